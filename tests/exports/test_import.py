"""Annotations come in exactly or not at all, and what goes out, comes in and goes out again is the same."""

import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from annotated_article.anchoring import find_quote
from annotated_article.anchoring.anchor_article import anchor_article
from annotated_article.anchoring.find_quote import Missing
from annotated_article.command_line import WELL, WRONG
from annotated_article.commands.import_annotations import MOST_BYTES, Exported, Imported, import_annotations, read_annotations
from annotated_article.exports.published_site import PublishedSite
from annotated_article.exports.web_annotations import annotation_files
from annotated_article.loading.read_article import read_notes
from annotated_article.problems import Problem
from annotated_article.site import check_site
from support.run_command import run
from support.small_article import anchored_case

ROOT = Path(__file__).parents[2]
SITE = "https://annotated-articles.example/"


def test_export_import_export_gives_the_same_files() -> None:
    site = check_site(ROOT)
    anchored = site.articles["2007-03-12-baghdad-conference"]
    entries = {entry.url: entry.id for entry in site.library.entries.values()}
    first = annotation_files(PublishedSite(site.library, [anchored], SITE, "Site"), anchored)
    everything = [item for text in first.values() for item in read(text).annotations]
    made = import_annotations(everything, anchored, entries)
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


def read(text: str) -> Exported:
    """What is in a file of this text, which holds annotations."""
    found = read_annotations(text.encode())
    assert isinstance(found, Exported), found
    return found


def imported(*annotations: Any) -> Imported:
    """The annotations on a small article."""
    anchored, _ = anchored_case({"text": "The bridge is open. The bridge was closed."})
    return import_annotations([*annotations], anchored, {"terms/toll/": "toll"})


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
    assert made.refused == ["a1: “bridge was closd” is not in the article. Closest match: bridge was closed"]


def test_words_that_appear_twice_are_distinguished_or_refused() -> None:
    assert "before: " in imported(hypothesis("The bridge", "Why?", ["question"], "open. ")).yaml
    assert "is there 2 times" in imported(hypothesis("The bridge", "Why?", ["question"])).refused[0]


def at(start: int, end: int, exact: str = "The bridge", prefix: str = "") -> Imported:
    """A question about words that are in the article twice, with a position beside them."""
    quote = {"type": "TextQuoteSelector", "exact": exact, "prefix": prefix}
    position = {"type": "TextPositionSelector", "start": start, "end": end}
    return imported({"motivation": "questioning", "bodyValue": "Why?", "target": {"selector": [quote, position]}})


def test_a_position_decides_which_of_several_places_is_meant() -> None:
    assert "after: is\n" in at(0, 10).yaml
    assert "before: open\n" in at(20, 30).yaml


@pytest.mark.parametrize(("start", "end"), [(1, 11), (0, 9), (-1, 10), (500, 510)])
def test_a_position_with_other_words_decides_nothing(start: int, end: int) -> None:
    assert "is there 2 times" in at(start, end).refused[0]


def test_the_words_around_count_for_more_than_a_position() -> None:
    assert at(0, 10, prefix="open. ").yaml == at(20, 30).yaml


def test_a_comment_has_no_field_and_is_listed() -> None:
    assert imported(hypothesis("open", "Nice.", [])).left_out == ["a1: comment “Nice.”"]


def test_what_has_no_field_is_listed_beside_what_has_one() -> None:
    made = imported({**hypothesis("open", "By whom?", ["Question", "bridges", "tolls"]), "user": "ada", "created": "2007-03-12"})
    assert made.yaml == "questions:\n  - id: imported-1\n    ask: By whom?\n    quote: open\n"
    assert made.left_out == ["a1: tags bridges, tolls", "1 times: created, user"]
    linked = {
        "body": [{"source": f"{SITE}terms/toll/"}, {"value": "See."}, {"value": "law", "purpose": "tagging"}],
        "target": quoted("open"),
    }
    assert imported(linked).left_out == ["annotation 1: comment “See.”; tags law"]


def quoted(*alternatives: str) -> dict[str, Any]:
    """A target with a selector for each text."""
    return {"source": SITE, "selector": [{"type": "TextQuoteSelector", "exact": exact} for exact in alternatives]}


def test_a_relation_is_shown_unless_its_claim_says_it() -> None:
    claim = {"id": "c", "target": quoted("open"), "fields": {"section": "claims", "id": "a", "claim": "It is open.", "disputes": ["b"]}}
    links = [{"id": f"{SITE}claims/x/a/#{end}", "motivation": "linking", "target": quoted("open")} for end in ("disputes-b", "supports-b")]
    other = {"id": "other", "motivation": "linking", "body": "http://example.org/", "target": quoted("open")}
    assert imported(*links, claim, other).left_out == [
        f"{SITE}claims/x/a/#supports-b: relation, ",
        "other: relation, link http://example.org/",
    ]


def test_several_selectors_of_a_target_are_one_place_and_several_targets_are_one_quote() -> None:
    ask = {"motivation": "questioning", "bodyValue": "Why?"}
    assert "quote: was closed\n" in imported({**ask, "target": quoted("was closed", "closed")}).yaml
    assert "quote: is open. The bridge was\n" in imported({**ask, "target": [quoted("is open."), quoted("The bridge was")]}).yaml


@pytest.mark.parametrize(
    ("target", "why"),
    [
        (SITE, "it quotes no words of the article (no TextQuoteSelector)."),
        ({"source": SITE}, "it quotes no words of the article (no TextQuoteSelector)."),
        ({"selector": {"type": "XPathSelector", "value": "/p[1]"}}, "it quotes no words of the article (no TextQuoteSelector)."),
        ({"selector": {"type": "TextQuoteSelector", "exact": ["open"]}}, "it quotes no words of the article (no TextQuoteSelector)."),
        (None, "it quotes no words of the article (no TextQuoteSelector)."),
        (quoted("open") | {"source": f"{SITE}articles/another/"}, "it is about another page, another."),
    ],
)
def test_a_target_without_words_of_this_article_is_refused(target: Any, why: str) -> None:
    assert imported({"motivation": "questioning", "bodyValue": "Why?", "target": target}).refused == [f"annotation 1: {why}"]


def test_a_target_within_targets_without_end_is_refused() -> None:
    target: dict[str, Any] = quoted("open")
    for _ in range(5000):
        target = {"selector": target}
    assert imported({"motivation": "questioning", "bodyValue": "Why?", "target": target}).refused == [
        "annotation 1: its target is nested too deeply."
    ]


def test_hostile_texts_come_in_as_words() -> None:
    html = {
        "type": "TextualBody",
        "format": "text/html",
        "value": "<script>alert(1)</script>Who <b>paid</b> &amp; why?<img src=x onerror=alert(1)>",
    }
    made = imported({"motivation": "questioning", "body": html, "target": quoted("open")})
    assert "    ask: Who paid & why?\n" in made.yaml
    for text in ("a: [b", "- c", "\"'\\", "x\ny: z", "# no", "\x1b[31m\x00", "\ud800", "می\u200cخواهم", "&a *b !!python/object:os.system"):
        made = imported({"id": text, **hypothesis("open", text, ["question"])})
        problems: list[Problem] = []
        notes = read_notes(made.yaml or "# nothing", "annotations/articles/x.yml", problems.append)
        assert problems == [] or not made.yaml
        kept = "".join(sign if sign.isprintable() or sign == "\u200c" else " " for sign in text)
        assert "".join(question.ask for question in notes.questions) == " ".join(kept.split())


def test_fields_of_ours_that_somebody_changed_are_reported() -> None:
    for fields, told in (
        ({"section": "people"}, "fields of `people`"),
        ({"section": ["claims"]}, "fields of `['claims']`"),
        ({"section": "claims", "a: b\nc": "d"}, "fields of `claims`"),
        ({"section": "claims", "id": {"a": 1}}, "fields that are not texts: id"),
    ):
        assert imported({"target": quoted("open"), "fields": fields}).left_out == [f"annotation 1: {told}"]


def test_an_id_that_the_article_has_is_not_given_again() -> None:
    anchored, _ = anchored_case({"text": "The bridge is open."})
    made = import_annotations([hypothesis("open", "Why?", ["question"])], anchored, {}, {"imported-1"})
    assert "id: imported-1001\n" in made.yaml


def test_one_that_is_none_does_not_keep_the_others_out() -> None:
    made = imported(7, {"id": "x"}, hypothesis("open", "Why?", ["question"]))
    assert made.refused == [
        "annotation 1: it isn't an annotation, because it has no `target`.",
        "x: it isn't an annotation, because it has no `target`.",
    ]
    assert "quote: open\n" in made.yaml


@pytest.mark.parametrize(
    ("data", "says"),
    [
        (b"", "The file is not JSON."),
        (b"{", "The file is not JSON."),
        (b"[" * 100_000, "The file is not JSON."),
        (b"<html>", "The file is not JSON."),
        (b"9" * 10_000, "The file is not JSON."),
        ("[“a”]".encode("utf-16"), "The file is not UTF-8 text."),
        (b'{"target": "\xff"}', "The file is not UTF-8 text."),
        (b"[1]", "The file has no annotations:"),
        (b"null", "The file has no annotations:"),
        (b"[]", "The file has no annotations:"),
        (b'{"items": 3}', "The file has no annotations:"),
        (b'{"type": "FeatureCollection", "features": [{"type": "Feature"}]}', "The file has no annotations:"),
        (b'{"total": 3, "first": "page.json"}', "This file has no annotations itself; they begin in page.json."),
        (b" " * (MOST_BYTES + 1), "The file is larger than 50 MB."),
    ],
)
def test_a_file_without_annotations_gets_one_sentence(data: bytes, says: str) -> None:
    found = read_annotations(data)
    assert isinstance(found, str)
    assert found.startswith(says)


def imported_files(*files: str) -> tuple[int, list[str]]:
    """The command's code and what it says, on the project itself."""
    code, told = run(ROOT, "import", *files, "2007-03-12-baghdad-conference")
    return code, told.splitlines()


@pytest.mark.thorough
def test_a_collection_in_pages_comes_in_whole_or_says_what_is_missing(site_dir: Path) -> None:
    files = [str(file) for file in sorted((site_dir / "articles/2007-03-12-baghdad-conference").glob("annotations*.json"))]
    total = json.loads(Path(files[-1]).read_text("utf-8"))["total"]
    code, told = imported_files(*files)
    assert code == WELL
    assert [line for line in told if line.startswith("#")] == []
    code, told = imported_files(files[-1])
    assert code == WRONG
    assert f"# Rejected: {total - 200} of {total} annotations are in other files. Give all files in one command." in told


def test_a_page_of_hypothesis_api_says_how_many_are_missing(tmp_path: Path) -> None:
    (tmp_path / "rows.json").write_text(
        json.dumps({"total": 350, "rows": [hypothesis("Baghdad conference", "Why?", ["question"])]}), "utf-8"
    )
    code, told = imported_files(str(tmp_path / "rows.json"))
    assert code == WRONG
    assert "# Rejected: 349 of 350 annotations are in other files. Give all files in one command." in told


def test_of_many_that_are_refused_only_the_first_are_looked_for_nearby(monkeypatch: pytest.MonkeyPatch) -> None:
    looked: list[str] = []

    def counted(_: str, exact: str) -> Missing:
        looked.append(exact)
        return Missing()

    monkeypatch.setattr(find_quote, "nearest", counted)
    many = [hypothesis("open" if number % 2 else f"shut {number}", "Why?", ["question"]) for number in range(2000)]
    exported = read_annotations(json.dumps(many).encode())
    assert isinstance(exported, Exported)
    made = imported(*exported.annotations)
    assert len(made.sections["questions"]) == len(made.refused) == 1000
    assert len(looked) == 200
