"""The words of one language, and dates in them."""

from __future__ import annotations

from dataclasses import dataclass

from annotated_article.edtf import Day, When


@dataclass(frozen=True, slots=True)
class Words:
    """One language's words. `months` has twelve names; the texts with braces are formats."""

    language: str
    months: tuple[str, ...]
    weekdays: tuple[str, ...]
    day: str
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

    def date(self, when: When) -> str:
        """The date in words: `10 March 2007`, `about 1950`, `10–12 March 2007`, `until 2003`."""
        if when.open_end:
            text = self.say["since"].format(self._point(when.first, when.precision))
        elif when.open_start:
            text = self.say["until"].format(self._point(when.last, when.precision))
        elif when.interval:
            text = self._range(when)
        else:
            text = self._point(when.first, when.precision)
        if when.approximate:
            text = self.say["about"].format(text)
        return f"{text}?" if when.uncertain else text

    def _point(self, day: Day, precision: str) -> str:
        year = self.year(day[0])
        if precision == "decade":
            return self.say["decade"].format(year)
        if precision == "century":
            return self.say["century"].format(self.year(day[0] // 100 * 100))
        if precision == "year":
            return year
        month = self.months[day[1] - 1]
        return f"{month} {year}" if precision == "month" else self.day.format(day=day[2], month=month, year=year)

    def _range(self, when: When) -> str:
        first, last = when.first, when.last
        if when.precision == "day" and first[:2] == last[:2]:
            start = f"{first[2]}." if "." in self.day else str(first[2])
            return f"{start}–{self._point(last, 'day')}"
        return f"{self._point(first, when.precision)} – {self._point(last, when.precision)}"

    def span(self, first: When, last: When) -> str:
        """From where one date begins to where another does: `January – 14 March 1998`, `12 March 2007 – 3 May 2008`, `1998`."""
        (begin, start), (end, stop) = ((when.last if when.open_start else when.first, when.precision) for when in (first, last))
        ends = [self._point(begin, start), self._point(end, stop)]
        if begin[0] == end[0] and {start, stop} <= {"day", "month"} and ends[0] != ends[1]:
            ends[0] = self._in_its_year(begin, start)
        return " – ".join(dict.fromkeys(ends))

    def _in_its_year(self, day: Day, precision: str) -> str:
        month = self.months[day[1] - 1]
        return month if precision == "month" else self.day.format(day=day[2], month=month, year="").strip()

    def year(self, year: int) -> str:
        """The year in words; 0 is 1 BC, as in ISO 8601."""
        return str(year) if year > 0 else self.say["before year 1"].format(1 - year)
