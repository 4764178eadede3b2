"""Dates as people write them, in the words of their language: `10 March 2007`, `c. 1850`, `26 août 1789`, `44 BC`, `1914–18`.

Our files accept none of these dates: each is rejected with the date it means. If it can be read in two ways, or only with a loss,
it is rejected with the possible dates, and none of them counts as sure.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import replace

from annotated_article.dates import date_words
from annotated_article.dates.cldr import calendar_of
from annotated_article.dates.date_words import LANGUAGES, Languages, Names, letters_of, lowered, names_of
from annotated_article.dates.edtf import Date, NotADate, Point, parse, weekday, year_text

LONGEST = 120
"""Characters searched for a date: no date is longer."""

_IN_CHARACTERS = re.compile(r"(?P<year>\d{4})\s*[年년]\s*(?P<month>\d{1,2})\s*[月월](?:\s*(?P<day>\d{1,2})\s*[日일])?")
_ISO = re.compile(r"(?<!\d)(?P<year>\d{4})-(?P<month>\d\d)-(?P<day>\d\d)(?!\d)")
# 2007-3-10  2007/03/10  2007.03  2007–03–10  1914–18
_YEAR_FIRST = re.compile(
    r"(?P<year>-?\d{4})(?P<gap>\s*(?P<sign>[-./–])\s*)(?P<month>\d{1,2})(?:(?P<then>\s*[-./–]\s*)(?P<day>\d{1,2}))?\.?"
)
_RUN_TOGETHER = re.compile(r"(?P<year>[12]\d{3})(?P<month>[01]\d)(?P<day>[0-3]\d)")
_SLASHED = re.compile(r"(\d{1,2})\s*([/.-])\s*(\d{1,2})\s*[/.-]\s*(\d{4}|\d\d)")  # 03/10/2007  10.3.2007  5-12-01
_DECADE = re.compile(r"(?:the\s+)?['’]?(\d{1,3})0(?:['’]?s|er(?:[\s-]jahren?)?)|(\d{3})[xu]")  # the 1950s  1950er Jahre  195x
_CENTURY = re.compile(r"(\d\d)(?:xx|\?\?|uu)|(?:the\s+)?(\d{1,2})00(?:s|er\s+jahre)\s+\((?:century|jahrhundert)\)")
_NUMBERED_CENTURY = re.compile(r"(?:the\s+)?(\d{1,2})(?:st|nd|rd|th|\.)\s+(?:century|jahrhundert)")  # the 19th century
# 2007-03-10T14:00Z  2007-03-10 2 pm; not if another date follows
_TIME = re.compile(r"(\d{4}-\d\d-\d\d)(?:t\d|\s+\d{1,2}(?:[:.h]\d|\s?[ap]\.?m\b|\s?uhr\b))(?!.*\d{4}-\d)[^/]*")
_BESIDE_A_NAME = re.compile(r"(?<=\d)-(?=[^\W\d])|(?<=[^\W\d])-(?=\d{4}$)")  # 10-Mar-2007
_BETWEEN = re.compile(rf"\s*[/–-]\s*|\s+(?:{date_words.TO})\s+")

_IN_DIGITS = "dates are written in digits, with the year first"
_HYPHENS = "a date is year-month-day, with hyphens and two digits for month and day"
_INTERVAL = "a range is two complete dates with a slash between them and no spaces"
_YEAR_DIGITS = "a year has four digits"
_NO_YEAR = NotADate("the year is missing or has fewer than four digits")


def read_date(text: str) -> Date | NotADate:
    """Read a date in EDTF. For any other text, say why it isn't one, and what it may mean.

    >>> read_date("10 March 2007").repair
    '2007-03-10'
    >>> read_date("03/10/2007").meant
    ('2007-03-10', '2007-10-03')
    """
    date = parse(text)
    if isinstance(date, Date) or date.backwards or len(text) > LONGEST:
        return date
    return _read(_plain(text), names_of(LANGUAGES)) or (date if re.search(r"\d", text) else _NO_YEAR)


def find_day(text: str, languages: Languages = LANGUAGES) -> tuple[str, str]:
    """The first day named in a line as year-month-day, and the line without it and its weekday. A long text has none."""
    if len(text) > 2 * LONGEST:
        return "", text
    text = unicodedata.normalize("NFC", text)
    names, plain = names_of(languages), lowered(text)
    forms = (*names.days, _IN_CHARACTERS, _ISO)
    for match in sorted((match for form in forms for match in form.finditer(plain)), key=lambda match: match.start()):
        found = _of_parts(match, names, None)
        if match["day"] and len(match["year"]) == 4 and found and found.repair:
            rest = text[: match.start()] + text[match.end() :]
            day = names.whole_weekday.search(lowered(rest))
            return found.repair, rest[: day.start()] + rest[day.end() :] if day else rest
    return "", text


def _read(text: str, names: Names) -> NotADate | None:
    """What a text may mean: a point, an interval or one with an open end."""
    readings = (_vague, _single, _one_winter, _interval, _two, _open, _point)
    return next((found for read in readings if (found := read(text, names))), None)


def _vague(text: str, names: Names) -> NotADate | None:
    """Reject `early 1990s`, because it doesn't say which years are meant."""
    match = re.fullmatch(rf"({date_words.VAGUE})[\s-]+(.+)", text)
    found = _point(match[2].removeprefix("the "), names) if match else None
    if match is None or found is None or not found.meant:
        return None
    return NotADate(f"a date can't say “{match[1]}”; write a range, or the whole month, year or decade", found.meant, sure=False)


def _one_winter(text: str, names: Names) -> NotADate | None:
    """`winter 2006–2007`, without spaces: a winter begins in one year and ends in the next."""
    match = re.fullmatch(r"([^\W\d].*\d{4})[/–-]\d{4}", text)
    start = _edge(match[1], names) if match else None
    found = _interval(text, names) if start and start.precision == "season" else None
    return NotADate(found.why, (str(start), *found.meant), sure=False) if found else None


def _interval(text: str, names: Names) -> NotADate | None:
    """From and to: `10–12 March 2007`, `from 2003 to 2007`, `March 2003 – April 2004`."""
    if match := names.days_of_month.fullmatch(text):  # March 10–12, 2007
        text = f"{match['day']} – {match['last']} {match['name']} {match['year']}"
    text = re.sub(rf"^(?:{date_words.FROM})\s+(?=.*\s(?:{date_words.TO})\s)", "", text)
    found = (_joined(text[: match.start()], text[match.end() :], names) for match in _BETWEEN.finditer(text))
    return next((each for each in found if each), None)


def _two(text: str, names: Names) -> NotADate | None:
    """Two dates in one field, `between 1950 and 1955` or `12 and 13 March 2007`: all the time between them may be meant, or not."""
    match = date_words.AND.fullmatch(text)
    found = _joined(match["first"], match["last"], names) if match else None
    if match is None or found is None or not found.meant:
        return found
    why = "“Between” can mean the whole period or a single date within it"
    return NotADate(why if match["between"] else "this field takes one date, or a range from one to another", found.meant, sure=False)


def _joined(left: str, right: str, names: Names) -> NotADate | None:
    """The interval between two written dates; one of them may leave out what the other has."""
    start, end = _edge(left, names), _edge(right, names)
    if start and start.day and re.fullmatch(r"\d{1,2}", right):  # 2007-03-10/12
        end = replace(start, day=int(right), approximate=False, uncertain=False)
    if end and end.given and (not start or end.year <= 0 < start.year):  # 300–200 BC
        start = _completed(left, end, names)
        if start and end.precision == "year" and not left.isdecimal():  # March/2007
            return NotADate(_IN_DIGITS, (str(start),), sure=False)
    if not (start and end):
        return None
    date = parse(f"{start}/{end}")
    return NotADate(_INTERVAL, (str(date),)) if isinstance(date, Date) else date


def _edge(text: str, names: Names) -> Point | None:
    """One end of an interval, if it has only one meaning."""
    if text == "?":
        return Point("unknown")
    found = _point(text, names)
    date = parse(found.repair) if found else None
    return date.start if isinstance(date, Date) and not date.is_interval else None


def _completed(text: str, end: Point, names: Names) -> Point | None:
    """A start without its year or month, as the end has them: `10` of 12 March 2007, `March` of May 2007."""
    day = re.fullmatch(date_words.DAY, text)
    if day and end.precision == "day":
        return replace(end, day=int(day["day"]), approximate=False, uncertain=False)
    if end.year > 0:
        return _edge(f"{text} {end.year}", names)
    return _edge(f"{text} bc" if text.isdecimal() else f"{text} {1 - end.year} bc", names)


def _open(text: str, names: Names) -> NotADate | None:
    """`since 2003`, `until 2003`; `before 2003` and `2003 –` have two meanings."""
    for words, form in ((date_words.SINCE, "{}/.."), (date_words.UNTIL, "../{}")):
        if (match := re.fullmatch(rf"(?:{words})\s+(.+)", text)) and (point := _edge(match[1], names)):
            return NotADate("an open start or end is written as two dots, before or after a slash", (form.format(point),))
    for words, form in date_words.BESIDE.items():
        if (match := re.fullmatch(rf"(?:{words})\s+(.+)", text)) and (point := _edge(match[1], names)):
            return NotADate("“Before” and “after” don't say whether that date itself is included", (form.format(point),), sure=False)
    if (match := re.fullmatch(r"(.+?)\s*–", text)) and (point := _edge(match[1], names)):
        return NotADate(
            "after the slash, two dots are an open end, and nothing is an unknown one", (f"{point}/..", f"{point}/"), sure=False
        )
    return None


_DOUBTS = (
    (re.compile(rf"(?:{date_words.ABOUT})(?:\.\s*|\s+)(.+)"), "~", "“About” is written as ~ after the date"),
    (re.compile(rf"(?:{date_words.PERHAPS})\s+(.+)"), "?", "“Perhaps” is written as ? after the date"),
    (re.compile(r"(.+?)\s*(?:\(\?\)|\?)"), "?", "“Perhaps” is written as ? after the date"),
)


def _point(text: str, names: Names) -> NotADate | None:
    """A single date, perhaps with words of doubt."""
    if found := _single(text, names):
        return found
    for form, mark, why in _DOUBTS:
        if match := form.fullmatch(text):
            return _doubted(_point(match[1], names), mark, why)
    return None


def _doubted(found: NotADate | None, mark: str, why: str) -> NotADate | None:
    """The date with ~ or ? after it; a decade or century takes neither."""
    date = parse(found.repair) if found else None
    if not isinstance(date, Date):
        return found
    if not date.start.month and date.start.precision != "year":
        return NotADate("nothing can follow the X of a decade or century", (str(date),), sure=False)
    approximate, uncertain = date.start.approximate or mark == "~", date.start.uncertain or mark == "?"
    return NotADate(why, (str(replace(date.start, approximate=approximate, uncertain=uncertain)),))


def _single(text: str, names: Names) -> NotADate | None:
    """A single date without words of doubt."""
    date = parse(text)
    if isinstance(date, Date):
        return None if date.is_interval else NotADate("dates are written in the digits 0 to 9", (text,))
    return _slashed(text) or _in_figures(text, names) or _in_words(text, names) or _with_more(text, names)


def _slashed(text: str) -> NotADate | None:
    """Day, month and year, or month, day and year, in figures: with full stops the day comes first."""
    match = _SLASHED.fullmatch(text)
    if match is None:
        return None
    first, sign, second, year = match.groups()
    if len(year) < 4:
        return _NO_YEAR
    found = [_dated(int(year), month, day, _HYPHENS) for day, month in ((first, second), (second, first))]
    meant = sorted({each.meant[0] for each in (found[:1] if sign == "." else found) if each.repair})
    if not meant:
        return found[0]
    return NotADate(_HYPHENS if len(meant) == 1 else "this doesn't show which number is the day", tuple(meant))


def _in_figures(text: str, names: Names) -> NotADate | None:
    """Decades and centuries; year, month and day without hyphens or with one digit."""
    if match := _CENTURY.fullmatch(text):
        return NotADate("a century ends in XX", (f"{int(match[1] or match[2]):02}XX",))
    if (match := _NUMBERED_CENTURY.fullmatch(text)) and int(match[1]):
        return NotADate("a century is written as its first two digits and XX", (f"{int(match[1]) - 1:02}XX",))
    if match := re.fullmatch(r"(\d{3})\?", text):
        return NotADate("this may be a decade or a year", (f"{match[1]}X", f"0{match[1]}?"), sure=False)
    if match := _DECADE.fullmatch(text):
        return _decade(match[1] or match[2])
    if match := _YEAR_FIRST.fullmatch(text):
        return _second_year(match) or _day_or_month(match) or _of_parts(match, names, None)
    match = _RUN_TOGETHER.fullmatch(text) or _IN_CHARACTERS.fullmatch(text)
    return _of_parts(match, names, None) if match else None


def _decade(figures: str) -> NotADate:
    """`1950s` is one decade; `1900s` may be the century; the `50s` may be of any."""
    if len(figures) == 1:
        return _NO_YEAR
    decade = f"{int(figures):03}X"
    if figures.endswith("0"):
        return NotADate("this may be a decade or a century", (decade, f"{decade[:2]}XX"), sure=False)
    return NotADate("a decade ends in a capital X, as in 199X", (decade,))


def _second_year(match: re.Match[str]) -> NotADate | None:
    """`1914–18` is two years; `2003–04` and `2003–4` may be two years or a month."""
    year, month = match["year"], match["month"]
    if match["day"] or year.startswith("-") or int(month) <= int(year[-len(month) :]):
        return None
    years = f"{year}/{year[: -len(month)]}{month}"
    if int(month) > 12:
        return NotADate(_INTERVAL, (years,)) if match["sign"] == "–" else NotADate(f"{month} is not a month", (years,), sure=False)
    return NotADate(f"{month} may be a month or a year", (f"{year}-{int(month):02}", years), sure=False)


def _day_or_month(match: re.Match[str]) -> NotADate | None:
    """`2007-03/04` is a day, or March and April: the two signs differ."""
    if not match["day"] or match["gap"] == match["then"]:
        return None
    month, last = f"{match['year']}-{int(match['month']):02}", f"{int(match['day']):02}"
    meant = tuple(each for each in (f"{month}-{last}", f"{month}/{match['year']}-{last}") if isinstance(parse(each), Date))
    return NotADate(f"{match['day']} may be a day or a month", meant, sure=False) if len(meant) == 2 else None


def _in_words(text: str, names: Names) -> NotADate | None:
    """A date with the name of its month, season or era: `March 2007`, `spring 2007`, `15 March 44 BC`, `AD 79`; or a year alone."""
    era = names.era.search(text)
    rest = " ".join((text[: era.start()] + " " + text[era.end() :]).split()) if era else text
    forms, rest = (*names.days, *names.others), _BESIDE_A_NAME.sub(" ", rest)
    match = next((match for form in forms if (match := form.fullmatch(rest))), None)
    return _of_parts(match, names, names.eras[letters_of(era[0])] if era else None) if match else None


def _with_more(text: str, names: Names) -> NotADate | None:
    """A date with its weekday, the time of day, a remark or a full stop."""
    if (match := names.weekday.match(text)) and (found := _single(text[match.end() :], names)):
        return _if_weekday(found, names.weekdays[letters_of(match[1])], _IN_DIGITS)
    if match := _TIME.fullmatch(text):
        return NotADate("a date has no time of day", (match[1],)) if isinstance(parse(match[1]), Date) else None
    if (match := re.fullmatch(r"(.+?)\s*\((?:an? |ein )?([^?()][^()]*)\)", text)) and (found := _single(match[1], names)):
        number, why = names.weekdays.get(letters_of(match[2])), "this field takes only a date"
        return NotADate(why, found.meant, sure=False) if number is None else _if_weekday(found, number, why)
    match = re.fullmatch(r"(.+?)[.,;]", text)
    found = _single(match[1], names) if match else None
    return NotADate("nothing may follow a date", found.meant, found.sure) if found and found.meant else found


def _if_weekday(found: NotADate, number: int, why: str) -> NotADate:
    """The date, as long as it falls on that weekday."""
    date = parse(found.repair)
    day = date.only_day if isinstance(date, Date) else None
    if day is None or weekday(day) == number:
        return NotADate(why, found.meant, found.sure) if found.meant else found
    names = calendar_of("en").weekdays
    return NotADate(f"{date} is a {names[weekday(day)]}, not a {names[number]}", found.meant, sure=False)


def _of_parts(match: re.Match[str], names: Names, era: int | None) -> NotADate | None:
    """The date made of the parts that a form has found. `era` is 0 before year 1, 1 after it, None if not given."""
    parts = match.groupdict()
    typed = parts["year"]
    season = next((number for number, words in date_words.SEASONS.items() if re.fullmatch(words, parts.get("season") or "")), 0)
    named = season or names.months.get(letters_of(parts.get("name") or ""))
    month, day = str(named) if named else parts.get("month"), parts.get("day")
    if era is None and len(typed.lstrip("-")) < 3:
        return _NO_YEAR
    if era is not None and not int(typed):
        return None
    if era == 0:
        return _dated(1 - int(typed), month, day, "years before year 1 are counted from 0000, which is 1 BC")
    if season:
        return _dated(int(typed), month, day, "a season is a number after the year, from 21 (spring) to 24 (winter)")
    return _dated(int(typed), month, day, _IN_DIGITS if named else _HYPHENS if month else _YEAR_DIGITS)


def _dated(year: int, month: str | None, day: str | None, why: str) -> NotADate:
    """The date in EDTF, or why that day doesn't exist."""
    meant = "-".join((year_text(year), *(part.zfill(2) for part in (month, day) if part)))
    date = parse(meant)
    return date if isinstance(date, NotADate) else NotADate(why, (meant,))


def _plain(text: str) -> str:
    """Lower case, digits 0 to 9, one kind of dash, single spaces, no invisible characters."""
    kept = "".join(sign for sign in unicodedata.normalize("NFKC", text) if unicodedata.category(sign) != "Cf")
    return " ".join(lowered(re.sub("[‐‑‒–—―−]", "–", kept)).split())
