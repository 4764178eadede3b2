"""The bibliography: every source by publisher and date, with each note that rests on it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import partial
from itertools import groupby
from typing import NamedTuple

from markupsafe import Markup

from annotated_article.dates.edtf import LAST, Day
from annotated_article.model.articles import Library, claim_url
from annotated_article.model.notes import Source
from annotated_article.pages.alphabetical_order import heading_of, order
from annotated_article.pages.dates.dates_in_order import dates_of, timeline_addresses
from annotated_article.pages.long_lists import MOST_ROWS, Filter, Group, Part, filters_for, in_groups, split, ways
from annotated_article.pages.templates import fill
from annotated_article.pages.view import List, Page, View, root_of
from annotated_article.words import Words

MOST_USES = 50
"""The most uses listed with the source; if there are more, they have a page of their own."""


class Use(NamedTuple):
    """A note that rests on a source: its kind, what it is called, and its address from the site's root."""

    kind: str
    label: str
    url: str


class SourceUses(NamedTuple):
    """A source with its uses."""

    source: Source
    uses: Sequence[Use]

    @property
    def weight(self) -> int:
        """How many rows it fills."""
        return 1 + min(len(self.uses), MOST_USES)


def source_pages(library: Library, words: Words) -> Iterator[Page]:
    """The bibliography, its letters if it is split, and a page for each source with too many uses to list there."""
    title, lead = words.say["sources"], words.say["sources lead"]
    uses = uses_of(library)
    cited = [
        SourceUses(source, uses.get(source.id, []))
        for source in sorted(library.sources.values(), key=lambda source: _order(source, words.language))
    ]
    letters = in_groups(cited, lambda each: heading_of(each.source.publisher, words.language))
    parts = split(letters, lambda each: each.weight, 3 * MOST_ROWS, lambda each: str(each.source.publisher))
    yield from List("sources/", "letter/", title, lead).pages(parts, _bibliography)
    for each in cited:
        if len(each.uses) > MOST_USES:
            yield from _pages_of_uses(each)


def _pages_of_uses(cited: SourceUses) -> Iterator[Page]:
    source = cited.source
    parts = split([Group(source.id, source.title, cited.uses)])
    for part in parts:
        url = f"sources/{part.path or f'{source.id}/'}"
        label = part.label or source.title
        yield Page(url, label, source.title, source.at.path, "", partial(_uses, source, parts, part, url))


def uses_of(library: Library) -> dict[str, list[Use]]:
    """Source id -> the notes that rest on it: entries, then by article dates, claims and corrections."""
    found: dict[str, list[Use]] = {}
    for use, names in _all_uses(library):
        for name in dict.fromkeys(names):
            found.setdefault(str(name), []).append(use)
    return found


def _all_uses(library: Library) -> Iterator[tuple[Use, Sequence[str]]]:
    for entry in library.entries.values():
        yield Use(entry.kind.name, entry.name, entry.url), entry.sources
    on_timeline = timeline_addresses(dates_of(library))
    for article in library.articles.values():
        notes = article.notes
        for date in notes.dates:
            yield Use("date", date.title, on_timeline[article.id, date.id]), date.sources
        for claim in notes.claims:
            yield Use("claim", claim.claim, claim_url(claim, article)), claim.sources
        for correction in notes.corrections:
            yield Use("correction", correction.correction, f"{article.url}#n-{correction.id}"), correction.sources


def _order(source: Source, language: str) -> tuple[tuple[str, str, str], tuple[Day, Day], str]:
    """By publisher, then by date, the undated last."""
    when = source.published.date.order if source.published else (LAST, LAST)
    return order(source.publisher, language), when, source.id


def _bibliography(parts: Sequence[Part[SourceUses]], part: Part[SourceUses] | None, view: View) -> str:
    """One part; without one, the letters alone."""
    url = f"sources/letter/{part.path}" if part and part.path else "sources/"
    root, words = root_of(url), view.words
    cited = [each for group in part.groups for each in group.rows] if part else []
    kinds = dict.fromkeys(use.kind for each in cited for use in each.uses)
    used_for = Filter("use", words.say["filter use"], [(kind, words.kinds[kind]) for kind in words.kinds if kind in kinds])
    return fill(
        "sources/sources",
        title=words.say["sources"],
        counted=words.count("source", sum(each.size for each in parts)),
        groups=[(group.label, list(_by_publisher(view, group.rows, url))) for group in (part.groups if part else ())],
        ways=ways(parts, part.path if part else "", f"{root}sources/letter/"),
        fields=filters_for(len(cited), [used_for]),
        root=root,
        words=words,
    )


class SourceRow(NamedTuple):
    """A source in the bibliography. `more` leads to its own page where its uses are too many."""

    id: str
    citation: Markup
    about: str
    uses: list[Use]
    kinds: str
    counted: str
    more: str


def _by_publisher(view: View, cited: Sequence[SourceUses], url: str) -> Iterator[tuple[str, list[SourceRow]]]:
    for publisher, group in groupby(cited, key=lambda each: str(each.source.publisher)):
        yield publisher, [_row(view, each, url) for each in group]


def _row(view: View, cited: SourceUses, url: str) -> SourceRow:
    source, uses = cited
    root, words = root_of(url), view.words
    many = len(uses) > MOST_USES
    return SourceRow(
        source.id,
        Markup(view.writer(url).citation(source, publisher=False)),
        source.about or "",
        [] if many else [Use(use.kind, use.label, root + use.url) for use in uses],
        " ".join(dict.fromkeys(use.kind for use in uses)),
        words.count("resting note", len(uses)),
        f"{root}sources/{source.id}/" if many else "",
    )


def _uses(source: Source, parts: Sequence[Part[Use]], part: Part[Use], url: str, view: View) -> str:
    """A source with all its uses."""
    root, words = root_of(url), view.words
    rows = [(words.kinds[use.kind], use.label, root + use.url) for group in part.groups for use in group.rows]
    return fill(
        "sources/source",
        source=source,
        citation=Markup(view.writer(url).citation(source)),
        counted=words.count("resting note", sum(each.size for each in parts)),
        rows=rows,
        ways=ways(parts, part.path, f"{root}sources/"),
        fields=filters_for(len(rows)),
        up=f"{root}sources/",
        root=root,
        words=words,
    )
