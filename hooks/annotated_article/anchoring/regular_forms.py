"""The regular forms of a name in the languages whose rules are short enough to read. Other forms are written under `aliases`.

English: the plural of a term. German: the genitive of any name. An English possessive ('s) needs no rule: it stays outside the name.
A person's plural in English ("the Kennedys") means several people, so it is never linked to one of them.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from annotated_article.kinds import ENTRY_KINDS

_ENTRIES = frozenset(kind.name for kind in ENTRY_KINDS.values())
_WITH_PLURAL = frozenset(kind.name for kind in ENTRY_KINDS.values() if kind.has_plural)


class RegularForms(NamedTuple):
    """`kinds` of entries that have the forms, `endings` as (what the text has, what the name has), `of` makes a name's forms."""

    kinds: frozenset[str]
    endings: tuple[tuple[str, str], ...]
    of: Callable[[str], tuple[str, ...]]


def english_plural(name: str) -> tuple[str, ...]:
    """`error` -> errors, `sanction` -> sanctions, `breach` -> breaches, `policy` -> policies, `proxy` -> proxies."""
    low = name.lower()
    if low.endswith(("s", "x", "z", "ch", "sh")):
        return (f"{name}es",)
    if low.endswith("y") and low[-2:-1] not in "aeiou":
        return (f"{name[:-1]}ies",)
    return (f"{name}s",)


def german_genitive(name: str) -> tuple[str, ...]:
    """`Adenauer` -> Adenauers, `Bund` -> Bunds or Bundes. Names in s, ß, x, z and tz take an apostrophe, which is outside the name."""
    return () if name.lower().endswith(("s", "ß", "x", "z")) else (f"{name}s", f"{name}es")


LANGUAGES = {
    "en": RegularForms(_WITH_PLURAL, (("ies", "y"), ("es", ""), ("s", "")), english_plural),
    "de": RegularForms(_ENTRIES, (("es", ""), ("s", "")), german_genitive),
}


def forms_in(language: str) -> RegularForms | None:
    """The regular forms of a language tag (BCP 47), or None where there are no rules."""
    return LANGUAGES.get(language.lower().split("-")[0])
