"""What a page is about, in schema.org's terms, as JSON-LD for the head. No ClaimReview: search engines dropped it in 2025."""

from __future__ import annotations

import json
from collections.abc import Iterator

from annotated_article.anchoring.anchor_article import AnchoredArticle
from annotated_article.dates.edtf import Date, Point
from annotated_article.exports.cited import Reference
from annotated_article.exports.published_site import PublishedSite
from annotated_article.html_text import in_one_line
from annotated_article.kind import IDENTIFIERS, InData, Thing
from annotated_article.model.articles import Article
from annotated_article.model.names import Name
from annotated_article.model.notes import Claim, DateNote, Entry
from annotated_article.model.typed import Dated


def script_element(thing: Thing) -> str:
    """JSON-LD as an element of the head that no text in it can close."""
    text = json.dumps({"@context": "https://schema.org", **thing}, ensure_ascii=False, separators=(",", ":"))
    for character in "<>&\u2028\u2029":
        text = text.replace(character, f"\\u{ord(character):04x}")
    return f'<script type="application/ld+json">{text}</script>'


def article_thing(site: PublishedSite, anchored: AnchoredArticle, cited: Reference) -> Thing:
    """The article with what its notes name: entries, dated events, claims."""
    article = anchored.article
    entries = [site.library.entries[entry] for entry in anchored.entry_ids]
    named = [_named(site, entry) for entry in entries]
    events = [event_thing(site, article, date) for date in article.notes.dates if date.id in anchored.by_note]
    claims = [{"@type": "Claim", "@id": site.of_item(article, claim)} for claim in article.notes.claims]  # its page has its words
    return _given(
        {
            "@type": "NewsArticle",
            "@id": cited.url,
            "url": cited.url,
            "headline": cited.title,
            "inLanguage": article.language,
            "datePublished": _date(article.published),
            "author": [_author(name) for name in cited.authors],
            "publisher": {"@type": "Organization", "name": cited.container} if cited.container else None,
            "mentions": [*named, *events, *claims],
        }
    )


def _author(name: Name) -> Thing | str:
    """A person or an organisation; text alone where nobody knows which."""
    if name.literal and not name.is_organisation:
        return name.literal
    return {"@type": "Organization" if name.literal else "Person", "name": name.whole}


def event_thing(site: PublishedSite, article: Article, date: DateNote) -> Thing:
    """What a date note dates. The note itself is in the page."""
    places = [site.library.entries[place] for place in date.places if place in site.library.entries]
    where = [_named(site, place) for place in places if place.kind.folder == "places"]
    event = {"@type": "Event", "@id": site.of_item(article, date), "name": date.title, **_dates(date.when.date)}
    return _given({**event, "location": where})


def claim_thing(site: PublishedSite, article: Article, claim: Claim) -> Thing:
    """A claim, who makes it, and where it appears."""
    speaker = site.library.entries.get(claim.said_by or "")
    kind = speaker.kind.schema_type if speaker else "Organization"
    author = {"@type": kind, "name": speaker.name if speaker else str(claim.speaker or claim.said_by or "")}
    where = {"@type": "NewsArticle", "@id": f"{site.address}{article.url}", "headline": article.title}
    url = site.of_item(article, claim)
    return {"@type": "Claim", "@id": url, "url": url, "text": in_one_line(claim.claim), "author": author, "appearance": where}


def entry_thing(site: PublishedSite, entry: Entry) -> Thing:
    """A glossary entry as what it is about."""
    url = site.of_entry(entry)
    shared = {"@type": entry.kind.schema_type, "@id": url, "url": url, "name": entry.name, "alternateName": [*entry.aliases]}
    return _given({**shared, "description": in_one_line(entry.note), "sameAs": [*_elsewhere(entry)], **entry.own.thing(_in_data(site))})


def _in_data(site: PublishedSite) -> InData:
    def named(name: str | None) -> Thing | None:
        entry = site.library.entries.get(name or "")
        return _named(site, entry) if entry else None

    return InData(lambda date: _point(date.start) if date and not date.is_interval else None, _dates, named, site.address)


def _named(site: PublishedSite, entry: Entry) -> Thing:
    return {"@type": entry.kind.schema_type, "@id": site.of_entry(entry), "name": entry.name}


def _elsewhere(entry: Entry) -> Iterator[str]:
    for identifier in IDENTIFIERS:
        if given := getattr(entry, identifier.field.name):
            yield identifier.page.format(given).rstrip("/")


def _date(dated: Dated | None) -> str | None:
    """A date in ISO 8601, if it is a single, undoubted one."""
    return _point(dated.date.start) if dated and not dated.date.is_interval else None


def _dates(date: Date) -> Thing:
    """When it began, and when it ended if that is another point."""
    ends = {"endDate": _point(date.end)} if date.end is not date.start else {}
    return {"startDate": _point(date.start), **ends}


def _point(point: Point) -> str | None:
    return str(point) if point.exact else None


def _given(thing: Thing) -> Thing:
    return {name: value for name, value in thing.items() if value not in (None, "", [])}
