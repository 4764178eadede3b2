"""Takes the pictures of docs/contribute and docs/teach from the real site. Run as a program: `make pictures`; look at them before they go in.

Each is taken for light and for dark pages, at twice its size for fine screens. Chromium itself makes WebP files of them.
"""

import sys
from base64 import b64decode, b64encode
from pathlib import Path
from tempfile import TemporaryDirectory

if __name__ == "__main__":
    sys.path.insert(0, str(Path(__file__).parents[1]))

from playwright.sync_api import FloatRect, Locator, Page, ViewportSize, sync_playwright

from support.build_site import build_site
from support.find_browser import find_browser
from support.reading import select
from support.serve_folder import serve_folder

ROOT = Path(__file__).parents[2]
FOLDER = ROOT / "docs" / "assets" / "contribute"
LARGEST = 100_000  # bytes
AROUND = 10  # px
ARTICLE = "articles/2007-03-12-baghdad-conference/"
_AS_WEBP = """async ([png, largest]) => {
  const picture = await createImageBitmap(await (await fetch(`data:image/png;base64,${png}`)).blob());
  const canvas = new OffscreenCanvas(picture.width, picture.height);
  canvas.getContext("2d").drawImage(picture, 0, 0);
  let blob;
  for (const quality of [0.45, 0.4, 0.35]) {
    blob = await canvas.convertToBlob({ type: "image/webp", quality });
    if (blob.size <= largest) break;
  }
  const bytes = new Uint8Array(await blob.arrayBuffer());
  return bytes.toBase64?.() ?? btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(""));
}"""


def take(page: Page, address: str, scheme: str) -> None:
    """All pictures, from the site at this address, in the page's colour scheme."""

    def file(name: str) -> Path:
        return FOLDER / f"{name}-{scheme}-2x.webp"

    page.goto(address + ARTICLE)
    mark = page.locator("#m-entry-nouri-al-maliki-p3-1")
    mark.click()
    _picture(page, file("card"), page.locator("#p3"), page.locator(".card:popover-open"))
    page.keyboard.press("Escape")
    page.locator("#p8").evaluate("passage => passage.scrollIntoView({ block: 'center', behavior: 'instant' })")
    select(page, "#p8", "anyone in detention who is a diplomat")
    button = page.get_by_role("button", name="Annotate this")
    _picture(page, file("selected"), page.locator("#p8"), button)
    button.click()
    panel = page.locator(".annotate:popover-open")
    panel.locator(".annotate__what").get_by_text("Claim", exact=True).click()
    panel.locator("[name=claim]").fill("The American military has nobody in detention who is a diplomat.")
    panel.locator("[name=said_by]").press_sequentially("khalilzad")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    panel.locator("[name=kind]").select_option("denial")
    _picture(page, file("panel"), panel, around=0)
    page.goto(address + "people/abbas-araghchi/")
    _picture(page, file("entry"), page.locator("main h1"), page.locator("main h2").first)
    page.set_viewport_size({"width": 1240, "height": 800})
    page.goto(f"{address}teach/compose/?article={ARTICLE.split('/')[1]}&from=p4")
    page.locator("[name=title]").fill("Who tells us this?")
    page.get_by_role("button", name="Question", exact=True).click()
    page.locator("[name=ask]").fill("Who tells us about the mortar shells, and whose words are quoted?")
    page.locator("[name=answer]").fill("The author tells us. The quoted words are those of Hoshyar Zebari to the media.")
    page.get_by_label("teacher’s copy").check()
    page.locator(".composer__view .extract .passage").wait_for()
    _picture(page, file("composer"), page.locator("main h1").first, page.locator(".composer__acts"), page.locator(".composer__view"))


def _picture(page: Page, file: Path, *parts: Locator, around: int = AROUND) -> None:
    """The part of the window that holds all of these, and a little around them."""
    page.wait_for_timeout(300)  # until fonts and places are settled
    size = page.viewport_size
    assert size
    boxes = [box for part in parts if (box := part.bounding_box())]
    left, top = min(box["x"] for box in boxes) - around, min(box["y"] for box in boxes) - around
    right = min(max(box["x"] + box["width"] for box in boxes) + around, size["width"])
    bottom = min(max(box["y"] + box["height"] for box in boxes) + around, size["height"])
    clip: FloatRect = {"x": max(left, 0), "y": max(top, 0), "width": right - max(left, 0), "height": bottom - max(top, 0)}
    png = page.screenshot(clip=clip, animations="disabled")
    assert page.context.browser
    with page.context.browser.new_page() as other:  # the site's own pages may not read such an address
        file.write_bytes(b64decode(other.evaluate(_AS_WEBP, [b64encode(png).decode(), LARGEST])))
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
        for scheme in ("light", "dark"):
            window: ViewportSize = {"width": 1240, "height": 1000}
            take(browser.new_page(viewport=window, device_scale_factor=2, color_scheme=scheme), address, scheme)
        browser.close()
