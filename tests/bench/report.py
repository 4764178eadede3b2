"""The page and the picture that present the measurements."""

from __future__ import annotations

from dataclasses import dataclass, field
from html import escape
from typing import NamedTuple

from bench.lighthouse import CATEGORIES, Scored
from bench.measure import Used

_HEAD = """---
title: Speed
description: How long a build takes, compared with plain Material for MkDocs and with other ways to build a glossary.
hide: [navigation, toc]
formerly: [about/speed]
---

# Speed

`make bench` generated this page on {date} ({size} run; {machine}).

A ratio compares two builds of the same run. It is the median of several rounds or, with 1,000 articles, the result of one. We measure
CPU time. Compare ratios between runs, not seconds: the same build may take three times as long on the same computer. {disk}

An article has about 1,400 words, 90 mentions of 60 entries, 10 claims and 8 dates. The entries are named after real places.
"""


class Built(NamedTuple):
    """A site of ours and its build.

    `ratio` and `memory` compare it with plain Material building the same pages without embed pages; `all_pages` is the time with these
    too. `article` has the bytes of an article's page, before and after gzip.
    """

    articles: int
    entries: int
    pages: int
    embeds: int
    files: int
    seconds: float
    ratio: float
    all_pages: float
    memory: float
    article: tuple[int, int]


class Served(NamedTuple):
    """An edit under `make serve`: processor seconds until the page in view is there, and until all pages that it changed are made again."""

    articles: int
    edited: str
    in_view: float
    all_pages: float
    changed: int


class Promise(NamedTuple):
    """What was measured and the most that it may be."""

    what: str
    measured: float
    most: float

    @property
    def is_kept(self) -> bool:
        """Whether the figure, as the page shows it, is no more than promised."""
        return round(self.measured, 2) <= self.most


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
    served: list[Served] = field(default_factory=list)
    serve_growth: float = 0
    """How much larger the server is after 20 more edits, as a factor."""
    grows_with_entries: float = 0
    grows_with_articles: float = 0
    checked: tuple[int, int, float] | None = None
    largest: tuple[int, int, int, Used, int] | None = None
    lighthouse: list[Scored] = field(default_factory=list)


_MOST_TIME = {10: 1.25, 100: 1.25, 1000: 1.05}
_MOST_FILES = {1000: 20_000}
_MOST_MEMORY = {1000: 1.35}
_MOST_SERVED = {(100, "view"): 0.1, (100, "all"): 0.3, (1000, "view"): 0.2, (1000, "all"): 1.5}
_MOST_AFTER_A_NAME = 3.0
_MOST_GROWTH = 1.05


def promises(figures: Figures) -> list[Promise]:
    """Everything that is promised of what was measured."""
    found = []
    for built in figures.built:
        found.append(Promise(f"build of {built.articles:,} articles / plain Material", built.ratio, _MOST_TIME[built.articles]))
        if built.articles in _MOST_FILES:
            found.append(Promise(f"files with {built.articles:,} articles", built.files, _MOST_FILES[built.articles]))
            found.append(Promise("memory of that build / plain Material", built.memory, _MOST_MEMORY[built.articles]))
    for served in figures.served:
        after = f"after an edit to a {served.edited}, {served.articles:,} articles"
        is_name = served.edited == "name"
        if not is_name:
            found.append(Promise(f"page in view {after}: seconds", served.in_view, _MOST_SERVED[served.articles, "view"]))
        most = _MOST_AFTER_A_NAME if is_name else _MOST_SERVED[served.articles, "all"]
        found.append(Promise(f"all pages {after}: seconds", served.all_pages, most))
    if figures.serve_growth:
        found.append(Promise("memory of the server after 20 more edits / before", figures.serve_growth, _MOST_GROWTH))
    return found


def _promises(figures: Figures) -> str:
    rows = [
        f"| {each.what} | {each.measured:,.2f} | {each.most:,.2f} | {'yes' if each.is_kept else 'no'} |".replace(".00 |", " |")
        for each in promises(figures)
    ]
    return _table(
        "Targets",
        "Each figure is from this run. Where the last column says no, the target was missed.",
        "| what | measured | at most | met |\n|---|--:|--:|---|",
        rows,
    )


def text(figures: Figures) -> str:
    """The page in Markdown."""
    parts = [
        _HEAD.format(date=figures.date, size=figures.size, machine=figures.machine, disk=figures.disk),
        _promises(figures),
        _builds(figures),
        _peers(figures),
        _growth(figures),
    ]
    return "\n".join([*parts, _stages(figures), _lighthouse(figures)])


def _builds(figures: Figures) -> str:
    rows = [
        f"| {each.articles:,} | {each.entries:,} | {each.pages:,} | {each.embeds:,} | {each.seconds:.1f} s | {each.ratio:.2f} | {each.all_pages:.2f}"
        f" | {each.memory:.2f} | {each.article[0] / 1024:.0f} KB, {each.article[1] / 1024:.0f} KB |"
        for each in figures.built
    ]
    return _table(
        "Compared with plain Material",
        "Plain Material builds the same number of pages with the same words, but no notes. The ratios are ours to plain Material's: 1.20 means that our"
        " build takes 20% longer. Our sites also have a small page for each article, which other sites can embed. Plain Material builds these embed"
        " pages too for the second time ratio, but not for the other ratios.",
        "| articles | entries | pages | embed pages | our build | time | time, both with embed pages | memory"
        " | an article's page, before and after gzip |\n|--:|--:|--:|--:|--:|--:|--:|--:|--:|",
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
        "Other ways to build a glossary",
        "We compare each tool with plain Material building the same pages. The other tools build only the articles, or the articles and one glossary"
        " page, without claims or dates. So they take less time in total. For our own ratio, plain Material builds no embed pages. The last column"
        " divides our ratio by theirs: if it is below 1, our build stays closer to plain Material's time.",
        "| | articles | time | ratio to plain Material | our ratio divided by theirs |\n|---|--:|--:|--:|--:|",
        rows,
    )
    return f"{table}\n![How long each tool takes for the same pages, as a multiple of plain Material's time](../assets/speed.svg)\n"


def _growth(figures: Figures) -> str:
    largest = ""
    if figures.largest:
        articles, entries, pages, used, heaviest = figures.largest
        largest = (
            f"The largest site of this run had {articles:,} articles and {entries:,} entries. Its {pages:,} pages took {used.seconds:,.0f} s of"
            f" CPU time and {used.memory:,.0f} MiB of memory. Apart from articles, its largest page was {heaviest / 1024:.0f} KB after gzip.\n"
        )
    if figures.checked:
        files, mistakes, took = figures.checked
        largest += (
            f"\nA single `make check` of {files:,} files with {mistakes} mistakes reports each of them once. It takes {took:.1f} s.\n"
        )
    served = "".join(
        f"\nWith `make serve` and {each.articles:,} articles, an edit to a {each.edited} changes {each.changed:,} pages. The open page is updated"
        f" after {each.in_view:.2f} s of CPU time, and all changed pages after {each.all_pages:.2f} s.\n"
        for each in figures.served
    )
    return (
        "## Growth\n\n"
        f"If the number of articles doubles, the time is multiplied by {2**figures.grows_with_articles:.2f}. If the number of entries doubles, the time"
        f" for the articles is multiplied by {2**figures.grows_with_entries:.2f}. This leaves out the entries' own pages and their notes, which are"
        f" written only once.\n\n{largest}{served}"
    )


def _stages(figures: Figures) -> str:
    whole = sum(figures.stages.values()) or 1
    rows = [f"| {stage} | {100 * seconds / whole:.0f}% |" for stage, seconds in figures.stages.items()]
    return _table(
        "Where the time goes",
        "Each stage's share of the build time with 100 articles and 500 entries, not counting the work of MkDocs itself.",
        "| stage | share |\n|---|--:|",
        rows,
    )


def _lighthouse(figures: Figures) -> str:
    rows = [f"| {page} | {screen} | {' | '.join(map(str, scores))} |" for page, screen, scores in figures.lighthouse]
    head = f"| page | screen | {' | '.join(CATEGORIES)} |\n|---|---|{'--:|' * len(CATEGORIES)}"
    return _table("Lighthouse", "Scores of this site's pages, from 0 to 100.", head, rows) if rows else ""


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
