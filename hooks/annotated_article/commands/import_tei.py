"""TEI P5 -> annotations: each marked name or date with the entry or event that it refers to.

Documents that declare a type or entities are refused, so none can grow or read a file.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any
from xml.parsers import expat

from annotated_article.commands.import_annotations import Exported
from annotated_article.model.notes import Entry

_MARKS = {"persName": "person", "placeName": "place", "orgName": "organisation", "date": "date"}
_LISTED = frozenset("person place org event".split())
_BLOCKS = frozenset("p ab head l item cell".split())
_NOT_TEXT = frozenset("note fw".split())
_XML_ID = "http://www.w3.org/XML/1998/namespace id"
_AROUND = 32  # characters before and after a quotation
_MOST_DEPTH = 200


class _Refused(Exception):
    """Why the file is not read."""


@dataclass
class _Mark:
    tag: str
    attributes: Mapping[str, str]
    block: int
    start: int
    end: int = -1


@dataclass
class _Listed:
    tag: str
    attributes: Mapping[str, str]
    texts: dict[str, list[str]] = field(default_factory=dict)


class _Reader:
    """What is in the document so far: blocks of the text, marks in them, and the items of lists by id."""

    def __init__(self) -> None:
        self.open: list[str] = []
        self.blocks: list[str] = [""]
        self.marks: list[_Mark] = []
        self.open_marks: list[_Mark | None] = []
        self.listed: dict[str, _Listed] = {}
        self.item: _Listed | None = None

    def start(self, name: str, attributes: dict[str, str]) -> None:
        tag = name.rsplit(" ", 1)[-1]
        self.open.append(tag)
        if len(self.open) > _MOST_DEPTH:
            raise _Refused(f"Its elements are nested more than {_MOST_DEPTH} deep.")
        if tag in _BLOCKS:
            self.blocks.append("")
        if tag in _LISTED and "body" not in self.open:
            self.item = _Listed(tag, attributes)
            self.listed[attributes.get(_XML_ID, "")] = self.item
        elif self.item:
            self.item.texts.setdefault(tag, []).append("")
        mark = _Mark(tag, attributes, len(self.blocks) - 1, len(self.blocks[-1])) if tag in _MARKS and self._in_text else None
        self.open_marks.append(mark)

    def end(self, _: str) -> None:
        tag, mark = self.open.pop(), self.open_marks.pop()
        if mark and mark.block == len(self.blocks) - 1:
            mark.end = len(self.blocks[-1])
            self.marks.append(mark)
        if tag in _BLOCKS:
            self.blocks.append("")
        if tag in _LISTED:
            self.item = None

    def words(self, text: str) -> None:
        if self.item and self.open[-1] in self.item.texts:
            self.item.texts[self.open[-1]][-1] += text
        elif self._in_text:
            self.blocks[-1] += text

    @property
    def _in_text(self) -> bool:
        return "body" in self.open and not _NOT_TEXT.intersection(self.open)


def read_tei(data: bytes, entries: Iterable[Entry]) -> Exported | str:
    """The marked names and dates of a TEI document as annotations, or a sentence that says why there are none."""
    reader = _Reader()
    try:
        _parse(data, reader)
    except _Refused as refused:
        return str(refused)
    except (expat.ExpatError, LookupError, ValueError) as error:
        return f"The file is not well-formed XML: {str(error)[:100]}."
    if not reader.marks:
        return "The file marks no names or dates in its text: TEI has `persName`, `placeName`, `orgName` and `date`, in `body`."
    known = _names_of(entries)
    annotations = [_annotation(mark, reader, known) for mark in reader.marks if reader.blocks[mark.block][mark.start : mark.end].strip()]
    return Exported(annotations, len(annotations))


def _parse(data: bytes, reader: _Reader) -> None:
    parser = expat.ParserCreate(namespace_separator=" ")
    parser.buffer_text = True
    parser.StartElementHandler, parser.EndElementHandler, parser.CharacterDataHandler = reader.start, reader.end, reader.words
    parser.StartDoctypeDeclHandler = parser.EntityDeclHandler = parser.ExternalEntityRefHandler = _refuse
    parser.Parse(data, True)


def _refuse(*_: Any) -> int:
    raise _Refused("The file has a document type declaration (<!DOCTYPE …>). Remove it, and write its entities out.")


def _names_of(entries: Iterable[Entry]) -> dict[str, str]:
    """Id, address, ids in registers and names of each entry -> its id; nothing for a name that two entries have."""
    known: dict[str, str] = {}
    for entry in entries:
        names = (entry.id, f"entry-{entry.id}", entry.url.rstrip("/"), entry.wikidata, entry.geonames, entry.viaf)
        for name in (*names, entry.name, *entry.always, *entry.aliases):
            if name:
                known[str(name)] = entry.id if known.get(str(name), entry.id) == entry.id else ""
    return known


def _annotation(mark: _Mark, reader: _Reader, known: Mapping[str, str]) -> dict[str, Any]:
    text = reader.blocks[mark.block]
    exact, before, after = (" ".join(part.split()) for part in (text[mark.start : mark.end], text[: mark.start], text[mark.end :]))
    quote = {"type": "TextQuoteSelector", "exact": exact, "prefix": before[-_AROUND:].strip(), "suffix": after[:_AROUND].strip()}
    annotation: dict[str, Any] = {"id": f"{mark.tag} “{exact[:60]}”", "target": {"selector": quote}}
    reference = mark.attributes.get("ref") or mark.attributes.get("corresp") or mark.attributes.get("key") or ""
    listed = reader.listed.get(reference.removeprefix("#")) if reference else None
    if mark.tag == "date":
        return annotation | _dated(mark, listed, reference)
    names = [reference.removeprefix("#"), "/".join(reference.rstrip("/").split("/")[-2:]), reference.rstrip("/").split("/")[-1]]
    texts = listed.texts if listed else {}
    names += [" ".join(name.split()) for tag in ("idno", "persName", "placeName", "orgName") for name in texts.get(tag, [])]
    entry = next((known[name] for name in (*names, exact) if name and known.get(name)), "")
    if entry:
        return annotation | {"fields": {"section": "mentions", "is": entry}}
    return annotation | {"bodyValue": f"{_MARKS[mark.tag]} without an entry: {next(filter(None, names[3:]), exact)}"}


def _dated(mark: _Mark, event: _Listed | None, reference: str) -> dict[str, Any]:
    """A note on a date if the document says what happened, otherwise only what to report."""
    ends = [mark.attributes[name] for name in ("from", "to") if name in mark.attributes]
    when = mark.attributes.get("when-custom") or mark.attributes.get("when") or "/".join(ends)
    texts = {tag: " ".join(" ".join(words).split()) for tag, words in event.texts.items()} if event else {}
    if when and texts.get("label") and texts.get("desc"):
        note_id = reference.removeprefix("#").removeprefix("n-")
        return {"fields": {"section": "dates", "id": note_id, "when": when, "title": texts["label"], "note": texts["desc"]}}
    return {"bodyValue": f"date {when}, without a title and a note".replace("date ,", "date")}
