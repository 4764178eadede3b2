"""A reader finds a note that nobody has reviewed, reads it beside its sources, and proposes the review or reports a problem."""

from datetime import date
from urllib.parse import parse_qs, urlsplit

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

from support.reading import NOURI, OPEN, wait_for_card

pytestmark = pytest.mark.thorough

PANEL = ".annotate:popover-open"
HOST = "https://annotated-articles.example/repository/edit/main/"
NOTES = "annotations/articles/2007-03-12-baghdad-conference.yml"
NARROW = {"viewport": {"width": 390, "height": 844}, "color_scheme": "dark"}
CHECKED = "I have checked this note"


def opened_on_send(page: Page, button: str) -> str:
    """The address that a button of the panel opens."""
    page.evaluate("() => { window.open = (...given) => (window.opened = given); }")
    page.locator(PANEL).get_by_role("button", name=button, exact=True).click()
    page.wait_for_function("() => window.opened")
    return str(page.evaluate("window.opened[0]"))


@pytest.mark.parametrize("context_options", [{"java_script_enabled": False}])
def test_the_queue_leads_to_passages_and_notes_without_a_script(page: Page, site_url: str) -> None:
    page.goto(f"{site_url}contribute/review-queue/")
    row = page.locator("h2:has-text('Claims: contradicted') + ul > li").first
    row.get_by_role("link", name="¶").click()
    expect(page.locator(":target")).to_be_in_viewport()
    page.go_back()
    row.get_by_role("link").first.click()
    expect(page.locator(".note--claim:target")).to_be_in_viewport()
    page.locator(".notes .state a").click()
    expect(page.locator("h1")).to_contain_text("Review queue")


def test_a_claim_is_read_beside_its_sources_and_its_review_proposed_at_its_line(article: Page) -> None:
    article.goto(f"{article.url}#n-no-diplomat-detained")
    wait_for_card(article)
    edit = str(article.locator(f"{OPEN} .card__edit").get_attribute("href"))
    assert edit.startswith(f"{HOST}{NOTES}#L")
    article.locator(OPEN).get_by_role("button", name=CHECKED).click()
    panel = article.locator(PANEL)
    expect(panel.locator("h2")).to_have_text("Review “The American military has nobody in detention who is a diplomat.”")
    sources = article.locator("#n-no-diplomat-detained .rests [href^='#s-']").count()
    assert sources > 0
    assert panel.locator(".annotate__note li a[href^=http]").count() == sources
    assert "Open each source and compare it with the note." in panel.inner_text()
    assert panel.locator("input:visible").count() == 0
    assert opened_on_send(article, "Propose") == edit
    assert article.evaluate("navigator.clipboard.readText()") == "    status: reviewed"
    line = edit.rpartition("#L")[2]
    assert f"at the end of the note that begins on line {line}." in panel.locator(".annotate__told").inner_text()


def test_the_review_of_an_entry_has_a_name_and_a_day_by_keyboard_alone(article: Page) -> None:
    article.locator(NOURI).click()
    wait_for_card(article)
    article.locator(OPEN).get_by_role("button", name=CHECKED).press("Enter")
    panel = article.locator(PANEL)
    panel.wait_for()
    assert panel.locator(".annotate__missing").inner_text() == "Still missing: Your name"
    assert "+3 more" in panel.locator(".annotate__note li a").last.inner_text()
    assert article.evaluate("document.activeElement.name") == "reviewed_by"
    article.keyboard.type("Nell: Ward")
    today = panel.locator("[name=reviewed_on]").input_value()
    assert abs((date.fromisoformat(today) - date.today()).days) <= 1
    lines = f'status: reviewed\nreviewed_by: "Nell: Ward"\nreviewed_on: {today}'
    assert panel.locator("pre").text_content() == lines
    assert opened_on_send(article, "Propose") == f"{HOST}annotations/people/nouri-al-maliki.yml"
    assert article.evaluate("navigator.clipboard.readText()") == lines
    article.keyboard.press("Escape")
    expect(article.locator(NOURI)).to_be_focused()


def test_a_problem_is_reported_with_the_notes_id_its_words_and_its_address(article: Page) -> None:
    article.locator(NOURI).click()
    wait_for_card(article)
    article.locator(OPEN).get_by_role("button", name="Report a problem").click()
    panel = article.locator(PANEL)
    expect(panel.locator("h2")).to_have_text("Report a problem with “Nouri al-Maliki”")
    panel.locator("[name=says]").fill("He was born earlier.")
    article.evaluate("reader.annotating.host.contact = ''")
    asked = parse_qs(urlsplit(opened_on_send(article, "Send")).query)
    assert asked["title"] == ["Nouri al-Maliki"]
    page = f"{article.url.partition('#')[0]}#n-entry-nouri-al-maliki"
    assert asked["where"] == [f"Nouri al-Maliki (entry-nouri-al-maliki) · p3: “Nouri al-Maliki” · {page}"]
    assert asked["wrong"] == ["He was born earlier."]


@pytest.mark.parametrize("context_options", [NARROW], ids=["phone in the dark"])
def test_axe_finds_nothing_in_the_queue_and_in_the_panel(page: Page, site_url: str, article_url: str) -> None:
    page.goto(f"{site_url}contribute/review-queue/")
    found = Axe().run(page, context={"include": [["main"]]}, options={"resultTypes": ["violations"]}).response["violations"]
    page.goto(f"{article_url}#n-entry-nouri-al-maliki")
    wait_for_card(page)
    page.locator(OPEN).get_by_role("button", name=CHECKED).click()
    page.locator(PANEL).wait_for()
    found += Axe().run(page, context={"include": [[PANEL]]}, options={"resultTypes": ["violations"]}).response["violations"]
    assert not found, [(each["id"], [node["html"][:120] for node in each["nodes"][:3]]) for each in found]
    assert page.evaluate(f"(panel => panel.scrollWidth <= panel.clientWidth)(document.querySelector('{PANEL}'))")
