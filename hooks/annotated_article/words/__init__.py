"""The sentences of the interface, and dates in words. `languages.py` says how to add a language."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import cache, lru_cache
from gettext import NullTranslations

from babel.lists import format_list
from babel.numbers import format_decimal
from markupsafe import Markup, escape

from annotated_article.dates.cldr import calendar_of, locale_of
from annotated_article.dates.edtf import Date
from annotated_article.dates.shown_dates import DateWords, shown_date, shown_year
from annotated_article.languages import language_of
from annotated_article.words import english
from annotated_article.words.catalogue import sentences, translations_for


@dataclass(frozen=True, slots=True, eq=False)
class Words:
    """One language's words. The texts with braces are formats."""

    language: str
    dates: DateWords
    quotes: tuple[str, str]
    kinds: dict[str, str]
    """Kind of note in HTML classes -> its word."""
    groups: dict[str, str]
    """Kind of note -> its heading, for several."""
    findings: dict[str, str]
    claim_kinds: dict[str, str]
    skills: dict[str, str]
    """Reading skill that a question trains -> its words."""
    correction_kinds: dict[str, str]
    annotating: dict[str, str]
    """What a contributor fills in -> its label."""
    say: dict[str, str]
    """Everything else, by a short English key."""
    untranslated: frozenset[str]
    """Keys of `say` with an English sentence because the catalogue has no other."""
    translations: NullTranslations

    def count(self, what: str, number: int) -> str:
        """`3 claims`."""
        return self._counted(what, number).format(_number(number, self.language))

    def number(self, number: int) -> str:
        """The number with its thousands apart: `1,200`, in German `1.200`."""
        return _number(number, self.language)

    def numbers(self, ends: Iterable[int]) -> str:
        """From one number to another: `501–1,000`."""
        return "–".join(map(self.number, ends))

    def sentence(self, key: str, *values: str) -> Markup:
        """The sentence as HTML, marked as English on a page of another language; values are text unless they are HTML already."""
        lines = self.say[key].split("\n")
        marked = [Markup('<span lang="en">{}</span>').format(line) if key in self.untranslated else escape(line) for line in lines]
        return Markup("\n").join(marked).format(*values)

    @property
    def lang(self) -> Markup:
        """The attribute for a part of a page that has only the interface's words: ` lang="en"` for a language without a catalogue."""
        return Markup(' lang="en"') if len(self.untranslated) == len(self.say) else Markup()

    @property
    def direction(self) -> str:
        """`rtl` or `ltr`, for the whole page."""
        return str(locale_of(self.language).text_direction)

    def labelled(self, label: str, text: str) -> str:
        """`Sources: …`, in French with a space before the colon. Both may be HTML."""
        return self.say["labelled"].format(label, text)

    def listed(self, items: Iterable[str]) -> str:
        """`a, b and c`."""
        return format_list([*items], locale=locale_of(self.language))

    def date(self, when: Date) -> str:
        """The date in words: `10 March 2007`, `about 1950`, `10–12 March 2007`, `until 2003`."""
        return shown_date(when, self.dates)

    def year(self, year: int | str) -> str:
        """The year in words, from a number or as addresses name it; 0 is 1 BC, as in ISO 8601."""
        return shown_year(int(year), self.language)

    @property
    def short_months(self) -> tuple[str, ...]:
        """The short names of the months."""
        return calendar_of(self.language).months_short

    def span(self, first: Date, last: Date) -> str:
        """From where one date begins to where another does: `12 March 2007 – 3 May 2008`, `1998`. Doubt is left out."""
        ends = (replace(date.leading, approximate=False, uncertain=False) for date in (first, last))
        return self.date(Date(tuple(ends)))

    @property
    def weekdays(self) -> tuple[str, ...]:
        """The names of the days of the week, from Monday."""
        return calendar_of(self.language).weekdays

    def _counted(self, what: str, number: int) -> str:
        one, several = english.COUNTED[what]
        return self.translations.ngettext(one, several, number)


def words_from(language: str, translations: NullTranslations) -> Words:
    """The words of a language, with English ones for what has no translation."""
    tables: dict[str, dict[str, str]] = {}
    untranslated = set()
    for table, key, text, several, context in sentences():
        if several:
            continue
        found = translations.pgettext(context, text) if context else translations.gettext(text)
        tables.setdefault(table, {})[key] = found or text
        if table == "say" and not found:
            untranslated.add(key)
    dates, labels = tables.pop("dates"), tables.pop("labels")
    seasons = (dates["spring"], dates["summer"], dates["autumn"], dates["winter"])
    return Words(
        language=language,
        dates=DateWords(language, dates["since"], dates["until"], dates["about"], dates["decade"], dates["century"], seasons),
        quotes=language_of(language).quotes.outer,
        annotating=labels,
        untranslated=frozenset(untranslated),
        translations=translations,
        **tables,
    )


@lru_cache(maxsize=4096)
def _number(number: int, language: str) -> str:
    return format_decimal(number, locale=locale_of(language))


ENGLISH = words_from("en", NullTranslations())


def words_of(language: str) -> Words:
    """The words for a language tag (`de-AT` is German), or English ones if there is no catalogue."""
    return _words_of(language.split("-", maxsplit=1)[0].lower())


@cache
def _words_of(language: str) -> Words:
    if language == "en" or not re.fullmatch("[a-z]{2,8}", language):
        return ENGLISH
    return words_from(language, translations_for(language))
