"""The glossary page of a person, place, organisation or term."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial
from html import escape

from markupsafe import Markup

from annotated_article.html_text import shown
from annotated_article.model import Entry, Library
from annotated_article.pages.claim_pages import claim_row
from annotated_article.pages.passages import by_article
from annotated_article.pages.templates import fill
from annotated_article.pages.timeline_pages import date_row
from annotated_article.pages.view import Page, View, root_of

Render = Callable[[str], str]

_OUTSIDE = {
    "wikidata": ("Wikidata", "https://www.wikidata.org/wiki/{}"),
    "geonames": ("GeoNames", "https://www.geonames.org/{}/"),
    "viaf": ("VIAF", "https://viaf.org/viaf/{}"),
}


def entry_pages(library: Library, render: Render) -> Iterator[Page]:
    """One page per entry."""
    for entry in library.entries.values():
        yield Page(entry.url, entry.name, entry.note, entry.at.path, _own_words(entry, render), partial(_whole, entry))


def _own_words(entry: Entry, render: Render) -> str:
    """What search reads: name, other names, facts and texts, but no mention."""
    names = shown(" · ".join((entry.name, *entry.aliases, *entry.always)))
    more = render(entry.more) if entry.more else ""
    facts = shown(entry.role or entry.full_name or entry.type or "")
    return f"<p>{names}</p><p>{facts}</p><p>{shown(entry.note)}</p>{more}"


def _whole(entry: Entry, view: View) -> str:
    writer = view.writer(entry.url)
    words, root = writer.words, root_of(entry.url)
    note = writer.entry(entry)
    mentions = view.mentions.get(entry.id, [])
    return fill(
        "entry",
        entry=entry,
        kind=entry.kind.name,
        kind_word=words.kinds[entry.kind.name],
        kind_url=f"{root}{entry.kind.folder}/",
        facts=Markup(note.facts),
        text=Markup(note.text),
        more=Markup(view.render_markdown(entry.more)) if entry.more else "",
        also=", ".join(dict.fromkeys((*entry.always, *entry.aliases))),
        sources=[Markup(writer.citation(source)) for source in note.sources],
        status=note.status,
        relations=_relations(view, entry),
        counted=words.count("mention", len(mentions)),
        articles=by_article(mentions, root, words),
        said=[claim_row(view, stated, entry.url) for stated in view.claims_of.get(entry.id, [])],
        about=[claim_row(view, stated, entry.url) for stated in view.claims_about.get(entry.id, [])],
        dates=[date_row(view, happened, entry.url) for happened in view.dates_of.get(entry.id, [])],
        outside=[
            (label, address.format(getattr(entry, name)), getattr(entry, name))
            for name, (label, address) in _OUTSIDE.items()
            if getattr(entry, name)
        ],
        location=entry.location,
        mend=f"{view.mend}{entry.at.path}" if view.mend else "",
        words=words,
    )


def _relations(view: View, entry: Entry) -> list[Markup]:
    """What the entry is to others, and what others are to it, each a short line."""
    writer = view.writer(entry.url)
    lines = []
    for relation in entry.relations:
        when = f" ({shown(writer.words.date(relation.when.when))})" if relation.when else ""
        lines.append(Markup(f"{shown(relation.is_)}: {writer.entry_link(relation.of)}{when}"))
    for other, is_ in view.related.get(entry.id, []):
        lines.append(Markup(f'<a href="{escape(writer.address(other.url))}">{shown(other.name)}</a>: {shown(is_)}'))
    return lines
