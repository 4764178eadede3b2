"""The Notes control: quiet, all, marks only, off, and a box per kind; the address is the only memory."""

from pathlib import Path
from typing import Any, Literal

import pytest
from playwright.sync_api import Page, expect

from support.reading import NOURI, open_card, put_mouse_on, wait_for_card

ARTICLE = "articles/2007-03-12-baghdad-conference/"
VIEW = """() => ({
  mode: document.documentElement.dataset.notes,
  hide: document.documentElement.dataset.hide.split(" ").filter(Boolean),
  chosen: [...document.querySelectorAll(".panel :checked")].map(input => input.value),
  links: document.querySelectorAll(":is(.mark, .claims a)[href]").length,
  said: document.querySelectorAll(":is(.mark, .claims a)[aria-haspopup]").length,
  words: document.querySelector("#p3").innerText,
})"""
KINDS = ["people", "places", "organisations", "events", "terms", "dates", "claims"]


def view(page: Page) -> dict[str, Any]:
    return dict(page.evaluate(VIEW))


def choose(page: Page, label: str, on: bool = True) -> None:
    panel = page.get_by_role("group", name="Notes", exact=True)
    if not panel.is_visible():
        page.keyboard.press("Alt+Shift+KeyN")
    panel.get_by_label(label, exact=True).set_checked(on)
    page.keyboard.press("Escape")


def test_the_notes_are_quiet_at_first(article: Page) -> None:
    seen = view(article)
    assert (seen["mode"], seen["hide"], seen["chosen"]) == ("quiet", [], ["quiet", *KINDS])
    assert seen["links"] == seen["said"] > 100


@pytest.mark.thorough
def test_off_quiets_the_marks_for_mouse_keyboard_and_screen_reader(article: Page) -> None:
    before = view(article)
    choose(article, "Off")
    seen = view(article)
    assert (seen["mode"], seen["links"], seen["said"]) == ("off", 0, 0)
    assert article.locator(".mark[aria-describedby]").count() == 0
    article.locator("#p2 .number").focus()
    article.keyboard.press("Tab")
    assert article.evaluate("document.activeElement.className").split()[0] == "number"
    put_mouse_on(article.locator(NOURI))
    article.wait_for_timeout(700)
    article.locator(NOURI).click()
    assert open_card(article) is None
    assert article.locator(".text").get_by_role("link", name="Nouri al-Maliki").count() == 0
    assert article.locator(":is(.claims, .record, .note, .notes summary, .sources li, .corrections li):visible").count() == 0
    choose(article, "First mentions")
    assert view(article) == before
    article.locator(NOURI).click()
    wait_for_card(article)


@pytest.mark.thorough
@pytest.mark.parametrize("media", ["screen", "print"])
@pytest.mark.parametrize("path", ["articles/2007-03-12-baghdad-conference/", "teach/irbil-office/"])
def test_off_shows_no_note_and_no_correction_and_leaves_them_no_stop(
    page: Page, site_url: str, path: str, media: Literal["screen", "print"]
) -> None:
    noted = ".notes summary, .notes a, .corrections summary, .corrections a, .claims a"
    page.emulate_media(media=media)
    page.goto(f"{site_url}{path}?notes=quiet")
    assert page.locator(noted).locator("visible=true").count() > 5
    page.goto(f"{site_url}{path}?notes=off")
    page.wait_for_load_state("load")
    assert page.locator(noted).count() > 10
    assert page.locator(noted).locator("visible=true").count() == 0, "nothing of them is shown, so nothing of them can have the focus"


@pytest.mark.thorough
@pytest.mark.parametrize("media", ["screen", "print"])
def test_the_list_shows_the_kinds_that_are_on_and_leaves_the_others_no_stop(
    page: Page, article_url: str, media: Literal["screen", "print"]
) -> None:
    page.emulate_media(media=media)
    page.goto(f"{article_url}?notes=claims&print=notes")
    page.wait_for_load_state("load")
    notes = page.locator(".notes")
    page.evaluate("for (const group of document.querySelectorAll('.notes details')) group.open = true")
    assert notes.locator(".note--claim:visible a:visible").count() > 10
    assert [text.split()[0] for text in notes.locator("summary").locator("visible=true").all_inner_texts()] in (["Claims", "Sources"], [])
    assert notes.locator(":is(.note:not(.note--claim), .note:not(.note--claim) a):visible").count() == 0


@pytest.mark.thorough
@pytest.mark.parametrize("name", ["entry-nouri-al-maliki", "formerly"])
def test_a_link_to_a_note_of_a_kind_that_is_off_finds_it_in_the_list(page: Page, article_url: str, name: str) -> None:
    page.goto(f"{article_url}?notes=claims")
    # Insert an address that the note had before.
    page.evaluate(
        "document.querySelector('#n-entry-nouri-al-maliki .rests').insertAdjacentHTML('afterbegin', '<span id=n-formerly></span>')"
    )
    page.evaluate("name => { location.hash = '#n-' + name }", name)
    expect(page.locator("#n-entry-nouri-al-maliki")).to_be_in_viewport()
    expect(page.locator(".note--person:visible")).to_have_count(1)
    assert page.evaluate("document.activeElement.id") == "n-entry-nouri-al-maliki"


@pytest.mark.thorough
def test_marks_only_opens_by_click_alone(article: Page) -> None:
    choose(article, "Without findings")
    put_mouse_on(article.locator(NOURI))
    article.wait_for_timeout(700)
    assert open_card(article) is None
    article.locator(NOURI).click()
    assert wait_for_card(article).how == "pinned"


def test_a_kind_that_is_off_leaves_the_words_to_the_other_notes(article: Page) -> None:
    both = article.locator("[data-notes='entry-surge troop-increase']").first
    choose(article, "Terms", on=False)
    assert both.get_attribute("href") == "#n-troop-increase"
    both.click()
    assert wait_for_card(article).kind == "date"
    article.keyboard.press("Escape")
    choose(article, "Dates", on=False)
    assert both.get_attribute("href") is None
    assert view(article)["hide"] == ["term", "date"]


@pytest.mark.thorough
def test_the_last_box_turns_the_notes_off(article: Page) -> None:
    for label in ("People", "Places", "Organisations", "Events", "Terms", "Dates"):
        choose(article, label, on=False)
    article.keyboard.press("Alt+Shift+KeyN")
    article.get_by_label("Claims", exact=True).click()
    assert view(article)["mode"] == "off"
    assert article.url.endswith("?notes=off")


@pytest.mark.thorough
def test_the_choice_is_in_the_address_and_nowhere_else(article: Page) -> None:
    length = article.evaluate("history.length")
    plain = article.url
    choose(article, "Without findings")
    assert article.url == f"{plain}?notes=marks"
    for label in ("Places", "Organisations", "Events", "Terms", "Dates"):
        choose(article, label, on=False)
    assert article.url == f"{plain}?notes=marks,people,claims"
    choose(article, "First mentions")
    assert article.url == f"{plain}?notes=people,claims"
    choose(article, "Off")
    assert article.url == f"{plain}?notes=off,people,claims"
    assert article.evaluate("history.length") == length
    assert article.evaluate("[localStorage.length, sessionStorage.length, document.cookie]") == [0, 0, ""]


@pytest.mark.thorough
def test_other_questions_in_the_address_stay(page: Page, article_url: str) -> None:
    page.goto(f"{article_url}?from=p7&notes=off&to=p10#p8")
    choose(page, "Without findings")
    assert page.url == f"{article_url}?from=p7&notes=marks&to=p10#p8"
    choose(page, "First mentions")
    assert page.url == f"{article_url}?from=p7&to=p10#p8"


ADDRESSES = {
    "": ("quiet", KINDS),
    "?notes=off": ("off", KINDS),
    "?notes=marks": ("marks", KINDS),
    "?notes=people,claims": ("quiet", ["people", "claims"]),
    "?notes=people%2Cclaims": ("quiet", ["people", "claims"]),
    "?notes=marks,dates": ("marks", ["dates"]),
    "?notes=nonsense": ("quiet", KINDS),
    "?notes=": ("quiet", KINDS),
    "?notes=on": ("quiet", KINDS),
    "?notes=quiet": ("quiet", KINDS),
    "?notes=all": ("all", KINDS),
    "?notes=all,people": ("all", ["people"]),
}


@pytest.mark.thorough
@pytest.mark.parametrize("asked", ADDRESSES)
def test_an_address_gives_its_view_again_after_reload_and_from_the_file_system(
    page: Page, article_url: str, site_dir: Path, asked: str
) -> None:
    page.goto(article_url + asked)
    seen = view(page)
    mode, kinds = ADDRESSES[asked]
    assert (seen["mode"], seen["chosen"]) == (mode, [mode, *kinds])
    page.reload()
    assert view(page) == seen
    page.goto(f"{(site_dir / ARTICLE / 'index.html').as_uri()}{asked}")
    assert view(page) == seen


def test_the_control_works_from_the_file_system(page: Page, site_dir: Path) -> None:
    page.goto((site_dir / ARTICLE / "index.html").as_uri())
    choose(page, "Off")
    assert page.url.endswith("index.html?notes=off")
    page.reload()
    assert view(page)["mode"] == "off"


def test_back_gives_the_view_of_that_address(article: Page) -> None:
    choose(article, "Off")
    article.evaluate("location.hash = '#p8'")
    choose(article, "First mentions")
    article.go_back()
    expect(article.locator(".panel [value=off]")).to_be_checked()
    assert view(article)["mode"] == "off"


def test_the_help_opens_by_keyboard_and_fits_a_screen(article: Page) -> None:
    article.keyboard.press("Alt+Shift+KeyN")
    article.locator(".help summary").focus()
    article.keyboard.press("Enter")
    box = article.locator(".help").bounding_box()
    assert box and 100 < box["height"] < 700
    assert "Esc" in article.locator(".help").inner_text()


def test_an_article_in_german_speaks_german(open_case: Any) -> None:
    page = open_case({"language": "de", "text": "Angela Merkel kam.", "people": {"angela-merkel": {"name": "Angela Merkel"}}})
    page.keyboard.press("Alt+Shift+KeyN")
    expect(page.get_by_role("group", name="Anmerkungen", exact=True).first.get_by_label("Personen")).to_be_checked()
    page.locator("#p1 .mark").click()
    expect(page.locator(".card:popover-open .card__kind")).to_have_text("Person")
    expect(page.get_by_role("button", name="Schließen")).to_be_visible()
    expect(page.locator("#p1 .mark")).to_have_accessible_description("Anmerkung: Person")


def test_an_article_without_notes_has_no_control_and_no_mistake(open_case: Any) -> None:
    mistakes: list[Any] = []
    page = open_case({"text": "Nothing to see."})
    page.on("pageerror", lambda mistake: mistakes.append(str(mistake)))
    page.reload()
    assert page.locator(".notes").count() == 0
    assert mistakes == []


@pytest.mark.parametrize(("notes", "has_claims"), [("marks", True), ("people,places", False)])
def test_a_closed_page_of_marks_only_or_without_claims_shows_no_finding(page: Page, article_url: str, notes: str, has_claims: bool) -> None:
    page.goto(f"{article_url}?notes={notes}")
    findings = "Disputed|Contradicted|Corroborated|disputed|contradicted|corroborated|⇄|✕|✓"
    assert page.locator(".claims a").first.is_visible() == has_claims
    assert page.locator(".article").evaluate("(article, words) => article.innerText.match(new RegExp(words, 'g'))", findings) is None


@pytest.mark.parametrize("context_options", [{"viewport": {"width": 390, "height": 844}}])
def test_on_a_phone_the_first_paragraph_begins_on_the_first_screen(page: Page, article_url: str) -> None:
    page.goto(article_url)
    expect(page.locator("#p1")).to_be_in_viewport()
    expect(page.get_by_role("button", name="Notes")).to_be_in_viewport()
    assert page.evaluate("scrollY") == 0


def test_at_most_one_word_in_twelve_begins_a_line(article: Page) -> None:
    lines = "() => [...document.querySelectorAll('.text .mark')].filter(each => getComputedStyle(each).textDecorationLine != 'none').length"
    words = article.evaluate("[...document.querySelectorAll('.text .passage')].map(each => each.innerText).join(' ').split(/\\s+/).length")
    assert 50 < article.evaluate(lines) <= words / 12
    assert article.evaluate("getComputedStyle(document.querySelector('#title .mark')).textDecorationLine") == "none"
    article.locator("#title").hover()
    assert article.evaluate("getComputedStyle(document.querySelector('#title .mark')).textDecorationLine") == "underline"


def test_a_reading_sheet_opens_without_notes(page: Page, site_url: str) -> None:
    page.goto(f"{site_url}teach/irbil-office/")
    assert view_of_sheet(page) == ("off", 0)
    page.goto(f"{site_url}teach/irbil-office/?notes=quiet")
    mode, links = view_of_sheet(page)
    assert mode == "quiet" and links > 5


def view_of_sheet(page: Page) -> tuple[str, int]:
    mode, links = page.evaluate("[document.documentElement.dataset.notes, document.querySelectorAll('.mark[href]').length]")
    return mode, links
