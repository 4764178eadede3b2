"""Takes the pictures of docs/contribute from the real site. Run as a program: `make pictures`; look at them before they go in."""

import sys
from pathlib import Path
from tempfile import TemporaryDirectory

if __name__ == "__main__":
    sys.path.insert(0, str(Path(__file__).parents[1]))

from playwright.sync_api import FloatRect, Locator, Page, sync_playwright

from support.build_site import build_site
from support.find_browser import find_browser
from support.reading import select
from support.serve_folder import serve_folder

ROOT = Path(__file__).parents[2]
FOLDER = ROOT / "docs" / "assets" / "contribute"
LARGEST = 100_000  # bytes
AROUND = 10  # px
ARTICLE = "articles/2007-03-12-baghdad-conference/"


def take(page: Page, address: str, folder: Path) -> None:
    """All pictures, from the site at this address."""
    page.goto(address + ARTICLE)
    mark = page.locator("#m-entry-nouri-al-maliki-p3-1")
    mark.click()
    _picture(page, folder / "card.png", mark, page.locator(".card:popover-open"))
    page.keyboard.press("Escape")
    page.locator("#p8").evaluate("passage => passage.scrollIntoView({ block: 'center', behavior: 'instant' })")
    select(page, "#p8", "anyone in detention who is a diplomat")
    button = page.get_by_role("button", name="Annotate this")
    _picture(page, folder / "selected.png", page.locator("#p8"), button)
    button.click()
    panel = page.locator(".annotate:popover-open")
    panel.locator(".annotate__what").get_by_text("Claim", exact=True).click()
    panel.locator("[name=claim]").fill("The American military has nobody in detention who is a diplomat.")
    panel.locator("[name=said_by]").press_sequentially("khalilzad")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    panel.locator("[name=kind]").select_option("denial")
    _picture(page, folder / "panel.png", panel)
    page.goto(address + "people/abbas-araghchi/")
    _picture(page, folder / "entry.png", page.locator("main h1"), page.locator("main h2").nth(1))


def _picture(page: Page, file: Path, *parts: Locator) -> None:
    """The part of the window that holds all of these, and a little around them."""
    page.wait_for_timeout(300)  # until fonts and places are settled
    size = page.viewport_size
    assert size
    boxes = [box for part in parts if (box := part.bounding_box())]
    left, top = min(box["x"] for box in boxes) - AROUND, min(box["y"] for box in boxes) - AROUND
    right = min(max(box["x"] + box["width"] for box in boxes) + AROUND, size["width"])
    bottom = min(max(box["y"] + box["height"] for box in boxes) + AROUND, size["height"])
    clip: FloatRect = {"x": max(left, 0), "y": max(top, 0), "width": right - max(left, 0), "height": bottom - max(top, 0)}
    page.screenshot(path=file, clip=clip, animations="disabled")
    weight = file.stat().st_size
    print(f"{file.relative_to(ROOT)}: {clip['width']:.0f} × {clip['height']:.0f}, {weight:,} bytes")
    assert weight <= LARGEST, file


if __name__ == "__main__":
    FOLDER.mkdir(parents=True, exist_ok=True)
    with (
        TemporaryDirectory() as folder,
        serve_folder(build_site(ROOT / "mkdocs.yml", Path(folder) / "site")) as address,
        sync_playwright() as playwright,
    ):
        browser = playwright.chromium.launch(executable_path=find_browser())
        take(browser.new_page(viewport={"width": 1120, "height": 860}), address, FOLDER)
        browser.close()
