"""Dates are counted from the day of publication, in the article's language."""

import pytest

from annotated_article.checking.check_dates import check_dates
from annotated_article.problems import Problem
from support.typed_article import typed_article


def problems(quote: str, *lines: str, published: str = "2007-03-12", language: str = "en") -> list[Problem]:
    """The problems of a date note with this quote and these lines in an article of a Monday."""
    notes = "".join(f"    {line}\n" for line in (f"quote: {quote}", *lines, "title: A day", "note: It was then."))
    head = f"---\ntitle: An article\npublished: {published}\nlanguage: {language}\n---\n\nText.\n"
    return list(check_dates(typed_article(head, f"dates:\n  - id: a-day\n{notes}")))


FITTING = [
    ("on Saturday", "when: 2007-03-10"),
    ("last Wednesday", "when: 2007-03-07"),
    ("between Monday and Friday", "when: 2007-03-10"),
    ("on Saturday", "when: 2007-03"),
    ("on Saturday", "when: 2007-03-10/2007-03-11"),
    ("SATURDAY", "when: 2007-03-10"),
    ("the Saturdays", "when: 2007-03-09"),
    ("in the Sunlight", "when: 2007-03-09"),
    ("last month", "when: 2007-02-24"),
    ("last month", "when: 2007-02"),
    ("last month", "when: 2007-02-24/2007-03-02"),
    ("last month", "when: 2007-01-31/2007-03-01"),
    ("last month", "when: 2007"),
    ("last month's visit", "when: 2007-02-24"),
    ("this month", "when: 2007-03-01"),
    ("monthly", "when: 2006-01-01"),
    ("some words", "when: ../2003"),
]  # fmt: skip


@pytest.mark.parametrize(("quote", "when"), FITTING)
def test_words_that_fit(quote: str, when: str) -> None:
    assert problems(quote, when) == []


@pytest.mark.parametrize(
    ("quote", "when", "language", "says"),
    [
        ("on Saturday", "2007-03-09", "en", ("2007-03-09 is a Friday, but the article says Saturday.", "The last Saturday before it was published, on 2007-03-12, was 2007-03-10.")),
        ("on Monday", "2007-03-09", "en", ("2007-03-09 is a Friday, but the article says Monday.", "The last Monday before it was published, on 2007-03-12, was 2007-03-05.")),
        ("am Samstag", "2007-03-09", "de", ("2007-03-09 is a Friday, but the article says Samstag (Saturday).", "The last Saturday before it was published, on 2007-03-12, was 2007-03-10.")),
        ("last month", "2007-01-24", "en", ("Counted from the day of publication, 2007-03-12, “last month” is 2007-02.",)),
        ("next month", "2007-03-24", "en", ("Counted from the day of publication, 2007-03-12, “next month” is 2007-04.",)),
        ("im letzten Monat", "2007-01", "de", ("Counted from the day of publication, 2007-03-12, “letzten Monat” is 2007-02.",)),
        ("vergangenen Monat", "2007-01", "de", ("Counted from the day of publication, 2007-03-12, “vergangenen Monat” is 2007-02.",)),
        ("in diesem Monat", "2007-02-01", "de", ("Counted from the day of publication, 2007-03-12, “diesem Monat” is 2007-03.",)),
    ],
)  # fmt: skip
def test_words_that_do_not_fit(quote: str, when: str, language: str, says: tuple[str, ...]) -> None:
    found = problems(quote, f"when: {when}", language=language)
    assert [(problem.rule, problem.says) for problem in found if problem.rule != "D004"] == [("D003", says)]


def test_last_month_of_january_is_december() -> None:
    assert problems("last month", "when: 2006-12-24", published="2007-01-12") == []
    assert problems("last month", "when: 2007-01-02", published="2007-01-12")[0].says == (
        "Counted from the day of publication, 2007-01-12, “last month” is 2006-12.",
    )


def test_a_weekday_in_german_means_nothing_in_an_english_article() -> None:
    assert problems("am Samstag", "when: 2007-03-09") == []


def test_what_the_words_alone_would_mean_is_compared_where_it_is_given() -> None:
    assert problems("last Wednesday", "when: 2007-03-06", "article_says: 2007-03-07") == []
    found = problems("last Wednesday", "when: 2007-03-07", "article_says: 2007-03-06")
    assert [(problem.rule, problem.at.line) for problem in found] == [("D003", 5)]


@pytest.mark.parametrize(
    ("quote", "lines", "meant"),
    [
        ("on Saturday", ["when: 2007-03-09"], "2007-03-10"),
        ("last month", ["when: 2007-01-24"], "2007-02"),
    ],
)
def test_either_the_date_or_the_article_may_be_wrong_so_no_line_is_offered(quote: str, lines: list[str], meant: str) -> None:
    (found,) = problems(quote, *lines)
    assert found.corrected == ()
    assert (
        found.fix
        == f"look the date up: if {lines[0].removeprefix('when: ')} is wrong, correct it; if the article is wrong, add `article_says: {meant}`"
    )


def test_what_the_words_mean_is_counted_from_the_day_of_publication() -> None:
    (found,) = problems("on Saturday", "when: 2007-03-07", "article_says: 2007-03-09")
    assert found.corrected == ("article_says: 2007-03-10",)


def test_the_caret_is_under_the_date_and_not_the_quote() -> None:
    found = problems("on Saturday", "when: 2007-03-09")
    assert (found[0].at.line, found[0].at.column, found[0].at.length) == (4, 11, 10)


def test_a_day_of_publication_that_is_not_known_makes_no_day_of_a_weekday() -> None:
    assert problems("on Saturday", "when: 2007-03-09", published="2007-03")[0].says == (
        "2007-03-09 is a Friday, but the article says Saturday.",
    )


def test_a_date_after_the_article_needs_what_the_words_alone_would_mean() -> None:
    assert [problem.rule for problem in problems("some day", "when: 2007-05-03")] == ["D004"]
    assert problems("some day", "when: 2007-05-03", "article_says: 2007-03-12/..") == []
    assert problems("some day", "when: 2007-03-12") == []
    assert problems("some day", "when: 2007-03-30", published="2007-03") == []


def test_a_background_date_may_be_of_any_day() -> None:
    notes = "dates:\n  - id: a-day\n    when: 2020-01-01\n    title: Later on Sunday\n    note: It was later.\n"
    article = typed_article("---\ntitle: An article\npublished: 2007-03-12\n---\n\nText.\n", notes)
    assert list(check_dates(article)) == []
