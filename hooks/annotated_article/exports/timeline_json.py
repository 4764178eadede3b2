"""Every date of every article in the order of time, then every event by its id.

Each has its EDTF (ISO 8601-2) as it was typed, and the first and last day that it means.
"""

from __future__ import annotations

import json
from typing import Any

from annotated_article.dates.edtf import Date, day_text
from annotated_article.exports.note_fields import note_fields
from annotated_article.exports.published_site import LICENCE, PublishedSite
from annotated_article.kinds.event import Event
from annotated_article.model import Dated, Entry


def timeline_json(site: PublishedSite) -> str:
    """The file's text."""
    dated = [(date, anchored) for anchored in site.articles for date in anchored.article.notes.dates]
    dated.sort(key=lambda each: (*each[0].when.when.order, each[1].article.id, each[0].id))
    events: list[dict[str, Any]] = [
        {
            "address": site.of_item(anchored.article, date),
            "article": anchored.article.id,
            **_days(date.when.when),
            "passages": [mention.passage for mention in anchored.by_note.get(date.id, [])],
            **note_fields(date),
        }
        for date, anchored in dated
    ]
    events += [_event(site, entry, entry.own, entry.own.when) for entry in _by_id(site) if isinstance(entry.own, Event) and entry.own.when]
    return (
        json.dumps({"address": f"{site.address}timeline.json", "license": LICENCE, "events": events}, ensure_ascii=False, indent=1) + "\n"
    )


def _by_id(site: PublishedSite) -> list[Entry]:
    return sorted(site.library.entries.values(), key=lambda entry: entry.id)


def _event(site: PublishedSite, entry: Entry, event: Event, when: Dated) -> dict[str, Any]:
    """An entry that is an event, with what it has in its own file."""
    said = {"when": str(when.text), "title": str(entry.name), "note": str(entry.note), "sources": [*map(str, entry.sources)]}
    there = {"places": [str(event.where)] if event.where else [], "participants": [*map(str, event.participants)]}
    given = {name: value for name, value in {**said, **there}.items() if value}
    return {"address": site.of_entry(entry), "event": entry.id, **_days(when.when), **given}


def _days(date: Date) -> dict[str, str | None]:
    """The first and the last day that it means, None where that end is open or unknown."""
    return {
        "first": day_text(date.earliest) if date.start.given else None,
        "last": day_text(date.latest) if date.end.given else None,
    }
