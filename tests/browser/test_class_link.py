"""Link for a class: what a teacher chooses becomes an address that shows just that, and a QR code that says it."""

import json
from collections.abc import Iterator
from typing import Any

import pytest
import qrcode
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, expect
from qrcode.constants import ERROR_CORRECT_M
from qrcode.util import MODE_8BIT_BYTE, QRData

from support.case_page import ASSETS
from support.reading import open_class_link

PHONE: dict[str, Any] = {"viewport": {"width": 390, "height": 844}, "has_touch": True, "is_mobile": True, "color_scheme": "dark"}
LENGTHS = (1, 14, 15, 26, 60, 84, 120, 150, 213, 214, 331, 500, 704, 1059, 1370, 1502, 1992, 2331)
"""Bytes: into versions 1 to 40, among them the first with each kind of pattern, and some that are just full."""
MODULES = """() => {
  const svg = document.querySelector(".class-link svg"), path = svg.querySelector("path"), size = svg.viewBox.baseVal.width - 8;
  const at = (x, y) => path.isPointInFill(new DOMPoint(x + 4.5, y + 4.5)) ? 1 : 0;
  return Array.from({ length: size }, (_, y) => Array.from({ length: size }, (_, x) => at(x, y)));
}"""


def as_written_elsewhere(text: str, mask: int) -> list[list[int]]:
    """The rows of the same text's code by another program, with that mask."""
    code = qrcode.QRCode(error_correction=ERROR_CORRECT_M, border=0, mask_pattern=mask)
    code.add_data(QRData(text.encode(), mode=MODE_8BIT_BYTE), optimize=0)
    code.make(fit=True)
    return [[int(bool(module)) for module in row] for row in code.get_matrix()]


@pytest.fixture(scope="module")
def drawn(browser: Browser) -> Iterator[list[tuple[str, dict[str, Any] | None]]]:
    """Each text with its code as the script draws it in an empty page."""
    texts = [("https://annotated-articles.example/é?" * 70).encode()[: length - 1].decode(errors="ignore") for length in LENGTHS]
    texts = [text + "x" * (length - len(text.encode())) for text, length in zip(texts, LENGTHS, strict=True)] + ["x" * 2332]
    with browser.new_context() as context:
        page = context.new_page()
        page.add_script_tag(path=ASSETS / "qr.js")
        yield list(zip(texts, page.evaluate("texts => texts.map(qr.draw)", texts), strict=True))


def test_a_code_is_the_same_as_another_program_writes_it_up_to_the_largest(drawn: list[tuple[str, dict[str, Any] | None]]) -> None:
    *fitting, (_, too_long) = drawn
    assert too_long is None
    for text, code in fitting:
        assert code and code["rows"] == as_written_elsewhere(text, code["mask"]), len(text)
    sizes = [len(code["rows"]) for _, code in fitting if code]
    assert (sizes[0], sizes[-1]) == (21, 177)


def choose(page: Page) -> None:
    """¶ 7 to 10, claims only, with questions, as a student's copy."""
    panel = page.get_by_role("dialog", name="Link for a class")
    panel.locator("[name=from]").select_option("p7")
    panel.locator("[name=to]").select_option("p10")
    for kind in ("People", "Places", "Organisations", "Events", "Terms", "Dates"):
        panel.get_by_text(kind, exact=True).click()
    panel.get_by_label("Show the questions").check()
    panel.get_by_label("student’s copy").check()
    panel.get_by_label("First mentions").check()


@pytest.mark.thorough
def test_what_is_chosen_is_an_address_that_is_copied_drawn_and_read_back(article: Page) -> None:
    plain = article.url
    open_class_link(article)
    panel = article.get_by_role("dialog", name="Link for a class")
    expect(panel.get_by_role("textbox", name="Address")).to_have_value(plain)
    choose(article)
    address = f"{plain}?from=p7&to=p10&notes=claims&questions=on&copy=student"
    expect(panel.get_by_role("textbox", name="Address")).to_have_value(address)
    assert article.url == plain
    assert panel.get_by_role("link", name="Try it").get_attribute("href") == address
    panel.get_by_role("button", name="Copy link").click()
    expect(panel.get_by_role("button", name="Copied")).to_be_visible()
    assert article.evaluate("navigator.clipboard.readText()") == address
    modules = article.evaluate(MODULES)
    assert modules in [as_written_elsewhere(address, mask) for mask in range(8)]
    article.goto(address)
    assert article.locator(".question").count() > 5
    open_class_link(article)
    expect(panel.get_by_role("textbox", name="Address")).to_have_value(address)
    assert article.evaluate("[localStorage.length, sessionStorage.length, document.cookie]") == [0, 0, ""]


def test_one_kind_alone_is_two_clicks_and_all_is_one(article: Page) -> None:
    plain = article.url
    open_class_link(article)
    panel = article.get_by_role("dialog", name="Link for a class")
    address = panel.get_by_role("textbox", name="Address")
    panel.get_by_role("button", name="None").focus()
    article.keyboard.press("Enter")
    expect(address).to_have_value(f"{plain}?notes=off")
    panel.get_by_text("Claims", exact=True).click()
    expect(address).to_have_value(f"{plain}?notes=claims")
    panel.get_by_role("button", name="All kinds").click()
    expect(address).to_have_value(plain)


def test_a_range_the_wrong_way_round_follows_what_was_chosen_last(article: Page) -> None:
    open_class_link(article)
    panel = article.get_by_role("dialog", name="Link for a class")
    panel.locator("[name=to]").select_option("p5")
    panel.locator("[name=from]").select_option("p9")
    expect(panel.get_by_role("textbox", name="Address")).to_have_value(f"{article.url}?from=p9&to=p9")
    panel.locator("[name=to]").select_option("p3")
    expect(panel.get_by_role("textbox", name="Address")).to_have_value(f"{article.url}?from=p3&to=p3")


@pytest.mark.thorough
def test_the_panel_works_by_keyboard_and_gives_the_focus_back(article: Page) -> None:
    article.keyboard.press("Alt+Shift+KeyN")
    article.get_by_role("button", name="Link for a class").focus()
    article.keyboard.press("Enter")
    expect(article.locator("[name=from]")).to_be_focused()
    article.keyboard.press("Escape")
    expect(article.get_by_role("dialog", name="Link for a class")).to_be_hidden()
    expect(article.locator(".control")).to_be_focused()


@pytest.mark.thorough
@pytest.mark.parametrize("context_options", [{"viewport": {"width": 1280, "height": 900}}, PHONE], ids=["light", "phone-dark"])
def test_axe_finds_no_barrier_in_what_teachers_see(page: Page, article_url: str) -> None:
    page.goto(f"{article_url}?from=p7&to=p8&copy=teacher")
    page.locator(".folded summary").first.click()
    open_class_link(page)
    expect(page.get_by_role("dialog", name="Link for a class")).to_be_visible()
    width = page.evaluate("document.documentElement.scrollWidth")
    assert width <= page.viewport_size["width"] if page.viewport_size else False
    context = {"include": [[".class-link"], [".class-bar"], [".for-class"], [".folded"], [".asked"]]}
    found = Axe().run(page, context=context, options={"resultTypes": ["violations"]}).response["violations"]
    grave = [
        (each["id"], [node["html"][:120] for node in each["nodes"][:3]]) for each in found if each["impact"] in ("serious", "critical")
    ]
    assert not grave, json.dumps(grave)
