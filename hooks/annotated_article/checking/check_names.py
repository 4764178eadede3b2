"""Names that would link the wrong words: two entries with one name, an alias that is another's name, an everyday word."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from annotated_article.anchoring.reader_text import fold
from annotated_article.model import Entry
from annotated_article.problems import Problem
from annotated_article.yaml_text import in_brackets

_MEANS = {
    "is a month, a day or a season": "january february march april may june july august september october november december monday tuesday "
    "wednesday thursday friday saturday sunday spring summer autumn fall winter",
    "begins many sentences": "a an and as at but by for from he her his how if in it no of on or our she that the their there they "
    "this to we what when who why will with you",
    "is an office that many people hold": "president minister secretary ambassador envoy chairman chief director general king queen leader "
    "spokesman spokeswoman",
    "is a body that exists in many places": "administration army assembly church committee company conference congress council court "
    "embassy government house ministry navy office parliament party police senate state union university",
    "means many things": "article city country history border law man news north south east west people peace power report river talks "
    "text time town war woman world year",
}
"""Why a word alone is a bad name -> such words. Surnames that are also words (Rice, Young) are left out, as a capital marks them."""
_EVERYDAY = {word: why for why, words in _MEANS.items() for word in words.split()}


def check_names(entries: Iterable[Entry]) -> Iterator[Problem]:
    """Problems of the entries' names and aliases."""
    owners: dict[str, Entry] = {}
    for entry in (entries := list(entries)):
        other = owners.setdefault(fold(entry.name), entry)
        if other is not entry and not _told_apart(entry, other):
            yield _two_of_one_name(entry, other)
    for entry in entries:
        yield from _names_of_others(entry, owners)
        yield from _everyday_words(entry)


def _told_apart(one: Entry, other: Entry) -> bool:
    return other.id in one.not_same_as and one.id in other.not_same_as


def _two_of_one_name(entry: Entry, other: Entry) -> Problem:
    here, there = next(pair for pair in ((entry, other), (other, entry)) if pair[1].id not in pair[0].not_same_as)
    fix = "merge the two files, or list each in the other's `not_same_as`"
    namesakes = in_brackets([*here.not_same_as, there.id])
    return Problem("A003", here.name.at, (f"{there.at.path} has this name too.",), fix, (f"not_same_as: {namesakes}",))


def _names_of_others(entry: Entry, owners: Mapping[str, Entry]) -> Iterator[Problem]:
    for alias in (*entry.always, *entry.aliases):
        other = owners.get(fold(alias), entry)
        if other is not entry and not _told_apart(entry, other):
            says = (f"“{alias}” is the name of {other.at.path}.", "If an article has both, the words are linked to neither.")
            fix = f"delete it; if an article means {entry.id} by these words, pin them with `mentions`"
            yield Problem("A004", alias.at, says, fix)


def _everyday_words(entry: Entry) -> Iterator[Problem]:
    """Skip a name of one lower-case word: it is linked only through the cast."""
    names = () if entry.name[:1].islower() else (entry.name,)
    for name in (*names, *entry.always, *entry.aliases):
        if why := _EVERYDAY.get(name.casefold()):
            fix = "use a longer form, or pin the words with `mentions`; if the name is right, add the line `# allow: A002`"
            yield Problem("A002", name.at, (f"“{name}” {why}.",), fix)
