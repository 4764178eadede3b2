"""A claim's bar runs from its first line to its last, and its title hangs level with its words."""

import re

import pytest
from playwright.sync_api import Page

LINES = """() => [...document.querySelectorAll(".passage--claimed")].map(passage => {
  const { y } = passage.getBoundingClientRect();
  const marks = [...passage.querySelectorAll(".mark--claim:not([data-not-text])")];
  const rects = marks.flatMap(mark => [...mark.getClientRects()]);
  if (!getComputedStyle(passage, "::before").backgroundImage.startsWith("linear-gradient")) return ["", []];
  return [passage.style.backgroundImage, rects.map(rect => [rect.y - y, rect.bottom - y])];
})"""
HANGING = """() => [...document.querySelectorAll("a.mark--claim[data-not-text]")].map(link => {
  const marks = [...document.querySelectorAll(`[data-notes~="${link.dataset.notes}"]:not([data-not-text])`)];
  const passage = link.closest(".passage").getBoundingClientRect(), { top, height } = link.getBoundingClientRect();
  return [top - marks.at(-1).getBoundingClientRect().bottom, top - passage.bottom, height];
})"""


def _bars(gradient: str) -> list[tuple[float, float]]:
    return [(float(start), float(end)) for start, end in re.findall(r"currentcolor ([\d.]+)px, currentcolor ([\d.]+)px", gradient)]


@pytest.mark.parametrize("width", [390, 1280, 1920])
def test_bars_stand_beside_the_lines_of_claims_and_beside_no_other(article: Page, width: int) -> None:
    article.set_viewport_size({"width": width, "height": 900})
    article.wait_for_function("() => document.querySelector('.passage--claimed').style.backgroundImage")
    article.wait_for_timeout(200)
    passages = article.evaluate(LINES)
    assert len(passages) > 10
    for gradient, lines in passages:
        bars = _bars(gradient)
        assert all(any(start - 1 <= (top + bottom) / 2 <= end + 1 for start, end in bars) for top, bottom in lines)
        assert abs(bars[0][0] - min(top for top, _ in lines)) < 1
        assert abs(bars[-1][1] - max(bottom for _, bottom in lines)) < 1
    assert any(_bars(gradient)[0][0] > 60 for gradient, _ in passages)  # a claim that begins lines below its paragraph's first


@pytest.mark.parametrize("width", [1280, 1920])
def test_titles_hang_level_with_their_words(article: Page, width: int) -> None:
    """A title is never above its words; where more claims stand than lines, some are below their paragraph, and most are not."""
    article.set_viewport_size({"width": width, "height": 900})
    hanging = article.evaluate(HANGING)
    assert all(below_words > -40 for below_words, _, _ in hanging)
    assert max(height for _, _, height in hanging) < 100
    assert sum(below_passage > 0 for _, below_passage, _ in hanging) <= len(hanging) / 3
