"""The half of the panel's script that knows no page: what it reads, writes and describes is what the project reads, writes and finds."""

import random
from typing import Any

import pytest
from playwright.sync_api import Page

from annotated_article.anchoring.find_quote import Found, describe, find_quote, is_edge
from annotated_article.anchoring.reader_text import fold
from annotated_article.kinds.claim import KINDS_OF_CLAIM
from annotated_article.kinds.correction import KINDS_OF_CORRECTION
from annotated_article.loading.meant_word import id_of
from annotated_article.pages.code_host import new_file_address
from annotated_article.words import ENGLISH, Words, words_of
from annotated_article.yaml_text import one_line
from support.case_page import ASSETS

GERMAN = words_of("de")
ARTICLE = "2007-03-12-baghdad-conference"
TEXTS = [
    "on it. The war went on. “On it,” he said—on it, on it: on-it. On it’s way, Ω on it.",
    "naïve café 🇮🇷 flags e\u0301t 日本語の文章と日本語 هذا نص عربي هذا نص two-day talks, two—day 'talks' two  day",
    "a b a b a b c a b a b. A b, a-b; a (b) a [b] a b",
]
VALUES = [
    "plain words", '"quoted" words', "it's", 'both "and" it\'s', "- hyphen", "a: b", "a:b", "a #b", "a#b", "#b", "[x]", "{x}", "a, b", "yes", "*x",
    "&x", "!x", "%x", "@x", "`x`", "ends:", "? x", "?x", "|", "> x", "-", "back\\slash", "“curly”", "…", "—dash", "a\u00a0b", "12:30",
]  # fmt: skip


@pytest.fixture
def half(page: Page) -> Page:
    """A page with nothing but the script."""
    page.add_script_tag(path=ASSETS / "annotate.js")
    return page


NEW = {"path": f"annotations/articles/{ARTICLE}/a.yml", "text": "claims:\n"}
FOLDER = f"annotations/articles/{ARTICLE}"


@pytest.mark.parametrize(
    ("edit", "address", "paste"),
    [
        ("https://github.com/us/site/edit/main/", f"https://github.com/us/site/new/main/{FOLDER}?filename=a.yml&value=claims%3A%0A", False),
        ("https://codeberg.org/us/site/_edit/main/", f"https://codeberg.org/us/site/_new/main/{FOLDER}?filename=a.yml&value=claims%3A%0A", False),
        (
            "https://gitlab.com/us/site/-/edit/main/",
            f"https://gitlab.com/us/site/-/new/main/?file_name={FOLDER.replace('/', '%2F')}%2Fa.yml",
            True,
        ),
    ],
)  # fmt: skip
def test_the_address_of_a_proposal_is_that_of_the_code_host(half: Page, edit: str, address: str, paste: bool) -> None:
    found = half.evaluate("([host, file]) => annotation.propose(host, file)", [new_file_address(edit), NEW])
    assert found == {"address": address, "paste": paste}
    long = half.evaluate("([host, file]) => annotation.propose(host, file)", [new_file_address(edit), {**NEW, "text": "é" * 1000}])
    assert long["paste"] and len(long["address"]) < 6000


PLACES = {
    "36.34, 43.13": "36.34, 43.13",
    " -36.3 ; 43 ": "-36.3, 43",
    "https://www.openstreetmap.org/#map=12/36.34/43.13": "36.34, 43.13",
    "https://www.openstreetmap.org/?mlat=36.34&mlon=43.13#map=5/1/2": "36.34, 43.13",
    "https://www.google.com/maps/place/Mosul/@36.35,43.15,12z/data=!3d36.34!4d43.13": "36.34, 43.13",
    "https://maps.apple.com/?ll=36.34,43.13": "36.34, 43.13",
    "geo:36.34,43.13?z=3": "36.34, 43.13",
    "91, 0": "",
    "Mosul": "",
}
DATES = {
    "2007-03-10": "10 March 2007", "2007-03~": "about March 2007", "2007?": "2007?", "2007-03-10/2007-03-12": "10 March 2007 – 12 March 2007",
    "../2003": "until 2003", "2007-02-30": "", "10 March 2007": "", "2007-13": "", "2008/2007": "", "199X": "199X",
}  # fmt: skip


def test_places_and_dates_are_read_as_people_type_them(half: Page) -> None:
    assert half.evaluate("typed => typed.map(annotation.location)", [*PLACES]) == [*PLACES.values()]
    words = {"about": "about {}", "since": "since {}", "until": "until {}"}
    assert half.evaluate("([typed, words]) => typed.map((each) => annotation.dated(each, words, 'en'))", [[*DATES], words]) == [
        *DATES.values()
    ]


@pytest.mark.parametrize(
    ("edit", "create"),
    [
        ("https://forge.example/us/site/edit/main/", "https://forge.example/us/site/new/main/{}"),
        ("https://forge.example/us/site/-/edit/main/part/", "https://forge.example/us/site/-/new/main/part/{}"),
        ("https://forge.example/edit/edit/_edit/a/branch/", "https://forge.example/edit/edit/_new/a/branch/{}"),
        ("https://forge.example/us/site/src/main/", ""),
        ("", ""),
    ],
)
def test_the_address_for_a_new_file_follows_from_that_of_the_editor(edit: str, create: str) -> None:
    assert new_file_address(edit) == create


@pytest.mark.parametrize("words", [ENGLISH, GERMAN], ids=["English", "German"])
def test_the_kinds_to_choose_from_are_those_that_the_project_knows(words: Words) -> None:
    assert (tuple(words.claim_kinds), tuple(words.correction_kinds)) == (KINDS_OF_CLAIM, KINDS_OF_CORRECTION)


def test_values_and_ids_are_written_as_the_project_writes_them(half: Page) -> None:
    assert half.evaluate("values => values.map(annotation.oneLine)", VALUES) == [one_line(value) for value in VALUES]
    names = ["Nouri al-Maliki", "Brücke (alt)", "L’Œuvre d'art", "Straße 12", "日本", "Łódź"]
    assert half.evaluate("names => names.map(annotation.idOf)", names) == [id_of(name) for name in names]


def test_words_are_described_as_the_project_describes_them_and_found_there(half: Page) -> None:
    chance = random.Random(7)
    for raw in TEXTS:
        text = half.evaluate("text => annotation.tidy(text)", raw)
        folded = fold(text)
        assert half.evaluate("text => annotation.fold(text)", text) == folded
        edges = [at for at in range(len(text) + 1) if is_edge(folded, at)]
        units = {at: len(text[:at].encode("utf-16-le")) // 2 for at in edges}
        spans: list[Any] = []
        for _ in range(60):
            start, end = sorted(chance.sample(edges, 2))
            if text[start] != " " and text[end - 1] != " ":
                spans.append((start, end))
        described = half.evaluate(
            "([text, spans]) => spans.map(([start, end]) => annotation.describe(text, start, end))",
            [text, [[units[start], units[end]] for start, end in spans]],
        )
        for (start, end), told in zip(spans, described, strict=True):
            place = find_quote(folded, told.get("quote") or told["from"], told.get("before", ""), told.get("after", ""), told.get("to", ""))
            assert place == Found(start, end), (text[start:end], told, describe(text, folded, start, end))
