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
turns, with 1,000 articles of one: processor seconds, so that a busy machine counts little, {disk}. Articles have about 1,400 words and 90 mentions of 60 entries, 10 claims and
8 dates; the entries are named after real places.
"""


class Built(NamedTuple):
    """A site of ours and its build from nothing.

    `ratio` is its time, `again` that of a build where nothing changed, against a build by plain Material of the same pages without
    those for embeds, as is `memory`; `all_pages` its time against a build of these too. `article` has the bytes of an article's page,
    raw and after gzip.
    """

    articles: int
    entries: int
    pages: int
    embeds: int
    seconds: float
    ratio: float
    all_pages: float
    again: float
    memory: float
    article: tuple[int, int]


class Again(NamedTuple):
    """A rebuild under `make serve`: its seconds after an edit of a note, and what that and an edit of an article take of plain Material's."""

    articles: int
    seconds: float
    note: float
    article: float


@dataclass
class Figures:
    """All that was measured."""

    machine: str
    date: str
    size: str
    disk: str
    built: list[Built] = field(default_factory=list)
    peers: list[tuple[str, int, float, float]] = field(default_factory=list)
    """Name, articles, seconds, and those as a part of what plain Material takes for the same pages."""
    stages: dict[str, float] = field(default_factory=dict)
    again: list[Again] = field(default_factory=list)
    grows_with_entries: float = 0
    grows_with_articles: float = 0
    checked: tuple[int, int, float] | None = None
    largest: tuple[int, int, int, Used, int] | None = None
    lighthouse: list[Scored] = field(default_factory=list)


def text(figures: Figures) -> str:
    """The page in Markdown."""
    parts = [
        _HEAD.format(date=figures.date, size=figures.size, machine=figures.machine, disk=figures.disk),
        _builds(figures),
        _peers(figures),
        _growth(figures),
    ]
    return "\n".join([*parts, _stages(figures), _lighthouse(figures)])


def _builds(figures: Figures) -> str:
    rows = [
        f"| {each.articles:,} | {each.entries:,} | {each.pages:,} | {each.embeds:,} | {each.seconds:.1f} s | {each.ratio:.2f} | {each.all_pages:.2f}"
        f" | {each.again:.2f} | {each.memory:.2f} | {each.article[0] / 1024:.0f} KB, {each.article[1] / 1024:.0f} KB |"
        for each in figures.built
    ]
    return _table(
        "The build against plain Material with the same pages",
        "The yardstick is a build by plain Material of as many pages with the same words, and without a note. Our sites have, besides, a small page for"
        " each article, for embeds in other sites; plain Material makes those too in the second of the two ratios of time, and in no other.",
        "| articles | entries | pages | for embeds | our build | of plain Material's time | the same with those for embeds | where nothing changed | of its memory"
        " | an article's page, and after gzip |\n|--:|--:|--:|--:|--:|--:|--:|--:|--:|--:|",
        rows,
    )


def _peers(figures: Figures) -> str:
    ours = {each.articles: each.ratio for each in figures.built}
    rows = [
        f"| {name} | {articles:,} | {seconds:.1f} s | {ratio:.2f} | {ours[articles] / ratio:.2f} |"
        for name, articles, seconds, ratio in figures.peers
    ]
    rows += [f"| this project | {each.articles:,} | {each.seconds:.1f} s | {each.ratio:.2f} | |" for each in figures.built]
    table = _table(
        "Other ways to a glossary",
        "Each is held against plain Material with the same pages as it makes. The others make the articles alone, or one more page for the glossary,"
        " with neither claims nor dates, and so take fewer seconds in all. Ours is without the pages for embeds in the yardstick. The last column is"
        " our part of plain Material's time against theirs.",
        "| | articles | takes | of plain Material's time | ours against it |\n|---|--:|--:|--:|--:|",
        rows,
    )
    return f"{table}\n![How many times as long as plain Material each takes for the same pages](../assets/speed.svg)\n"


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
    again = "".join(
        f"\nUnder `make serve`, with {each.articles:,} articles, a rebuild after an edit of a note takes {each.seconds:.1f} s of processor time,"
        f" {each.note:.2f} of plain Material's with the same pages; after an edit of an article it takes {each.article:.2f} of that.\n"
        for each in figures.again
    )
    return (
        "## Growth\n\n"
        f"Twice as many articles take 2 to the power of {figures.grows_with_articles:.2f} as long; with twice as many entries the work on the articles"
        f" takes 2 to the power of {round(figures.grows_with_entries, 2) + 0.0:.2f} as long, each entry's page and its note, which is written once, apart."
        f"\n\n{largest}{again}"
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
    """Bars: how many times as long as plain Material each takes for the same pages, ours first."""
    largest = max((articles for _, articles, _, _ in figures.peers), default=0)
    bars = [
        ("plain Material", 1.0),
        *((f"this project, {each.articles} articles", each.ratio) for each in figures.built if each.articles == largest),
        *((f"{name}, {articles} articles", ratio) for name, articles, _, ratio in figures.peers if articles == largest),
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
