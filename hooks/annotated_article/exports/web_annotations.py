"""An article's notes as a W3C Web Annotation collection (Web Annotation Data Model, Recommendation of 23 February 2017).

Each target is a passage (FragmentSelector) and in it the words (TextQuoteSelector). The text of a passage is that of its element in the
built page, with any run of white space as one space. A note that spans several passages has a target in each.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import fields
from typing import Any

from annotated_article.anchoring.anchor_article import AnchoredArticle, Mention
from annotated_article.anchoring.reader_text import ReaderText
from annotated_article.exports.published_site import LICENCE, PublishedSite
from annotated_article.kinds.claim import KIND, RELATIONS
from annotated_article.model.notes import Claim, Correction, DateNote, Item, Question, named_claim
from annotated_article.model.typed import Dated

SECTIONS: dict[type, str] = {DateNote: "dates", Claim: "claims", Question: "questions", Correction: "corrections"}
"""What holds a note -> the section of the article's file."""
_NOT_SAID = frozenset({"at", "selector", "formerly", "allow"})


def note_fields(item: Item) -> dict[str, Any]:
    """Field -> text or list of texts, without the quote's place and without default values."""
    found: dict[str, Any] = {}
    for each in fields(item):
        value = getattr(item, each.name)
        if each.name in _NOT_SAID or not value or (each.name == "status" and value == "draft"):
            continue
        found[each.name] = str(value.text) if isinstance(value, Dated) else [*map(str, value)] if isinstance(value, tuple) else str(value)
    return found


CONTEXT = "http://www.w3.org/ns/anno.jsonld"
PAGE = 200
"""Annotations on a page of the collection."""
_AROUND = 32
"""Characters before and after a quotation; more are used if that is needed to find it."""
_RFC_3236 = "http://tools.ietf.org/rfc/rfc3236"

Annotation = dict[str, Any]

_in_a_line = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode


def annotation_files(site: PublishedSite, anchored: AnchoredArticle) -> Mapping[str, str]:
    """Address from the site's root -> text: the collection with its first page, then the further pages."""
    base = f"{site.address}{anchored.article.url}"
    items = list(_annotations(site, anchored))
    pages = [items[start : start + PAGE] for start in range(0, len(items), PAGE)] or [[]]
    files = {}
    whole = {"id": f"{base}annotations.json", "type": "AnnotationCollection", "total": len(items)}
    for number, page in enumerate(pages, 1):
        made: dict[str, Any] = {"id": _page_id(base, number), "type": "AnnotationPage", "partOf": whole, "startIndex": (number - 1) * PAGE}
        if number < len(pages):
            made["next"] = _page_id(base, number + 1)
        if number > 1:
            made["prev"] = _page_id(base, number - 1)
            files[f"{anchored.article.url}annotations-{number}.json"] = _written({"@context": _context(site), **made}, page, site)
        else:
            first = made
    head = {
        "@context": _context(site),
        "id": f"{base}annotations.json",
        "type": "AnnotationCollection",
        "label": f"Notes on “{anchored.article.title}”",
        "creator": {"id": site.address, "type": "Organization", "name": site.name},
        "rights": LICENCE,
        "total": len(items),
        "last": _page_id(base, len(pages)),
    }
    text = _written(first, pages[0], site)
    collection = f'{json.dumps(head, ensure_ascii=False, indent=1)[:-2]},\n "first": {text.rstrip()}\n}}\n'
    return {f"{anchored.article.url}annotations.json": collection, **files}


def _context(site: PublishedSite) -> list[Any]:
    """W3C's, and one word of our own: a note's fields as its file has them (JSON-LD 1.1)."""
    return [CONTEXT, {"@version": 1.1, "fields": {"@id": f"{site.address}data/#fields", "@type": "@json"}}]


def _page_id(base: str, number: int) -> str:
    return f"{base}annotations-{number}.json" if number > 1 else f"{base}annotations.json#page-1"


def _written(page: dict[str, Any], items: list[Annotation], site: PublishedSite) -> str:
    """The page as text, one annotation per line, so that diffs are short. Each repeats the context, so that it can be used on its own."""
    head, context = json.dumps(page, ensure_ascii=False)[:-1], _in_a_line(_context(site))
    lines = ",\n".join([f'{{"@context":{context},{_in_a_line(item)[1:]}' for item in items])
    return f'{head}, "items": [\n{lines}\n]}}\n'


def _annotations(site: PublishedSite, anchored: AnchoredArticle) -> Iterator[Annotation]:
    items = {str(item.id): item for item in anchored.article.notes.items}
    for mention in anchored.mentions:
        common = {
            "id": f"{site.address}{anchored.article.url}#{mention.anchor}",
            "type": "Annotation",
            "rights": LICENCE,
        }
        target = _target(site, anchored, mention)
        if item := items.get(mention.note):
            yield {**common, **_said(site, anchored, item), "target": target}
        elif mention.subject.is_entry:
            entry = site.library.entries[mention.subject.id]
            body = {"id": site.of_entry(entry), "format": "text/html"}
            yield {**common, "motivation": "identifying", "body": body, "fields": {"is": entry.id}, "target": target}
        if isinstance(item, Claim):
            yield from _links(site, anchored, item, {**common, "target": target})


def _said(site: PublishedSite, anchored: AnchoredArticle, item: Item) -> Annotation:
    """Motivation, body and fields of a note that is the article's own."""
    motivation, text = _motivated(item)
    body = {"type": "TextualBody", "value": text, "format": "text/plain", "purpose": motivation}
    fields = {"section": SECTIONS[type(item)], **note_fields(item)}
    return {"motivation": motivation, "body": [body, {"id": site.of_item(anchored.article, item), "format": "text/html"}], "fields": fields}


def _motivated(item: Item) -> tuple[str, str]:
    match item:
        case DateNote():
            return "describing", f"{item.when.text}: {item.title}. {item.note}"
        case Claim():
            return "assessing" if item.disputes else "describing", " ".join(filter(None, (item.claim, item.note)))
        case Question():
            return "questioning", str(item.ask)
        case Correction():
            return "editing", str(item.correction)


def _links(site: PublishedSite, anchored: AnchoredArticle, claim: Claim, common: Annotation) -> Iterator[Annotation]:
    """One annotation for each claim that this one has a relation to."""
    for relation in (field.name for field in KIND.fields if field.name in RELATIONS):
        for other in getattr(claim, relation):
            to = f"{site.address}claims/{'/'.join(named_claim(other, anchored.article.id))}/"
            body = {"type": "TextualBody", "value": relation.replace("_", " "), "purpose": "tagging"}
            linked = {"motivation": "linking", "body": [{"id": to, "format": "text/html"}, body]}
            yield {**common, "id": f"{site.of_item(anchored.article, claim)}#{relation}-{other}", **linked}


def _target(site: PublishedSite, anchored: AnchoredArticle, mention: Mention) -> Any:
    spot = mention.spot
    text = anchored.texts[spot.surface]
    page = f"{site.address}{anchored.article.url}"
    parts = [_specific(page, *part) for part in _parts(text, spot.start, spot.end)]
    return parts[0] if len(parts) == 1 else parts


def _parts(text: ReaderText, start: int, end: int) -> Iterator[tuple[str, str, str, str]]:
    """Passage, exact words, the words before and after, for each passage that the words are in."""
    spans = [(passage.id, passage.start, passage.end) for passage in text.passages if passage.start < end and start < passage.end]
    if not spans:  # in a table
        spans = [("", 0, len(text.text))]
    for passage, low, high in spans:
        first, last = max(start, low), min(end, high)
        words = text.text[low:high]
        around = _AROUND
        while words.count(words[max(0, first - low - around) : last - low + around]) > 1:
            around += _AROUND
        yield passage, text.text[first:last], text.text[max(low, first - around) : first], text.text[last : min(high, last + around)]


def _specific(page: str, passage: str, exact: str, prefix: str, suffix: str) -> Annotation:
    quote = {"type": "TextQuoteSelector", "exact": exact, "prefix": prefix, "suffix": suffix}
    fragment = {"type": "FragmentSelector", "conformsTo": _RFC_3236, "value": passage, "refinedBy": quote}
    return {"type": "SpecificResource", "source": page, "selector": fragment if passage else quote}
