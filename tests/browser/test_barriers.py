"""Nothing serious or critical for axe-core in any state of the article, in light, dark and forced colours."""

from collections.abc import Callable
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

from support.reading import NOURI, middle, open_card, put_mouse_on, wait_for_card

pytestmark = pytest.mark.thorough

WIDE: dict[str, Any] = {"viewport": {"width": 1280, "height": 900}}
PHONE: dict[str, Any] = {"viewport": {"width": 390, "height": 844}, "has_touch": True, "is_mobile": True}
ONLY_WHAT_IS_WRONG = {"resultTypes": ["violations"]}
# The list of notes is long and the same in every state: it is looked at while no card is open.
WHAT_CHANGES = {"include": [[".card:popover-open"], [".head"], ["#p2"], ["#p3"]]}


def closed(page: Page) -> None:
    assert open_card(page) is None


def passing(page: Page) -> None:
    put_mouse_on(page.locator(NOURI))
    wait_for_card(page)


def pinned(page: Page) -> None:
    page.locator(NOURI).click()
    wait_for_card(page)


def turned(page: Page) -> None:
    pinned(page)
    page.locator(".card:popover-open .says a").first.click()
    assert page.locator(".card__back").count() == 1


def stacked(page: Page) -> None:
    page.locator("[data-notes='entry-surge troop-increase']").first.click()
    wait_for_card(page)
    assert page.locator(".card:popover-open .card__also a").count() == 1


def off_with_help(page: Page) -> None:
    page.keyboard.press("Alt+Shift+KeyN")
    page.locator(".panel").get_by_text("Off", exact=True).click()
    page.locator(".help summary").click()


def selected(page: Page) -> None:
    page.locator("#p3").evaluate("p => { p.scrollIntoView(); getSelection().setBaseAndExtent(p, 1, p, 4) }")
    page.locator(".offer:popover-open").wait_for()


def sheet(page: Page) -> None:
    middle(page.locator(NOURI))
    page.locator(NOURI).tap()
    assert wait_for_card(page).how == "sheet"


STATES: list[tuple[Callable[[Page], None], dict[str, Any]]] = [
    (closed, WIDE),
    (passing, WIDE),
    (pinned, WIDE),
    (turned, WIDE),
    (stacked, WIDE),
    (off_with_help, WIDE),
    (selected, WIDE),
    (sheet, PHONE),
    (closed, {**WIDE, "color_scheme": "dark"}),
    (pinned, {**WIDE, "color_scheme": "dark"}),
    (stacked, {**WIDE, "color_scheme": "dark"}),
    (sheet, {**PHONE, "color_scheme": "dark"}),
    (pinned, {**WIDE, "forced_colors": "active"}),
    (sheet, {**PHONE, "forced_colors": "active"}),
]


@pytest.mark.parametrize(
    ("state", "context_options"),
    [pytest.param(state, options, id=f"{state.__name__}-{'-'.join(map(str, list(options.values())[1:]))}") for state, options in STATES],
)
def test_axe_finds_no_barrier(page: Page, article_url: str, state: Callable[[Page], None]) -> None:
    page.goto(article_url)
    state(page)
    context = None if state is closed else WHAT_CHANGES
    found = Axe().run(page, context=context, options=ONLY_WHAT_IS_WRONG).response["violations"]
    grave = [each for each in found if each["impact"] in ("serious", "critical")]
    assert not grave, [(each["id"], [node["html"][:120] for node in each["nodes"][:3]]) for each in grave]


CONTRAST = """() => {
  const canvas = document.createElement("canvas").getContext("2d");
  const rgb = colour => {
    canvas.clearRect(0, 0, 1, 1);
    canvas.fillStyle = colour;
    canvas.fillRect(0, 0, 1, 1);
    return [...canvas.getImageData(0, 0, 1, 1).data].slice(0, 3);
  };
  const light = colour => {
    const [r, g, b] = rgb(colour).map(part => part / 255).map(part => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4));
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  };
  const ground = getComputedStyle(document.body).backgroundColor;
  return Math.min(...[...document.querySelectorAll(".mark")].filter(mark => mark.getClientRects().length).map(mark => {
    const style = getComputedStyle(mark), under = style.backgroundColor == "rgba(0, 0, 0, 0)" ? ground : style.backgroundColor;
    const [more, less] = [light(style.color), light(under)].sort((a, b) => b - a);
    return (more + 0.05) / (less + 0.05);
  }));
}"""


@pytest.mark.parametrize("context_options", [WIDE, {**WIDE, "color_scheme": "dark"}], ids=["light", "dark"])
def test_every_mark_stands_out_from_its_ground_by_4_5_to_1(page: Page, article_url: str) -> None:
    page.goto(article_url)
    assert page.evaluate(CONTRAST) >= 4.5
    page.evaluate("for (const mark of document.querySelectorAll('.mark')) mark.classList.add('is-open')")
    assert page.evaluate(CONTRAST) >= 4.5
