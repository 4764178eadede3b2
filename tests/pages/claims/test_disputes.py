"""Disputes: which claims belong together, in which order they are listed, and that a circle ends."""

import time
from typing import Any
from xml.etree import ElementTree

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from annotated_article.kinds.claim import RELATIONS
from annotated_article.model.notes import Claim, Selector
from annotated_article.model.typed import Span, Text
from annotated_article.pages.claims.dispute_picture import Drawn, picture, wrapped
from annotated_article.pages.claims.disputes import DEEPEST, Dispute, disputes_of, inverse, nearest

AT = Span("annotations/articles/case.yml")
SAID = {relation: relation for relation in RELATIONS}


def claim(name: str, **relations: list[str]) -> Claim:
    """A claim with its relations to others."""
    related: dict[str, Any] = {relation: tuple(Text(other, AT) for other in others) for relation, others in relations.items()}
    return Claim(
        Text(name, AT), Text(f"Claim {name}.", AT), "fact", Selector(Text("words", AT)), AT, speaker=Text("Somebody", AT), **related
    )


def told(dispute: Dispute) -> list[str]:
    """`--c`: a claim with a dash for each step to the right."""
    return ["-" * depth + each.id for each, depth in zip(dispute.claims, dispute.depths, strict=True)]


def drawn(dispute: Dispute) -> ElementTree.Element:
    """The dispute's picture as a tree."""
    claims = [Drawn(each.claim, "Somebody", f"../{each.id}/", False) for each in dispute.claims]
    return ElementTree.fromstring(picture(claims, dispute.bonds, "Who disputes whom", SAID))


def test_a_claim_comes_first_and_below_it_what_answers_it() -> None:
    claims = [claim("reply", answers=["first"]), claim("first"), claim("denial", disputes=["first"]), claim("again", disputes=["reply"])]
    assert [told(dispute) for dispute in disputes_of(claims)] == [["first", "-reply", "--again", "-denial"]]


def test_claims_that_nobody_answers_belong_to_no_dispute() -> None:
    assert disputes_of([claim("alone"), claim("other", supports=["alone"]), claim("third", relies_on=["other"])]) == []


def test_support_does_not_join_disputes_but_is_shown_within_one() -> None:
    claims = [claim("a"), claim("b", disputes=["a"]), claim("c", answers=["a"], supports=["b"]), claim("far", supports=["a"])]
    [dispute] = disputes_of(claims)
    assert told(dispute) == ["a", "-b", "-c"]
    assert [tuple(bond) for bond in dispute.bonds] == [(1, "disputes", 0), (2, "answers", 0), (2, "supports", 1)]


def test_disputes_apart_stay_apart() -> None:
    claims = [claim("a"), claim("x"), claim("b", disputes=["a"]), claim("y", answers=["x"])]
    assert [told(dispute) for dispute in disputes_of(claims)] == [["a", "-b"], ["x", "-y"]]


def test_a_circle_of_disputes_is_described_and_drawn_once_around() -> None:
    claims = [claim("a", disputes=["c"]), claim("b", disputes=["a"]), claim("c", disputes=["b"])]
    [dispute] = disputes_of(claims)
    assert told(dispute) == ["a", "-b", "--c"]
    assert len(dispute.bonds) == 3
    assert len(list(drawn(dispute).iter("g"))) == 3


def test_a_circle_with_a_tail_is_read_from_the_claim_that_answers_none() -> None:
    claims = [claim("a", disputes=["b"]), claim("b", disputes=["a"]), claim("root"), claim("x", disputes=["root", "b"])]
    [dispute] = disputes_of(claims)
    assert told(dispute) == ["root", "-x", "a", "-b"]


def test_relations_to_itself_and_to_claims_that_are_not_there_are_passed_over() -> None:
    assert disputes_of([claim("a", disputes=["a", "gone"]), claim("b", answers=["gone"])]) == []


GRAPHS = st.integers(1, 12).flatmap(
    lambda count: st.lists(
        st.fixed_dictionaries({relation: st.lists(st.integers(0, count), max_size=3) for relation in RELATIONS}),
        min_size=count,
        max_size=count,
    )
)


def of_graph(graph: list[dict[str, list[int]]]) -> list[Claim]:
    return [
        claim(f"c{number}", **{relation: [f"c{other}" for other in others] for relation, others in relations.items()})
        for number, relations in enumerate(graph)
    ]


@pytest.mark.thorough
@settings(deadline=None)
@given(GRAPHS)
def test_every_claim_that_answers_or_is_answered_is_listed_once(graph: list[dict[str, list[int]]]) -> None:
    claims = of_graph(graph)
    known = {each.id for each in claims}
    joined = {
        name
        for each in claims
        for other in (*each.disputes, *each.answers)
        if other in known and other != each.id
        for name in (each.id, other)
    }
    told_ids = [each.id for dispute in disputes_of(claims) for each in dispute.claims]
    assert sorted(told_ids) == sorted(joined)


@pytest.mark.thorough
@settings(deadline=None)
@given(GRAPHS)
def test_depths_make_a_list_that_can_be_nested(graph: list[dict[str, list[int]]]) -> None:
    for dispute in disputes_of(of_graph(graph)):
        assert dispute.depths[0] == 0
        assert all(later <= earlier + 1 for earlier, later in zip(dispute.depths, dispute.depths[1:], strict=False))
        assert max(dispute.depths) <= DEEPEST


@pytest.mark.thorough
@settings(deadline=None)
@given(GRAPHS)
def test_the_picture_has_every_claim_and_every_bond(graph: list[dict[str, list[int]]]) -> None:
    for dispute in disputes_of(of_graph(graph)):
        tree = drawn(dispute)
        assert [link.attrib["href"] for link in tree.iter("a")] == [f"../{each.id}/" for each in dispute.claims]
        assert len(list(tree.iter("g"))) == len(dispute.bonds)
        left, top, width, height = (float(number) for number in tree.attrib["viewBox"].split())
        for span in tree.iter("tspan"):
            assert left <= float(span.attrib["x"]) <= width
            assert top <= float(span.attrib["y"]) <= height


@settings(deadline=None)
@given(GRAPHS)
def test_computed_inverses_equal_written_relations(graph: list[dict[str, list[int]]]) -> None:
    claims = of_graph(graph)
    written = {(each.id, relation, other) for each in claims for relation in RELATIONS for other in getattr(each, relation)}
    computed = {
        (each.id, relation, name) for name, found in inverse(claims).items() for relation, others in found.items() for each in others
    }
    assert computed == written


def test_a_large_dispute_is_drawn_around_the_claim_at_hand() -> None:
    claims = [claim("c0"), *(claim(f"c{number}", disputes=[f"c{number - 1}"]) for number in range(1, 3000))]
    begun = time.perf_counter()
    [dispute] = disputes_of(claims)
    near = nearest(dispute, claims[1500], 7)
    assert time.perf_counter() - begun < 5  # linear: some hundredths of a second
    assert [each.id for each in near.claims] == [f"c{number}" for number in range(1497, 1504)]
    assert near.total == 3000


def test_words_are_broken_into_lines_and_cut_with_an_ellipsis() -> None:
    assert wrapped("one two three four", 9, 3) == ["one two", "three", "four"]
    assert wrapped("one two three four five six", 9, 2) == ["one two", "three …"]
    assert wrapped("Donaudampfschifffahrt", 9, 3) == ["Donaudamp", "fschifffa", "hrt"]
    assert wrapped("会议在巴格达举行没有突破", 9, 2) == ["会议在巴", "格达举 …"]
    assert wrapped("", 9, 2) == [""]
