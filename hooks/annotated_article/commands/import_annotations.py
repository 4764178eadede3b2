"""Web Annotations as other programs export them -> YAML for an article. Words are found exactly or refused; what has no home is told.

Read are W3C's collections, pages and lists (Recogito exports lists), and the exports of Hypothesis.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from annotated_article.anchoring.anchor_article import AnchoredArticle
from annotated_article.anchoring.find_quote import Ambiguous, Found, describe, find_quote, nearest
from annotated_article.anchoring.reader_text import fold
from annotated_article.yaml_text import in_brackets, one_line

MOST_CHARACTERS = 20_000_000
_SECTIONS = ("dates", "claims", "questions", "corrections", "mentions")
_HOMES = {"questioning": ("questions", "ask"), "editing": ("corrections", "correction")}
_TAGS = {"question": "questioning", "correction": "editing"}
_FIELD = re.compile(r"[a-z_]{1,30}")


@dataclass(slots=True)
class Imported:
    """Sections with their items, as YAML; sentences on what was refused and on what our format has no place for."""

    sections: dict[str, list[str]] = field(default_factory=dict)
    refused: list[str] = field(default_factory=list)
    left_out: list[str] = field(default_factory=list)

    @property
    def yaml(self) -> str:
        """The text for the article's file."""
        return "\n".join(f"{name}:\n{''.join(self.sections[name])}" for name in _SECTIONS if name in self.sections)


def read_annotations(text: str) -> list[dict[str, Any]] | str:
    """The annotations in a file, or a sentence on why there are none to be had."""
    if len(text) > MOST_CHARACTERS:
        return f"The file has more than {MOST_CHARACTERS:,} characters. Export one article at a time."
    try:
        found = json.loads(text)
    except (ValueError, RecursionError):
        return "The file is not JSON. Export annotations as JSON, then import that file."
    for name in ("first", "items", "annotations", "rows"):
        if isinstance(found, dict) and name in found:
            found = found[name]
    found = [found] if isinstance(found, dict) else found
    if not isinstance(found, list) or not all(isinstance(each, dict) and "target" in each for each in found):
        return "The file holds no annotations: each has a `target` that says what it is about."
    return found


def import_annotations(annotations: list[dict[str, Any]], anchored: AnchoredArticle, entries: Mapping[str, str]) -> Imported:
    """Annotations as items of the article's file. `entries` has the id of each entry by its address from the site's root."""
    made = Imported()
    for number, annotation in enumerate(annotations, 1):
        found = _item(annotation, number, entries)
        if isinstance(found, str):
            if found:
                made.left_out.append(f"{_name(annotation, number)}: {found}")
            continue
        section, values = found
        pinned = _pinned(annotation, anchored)
        if isinstance(pinned, str):
            made.refused.append(f"{_name(annotation, number)}: {pinned}")
            continue
        lines = [f"{name}: {_value(value)}\n" for name, value in {**values, **pinned}.items()]
        made.sections.setdefault(section, []).append("  - " + "    ".join(lines))
        extra = [name for name in ("creator", "created", "user", "user_info", "references") if annotation.get(name)]
        if extra:
            made.left_out.append(f"{_name(annotation, number)}: {', '.join(extra)}")
    return made


def _name(annotation: Mapping[str, Any], number: int) -> str:
    return " ".join(str(annotation.get("id") or f"annotation {number}").split())[:120]


def _value(value: Any) -> str:
    if isinstance(value, list):
        return in_brackets([" ".join(str(each).split()) for each in value])
    return one_line(" ".join(str(value).split()))


def _item(annotation: Mapping[str, Any], number: int, entries: Mapping[str, str]) -> tuple[str, dict[str, Any]] | str:
    """Section and fields, or what it is that has no home; nothing where it follows from another one."""
    fields = annotation.get("fields")
    if isinstance(fields, dict):
        section = fields.get("section", "mentions")
        if section in _SECTIONS and all(_FIELD.fullmatch(str(name)) for name in fields):
            return section, {name: value for name, value in fields.items() if name != "section"}
        return f"fields of `{' '.join(str(section).split())[:40]}`"
    motivations = annotation.get("motivation")
    if motivations == "linking":
        return ""
    texts, tags, links = _bodies(annotation)
    for link in links:
        if entry := next((name for address, name in entries.items() if link.endswith(f"/{address}")), ""):
            return "mentions", {"is": entry}
    asked = [*(motivations if isinstance(motivations, list) else [motivations]), *(_TAGS.get(tag.lower()) for tag in tags)]
    home = next((_HOMES[each] for each in asked if each in _HOMES), None)
    words = " ".join(" ".join(texts).split())
    if home and words:
        return home[0], {"id": f"imported-{number}", home[1]: words}
    return f"comment “{words[:200]}”" if words else f"highlight{f' with tags {tags}' if tags else ''}"


def _bodies(annotation: Mapping[str, Any]) -> tuple[list[str], list[str], list[str]]:
    """Texts, tags and addresses of the bodies."""
    texts = [str(annotation.get("text") or "")]
    tags = [str(tag) for tag in _listed(annotation.get("tags"))]
    links: list[str] = []
    for body in [*_listed(annotation.get("body")), *_listed(annotation.get("bodyValue"))]:
        if isinstance(body, str):
            (links if body.startswith("http") else texts).append(body)
        elif isinstance(body, dict):
            links += [str(body[name]) for name in ("id", "source") if body.get(name)]
            (tags if body.get("purpose") == "tagging" else texts).append(str(body.get("value") or ""))
    return list(filter(None, texts)), list(filter(None, tags)), links


def _listed(value: Any) -> list[Any]:
    return value if isinstance(value, list) else [] if value is None else [value]


def _selectors(value: Any) -> Iterator[dict[str, Any]]:
    """Every selector of a target, those that refine others too."""
    for each in _listed(value):
        if isinstance(each, dict):
            yield each
            yield from _selectors(each.get("selector"))
            yield from _selectors(each.get("refinedBy"))


def _pinned(annotation: Mapping[str, Any], anchored: AnchoredArticle) -> dict[str, str] | str:
    """`quote` with `before`, `after` and `in` as far as they are needed, or why the words cannot be pinned."""
    try:
        selectors = list(_selectors(annotation["target"]))
    except RecursionError:
        return "its target is nested too deeply."
    quotes = [each for each in selectors if isinstance(each.get("exact"), str) and each["exact"].strip()]
    if not quotes:
        return "it quotes no words of the article (no TextQuoteSelector)."
    surface = next((str(each["value"]) for each in selectors if each.get("value") in ("title", "byline")), "body")
    exact = " ".join(quote["exact"].strip() for quote in quotes)
    text = anchored.texts[surface]
    found = find_quote(text.folded, exact)
    if isinstance(found, Ambiguous):
        prefix, suffix = fold(str(quotes[0].get("prefix") or "")), fold(str(quotes[-1].get("suffix") or ""))
        fits = [at for at in found.places if _fits(text.folded, at, prefix, suffix)]
        if len(fits) != 1:
            return f"“{exact[:80]}” stands there {len(found.places)} times, and the words around it do not say which is meant."
        found = fits[0]
    if not isinstance(found, Found):
        near = nearest(text.folded, fold(exact))
        hint = f" Nearest words: {text.text[near.start : near.end]}" if near.alike else ""
        return f"“{exact[:80]}” is not in the article.{hint}"
    described = describe(text.text, text.folded, found.start, found.end)
    places = {"quote": described.exact, "before": described.before, "after": described.after}
    return {name: words for name, words in (*places.items(), ("in", surface if surface != "body" else "")) if words}


def _fits(folded: str, at: Found, prefix: str, suffix: str) -> bool:
    return folded[: at.start].rstrip().endswith(prefix) and folded[at.end :].lstrip().startswith(suffix)
