"""Every date of every article and every event in order of time: its EDTF (ISO 8601-2) as typed, the first and last day it means."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from annotated_article.dates.edtf import Date, Day, day_text
from annotated_article.exports.published_site import LICENCE, PublishedSite
from annotated_article.exports.web_annotations import note_fields
from annotated_article.kinds.event import Event
from annotated_article.model.notes import Entry
from annotated_article.model.typed import Dated

Order = tuple[Day, Day, str, str]


def timeline_json(site: PublishedSite) -> str:
    """The file's text."""
    dated = sorted([*_dates(site), *_events(site)], key=lambda each: each[0])
    events = [event for _, event in dated]
    return (
        json.dumps({"address": f"{site.address}timeline.json", "license": LICENCE, "events": events}, ensure_ascii=False, indent=1) + "\n"
    )


def _dates(site: PublishedSite) -> Iterator[tuple[Order, dict[str, Any]]]:
    """The dates of the articles, each with its position in the order."""
    for anchored in site.articles:
        for date in anchored.article.notes.dates:
            yield (
                (*date.when.date.order, anchored.article.id, str(date.id)),
                {
                    "address": site.of_item(anchored.article, date),
                    "article": anchored.article.id,
                    **_days(date.when.date),
                    "passages": [mention.passage for mention in anchored.by_note.get(date.id, [])],
                    **note_fields(date),
                },
            )


def _events(site: PublishedSite) -> Iterator[tuple[Order, dict[str, Any]]]:
    """The entries that are events, each with its position in the order: on the same day, before the dates of the articles."""
    for entry in site.library.entries.values():
        if isinstance(entry.own, Event) and (when := entry.own.when):
            yield (*when.date.order, "", entry.id), _event(site, entry, entry.own, when)


def _event(site: PublishedSite, entry: Entry, event: Event, when: Dated) -> dict[str, Any]:
    """An entry that is an event, with what it has in its own file."""
    said = {"when": str(when.text), "title": str(entry.name), "note": str(entry.note), "sources": [*map(str, entry.sources)]}
    there = {"places": [str(event.where)] if event.where else [], "participants": [*map(str, event.participants)]}
    given = {name: value for name, value in {**said, **there}.items() if value}
    return {"address": site.of_entry(entry), "event": entry.id, **_days(when.date), **given}


def _days(date: Date) -> dict[str, str | None]:
    """The first and the last day it can mean; None if that end is open or unknown."""
    return {
        "first": day_text(date.earliest) if date.start.given else None,
        "last": day_text(date.latest) if date.end.given else None,
    }
