"""The notes as W3C Web Annotations: what the Recommendation demands, and every quotation at its place in the built page."""

import json
import os
from collections.abc import Callable, Iterator, Mapping
from copy import deepcopy
from functools import cache
from pathlib import Path
from typing import Any
from xml.etree.ElementTree import Element

import jsonschema
import pytest
import yaml

from support.read_as_browsers_do import document
from support.validators import FORMATS

ARTICLE = "articles/2007-03-12-baghdad-conference/"
CHECKOUT = os.environ.get("W3C_ANNOTATION_TESTS", "")
"""A checkout of W3C's assertions; tests/README.md says how to get one. Without it no test of them is collected."""
GROUPS = {
    "annotations": "annotations/annotationMusts.test",
    "collection": "collections/collectionMusts.test",
    "pages": "collections/pages/pageMusts.test",
}
SHAPES = yaml.safe_load((Path(__file__).parent / "shapes.yml").read_text("utf-8"))
MISTAKES: dict[str, dict[str, list[Any]]] = yaml.safe_load((Path(__file__).parent / "mistakes.yml").read_text("utf-8"))


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
    """The element's text as a reader of the standard takes it: white space as one space, nothing of ours."""
    return " ".join("".join(_texts(element)).split())


def _texts(element: Element) -> Iterator[str]:
    yield element.text or ""
    for child in element:
        if child.attrib.get("class") not in ("claims", "stub"):
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


@pytest.mark.thorough
def test_every_quotation_is_at_its_mark_in_the_built_page(site_dir: Path, annotations: list[dict[str, Any]]) -> None:
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


def changed(value: Any, path: str, to: Any) -> Any:
    """The same with one mistake in it."""
    value = part = deepcopy(value)
    *names, last = [int(name) if name.isdecimal() else name for name in path.split(".")]
    for name in names:
        part = part[name]
    part[last] = to
    if to is None:
        del part[last]
    return value


def found_wrong(right: Mapping[str, Any], wrong: Callable[[str, Any], list[str]]) -> Iterator[tuple[str, str, Any, list[str]]]:
    """For each mistake its group, its place, what is there, and what `wrong` finds."""
    for group, places in MISTAKES.items():
        for path, values in places.items():
            yield from ((group, path, value, wrong(group, changed(right[group], path, value))) for value in values)


def test_every_file_has_the_shape_that_we_promise_and_no_mistake_passes(files: dict[str, Any], annotations: list[dict[str, Any]]) -> None:
    collection, further = files["annotations.json"], files["annotations-2.json"]
    checks = {group: jsonschema.Draft202012Validator({**SHAPES, "$ref": f"#/$defs/{group}"}, format_checker=FORMATS) for group in MISTAKES}

    def wrong(group: str, value: Any) -> list[str]:
        return [error.message for error in checks[group].iter_errors(value)]

    assert wrong("collection", collection) == []
    assert wrong("pages", further) == []
    assert {each["id"]: found for each in annotations if (found := wrong("annotations", each))} == {}
    right = {"annotations": plain(annotations), "collection": collection, "pages": further}
    assert [mistake for *mistake, found in found_wrong(right, wrong) if not found] == []


def plain(annotations: list[dict[str, Any]]) -> dict[str, Any]:
    """An annotation with a text of its own on words of one paragraph."""
    return next(each for each in annotations if isinstance(each["body"], list) and isinstance(each["target"], dict))


@cache
def musts(group: str) -> list[tuple[str, bool, Any]]:
    """For each `must` of the group its name, whether it should hold, and what checks it with W3C's definitions available."""
    checkout = Path(CHECKOUT)
    store = {file.name: json.loads(file.read_text("utf-8")) for file in (checkout / "definitions").glob("*.json")}
    found = []
    for name in json.loads((checkout / GROUPS[group]).read_text("utf-8"))["assertions"]:
        schema = json.loads((checkout / name).read_text("utf-8"))
        if schema.get("assertionType") == "must":
            resolver = jsonschema.RefResolver(schema.get("id", ""), schema, store=store)
            checks = jsonschema.Draft4Validator(schema, resolver=resolver, format_checker=FORMATS)
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
    def test_each_of_w3cs_musts_finds_a_mistake(files: dict[str, Any], annotations: list[dict[str, Any]]) -> None:
        right = {"annotations": plain(annotations), "collection": files["annotations.json"], "pages": files["annotations-2.json"]}
        found = list(found_wrong(right, failures))
        assert [mistake for *mistake, wrong in found if not wrong] == []
        for group in GROUPS:
            assert {name for name, _, _ in musts(group)} == {name for each, _, _, wrong in found for name in wrong if each == group}
