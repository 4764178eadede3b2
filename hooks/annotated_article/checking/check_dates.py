"""Dates against the calendar: whether the weekday or "last month" in the words fits, and whether it was before the article."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator

from annotated_article.dates.edtf import Date, day_text, weekday, year_text
from annotated_article.languages import language_of
from annotated_article.model.articles import Article
from annotated_article.model.notes import DateNote
from annotated_article.model.typed import Dated
from annotated_article.problems import Problem
from annotated_article.words import ENGLISH, Words, words_of


def check_dates(article: Article) -> Iterator[Problem]:
    """Problems of the article's date notes, counted from the day of its publication."""
    words = words_of(article.language)
    published = article.published.date
    for note in article.notes.dates:
        if note.selector is None:
            continue
        said = note.article_says or note.when
        yield from _check_weekday(note, said, published, words)
        yield from _check_month(note, said, published, article.language)
        if note.article_says is None and note.when.date.earliest > published.latest:
            says = (f"The article's date is {article.published.text}.",)
            fix = (
                f"correct the date; if the article announces it, add `article_says: {note.when.text}`; "
                "if the article has it wrong, add `article_says` with the date that its words give"
            )
            yield Problem("D004", note.when.text.at, says, fix)


def _check_weekday(note: DateNote, said: Dated, published: Date, words: Words) -> Iterator[Problem]:
    """A quote that names one weekday fits a date of one day only if that is its weekday."""
    day = said.date.only_day
    if note.selector is None or day is None:
        return
    named = [number for number, name in enumerate(words.weekdays) if re.search(rf"\b{name}\b", note.selector.exact, re.IGNORECASE)]
    actual = weekday(day)
    if len(named) != 1 or named[0] == actual:
        return
    meant = _nearest_before(published, named[0])
    says = [f"{said.text} is a {ENGLISH.weekdays[actual]}, but the article says {_in_english(words, named[0])}."]
    if meant:
        says.append(f"The last {ENGLISH.weekdays[named[0]]} before it was published, on {published_day(published)}, was {meant}.")
    yield _does_not_fit(note, said, tuple(says), meant)


def _in_english(words: Words, weekday: int) -> str:
    """The day's name as the article says it, with its English name if that is another: `Freitag (Friday)`."""
    name, english = words.weekdays[weekday], ENGLISH.weekdays[weekday]
    return name if name == english else f"{name} ({english})"


def _does_not_fit(note: DateNote, said: Dated, says: tuple[str, ...], meant: str) -> Problem:
    """The problem of a date that doesn't fit, with the correct date if it is known, in the field the date was read from."""
    if said is note.article_says:
        return Problem("D003", said.text.at, says, "correct the date", (f"article_says: {meant}",) if meant else ())
    line = f"article_says: {meant}" if meant else "article_says"
    fix = f"look the date up: if {said.text} is wrong, correct it; if the article is wrong, add `{line}`"
    return Problem("D003", said.text.at, says, fix)


def published_day(published: Date) -> str:
    """The day of publication as it is typed."""
    return day_text(published.earliest)


def _nearest_before(published: Date, number: int) -> str:
    """The last such weekday before the day of publication, or an empty string if that day is not known."""
    if published.only_day is None or not 1 < published.earliest[0] < 9999:
        return ""
    day = datetime.date(*published.only_day) - datetime.timedelta(days=1)
    return (day - datetime.timedelta(days=(day.weekday() - number) % 7)).isoformat()


def _check_month(note: DateNote, said: Dated, published: Date, language: str) -> Iterator[Problem]:
    """A quote such as `last month` fits a date in that month, counted from the month of publication."""
    if note.selector is None or said.date.leading.precision not in ("day", "month"):
        return
    months = ((pattern, step) for pattern, unit, step in language_of(language).relative if unit == "month")
    found = ((re.search(rf"\b(?:{pattern})\b", note.selector.exact, re.IGNORECASE), step) for pattern, step in months)
    match, step = next(((match, step) for match, step in found if match), (None, 0))
    if match is None:
        return
    count = published.earliest[0] * 12 + published.earliest[1] - 1 + step
    year, month = count // 12, count % 12 + 1
    meant = f"{year_text(year)}-{month:02}"
    if not said.date.earliest[:2] <= (year, month) <= said.date.latest[:2]:
        says = (f"Counted from the day of publication, {published_day(published)}, “{match[0]}” is {meant}.",)
        yield _does_not_fit(note, said, says, meant)
