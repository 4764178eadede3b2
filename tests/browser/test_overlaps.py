"""Notes that overlap in every way, in every script: each is there by the mouse and by the keyboard, and the words stay as they are."""

from collections.abc import Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser, Page

from support.case_page import write_case_page
from support.reading import OPEN, wait_for_card, wait_for_no_card
from support.serve_folder import serve_folder

AMBLE = {"amble": {"name": "Amble"}}
LONDON = {"london": {"name": "London"}, "city-of-london": {"name": "City of London"}}


def claim(id_: str, quote: str, **further: str) -> dict[str, str]:
    return {"id": id_, "quote": quote, "claim": f"Claim {id_}.", "speaker": "They", "kind": "fact", **further}


def date(id_: str, quote: str) -> dict[str, str]:
    return {"id": id_, "quote": quote, "when": "2001-05-14", "title": f"Date {id_}", "note": "It was then."}


CASES: dict[str, dict[str, Any]] = {
    "nested": {
        "text": "They said the bridge at Amble opened on Monday with a band.",
        "places": AMBLE,
        "notes": {"claims": [claim("c1", "the bridge at Amble opened on Monday")], "dates": [date("d1", "on Monday")]},
        "marks": {"the bridge at ": ["c1"], "Amble": ["entry-amble", "c1"], " opened ": ["c1"], "on Monday": ["d1", "c1"]},
    },
    "crossing": {
        "text": "One two three four five six seven.",
        "notes": {"claims": [claim("c1", "two three four"), claim("c2", "four five six")], "dates": [date("d1", "three four five")]},
        "marks": {"two ": ["c1"], "three ": ["c1", "d1"], "four": ["c2", "c1", "d1"], " five": ["c2", "d1"], " six": ["c2"]},
    },
    "identical": {
        "text": "It happened on Monday, they said.",
        "notes": {"claims": [claim("c1", "on Monday"), claim("c2", "on Monday")], "dates": [date("d1", "on Monday")]},
        "marks": {"on Monday": ["d1", "c1", "c2"]},
    },
    "over two paragraphs": {
        "text": "He began to speak at length.\n\nHe went on to speak in Amble, they said.",
        "places": AMBLE,
        "notes": {
            "claims": [{"id": "c1", "from": "to speak at length", "to": "in Amble", "claim": "Long.", "speaker": "He", "kind": "fact"}]
        },
        "marks": {"to speak at length.": ["c1"], "He went on to speak in ": ["c1"], "Amble": ["entry-amble", "c1"]},
    },
    "across a list and a heading": {
        "text": "Before it:\n\n- first in Amble\n- second there\n\n## In Amble\n\nAfter it all.",
        "places": AMBLE,
        "notes": {"claims": [{"id": "c1", "from": "second there", "to": "After it", "claim": "Long.", "speaker": "He", "kind": "fact"}]},
        "marks": {"Amble": ["entry-amble"], "second there": ["c1"], "In ": ["c1"], "Amble ": ["entry-amble", "c1"], "After it": ["c1"]},
    },
    "right to left": {
        "language": "ar",
        "text": "قال نوري المالكي إن المؤتمر عقد في بغداد يوم السبت.",
        "people": {"nouri": {"name": "نوري المالكي"}},
        "places": {"baghdad": {"name": "بغداد"}},
        "notes": {"claims": [claim("c1", "المؤتمر عقد في بغداد")]},
        "marks": {"نوري المالكي": ["entry-nouri"], "المؤتمر عقد في ": ["c1"], "بغداد": ["entry-baghdad", "c1"]},
    },
    "without spaces": {
        "text": "会議は土曜日にバグダッドで開かれた。",
        "notes": {"dates": [date("d1", "土曜日")], "claims": [claim("c1", "土曜日にバグダッドで開かれた")]},
        "marks": {"土曜日": ["d1", "c1"], "にバグダッドで開かれた": ["c1"]},
    },
    "combining marks": {
        "text": "Zoe\u0308 met Jose\u0301 Nun\u0303ez in Amble.",
        "people": {"jose": {"name": "José Nuñez"}, "zoe": {"name": "Zoë"}},
        "notes": {"claims": [claim("c1", "met José")]},
        "marks": {"Zoe\u0308": ["entry-zoe"], "met ": ["c1"], "Jose\u0301": ["c1", "entry-jose"], " Nun\u0303ez": ["entry-jose"]},
    },
    "emoji": {
        "text": "The flag 🇮🇷 and 👩‍👩‍👧 stood in Amble 🎉 on Monday.",
        "places": AMBLE,
        "notes": {"claims": [claim("c1", "🇮🇷 and 👩‍👩‍👧 stood in Amble 🎉")], "dates": [date("d1", "🎉 on Monday")]},
        "marks": {"🇮🇷 and 👩‍👩‍👧 stood in ": ["c1"], "Amble": ["entry-amble", "c1"], "🎉": ["d1", "c1"], " on Monday": ["d1"]},
    },
    "one name in another": {
        "text": "The City of London is not London.",
        "places": LONDON,
        "marks": {"City of London": ["entry-city-of-london"], "London": ["entry-london"]},
    },
}


@pytest.fixture(scope="module", params=CASES)
def opened(
    browser: Browser, request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[tuple[dict[str, Any], Page]]:
    """A case and its page, which all its tests share."""
    case = CASES[request.param]
    folder = tmp_path_factory.mktemp("case")
    write_case_page(case, folder)
    with serve_folder(folder) as address, browser.new_context(viewport={"width": 1280, "height": 900}) as context:
        context.set_default_timeout(10_000)
        page = context.new_page()
        page.goto(address)
        yield case, page


@pytest.mark.thorough
def test_every_note_opens_where_its_words_are(opened: tuple[dict[str, Any], Page]) -> None:
    case, page = opened
    marks = page.locator(".text .mark")
    assert {mark.inner_text().strip() for mark in marks.all()} >= {words.strip() for words in case["marks"]}
    for words, notes in case["marks"].items():
        mark = marks.filter(visible=True).get_by_text(words.strip(), exact=True).and_(page.locator(f"[data-notes='{' '.join(notes)}']"))
        x, y = mark.first.evaluate(
            "mark => { const { x, y, width, height } = mark.getClientRects()[0]; return [x + width / 2, y + height / 2] }"
        )
        page.mouse.click(x, y)
        card = wait_for_card(page)
        assert card.name == page.locator(f"#n-{notes[0]} .name").text_content(), words
        others = page.locator(f"{OPEN} .card__also a").evaluate_all("all => all.map(each => each.dataset.also)")
        assert others == notes[1:], words
        page.keyboard.press("Escape")
        wait_for_no_card(page)


@pytest.mark.parametrize("opened", ["right to left", "nested"], indirect=True)
def test_a_card_begins_where_its_words_begin(opened: tuple[dict[str, Any], Page]) -> None:
    case, page = opened
    edge = "right" if case is CASES["right to left"] else "left"
    mark = page.locator(".text .mark").filter(visible=True).first
    mark.click()
    wait_for_card(page)
    begins = "([selector, edge]) => document.querySelector(selector).getBoundingClientRect()[edge]"
    here = mark.evaluate("(mark, edge) => mark.getBoundingClientRect()[edge]", edge)
    assert abs(page.evaluate(begins, [OPEN, edge]) - here) < 1
    page.keyboard.press("Escape")
    wait_for_no_card(page)


def test_every_note_is_reached_by_the_keyboard(opened: tuple[dict[str, Any], Page]) -> None:
    case, page = opened
    wanted = {note for notes in case["marks"].values() for note in notes}
    reached: set[str] = set()
    page.evaluate("for (const list of document.querySelectorAll('.claims details')) list.open = true")
    for link in page.locator(".text a[data-notes]:visible").all():
        link.focus()
        page.keyboard.press("Enter")
        wait_for_card(page)
        reached |= set(str(link.get_attribute("data-notes")).split())
        page.keyboard.press("Escape")
        wait_for_no_card(page)
        assert page.evaluate("document.activeElement.dataset.notes") == link.get_attribute("data-notes")
    assert reached >= wanted


def test_the_words_stay_as_they_are(opened: tuple[dict[str, Any], Page]) -> None:
    case, page = opened
    words = """() => {
      const text = document.querySelector(".text").cloneNode(true);
      for (const each of text.querySelectorAll(".claims, .stub")) each.remove();
      return text.textContent.replace(/\\s+/g, "");
    }"""
    plain = case["text"].replace("- ", "").replace("## ", "")
    assert page.evaluate(words) == "".join(plain.split())
