"""Claims rest on one another without a circle, and each circle is reported once."""

from time import process_time

import pytest

from annotated_article.checking.check_claims import check_claims
from annotated_article.model.notes import Claim
from support.typed_article import typed_article


def claims(**relations: str) -> tuple[Claim, ...]:
    """Claims by id with the lines of their relations: `a="supports: [b]"`."""
    items = "".join(
        f"  - id: {name}\n    quote: words\n    claim: It is so.\n    speaker: Somebody\n    kind: fact\n"
        + (f"    {line}\n" if line else "")
        for name, line in relations.items()
    )
    return typed_article("---\ntitle: x\npublished: 2001\n---\n\nText.\n", f"claims:\n{items}").notes.claims


def told(**relations: str) -> list[tuple[str, str]]:
    return [(problem.rule, problem.says[0]) for problem in check_claims(claims(**relations))]


@pytest.mark.parametrize(
    "relations",
    [
        {"a": "supports: [b]", "b": "supports: [c]", "c": ""},
        {"a": "relies_on: [b, c]", "b": "relies_on: [c]", "c": ""},
        {"a": "disputes: [b]", "b": "disputes: [a]"},
        {"a": "answers: [b]", "b": "answers: [a]"},
        {"a": "supports: [b]", "b": "disputes: [a]"},
        {"a": "relies_on: [b]", "b": "", "c": "supports: [a]"},
    ],
)
def test_no_circle(relations: dict[str, str]) -> None:
    assert told(**relations) == []


def test_two_that_rest_on_each_other() -> None:
    assert told(a="relies_on: [b]", b="relies_on: [a]") == [("C001", "`a` rests on `b`, which rests on `a`.")]


def test_supporting_what_one_relies_on_is_a_circle() -> None:
    assert told(a="relies_on: [b]", b="supports: [a]") == []
    assert told(a="supports: [b]", b="supports: [a]") == [("C001", "`a` rests on `b`, which rests on `a`.")]


def test_three_in_a_circle_with_others_hanging_on_it() -> None:
    assert told(x="relies_on: [a]", a="relies_on: [b]", b="relies_on: [c]", c="relies_on: [a, y]", y="") == [
        ("C001", "`a` rests on `b`, which rests on `c`, which rests on `a`.")
    ]


def test_each_circle_is_reported_once() -> None:
    found = told(a="relies_on: [b]", b="relies_on: [a]", c="relies_on: [d]", d="relies_on: [c]", e="relies_on: [a]")
    assert found == [("C001", "`a` rests on `b`, which rests on `a`."), ("C001", "`c` rests on `d`, which rests on `c`.")]


@pytest.mark.parametrize(
    ("relation", "says"),
    [("disputes", "The claim disputes itself."), ("relies_on", "The claim relies on itself."), ("answers", "The claim answers itself."), ("supports", "The claim supports itself.")],
)  # fmt: skip
def test_itself(relation: str, says: str) -> None:
    assert told(a=f"{relation}: [a]") == [("C001", says)]


def ring_of(size: int) -> list[Claim]:
    """A ring of claims: each rests on the next one, and the last on the first."""
    first = claims(a="relies_on: [b]")[0]
    ids = [type(first.id)(f"c{number}", first.id.at) for number in range(size)]
    return [
        Claim(name, first.claim, "fact", first.selector, first.at, speaker=first.speaker, relies_on=(following,))
        for name, following in zip(ids, [*ids[1:], ids[0]], strict=True)
    ]


def seconds_for(ring: list[Claim]) -> float:
    """The best of three, as collecting the garbage of other tests may take as long as the check."""
    took = []
    for _ in range(3):
        start = process_time()
        assert [problem.rule for problem in check_claims(ring)] == ["C001"]
        took.append(process_time() - start)
    return min(took)


@pytest.mark.measures_time
def test_ten_times_as_many_claims_take_about_ten_times_as_long_without_recursion() -> None:
    small, large = ring_of(5_000), ring_of(50_000)
    assert seconds_for(large) < 25 * max(seconds_for(small), 0.02)


def test_a_claim_that_could_not_be_read_is_not_an_unknown_one() -> None:
    known = claims(a="relies_on: [b]")
    assert [problem.rule for problem in check_claims(known)] == ["R003"]
    assert list(check_claims(known, {"b"})) == []
    assert list(check_claims(known, {"*"})) == []


def test_a_few_of_the_claims_that_there_are_are_listed_and_long_ids_cut() -> None:
    many = {f"claim-{number}": "" for number in range(9)}
    assert [problem.says for problem in check_claims(claims(a="relies_on: [zzzzz]", **{"x" * 50: ""}, **many))] == [
        (f"The other claims here are {'x' * 40}…, {', '.join(list(many)[:7])} and 2 more.",)
    ]
    assert [problem.says for problem in check_claims(claims(a="relies_on: [zzzzz]"))] == [("There is no other claim here.",)]


@pytest.mark.parametrize("finding", ["corroborated", "disputed", "contradicted"])
def test_a_finding_rests_on_a_source(finding: str) -> None:
    assert told(a=f"finding: {finding}") == [("C003", f"The finding is “{finding}”.")]
    assert told(a=f"finding: {finding}\n    sources: [gazette]") == []


def test_what_nobody_confirms_needs_no_source() -> None:
    assert told(a="finding: unverified") == []
