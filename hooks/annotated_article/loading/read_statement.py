"""The site's accessibility conformance report, docs/teach/openacr.yaml, in the OpenACR format (GSA, schema 0.1.0)."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from annotated_article.loading.read_file import read_file
from annotated_article.loading.read_yaml import Fields, Items, Node, read_yaml
from annotated_article.model.sheets import Criterion, Statement
from annotated_article.model.typed import Text
from annotated_article.problems import Report

PATH = "docs/teach/openacr.yaml"


def read_statement(root: Path, report: Report) -> Statement | None:
    """The report for its page, or None if the file is missing or cannot be read."""
    if not (root / PATH).exists():
        return None
    text, problem = read_file(root, root / PATH)
    node, problems = read_yaml(text, PATH) if not problem else (None, [problem])
    for each in problems:
        report(each)
    if not isinstance(node, Fields):
        return None
    chapters = {
        name.rpartition("_")[2].upper(): tuple(_criteria(_at(chapter, "criteria"))) for name, chapter in _fields(_at(node, "chapters"))
    }
    return Statement(
        PATH,
        _text(_at(node, "title")),
        _text(_at(node, "report_date")),
        _text(_at(node, "evaluation_methods_used")),
        _text(_at(node, "notes")),
        _text(_at(node, "author", "email")),
        {level: criteria for level, criteria in chapters.items() if criteria},
    )


def _criteria(node: Node | None) -> Iterator[Criterion]:
    for each in node.items if isinstance(node, Items) else ():
        components = _at(each, "components")
        adherence = _at(components.items[0], "adherence") if isinstance(components, Items) and components.items else None
        yield Criterion(_text(_at(each, "num")), _text(_at(each, "handle")), _text(_at(adherence, "level")), _text(_at(adherence, "notes")))


def _at(node: Node | None, *path: str) -> Node | None:
    """The value in the mapping under these nested names."""
    for name in path:
        node = dict(_fields(node)).get(name)  # type: ignore[call-overload]  # a Text is a string
    return node


def _fields(node: Node | None) -> tuple[tuple[Text, Node], ...]:
    return node.fields if isinstance(node, Fields) else ()


def _text(node: Node | None) -> str:
    return str(node).strip() if isinstance(node, Text) else ""
