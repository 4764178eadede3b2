"""The panel of "Annotate this", one script for each language: the few who ask for it load it, and no article carries it.

What it asks for comes from the field table, so a new field or kind of entry needs no line here.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from annotated_article.kind import Field
from annotated_article.kinds import ENTRY_KINDS, ITEM_KINDS
from annotated_article.loading.field_table import IN_ENTRIES, RECORDS, SELECTOR_FIELDS
from annotated_article.model.articles import Library
from annotated_article.pages.code_host import issue_address, lines_address, new_file_address
from annotated_article.pages.templates import fill
from annotated_article.words import Words

_KINDS = (*ENTRY_KINDS.values(), *sorted(ITEM_KINDS.values(), key=lambda kind: kind.has_id))
"""The kinds in the order in which the panel lists them: entries, links to entries, and what has an id in an article."""
_NEVER = frozenset({"id", "formerly", "status", "reviewed_by", "reviewed_on", "family_first"}) | SELECTOR_FIELDS
_SHAPES = frozenset(
    "text prose markdown texts date published yes-no location address entry entries sources claims word register authors".split()
)
"""The shapes of fields that the panel can ask for."""
_WORDS_INSTEAD = {"said_by": "speaker"}
"""Field for an entry -> the field for words that takes its place if there is no entry."""


def annotate_script(words: Words, edit: str, contact: str) -> str:
    """A script that hands the panel to annotate.js.

    `edit` is the address before a file's path in the code host's editor, `contact` where problems are reported; both may be empty.
    """
    panel = fill(
        "contribute/annotate",
        say=words.say,
        words=words,
        kinds=[(kind.name, words.kinds.get(kind.name) or words.say[f"annotate {kind.name}"]) for kind in _KINDS],
        suggests=bool(contact or issue_address(edit)),
    )
    given = {
        "panel": panel,
        "records": dict(_records(words)),
        "language": words.language,
        "dates": {"since": words.dates.since, "until": words.dates.until, "about": words.dates.about},
        "host": {"new": new_file_address(edit), "lines": lines_address(edit), "issue": issue_address(edit), "contact": contact},
        "says": {key.removeprefix("annotate "): text for key, text in words.say.items() if key.startswith("annotate ")},
        "kinds": words.kinds,
        "claimKinds": words.claim_kinds,
        "findings": words.findings,
    }
    return f"reader.annotating = {json.dumps(given, ensure_ascii=False)};\n"


def choices_script(library: Library) -> str:
    """A script with what can be searched for in the panel: each entry's id, name and kind, each source's id, title and publisher."""
    entries = [(entry.id, entry.name, entry.kind.name) for entry in library.entries.values()]
    sources = [(source.id, source.title, source.publisher) for source in library.sources.values()]
    return f"reader.choices = {json.dumps({'entries': entries, 'sources': sources}, ensure_ascii=False)};\n"


def _records(words: Words) -> Iterator[tuple[str, dict[str, Any]]]:
    """Kind of note -> where it is written, and its fields."""
    for kind in _KINDS:
        place = "folder" if kind.folder in ENTRY_KINDS else "section"
        yield kind.name, {place: kind.folder, "fields": [*_fields(kind.folder, words)]}
    yield "source", {"fields": [*_fields("source", words)]}


def _fields(record: str, words: Words) -> Iterator[dict[str, Any]]:
    for field in RECORDS[record]:
        if field.name in _NEVER or field.shape not in _SHAPES or field.name in _WORDS_INSTEAD.values():
            continue
        label = words.annotating.get(f"{record} {field.name}") or words.annotating.get(field.name)
        yield {
            "name": field.name,
            "inEntries": IN_ENTRIES.get(field.name, field.name) if record in ENTRY_KINDS else field.name,
            "shape": field.shape,
            "label": label or field.meaning,
            "isEnglish": not label and words.language != "en",
            "isMain": bool(label) or field.needed,
            "needed": field.needed or field.name in _WORDS_INSTEAD,
            "words": _options(record, field, words),
            "or": _WORDS_INSTEAD.get(field.name, ""),
            "to": [ENTRY_KINDS[folder].name for folder in field.to],
        }


def _options(record: str, field: Field, words: Words) -> list[tuple[str, str]]:
    """The values of a field with few, each with its words."""
    shown = {"claims kind": words.claim_kinds, "corrections kind": words.correction_kinds, "questions skill": words.skills}
    table = words.findings if field.name == "finding" else shown.get(f"{record} {field.name}", {})
    values = ("yes", "no") if field.shape == "yes-no" else field.words
    return [(value, table.get(value, value)) for value in values]
