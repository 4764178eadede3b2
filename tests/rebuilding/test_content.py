"""A value's content: the same for the same, in every process, and another for anything else that a page could show."""

import subprocess
import sys
from dataclasses import dataclass, field, fields, replace
from functools import partial
from pathlib import Path
from typing import Any, cast

import pytest

from annotated_article.model import Entry, Span, Text
from annotated_article.rebuilding.content import Contents, NoContent
from support.small_article import entries_of

ADA = {"name": "Ada Pell", "note": "Invented.", "aliases": ["Pell"], "role": "engineer"}


def content(value: object) -> str:
    return Contents().of(value)


def entry() -> Entry:
    return entries_of({"people": {"ada-pell": ADA}})["ada-pell"]


def test_equal_values_have_equal_content_and_each_field_counts() -> None:
    one = content(entry())
    assert one == content(entry())
    others = [content(replace(entry(), **cast(Any, {each.name: "else"}))) for each in fields(Entry)]
    assert one not in others


@pytest.mark.parametrize(
    ("one", "other"),
    [(1, "1"), (True, 1), ("", None), (["a", "b"], ["ab"]), (("a",), ["a"]), ({"a": 1}, {"a": 2}), ({"a": 1, "b": 2}, {"b": 2, "a": 1})],
)
def test_other_values_have_other_content(one: object, other: object) -> None:
    assert content([one]) != content([other])


def test_a_line_further_down_is_the_same_and_in_another_file_it_is_not() -> None:
    assert content(Span("a.yml", 1)) == content(Span("a.yml", 9)) != content(Span("b.yml", 1))
    assert content(Text("a", Span("a.yml", 1))) == content(Text("a", Span("a.yml", 9))) == content("a")


def test_what_equality_leaves_out_is_no_content() -> None:
    @dataclass
    class Case:
        shown: str
        derived: int = field(default=0, compare=False)

    assert content(Case("a", 1)) == content(Case("a", 2)) != content(Case("b", 1))


def test_functions_count_by_their_name_and_what_they_are_given() -> None:
    assert content(partial(content, 1)) == content(partial(content, 1)) != content(partial(content, 2))
    assert content(content) != content(entry)


def test_what_has_no_content_is_refused() -> None:
    one = 1
    for value in (object(), lambda: one, open, Entry):
        with pytest.raises(NoContent):
            content(value)


def test_it_is_the_same_in_every_process() -> None:
    code = f"import sys; sys.path[:0] = {[str(Path(each).resolve()) for each in sys.path if each]!r}\n" + (
        "from annotated_article.rebuilding.content import Contents\n"
        "print(Contents().of([frozenset(map(str, range(50))), {'b': 1, 'a': (None, 2.5)}]))"
    )
    told = {
        subprocess.run([sys.executable, "-c", code], env={"PYTHONHASHSEED": seed}, capture_output=True, text=True, check=True).stdout
        for seed in ("1", "2")
    }
    assert len(told) == 1 and all(told)
