"""Catalogues: every language is complete, a broken translation is reported and not shown, and missing sentences appear in English."""

import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from markupsafe import Markup

from annotated_article.words import ENGLISH, Words, words_from, words_of
from annotated_article.words import catalogue as catalogues
from annotated_article.words.catalogue import FOLDER, faults, known_languages, report, sentences, translations_for, updated
from annotated_article.words.english import COUNTED, SAY

PACKAGE = FOLDER.parent
HEADER = 'msgid ""\nmsgstr ""\n"Language: fr\\n"\n"Plural-Forms: nplurals=2; plural=(n > 1);\\n"\n"Content-Type: text/plain; charset=utf-8\\n"\n\n'
SHOWN = '#. say: shown\nmsgid "{} of {} shown"\nmsgstr "%s"\n'
CLAIMS = 'msgid "{} claim"\nmsgid_plural "{} claims"\nmsgstr[0] "%s"\nmsgstr[1] "%s"\n'


@pytest.fixture
def french(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder of catalogues in which the French one is empty."""
    monkeypatch.setattr(catalogues, "FOLDER", tmp_path)
    (tmp_path / "fr").mkdir()
    (tmp_path / "fr/site.po").write_text(HEADER, "utf-8")
    return tmp_path


def with_french(folder: Path, entry: str) -> tuple[Words, list[str]]:
    """The words from a French catalogue with this entry, and what is reported of its translations that cannot be used."""
    (folder / "fr/site.po").write_text(HEADER + entry, "utf-8")
    return words_from("fr", translations_for("fr")), [fault.says for fault in faults(folder, "fr") if fault.is_broken]


@pytest.mark.parametrize("language", known_languages())
def test_every_language_is_complete(language: str) -> None:
    assert faults(FOLDER, language) == []
    assert words_of(language).untranslated == frozenset()


@pytest.mark.parametrize("language", known_languages())
def test_a_catalogue_is_as_the_command_writes_it(language: str) -> None:
    assert updated(FOLDER, language) == (FOLDER / language / "site.po").read_text("utf-8")


@pytest.mark.parametrize("language", known_languages())
def test_hardly_any_sentence_is_left_in_english(language: str) -> None:
    same = [key for key, text in words_of(language).say.items() if text == SAY[key] and re.search("[a-z]{2} [a-z]{2}", text)]
    assert same == []


@pytest.mark.parametrize(
    ("translated", "says"),
    [
        ("{} sur", "“{} of {} shown” is translated with {}. It needs {} {}."),
        ("{1} sur {0}", "“{} of {} shown” is translated with {1} {0}. It needs {} {}."),
        ("{} sur {", "“{} of {} shown” is translated with {} {. It needs {} {}."),
        ("{} <b>sur</b> {}", "“{} of {} shown” is translated with <, > or &. Sentences are plain text."),
        ("{} sur\\n{}", "“{} of {} shown” is translated in 2 lines. It needs 1."),
    ],
)
def test_a_broken_translation_is_reported_and_the_english_shown(french: Path, translated: str, says: str) -> None:
    words, told = with_french(french, SHOWN % translated)
    assert told == [says]
    assert words.say["shown"] == "{} of {} shown"


def test_a_missing_plural_form_is_reported_and_the_english_shown(french: Path) -> None:
    words, told = with_french(french, CLAIMS % ("{} affirmation", ""))
    assert told[0] == "“{} claim” needs 2 plural forms, one for each msgstr[0] to msgstr[1]."
    assert words.count("claim", 2) == "2 claims"


def test_a_form_for_one_number_only_may_leave_it_out(french: Path) -> None:
    _, told = with_french(french, CLAIMS % ("affirmation", "{} affirmations"))
    assert told == ["“{} claim” is translated with no braces. It needs {}."], "in French it is for 0 and 1"


def test_arabic_says_two_without_a_number() -> None:
    assert words_of("ar").count("claim", 2) == "قولان"


def test_a_fuzzy_translation_is_not_shown(french: Path) -> None:
    words, told = with_french(french, "#, fuzzy\n" + SHOWN % "{} sur {}")
    assert (words.say["shown"], told) == ("{} of {} shown", [])
    assert "“{} of {} shown” is marked fuzzy, so it is not used. Check the translation, then delete the mark." in [
        fault.says for fault in faults(french, "fr")
    ]


@pytest.mark.parametrize("content", [b'msgid "a\nmsgstr b', b"\xff\xfe\x00", HEADER.replace("nplurals=2; plural=(n > 1)", "n").encode()])
def test_a_catalogue_that_cannot_be_read_is_reported_and_the_english_shown(french: Path, content: bytes) -> None:
    (french / "fr/site.po").write_bytes(content)
    assert words_from("fr", translations_for("fr")).say["shown"] == SAY["shown"]
    assert len(faults(french, "fr")) >= 1


def test_the_report_names_file_line_and_repair(french: Path) -> None:
    with_french(french, SHOWN % "{} sur" + '\nmsgid "Gone"\nmsgstr "Parti"\n')
    lines, is_broken = report(french, "translations", {"fr-CA", "it", "en"})
    assert is_broken
    assert lines[0] == "it: no catalogue. Readers of its articles see the English. Begin one: python hooks/annotate.py translations it"
    assert lines[1] == "translations/fr/site.po:8: “{} of {} shown” is translated with {}. It needs {} {}."
    assert "translations/fr/site.po:11: “Gone” is not a sentence of the interface. Delete it." in lines
    assert lines[-1] == f"fr: {len(sentences()) - len(_doubles()) + 1:,} to look at."


def _doubles() -> list[str]:
    """Sentences that occur twice in the table and once in a catalogue."""
    known = [(each.context, each.text) for each in sentences()]
    return [text for at, (context, text) in enumerate(known) if (context, text) in known[:at]]


def test_a_language_without_a_catalogue_has_english_sentences_marked_as_english() -> None:
    italian = words_of("it-CH")
    assert (italian.language, italian.say["nothing yet"]) == ("it", "Nothing here yet.")
    assert italian.sentence("nothing yet") == Markup('<span lang="en">Nothing here yet.</span>')
    assert words_of("fr").sentence("nothing yet") == Markup("Rien ici pour l’instant.")
    assert ENGLISH.sentence("nothing yet") == Markup("Nothing here yet.")


def test_values_in_a_sentence_are_escaped() -> None:
    assert ENGLISH.sentence("map missing", "<b>") == Markup("Not on the map, because they have no location: &lt;b&gt;.")


@pytest.mark.parametrize("tag", ["../../etc", "x" * 999, "", "日本", "-"])
def test_an_invalid_language_tag_means_english(tag: str) -> None:
    assert words_of(tag) is ENGLISH


def test_arabic_has_six_plural_forms() -> None:
    arabic = words_of("ar")
    counted = [arabic.count("person", number) for number in (0, 1, 2, 3, 11, 100)]
    assert counted == ["لا أشخاص", "شخص واحد", "شخصان", "3 أشخاص", "11 شخصًا", "100 شخص"]


@pytest.mark.parametrize(
    ("language", "counted", "listed"),
    [("en", "1,200 claims", "a, b and c"), ("de", "1.200 Aussagen", "a, b und c"), ("es", "1.200 afirmaciones", "a, b y c")],
)
def test_numbers_and_lists_are_written_as_the_language_does(language: str, counted: str, listed: str) -> None:
    words = words_of(language)
    assert (words.count("claim", 1200), words.listed("abc")) == (counted, listed)


def test_every_thing_counted_is_counted_in_every_language() -> None:
    assert {words_of(language).count(what, 7) == ENGLISH.count(what, 7) for language in ("ar", "de") for what in COUNTED} == {False}


def test_a_new_language_is_one_folder(tmp_path: Path) -> None:
    shutil.copytree(PACKAGE, tmp_path / "annotated_article", ignore=shutil.ignore_patterns("__pycache__"))
    folder = tmp_path / "annotated_article/translations/it"
    folder.mkdir()
    text = updated(FOLDER, "it").replace(
        'msgid "Nothing here yet."\nmsgstr ""', 'msgid "Nothing here yet."\nmsgstr "Qui non c’è ancora nulla."'
    )
    (folder / "site.po").write_text(text, "utf-8")
    own = "from annotated_article.languages import Language, words\n\nLANGUAGE = Language(abbreviations=words('Sig'))\n"
    (folder / "language.py").write_text(own, "utf-8")
    program = (
        "from annotated_article.words import words_of; from annotated_article.languages import language_of; "
        "print(words_of('it').say['nothing yet'], words_of('it').say['notes'], *language_of('it').abbreviations)"
    )
    told = subprocess.run([sys.executable, "-X", "utf8", "-c", program], cwd=tmp_path, capture_output=True, text=True, check=True)
    assert told.stdout.strip() == "Qui non c’è ancora nulla. Notes Sig"


def test_an_english_site_reads_no_catalogue() -> None:
    program = (
        "import sys; sys.addaudithook(lambda name, given: name == 'open' and str(given[0]).endswith('site.po') and sys.exit(9));"
        "from annotated_article.words import words_of; words_of('en-GB').count('claim', 2)"
    )
    subprocess.run([sys.executable, "-c", program], cwd=PACKAGE.parent, check=True)
