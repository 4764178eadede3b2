"""Web Annotations from other programs -> YAML for an article. Words must match exactly; what our format has no place for is reported.

It reads W3C collections, pages and lists (Recogito exports lists), and exports of Hypothesis and its API.
"""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from annotated_article.anchoring.anchor_article import AnchoredArticle
from annotated_article.anchoring.find_quote import Ambiguous, Found, Missing, describe, find_quote
from annotated_article.anchoring.read_html import read_html
from annotated_article.anchoring.reader_text import fold
from annotated_article.exports.published_site import LICENCE
from annotated_article.kinds.claim import RELATIONS
from annotated_article.yaml_text import in_brackets, one_line

MOST_BYTES = 50_000_000
_MOST_HINTS = 200
"""Refusals that name the nearest words; finding those takes as long as finding forty quotes."""
_SECTIONS = ("dates", "claims", "questions", "corrections", "mentions")
_HOMES = {"questioning": ("questions", "ask"), "editing": ("corrections", "correction")}
_TAGS = {"question": "questioning", "correction": "editing"}
_FIELD = re.compile(r"[a-z_]{1,30}")
_READ = frozenset("@context id type motivation body bodyValue target text tags fields uri".split())
_OWN_LINK = re.compile(rf"/claims/[^/]+/(?P<claim>[^/]+)/#(?P<relation>{'|'.join(RELATIONS)})-(?P<other>.+)")
_JOINERS = "\u200c\u200d"
"""They are invisible, but Persian and many other scripts need them."""


class Exported(NamedTuple):
    """The annotations in a file, and how many it says there are, including its further pages."""

    annotations: list[Any]
    total: int


@dataclass(slots=True)
class Imported:
    """Sections with their items as YAML, and sentences on what was refused and what has no place in our format."""

    sections: dict[str, list[str]] = field(default_factory=dict)
    refused: list[str] = field(default_factory=list)
    left_out: list[str] = field(default_factory=list)

    @property
    def yaml(self) -> str:
        """The text for the article's file."""
        return "\n".join(f"{name}:\n{''.join(self.sections[name])}" for name in _SECTIONS if name in self.sections)


class _Item(NamedTuple):
    """What an annotation becomes, and what of it has no place there."""

    section: str
    values: dict[str, Any]
    unused: str = ""


class _Bodies(NamedTuple):
    texts: list[str]
    tags: list[str]
    links: list[str]

    @property
    def in_words(self) -> str:
        """All of them, for people."""
        named = (("comment", f"“{' '.join(self.texts)[:200]}”" if self.texts else ""), ("tags", ", ".join(self.tags)))
        return "; ".join(f"{name} {what}" for name, what in (*named, ("link", ", ".join(self.links))) if what)


def read_annotations(data: bytes) -> Exported | str:
    """The annotations in a file, or a sentence on why they cannot be read."""
    if len(data) > MOST_BYTES:
        return f"The file is larger than {MOST_BYTES // 1_000_000} MB. Export one article at a time."
    try:
        found = json.loads(data.decode("utf-8-sig"))
    except UnicodeDecodeError:
        return "The file is not UTF-8 text."
    except (ValueError, RecursionError):
        return "The file is not JSON. Export annotations as JSON, then import that file."
    total = 0
    for name in ("first", "items", "annotations", "rows"):
        if isinstance(found, dict) and name in found:
            total = max(total, _total(found))
            found = found[name]
    if isinstance(found, str) and total:
        return f"This file has no annotations itself; they begin in {_short(found)}. Import that file."
    found = [found] if isinstance(found, dict) else found
    if not isinstance(found, list) or not any(isinstance(each, dict) and "target" in each for each in found):
        return "The file has no annotations: each would have a `target` that says what it is about."
    return Exported(found, max(total, len(found)))


def _total(holder: Mapping[str, Any]) -> int:
    whole = holder.get("partOf")
    said = [holder.get("total"), whole.get("total") if isinstance(whole, dict) else 0]
    return max((each for each in said if isinstance(each, int)), default=0)


def import_annotations(
    annotations: list[Any], anchored: AnchoredArticle, entries: Mapping[str, str], taken: Collection[str] = ()
) -> Imported:
    """Annotations as items of the article's file. `entries` has the id of each entry by its address from the site's root."""
    made = Imported()
    others: Counter[tuple[str, ...]] = Counter()
    links: list[tuple[str, str]] = []
    related: set[tuple[str, str, str]] = set()
    for number, annotation in enumerate(annotations, 1):
        name = _name(annotation, number)
        if not isinstance(annotation, dict) or "target" not in annotation:
            made.refused.append(f"{name}: it isn't an annotation, because it has no `target`.")
            continue
        if annotation.get("motivation") == "linking" and "fields" not in annotation:
            links.append((str(annotation.get("id")), f"{name}: relation, {_bodies(annotation).in_words}"))
            continue
        item = _item(annotation, entries)
        if isinstance(item, str):
            made.left_out.append(f"{name}: {item}")
            continue
        pinned = _pinned(annotation, anchored, hint=len(made.refused) < _MOST_HINTS)
        if isinstance(pinned, str):
            made.refused.append(f"{name}: {pinned}")
            continue
        values = item.values
        if item.section in ("questions", "corrections") and "id" not in values:
            values = {"id": _free(number, taken), **values}
        related |= {(str(values.get("id")), *each) for each in _relations(values)}
        lines = [f"{name}: {_value(value)}\n" for name, value in {**values, **pinned}.items()]
        made.sections.setdefault(item.section, []).append("  - " + "    ".join(lines))
        made.left_out += [f"{name}: {item.unused}"] if item.unused else []
        others[tuple(sorted(key for key, value in annotation.items() if value and key not in _READ and value != LICENCE))] += 1
    made.left_out += [in_words for address, in_words in links if not _is_said(address, related)]
    made.left_out += [f"{count:,} times: {_short(', '.join(keys))}" for keys, count in others.items() if keys]
    return made


def _free(number: int, taken: Collection[str]) -> str:
    """An id that no note of the article has."""
    name = f"imported-{number}"
    return _free(number + 1000, taken) if name in taken else name


def _relations(values: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    for relation in RELATIONS:
        yield from ((relation, str(other)) for other in values.get(relation, ()))


def _is_said(address: str, related: Collection[tuple[str, str, str]]) -> bool:
    """Whether one of the claims already has a link between claims that we exported."""
    own = _OWN_LINK.search(address)
    return bool(own and (own["claim"], own["relation"], own["other"]) in related)


def _name(annotation: Any, number: int) -> str:
    said = annotation.get("id") if isinstance(annotation, dict) else ""
    return _short(said or f"annotation {number}", 120)


def _short(text: Any, most: int = 200) -> str:
    return _clean(text)[:most]


def _clean(text: Any) -> str:
    """The text on one line, without characters that YAML or a terminal refuses."""
    text = str(text)
    kept = text if text.isprintable() else "".join(sign if sign.isprintable() or sign in _JOINERS else " " for sign in text)
    return " ".join(kept.split())


def _value(value: Any) -> str:
    return in_brackets([_clean(each) for each in value]) if isinstance(value, list) else one_line(_clean(value))


def _item(annotation: Mapping[str, Any], entries: Mapping[str, str]) -> _Item | str:
    """Section and fields, or a description of what has no place here."""
    fields = annotation.get("fields")
    if isinstance(fields, dict):
        return _own(fields)
    motivations = annotation.get("motivation")
    bodies = _bodies(annotation)
    for link in bodies.links:
        if entry := next((name for address, name in entries.items() if link.endswith(f"/{address}")), ""):
            return _Item("mentions", {"is": entry}, bodies._replace(links=[each for each in bodies.links if each != link]).in_words)
    asked = [*(motivations if isinstance(motivations, list) else [motivations]), *(_TAGS.get(tag.lower()) for tag in bodies.tags)]
    home = next((_HOMES[each] for each in asked if isinstance(each, str) and each in _HOMES), None)
    if home and bodies.texts:
        rest = _Bodies([], [tag for tag in bodies.tags if tag.lower() not in _TAGS], bodies.links)
        return _Item(home[0], {home[1]: " ".join(bodies.texts)}, rest.in_words)
    return bodies.in_words if bodies.texts else f"highlight{f'; {bodies.in_words}' if bodies.in_words else ''}"


def _own(fields: Mapping[str, Any]) -> _Item | str:
    """An item that this program exported."""
    section = fields.get("section", "mentions")
    values = {name: value for name, value in fields.items() if name != "section"}
    if section not in _SECTIONS or not all(_FIELD.fullmatch(name) for name in values):
        return f"fields of `{_short(section, 40)}`"
    if strange := [name for name, value in values.items() if not all(isinstance(each, str) for each in _listed(value))]:
        return f"fields that are not texts: {', '.join(strange)}"
    return _Item(section, values)


def _bodies(annotation: Mapping[str, Any]) -> _Bodies:
    """Texts, tags and addresses of the bodies, each on one line; HTML as its words."""
    texts = [annotation.get("text")]
    tags = _listed(annotation.get("tags"))
    links: list[Any] = []
    for body in [*_listed(annotation.get("body")), *_listed(annotation.get("bodyValue"))]:
        if isinstance(body, str):
            (links if body.startswith("http") else texts).append(body)
        elif isinstance(body, dict):
            links += [body[name] for name in ("id", "source") if body.get(name)]
            words = read_html(str(body.get("value"))).text if body.get("format") == "text/html" else body.get("value")
            (tags if body.get("purpose") == "tagging" else texts).append(words)
    return _Bodies(*([_clean(each) for each in found if each and _clean(each)] for found in (texts, tags, links)))


def _listed(value: Any) -> list[Any]:
    return [*value] if isinstance(value, list) else [] if value is None else [value]


def _selectors(value: Any) -> Iterator[dict[str, Any]]:
    """Every selector of a target, including those that refine others."""
    for each in _listed(value):
        if isinstance(each, dict):
            yield each
            yield from _selectors(each.get("selector"))
            yield from _selectors(each.get("refinedBy"))


def _pinned(annotation: Mapping[str, Any], anchored: AnchoredArticle, *, hint: bool) -> dict[str, str] | str:
    """`quote` with `before`, `after` and `in` if needed, or the reason why the words cannot be pinned."""
    targets = _listed(annotation["target"])
    try:
        selectors = [[*_selectors(target)] for target in targets]
    except RecursionError:
        return "its target is nested too deeply."
    if other := _other_article(targets, anchored):
        return f"it is about another page, {other}."
    quotes = [quote for quote in map(_quote, selectors) if quote]
    if not quotes:
        return "it quotes no words of the article (no TextQuoteSelector)."
    surface = next((str(each["value"]) for found in selectors for each in found if each.get("value") in ("title", "byline")), "body")
    exact = " ".join(quote["exact"].strip() for quote in quotes)
    text = anchored.texts[surface]
    if not hint and fold(exact) not in text.folded:
        return f"“{exact[:80]}” is not in the article."
    found = find_quote(text.folded, exact)
    if isinstance(found, Ambiguous):
        prefix, suffix = fold(str(quotes[0].get("prefix") or "")), fold(str(quotes[-1].get("suffix") or ""))
        fits = [at for at in found.places if _fits(text.folded, at, prefix, suffix)]
        if len(fits) != 1:
            fits = _at_position(fits or found.places, selectors)
        if len(fits) != 1:
            return f"“{exact[:80]}” is there {len(found.places)} times, and the words around it don't show which place is meant."
        found = fits[0]
    if isinstance(found, Missing):
        near = f" Closest match: {text.text[found.start : found.end]}" if found.alike else ""
        return f"“{exact[:80]}” is not in the article.{near}"
    described = describe(text.text, text.folded, found.start, found.end)
    places = {"quote": described.exact, "before": described.before, "after": described.after}
    return {name: words for name, words in (*places.items(), ("in", surface if surface != "body" else "")) if words}


def _quote(selectors: list[dict[str, Any]]) -> dict[str, Any] | None:
    """The first selector with words; the selectors of one target all describe the same place."""
    return next((each for each in selectors if isinstance(each.get("exact"), str) and each["exact"].strip()), None)


def _at_position(places: Sequence[Found], selectors: list[list[dict[str, Any]]]) -> list[Found]:
    """The place where a TextPositionSelector says that the target begins and ends."""
    spans = [(each.get("start"), each.get("end")) for each in selectors[0] if each.get("type") == "TextPositionSelector"]
    return [place for place in places if len(selectors) == 1 and (place.start, place.end) in spans]


def _other_article(targets: list[Any], anchored: AnchoredArticle) -> str:
    """The page that a target names, if it is another article of a site like this one."""
    for target in targets:
        source = target.get("source") if isinstance(target, dict) else target
        page = re.search(r"/articles/([^/?#]+)/", source) if isinstance(source, str) else None
        if page and page[1] not in (anchored.article.id, *anchored.article.formerly):
            return page[1][:80]
    return ""


def _fits(folded: str, at: Found, prefix: str, suffix: str) -> bool:
    return folded[: at.start].rstrip().endswith(prefix) and folded[at.end :].lstrip().startswith(suffix)
