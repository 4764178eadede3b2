"""Cards: where they appear, how they open and close by click and key, and what they contain."""

from typing import Any

import pytest
from playwright.sync_api import Page, expect

from support.reading import NOURI, OPEN, focused, middle, open_card, rested, wait_for_card, wait_for_no_card

IRAQ = "#m-entry-iraq-p2-1"

APART = """selector => {
  const words = document.querySelector(selector).getClientRects()[0], card = document.querySelector(".card:popover-open").getBoundingClientRect();
  return (card.top >= words.bottom || card.bottom <= words.top) && card.left >= -1 && card.right <= innerWidth + 1
    && card.top >= -1 && card.bottom <= innerHeight + 1;
}"""


@pytest.mark.thorough
def test_a_card_opens_below_the_line_or_above_it_if_there_is_no_room(article: Page) -> None:
    rested(article, NOURI)
    mark, card = article.locator(NOURI).bounding_box(), article.locator(OPEN).bounding_box()
    assert mark and card and 0 <= card["y"] - (mark["y"] + mark["height"]) <= 16
    article.mouse.move(2, 2)
    wait_for_no_card(article)
    article.locator(NOURI).evaluate("mark => mark.scrollIntoView({ block: 'end' })")
    article.locator(NOURI).click()
    mark, card = article.locator(NOURI).bounding_box(), article.locator(OPEN).bounding_box()
    assert mark and card and 0 <= mark["y"] - (card["y"] + card["height"]) <= 16


@pytest.mark.thorough
@pytest.mark.parametrize("size", [(1280, 700), (640, 450), (320, 640), (320, 480)])
def test_a_card_covers_neither_its_words_nor_leaves_the_window(article: Page, size: tuple[int, int]) -> None:
    article.set_viewport_size({"width": size[0], "height": size[1]})
    for selector in (NOURI, "#m-entry-united-nations-p2-1", "#m-entry-united-states-title-1"):
        for block, by in (("start", -60), ("center", 0), ("end", 60)):
            article.locator(selector).evaluate("(mark, [block, by]) => { mark.scrollIntoView({ block }); scrollBy(0, by) }", [block, by])
            article.locator(selector).evaluate("mark => mark.focus({ preventScroll: true })")
            article.keyboard.press("Enter")
            article.wait_for_timeout(50)
            assert article.evaluate(APART, selector), (selector, block)
            article.keyboard.press("Escape")


def test_a_card_covers_no_line_of_its_words(article: Page) -> None:
    words = article.locator("#m-end-support-for-terrorism-p3-1")
    words.evaluate("mark => { mark.scrollIntoView(); scrollBy(0, -100) }")
    lines = words.evaluate("mark => [...mark.getClientRects()].map(({ x, y, width, height }) => [x, y, width, height])")
    assert len(lines) > 2
    x, y, width, height = lines[1]
    article.mouse.move(2, 2)
    article.mouse.move(x + width - 30, y + height / 2)
    wait_for_card(article)
    card = article.locator(OPEN).bounding_box()
    assert card and 0 <= card["y"] - (lines[-1][1] + lines[-1][3]) <= 24


@pytest.mark.thorough
def test_a_click_pins_and_a_second_click_closes(article: Page) -> None:
    mark = article.locator(NOURI)
    mark.click()
    card = wait_for_card(article)
    assert (card.name, card.kind, card.how) == ("Nouri al-Maliki", "person", "pinned")
    assert mark.get_attribute("aria-expanded") == "true"
    article.mouse.move(2, 2)
    article.wait_for_timeout(500)
    assert open_card(article) == card
    mark.click()
    article.wait_for_timeout(300)
    assert open_card(article) is None
    assert mark.get_attribute("aria-expanded") == "false"


def test_a_click_pins_the_card_that_the_mouse_has_opened_where_it_is(article: Page) -> None:
    rested(article, NOURI)
    before = article.locator(OPEN).bounding_box()
    x, y = middle(article.locator(NOURI))
    article.mouse.click(x, y)
    assert wait_for_card(article).how == "pinned"
    assert article.locator(OPEN).bounding_box() == before


def test_a_click_elsewhere_and_the_close_button_close(article: Page) -> None:
    article.locator(NOURI).click()
    article.mouse.click(5, 5)
    wait_for_no_card(article)
    article.locator(NOURI).click()
    article.get_by_role("button", name="Close", exact=True).click()
    wait_for_no_card(article)
    assert focused(article) == NOURI[1:]


def test_a_click_on_other_words_moves_the_card_there(article: Page) -> None:
    article.locator(NOURI).click()
    article.locator("#m-entry-insurgents-p3-1").click()
    assert wait_for_card(article).name == "insurgents"
    article.wait_for_timeout(300)
    assert open_card(article) is not None
    assert article.locator("[aria-expanded=true]").count() == 1


def test_esc_on_the_mark_closes_and_leaves_the_focus_there(article: Page) -> None:
    article.locator(IRAQ).focus()
    article.keyboard.press("Enter")
    wait_for_card(article)
    article.keyboard.press("Escape")
    wait_for_no_card(article)
    assert focused(article) == IRAQ[1:]


@pytest.mark.parametrize("tabs", [1, 3, 6])
def test_esc_in_the_card_closes_and_gives_the_focus_back(article: Page, tabs: int) -> None:
    article.locator(IRAQ).focus()
    article.keyboard.press("Enter")
    for _ in range(tabs):
        article.keyboard.press("Tab")
    assert article.evaluate("selector => document.querySelector(selector).contains(document.activeElement)", OPEN)
    article.keyboard.press("Escape")
    wait_for_no_card(article)
    assert focused(article) == IRAQ[1:]


@pytest.mark.thorough
def test_esc_after_a_click_into_the_card_gives_the_focus_back(article: Page) -> None:
    article.locator(NOURI).click()
    article.locator(f"{OPEN} .card__name").click()
    article.keyboard.press("Escape")
    wait_for_no_card(article)
    assert focused(article) == NOURI[1:]
    article.wait_for_timeout(700)
    assert open_card(article) is None


def test_focus_alone_opens_nothing_and_enter_pins(article: Page) -> None:
    article.locator(IRAQ).focus()
    article.wait_for_timeout(700)
    assert open_card(article) is None
    article.keyboard.press("Enter")
    card = wait_for_card(article)
    assert (card.how, focused(article)) == ("pinned", IRAQ[1:])
    article.keyboard.press("Enter")
    wait_for_no_card(article)


@pytest.mark.thorough
def test_tab_reaches_every_link_of_the_card_in_order_and_leaves_it_again(article: Page) -> None:
    article.locator(IRAQ).focus()
    article.keyboard.press("Tab")
    after = focused(article)
    article.keyboard.press("Shift+Tab")
    article.keyboard.press("Enter")
    stops = article.locator(f"{OPEN} :is(a, button):visible").evaluate_all("all => all.map(each => (window.stops ||= []).push(each))")
    assert len(stops) > 8
    at = "[stops.indexOf(document.activeElement), document.activeElement.id]"
    there = []
    for _ in stops:
        article.keyboard.press("Tab")
        there.append(article.evaluate(at)[0])
    assert there == list(range(len(stops)))
    article.keyboard.press("Tab")
    assert article.evaluate(at) == [-1, after]
    back = []
    for _ in stops:
        article.keyboard.press("Shift+Tab")
        back.append(article.evaluate(at)[0])
    assert back == there[::-1]
    article.keyboard.press("Shift+Tab")
    assert article.evaluate(at) == [-1, IRAQ[1:]]


def test_tab_reaches_the_marks_in_the_order_of_the_text(article: Page) -> None:
    article.locator("#p2 .number").focus()
    inside = article.locator("#p2 a[href]:visible").count()
    places = []
    for _ in range(inside - 1):
        article.keyboard.press("Tab")
        places.append(article.evaluate("[...document.querySelectorAll('#p2 a')].indexOf(document.activeElement)"))
    assert places == sorted(places)
    assert -1 not in places


@pytest.mark.parametrize("press", ["click", "Enter"])
@pytest.mark.parametrize("selector", [NOURI, "#m-mortar-shells-near-venue-p4-1", "#p3 + .claims a >> nth=0"])
def test_a_press_never_scrolls_and_never_touches_the_history(article: Page, selector: str, press: str) -> None:
    mark = article.locator(selector)
    middle(mark)
    article.evaluate("scrollBy(0, 200)")
    article.wait_for_timeout(100)
    before = article.evaluate("[scrollY, history.length, location.href, navigation.currentEntry.key]")
    if press == "click":
        mark.click()
    elif mark.get_attribute("href"):
        mark.evaluate("mark => mark.focus({ preventScroll: true })")
        article.keyboard.press("Enter")
    else:
        return  # what the keyboard cannot reach it cannot press
    wait_for_card(article)
    article.keyboard.press("Escape")
    wait_for_no_card(article)
    assert article.evaluate("[scrollY, history.length, location.href, navigation.currentEntry.key]") == before


@pytest.mark.thorough
@pytest.mark.parametrize("how", [{"modifiers": ["Control"]}, {"button": "middle"}])
def test_ctrl_and_middle_click_open_the_link(article: Page, how: dict[str, Any]) -> None:
    with article.context.expect_page() as opened:
        article.locator(NOURI).click(**how)
    opened.value.wait_for_url("**#n-entry-nouri-al-maliki")
    assert article.locator(f"{OPEN}.card--pinned").count() == 0


def test_a_card_says_what_it_is_and_what_can_be_done(article: Page) -> None:
    article.locator(NOURI).click()
    card = article.locator(OPEN)
    assert card.get_attribute("role") == "dialog"
    assert card.locator(".card__kind").inner_text() == "Person"
    assert card.locator(".card__name").inner_text() == "Nouri al-Maliki"
    expect(card.locator(".card__where")).to_be_hidden()  # he is mentioned once
    assert "Prime minister" in card.locator(".facts").inner_text()
    assert card.locator(".state").inner_text() == "Draft, not yet reviewed"
    acts = [word for word in card.locator(".card__acts").locator("a, button").all_inner_texts() if word]
    assert acts[:4] == ["Open page", "Copy link", "Cite", "Edit"]
    assert str(card.locator(".card__edit").get_attribute("href")).endswith("annotations/people/nouri-al-maliki.yml")
    assert card.locator(".name, .note, [href^='#m-']").count() == 0
    expect(card.get_by_role("link", name="Open page")).to_have_attribute(
        "href", article.url.split("articles/")[0] + "people/nouri-al-maliki/"
    )


def test_marks_say_to_a_screen_reader_that_they_open_a_card(article: Page) -> None:
    mark = article.locator(NOURI)
    assert (mark.get_attribute("aria-haspopup"), mark.get_attribute("aria-expanded")) == ("dialog", "false")
    expect(mark).to_have_accessible_name("Nouri al-Maliki")
    expect(mark).to_have_accessible_description("Note: Person")
    assert mark.inner_text() == "Nouri al-Maliki"


def test_a_card_leads_to_at_most_two_sources_where_they_are(article: Page) -> None:
    article.locator(NOURI).click()
    assert "; +3 more · In the text: ¶\u00a03" in str(article.locator("#n-entry-nouri-al-maliki .rests").text_content())
    links = article.locator(f"{OPEN} .rests a:visible")
    assert links.count() == 2
    for link in links.all():
        address = str(link.get_attribute("href"))
        assert address.startswith("http")
        assert "#s-" not in address


def test_a_source_without_an_address_is_words_in_a_card_and_leads_nowhere(article: Page) -> None:
    article.locator("#m-entry-baghdad-conference-p1-1").click()
    first = article.locator("#n-entry-baghdad-conference .rests a").first
    assert not article.locator(f"{first.get_attribute('href')} a").count()
    sources = article.locator(f"{OPEN} .rests")
    expect(sources).to_contain_text(str(first.text_content()))
    expect(sources.get_by_role("link", name=str(first.text_content()))).to_have_count(0)


def test_a_card_that_is_not_at_a_mention_says_how_many_there_are(article: Page) -> None:
    article.locator(NOURI).click()
    article.locator(f"{OPEN} .says a").first.click()
    expect(article.locator(f"{OPEN} .card__where")).to_contain_text("In the text: ")


@pytest.mark.thorough
def test_previous_and_next_go_from_mention_to_mention_and_round(article: Page) -> None:
    links = article.locator("#n-entry-insurgents .rests [href^='#m-']").evaluate_all("all => all.map(each => each.hash.slice(1))")
    assert len(links) > 2
    article.locator(f"#{links[0]}").click()
    where = article.locator(f"{OPEN} .card__where > span")
    places = [where.inner_text()]
    for _ in links:
        article.get_by_role("button", name="Next mention").click()
        places.append(where.inner_text())
    assert places == [f"mention {at % len(links) + 1} of {len(links)}" for at in range(len(links) + 1)]
    article.get_by_role("button", name="Previous mention").focus()
    article.keyboard.press("Enter")
    assert where.inner_text() == f"mention {len(links)} of {len(links)}"
    assert article.evaluate("document.activeElement.value") == "previous"
    expect(article.locator(f"#{links[-1]}")).to_be_in_viewport()
    article.keyboard.press("Escape")
    assert focused(article) == links[-1]


def test_a_link_to_a_note_of_this_page_turns_the_card_and_back_turns_it_again(article: Page) -> None:
    article.locator(NOURI).click()
    article.locator(f"{OPEN} .says a").first.click()
    assert wait_for_card(article).name == "Baghdad conference of 10 March 2007"
    assert article.url.endswith("baghdad-conference/")
    article.locator(f"{OPEN} .card__back").focus()
    article.keyboard.press("Enter")
    card = wait_for_card(article)
    assert (card.name, card.how) == ("Nouri al-Maliki", "pinned")
    assert article.locator(f"{OPEN} .card__back").count() == 0
    assert article.evaluate("selector => document.activeElement.matches(selector)", OPEN)
    article.keyboard.press("Escape")
    assert focused(article) == NOURI[1:]


def test_a_link_in_a_passing_card_pins_it(article: Page) -> None:
    rested(article, NOURI)
    article.locator(f"{OPEN} .says a").first.click()
    card = wait_for_card(article)
    assert (card.name, card.how) == ("Baghdad conference of 10 March 2007", "pinned")


def test_a_link_to_what_is_not_in_this_page_is_an_ordinary_link(article: Page) -> None:
    article.locator(NOURI).click()
    article.get_by_role("link", name="Open page").click()
    article.wait_for_url("**/people/nouri-al-maliki/")


def test_words_with_several_notes_open_the_narrowest_and_name_the_others(article: Page) -> None:
    both = article.locator("[data-notes='entry-surge troop-increase']").first
    both.click()
    assert wait_for_card(article).kind == "term"
    others = article.locator(f"{OPEN} .card__also a")
    assert others.all_inner_texts() == ['Date US troop increase in Iraq, the "surge"']


def test_another_note_on_the_words_takes_the_place_of_the_first_and_the_card_stays(article: Page) -> None:
    both = article.locator("[data-notes='entry-surge troop-increase']").first
    middle(both)
    both.click()
    wait_for_card(article)
    before = article.locator(OPEN).bounding_box()
    article.locator(f"{OPEN} .card__also a").click()
    assert wait_for_card(article).kind == "date"
    after = article.locator(OPEN).bounding_box()
    assert before is not None and after is not None
    assert (before["x"], before["y"]) == (after["x"], after["y"])
    assert article.locator(f"{OPEN} .card__also a").inner_text().startswith("Term ")


@pytest.mark.thorough
@pytest.mark.parametrize("height", [400, 600, 900])
@pytest.mark.parametrize("block", ["start", "center", "end"])
def test_a_card_never_covers_its_words_and_keeps_its_actions_in_sight(article: Page, height: int, block: str) -> None:
    article.set_viewport_size({"width": 1000, "height": height})
    mark = article.locator("#m-entry-baghdad-conference-p1-1")
    mark.evaluate("(mark, block) => mark.scrollIntoView({ block, behavior: 'instant' })", block)
    mark.click()
    wait_for_card(article)
    words, card = mark.bounding_box(), article.locator(OPEN).bounding_box()
    assert words is not None and card is not None
    assert card["y"] >= words["y"] + words["height"] or card["y"] + card["height"] <= words["y"]
    assert card["y"] >= 0 and card["y"] + card["height"] <= height
    assert article.locator(f"{OPEN} .card__body").evaluate("body => body.clientHeight") > 60, "three lines of the note"
    acts = article.locator(f"{OPEN} .card__acts :is(a, button):visible").evaluate_all(
        "all => all.map(each => Math.round(each.getBoundingClientRect().bottom))"
    )
    assert max(acts) - min(acts) < 8, "one row"
    assert max(acts) < card["y"] + card["height"]


def test_left_and_right_go_to_the_note_before_and_after(article: Page) -> None:
    article.locator(NOURI).click()
    wait_for_card(article, "Nouri al-Maliki")
    article.keyboard.press("ArrowRight")
    assert wait_for_card(article).name != "Nouri al-Maliki"
    article.keyboard.press("ArrowLeft")
    wait_for_card(article, "Nouri al-Maliki")


def test_the_words_of_a_claim_have_a_ground_only_while_its_card_is_open(article: Page) -> None:
    article.locator("#p4 + .claims a").first.click()
    assert wait_for_card(article).kind == "claim"
    lit = article.locator("#p4 .is-open").all_inner_texts()
    assert "".join(lit).startswith("at least two mortar shells")
    assert "Foreign Ministry" in lit
    article.keyboard.press("Escape")
    wait_for_no_card(article)
    assert article.locator(".is-open").count() == 0


def test_pointing_at_a_claim_beside_the_text_shows_its_words(article: Page) -> None:
    beside = article.locator("#p4 + .claims a").first
    beside.scroll_into_view_if_needed()
    beside.hover()
    assert "".join(article.locator(".is-shown").all_inner_texts()).startswith("at least two mortar shells")
    article.mouse.move(2, 2)
    assert article.locator(".is-shown").count() == 0


def test_copy_link_and_cite_put_the_note_on_the_clipboard(article: Page) -> None:
    address = f"{article.url}#n-entry-nouri-al-maliki"
    article.locator(NOURI).click()
    article.get_by_role("button", name="Copy link").click()
    expect(article.get_by_role("status")).to_have_text("Copied")
    assert article.evaluate("navigator.clipboard.readText()") == address
    article.get_by_role("button", name="Cite").click()
    article.wait_for_timeout(100)
    assert article.evaluate("navigator.clipboard.readText()") == f"“Nouri al-Maliki.” Annotated Articles, {address}."
    assert open_card(article) is not None


def test_the_kind_of_a_card_has_its_line_beside_its_word(article: Page) -> None:
    """Colour never says it alone."""
    line = "(element, part) => getComputedStyle(element, part).borderBottomStyle"
    article.locator(NOURI).click()
    assert article.locator(f"{OPEN} .card__kind").evaluate(line, "::before") == "solid"
    lines = {kind: article.locator(f".panel .kind--{kind}").evaluate(line, "::before") for kind in ("person", "place", "date")}
    assert lines == {"person": "solid", "place": "dotted", "date": "double"}
