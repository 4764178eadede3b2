"""The one table of fields fits the model, and its examples are what it asks for."""

from dataclasses import fields

import pytest

from annotated_article.kind import Field
from annotated_article.kinds import ENTRY_KINDS
from annotated_article.loading.field_table import NEEDS_A_QUOTE, RECORDS, SELECTOR_FIELDS
from annotated_article.loading.read_record import complete, read_record
from annotated_article.loading.read_value import READERS
from annotated_article.loading.read_yaml import read_yaml
from annotated_article.model.articles import Article
from annotated_article.model.names import Name
from annotated_article.model.notes import ArticleNotes, Claim, Correction, DateNote, Entry, Pin, Question, Relation, Source
from annotated_article.problems import Problem

MODEL: dict[str, type] = {
    **dict.fromkeys(ENTRY_KINDS, Entry), "relation": Relation, "source": Source,
    "article": Article, "notes": ArticleNotes, "dates": DateNote, "claims": Claim, "questions": Question,
    "corrections": Correction, "mentions": Pin, "skip": Pin, "author": Name, "entry": Entry,
}  # fmt: skip
MADE = {
    "id",
    "kind",
    "own",
    "at",
    "path",
    "markdown",
    "first_line",
    "notes",
    "selector",
    "unread",
    "lock",
    "written",
    "beside",
    "is_organisation",
    "is_glued",
}
"""Attributes that come from the file's name, place or text, and from the selector's fields."""
EVERY = [(kind, field) for kind, known in RECORDS.items() for field in known]


def attribute_of(field: Field) -> str:
    return field.attribute or field.name


@pytest.mark.parametrize("kind", RECORDS)
def test_every_field_has_an_attribute(kind: str) -> None:
    own = fields(ENTRY_KINDS[kind].own) if kind in ENTRY_KINDS else ()
    attributes = {each.name for each in (*fields(MODEL[kind]), *own)}
    typed = {attribute_of(field) for field in RECORDS[kind]} - SELECTOR_FIELDS
    assert typed - attributes == set()


@pytest.mark.parametrize("model", dict.fromkeys(MODEL.values()), ids=lambda model: model.__name__)
def test_every_attribute_can_be_typed(model: type) -> None:
    typed = {attribute_of(field) for kind, known in RECORDS.items() if MODEL[kind] is model for field in known}
    assert {each.name for each in fields(model)} - typed - MADE == set()


@pytest.mark.parametrize(("kind", "field"), EVERY, ids=lambda each: each if isinstance(each, str) else each.name)
def test_every_example_is_accepted_by_its_own_reader(kind: str, field: Field) -> None:
    if field.shape == "records":
        assert field.of in RECORDS
        return
    assert field.example
    node, unreadable = read_yaml(f"{field.name}: {field.example}\n", "example.yml")
    problems: list[Problem] = []
    values = read_record(node, kind, problems.append)
    assert unreadable == []
    assert [problem for problem in problems if problem.rule != "F006"] == []
    assert values is not None
    assert attribute_of(field) in values


@pytest.mark.parametrize("kind", RECORDS)
def test_a_record_of_examples_is_complete(kind: str) -> None:
    lines = [f"{field.name}: {field.example}" for field in RECORDS[kind] if field.needed]
    lines += ["quote: words"] if kind in NEEDS_A_QUOTE else []
    problems: list[Problem] = []
    values = read_record(
        read_yaml("\n".join(lines or [f"{RECORDS[kind][0].name}: {RECORDS[kind][0].example}"]), "example.yml")[0], kind, problems.append
    )
    assert problems == []
    assert values is not None
    assert complete(values, kind)


@pytest.mark.parametrize(("kind", "field"), EVERY, ids=lambda each: each if isinstance(each, str) else each.name)
def test_every_field_can_be_left_out_or_is_reported_as_missing(kind: str, field: Field) -> None:
    lines = [f"{other.name}: {other.example}" for other in RECORDS[kind] if other.needed and other is not field]
    problems: list[Problem] = []
    read_record(read_yaml("\n".join([*lines, "status: draft"]) if lines else "x: y", "example.yml")[0], kind, problems.append)
    missing = [line for problem in problems if problem.rule == "F006" for line in problem.says if f"`{field.name}` is required" in line]
    assert bool(missing) == (field.needed or (field.name == "quote" and kind in NEEDS_A_QUOTE))


@pytest.mark.parametrize("folder", ENTRY_KINDS)
def test_every_attribute_of_a_kind_can_be_typed(folder: str) -> None:
    typed = {attribute_of(field) for field in RECORDS[folder]}
    assert {each.name for each in fields(ENTRY_KINDS[folder].own)} - typed == set()


def test_words_are_given_for_words_and_for_nothing_else() -> None:
    assert [field for _, field in EVERY if bool(field.words) != (field.shape == "word")] == []


def test_every_shape_has_a_reader() -> None:
    assert {field.shape for _, field in EVERY} - READERS.keys() == {"relations", "records"}


def test_no_record_has_a_field_twice() -> None:
    assert [kind for kind, known in RECORDS.items() if len({field.name for field in known}) < len(known)] == []


def test_every_meaning_is_a_sentence() -> None:
    assert [field.name for _, field in EVERY if not field.meaning.endswith((".", "…"))] == []
