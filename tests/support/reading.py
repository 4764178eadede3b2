"""What a reader does with a page, and what is then open in it."""

from typing import NamedTuple

from playwright.sync_api import Locator, Page

OPEN = ".card:popover-open"
NOURI = "#m-entry-nouri-al-maliki-p3-1"
IRAQ = "#m-entry-iraq-p2-1"
_SELECT = """([passage, first, last]) => {
  const walker = document.createTreeWalker(document.querySelector(passage), NodeFilter.SHOW_TEXT), range = new Range();
  let text = "", start = -1, end = -1;
  const nodes = [];
  while (walker.nextNode()) if (!walker.currentNode.parentElement.closest(".claims, .stub")) nodes.push(walker.currentNode);
  for (const node of nodes) text += node.data;
  start = text.indexOf(first), end = last ? text.indexOf(last, start) + last.length : start + first.length;
  let at = 0;
  for (const node of nodes) {
    if (at <= start && start < at + node.length) range.setStart(node, start - at);
    if (at < end && end <= at + node.length) range.setEnd(node, end - at);
    at += node.length;
  }
  range.startContainer.parentElement.scrollIntoView({ block: "center", behavior: "instant" });  // nobody selects what is out of sight
  getSelection().removeAllRanges();
  getSelection().addRange(range);
}"""


class Card(NamedTuple):
    """An open card: its name, its kind and how it was opened."""

    name: str
    kind: str
    how: str


def open_card(page: Page) -> Card | None:
    """The card that is open; the test fails if there are two."""
    cards = page.evaluate("selector => [...document.querySelectorAll(selector)].map(card => [card.ariaLabel, card.className])", OPEN)
    assert len(cards) < 2, cards
    if not cards:
        return None
    name, classes = cards[0]
    _, how, kind = (part.removeprefix("card--") for part in classes.split()[:3])
    return Card(name, kind, how)


def middle(mark: Locator) -> tuple[float, float]:
    """A point on the first line of the mark, scrolled a little above the middle of the window, in px: a tall card has room below in any face."""
    mark.evaluate("mark => { mark.scrollIntoView({ block: 'center', behavior: 'instant' }); scrollBy(0, innerHeight / 8) }")
    box = mark.evaluate("mark => { const { x, y, width, height } = mark.getClientRects()[0]; return [x + width / 2, y + height / 2] }")
    return box[0], box[1]


def put_mouse_on(mark: Locator) -> None:
    """Brings the mark into view and moves the mouse from the edge of the window onto it."""
    x, y = middle(mark)
    mark.page.mouse.move(2, 2)
    mark.page.wait_for_timeout(50)
    mark.page.mouse.move(x, y)


def wait_for_card(page: Page, name: str | None = None) -> Card:
    """The card, as soon as one is open (and has this name)."""
    page.wait_for_function(
        "([selector, name]) => [...document.querySelectorAll(selector)].some(card => !name || card.ariaLabel == name)", arg=[OPEN, name]
    )
    card = open_card(page)
    assert card is not None
    return card


def wait_for_no_card(page: Page) -> None:
    """Returns as soon as no card is open."""
    page.wait_for_function("selector => !document.querySelector(selector)", arg=OPEN)


def focused(page: Page) -> str:
    """The id of what has the focus, else its class, else its words."""
    return str(page.evaluate("document.activeElement.id || document.activeElement.className || document.activeElement.textContent"))


def select(page: Page, passage: str, first: str, last: str = "") -> None:
    """Selects the words of an element, or the run from `first` to `last` in it."""
    page.evaluate(_SELECT, [passage, first, last])


def rested(page: Page, selector: str) -> None:
    """Opens the passing card of these words by the mouse."""
    put_mouse_on(page.locator(selector))
    wait_for_card(page)


def open_class_link(page: Page) -> None:
    """Open the panel "Link for a class" from the Notes control."""
    page.keyboard.press("Alt+Shift+KeyN")
    page.get_by_role("button", name="Link for a class").click()
