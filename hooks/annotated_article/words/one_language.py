"""The words of one language, and dates in them."""

from __future__ import annotations

from dataclasses import dataclass, replace

from annotated_article.dates.cldr import calendar_of
from annotated_article.dates.edtf import Date
from annotated_article.dates.shown_dates import DateWords, shown_date, shown_year


@dataclass(frozen=True, slots=True)
class Words:
    """One language's words. The texts with braces are formats."""

    language: str
    dates: DateWords
    quotes: tuple[str, str]
    kinds: dict[str, str]
    """Kind of note in HTML classes -> its word."""
    groups: dict[str, str]
    """Kind of note -> its heading, for several."""
    counted: dict[str, tuple[str, str]]
    """Thing counted -> words for one and for several, with {}."""
    findings: dict[str, str]
    claim_kinds: dict[str, str]
    skills: dict[str, str]
    """Reading skill that a question trains -> its words."""
    correction_kinds: dict[str, str]
    annotating: dict[str, tuple[str, str]]
    """What a contributor fills in -> its label, and what stands in the YAML until then."""
    say: dict[str, str]
    """Everything else, by a short English key."""

    def count(self, what: str, number: int) -> str:
        """`3 claims`."""
        one, several = self.counted[what]
        return (one if number == 1 else several).format(f"{number:,}")

    def date(self, when: Date) -> str:
        """The date in words: `10 March 2007`, `about 1950`, `10–12 March 2007`, `until 2003`."""
        return shown_date(when, self.dates)

    def year(self, year: int | str) -> str:
        """The year in words, from a number or as addresses name it; 0 is 1 BC, as in ISO 8601."""
        return shown_year(int(year), self.language)

    @property
    def months(self) -> tuple[str, ...]:
        """The names of the months."""
        return calendar_of(self.language).months_alone

    def span(self, first: Date, last: Date) -> str:
        """From where one date begins to where another does: `12 March 2007 – 3 May 2008`, `1998`. Doubt is left out."""
        ends = (replace(date.leading, approximate=False, uncertain=False) for date in (first, last))
        return self.date(Date(tuple(ends)))

    @property
    def weekdays(self) -> tuple[str, ...]:
        """The names of the days of the week, from Monday."""
        return calendar_of(self.language).weekdays
