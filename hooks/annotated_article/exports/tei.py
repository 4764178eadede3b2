"""An article as TEI P5: its text with names and dates marked, and what the notes say about them in lists (standOff)."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from annotated_article.anchoring.anchor_article import AnchoredArticle, Mention
from annotated_article.exports.cited import Reference
from annotated_article.exports.published_site import LICENCE, PublishedSite
from annotated_article.html_text import xml_text
from annotated_article.kind import IDENTIFIERS, EntryKind
from annotated_article.kinds.event import Event
from annotated_article.kinds.organisation import Organisation
from annotated_article.kinds.person import Person
from annotated_article.kinds.place import Place
from annotated_article.model.names import Name
from annotated_article.model.notes import DateNote, Entry
from annotated_article.model.typed import Dated

TEI_NAMESPACE = "http://www.tei-c.org/ns/1.0"
_GLOSSARY = 'list type="gloss"'


def tei(site: PublishedSite, anchored: AnchoredArticle, cited: Reference) -> str:
    """The text of the article's TEI file."""
    dates = {str(date.id): date for date in anchored.article.notes.dates}
    lines = [
        '<?xml version="1.0" encoding="UTF-8"?>',
        f'<TEI xmlns="{TEI_NAMESPACE}" xml:lang="{xml_text(cited.language)}">',
        *_header(site, anchored, cited),
        *_lists([site.library.entries[name] for name in anchored.entry_ids], [dates[name] for name in dates if name in anchored.by_note]),
        "<text><body>",
        *_body(anchored, dates),
        "</body></text>",
        "</TEI>",
    ]
    return "\n".join(lines) + "\n"


def _header(site: PublishedSite, anchored: AnchoredArticle, cited: Reference) -> Iterator[str]:
    title = f"<title>{xml_text(cited.title)}</title>"
    authors = "".join(f"<author>{_author(name)}</author>" for name in cited.authors)
    published = anchored.article.published
    publisher = f"<publisher>{xml_text(cited.container)}</publisher>" if cited.container else ""
    yield f"<teiHeader><fileDesc><titleStmt>{title}{authors}</titleStmt>"
    yield f'<publicationStmt><publisher>{xml_text(site.name)}</publisher><idno type="URL">{xml_text(cited.url)}</idno>'
    rights = f"<p>Text: {xml_text(anchored.article.rights)}</p>" if anchored.article.rights else ""
    yield f"<availability>{rights}<p>Notes: {LICENCE}</p></availability></publicationStmt>"
    yield f"<sourceDesc><bibl>{authors}{title}{publisher}<date{_when(published)}>{xml_text(published.text)}</date></bibl></sourceDesc>"
    language = f'<language ident="{xml_text(cited.language)}">{xml_text(cited.language)}</language>'
    yield f"</fileDesc><profileDesc><langUsage>{language}</langUsage></profileDesc></teiHeader>"


def _author(name: Name) -> str:
    """A name of a person or of an organisation; the words alone where nobody knows which."""
    tag = "persName" if not name.literal else "orgName" if name.is_organisation else "name"
    return f"<{tag}>{xml_text(name.whole)}</{tag}>"


def _lists(entries: list[Entry], dates: list[DateNote]) -> Iterator[str]:
    lists: dict[str, list[str]] = {tag: [] for tag in ("listPerson", "listPlace", "listOrg", _GLOSSARY, "listEvent")}
    for entry in entries:
        tag, item = _listed(entry)
        lists[tag].append(item)
    lists["listEvent"] += [_event(f"n-{date.id}", date.when, date.title, date.note) for date in dates]
    if any(lists.values()):
        yield "<standOff>"
        yield from (line for tag, items in lists.items() if items for line in (f"<{tag}>", *items, f"</{tag.split(' ')[0]}>"))
        yield "</standOff>"


def _listed(entry: Entry) -> tuple[str, str]:
    """The list that an entry is in, and its item; entries that TEI has no list for are in the glossary."""
    own, named, more = entry.own, _named(entry), f"{_registered(entry)}<note>{xml_text(entry.note)}</note>"
    if isinstance(own, Person):
        lived = f"{_dated('birth', own.born)}{_dated('death', own.died)}"
        return "listPerson", f"<person {_id(entry)}>{named}{lived}{more}</person>"
    if isinstance(own, Place):
        at = own.location
        location = f"<location><geo>{at.latitude} {at.longitude}</geo></location>" if at else ""
        return "listPlace", f"<place {_id(entry)}>{named}{location}{more}</place>"
    if isinstance(own, Organisation):
        return "listOrg", f"<org {_id(entry)}>{named}{more}</org>"
    if isinstance(own, Event):
        return "listEvent", _event(entry.note_id, own.when, entry.name, entry.note, entry.aliases)
    return _GLOSSARY, f"<label {_id(entry)}>{named}</label><item>{xml_text(entry.note)}</item>"


def _event(event_id: str, when: Dated | None, title: str, note: str, aliases: Iterable[str] = ()) -> str:
    dated, others = _when(when) if when else "", "".join(f'<label type="alias">{xml_text(alias)}</label>' for alias in aliases)
    return f'<event xml:id="{event_id}"{dated}><label>{xml_text(title)}</label>{others}<desc>{xml_text(note)}</desc></event>'


def _id(entry: Entry) -> str:
    return f'xml:id="{entry.note_id}"'


def _named(entry: Entry) -> str:
    tag = entry.kind.tei
    others = "".join(f'<{tag} type="alias">{xml_text(alias)}</{tag}>' for alias in (*entry.always, *entry.aliases))
    return f"<{tag}>{xml_text(entry.name)}</{tag}>{others}"


def _registered(entry: Entry) -> str:
    ids = ((each.field.name, getattr(entry, each.field.name)) for each in IDENTIFIERS)
    return "".join(f'<idno type="{register}">{xml_text(value)}</idno>' for register, value in ids if value)


def _dated(tag: str, dated: Dated | None) -> str:
    return f"<{tag}{_when(dated)}>{xml_text(dated.text)}</{tag}>" if dated else ""


def _when(dated: Dated) -> str:
    """The attributes of a date. A doubtful or open date is given as it is typed, in EDTF."""
    when = dated.date
    if not (when.start.exact and when.end.exact):
        return f' when-custom="{xml_text(dated.text)}"'
    return f' from="{when.start}" to="{when.end}"' if when.is_interval else f' when="{when.start}"'


def _body(anchored: AnchoredArticle, dates: dict[str, DateNote]) -> Iterator[str]:
    """Each passage as a paragraph, what is outside of passages (a table's words) too."""
    text = anchored.texts["body"]
    marks = sorted(_marks(anchored, dates), key=lambda mark: (mark.start, -mark.end))
    done = 0
    for passage in sorted(text.passages, key=lambda each: (each.start, -each.end)):
        if passage.start < done:
            continue
        if text.text[done : passage.start].strip():
            yield f"<p>{_marked(text.text, done, passage.start, marks)}</p>"
        tag = "ab" if passage.is_heading else "p"
        name = f' xml:id="{xml_text(passage.id)}"' if passage.id else ""
        yield f"<{tag}{name}>{_marked(text.text, passage.start, passage.end, marks)}</{tag}>"
        done = passage.end
    if text.text[done:].strip() or not text.passages:
        yield f"<p>{_marked(text.text, done, len(text.text), marks)}</p>"


class _Mark(NamedTuple):
    """The words [start, end) of the text that are in `element`, a tag with its attributes."""

    start: int
    end: int
    element: str


def _marks(anchored: AnchoredArticle, dates: dict[str, DateNote]) -> Iterator[_Mark]:
    for mention in anchored.mentions:
        element = _element(mention, dates)
        if element and mention.spot.surface == "body":
            yield _Mark(mention.spot.start, mention.spot.end, element)


def _element(mention: Mention, dates: dict[str, DateNote]) -> str:
    if date := dates.get(mention.note):
        return f'date{_when(date.when)} corresp="#n-{date.id}"'
    kind = mention.subject.kind
    return f'{kind.tei} ref="#{mention.note}"' if isinstance(kind, EntryKind) else ""


def _marked(text: str, start: int, end: int, marks: list[_Mark]) -> str:
    """The words between two places, names and dates in elements; of marks that overlap the first one."""
    parts, at = [], start
    for mark in marks[bisect_left(marks, (start,)) :]:
        if mark.start >= end:
            break
        if at <= mark.start and mark.end <= end:
            parts += [
                xml_text(text[at : mark.start]),
                f"<{mark.element}>{xml_text(text[mark.start : mark.end])}</{mark.element.split(' ')[0]}>",
            ]
            at = mark.end
    return "".join([*parts, xml_text(text[at:end])])
