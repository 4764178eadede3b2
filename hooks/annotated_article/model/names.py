"""Names of people and organisations in their parts."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from annotated_article.model.typed import Span, Text

_GENERATIONS = ("jr", "sr", "ii", "iii", "iv", "v")
"""Suffixes that no comma separates from a name in running text."""


# 山田  김  毛: Chinese characters, kana or Hangul
EAST_ASIAN = re.compile(r"[\u3005\u3040-\u30fa\u30fc-\u30ff\u3400-\u9fff\uac00-\ud7a3\U00020000-\U0003ffff ]+")


@dataclass(frozen=True, slots=True)
class Name:
    """A name in the parts that CSL has. With `literal` alone it is an organisation, or a name whose parts are unsure.

    `particle` stays with the family name (`van` in van Gogh), `dropping` follows the given name (`von` in von Goethe).
    `is_glued`: no space between family and given name, as in 毛泽东.
    """

    family: str = ""
    given: str = ""
    particle: str = ""
    suffix: str = ""
    literal: str = ""
    dropping: str = ""
    family_first: bool = False
    is_organisation: bool = field(default=False, compare=False, repr=False)
    is_glued: bool = field(default=False, compare=False, repr=False)

    @property
    def last(self) -> str:
        """The family name with its particle: `van Gogh`."""
        return self.particle + ("" if self.is_elided else " ") + self.family if self.particle else self.family

    @property
    def is_elided(self) -> bool:
        """Whether the particle is glued to the family name: `al-`, `d'`."""
        return self.particle.endswith(("-", "'", "’"))

    @property
    def has_comma(self) -> bool:
        """Whether a comma is before the suffix even in running text: `Ada Pell, PhD`."""
        return bool(self.suffix) and self.suffix.lower().rstrip(".") not in _GENERATIONS

    @property
    def whole(self) -> str:
        """The name in spoken order: `Vincent van Gogh`, `Ada Pell, PhD`, `Nagy Imre`."""
        if self.family_first:
            said = ("" if self.is_glued else " ").join(filter(None, (self.last, self.given)))
        else:
            said = " ".join(filter(None, (self.given, self.dropping, self.last)))
        return self.literal or (", " if self.has_comma else " ").join(filter(None, (said, self.suffix)))


class Author(Text):
    """An author in words, with the parts of the name if the file gives them."""

    name: Name | None = None

    @classmethod
    def of(cls, name: Name, at: Span) -> Author:
        """The author whose name has these parts, typed at `at`."""
        author = cls(name.whole, at)
        author.name = name
        return author
