"""What each language knows besides the interface: sentences, quotation marks, plurals, dates, verbs of saying, poor names."""

import re

import pytest

from annotated_article.anchoring.sentences import sentence_around
from annotated_article.checking.check_names import WHY
from annotated_article.commands.suggest import _meant, _patterns
from annotated_article.dates.edtf import Date, parse
from annotated_article.languages import OTHER, language_of
from annotated_article.words.catalogue import FOLDER, known_languages
from support.small_article import anchored_case

LANGUAGES = sorted(path.parent.name for path in FOLDER.glob("*/language.py"))

SENTENCES = {
    "en": "First one. According to Gov. Smith [it] is “over.” Then another.",
    "de": "Zuerst. Laut Hrn. Burger ist [es], z.B. hier, „vorbei.“ Dann kam noch einer.",
    "fr": "D’abord. Selon M. Dubois, [c’est] « fini. » Ensuite, un autre.",
    "es": "Primero. Según el Sr. Robles, [esto] «terminó». ¿Y después?",
    "ar": "هذا أولا؟ قال د. حداد إن [الأمر] انتهى. ثم جاء آخر.",
}
WANTED = {
    "en": "According to Gov. Smith it is “over.”",
    "de": "Laut Hrn. Burger ist es, z.B. hier, „vorbei.“",
    "fr": "Selon M. Dubois, c’est « fini. »",
    "es": "Según el Sr. Robles, esto «terminó».",
    "ar": "قال د. حداد إن الأمر انتهى.",
}


def test_a_language_with_a_catalogue_has_a_file_of_what_it_knows() -> None:
    assert sorted(["en", *known_languages()]) == LANGUAGES


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_sentence_ends_where_the_language_ends_it(language: str) -> None:
    marked = SENTENCES[language]
    start, end = marked.index("["), marked.index("]") - 1
    text = marked.replace("[", "").replace("]", "")
    begin, stop = sentence_around(text, (start, end), (0, len(text)), language)
    assert text[begin:stop].strip() == WANTED[language]


@pytest.mark.parametrize(
    ("language", "outer"),
    [("en", "“x”"), ("de", "„x“"), ("fr", "«\u00a0x\u00a0»"), ("es", "«x»"), ("ar", "”x“"), ("it", "“x”")],
)
def test_quotation_marks_are_those_of_cldr(language: str, outer: str) -> None:
    assert "x".join(language_of(language).quotes.outer) == outer


@pytest.mark.parametrize(
    ("language", "name", "forms"),
    [
        ("en", "policy", ("policies",)),
        ("de", "Bund", ("Bunds", "Bundes")),
        ("de", "Irans", ()),
        ("fr", "sanction", ("sanctions",)),
        ("fr", "journal", ("journaux", "journals")),
        ("fr", "bureau", ("bureaux",)),
        ("fr", "arme nucléaire", ()),
        ("es", "sanción", ("sanciones",)),
        ("es", "voz", ("voces",)),
        ("es", "misil", ("misiles",)),
        ("es", "tratado", ("tratados",)),
    ],
)
def test_regular_forms_of_a_name(language: str, name: str, forms: tuple[str, ...]) -> None:
    rule = language_of(language).forms
    assert rule is not None
    assert rule.of(name) == forms
    for form in forms:
        assert any(form.endswith(ending) and form.removesuffix(ending) + base == name for ending, base in rule.endings), form


@pytest.mark.parametrize(
    ("language", "entry", "text"),
    [
        ("fr", "sanction", "Les sanctions pèsent."),
        ("fr", "journal", "Deux journaux en parlent."),
        ("es", "sanción", "Las sanciones pesan."),
        ("fr", "Iran", "Les envoyés d’Iran sont là."),
        ("ar", "العراق", "في العراق اجتمعوا."),
    ],
)
def test_a_name_is_found_in_its_forms_and_after_an_elision(language: str, entry: str, text: str) -> None:
    case = {"language": language, "text": text, "notes": {"cast": ["it"]}, "terms": {"it": {"name": entry}}}
    assert "entry-it" in anchored_case(case)[0].by_note


@pytest.mark.parametrize(
    ("language", "words", "meant"),
    [
        ("en", "last month", "2007-02"),
        ("en", "next Monday", "2007-03-19"),
        ("de", "gestern", "2007-03-11"),
        ("de", "am Freitag", "2007-03-09"),
        ("de", "vergangenen Monat", "2007-02"),
        ("fr", "lundi dernier", "2007-03-05"),
        ("fr", "vendredi prochain", "2007-03-16"),
        ("fr", "le mois dernier", "2007-02"),
        ("es", "ayer", "2007-03-11"),
        ("es", "el año pasado", "2006"),
        ("es", "el próximo viernes", "2007-03-16"),
        ("ar", "أمس", "2007-03-11"),
        ("ar", "الشهر الماضي", "2007-02"),
        ("ar", "يوم الجمعة", "2007-03-09"),
    ],
)
def test_date_words_are_found_with_the_day_they_mean(language: str, words: str, meant: str) -> None:
    published = parse("2007-03-12")
    assert isinstance(published, Date)
    found = _patterns(language).date.search(f"X {words} Y")
    assert found is not None
    assert (found[0], _meant(found[0], published, language)) == (words, meant)


@pytest.mark.parametrize(
    ("language", "text"),
    [("en", "He denied it."), ("de", "Er bestritt es."), ("fr", "Selon lui, oui."), ("es", "Lo negó ayer."), ("ar", "نفى ذلك.")],
)
def test_a_verb_of_saying_is_found(language: str, text: str) -> None:
    assert _patterns(language).says.search(text)


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_a_language_knows_is_complete(language: str) -> None:
    known = language_of(language)
    assert known.poor_names.keys() == WHY.keys()
    assert {unit for _, unit, _ in known.relative} == {"day", "week", "month", "year"}
    assert known.asserting.keys() == {"judges", "superlative", "cause", "predicts"}
    for pattern in (
        *known.saying,
        *known.asserting.values(),
        *(each for each, _, _ in known.relative),
        *known.day_is,
        known.coming,
        known.dated,
    ):
        re.compile(pattern)
    assert known.byline
    assert known.saying


@pytest.mark.parametrize("tag", ["../en", "tlh", "", "__pycache__", "EN-gb"])
def test_a_tag_without_a_folder_is_known_by_no_words(tag: str) -> None:
    assert language_of(tag) is (language_of("en") if tag == "EN-gb" else OTHER)
