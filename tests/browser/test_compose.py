"""A reading sheet composed in a form: it looks as it will, and the file is what a careful person would have typed."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Locator, Page, expect

from support.served_project import Served, serve, until

pytestmark = pytest.mark.thorough

FIRST = "2007-03-12-baghdad-conference"
BRIDGE = "2001-05-14-bridge-opened"
PHONE: dict[str, Any] = {"viewport": {"width": 390, "height": 844}, "has_touch": True, "is_mobile": True}
COMPOSED = f"""\
---
title: Who opened the bridge?
description: "Two voices: one bridge"
---

# Who opened the bridge?

/// passage | {BRIDGE} p2-p3
///

/// question | corroboration
    starter: >
      I know it from …
    answer: >
      The council says so; the ferryman doesn't.

Who says that it is safe?
///

## Then write

In **your** words.
"""
# The words of each block of a sheet, without those of notes, and without what only a page that is published says.
WORDS = """body => [...body.querySelectorAll(".sheet__body > *")].map(block => {
  const copy = block.cloneNode(true);
  for (const each of copy.querySelectorAll(".claims, .stub")) each.remove();
  return copy.textContent.replace(/\\s+/g, "");
})"""


def part(page: Page, number: int) -> Locator:
    return page.locator(".composer__part").nth(number - 1)


def fill_in(page: Page) -> None:
    """Compose the sheet above with the mouse; its parts are put into another order first."""
    page.locator("[name=title]").fill("Who opened the bridge?")
    page.locator("#compose [name=description]").fill("Two voices: one bridge")
    part(page, 1).locator("[name=article]").select_option(BRIDGE)
    part(page, 1).locator("[name=from]").select_option("p2")
    part(page, 1).locator("[name=to]").select_option("p3")
    page.get_by_role("button", name="Text", exact=True).click()
    part(page, 2).locator("[name=text]").fill("## Then write\n\nIn **your** words.\n")
    page.get_by_role("button", name="Question", exact=True).click()
    part(page, 3).locator("[name=ask]").fill("Who says that it is safe?")
    part(page, 3).locator("[name=skill]").select_option("corroboration")
    part(page, 3).locator("[name=answer]").fill("The council says so; the ferryman doesn't.")
    part(page, 3).locator("summary").click()
    part(page, 3).locator("[name=starter]").fill("I know it from …")
    part(page, 3).get_by_role("button", name="Move up").click()


# --- What every site has


@pytest.mark.parametrize("name", ["irbil-office", "dates"])
def test_a_sheet_that_is_opened_looks_as_its_page_does_and_its_file_stays(page: Page, site_url: str, name: str) -> None:
    page.goto(f"{site_url}teach/{name}/")
    there = page.evaluate(f"({WORDS})(document)")
    page.get_by_role("link", name="Edit this sheet").click()
    expect(page.locator(".composer__view .extract .passage").first).to_be_visible(timeout=40_000)
    assert page.evaluate(f"({WORDS})(document.querySelector('.composer__view'))") == there
    text = (Path(__file__).parents[2] / f"docs/teach/{name}.md").read_text("utf-8")
    assert page.locator(".composer__file pre").text_content() == text
    expect(page.locator(".question__answer").first).to_be_hidden()
    page.get_by_label("teacher’s copy").check()
    expect(page.locator(".question__answer").first).to_be_visible()


def test_an_edit_changes_its_own_part_and_no_other_line(page: Page, site_url: str) -> None:
    page.goto(f"{site_url}teach/compose/?sheet=dates")
    title = page.locator("[name=title]")
    expect(title).to_have_value("Reading dates against the calendar")
    page.locator("[name=ask]").first.fill("Which date is *on Saturday*?")
    title.fill("Dates [and] days")
    before = (Path(__file__).parents[2] / "docs/teach/dates.md").read_text("utf-8")
    ask = "Which date is “on Saturday”? What do you need to know to work it out, and where did you find that?\n"
    after = before.replace(ask, "Which date is *on Saturday*?\n").replace(
        "title: Reading dates against the calendar", "title: Dates [and] days"
    )
    after = after.replace("# Reading dates against the calendar", "# Dates \\[and\\] days")
    assert ask in before
    written = page.locator(".composer__file pre").text_content() or ""
    # The answer and the beginning of an answer are broken into lines again.
    assert [" ".join(each.split()) for each in written.split("///")] == [" ".join(each.split()) for each in after.split("///")]


def test_paragraphs_chosen_for_a_class_go_along(page: Page, site_url: str) -> None:
    page.goto(f"{site_url}articles/{FIRST}/?from=p7&to=p8")
    page.locator(".control").click()
    expect(page.locator(".for-class").get_by_role("link", name="Compose a sheet")).to_have_attribute(
        "href", f"../../teach/compose/?article={FIRST}"
    )
    page.get_by_role("button", name="Link for a class").click()
    page.get_by_role("link", name="Compose a reading sheet with these paragraphs").click()
    expect(page.locator(".composer__view .extract .passage")).to_have_count(2, timeout=40_000)
    assert page.locator(".composer__view .extract__from").inner_text().startswith("¶ 7–8 of No easing of US-Iranian tensions")
    assert [part(page, 1).locator(f"[name={end}]").input_value() for end in ("from", "to")] == ["p7", "p8"]


def test_what_is_missing_is_said_and_gets_the_focus(page: Page, site_url: str) -> None:
    page.goto(f"{site_url}teach/compose/")
    missing = page.locator(".composer__missing")
    expect(missing).to_be_hidden()
    page.get_by_role("button", name="Propose").click(force=True)  # it is marked as disabled, and says why
    expect(missing).to_have_text("Still missing: Title, Paragraphs")
    assert page.evaluate("document.activeElement.name") == "title"
    page.keyboard.type("A title")
    page.get_by_role("button", name="Question", exact=True).click()
    expect(missing).to_have_text("Still missing: Paragraphs, The question, What a good answer contains")
    part(page, 1).get_by_role("button", name="Remove").click()
    part(page, 1).get_by_role("button", name="Remove").click()
    expect(missing).to_have_text("Still missing: a paragraph or a question")
    assert page.evaluate("document.activeElement.value") == "passage", "the focus is not lost with the part"
    page.get_by_role("button", name="Undo the removal").click()
    expect(missing).to_have_text("Still missing: The question, What a good answer contains")


def test_the_last_paragraph_is_not_before_the_first(page: Page, site_url: str) -> None:
    page.goto(f"{site_url}teach/compose/?article={FIRST}&from=p7&to=p8")
    first, last = (part(page, 1).locator(f"[name={end}]") for end in ("from", "to"))
    expect(last).to_have_value("p8")
    first.select_option("p10")
    expect(last).to_have_value("p10")
    last.select_option("p2")
    expect(first).to_have_value("p2")


def test_a_new_sheet_and_an_edited_one_are_proposed_at_the_code_host(page: Page, site_url: str) -> None:
    page.add_init_script("window.open = (address) => { window.opened = address }")
    page.goto(f"{site_url}teach/compose/?article={FIRST}&from=p8")
    page.locator("[name=title]").fill("Ärger & Freude?")
    page.get_by_role("button", name="Propose").click()
    address = urlsplit(page.evaluate("window.opened"))
    assert address.path == "/repository/new/main/docs/teach"
    text = f"---\ntitle: Ärger & Freude?\n---\n\n# Ärger & Freude?\n\n/// passage | {FIRST} p8\n///\n"
    assert parse_qs(address.query) == {"filename": ["aerger-freude.md"], "value": [text]}

    page.on("dialog", lambda dialog: dialog.accept())
    page.goto(f"{site_url}teach/compose/?sheet=dates")
    expect(page.locator("[name=title]")).to_have_value("Reading dates against the calendar")
    page.get_by_role("button", name="Propose").click()
    expect(page.locator(".composer__told")).to_have_text("The text has been copied. Paste it over everything in the file that opens.")
    assert urlsplit(page.evaluate("window.opened")).path == "/repository/edit/main/docs/teach/dates.md"
    expect(page.get_by_role("button", name="Save")).to_have_count(0)


def test_nothing_typed_can_run_or_become_markup(page: Page, site_url: str) -> None:
    page.goto(f"{site_url}teach/compose/?article={FIRST}&from=p8")
    hostile = "<img src=x onerror=alert(1)> [x](javascript:alert(1)) **<b>**"
    page.get_by_role("button", name="Text", exact=True).click()
    part(page, 2).locator("textarea").fill(hostile)
    page.locator("[name=title]").fill(hostile)
    view = page.locator(".composer__view")
    assert view.locator("img, script, b:not(.question__answer b), a[href]").count() == 0
    assert "<img src=x onerror=alert(1)>" in view.locator(".sheet__body").inner_text()
    for address in ("?sheet=../../etc/passwd", "?sheet=no-such-sheet", "?article=<script>&from=%22%3E"):
        page.on("dialog", lambda dialog: dialog.accept())
        page.goto(f"{site_url}teach/compose/{address}")
        expect(page.locator("#compose")).to_be_visible()


def test_paper_has_the_sheet_alone(page: Page, site_url: str) -> None:
    page.goto(f"{site_url}teach/compose/?sheet=irbil-office")
    expect(page.locator(".composer__view .extract .passage").first).to_be_visible(timeout=40_000)
    page.emulate_media(media="print")
    expect(page.locator("#compose")).to_be_hidden()
    expect(page.locator(".composer__list")).to_be_hidden()
    expect(page.locator(".question__lines").first).to_be_visible()
    expect(page.locator(".sheet__name")).to_be_visible()
    expect(page.locator(".question__answer").first).to_be_hidden()


@pytest.mark.parametrize("options", [PHONE, {"color_scheme": "dark"}], ids=["phone", "dark"])
def test_the_form_fits_every_screen_and_axe_finds_nothing(browser: Browser, site_url: str, options: dict[str, Any]) -> None:
    with browser.new_context(**options) as context:
        page = context.new_page()
        page.goto(f"{site_url}teach/compose/?sheet=dates")
        expect(page.locator(".composer__view .extract .passage").first).to_be_attached(timeout=40_000)
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
        found = Axe().run(page, options={"resultTypes": ["violations"]}).response["violations"]
        assert not found, json.dumps([(each["id"], [node["html"][:160] for node in each["nodes"][:3]]) for each in found])


# --- Under `make serve`


@pytest.fixture
def served(tmp_path: Path, page: Page) -> Iterator[Served]:
    """The mini site under `mkdocs serve`, with the empty form open."""
    with serve(tmp_path, page) as site:
        page.goto(f"{site.url}teach/compose/")
        yield site


def test_a_sheet_is_composed_and_saved_with_the_mouse_and_edited_by_keyboard(served: Served, page: Page) -> None:
    fill_in(page)
    page.get_by_role("button", name="Save").click()
    path = "docs/teach/who-opened-the-bridge.md"
    assert served.text(path) == COMPOSED
    page.get_by_role("link", name="Open the sheet").click(timeout=40_000)
    expect(page.locator(".sheet h1")).to_have_text("Who opened the bridge?")
    expect(page.locator(".question__ask")).to_have_text("Who says that it is safe?")

    page.get_by_role("link", name="Edit this sheet").focus()
    page.keyboard.press("Enter")
    expect(page.locator("[name=title]")).to_be_focused()
    expect(page.locator("[name=title]")).to_have_value("Who opened the bridge?")
    for _ in range(30):
        if page.evaluate("document.activeElement.name") == "ask":
            break
        page.keyboard.press("Tab")
    page.keyboard.press("End")
    page.keyboard.type(" Why?")
    for _ in range(40):
        if page.evaluate("document.activeElement.value") == "save":
            break
        page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    until(page, lambda: served.text(path) != COMPOSED)
    assert served.text(path) == COMPOSED.replace("it is safe?", "it is safe? Why?")

    # The form goes on with the file that it has just saved.
    page.get_by_role("link", name="Open the sheet").wait_for(timeout=40_000)
    page.locator("[name=level]").fill("15 years")
    page.get_by_role("button", name="Save").click()
    until(page, lambda: "    level: 15 years\n" in served.text(path))


def test_what_was_typed_stays_if_a_sheet_is_refused_or_the_server_is_gone(served: Served, page: Page) -> None:
    told = page.locator(".composer__told")
    fill_in(page)
    (served.root / "docs/teach").mkdir()
    (served.root / "docs/teach/who-opened-the-bridge.md").write_text("# Another page\n", "utf-8")
    page.get_by_role("button", name="Save").click()
    expect(told).to_have_text(
        "Not saved. There is already a page docs/teach/who-opened-the-bridge.md. Choose another title.", timeout=40_000
    )
    page.locator("[name=title]").fill("Who built the bridge?")
    text = page.locator("[name=text]")
    text.fill("/// pasage | x\n///")
    page.get_by_role("button", name="Save").click()
    expect(told).to_contain_text("Not saved. error[R008] This block can't be read", timeout=40_000)
    expect(text).to_have_value("/// pasage | x\n///")
    served.running.terminate()
    served.running.wait(20)
    text.fill("Better.")
    page.get_by_role("button", name="Save").click()
    expect(told).to_contain_text("The server doesn’t answer, so nothing was saved. What you typed is still here.", timeout=40_000)
    assert [file.name for file in (served.root / "docs/teach").iterdir()] == ["who-opened-the-bridge.md"]


def test_a_sheet_that_somebody_else_changed_meanwhile_is_not_overwritten(served: Served, page: Page) -> None:
    path = served.root / "docs/teach/bridge.md"
    path.parent.mkdir()
    path.write_text(COMPOSED, "utf-8")
    page.goto(f"{served.url}teach/compose/?sheet=bridge")
    expect(page.locator("[name=title]")).to_have_value("Who opened the bridge?")
    page.locator("[name=title]").fill("Who built it?")
    theirs = COMPOSED.replace("In **your** words.", "In a sentence.")
    path.write_text(theirs, "utf-8")
    page.wait_for_timeout(4000)  # the page would have loaded again by now
    page.get_by_role("button", name="Save").click()
    expect(page.locator(".composer__told")).to_contain_text("was changed by somebody else in the meantime", timeout=40_000)
    assert page.locator("[name=title]").input_value() == "Who built it?"
    assert path.read_text("utf-8") == theirs
