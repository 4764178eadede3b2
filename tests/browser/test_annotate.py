"""Words selected in the first article, as the YAML that "Annotate this" shows: the project reads it and finds the very words."""

import random
import re
import shutil
from pathlib import Path
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

from annotated_article.anchoring.find_quote import Found, describe, find_quote, is_edge
from annotated_article.anchoring.reader_text import fold
from annotated_article.kinds.claim import KINDS_OF_CLAIM
from annotated_article.kinds.correction import KINDS_OF_CORRECTION
from annotated_article.loading.read_value import id_of
from annotated_article.pages.annotate_panel import new_file_address
from annotated_article.site import check_site
from annotated_article.words import ENGLISH, Words, words_of
from annotated_article.yaml_text import one_line
from support.case_page import ASSETS
from support.reading import focused, select

GERMAN = words_of("de")

ROOT = Path(__file__).parent.parent.parent
PANEL = ".annotate:popover-open"

# Kind, element, first and last words of the selection, what is filled in, the words that are meant, and where they stand.
SELECTIONS: list[tuple[str, str, str, str, dict[str, str], str, str]] = [
    ("Claim", "#p3", "ppealed for the assist", "", {}, "appealed for the assistance", "p3"),  # parts of words; once
    ("Claim", "#p9", "he told the media", "", {"claim": "It was so: he told it."}, "he told the media", "p9"),  # twice
    ("Claim", "#p14", "Iran and Syria", "", {"speaker": "george-w-bush"}, "Iran and Syria", "p14"),  # thrice
    ("Question", ".text", "to all countries in", "In the course", {}, 'to all countries in the region." In the course', "p3"),
    ("Claim", ".text", "Satterfield's comments provoked", "expressed their concern", {}, "", "p7"),  # over two paragraphs
    ("Correction", "#p3", "Nouri al-", "", {}, "Nouri al-", "p3"),  # within a mark
    ("Claim", "#p3", '"Confrontation of terrorism', "", {}, '"Confrontation of terrorism', "p3"),  # begins with a sign of YAML
    ("Question", "#p3", 'went on to warn: "[Iraq', "]", {"ask": "Why? # and how"}, 'went on to warn: "[Iraq]', "p3"),
    ("Correction", "#p2", "neighbours—Jordan", "", {}, "neighbours—Jordan", "p2"),  # a dash
    ("Question", "#title", "No easing", "", {}, "No easing", "title"),
    ("Date", "#byline", "Peter Symonds", "", {"when": "2007", "title": "The entry"}, "Peter Symonds", "byline"),
    ("Date", "#p5", "in the ascendancy", "", {}, "in the ascendancy", "p5"),
    ("Link to an entry", "#p9", "Both sides", "", {"entry": "iran"}, "Both sides", "p9"),
    ("Another name for an entry", "#p4", "Iraqis", "", {"entry": "hoshyar-zebari"}, "Iraqis", "p4"),
    ("Person", "#p3", "Iraqi Prime Minister", "", {"note": "He was: the prime minister #1."}, "", ""),  # a name follows at once
    ("Term", "#p9", "complexion on the meeting", "", {}, "complexion on the meeting", "p9"),
    ("Event", "#p3", "appealed for the assistance", "", {"when": "2007-03-10"}, "appealed for the assistance", "p3"),
    ("Place", "#p8", "northern city", "", {}, "northern city", "p8"),
    ("Organisation", "#p11", "naval", "", {}, "", ""),  # one word in small letters: linked by the cast alone
]


def shown_yaml(page: Page, kind: str, words: tuple[str, str, str], filled: dict[str, str]) -> tuple[str, str, str]:
    """The YAML that a contributor sees, the sentence above it, and the address of the link below it."""
    if page.locator(PANEL).count():
        page.keyboard.press("Escape")
        page.wait_for_function("() => document.activeElement.value == 'annotate'")  # it gives back what was selected
    select(page, *words)
    page.get_by_role("button", name="Annotate this").click()
    panel = page.locator(PANEL)
    panel.get_by_text(kind, exact=True).click()
    for name, value in filled.items():
        panel.locator(f"[name={name}]").fill(value)
    return (
        str(panel.locator("pre").text_content()),
        panel.locator(".annotate__where").inner_text(),
        str(panel.locator(".annotate__open").get_attribute("href")),
    )


def lay_in(root: Path, yaml: str, where: str) -> None:
    """Does with the YAML what the sentence above it says."""
    path = root / next(word.strip(",:") for word in where.split() if word.startswith("annotations/"))
    path.parent.mkdir(exist_ok=True)
    text = path.read_text(encoding="utf-8") if path.exists() else ""
    if "at the end of the section" in where:
        section = where.rsplit(maxsplit=1)[-1].strip(":")
        assert f"\n{section}:\n" in text
        text = text.replace(f"\n{section}:\n", f"\n{section}:\n{yaml}")
    elif yaml.startswith("aliases:"):
        text = "".join(line + "\n" for line in text.splitlines() if not line.startswith("aliases:")) + yaml
    else:
        assert (where.startswith("In a new file")) == (not text)
        text = f"{text}{yaml}"
    path.write_text(text, encoding="utf-8")


def test_what_is_shown_is_accepted_and_lands_on_the_very_words(article: Page, tmp_path: Path) -> None:
    for name in ("annotations", "docs", "seeds"):
        shutil.copytree(ROOT / name, tmp_path / name)
    ids = []
    for kind, passage, first, last, filled, *_ in SELECTIONS:
        yaml, where, address = shown_yaml(article, kind, (passage, first, last), filled)
        lay_in(tmp_path, yaml, where)
        assert address.startswith("https://annotated-articles.example/repository/edit/main/annotations/") != where.startswith(
            "In a new file"
        )
        item = re.search(r"^  - id: (.*)$", yaml, re.MULTILINE)
        named = re.search(r"^name: (.*)$", yaml, re.MULTILINE)
        ids.append(item[1] if item else id_of(named[1]) if named else filled["entry"])
    site = check_site(tmp_path)
    errors = [problem for problem in site.problems if problem.is_error]
    assert not errors, errors
    anchored = site.articles["2007-03-12-baghdad-conference"]
    landed = [
        (mention.note.removeprefix("entry-"), mention.passage, anchored.texts[mention.place.surface].text[slice(*mention.place[1:])])
        for mention in anchored.mentions
    ]
    for note, (_, _, first, last, _, exact, passage) in zip(ids, SELECTIONS, strict=True):
        if passage:
            found = [words for each, place, words in landed if (each, place) == (note, passage)]
            assert exact in found if exact else found[0].startswith(first) and found[0].endswith(last), (note, found)
        else:
            assert note not in {each for each, _, _ in landed}


def test_a_new_entry_goes_to_the_forge_with_its_text(article: Page) -> None:
    yaml, where, address = shown_yaml(article, "Term", ("#p5", "media speculation", ""), {"note": "A & B."})
    assert where == "In a new file, annotations/terms/media-speculation.yml:"
    assert address.startswith(
        "https://annotated-articles.example/repository/new/main/annotations/terms?filename=media-speculation.yml&value="
    )
    assert article.evaluate("address => new URL(address).searchParams.get('value')", address) == yaml
    article.get_by_role("button", name="Copy", exact=True).click()
    expect(article.get_by_role("button", name="Copied")).to_be_visible()
    assert article.evaluate("navigator.clipboard.readText()") == yaml


@pytest.mark.parametrize(
    ("mend", "create"),
    [
        ("https://forge.example/us/site/edit/main/", "https://forge.example/us/site/new/main/{}"),
        ("https://forge.example/us/site/-/edit/main/part/", "https://forge.example/us/site/-/new/main/part/{}"),
        ("https://forge.example/edit/edit/_edit/a/branch/", "https://forge.example/edit/edit/_new/a/branch/{}"),
        ("https://forge.example/us/site/src/main/", ""),
        ("", ""),
    ],
)
def test_the_forges_address_for_a_new_file_follows_from_that_of_its_editor(mend: str, create: str) -> None:
    assert new_file_address(mend) == create


@pytest.mark.parametrize("words", [ENGLISH, GERMAN], ids=["English", "German"])
def test_the_kinds_to_choose_from_are_those_that_the_project_knows(words: Words) -> None:
    assert (tuple(words.claim_kinds), tuple(words.correction_kinds)) == (KINDS_OF_CLAIM, KINDS_OF_CORRECTION)


def test_the_panel_is_used_and_left_by_the_keyboard_alone(article: Page) -> None:
    select(article, "#p3", "appealed for the assistance")
    button = article.get_by_role("button", name="Annotate this")
    button.focus()
    article.keyboard.press("Enter")
    article.locator(PANEL).wait_for()
    assert article.evaluate("[document.activeElement.name, document.activeElement.value]") == ["what", "claim"]
    article.keyboard.press("ArrowRight")
    assert article.locator(PANEL).locator("[name=ask]").is_visible()
    article.keyboard.press("Tab")
    article.keyboard.type("Who says so?")
    assert "ask: Who says so?" in str(article.locator(f"{PANEL} pre").text_content())
    article.keyboard.press("Escape")
    article.wait_for_function("() => document.activeElement.value == 'annotate'")
    assert article.locator(PANEL).count() == 0
    assert article.evaluate("getSelection().toString()") == "appealed for the assistance"
    assert focused(article)


@pytest.mark.parametrize(
    "context_options",
    [
        {"viewport": {"width": 1280, "height": 900}},
        {"viewport": {"width": 390, "height": 844}, "color_scheme": "dark"},
        {"viewport": {"width": 320, "height": 640}, "forced_colors": "active"},
    ],
    ids=["wide", "phone in the dark", "narrow in forced colours"],
)
def test_axe_finds_nothing_in_the_panel_and_nothing_is_cut_off(page: Page, article_url: str) -> None:
    page.goto(article_url)
    shown_yaml(page, "Date", ("#p3", "appealed for the assistance", ""), {})
    found = Axe().run(page, context={"include": [[PANEL]]}, options={"resultTypes": ["violations"]}).response["violations"]
    assert not found, [(each["id"], [node["html"][:120] for node in each["nodes"][:3]]) for each in found]
    assert page.evaluate(f"(panel => panel.scrollWidth <= panel.clientWidth)(document.querySelector('{PANEL}'))")


# --- The half that knows no page, against the project's own

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
