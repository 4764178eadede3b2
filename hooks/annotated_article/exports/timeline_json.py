"""Every date of every article, in the order of time, with EDTF (ISO 8601-2) as it was typed and the first and last day it means."""

from __future__ import annotations

import json

from annotated_article.edtf import Day
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
            "first": _day(date.when.when.first, is_open=date.when.when.open_start),
            "last": _day(date.when.when.last, is_open=date.when.when.open_end),
            "passages": [mention.passage for mention in anchored.by_note.get(date.id, [])],
            **note_fields(date),
        }
        for date, anchored in dated
    ]
    return (
        json.dumps({"address": f"{site.address}timeline.json", "license": LICENCE, "events": events}, ensure_ascii=False, indent=1) + "\n"
    )


def _day(day: Day, *, is_open: bool) -> str | None:
    """`2007-03-10`; years before 1 as ISO 8601 has them, `-0043-03-15`; None where nobody says."""
    year, month, number = day
    return None if is_open else f"{'-' if year < 0 else ''}{abs(year):04}-{month:02}-{number:02}"
