"""Draw a picture of 1200 × 630 pixels, the size that chats and social networks show with a link."""

from __future__ import annotations

import json
import re
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from io import BytesIO
from itertools import pairwise
from pathlib import Path
from typing import NamedTuple

from PIL import Image, ImageDraw, ImageFont

_HERE = Path(__file__).parent
# Any white space but one that keeps words together.
_SPACES = re.compile(r"[^\S\u00a0]+")


class _Known(NamedTuple):
    letters: frozenset[str]
    kerning: Mapping[str, int]
    """Pair of letters -> by how many thousandths of the size they move apart."""


@lru_cache(maxsize=1)
def _known() -> _Known:
    face = json.loads((_HERE / "annotated-serif-medium.json").read_text("utf-8"))
    return _Known(frozenset(letter for letter in face["letters"] if not unicodedata.combining(letter)), face["kerning"])


@lru_cache(maxsize=16)
def font(size: int) -> ImageFont.FreeTypeFont:
    """The face at a size in pixels. The simple layout is the same on every machine."""
    return ImageFont.truetype(str(_HERE / "annotated-serif-medium.ttf"), size, layout_engine=ImageFont.Layout.BASIC)


@lru_cache(maxsize=4096)
def _advance(letter: str, size: int) -> float:
    return font(size).getlength(letter)


def drawable(text: str) -> str | None:
    """The text on one line, without what has no shape; None if the face lacks one of its letters."""
    letters = unicodedata.normalize("NFC", _SPACES.sub(" ", text).strip())
    shown = "".join(letter for letter in letters if unicodedata.category(letter) != "Cf")
    return shown if _known().letters.issuperset(shown) else None


def placed(text: str, size: int) -> Iterator[tuple[str, float]]:
    """Each letter with its distance from where the text begins; an empty one at the end."""
    at = 0.0
    for letter, following in pairwise(f"{text} "):
        yield letter, at
        at += _advance(letter, size) + _known().kerning.get(letter + following, 0) * size / 1000
    yield "", at


def width(text: str, size: int) -> float:
    """How wide the text is."""
    return max(at for _, at in placed(text, size))


_STEP = 40
"""How much narrower lines are tried, in pixels."""
_LONGEST = 600
"""Characters that are looked at; no picture has room for more."""


def fitting(text: str, sizes: Sequence[int], wide: int, high: int) -> tuple[int, list[str]]:
    """The largest size at which the text fits, and its lines; at the smallest, what fits of it."""
    for size in sizes:
        lines, most = in_lines(text[:_LONGEST], size, wide), high // line_height(size)
        if len(lines) <= most and all(width(line, size) <= wide for line in lines):
            return size, _evenly(text, size, wide, lines)
    return sizes[-1], cut(lines, most, sizes[-1], wide)


def line_height(size: int) -> int:
    """From one line to the next."""
    return round(size * 1.16)


def in_lines(text: str, size: int, wide: int) -> list[str]:
    """As many words on each line as fit; a word that is wider than a line has one of its own."""
    lines: list[str] = []
    for word in filter(None, text.split(" ")):
        if lines and width(longer := f"{lines[-1]} {word}", size) <= wide:
            lines[-1] = longer
        else:
            lines.append(word)
    return lines


def _evenly(text: str, size: int, wide: int, lines: list[str]) -> list[str]:
    """The same number of lines, of about the same width."""
    narrower = in_lines(text, size, wide - _STEP)
    fits = len(narrower) == len(lines) > 1 and all(width(line, size) <= wide - _STEP for line in narrower)
    return _evenly(text, size, wide - _STEP, narrower) if fits else lines


def cut(lines: Sequence[str], most: int, size: int, wide: int) -> list[str]:
    """The first lines; if any are missing, the last one ends in an ellipsis after a whole word."""
    kept = [_shortened(line, size, wide) for line in lines[:most]]
    if len(lines) > most:
        kept[-1] = _with_ellipsis(kept[-1], size, wide)
    return kept


def _with_ellipsis(line: str, size: int, wide: int) -> str:
    while width(f"{line} …", size) > wide and " " in line:
        line = line.rpartition(" ")[0]
    return _shortened(f"{line.rstrip(' ,;:–—-')} …", size, wide)


def _shortened(line: str, size: int, wide: int) -> str:
    """A line that is one word too wide for the picture, cut within the word."""
    if width(line, size) <= wide:
        return line
    line = line.removesuffix(" …")
    while line and width(f"{line}…", size) > wide:
        line = line[:-1]
    return f"{line}…"


WIDTH, HEIGHT = 1200, 630
_MARGIN = 80
_INK, _SOFT, _GROUND = 0, 70, 200
"""Shades of grey from ink to paper, so that the edges of letters have those between; the numbers above are single colours."""
_PAPER, _BLACK = (0xFB, 0xFA, 0xF7), (0x20, 0x1F, 0x1C)
_COLOURS = {
    "corroborated": (0x20, 0x1F, 0x1C),
    "disputed": (0x8F, 0x53, 0x00),
    "contradicted": (0xA3, 0x20, 0x3F),
    "quoted": (0xC9, 0xC4, 0xB8),
    "unverified": (0xC9, 0xC4, 0xB8),
    "opinion": (0xE5, 0xE1, 0xD7),
    "": (0xE5, 0xE1, 0xD7),
}
"""Finding -> its colour in the bar, the same as on pages."""
_MARK = (0xE8, 0xB4, 0x5C)
_HEADLINE, _SMALL, _LINE = (88, 76, 66, 58, 52), 34, 32
_GAP = 4


class Card(NamedTuple):
    """What a picture says. `record` has the number of claims with each finding; a text that can't be drawn is left out."""

    headline: str
    below: str
    record: tuple[tuple[str, int], ...]
    summary: str
    site: str


def draw(card: Card) -> bytes:
    """The picture, as a PNG."""
    image = Image.new("L", (WIDTH, HEIGHT), _GROUND)
    on = ImageDraw.Draw(image)
    _site(on, drawable(card.site) or "")
    bottom = _headline(on, drawable(card.headline) or "")
    room = WIDTH - 2 * _MARGIN
    for line in cut(in_lines(drawable(card.below) or "", _SMALL, room), 1, _SMALL, room):
        _text(on, line, (_MARGIN, bottom), _SMALL, _SOFT)
    _record(on, card)
    image.putpalette(_palette())
    png = BytesIO()
    image.save(png, "PNG", compress_level=3)
    return png.getvalue()


def _palette() -> list[int]:
    shades = [[round(black + (paper - black) * step / _GROUND) for paper, black in zip(_PAPER, _BLACK, strict=True)] for step in range(201)]
    return [part for colour in (*shades, *_COLOURS.values(), _MARK) for part in colour]


def _colour(finding: str) -> int:
    return _GROUND + 1 + [*_COLOURS].index(finding)


def _text(on: ImageDraw.ImageDraw, text: str, start: tuple[float, float], size: int, shade: int) -> None:
    """Write a small line at once: there is no need to move its letters together."""
    on.text(start, text, font=font(size), fill=shade, anchor="ls")


def _site(on: ImageDraw.ImageDraw, name: str) -> None:
    """The site's icon and its name."""
    mark = _GROUND + 1 + len(_COLOURS)
    for box, shade in (
        ((0, 0, 30, 7), _INK),
        ((0, 16, 11, 23), _INK),
        ((15, 16, 30, 23), mark),
        ((0, 32, 24, 39), _INK),
        ((36, 0, 43, 39), mark),
    ):
        on.rectangle((_MARGIN + box[0], 66 + box[1], _MARGIN + box[2], 66 + box[3]), fill=shade)
    left, room = _MARGIN + 66, WIDTH - 2 * _MARGIN - 66
    for line in cut(in_lines(name, _SMALL, room), 1, _SMALL, room):
        _text(on, line, (left, 97), _SMALL, _INK)


def _headline(on: ImageDraw.ImageDraw, text: str) -> float:
    """Write the headline; where the line below it goes."""
    size, lines = fitting(text, _HEADLINE, WIDTH - 2 * _MARGIN, 255)
    baseline = 150.0 + size * 0.8
    for number, line in enumerate(lines):
        for letter, at in placed(line, size):
            on.text((_MARGIN + at, baseline + number * line_height(size)), letter, font=font(size), fill=_INK, anchor="ls")
    return baseline + max(len(lines) - 1, 0) * line_height(size) + 64


def _record(on: ImageDraw.ImageDraw, card: Card) -> None:
    """The bar, each finding as wide as it is frequent, and the record in words."""
    number, wide = sum(count for _, count in card.record), WIDTH - 2 * _MARGIN
    before = 0
    for finding, count in card.record:
        left, right = (_MARGIN + wide * each / number for each in (before, before + count))
        before += count
        on.rectangle((left, 484, max(left, right - (_GAP if before < number else 0)), 505), fill=_colour(finding))
    summary = in_lines(drawable(card.summary) or "", _LINE, wide)
    for row, line in enumerate(cut(summary, 2, _LINE, wide)):
        _text(on, line, (_MARGIN, 553 + row * 42), _LINE, _SOFT)
