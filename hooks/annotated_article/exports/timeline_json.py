"""Every date of every article, in the order of time, with EDTF (ISO 8601-2) as it was typed and the first and last day it means."""

from __future__ import annotations

import json

from annotated_article.dates.edtf import day_text
from annotated_article.exports.note_fields import note_fields
from annotated_article.exports.published_site import LICENCE, PublishedSite


def timeline_json(site: PublishedSite) -> str:
    """The file's text."""
    dated = [(date, anchored) for anchored in site.articles for date in anchored.article.notes.dates]
    dated.sort(key=lambda each: (*each[0].when.when.order, each[1].article.id, each[0].id))
    events = [
        {
            "address": site.of_item(anchored.article, date),
            "article": anchored.article.id,
            "first": day_text(date.when.when.earliest) if date.when.when.start.given else None,
            "last": day_text(date.when.when.latest) if date.when.when.end.given else None,
            "passages": [mention.passage for mention in anchored.by_note.get(date.id, [])],
            **note_fields(date),
        }
        for date, anchored in dated
    ]
    return (
        json.dumps({"address": f"{site.address}timeline.json", "license": LICENCE, "events": events}, ensure_ascii=False, indent=1) + "\n"
    )
