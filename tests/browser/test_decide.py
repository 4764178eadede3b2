"""The half of the reader's script that decides, fed with events and times; the page it runs in is empty."""

from collections.abc import Iterator
from gzip import compress
from typing import Any

import pytest
from playwright.sync_api import Browser, Page

from support.case_page import ASSETS, page_with_only

PLAY = """steps => {
  let state = {};
  return steps.map(([now, type, event]) => {
    state = decide(state, { type, now, ...event });
    return state.card ? state.card.how + " " + state.card.mark : null;
  });
}"""

Step = tuple[int, str, dict[str, Any]]


@pytest.fixture(scope="module")
def empty(browser: Browser) -> Iterator[Page]:
    """A page with nothing but the script."""
    with page_with_only("annotations.js", browser) as page:
        yield page


def played(page: Page, *steps: Step) -> list[str | None]:
    """What is open after each step: `[ms, event, its values]`."""
    return list(page.evaluate(PLAY, [list(step) for step in steps]))


def on(now: int, mark: str | None, x: int = 0, y: int = 0, **further: Any) -> Step:
    return now, "move", {"mark": mark, "x": x, "y": y, "far": 0, **further}


def tick(now: int, inside: bool = False) -> Step:
    return now, "tick", {"inside": inside}


def press(now: int, mark: str, **further: Any) -> Step:
    return now, "press", {"mark": mark, **further}


def test_a_mark_opens_half_a_second_after_the_mouse_came_to_rest(empty: Page) -> None:
    assert played(empty, on(0, "a"), tick(499), tick(500)) == [None, None, "passing a"]


def test_a_hand_that_trembles_rests_and_one_that_wanders_does_not(empty: Page) -> None:
    assert played(empty, on(0, "a", 0), on(300, "a", 5), tick(500))[-1] == "passing a"
    assert played(empty, on(0, "a", 0), on(300, "a", 40), tick(500), tick(800))[-2:] == [None, "passing a"]


def test_crossing_a_mark_opens_nothing(empty: Page) -> None:
    assert played(empty, on(0, "a"), on(200, None), tick(900))[-1] is None


def test_scrolling_and_esc_cancel_the_wait(empty: Page) -> None:
    assert played(empty, on(0, "a"), (400, "scroll", {}), tick(900))[-1] is None
    assert played(empty, on(0, "a"), (400, "dismiss", {}), tick(900))[-1] is None


def test_leaving_closes_after_300_ms(empty: Page) -> None:
    assert played(empty, on(0, "a"), tick(500), on(600, None, far=9), tick(899), tick(900))[-2:] == ["passing a", None]


def test_coming_back_to_the_mark_or_going_into_the_card_keeps_it_open(empty: Page) -> None:
    opened = (on(0, "a"), tick(500), on(600, None, far=9))
    assert played(empty, *opened, on(800, "a"), tick(2000))[-1] == "passing a"
    assert played(empty, *opened, on(800, None, inside=True), tick(2000, inside=True))[-1] == "passing a"


def test_the_way_into_the_card_is_as_slow_as_the_reader_likes(empty: Page) -> None:
    way = [step for i in range(10) for step in (on(600 + 200 * i, None, far=90 - i), tick(700 + 200 * i))]
    assert played(empty, on(0, "a"), tick(500), *way)[-1] == "passing a"
    away = [step for i in range(10) for step in (on(600 + 200 * i, None, far=90 + i), tick(700 + 200 * i))]
    assert played(empty, on(0, "a"), tick(500), *away)[-1] is None


def test_the_next_mark_opens_sooner_just_after_a_card_closed(empty: Page) -> None:
    closed = (on(0, "a"), tick(500), on(600, None, far=9), tick(900))
    assert played(empty, *closed, on(1000, "b"), tick(1149), tick(1150))[-2:] == [None, "passing b"]
    assert played(empty, *closed, on(3000, "b"), tick(3150), tick(3500))[-2:] == [None, "passing b"]


def test_a_mark_beside_an_open_one_waits_until_that_has_closed(empty: Page) -> None:
    assert played(empty, on(0, "a"), tick(500), on(600, "b", far=9), tick(850), tick(900))[-2:] == ["passing a", "passing b"]


def test_a_press_pins_and_a_second_one_closes(empty: Page) -> None:
    assert played(empty, press(0, "a"), tick(5000), press(6000, "a")) == ["pinned a", "pinned a", None]
    assert played(empty, on(0, "a"), tick(500), press(600, "a"), on(700, None, far=9), tick(5000))[-1] == "pinned a"


def test_a_press_on_other_words_moves_the_card_there(empty: Page) -> None:
    assert played(empty, press(0, "a"), press(500, "b")) == ["pinned a", "pinned b"]


def test_other_notes_shown_in_the_card_do_not_close_it(empty: Page) -> None:
    assert played(empty, press(0, "a"), press(500, "a", trail=["x"])) == ["pinned a", "pinned a"]


def test_resting_opens_nothing_while_a_card_is_pinned(empty: Page) -> None:
    assert played(empty, press(0, "a"), on(100, "b"), tick(900))[-1] == "pinned a"


def test_touch_opens_a_sheet(empty: Page) -> None:
    assert played(empty, press(0, "a", touch=True)) == ["sheet a"]


def test_a_dismissed_card_does_not_come_back_before_the_mouse_has_left_the_words(empty: Page) -> None:
    dismissed: tuple[Step, ...] = (on(0, "a"), tick(500), (600, "dismiss", {}))
    assert played(empty, *dismissed, on(700, "a", 20), tick(5000))[-1] is None
    assert played(empty, *dismissed, on(700, None), on(800, "a"), tick(1290), tick(1300))[-2:] == [None, "passing a"]


def test_the_state_given_is_left_as_it_was(empty: Page) -> None:
    assert empty.evaluate("(() => { const state = {}; decide(state, { type: 'press', mark: 'a', now: 0 }); return state })()") == {}


ALL = ["people", "places", "claims"]


@pytest.mark.parametrize(
    ("text", "mode", "kinds"),
    [
        ("", "quiet", ALL),
        ("on", "quiet", ALL),
        ("quiet", "quiet", ALL),
        ("all", "all", ALL),
        ("all,people", "all", ["people"]),
        ("off", "off", ALL),
        ("marks", "marks", ALL),
        ("people,claims", "quiet", ["people", "claims"]),
        ("claims,people", "quiet", ["people", "claims"]),
        ("marks,people", "marks", ["people"]),
        ("nonsense", "quiet", ALL),
        ("people,nonsense", "quiet", ["people"]),
        ("constructor,__proto__", "quiet", ALL),
    ],
)
def test_the_address_says_what_is_shown(empty: Page, text: str, mode: str, kinds: list[str]) -> None:
    assert empty.evaluate("([text, all]) => read(text, all)", [text, ALL]) == {"mode": mode, "kinds": kinds}


@pytest.mark.parametrize("text", ["", "off", "marks", "people,claims", "marks,people", "off,places", "all", "all,people"])
def test_what_is_written_into_the_address_is_read_back(empty: Page, text: str) -> None:
    assert empty.evaluate("([text, all]) => write(read(text, all), all)", [text, ALL]) == text


@pytest.mark.parametrize("text", ["", "quiet", "marks", "people", "off,people", "all"])
def test_a_reading_sheet_is_off_until_its_address_says_otherwise(empty: Page, text: str) -> None:
    assert empty.evaluate("([text, all]) => write(read(text, all, 'off'), all, 'off')", [text, ALL]) == text
    assert empty.evaluate("all => read('', all, 'off').mode", ALL) == "off"


@pytest.mark.parametrize(
    ("line", "height", "side", "room"),
    [([100, 120], 300, "below", 668), ([600, 620], 300, "above", 588), ([600, 620], 100, "below", 168), ([300, 320], 600, "below", 468)],
)
def test_a_card_goes_below_its_words_if_it_fits_and_else_to_the_larger_side(
    empty: Page, line: list[int], height: int, side: str, room: int
) -> None:
    assert empty.evaluate("([line, height]) => sideOf(line, height, 800)", [line, height]) == {"side": side, "room": room}


def test_the_script_weighs_at_most_7_kb_in_one_file() -> None:
    assert len(compress((ASSETS / "annotations.js").read_bytes(), 9)) <= 7 * 1024
