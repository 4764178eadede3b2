"""What a picture shows, and that it never shows a letter as a box."""

import time
from collections.abc import Callable
from io import BytesIO

import pytest
from PIL import Image

from annotated_article.sharing.draw import Card, cut, draw, drawable, fitting, in_lines, width

RECORD = (("corroborated", 9), ("quoted", 15), ("disputed", 13), ("contradicted", 2), ("unverified", 5), ("opinion", 14))
CARD = Card(
    "No easing of US-Iranian tensions after Baghdad conference",
    "Ada Pell, The Harbour Gazette, 12 March 2007",
    RECORD,
    "58 claims: 9 facts corroborated, 15 quoted correctly, 13 disputed, 2 contradicted",
    "Annotated Articles",
)
SIZES = (88, 52)


def opened(png: bytes) -> Image.Image:
    return Image.open(BytesIO(png)).convert("RGB")


def test_a_picture_has_the_size_that_others_show_and_weighs_at_most_60_kb() -> None:
    for card in (CARD, CARD._replace(headline="Words and words " * 400, below="x " * 900, site="A name " * 90, summary="many, " * 500)):
        png = draw(card)
        assert opened(png).size == (1200, 630)
        assert len(png) <= 60 * 1024


def test_the_bar_has_each_finding_in_its_colour_and_share() -> None:
    image = opened(draw(CARD))
    row = [image.getpixel((x, 495)) for x in range(80, 1120)]
    assert row.index((0xA3, 0x20, 0x3F)) == pytest.approx(37 / 58 * 1040, abs=2)
    assert row.count((0x8F, 0x53, 0x00)) == pytest.approx(13 / 58 * 1040, abs=6)


def test_a_picture_without_claims_has_no_bar() -> None:
    image = opened(draw(CARD._replace(record=(), summary="")))
    assert {image.getpixel((x, 495)) for x in range(1200)} == {(0xFB, 0xFA, 0xF7)}


def test_two_pictures_of_the_same_are_the_same() -> None:
    assert draw(CARD) == draw(CARD)


@pytest.mark.parametrize("text", ["مؤتمر بغداد", "ועידת בגדאד", "巴格达会议", "The talks 🎉", "q\u0303", "\x00", "\ue000"])
def test_a_text_with_a_letter_that_the_face_lacks_is_not_drawn(text: str) -> None:
    assert drawable(text) is None
    blank = CARD._replace(headline="", below="", summary="", site="", record=())
    assert draw(blank._replace(headline=text, below=text, summary=text, site=text)) == draw(blank)


@pytest.mark.parametrize("text", ["Žižek in Şırnak", "Переговоры в Багдаде", "Η διάσκεψη", "Hội nghị", "Ye\u0301s\u200b"])
def test_letters_of_europe_and_vietnam_are_drawn(text: str) -> None:
    assert drawable(text)


def test_a_long_headline_breaks_between_words_and_is_cut_at_one() -> None:
    words = "Delegates of seven countries meet"
    size, lines = fitting(words, SIZES, 1040, 255)
    assert size == SIZES[0] and " ".join(lines) == words
    size, lines = fitting(f"{words} and again " * 9, SIZES, 1040, 255)
    assert size == SIZES[1] and lines[-1].endswith(" …")
    assert set(" ".join(lines).removesuffix(" …").split()) <= set(f"{words} and again".split())


def test_a_word_wider_than_the_picture_is_cut_within_it() -> None:
    _, lines = fitting("A" * 5000, SIZES, 1040, 255)
    assert len(lines) == 1 and lines[0].endswith("A…")
    assert width(lines[0], SIZES[1]) <= 1040


def test_a_space_that_keeps_words_together_does() -> None:
    assert in_lines("one two\u00a0three", 88, round(width("one two", 88))) == ["one", "two\u00a0three"]
    assert cut([], 1, 28, 100) == []


@pytest.mark.measures_time
def test_a_picture_takes_at_most_25_ms() -> None:
    """On a machine that adds up 300,000 squares in 18 ms; a slower one has more time."""
    drawing = _quickest(lambda: draw(CARD))
    adding = _quickest(lambda: sum(number * number for number in range(300_000)))
    assert drawing <= 0.025 * max(1, adding / 0.018), (drawing, adding)


def _quickest(work: Callable[[], object]) -> float:
    """Seconds, the least of ten times, since other work on the machine only adds to it."""
    took = []
    for _ in range(10):
        began = time.process_time()
        work()
        took.append(time.process_time() - began)
    return min(took)
