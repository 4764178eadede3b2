"""Addresses of a passage, a mention, a note, and of words that a reader selects."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect

from support.reading import NOURI, focused, middle, open_card, select, wait_for_card, wait_for_no_card

ARTICLE = "articles/2007-03-12-baghdad-conference/"
WHERE = """() => ({
  hash: location.hash,
  focused: document.activeElement.id,
  shown: [...document.querySelectorAll(".is-shown")].map(each => each.textContent).join(""),
  seen: [...document.querySelectorAll(".is-shown")].slice(0, 1).every(each => {
    const { top, bottom } = each.getClientRects()[0];
    return top < innerHeight && bottom > 0;
  }),
  card: [...document.querySelectorAll(".card:popover-open")].map(card => card.ariaLabel),
})"""
OFFER = "Link to this"
READ = """passage => {
  const copy = passage.cloneNode(true);
  for (const each of copy.querySelectorAll(".claims, .stub")) each.remove();
  return copy.textContent;
}"""


def address_offered(page: Page) -> str:
    """The address that the button copies for the words that are selected."""
    page.get_by_role("button", name=OFFER).click()
    expect(page.get_by_role("status")).to_have_text("Copied")
    return str(page.evaluate("navigator.clipboard.readText()"))


def arrived(page: Page) -> dict[str, Any]:
    page.wait_for_function("() => document.querySelector('.is-shown')")
    page.wait_for_timeout(50)
    return dict(page.evaluate(WHERE))


def test_a_passage_comes_into_view_focused_and_marked(page: Page, article_url: str) -> None:
    page.goto(f"{article_url}#p12")
    there = arrived(page)
    assert (there["focused"], there["seen"], there["card"]) == ("p12", True, [])
    assert there["shown"]


def test_a_mention_comes_into_view_focused_and_marked(page: Page, article_url: str) -> None:
    page.goto(f"{article_url}#m-entry-insurgents-p12-1")
    there = arrived(page)
    assert (there["focused"], there["shown"], there["seen"]) == ("m-entry-insurgents-p12-1", "insurgents", True)


def test_all_words_of_a_claim_are_marked(page: Page, article_url: str) -> None:
    page.goto(f"{article_url}#m-mortar-shells-near-venue-p4-1")
    there = arrived(page)
    assert (
        there["shown"] == "at least two mortar shells landed near the venue at the Foreign Ministry, despite massive security precautions"
    )


def test_a_note_comes_with_its_words_in_view_and_its_card_open(page: Page, article_url: str) -> None:
    page.goto(f"{article_url}#n-entry-nouri-al-maliki")
    there = arrived(page)
    assert (there["focused"], there["shown"], there["seen"]) == (NOURI[1:], "Nouri al-Maliki", True)
    assert there["card"] == ["Nouri al-Maliki"]
    assert page.evaluate("history.length") == 2
    page.keyboard.press("Escape")
    assert open_card(page) is None
    assert focused(page) == NOURI[1:]


def test_with_notes_off_a_note_is_found_in_the_list(page: Page, article_url: str) -> None:
    page.goto(f"{article_url}?notes=off#n-entry-nouri-al-maliki")
    there = arrived(page)
    assert (there["focused"], there["card"]) == ("n-entry-nouri-al-maliki", [])


@pytest.mark.thorough
@pytest.mark.parametrize(
    "fragment", ["#p12", "#title", "#m-entry-insurgents-p12-1", "#m-who-took-part-p2-1", "#n-entry-nouri-al-maliki", "#n-who-took-part"]
)
def test_every_address_gives_the_same_after_reload_and_from_the_file_system(
    page: Page, article_url: str, site_dir: Path, fragment: str
) -> None:
    page.goto(article_url + fragment)
    there = arrived(page)
    assert there["seen"] and there["hash"] == fragment
    page.reload()
    assert arrived(page) == there
    page.goto(f"{(site_dir / ARTICLE / 'index.html').as_uri()}{fragment}")
    assert arrived(page) == there


def test_each_link_back_from_a_note_leads_to_its_words(article: Page) -> None:
    article.locator("#notes-term > summary").click()
    link = article.locator("#n-entry-insurgents .rests [href^='#m-']").nth(2)
    link.click()
    there = arrived(article)
    assert (there["shown"], there["seen"], there["focused"]) == ("insurgents", True, str(link.get_attribute("href"))[1:])


def test_a_click_on_a_number_copies_its_citation_with_its_address_and_stays(article: Page) -> None:
    middle(article.locator("#p8 .number"))
    before = article.evaluate("[scrollY, history.length]")
    article.locator("#p8 .number").click()
    expect(article.get_by_role("status")).to_have_text("Copied")
    copied = article.evaluate("navigator.clipboard.readText()")
    assert copied.startswith("Symonds, Peter. “No Easing of US-Iranian Tensions") and copied.endswith(f", par. 8, {article.url}.")
    assert article.url.endswith("/#p8")
    assert article.evaluate("[scrollY, history.length]") == before


def test_selected_words_offer_their_address(article: Page) -> None:
    plain = article.url
    assert article.get_by_role("button", name=OFFER).count() == 0
    middle(article.locator("#p3"))
    select(article, "#p3", "appealed for the assistance of neighbouring countries")
    assert address_offered(article) == f"{plain}#p3:~:text=appealed%20for%20the%20assistance%20of%20neighbouring%20countries"
    assert article.evaluate("getSelection().toString()") == "appealed for the assistance of neighbouring countries"
    article.evaluate("getSelection().removeAllRanges()")
    expect(article.get_by_role("button", name=OFFER)).to_have_count(0)


def test_words_selected_with_the_mouse_and_the_keyboard_reach_the_button(article: Page) -> None:
    words = article.locator("#m-end-support-for-terrorism-p3-1")
    words.evaluate("mark => { mark.scrollIntoView(); scrollBy(0, -100) }")
    x, y = words.evaluate("mark => { const { x, y } = mark.getClientRects()[1]; return [x + 100, y + 10] }")
    article.mouse.dblclick(x, y)
    article.keyboard.press("Shift+ArrowRight")
    wait_for_no_card(article)
    expect(article.get_by_role("button", name=OFFER)).to_be_visible()
    for _ in range(40):
        article.keyboard.press("Tab")
        if article.evaluate("document.activeElement.textContent") == OFFER:
            break
    article.keyboard.press("Enter")
    expect(article.get_by_role("status")).to_have_text("Copied")
    assert "#p3:~:text=" in str(article.evaluate("navigator.clipboard.readText()"))


def test_the_button_is_beside_the_words(article: Page) -> None:
    middle(article.locator("#p3"))
    select(article, "#p3", "Confrontation of terrorism")
    words = article.evaluate(
        "(() => { const { x, bottom } = [...getSelection().getRangeAt(0).getClientRects()].at(-1); return [x, bottom] })()"
    )
    box = article.get_by_role("button", name=OFFER).bounding_box()
    assert box and 0 <= box["y"] - words[1] < 20 and abs(box["x"] - words[0]) < 40


def test_the_notes_and_words_in_the_margin_have_no_part_in_the_address(article: Page) -> None:
    middle(article.locator("#p4"))
    select(article, "#p4", "despite massive security precautions", ". Iraqi Foreign Minister")
    address = address_offered(article)
    assert "#p4:~:text=" in address
    assert "despite%20massive%20security%20precautions.%20Iraqi%20Foreign%20Minister" in address
    assert "At%20least" not in address


@pytest.mark.thorough
def test_what_is_copied_is_the_text_without_what_hangs_beside_it(article: Page) -> None:
    plain = article.locator("#p8").evaluate(READ)
    middle(article.locator("#p8"))
    article.locator("#p8").evaluate("passage => getSelection().setBaseAndExtent(passage, 0, passage, passage.childNodes.length)")
    expect(article.get_by_role("button", name=OFFER)).to_be_visible()
    article.keyboard.press("Control+c")
    copied = str(article.evaluate("navigator.clipboard.readText()"))
    assert copied == plain
    assert "in January. The US ambassador" in copied
    assert "#p8:~:text=Iranian%20envoys" in address_offered(article)


def test_part_of_a_word_is_the_whole_word(article: Page) -> None:
    middle(article.locator("#p3"))
    select(article, "#p3", "ppealed for the assist")
    assert address_offered(article).endswith("#p3:~:text=appealed%20for%20the%20assistance")


def test_nothing_is_offered_outside_of_the_text(article: Page) -> None:
    article.evaluate("getSelection().selectAllChildren(document.querySelector('.overview'))")
    article.wait_for_timeout(400)
    assert article.get_by_role("button", name=OFFER).count() == 0


# --- Where the browser itself finds the words

TALL = "\n\n".join(["Filler text without the words that are looked for."] * 60)
PEOPLE = {"ada-pell": {"name": "Ada Pell"}}
SAID = [{"id": "it-is-so", "quote": "two-day talks, they said, were “fine”", "claim": "It was fine.", "speaker": "They", "kind": "fact"}]
TEXT = f"""\
Ada Pell went to the bridge. On Monday the two-day talks, they said, were “fine”. Then Ada Pell left & nobody-else came.

{TALL}

Once more the bridge. In the evening Ada Pell went home by the other road, over hill and dale.

A last one: هذا نص عربي قصير and 日本語の文章 and naïve café 🇮🇷 flags.
"""
FOUND = """() => {
  const rects = [...getSelection().getRangeAt(0).getClientRects()];
  return rects.some(({ top, bottom }) => top >= 0 && bottom <= innerHeight);
}"""


@pytest.mark.thorough
@pytest.mark.parametrize(
    ("passage", "first", "last"),
    [
        ("#p62", "Ada Pell", ""),  # is also in the first passage
        ("#p62", "the bridge", ""),
        ("#p62", "Once more the bridge. In the evening Ada Pell went home by", ""),
        ("#p62", "home by the other road, over hill and dale", ""),
        ("#p63", "هذا نص عربي", ""),
        ("#p63", "日本語", ""),
        ("#p63", "naïve café", ""),
    ],
)
def test_the_address_leads_to_these_very_words(
    open_case: Callable[[Any], Page], browser: Browser, passage: str, first: str, last: str
) -> None:
    page = open_case({"text": TEXT, "people": PEOPLE, "notes": {"claims": SAID}})
    middle(page.locator(passage))
    select(page, passage, first, last)
    address = address_offered(page).replace(passage, "#nowhere")
    other = page.context.new_page()
    other.goto(address)
    other.wait_for_timeout(400)
    assert other.evaluate("scrollY") > 500, address
    select(other, passage, first, last)
    assert other.evaluate(FOUND), address


@pytest.mark.thorough
def test_words_across_a_claims_end_and_signs_are_found(open_case: Callable[[Any], Page]) -> None:
    text = TEXT.split("\n\n", 1)
    page = open_case({"text": f"{TALL}\n\n{text[0]}", "people": PEOPLE, "notes": {"claims": SAID}})
    for first, last in (
        ("On Monday the two-day talks, they said, were “fine”.", ""),
        ("were “fine”", ". Then"),
        ("left & nobody-else", ""),
    ):
        select(page, "#p61", first, last)
        middle(page.locator("#p61"))
        expect(page.get_by_role("button", name=OFFER)).to_be_visible()
        address = address_offered(page).replace("#p61", "#nowhere")
        other = page.context.new_page()
        other.goto(address)
        other.wait_for_timeout(400)
        assert other.evaluate("scrollY") > 500, address
        other.close()
        page.bring_to_front()  # only the page in front may write to the clipboard


# --- From the file system


@pytest.mark.thorough
def test_links_to_folders_work_from_the_file_system(page: Page, site_dir: Path) -> None:
    page.goto((site_dir / ARTICLE / "index.html").as_uri())
    page.locator(NOURI).click()
    page.get_by_role("link", name="Open page").click()
    page.wait_for_url("**/people/nouri-al-maliki/index.html")
    assert page.locator("h1").inner_text() == "Nouri al-Maliki"
    page.locator(f".mentions .sentences a[href*='{ARTICLE}']").first.click()
    page.wait_for_url("**/index.html#m-entry-nouri-al-maliki-p3-1")


@pytest.mark.thorough
def test_a_card_turns_to_other_notes_from_the_file_system_too(page: Page, site_dir: Path) -> None:
    page.goto((site_dir / ARTICLE / "index.html").as_uri())
    page.locator(NOURI).click()
    page.locator(".card:popover-open .says a").first.click()
    assert wait_for_card(page).name == "Baghdad conference of 10 March 2007"
    page.keyboard.press("Escape")
    wait_for_no_card(page)
