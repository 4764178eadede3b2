"""Names in the order of their language, people by family name, and each name of the index once."""

import json
from pathlib import Path

import pytest

from annotated_article.kinds import ENTRY_KINDS
from annotated_article.model.articles import Library
from annotated_article.model.notes import Entry
from annotated_article.model.typed import Span
from annotated_article.pages.alphabetical_order import heading_of, order, sort_key, sorted_name
from annotated_article.pages.entries.index_a_z import _headings
from annotated_article.pages.entries.kind_index import entry_index_pages
from annotated_article.words import ENGLISH
from support.small_article import text

ORDERS = json.loads((Path(__file__).parent / "collation.json").read_text("utf-8"))
LANGUAGES = [language for language in ORDERS if language != "made_with"]


def entry(name: str, kind: str = "people", aliases: tuple[str, ...] = (), sort_as: str = "") -> Entry:
    return Entry(
        id="-".join(name.lower().split()),
        kind=ENTRY_KINDS[kind],
        own=ENTRY_KINDS[kind].own(),
        at=Span("a.yml"),
        name=text(name),
        note=text("A note."),
        aliases=tuple(map(text, aliases)),
        sort_as=text(sort_as) if sort_as else None,
    )


@pytest.mark.parametrize("language", LANGUAGES)
def test_names_are_in_the_order_of_their_language(language: str) -> None:
    names = ORDERS[language]
    assert sorted(set(names), key=lambda name: order(name, language)) == names


@pytest.mark.parametrize(
    ("name", "language", "heading"),
    [
        ("Ångström", "en", ("a", "A")),
        ("Ångström", "sv", ("z", "Å")),
        ("Łódź", "pl", ("l", "Ł")),
        ("Łódź", "en", ("l", "L")),
        ("Chalupa", "cs", ("h", "Ch")),
        ("Öztürk", "de", ("o", "O")),
        ("2003", "sv", ("0-9", "2")),
        ("北京", "sv", ("other", "北")),
        ("…", "en", ("0-9", "#")),
    ],
)
def test_a_name_is_listed_under_the_letter_of_its_language(name: str, language: str, heading: tuple[str, str]) -> None:
    assert heading_of(name, language) == heading


def test_no_typed_character_is_taken_for_a_mark_of_order() -> None:
    assert sort_key("n\ue000a", "es") == "na"


@pytest.mark.parametrize(
    ("typed", "looked_up"),
    [
        (entry("Ada Pell"), "Pell, Ada"),
        (entry("Lies van der Berg"), "Berg, Lies van der"),
        (entry("Aung San Suu Kyi"), "Aung San Suu Kyi"),
        (entry("Mao Zedong", sort_as="Mao, Zedong"), "Mao, Zedong"),
        (entry("New York", "places"), "New York"),
    ],
)
def test_people_are_looked_up_by_family_name_or_as_their_entry_says(typed: Entry, looked_up: str) -> None:
    assert sorted_name(typed) == looked_up


def test_a_long_index_of_people_names_its_parts_by_family_names() -> None:
    people = [entry(f"Ada {family}{'x' * at}") for family in ("Adams", "Avery") for at in range(300)]
    titles = [page.title for page in entry_index_pages(Library(entries={each.id: each for each in people}), ENGLISH)]
    assert f"People: Adams – Avery{'x' * 199}" in titles
    assert f"People: Avery{'x' * 200} – Avery{'x' * 299}" in titles


def test_names_that_differ_by_capitals_or_apostrophes_are_one_row() -> None:
    ministry = entry("Foreign Ministry", "organisations", ("Iran's foreign ministry", "Iran's Foreign Ministry", "Iran’s foreign ministry"))
    other = entry("Ministry", "organisations", ("Iran's Foreign Ministry", "MFA"))
    rows = [(each.name, [named.name for named in each.entries]) for each in _headings([ministry, other], "en") if not each.is_own]
    assert rows == [("Iran's foreign ministry", ["Foreign Ministry", "Ministry"]), ("MFA", ["Ministry"])]


def test_spellings_of_one_entrys_name_that_are_looked_up_as_one_are_one_row() -> None:
    shia = entry("Shia", "terms", ("Shiite", "Shi'ite", "SHIA", "Shi’ite", "Shiites"))
    assert [each.name for each in _headings([shia], "en")] == ["Shia", "Shiite", "Shiites"]
