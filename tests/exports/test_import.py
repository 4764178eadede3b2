"""Annotations come in exactly or not at all, and what goes out, comes in and goes out again is the same."""

import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from annotated_article.anchoring.anchor_article import anchor_article
from annotated_article.commands.import_annotations import Imported, import_annotations, read_annotations
from annotated_article.exports.published_site import PublishedSite
from annotated_article.exports.web_annotations import annotation_files
from annotated_article.loading.read_article import read_notes
from annotated_article.problems import Problem
from annotated_article.site import check_site
from support.small_article import anchored_case

ROOT = Path(__file__).parents[2]
SITE = "https://annotated-articles.example/"


def test_export_import_export_gives_the_same_files() -> None:
    site = check_site(ROOT)
    [anchored] = site.articles.values()
    entries = {entry.url: entry.id for entry in site.library.entries.values()}
    first = annotation_files(PublishedSite(site.library, [anchored], SITE, "Site"), anchored)
    everything = [item for text in first.values() for item in read_annotations(text)]
    made = import_annotations(everything, anchored, entries)  # type: ignore[arg-type]
    assert made.refused == []
    assert made.left_out == []
    problems: list[Problem] = []
    notes = read_notes(made.yaml, "annotations/articles/x.yml", problems.append)
    assert problems == []
    old = anchored.article.notes
    kept = replace(notes, cast=old.cast, skip=old.skip, path=old.path)
    article = replace(anchored.article, notes=kept)
    again, _ = anchor_article(article, site.render(article.markdown), site.library.entries, site.index)
    assert annotation_files(PublishedSite(site.library, [again], SITE, "Site"), again) == first


def imported(annotation: dict[str, Any]) -> Imported:
    """The annotation on a small article."""
    anchored, _ = anchored_case({"text": "The bridge is open. The bridge was closed."})
    return import_annotations([annotation], anchored, {"terms/toll/": "toll"})


def hypothesis(exact: str, text: str, tags: list[str], prefix: str = "") -> dict[str, Any]:
    """An annotation as Hypothesis exports it."""
    quote = {"type": "TextQuoteSelector", "exact": exact, "prefix": prefix, "suffix": ""}
    position = {"type": "TextPositionSelector", "start": 0, "end": 5}
    return {"id": "a1", "text": text, "tags": tags, "uri": SITE, "target": [{"source": SITE, "selector": [position, quote]}]}


def test_a_tagged_annotation_of_hypothesis_becomes_a_question() -> None:
    made = imported(hypothesis("was closed", "By whom?", ["question"]))
    assert made.yaml == "questions:\n  - id: imported-1\n    ask: By whom?\n    quote: was closed\n"


def test_an_annotation_of_recogito_becomes_a_mention() -> None:
    body = [{"type": "TextualBody", "purpose": "identifying", "source": f"{SITE}terms/toll/"}]
    target = {"selector": [{"type": "TextQuoteSelector", "exact": "open"}, {"type": "TextPositionSelector", "start": 14, "end": 18}]}
    assert imported({"type": "Annotation", "body": body, "target": target}).yaml == "mentions:\n  - is: toll\n    quote: open\n"


def test_words_that_are_not_there_are_refused_with_the_nearest() -> None:
    made = imported(hypothesis("bridge was closd", "Why?", ["question"]))
    assert made.yaml == ""
    assert made.refused == ["a1: “bridge was closd” is not in the article. Nearest words: bridge was closed"]


def test_words_that_stand_twice_are_told_apart_or_refused() -> None:
    assert "before: " in imported(hypothesis("The bridge", "Why?", ["question"], "open. ")).yaml
    assert "stands there 2 times" in imported(hypothesis("The bridge", "Why?", ["question"])).refused[0]


def test_a_comment_has_no_home_and_is_told() -> None:
    assert imported(hypothesis("open", "Nice.", [])).left_out == ["a1: comment “Nice.”"]


@pytest.mark.parametrize("text", ["", "{", "[" * 100_000, "[1]", '{"target": ', "null", json.dumps({"items": 3})])
def test_what_holds_no_annotations_gets_one_sentence(text: str) -> None:
    assert isinstance(read_annotations(text), str)
