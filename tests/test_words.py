"""Dates in words say just what is meant, no more and no less."""

import pytest

from annotated_article.dates.edtf import Date, parse
from annotated_article.words import words_of


@pytest.mark.parametrize(
    ("typed", "english", "german"),
    [
        ("2007-03-10", "10 March 2007", "10. März 2007"),
        ("2007-03", "March 2007", "März 2007"),
        ("2007-03-10/2007-03-12", "10–12 March 2007", "10.–12. März 2007"),
        ("2006-03-10/2007-03-12", "10 March 2006 – 12 March 2007", "10. März 2006 – 12. März 2007"),
        ("2007-03-30/2007-04-02", "30 March 2007 – 2 April 2007", "30. März 2007 – 2. April 2007"),
        ("2006-03/2007-03", "March 2006 – March 2007", "März 2006 – März 2007"),
        ("2006-03-10/2007-03-10", "10 March 2006 – 10 March 2007", "10. März 2006 – 10. März 2007"),
        ("1950/1951", "1950 – 1951", "1950 – 1951"),
    ],
)
def test_a_date_in_words(typed: str, english: str, german: str) -> None:
    when = parse(typed)
    assert isinstance(when, Date)
    assert [words_of(language).date(when) for language in ("en", "de")] == [english, german]


def test_numbers_have_their_thousands_apart_as_the_language_does() -> None:
    assert [words_of(language).numbers((501, 1000)) for language in ("en", "de")] == ["501–1,000", "501–1.000"]
