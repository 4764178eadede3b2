"""What has no note yet in an article: names, date words with the day they mean, sentences in which somebody speaks."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator, Mapping
from functools import cache
from typing import NamedTuple

from annotated_article.anchoring.anchor_article import AnchoredArticle
from annotated_article.anchoring.reader_text import ReaderText
from annotated_article.anchoring.sentences import sentence_around
from annotated_article.commands.notices import advice, unlinked_names
from annotated_article.dates.cldr import calendar_of
from annotated_article.dates.edtf import Date
from annotated_article.languages import Language, language_of
from annotated_article.model.notes import Entry

_LETTER = "A-ZÀ-ÖØ-ÞŁŚŠŽ"
_NAME = re.compile(
    rf"\b[{_LETTER}][\w’'.-]*[\w](?:[ -](?:(?:of|the|al|de|der|van|von|bin|ibn|el)[ -])?[{_LETTER}][\w’'-]*\w)*|\b[{_LETTER}]{{2,}}\b"
)


class Patterns(NamedTuple):
    """What finds date words and verbs of saying in a language, and its relative dates."""

    date: re.Pattern[str]
    says: re.Pattern[str]
    language: Language


@cache
def _patterns(tag: str) -> Patterns:
    """The patterns of a language; those of English for one without a folder."""
    known = language_of(tag)
    if not known.saying:
        return _patterns("en")
    days, months = "|".join(calendar_of(tag).weekdays), "|".join(calendar_of(tag).months)
    before = rf"(?:(?i:{known.day_is[0]})\s+)?" if known.day_is[0] else ""
    after = rf"(?:\s+(?i:{known.day_is[1]}))?" if known.day_is[1] else ""
    relative = "|".join(pattern for pattern, _, _ in known.relative)
    # "last Monday", "lundi dernier"; "12 March 2007", "12 de marzo de 2007"; "March 12, 2007", "in March 2007"; "last month"; "1979"
    date = (
        rf"\b{before}(?:{days}){after}\b|\b\d{{1,2}}(?:\.|er|º)?\s+(?:de\s+)?(?:{months})(?:\s+(?:de\s+)?\d{{4}})?\b"
        rf"|\b(?:{months})\s+\d{{1,2}}(?:,\s*\d{{4}})?\b|\b(?:(?i:{known.dated})\s+)?(?:{months})(?:\s+(?:de\s+)?\d{{4}})?\b"
        rf"|\b(?i:{relative})\b|\b(?:1[5-9]|20)\d\d\b"
    )
    return Patterns(re.compile(date), re.compile(rf"\b(?:{'|'.join(known.saying)})\b", re.IGNORECASE), known)


_WORD = re.compile(r"[^\W\d_]+")
_LAST_VOWELS = "aeiouаяоеёийыьα"
_SHORTEST_STEM, _LONGEST_ENDING = 4, 3  # letters


class Suggestion(NamedTuple):
    """Words without a note: `section` is unsure, forms, names, dates or claims; `passage` is where they occur first, `times` how often."""

    section: str
    words: str
    passage: str
    times: int = 1
    hint: str = ""


def suggest(anchored: AnchoredArticle, entries: Mapping[str, Entry]) -> list[Suggestion]:
    """Everything in the body that a contributor may want to annotate next, in reading order within each section."""
    text = anchored.texts["body"]
    noted = {kind: _spans(anchored, kind) for kind in ("names", "dates", "claims")}
    language = anchored.article.language
    return [
        *_unsure(anchored, entries),
        *_forms(anchored, entries),
        *_names(text, noted["names"] + noted["dates"], language),
        *_dates(text, noted["dates"], anchored.article.published.date, language),
        *_claims(text, noted["claims"], language),
    ]


def _unsure(anchored: AnchoredArticle, entries: Mapping[str, Entry]) -> Iterator[Suggestion]:
    for name in unlinked_names(anchored):
        yield Suggestion("unsure", name.longer, name.passages[0], len(name.passages), advice(name, entries))


def _forms(anchored: AnchoredArticle, entries: Mapping[str, Entry]) -> Iterator[Suggestion]:
    """Words that are the one-word name of an entry of this article with another ending: `Ирана` of Иран, `Kennedys` of Kennedy."""
    text, stems = anchored.texts["body"], _stems(anchored, entries)
    demonyms = language_of(anchored.article.language).demonyms
    taken = _spans(anchored, "names")
    found: dict[tuple[str, str], list[int]] = {}
    for match in _WORD.finditer(text.text):
        word = match[0]
        entry = next((stems[word[:size]] for size in range(len(word), len(word) - _LONGEST_ENDING - 1, -1) if word[:size] in stems), None)
        if entry and word not in demonyms and _is_free(*match.span(), taken):
            found.setdefault((word, entry), []).append(match.start())
    for (word, entry), places in found.items():
        yield Suggestion("forms", word, text.id_at(places[0]), len(places), f"if it is {entry}, add it to its `aliases`")


def _stems(anchored: AnchoredArticle, entries: Mapping[str, Entry]) -> dict[str, str]:
    """One-word names of the entries that the article mentions, without a last vowel, and the entries they belong to."""
    here = [entries[entry] for entry in anchored.entry_ids]
    names = {name: entry.id for entry in here for name in (entry.name, *entry.aliases) if len(name) >= _SHORTEST_STEM and name.isalpha()}
    return {(name[:-1] if name[-1] in _LAST_VOWELS and len(name) > _SHORTEST_STEM else name): entry for name, entry in names.items()}


def _spans(anchored: AnchoredArticle, section: str) -> list[tuple[int, int]]:
    kinds = {"dates": ("date",), "claims": ("claim",)}.get(section)
    spots = [
        mention.spot
        for mention in anchored.mentions
        if mention.spot.surface == "body" and (mention.css in kinds if kinds else mention.subject.is_entry)
    ]
    return [(spot.start, spot.end) for spot in spots]


def _is_free(start: int, end: int, taken: list[tuple[int, int]]) -> bool:
    return not any(low < end and start < high for low, high in taken)


def _names(text: ReaderText, taken: list[tuple[int, int]], language: str) -> Iterator[Suggestion]:
    """Runs of capitalised words; a single word at the beginning of a sentence counts only if it is capitalised elsewhere too."""
    taken = taken + [match.span() for match in _patterns(language).date.finditer(text.text)]
    found: dict[str, list[int]] = {}
    for match in _NAME.finditer(text.text):
        words = re.sub(r"[’']s?$", "", match[0])
        if _is_free(match.start(), match.end(), taken):
            found.setdefault(words, []).append(match.start())
    common = set(re.findall(r"\b[a-z]+\b", text.text))
    for words, places in found.items():
        alone = " " not in words and (words.lower() in common or all(_begins_sentence(text.text, place) for place in places))
        if not alone:
            yield Suggestion("names", words, text.id_at(places[0]), len(places))


def _begins_sentence(text: str, offset: int) -> bool:
    before = text[:offset].rstrip(" \"'“‘([")
    return not before or before[-1] in ".!?:…"


def _dates(text: ReaderText, taken: list[tuple[int, int]], published: Date, language: str) -> Iterator[Suggestion]:
    for match in _patterns(language).date.finditer(text.text):
        if _is_free(match.start(), match.end(), taken):
            yield Suggestion("dates", match[0], text.id_at(match.start()), hint=_meant(match[0], published, language))


def _meant(words: str, published: Date, language: str) -> str:
    """The day, month or year that the words mean, counted from the day of publication; empty if that is unknown."""
    if published.only_day is None or not 1 < published.earliest[0] < 9999:
        return ""
    day = datetime.date(*published.only_day)
    known = _patterns(language).language
    for number, name in enumerate(calendar_of(language).weekdays):
        if name.lower() in words.lower():
            back = (day.weekday() - number - 1) % 7 + 1
            is_next = bool(known.coming) and re.search(rf"\b(?:{known.coming})\b", words, re.IGNORECASE)
            return (day + datetime.timedelta(days=(7 - back or 7) if is_next else -back)).isoformat()
    units = ((unit, step) for pattern, unit, step in known.relative if re.fullmatch(pattern, words, re.IGNORECASE))
    match next(units, ("", 0)):
        case "day", step:
            return (day + datetime.timedelta(days=step)).isoformat()
        case "month", step:
            months = day.year * 12 + day.month - 1 + step
            return f"{months // 12:04}-{months % 12 + 1:02}"
        case "year", step:
            return str(day.year + step)
    return ""


def _claims(text: ReaderText, taken: list[tuple[int, int]], language: str) -> Iterator[Suggestion]:
    """Sentences with a verb of saying and without a claim."""
    seen = -1
    for match in _patterns(language).says.finditer(text.text):
        passage = text.id_at(match.start())
        start, end = sentence_around(text.text, match.span(), text.around(*match.span()), language)
        if passage and start > seen and _is_free(start, end, taken):
            yield Suggestion("claims", text.text[start:end].strip(), passage)
            seen = start
