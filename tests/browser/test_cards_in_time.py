"""Cards and the mouse: when they open, stay and close. These tests run alone, for they look at the clock."""

from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import Page

from support.reading import IRAQ, NOURI, OPEN, middle, open_card, put_mouse_on, rested, wait_for_card, wait_for_no_card

pytestmark = pytest.mark.measures_time


RECORD = """() => {
  window.at = { moves: [] };
  addEventListener("pointermove", () => at.moves.push(performance.now()), true);
  document.querySelector(".card").addEventListener("beforetoggle", ({ newState }) => {
    at[newState] ??= performance.now();
    requestAnimationFrame(() => (at.painted ??= performance.now()));
  });
}"""

OpenCase = Callable[[Any], Page]


def test_resting_opens_after_450_to_600_ms(article: Page) -> None:
    article.evaluate(RECORD)
    rested(article, NOURI)
    assert 450 <= article.evaluate("at.open - at.moves.at(-1)") <= 600


def test_crossing_in_200_ms_opens_nothing(article: Page) -> None:
    x, y = middle(article.locator(NOURI))
    for step in range(21):
        article.mouse.move(x - 100 + 10 * step, y)
        article.wait_for_timeout(10)
    article.mouse.move(2, 2)
    article.wait_for_timeout(800)
    assert open_card(article) is None


def test_leaving_closes_after_200_to_400_ms(article: Page) -> None:
    rested(article, NOURI)
    article.evaluate(RECORD)
    article.mouse.move(2, 2)
    wait_for_no_card(article)
    assert 200 <= article.evaluate("at.closed - at.moves.at(-1)") <= 400


def test_leaving_closes_while_the_mouse_goes_on_moving(article: Page) -> None:
    rested(article, NOURI)
    x, y = middle(article.locator(NOURI))
    article.evaluate(RECORD)
    article.mouse.move(x, y - 40)
    for step in range(30):
        article.mouse.move(x + step, y - 60 - 5 * step)
        article.wait_for_timeout(20)
    assert 200 <= article.evaluate("at.closed - at.moves[0]") <= 400


@pytest.mark.parametrize("share", [0.05, 0.95])
def test_a_slow_diagonal_way_into_the_card_keeps_it_open(article: Page, share: float) -> None:
    rested(article, NOURI)
    x, y = middle(article.locator(NOURI))
    card = article.locator(OPEN).bounding_box()
    assert card is not None
    to_x, to_y = card["x"] + card["width"] * share, card["y"] + card["height"] * 0.8
    for step in range(1, 21):
        article.mouse.move(x + (to_x - x) * step / 20, y + (to_y - y) * step / 20)
        article.wait_for_timeout(40)
    article.wait_for_timeout(500)
    assert wait_for_card(article).name == "Nouri al-Maliki"


def test_nothing_opens_while_the_page_scrolls_below_the_mouse(article: Page) -> None:
    x, y = middle(article.locator(NOURI))
    article.mouse.move(x, y - 60)
    for _ in range(8):
        article.mouse.wheel(0, 10)
        article.wait_for_timeout(100)
    article.wait_for_timeout(700)
    assert open_card(article) is None


def test_resting_opens_nothing_beside_a_pinned_card(article: Page) -> None:
    article.locator(IRAQ).click()
    put_mouse_on(article.locator(NOURI))
    article.wait_for_timeout(700)
    card = open_card(article)
    assert card and card.name == "Iraq"


def test_selecting_words_of_a_claim_opens_nothing(article: Page) -> None:
    x, y = middle(article.locator("#m-mortar-shells-near-venue-p4-1"))
    article.mouse.move(x - 60, y)
    article.mouse.down()
    article.mouse.move(x + 40, y, steps=5)
    article.mouse.up()
    article.wait_for_timeout(300)
    assert open_card(article) is None
    assert article.evaluate("getSelection().toString()")


def test_esc_closes_a_passing_card_and_it_stays_closed_under_a_still_mouse(article: Page) -> None:
    rested(article, NOURI)
    article.keyboard.press("Escape")
    assert open_card(article) is None
    article.wait_for_timeout(900)
    assert open_card(article) is None
    x, y = middle(article.locator(NOURI))
    article.mouse.move(x + 20, y)
    article.wait_for_timeout(800)
    assert open_card(article) is None
    article.mouse.move(2, 2)
    article.mouse.move(x, y)
    wait_for_card(article)


def test_esc_cancels_the_wait(article: Page) -> None:
    put_mouse_on(article.locator(NOURI))
    article.wait_for_timeout(250)
    article.keyboard.press("Escape")
    article.wait_for_timeout(800)
    assert open_card(article) is None


def test_hovering_fifty_marks_asks_for_nothing(page: Page, article_url: str) -> None:
    page.clock.install()
    page.goto(article_url, wait_until="networkidle")
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    seen = set()
    for mark in page.locator("a.mark[href]:visible").all()[:50]:
        x, y = middle(mark)
        page.mouse.move(2, 2)
        page.clock.run_for(400)
        page.mouse.move(x, y)
        page.clock.run_for(600)
        card = open_card(page)
        assert card is not None and card.how == "passing"
        seen.add(card.name)
    assert len(seen) > 15
    assert asked == []


def test_among_300_marks_a_card_is_there_within_50_ms_after_the_delay(open_case: OpenCase) -> None:
    people = {f"person-{number}": {"name": f"Person Number{number}"} for number in range(60)}
    text = "\n\n".join(
        f"Paragraph {at} " + " and ".join(f"Person Number{(at * 5 + number) % 60}" for number in range(5)) + " met." for at in range(60)
    )
    page = open_case({"text": text, "people": people})
    assert page.locator(".text .mark").count() == 300
    took = []
    for selector in ("#p3 .mark", "#p58 .mark"):
        page.evaluate(RECORD)
        put_mouse_on(page.locator(selector).first)
        wait_for_card(page)
        took.append(page.evaluate("new Promise(done => setTimeout(() => done(at.painted - at.moves.at(-1)), 100))"))
        page.mouse.move(2, 2)
        wait_for_no_card(page)
        page.wait_for_timeout(1100)
    assert min(took) <= 550, took
