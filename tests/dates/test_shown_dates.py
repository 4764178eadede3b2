"""Dates in words: each end at its own precision and with its own doubt, in the patterns of CLDR."""

import pytest

from annotated_article.dates.edtf import Date, parse
from annotated_article.dates.shown_dates import DateWords, shown_date
from annotated_article.words import ENGLISH, words_of

GERMAN = words_of("de")

SHOWN = {
    "2007-03-10": ("10 March 2007", "10. März 2007"),
    "2007-03": ("March 2007", "März 2007"),
    "2007": ("2007", "2007"),
    "2007-21": ("spring 2007", "Frühjahr 2007"),
    "2007-24?": ("winter 2007?", "Winter 2007?"),
    "1950~": ("about 1950", "etwa 1950"),
    "1950%": ("about 1950?", "etwa 1950?"),
    "199X": ("the 1990s", "1990er Jahre"),
    "19XX": ("the 1900s (century)", "1900er Jahre (Jahrhundert)"),
    "0079": ("79 AD", "79 n. Chr."),
    "0800": ("800", "800"),
    "-0043": ("44 BC", "44 v. Chr."),
    "0000": ("1 BC", "1 v. Chr."),
    "-0043-03-15": ("15 March 44 BC", "15. März 44 v. Chr."),
    "2007-03-10/2007-03-12": ("10–12 March 2007", "10.–12. März 2007"),
    "2007-03-10/2007-03-10": ("10 March 2007", "10. März 2007"),
    "2007-03-10~/2007-03-12": ("about 10 March 2007 – 12 March 2007", "etwa 10. März 2007 – 12. März 2007"),
    "2006-03-10/2007-03-12": ("10 March 2006 – 12 March 2007", "10. März 2006 – 12. März 2007"),
    "2006-05-20/2014": ("20 May 2006 – 2014", "20. Mai 2006 – 2014"),
    "2007-03/2007-03-10": ("March 2007 – 10 March 2007", "März 2007 – 10. März 2007"),
    "2007-03/2008-03": ("March 2007 – March 2008", "März 2007 – März 2008"),
    "199X/2005": ("the 1990s – 2005", "1990er Jahre – 2005"),
    "2003~/2007?": ("about 2003 – 2007?", "etwa 2003 – 2007?"),
    "-0026/0014": ("27 BC – 14 AD", "27 v. Chr. – 14 n. Chr."),
    "2003/..": ("since 2003", "seit 2003"),
    "2003~/..": ("since about 2003", "seit etwa 2003"),
    "../2003": ("until 2003", "bis 2003"),
    "2003/": ("2003 – ?", "2003 – ?"),
    "/2003": ("? – 2003", "? – 2003"),
}
OTHERS = {
    "fr": ("10 mars 2007", "mars 2007", "10–12 mars 2007", "44 av. J.-C."),
    "es": ("10 de marzo de 2007", "marzo de 2007", "10–12 de marzo de 2007", "44 a. C."),
    "ar": ("10 مارس 2007", "مارس 2007", "10–12 مارس 2007", "44 ق.م"),
    "pl": ("10 marca 2007", "marzec 2007", "10–12 marca 2007", "44 p.n.e."),
    "ja": ("2007年3月10日", "2007年3月", "2007年3月10日～12日", "紀元前44年"),
}


def _date(text: str) -> Date:
    date = parse(text)
    assert isinstance(date, Date), text
    return date


@pytest.mark.parametrize("text", SHOWN)
def test_dates_in_words(text: str) -> None:
    assert (ENGLISH.date(_date(text)), GERMAN.date(_date(text))) == SHOWN[text]


@pytest.mark.parametrize("language", OTHERS)
def test_other_languages_need_only_their_tag(language: str) -> None:
    words = DateWords(language, *ENGLISH.dates[1:])
    assert tuple(shown_date(_date(text), words) for text in ("2007-03-10", "2007-03", "2007-03-10/2007-03-12", "-0043")) == OTHERS[language]
