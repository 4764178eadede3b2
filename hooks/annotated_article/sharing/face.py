"""The face that pictures are drawn with: which letters it has, and how wide words are in it. tests/support/make_faces.py makes it."""

from __future__ import annotations

import json
import re
import unicodedata
from collections.abc import Iterator, Mapping
from functools import lru_cache
from itertools import pairwise
from pathlib import Path
from typing import NamedTuple

from PIL import ImageFont

_HERE = Path(__file__).parent
# Any white space but one that keeps words together.
_SPACES = re.compile(r"[^\S\u00a0]+")


class _Known(NamedTuple):
    letters: frozenset[str]
    kerning: Mapping[str, int]
    """Pair of letters -> by how many thousandths of the size they move apart."""


@lru_cache(maxsize=1)
def _known() -> _Known:
    told = json.loads((_HERE / "annotated-serif-medium.json").read_text("utf-8"))
    return _Known(frozenset(letter for letter in told["letters"] if not unicodedata.combining(letter)), told["kerning"])


@lru_cache(maxsize=16)
def font(size: int) -> ImageFont.FreeTypeFont:
    """The face at a size in pixels. The simple layout is the same on every machine."""
    return ImageFont.truetype(_HERE / "annotated-serif-medium.ttf", size, layout_engine=ImageFont.Layout.BASIC)


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
