"""What search reads: names, other names and notes once each, the articles' words, and nothing of marks and endnotes."""

import json
import re
from collections import Counter
from html import unescape
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from annotated_article.anchoring.read_html import read_html
from annotated_article.mkdocs_adapter.search_index import SearchIndex
from annotated_article.pages.for_search import SEPARATOR, with_plain_words
from annotated_article.site import Site, check_site
from support.project import ROOT

Found = dict[str, str]


def _read(site: Path) -> Found:
    """Location -> all that search reads there, as words."""
    docs = json.loads((site / "search" / "search_index.json").read_text("utf-8"))["docs"]
    found: Found = {}
    for doc in docs:
        address, _, section = doc["location"].partition("#")
        title = f"{unescape(doc['title'])} " if section and not re.fullmatch("text|¶\u00a0.*", doc["title"]) else ""
        found[address] = f"{found.get(address, '')} {title}{read_html(doc['text']).text}"
    return {address: " ".join(words.split()) for address, words in found.items()}


@pytest.fixture(params=["real", "mini"], scope="module")
def indexed(request: pytest.FixtureRequest) -> tuple[Found, Site]:
    """What search reads of the real site and of the mini site, and the site as the core knows it."""
    if request.param == "real":
        return _read(request.getfixturevalue("site_dir")), check_site(ROOT)
    return _read(request.getfixturevalue("mini_site")), check_site(request.getfixturevalue("mini_project"))


def test_search_finds_names_other_names_and_notes_on_the_entrys_page(indexed: tuple[Found, Site]) -> None:
    found, site = indexed
    for entry in site.library.entries.values():
        for words in (entry.name, entry.note, *entry.aliases, *entry.always):
            assert " ".join(words.split()) in found[entry.url], entry.id


def test_search_reads_an_article_as_if_it_had_no_notes(indexed: tuple[Found, Site]) -> None:
    found, site = indexed
    for anchored in site.articles.values():
        words = " ".join(f"{anchored.article.title} {anchored.texts['body'].text}".split())
        assert found[anchored.article.url] == words


def test_search_reads_no_note_and_no_mention_twice(indexed: tuple[Found, Site]) -> None:
    found, site = indexed
    all_words = "\n".join(found.values())
    notes = [entry.note for entry in site.library.entries.values()]
    for article in site.library.articles.values():
        notes += [date.note for date in article.notes.dates]
        notes += [claim.note for claim in article.notes.claims if claim.note]
    assert [note for note, count in Counter(notes).items() if all_words.count(" ".join(note.split())) > count] == []
    for anchored in site.articles.values():
        for sentence in re.split(r"(?<=[.?!]) ", anchored.texts["body"].text):
            if len(sentence) > 60:
                assert all_words.count(sentence.strip()) == 1


def test_search_reads_nothing_that_the_program_itself_says(indexed: tuple[Found, Site]) -> None:
    found, _ = indexed
    said = "\n".join(words for address, words in found.items() if address.startswith(("articles/", "people/", "places/")))
    for words in ("draft, not yet reviewed", "In the text", "¶", "data-notes", "n-entry-", "In the articles"):
        assert words not in said


def test_pages_that_only_list_are_not_read(indexed: tuple[Found, Site]) -> None:
    found, _ = indexed
    assert [address for address in found if address in ("people/", "places/", "claims/", "sources/", "dates/", "articles/")] == []


def test_each_passage_of_an_article_is_a_result_of_its_own(site_dir: Path) -> None:
    docs = json.loads((site_dir / "search" / "search_index.json").read_text("utf-8"))["docs"]
    address = "articles/2007-03-12-baghdad-conference/"
    found = {doc["location"].removeprefix(address): doc for doc in docs if doc["location"].startswith(address)}
    assert [*found] == ["", *(f"#p{number}" for number in range(1, 18))]
    assert (found["#p13"]["title"], found["#p13"]["tags"]) == ("¶\u00a013", ["Article"])
    assert "diplomatic ploy" in found["#p13"]["text"]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ('accusing it of "kidnapping" diplomats', ["accusing", "it", "of", "kidnapping", "diplomats"]),
        ("a \u2018flat lie\u2019\u2014on the day", ["a", "flat", "lie", "on", "the", "day"]),
        ("&quot;surge&quot; [of] Iran's and/or", ["surge", "of", "Iran's", "and", "or"]),
        ("no straws.", ["no", "straws"]),
        ("مفتاح الجسر؟ نعم، هنا", ["مفتاح", "الجسر", "نعم", "هنا"]),
        ("月光，疑是。ABC", ["月", "光", "疑", "是", "ABC"]),
    ],
)
def test_words_end_at_quotation_marks_dashes_brackets_and_slashes(text: str, words: list[str]) -> None:
    assert [word for word in re.split(SEPARATOR, text) if word] == words


def test_words_with_accents_are_found_without_them() -> None:
    entries = [{"title": "Zürich", "text": "a <p>café</p> 한국"}, {"title": "Rome", "text": "no accent"}]
    with_plain_words(entries)
    assert [entry.get("plain") for entry in entries] == ["Zurich cafe", None]


@pytest.mark.parametrize("site", ["site_dir", "mini_site"])
def test_every_page_is_found_without_accents_those_written_by_hand_too(request: pytest.FixtureRequest, site: str) -> None:
    index = request.getfixturevalue(site) / "search" / "search_index.json"
    docs = json.loads(index.read_text("utf-8"))["docs"]
    bare = [{name: text for name, text in doc.items() if name != "plain"} for doc in docs]
    with_plain_words(bare)
    assert [doc.get("plain") for doc in docs] == [doc.get("plain") for doc in bare]
    assert site == "mini_site" or any("plain" in doc for doc in docs if doc["location"].startswith("contribute/article-forms/"))


def test_a_site_without_a_search_plugin_has_no_index() -> None:
    config: Any = SimpleNamespace(plugins={})
    outputs: Any = None  # is not looked at
    assert SearchIndex(config, {}).text(outputs) is None
