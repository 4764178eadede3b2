"""The page and the picture that tell what was measured."""

from __future__ import annotations

from dataclasses import dataclass, field
from html import escape
from typing import NamedTuple

from bench.lighthouse import CATEGORIES, Scored
from bench.measure import Used

_HEAD = """---
title: Speed
description: What a build takes, side by side with plain Material for MkDocs and with other ways to a glossary.
hide: [navigation, toc]
---

# Speed

`make bench` wrote this page on {date} ({size} run; {machine}). Each figure is a ratio of two builds in the same run, medians of several
turns: processor seconds, so that a busy machine counts little. Articles have about 1,400 words and 90 mentions of 60 entries, 10 claims and
8 dates; the entries are named after real places.
"""


class Built(NamedTuple):
    """A site of ours and its first build.

    `ratio` is the time of a build that begins anew, `again` that of one where nothing changed, against a build by plain Material of
    the same pages, as is `memory`; `article` has the bytes of an article's page, raw and after gzip.
    """

    articles: int
    entries: int
    pages: int
    first: Used
    ratio: float
    again: float
    memory: float
    article: tuple[int, int]


@dataclass
class Figures:
    """All that was measured."""

    machine: str
    date: str
    size: str
    built: list[Built] = field(default_factory=list)
    peers: list[tuple[str, int, float, float]] = field(default_factory=list)
    stages: dict[str, float] = field(default_factory=dict)
    again: dict[str, float] = field(default_factory=dict)
    grows_with_entries: float = 0
    grows_with_articles: float = 0
    checked: tuple[int, int, float] | None = None
    largest: tuple[int, int, int, Used, int] | None = None
    lighthouse: list[Scored] = field(default_factory=list)


def text(figures: Figures) -> str:
    """The page in Markdown."""
    parts = [
        _HEAD.format(date=figures.date, size=figures.size, machine=figures.machine),
        _builds(figures),
        _peers(figures),
        _growth(figures),
    ]
    return "\n".join([*parts, _stages(figures), _lighthouse(figures)])


def _builds(figures: Figures) -> str:
    rows = [
        f"| {each.articles:,} | {each.entries:,} | {each.pages:,} | {each.first.seconds:.1f} s | {each.ratio:.2f} | {each.again:.2f} | {each.memory:.2f}"
        f" | {each.article[0] / 1024:.0f} KB, {each.article[1] / 1024:.0f} KB |"
        for each in figures.built
    ]
    return _table(
        "The build against plain Material with the same pages",
        "The yardstick is a build by plain Material of as many pages with the same words, and without a note.",
        "| articles | entries | pages | our build | of plain Material's time | where nothing changed | of its memory | an article's page, and after gzip |\n|--:|--:|--:|--:|--:|--:|--:|--:|",
        rows,
    )


def _peers(figures: Figures) -> str:
    rows = [f"| {name} | {articles:,} | {plain:.2f} | {ours:.2f} |" for name, articles, plain, ours in figures.peers]
    table = _table(
        "Other ways to a glossary",
        "They get the same articles, without claims, dates and pages for entries. For ours, plain Material's time for these pages is taken off;"
        " what is left still has the notes, claims and data that the others do not make. Below 1 in the last column, the other is quicker.",
        "| | articles | of plain Material's time | of ours |\n|---|--:|--:|--:|",
        rows,
    )
    return f"{table}\n![How many times as long as plain Material each takes for the articles alone](../assets/speed.svg)\n"


def _growth(figures: Figures) -> str:
    largest = ""
    if figures.largest:
        articles, entries, pages, used, heaviest = figures.largest
        largest = (
            f"The largest site of this run had {articles:,} articles and {entries:,} entries: {pages:,} pages in {used.seconds:,.0f} s of processor"
            f" time with {used.memory:,.0f} MiB of memory. Its heaviest page but for articles had {heaviest / 1024:.0f} KB after gzip.\n"
        )
    if figures.checked:
        files, mistakes, took = figures.checked
        largest += (
            f"\nOne `make check` of {files:,} files with {mistakes} mistakes tells each of them once, in {took:.1f} s on the clock.\n"
        )
    again = " and ".join(f"{ratio:.2f} after an edit of {what}" for what, ratio in figures.again.items())
    return (
        "## Growth\n\n"
        f"Twice as many articles take 2 to the power of {figures.grows_with_articles:.2f} as long; with twice as many entries the work on the articles"
        f" takes 2 to the power of {figures.grows_with_entries:.2f} as long.\n\n{largest}\n"
        f"Under `make serve`, with 100 articles, a rebuild takes, of plain Material's with the same pages: {again}.\n"
    )


def _stages(figures: Figures) -> str:
    whole = sum(figures.stages.values()) or 1
    rows = [f"| {stage} | {100 * seconds / whole:.0f} % |" for stage, seconds in figures.stages.items()]
    return _table(
        "Where our time goes", "With 100 articles and 500 entries, MkDocs' own part left out.", "| stage | share |\n|---|--:|", rows
    )


def _lighthouse(figures: Figures) -> str:
    rows = [f"| {page} | {screen} | {' | '.join(map(str, scores))} |" for page, screen, scores in figures.lighthouse]
    head = f"| page | screen | {' | '.join(CATEGORIES)} |\n|---|---|{'--:|' * len(CATEGORIES)}"
    return _table("Lighthouse", "Scores from 0 to 100 of this site's pages.", head, rows) if rows else ""


def _table(heading: str, lead: str, head: str, rows: list[str]) -> str:
    return "\n".join([f"## {heading}\n", f"{lead}\n", head, *rows, ""])


def picture(figures: Figures) -> str:
    """Bars: how many times as long as plain Material each takes for the articles alone, ours first."""
    largest = max((articles for _, articles, _, _ in figures.peers), default=0)
    alone = [(f"this project, {articles} articles", plain / ours) for _, articles, plain, ours in figures.peers if articles == largest]
    ours = alone[:1]
    bars = [
        ("plain Material", 1.0),
        *ours,
        *((f"{name}, {articles} articles", plain) for name, articles, plain, _ in figures.peers if articles == largest),
    ]
    most = max(ratio for _, ratio in bars)
    height = 34 * len(bars) + 10
    rows = [
        f'<text x="0" y="{34 * at + 14}">{escape(name)}</text><rect x="0" y="{34 * at + 19}" width="{420 * ratio / most:.1f}" height="9" rx="2"/>'
        f'<text x="{420 * ratio / most + 6:.1f}" y="{34 * at + 27}">{ratio:.2f}</text>'
        for at, (name, ratio) in enumerate(bars)
    ]
    told = "; ".join(f"{name}: {ratio:.2f}" for name, ratio in bars)
    style = "text{font:12px system-ui,sans-serif;fill:#6f6b62}rect{fill:#a3203f}"
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 480 {height}" role="img"><title>{escape(told)}</title><style>{style}</style>'
        f"{''.join(rows)}</svg>\n"
    )
