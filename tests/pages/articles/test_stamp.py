"""The stamp on paper: the same content has the same one, other content another."""

from collections.abc import Mapping

from annotated_article.model.articles import History, Library
from annotated_article.pages.articles.cite_block import stamp, versions
from annotated_article.site import check_site
from annotated_article.words import ENGLISH, words_of
from support.message_case import MINI_SITE
from support.small_article import anchored_case, dated, entries_of

GERMAN = words_of("de")

CASE = {"text": "Ada Pell spoke.", "people": {"ada-pell": {"name": "Ada Pell"}}}


def stamped(case: Mapping[str, object], note: str) -> str:
    anchored, _ = anchored_case(case)
    entries = entries_of({**case, "people": {"ada-pell": {"name": "Ada Pell", "note": note}}})
    return stamp(versions(anchored, Library(entries=entries)), ENGLISH)


def test_other_text_and_other_notes_have_another_stamp_and_the_same_the_same() -> None:
    first, again = stamped(CASE, "About her."), stamped(CASE, "About her.")
    notes, text = stamped(CASE, "More about her."), stamped({**CASE, "text": "Ada Pell sang."}, "About her.")
    assert first == again
    (text_of, notes_of), (same_text, other_notes), (other_text, same_notes) = (
        each.removeprefix("Version of the text: ").removesuffix(".").split(". Version of the notes: ") for each in (first, notes, text)
    )
    assert (text_of, notes_of) == (same_text, same_notes)
    assert text_of != other_text and notes_of != other_notes


def test_days_of_last_changes_come_before_the_versions() -> None:
    anchored, _ = anchored_case(CASE)
    known = History(dated("2026-11-02"), dated("2026-11-23"))
    told = stamp(versions(anchored, Library(entries=entries_of(CASE))), GERMAN, known)
    assert told.startswith("Fassung des Textes: 2. November 2026 (") and "Anmerkungen: 23. November 2026 (" in told


def test_a_change_of_the_program_leaves_every_stamp_as_it_was_printed() -> None:
    site = check_site(MINI_SITE)
    assert [versions(anchored, site.library) for anchored in site.articles.values()] == [("13391c8", "3040b4b"), ("d7fd6df", "d6c7493")]
