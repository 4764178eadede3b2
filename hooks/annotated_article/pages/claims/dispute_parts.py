"""Disputes as pages show them: the picture, and beside it a nested list with the same content and numbers."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from markupsafe import Markup

from annotated_article.model import Article
from annotated_article.pages.claims.dispute_picture import Drawn, picture
from annotated_article.pages.claims.disputes import RELATIONS, Bond, Dispute, nearest
from annotated_article.pages.view import Stated, View
from annotated_article.weaving.note_content import GLYPHS, NoteWriter, claim_url, result_of
from annotated_article.words import Words

MOST_DRAWN = 30
"""Claims of a dispute on one page: the nearest, if there are more."""


class Step(NamedTuple):
    """A claim in the nested list. `opens` and `closes` count the lists that begin before it and end after it."""

    number: int
    claim: str
    address: str
    facts: Markup
    relations: str
    is_here: bool
    opens: int
    closes: int


class Told(NamedTuple):
    """A dispute ready for its template."""

    title: str
    picture: Markup
    steps: list[Step]
    counted: str


def told(view: View, dispute: Dispute, article: Article, url: str, around: Stated | None = None) -> Told:
    """The dispute on the page at `url`, which is about `article`; `around` is the claim whose page that is."""
    here = next((claim for claim in dispute.claims if around and view.claim_named(claim.id, article) == around), dispute.claims[0])
    near = nearest(dispute, here, MOST_DRAWN)
    stated = [each for claim in near.claims if (each := view.claim_named(claim.id, article))]
    writer = view.writer(url)
    say = writer.words.say
    drawn = [
        Drawn(each.claim.claim, _facts(view, each, article, writer), writer.address(claim_url(*each)), each == around) for each in stated
    ]
    said = {relation: say[f"{relation} it"] for relation in RELATIONS}
    counted = writer.words.count("claim", near.total)
    if near.total > len(near.claims):
        counted = say["of"].format(len(near.claims), counted)
    svg = picture(drawn, near.bonds, say["dispute picture"].format(counted), said)
    return Told(
        near.claims[0].claim, Markup(svg), list(_steps(near, list(zip(stated, drawn, strict=True)), said, writer, article)), counted
    )


def _facts(view: View, stated: Stated, article: Article, writer: NoteWriter) -> str:
    """Who says it, the finding, and the article if it is another one."""
    voice, claim = view.voice(stated), stated.claim
    who = writer.words.say["the author"] if voice.is_author and stated.article == article else voice.name
    finding = f"{GLYPHS[result_of(claim)]} {writer.finding_words(claim)}" if claim.finding else ""
    return " · ".join(part for part in (who, finding, _other_title(stated, article)) if part)


def _other_title(stated: Stated, article: Article) -> str:
    return "" if stated.article.id == article.id else str(stated.article.title)


def _steps(
    dispute: Dispute, claims: Sequence[tuple[Stated, Drawn]], said: Mapping[str, str], writer: NoteWriter, article: Article
) -> Iterator[Step]:
    bonds = dispute.bonds_of
    for number, (stated, shown) in enumerate(claims):
        before, depth, after = ([-1, *dispute.depths, -1][number + step] for step in range(3))
        facts = Markup(" · ").join(part for part in (Markup(writer.claim_facts(*stated)), _other_title(stated, article)) if part)
        relations = _relations(bonds.get(number, []), said, writer.words)
        opens, closes = max(0, depth - before), max(0, depth - after)
        yield Step(number + 1, stated.claim.claim, shown.address, facts, relations, shown.is_here, opens, closes)


def _relations(bonds: Iterable[Bond], said: Mapping[str, str], words: Words) -> str:
    """`disputes 1 and 2 · supports 4`."""
    found: dict[str, list[str]] = {}
    for bond in bonds:
        found.setdefault(said[bond.relation], []).append(str(bond.end + 1))
    return " · ".join(f"{word} {words.listed(ends)}" for word, ends in found.items())
