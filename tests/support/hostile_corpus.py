"""Hundreds of files, each with one attack in one field: what a stranger might send to a site that anyone may propose changes to."""

from __future__ import annotations

import json
from collections.abc import Iterator

from annotated_article.kind import Field
from annotated_article.loading.field_table import RECORDS

CANARY = "hostile"
"""Whatever runs calls alert(CANARY) or sets window.ran; whatever becomes an element bears it as class or attribute."""

ATTACKS = {
    "script": "<script>alert('hostile')</script>",
    "handler": "\"' onmouseover=alert('hostile') autofocus onfocus=alert('hostile') x=\"",
    "svg": "\"><svg class=hostile onload=alert('hostile')>",
    "image": "'><img class=hostile src=x onerror=alert('hostile')>",
    "out-of-element": "</title></style></textarea></template></script><script>alert('hostile')</script><!--",
    "entities": "&lt;script&gt;alert('hostile')&lt;/script&gt;&#60;img class=hostile src=x onerror=alert('hostile')&#62;",
    "script-address": "[words](javascript:alert('hostile')) javascript:alert('hostile')",
    "data-address": "![words](data:text/html,<script>alert('hostile')</script>) data:text/html,<script>alert('hostile')</script>",
    "markdown": "# A heading {: .hostile onclick=alert('hostile') }\n\n[a]: javascript:alert('hostile')\n\n[words][a] <b class=hostile>bold</b>",
    "template": "{{ config.site_name.__class__ }}{% for x in ().__class__.__mro__ %}{{ x }}{% endfor %}${alert('hostile')}",
    "override": "user\u202etxt.exe\u2066 abc",
    "zero-width": "ad\u200bmin\u2060 p\u0430ypal",
    "path": "../../../../etc/passwd\\..\\..//evil.example/",
    "frame": "<iframe class=hostile srcdoc=\"<script>parent.alert('hostile')</script>\"></iframe><base href=//evil.example>",
}
"""What it is called -> what is typed."""

_TYPED = ("text", "texts", "authors", "prose", "markdown", "address", "id", "ids", "entry", "word", "location", "date")
_TEXT = "The bridge was opened on a Tuesday by a person of whom more is known than is told here."
_SELECTOR = {"quote", "before", "after", "from", "to", "in"}
_SOUND: dict[str, dict[str, object]] = {
    "people": {"name": "Sound Name", "note": "A note."},
    "places": {"name": "Sound Name", "note": "A note."},
    "organisations": {"name": "Sound Name", "note": "A note."},
    "source": {"title": "Sound title", "publisher": "Sound publisher", "published": "2001"},
    "article": {"title": "Sound title", "published": "2001-05-15"},
    "dates": {"id": "item", "quote": "opened", "when": "2001", "title": "Sound title", "note": "A note."},
    "claims": {"id": "item", "quote": "opened", "claim": "It was opened.", "kind": "fact", "speaker": "Somebody"},
    "questions": {"id": "item", "quote": "opened", "ask": "Who says so?"},
    "corrections": {"id": "item", "quote": "opened", "correction": "It was not."},
}
_FEWER = ("script", "svg", "out-of-element", "script-address", "override")
"""What is tried in articles and their items, which are escaped in the same few places."""
_COMMON = frozenset(field.name for field in RECORDS["terms"]) - {"name"}
"""What every kind of entry has is tried with people alone."""


def hostile_corpus() -> dict[str, dict[str, str]]:
    """What each file is for (`people-role-script`) -> its files: path from the project's root -> text."""
    return {f"{kind}-{field.name.replace('_', '-')}-{attack}": files for kind, field, attack, files in _each()}


def _each() -> Iterator[tuple[str, Field, str, dict[str, str]]]:
    for kind, sound in _SOUND.items():
        for field in RECORDS[kind]:
            if (
                field.shape in _TYPED
                and field.name not in _SELECTOR
                and not (kind in ("places", "organisations") and field.name in _COMMON)
            ):
                for attack, typed in ATTACKS.items():
                    if kind not in ("people", "places", "organisations", "source") and attack not in _FEWER:
                        continue
                    name = f"{kind}-{field.name.replace('_', '-')}-{attack}"
                    yield (
                        kind,
                        field,
                        attack,
                        _files(kind, name, {**sound, field.name: [typed] if field.shape in ("texts", "authors", "ids") else typed}),
                    )


def _files(kind: str, name: str, record: dict[str, object]) -> dict[str, str]:
    """The files of one record. JSON is YAML too, and can say everything that can be typed."""
    if kind in ("people", "places", "organisations"):
        if record["name"] == "Sound Name":
            record["name"] = f"Name {name}"
        return {f"annotations/{kind}/{name}.yml": _json(record)}
    if kind == "source":
        return {f"annotations/sources/{name}.yml": _json({name: record})}
    if kind == "article":
        return {f"docs/articles/{name}.md": f"---\n{_json(record)}---\n\n{_TEXT}\n"}
    head = _json({"title": f"Article {name}", "published": "2001-05-15"})
    return {f"docs/articles/{name}.md": f"---\n{head}---\n\n{_TEXT}\n", f"annotations/articles/{name}.yml": _json({kind: [record]})}


def _json(values: dict[str, object]) -> str:
    return json.dumps(values, ensure_ascii=False, indent=1) + "\n"


BAD_NAMES = {
    "annotations/people/\u0430da-pell.yml": "a Cyrillic letter that looks like a Latin one",
    "annotations/people/..hidden.yml": "dots",
    "annotations/people/a b.yml": "a space",
    "annotations/people/<svg onload=alert('hostile')>.yml": "markup",
    "annotations/people/con\u202efig.yml": "a sign that turns the order of what is read",
    "annotations/places/{{ config }}.yml": "template syntax",
    "docs/articles/2001-05-15-<b>.md": "markup",
}
"""Path of a file with a sound record -> what is wrong with its name."""
