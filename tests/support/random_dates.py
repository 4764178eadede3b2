"""Random dates in EDTF, for Hypothesis."""

import calendar

from hypothesis import strategies as st

from annotated_article.dates.edtf import Date, parse

YEARS = st.one_of(st.integers(-9999, 9999), st.integers(-60, 60), st.integers(1990, 2012))
FORMS = ("day", "month", "season", "year", "decade", "century")


@st.composite
def points(draw: st.DrawFn, forms: tuple[str, ...] = FORMS) -> str:
    """A day, month, season, year, decade or century, some approximate or uncertain."""
    form = draw(st.sampled_from(forms))
    if form in ("decade", "century"):
        digits = 3 if form == "decade" else 2
        return f"{draw(st.integers(0, 10**digits - 1)):0{digits}}".ljust(4, "X")
    year = draw(YEARS)
    text = f"-{-year:04}" if year < 0 else f"{year:04}"
    month = draw(st.integers(21, 24) if form == "season" else st.integers(1, 12))
    if form != "year":
        text += f"-{month:02}"
    if form == "day":
        text += f"-{draw(st.integers(1, calendar.monthrange(2001, month)[1])):02}"
    return text + draw(st.sampled_from(["", "", "~", "?", "%"]))


@st.composite
def dates(draw: st.DrawFn, ends: tuple[str, ...] = FORMS, missing: tuple[str, ...] = ("..", "")) -> str:
    """A point, or an interval between two, or one with an open or unknown end."""
    form = draw(st.sampled_from(["point", "point", "closed", "no start", "no end"]))
    if form == "point":
        return draw(points())
    first = draw(points(ends))
    if form == "no start":
        return f"{draw(st.sampled_from(missing))}/{first}"
    if form == "no end":
        return f"{first}/{draw(st.sampled_from(missing))}"
    second = draw(points(ends))
    return next((text for text in (f"{first}/{second}", f"{second}/{first}") if isinstance(parse(text), Date)), first)
