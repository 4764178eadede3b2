"""The glossary, the claims and the sources as CSV (RFC 4180): UTF-8 with a byte order mark, which spreadsheets need to read it right.

A text that begins like a formula gets an apostrophe in front, and so does one that begins with an apostrophe: removing one
apostrophe from the beginning of such a text gives the text back.
"""

from __future__ import annotations

import csv
from collections.abc import Callable, Iterable, Iterator
from functools import partial
from io import StringIO
from typing import Any

from annotated_article.exports.published_site import PublishedSite
from annotated_article.kind import IDENTIFIERS
from annotated_article.kinds import ENTRY_KINDS
from annotated_article.model.notes import Entry
from annotated_article.model.typed import Dated

BYTE_ORDER_MARK = "\ufeff"
_LIST = "; "
_COMMON = ("id", "name", "address", "aliases", "note")
_LAST = (*(each.field.name for each in IDENTIFIERS), "sources", "status")
_CLAIM = """id article address claim kind said_by speaker through about supports disputes answers relies_on answered_by
    answer_not_found finding finding_about note sources status passage quote""".split()
_SOURCE = "id title author publisher published url archived about".split()


def tables(site: PublishedSite) -> dict[str, Callable[[], str]]:
    """File name -> what makes its text."""
    folders = {f"{folder}.csv": partial(_entries, site, folder) for folder in ENTRY_KINDS}
    return {**folders, "claims.csv": lambda: _table(_CLAIM, _claims(site)), "sources.csv": partial(_sources, site)}


def _entries(site: PublishedSite, folder: str) -> str:
    entries = sorted((entry for entry in site.library.entries.values() if entry.kind.folder == folder), key=lambda entry: entry.id)
    columns = (*_COMMON, *ENTRY_KINDS[folder].columns, *_LAST)
    return _table(columns, (_entry(site, entry, columns) for entry in entries))


def _sources(site: PublishedSite) -> str:
    sources = sorted(site.library.sources.values(), key=lambda source: source.id)
    return _table(_SOURCE, ([getattr(source, column) for column in _SOURCE] for source in sources))


def _entry(site: PublishedSite, entry: Entry, columns: Iterable[str]) -> list[Any]:
    own = {column: getattr(entry.own, column) for column in entry.kind.columns} | {"address": site.of_entry(entry)}
    return [own[column] if column in own else getattr(entry, column) for column in columns]


def _claims(site: PublishedSite) -> Iterator[list[Any]]:
    for anchored in site.articles:
        article = anchored.article
        for claim in article.notes.claims:
            mentions = anchored.by_note.get(claim.id, [])
            spot = mentions[0].spot if mentions else None
            quote = anchored.texts[spot.surface].text[spot.start : spot.end] if spot else ""
            further = {"article": article.id, "address": site.of_item(article, claim), "quote": quote}
            further["passage"] = mentions[0].passage if mentions else ""
            yield [further.get(column, getattr(claim, column, None)) for column in _CLAIM]


def _table(columns: Iterable[str], rows: Iterable[list[Any]]) -> str:
    out = StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(columns)
    writer.writerows([_cell(value) for value in row] for row in rows)
    return BYTE_ORDER_MARK + out.getvalue()


def _cell(value: Any) -> str:
    match value:
        case None:
            return ""
        case bool():
            return "yes" if value else "no"
        case Dated():
            return _safe(value.text)
        case tuple():
            return _safe(_LIST.join(value))
    return _safe(str(value))


def _safe(text: str) -> str:
    """Never a formula to a spreadsheet. Numbers, which may begin with a minus, stay."""
    is_number = text[:1] == "-" and text[1:].replace(".", "", 1).isdecimal()
    return f"'{text}" if text.startswith(("=", "+", "-", "@", "\t", "\r", "\n", "'")) and not is_number else text
