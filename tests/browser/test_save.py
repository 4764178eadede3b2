"""Under `make serve`, from an empty copy: a newcomer adds, edits and removes notes in the page; the files are what one would have typed."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Locator, Page, expect

from support.reading import select
from support.served_project import Served, serve, until

pytestmark = pytest.mark.thorough

NAME = "2001-05-14-bridge-opened"
FOLDER = f"annotations/articles/{NAME}"
ADA = "annotations/people/ada-pell.yml"
PANEL = ".annotate:popover-open"
HEAD = "# yaml-language-server: $schema=../../schema/article.json\n"


@pytest.fixture
def served(tmp_path: Path, page: Page) -> Iterator[Served]:
    """The mini site under `mkdocs serve`, with the article open."""
    with serve(tmp_path, page) as site:
        page.goto(f"{site.url}articles/{NAME}/")
        yield site


def begin(page: Page, words: str, kind: str) -> None:
    """Open the panel on words of the text; the page may be loading again after an edit."""
    button = page.get_by_role("button", name="Annotate this")

    def shown() -> bool:
        select(page, ".text", words)
        page.wait_for_timeout(500)
        return button.is_visible()

    until(page, shown)
    button.click()
    page.locator(PANEL).locator(".annotate__what").get_by_text(kind, exact=True).click()


def press_on_card(page: Page, mark: Locator, name: str) -> None:
    """Open the card of a mark and press a button on it or in its menu; the page may be loading again after an edit."""
    button = page.get_by_role("button", name=name, exact=True)

    def shown() -> bool:
        mark.click()
        page.wait_for_timeout(300)
        menu = page.locator(".card:popover-open .card__menu")
        if menu.is_visible() and not button.is_visible():
            menu.click()
        return button.is_visible()

    until(page, shown)
    button.click()


def test_a_newcomer_adds_edits_and_removes_notes_with_the_mouse(served: Served, page: Page) -> None:
    begin(page, "The ferryman", "Person")
    page.locator(f"{PANEL} [name=note]").fill("Rows the ferry.")
    page.get_by_role("button", name="Save").click()
    assert served.text("annotations/people/the-ferryman.yml") == (
        "# yaml-language-server: $schema=../schema/people.json\nname: The ferryman\nnote: >\n  Rows the ferry.\n"
    )
    page.locator(".mark[data-notes*=entry-the-ferryman]").first.wait_for(timeout=40_000)

    begin(page, "the ferry carries no lorries", "Claim")
    page.locator(f"{PANEL} [name=claim]").fill("Lorries can't cross by ferry.")
    page.locator(f"{PANEL} [name=said_by]").fill("The Gazette")
    page.locator(f"{PANEL} [name=kind]").select_option("fact")
    page.get_by_role("button", name="Save").click()
    claim = (
        f"{HEAD}claims:\n  - id: lorries-cant-cross-by-ferry\n    quote: the ferry carries no lorries\n    claim: Lorries can't cross by ferry.\n"
        "    speaker: The Gazette\n    kind: fact\n"
    )
    path = f"{FOLDER}/lorries-cant-cross-by-ferry.yml"
    assert served.text(path) == claim
    mark = page.locator(".mark[data-notes*=lorries-cant-cross]").first
    mark.wait_for(timeout=40_000)

    press_on_card(page, mark, "Edit")
    page.locator(f"{PANEL} [name=claim]").fill("No lorry can cross by ferry.")
    page.get_by_role("button", name="Save").click()
    until(page, lambda: served.text(path) != claim)
    assert served.text(path) == claim.replace("Lorries can't cross", "No lorry can cross", 1).replace(
        "claim: Lorries can't", "claim: No lorry can"
    )
    page.locator(".note--claim", has_text="No lorry can cross").wait_for(timeout=40_000, state="attached")

    page.on("dialog", lambda dialog: dialog.accept())
    press_on_card(page, mark, "Remove")
    expect(page.locator(".mark[data-notes*=lorries-cant-cross]")).to_have_count(0, timeout=40_000)
    assert not (served.root / path).exists()


def test_a_newcomer_adds_a_date_by_keyboard_alone(served: Served, page: Page) -> None:
    select(page, ".text", "two years")
    page.get_by_role("button", name="Annotate this").focus()
    page.keyboard.press("Enter")
    page.locator(PANEL).wait_for()
    page.keyboard.press("ArrowLeft")
    assert page.evaluate("document.activeElement.value") == "date"
    for value in ("2001-05-12?", "The next bridge", "It was planned."):
        page.keyboard.press("Tab")
        page.keyboard.type(value)
    assert page.locator(f"{PANEL} .annotate__says", has_text="12 May 2001?").is_visible()
    for _ in range(12):
        if page.evaluate("document.activeElement.value") == "save":
            break
        page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    assert served.text(f"{FOLDER}/the-next-bridge.yml") == (
        f"{HEAD}dates:\n  - id: the-next-bridge\n    quote: two years\n    when: 2001-05-12?\n    title: The next bridge\n    note: >\n      It was planned.\n"
    )


def test_what_was_typed_stays_if_check_refuses_it_or_the_server_is_gone(served: Served, page: Page) -> None:
    begin(page, "the ferry carries no lorries", "Claim")
    page.locator(f"{PANEL} [name=claim]").fill("Lorries can't cross.")
    page.locator(f"{PANEL} [name=said_by]").fill("The Gazette")
    page.locator(f"{PANEL} [name=kind]").select_option("fact")
    page.locator(f"{PANEL} [name=finding]").select_option("corroborated")  # without a source
    page.get_by_role("button", name="Save").click()
    told = page.locator(f"{PANEL} .annotate__told")
    expect(told).to_contain_text("Not saved. error[", timeout=40_000)
    assert page.locator(f"{PANEL} [name=claim]").input_value() == "Lorries can't cross."
    served.running.terminate()
    served.running.wait(20)
    page.locator(f"{PANEL} [name=finding]").select_option("")
    page.locator(f"{PANEL} [name=note]").fill("It is too small.")
    page.get_by_role("button", name="Save").click()
    expect(told).to_have_text("Not saved. The server doesn’t answer, so nothing was saved. What you typed is still here.", timeout=40_000)
    assert page.locator(f"{PANEL} [name=note]").input_value() == "It is too small."
    assert not (served.root / FOLDER).exists()


def test_an_edit_of_somebody_else_meanwhile_is_not_overwritten_and_nothing_typed_is_lost(served: Served, page: Page) -> None:
    press_on_card(page, page.locator(".mark[data-notes*=entry-ada-pell]").first, "Edit")
    page.locator(f"{PANEL} [name=role]").fill("Chair of the council")
    theirs = served.text(ADA).replace("invented for testing", "invented for tests")
    (served.root / ADA).write_text(theirs, "utf-8")
    page.wait_for_timeout(4000)  # the page would have loaded again by now
    page.get_by_role("button", name="Save").click()
    expect(page.locator(f"{PANEL} .annotate__told")).to_contain_text("was changed by somebody else", timeout=40_000)
    assert page.locator(f"{PANEL} [name=role]").input_value() == "Chair of the council"
    assert served.text(ADA) == theirs


def test_a_source_that_is_missing_is_created_with_the_edit_that_needs_it(served: Served, page: Page) -> None:
    before = served.text(ADA)
    for title in ("Minutes", "Letters"):
        press_on_card(page, page.locator(".mark[data-notes*=entry-ada-pell]").first, "Edit")
        page.locator(f"{PANEL} [name=sources]").press_sequentially(title)
        page.locator(f"{PANEL} [role=option]").last.click()
        page.locator(f"{PANEL} .annotate__new [name=publisher]").fill("The council")
        page.locator(f"{PANEL} .annotate__new [name=published]").fill("2001-05")
        page.locator(f"{PANEL} .annotate__new [name=url]").fill("https://council.example/")
        page.get_by_role("button", name="Save").click()
        source = title.lower()
        assert served.text(f"{FOLDER}/for-{source}.yml") == (
            f"{HEAD}sources:\n  {source}:\n    title: {title}\n    publisher: The council\n    published: 2001-05\n    url: https://council.example/\n"
        )
        until(page, lambda source=source: f"{source}]" in served.text(ADA))  # type: ignore[misc]
        page.wait_for_timeout(3000)  # the page loads again
    assert served.text(ADA) == before.replace("[gazette-2001-05-14]", "[gazette-2001-05-14, minutes, letters]")


def test_a_review_is_saved_at_the_end_of_the_note(served: Served, page: Page) -> None:
    before = served.text(ADA)
    press_on_card(page, page.locator(".mark[data-notes*=entry-ada-pell]").first, "I have checked this note")
    page.locator(f"{PANEL} [name=reviewed_by]").fill("Nell Ward")
    page.locator(f"{PANEL} [name=reviewed_on]").fill("2001-06-01")
    page.get_by_role("button", name="Save").click()
    until(page, lambda: served.text(ADA) != before)
    assert served.text(ADA) == f"{before}status: reviewed\nreviewed_by: Nell Ward\nreviewed_on: 2001-06-01\n"
    page.locator("#n-entry-ada-pell[data-reviewed]").wait_for(timeout=40_000, state="attached")

    notes = f"{FOLDER}.yml"
    before = served.text(notes)
    press_on_card(page, page.locator(".claims a[data-notes=bridge-safe]"), "I have checked this note")
    page.get_by_role("button", name="Save").click()
    until(page, lambda: served.text(notes) != before)
    source = "    sources: [gazette-2001-05-14]\n"
    begin, end = before.split("  - id: bridge-sways")
    assert served.text(notes) == f"{begin}    status: reviewed\n  - id: bridge-sways{end}"
    assert begin.endswith(source)
