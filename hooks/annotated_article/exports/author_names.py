"""Names of authors, as typed, in the parts that reference lists turn round."""

from __future__ import annotations

import re
from collections.abc import Collection
from typing import NamedTuple

PARTICLES = frozenset("al bin da de del della den der di dos du ibn la las le les los ten ter van von zu zum zur".split())
_COLLECTIVE = frozenset("agency board bureau committee council desk editors ministry network news press reporters staff team".split())
_JOINING = frozenset("and for of on the und für & +".split())
_SUFFIX = re.compile(r"(?P<name>.+?),? (?P<suffix>[JS]r\.?|II|III|IV)")
_GLUED = re.compile(r"(?P<particle>(?:al|el|as|ash|an|ad)-)(?=\w)")


class Name(NamedTuple):
    """A person's name in CSL's parts; one of `literal` alone is an organisation or a name of one word."""

    family: str = ""
    given: str = ""
    particle: str = ""
    suffix: str = ""
    literal: str = ""

    @property
    def last(self) -> str:
        """The family name with its particle: `van Beethoven`."""
        return f"{self.particle}{'' if self.particle.endswith('-') or not self.particle else ' '}{self.family}"

    @property
    def whole(self) -> str:
        """As it is said: `Ludwig van Beethoven`."""
        return self.literal or " ".join(filter(None, (self.given, self.last, self.suffix)))


def name_of(typed: str, organisations: Collection[str] = ()) -> Name:
    """The parts of a name. It stays whole where it is one of `organisations`, one word, not in Latin letters, or plainly not a person's.

    >>> name_of("Lies van der Berg")
    Name(family='Berg', given='Lies', particle='van der', suffix='', literal='')
    """
    typed = " ".join(typed.split())
    words = typed.split(" ")
    if len(words) == 1 or typed in organisations or not words[-1][:1].isascii() or _is_collective(words):
        return Name(literal=typed)
    match = _SUFFIX.fullmatch(typed)
    suffix = match["suffix"] if match else ""
    words = match["name"].split(" ") if match else words
    first = next((at for at, word in enumerate(words[:-1]) if word in PARTICLES), len(words) - 1)
    given, particle, family = " ".join(words[:first]), " ".join(words[first:-1]), words[-1]
    if (glued := _GLUED.match(family)) and not particle:
        particle, family = glued["particle"], family[glued.end() :]
    if not given:
        return Name(literal=typed)
    return Name(family, given, particle, suffix)


def _is_collective(words: list[str]) -> bool:
    return words[-1].lower() in _COLLECTIVE or any(word.lower() in _JOINING and word not in PARTICLES for word in words)
