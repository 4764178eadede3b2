"""The notes as W3C Web Annotations: what the Recommendation demands, and every quotation at its place in the built page."""

import json
import os
from collections.abc import Iterator
from copy import deepcopy
from functools import cache
from pathlib import Path
from typing import Any
from xml.etree.ElementTree import Element

import jsonschema
import pytest

from support.read_as_browsers_do import document

ARTICLE = "articles/2007-03-12-baghdad-conference/"
CHECKOUT = os.environ.get("W3C_ANNOTATION_TESTS", "")
"""A checkout of W3C's assertions; tests/README.md says how to get one. Without it no test of them is collected."""
GROUPS = {
    "annotations": "annotations/annotationMusts.test",
    "collection": "collections/collectionMusts.test",
    "pages": "collections/pages/pageMusts.test",
}


@pytest.fixture(scope="module")
def files(site_dir: Path) -> dict[str, Any]:
    """The collection and its further pages by file name."""
    return {file.name: json.loads(file.read_text("utf-8")) for file in sorted((site_dir / ARTICLE).glob("annotations*.json"))}


@pytest.fixture(scope="module")
def annotations(files: dict[str, Any]) -> list[dict[str, Any]]:
    """Every annotation, page by page."""
    pages = [each.get("first", each) for each in files.values()]
    return [item for page in pages for item in page["items"]]


def test_the_pages_hold_the_whole_collection(files: dict[str, Any], annotations: list[dict[str, Any]]) -> None:
    collection = files["annotations.json"]
    assert collection["total"] == len(annotations) > 250
    assert len({each["id"] for each in annotations}) == len(annotations)
    address = collection["id"].removesuffix("annotations.json")
    assert collection["first"]["next"] == collection["last"] == f"{address}annotations-2.json"
    assert files["annotations-2.json"]["startIndex"] == len(collection["first"]["items"])


def test_each_kind_of_note_has_its_motivation(annotations: list[dict[str, Any]]) -> None:
    found = {(each.get("fields", {}).get("section", ""), each["motivation"]) for each in annotations}
    assert {("", "identifying"), ("dates", "describing"), ("claims", "describing"), ("claims", "assessing"), ("", "linking")} <= found
    assert found <= {*found, ("questions", "questioning"), ("corrections", "editing")}


def words_of(element: Element) -> str:
    """The element's text as a reader of the standard takes it: white space as one space, nothing that bears `data-not-text`."""
    return " ".join("".join(_texts(element)).split())


def _texts(element: Element) -> Iterator[str]:
    yield element.text or ""
    for child in element:
        if "data-not-text" not in child.attrib:
            yield from _texts(child)
        yield " " if child.tag.rsplit("}")[-1] == "br" else ""
        yield child.tail or ""


def offsets_of_marks(passage: Element) -> dict[str, int]:
    """Mark -> where in the passage's words it begins."""
    signed = deepcopy(passage)
    marks = [element for element in signed.iter() if (element.get("id") or "").startswith("m-")]
    for number, mark in enumerate(marks):
        mark.text = chr(0xE000 + number) + (mark.text or "")
    words = words_of(signed)
    found = {}
    for number, mark in enumerate(marks):
        at = words.index(chr(0xE000 + number))
        found[str(mark.get("id"))] = at - sum("\ue000" <= sign < chr(0xE000 + len(marks)) for sign in words[:at])
    return found


def test_every_quotation_stands_at_its_mark_in_the_built_page(site_dir: Path, annotations: list[dict[str, Any]]) -> None:
    page, _ = document((site_dir / ARTICLE / "index.html").read_text("utf-8"))
    by_id = {element.get("id"): element for element in page.iter() if element.get("id")}
    said = {name: words_of(element) for name, element in by_id.items() if "passage" in (element.get("class") or "").split()}
    begins = {mark: at for name in said for mark, at in offsets_of_marks(by_id[name]).items()}
    at_marks = 0
    for each in annotations:
        targets = each["target"] if isinstance(each["target"], list) else [each["target"]]
        for target in targets:
            fragment, quote = target["selector"], target["selector"]["refinedBy"]
            words = said[fragment["value"]]
            whole = quote["prefix"] + quote["exact"] + quote["suffix"]
            assert words.count(whole) == 1, (each["id"], whole)
            mark = begins.get(each["id"].split("#")[1])
            if mark is not None and target is targets[0]:
                assert mark == words.index(whole) + len(quote["prefix"]), each["id"]
                at_marks += 1
    assert at_marks > 200


@cache
def musts(group: str) -> list[tuple[str, bool, Any]]:
    """Of each `must` of the group its name, whether it is to hold, and what checks it with W3C's definitions in reach."""
    checkout = Path(CHECKOUT)
    store = {file.name: json.loads(file.read_text("utf-8")) for file in (checkout / "definitions").glob("*.json")}
    found = []
    for name in json.loads((checkout / GROUPS[group]).read_text("utf-8"))["assertions"]:
        schema = json.loads((checkout / name).read_text("utf-8"))
        if schema.get("assertionType") == "must":
            resolver = jsonschema.RefResolver(schema.get("id", ""), schema, store=store)
            checks = jsonschema.Draft4Validator(schema, resolver=resolver, format_checker=jsonschema.FormatChecker())
            found.append((name, schema.get("expectedResult", "valid") == "valid", checks))
    return found


def failures(group: str, value: Any) -> list[str]:
    """The musts of the group that the value does not meet, formats checked."""
    return [name for name, holds, checks in musts(group) if checks.is_valid(value) != holds]


if CHECKOUT:

    @pytest.mark.filterwarnings("ignore:jsonschema.RefResolver:DeprecationWarning")
    def test_w3cs_musts_hold_in_every_file(files: dict[str, Any], annotations: list[dict[str, Any]]) -> None:
        assert failures("collection", files["annotations.json"]) == []
        assert [failures("pages", page) for page in files.values()] == [[] for _ in files]
        assert {each["id"]: wrong for each in annotations if (wrong := failures("annotations", each))} == {}

    @pytest.mark.filterwarnings("ignore:jsonschema.RefResolver:DeprecationWarning")
    @pytest.mark.parametrize(
        ("group", "broken"),
        [
            ("annotations", {"@context": "http://www.w3.org/ns/anno.jsonld", "type": "Annotation"}),
            ("collection", {"type": "AnnotationCollection", "total": -1}),
            ("pages", {"type": "AnnotationPage", "items": "none"}),
        ],
    )
    def test_w3cs_musts_can_fail(group: str, broken: Any) -> None:
        assert failures(group, broken)
