"""Words selected in the first article, and the file that "Annotate this" makes of them: the project accepts it and finds the very words."""

import shutil
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

from annotated_article.site import check_site
from annotated_article.words import words_of
from support.reading import focused, select

pytestmark = pytest.mark.thorough

GERMAN = words_of("de")

ROOT = Path(__file__).parent.parent.parent
PANEL = ".annotate:popover-open"
ARTICLE = "2007-03-12-baghdad-conference"

# Kind, element, first and last words of the selection, what is filled in, the words that are meant, and where they are.
CLAIM = {"said_by": "Officials", "kind": "fact"}
SELECTIONS: list[tuple[str, str, str, str, dict[str, str], str, str]] = [
    ("Claim", "#p3", "ppealed for the assist", "", {"claim": "One.", **CLAIM}, "appealed for the assistance", "p3"),  # parts of words; once
    ("Claim", "#p9", "he told the media", "", {"claim": "It was so: he told it.", **CLAIM}, "he told the media", "p9"),  # twice
    ("Claim", "#p14", "Iran and Syria", "", {"claim": "Two.", **CLAIM}, "Iran and Syria", "p14"),  # thrice
    (
        "Question",
        ".text",
        "to all countries in",
        "In the course",
        {"ask": "Where?"},
        'to all countries in the region." In the course',
        "p3",
    ),
    (
        "Claim",
        ".text",
        "Satterfield's comments provoked",
        "expressed their concern",
        {"claim": "Three.", **CLAIM},
        "",
        "p7",
    ),  # two paragraphs
    ("Correction", "#p3", "Nouri al-", "", {"correction": "His name is longer."}, "Nouri al-", "p3"),  # within a mark
    ("Claim", "#p3", '"Confrontation of terrorism', "", {"claim": "Four.", **CLAIM}, '"Confrontation of terrorism', "p3"),  # a sign of YAML
    ("Question", "#p3", 'went on to warn: "[Iraq', "]", {"ask": "Why? # and how"}, 'went on to warn: "[Iraq]', "p3"),
    ("Question", "#title", "No easing", "", {"ask": "Of what?"}, "No easing", "title"),
    ("Date", "#byline", "Peter Symonds", "", {"when": "2007", "title": "The entry", "note": "x"}, "Peter Symonds", "byline"),
    ("Date", "#p5", "in the ascendancy", "", {"when": "2007-03~", "title": "Rise", "note": "x"}, "in the ascendancy", "p5"),
    ("Link to an entry", "#p9", "Both sides", "", {"is": "iran"}, "Both sides", "p9"),
    ("Term", "#p9", "complexion on the meeting", "", {"note": "How it looks: #1."}, "complexion on the meeting", "p9"),
    (
        "Event",
        "#p3",
        "appealed for the assistance",
        "",
        {"when": "2007-03-10", "note": "An appeal."},
        "appealed for the assistance",
        "p3",
    ),
    ("Place", "#p8", "northern city", "", {"note": "A city.", "location": "geo:36.34,43.13"}, "northern city", "p8"),
    ("Organisation", "#p11", "naval", "", {"note": "A navy."}, "naval", "p11"),  # one word in small letters: the cast links it
]


def choose(page: Page, field: str, typed: str, option: str) -> None:
    """Search in a field by keyboard and take the option with this text."""
    box = page.locator(f"{PANEL} [name={field}]").last
    box.fill("")
    box.press_sequentially(typed)
    options = page.locator(f"{PANEL} [role=option]:visible")
    texts = options.all_inner_texts()
    for _ in range(texts.index(option) + 1):
        page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")


def open_panel(page: Page, kind: str, words: tuple[str, str, str], filled: dict[str, str]) -> None:
    """Open the panel on words, choose a kind and fill in its fields."""
    if page.locator(PANEL).count():
        page.keyboard.press("Escape")
        if page.locator(PANEL).count():  # it closed a list
            page.keyboard.press("Escape")
        page.wait_for_function("() => document.activeElement.value == 'annotate'")  # it gives back what was selected
    select(page, *words)
    page.get_by_role("button", name="Annotate this").click()
    panel = page.locator(PANEL)
    panel.locator(".annotate__what").get_by_text(kind, exact=True).click()
    for name, value in filled.items():
        field = panel.locator(f"[name={name}]").first
        if name == "is":
            choose(page, name, value, "Iran · Place")
        elif field.evaluate("each => each.localName") == "select":
            field.select_option(value)
        else:
            field.fill(value)


def shown_file(page: Page) -> tuple[str, str]:
    """Path and text of the file that would be proposed."""
    panel = page.locator(PANEL)
    path = str(panel.locator(".annotate__file summary").text_content()).removeprefix("The file: ")
    return path, str(panel.locator("pre").text_content())


def test_what_is_shown_is_accepted_and_lands_on_the_very_words(article: Page, tmp_path: Path) -> None:
    for name in ("annotations", "docs", "seeds"):
        shutil.copytree(ROOT / name, tmp_path / name)
    ids = []
    for kind, passage, first, last, filled, *_ in SELECTIONS:
        open_panel(article, kind, (passage, first, last), filled)
        assert article.locator(f"{PANEL} .annotate__missing").text_content() == ""
        path, text = shown_file(article)
        assert not (tmp_path / path).exists()
        (tmp_path / path).parent.mkdir(exist_ok=True)
        (tmp_path / path).write_text(text, "utf-8")
        ids.append(filled.get("is") or Path(path).stem)
    site = check_site(tmp_path)
    errors = [problem for problem in site.problems if problem.is_error]
    assert not errors, errors
    anchored = site.articles[ARTICLE]
    landed = [
        (mention.note.removeprefix("entry-"), mention.passage, anchored.texts[mention.spot.surface].text[slice(*mention.spot[1:])])
        for mention in anchored.mentions
    ]
    for note, (_, _, first, last, _, exact, passage) in zip(ids, SELECTIONS, strict=True):
        found = [words for each, place, words in landed if (each, place) == (note, passage)]
        assert exact in found if exact else found[0].startswith(first) and found[0].endswith(last), (note, found)


def test_a_claim_takes_a_new_speaker_and_a_new_source_along_by_keyboard_alone(article: Page, tmp_path: Path) -> None:
    open_panel(article, "Claim", ("#p3", "appealed for the assistance", ""), {"claim": "Help was asked for."})
    assert "Who says it" in str(article.locator(f"{PANEL} .annotate__missing").text_content())
    choose(article, "said_by", "Nell Ward", "New entry: Nell Ward · Person")
    article.keyboard.press("Tab")
    for _ in range(6):
        if article.evaluate("document.activeElement.name") == "note":
            break
        article.keyboard.press("Tab")
    article.keyboard.type("Writes for the Gazette.")
    article.locator(f"{PANEL} [name=kind]").select_option("quotation")
    choose(article, "sources", "The toll", "New source: The toll")
    for value in ("Council", "2001"):
        article.keyboard.press("Tab")
        article.keyboard.type(value)
    assert article.locator(f"{PANEL} .annotate__missing").text_content() == ""
    path, text = shown_file(article)
    assert (path, text) == (
        f"annotations/articles/{ARTICLE}/help-was-asked-for.yml",
        "# yaml-language-server: $schema=../../schema/article.json\nclaims:\n  - id: help-was-asked-for\n"
        "    quote: appealed for the assistance\n    claim: Help was asked for.\n    said_by: nell-ward\n    kind: quotation\n"
        "    sources: [the-toll]\nentries:\n  - kind: person\n    id: nell-ward\n    name: Nell Ward\n    note: >\n"
        "      Writes for the Gazette.\nsources:\n  the-toll:\n    title: The toll\n    publisher: Council\n    published: 2001\n",
    )
    assert "Nell Ward" in article.locator(f"{PANEL} .annotate__preview").inner_text()


def test_a_field_offers_only_the_kinds_of_entry_that_it_may_name(article: Page) -> None:
    open_panel(article, "Claim", ("#p3", "appealed for the assistance", ""), {"claim": "Help was asked for."})
    article.locator(f"{PANEL} [name=said_by]").fill("Iran")
    offered = article.locator(f"{PANEL} [role=option]:visible").all_inner_texts()
    assert "Iran · Place" not in offered
    assert [text for text in offered if text.startswith("New")] == ["New entry: Iran · Person", "New entry: Iran · Organisation"]


def test_the_offer_stays_away_while_the_panel_is_open(article: Page) -> None:
    open_panel(article, "Claim", ("#p3", "appealed for the assistance", ""), {})
    article.evaluate("document.dispatchEvent(new Event('selectionchange'))")
    article.wait_for_timeout(400)
    assert not article.locator(".offer").is_visible()


def test_a_press_on_the_offer_counts_though_other_words_are_selected_meanwhile(article: Page) -> None:
    """A slow press ends after the offer would have moved to the new words, and away from the pointer."""
    select(article, "#p3", "appealed for the assistance")
    button = article.get_by_role("button", name="Annotate this")
    button.hover()
    article.mouse.down()
    select(article, "#p5", "in the ascendancy")
    article.wait_for_timeout(400)  # twice as long as the offer waits for a selection to settle
    article.mouse.up()
    expect(article.locator(PANEL)).to_be_visible()


def test_what_is_not_filled_in_is_named_and_nothing_is_proposed(article: Page) -> None:
    open_panel(article, "Date", ("#p5", "media speculation", ""), {"when": "next week"})
    panel = article.locator(PANEL)
    assert panel.locator(".annotate__missing").text_content() == "Still missing: When it happened, What happened, as a headline, The note"
    assert "This isn’t a date yet." in panel.inner_text()
    panel.get_by_role("button", name="Propose").press("Enter")
    assert len(article.context.pages) == 1
    assert article.evaluate("document.activeElement.name") == "when"
    panel.locator("[name=when]").fill("2007-03-10/..")
    assert panel.locator(".annotate__says", has_text="since 10 March 2007").is_visible()
    assert "…" not in shown_file(article)[1] and "What happened" not in shown_file(article)[1]


def test_a_new_entry_goes_to_the_code_host_with_its_text(article: Page) -> None:
    open_panel(article, "Term", ("#p5", "media speculation", ""), {"note": "A & B."})
    path, text = shown_file(article)
    assert path == "annotations/terms/media-speculation.yml"
    article.evaluate("window.open = (...given) => (window.opened = given)")
    article.locator(PANEL).get_by_role("button", name="Propose").click()
    address = article.evaluate("window.opened[0]")
    assert address.startswith(
        "https://annotated-articles.example/repository/new/main/annotations/terms?filename=media-speculation.yml&value="
    )
    assert article.evaluate("address => new URL(address).searchParams.get('value')", address) == text
    article.get_by_role("button", name="Copy", exact=True).click()
    expect(article.get_by_role("button", name="Copied")).to_be_visible()
    assert article.evaluate("navigator.clipboard.readText()") == text


def test_a_problem_is_reported_by_mail_with_the_words(article: Page) -> None:
    open_panel(article, "Report a problem", ("#p5", "media speculation", ""), {"says": "It is wrong.", "from": "A book"})
    hosts = {"contact": "mailto:a@example.org", "issue": "https://host.example/us/site/issues/new"}
    given = {"title": "words", "where": "#p5", "wrong": "It is wrong.", "source": "A book"}
    assert article.evaluate("given => annotation.suggest(...given)", [hosts, given]) == (
        "mailto:a@example.org?subject=words&body=%23p5%0A%0AIt%20is%20wrong.%0A%0AA%20book"
    )
    assert article.evaluate("given => annotation.suggest(...given)", [{**hosts, "contact": ""}, given]).startswith(
        "https://host.example/us/site/issues/new?template=1-wrong-fact.yml&title=words&body="
    )


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
    assert "ask: Who says so?" in shown_file(article)[1]
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
    open_panel(page, "Date", ("#p3", "appealed for the assistance", ""), {"when": "soon"})
    found = Axe().run(page, context={"include": [[PANEL]]}, options={"resultTypes": ["violations"]}).response["violations"]
    assert not found, [(each["id"], [node["html"][:120] for node in each["nodes"][:3]]) for each in found]
    assert page.evaluate(f"(panel => panel.scrollWidth <= panel.clientWidth)(document.querySelector('{PANEL}'))")


_COVERED = """([panel, selector]) => {
  const box = document.querySelector(panel).querySelector(selector).getBoundingClientRect();
  return box.bottom - document.querySelector(`${panel} .annotate__acts`).getBoundingClientRect().top;
}"""


@pytest.mark.parametrize("height", [640, 900])
def test_the_buttons_cover_neither_the_field_one_types_in_nor_its_list(page: Page, article_url: str, height: int) -> None:
    page.set_viewport_size({"width": 390, "height": height})
    page.goto(article_url)
    open_panel(page, "Claim", ("#p3", "appealed for the assistance", ""), {"note": "It did."})
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.name") == "sources"
    assert page.evaluate(_COVERED, [PANEL, "[name=sources]"]) <= 0
    page.keyboard.type("Baghdad")
    assert page.evaluate(_COVERED, [PANEL, ".annotate__list:not([hidden])"]) <= 0
