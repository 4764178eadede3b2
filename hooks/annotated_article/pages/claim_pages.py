"""The register of claims, and a page for each: the words, who says it, what the record shows, what answers it."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from itertools import groupby
from typing import NamedTuple

from markupsafe import Markup

from annotated_article.anchoring.anchor_article import AnchoredArticle
from annotated_article.html_text import shown
from annotated_article.model import Claim, Library
from annotated_article.pages.passages import InSentence, in_sentence
from annotated_article.pages.templates import fill
from annotated_article.pages.view import Page, Seen, Stated, View, root_of
from annotated_article.words import Words

RELATIONS = {
    "answers": "answered by",
    "disputes": "disputed by",
    "supports": "supported by",
    "relies_on": "relied on by",
}
"""Relation as written -> what it is called from the other end."""


class ClaimRow(NamedTuple):
    """A claim in a list."""

    claim: str
    address: str
    facts: Markup
    kind: str
    finding: str


def claim_row(view: View, stated: Stated, url: str) -> ClaimRow:
    """A claim as it stands in a list on the page at `url`."""
    writer = view.writer(url)
    note = writer.claim(stated.claim, stated.article, frozenset())
    return ClaimRow(stated.claim.claim, writer.address(note.url), Markup(note.facts), stated.claim.kind, stated.claim.finding or "")


def claim_pages(library: Library, words: Words) -> Iterator[Page]:
    """The register and every claim's page."""
    yield Page("claims/", words.groups["claim"], words.say["claims lead"], "", "", _register)
    for article in library.articles.values():
        for claim in article.notes.claims:
            own = f"<p>{shown(claim.claim)}</p><p>{shown(claim.note or '')}</p>"
            url = f"claims/{article.id}/{claim.id}/"
            yield Page(url, claim.claim, claim.note or claim.claim, article.notes.path, own, partial(_claim, Stated(claim, article), url))


def _register(view: View) -> str:
    groups = [
        (article, f"{root_of('claims/')}{article.url}", [claim_row(view, stated, "claims/") for stated in group])
        for article, group in ((key, list(group)) for key, group in groupby(view.claims, key=lambda stated: stated.article))
    ]
    return fill("claims", groups=groups, words=view.words)


def _claim(stated: Stated, url: str, view: View) -> str:
    claim, article = stated
    anchored = view.articles[article.id]
    writer = view.writer(url)
    note = writer.claim(claim, article, anchored.here)
    return fill(
        "claim",
        claim=claim,
        facts=Markup(note.facts),
        text=Markup(note.text),
        article=article,
        article_url=writer.address(article.url),
        passages=_passages(anchored, claim, url, view),
        relations=[
            (view.words.say[label], [claim_row(view, other, url) for other in others])
            for label, others in _related(anchored, claim)
            if others
        ],
        about=[Markup(writer.entry_link(entry)) for entry in claim.about],
        sources=[Markup(writer.citation(source)) for source in note.sources],
        status=note.status,
        mend=f"{view.mend}{article.notes.path}" if view.mend else "",
        words=view.words,
    )


def _passages(anchored: AnchoredArticle, claim: Claim, url: str, view: View) -> list[InSentence]:
    return [in_sentence(Seen(mention, anchored), root_of(url), view.words) for mention in anchored.by_note.get(claim.id, [])]


def _related(anchored: AnchoredArticle, claim: Claim) -> Iterator[tuple[str, list[Stated]]]:
    """Each relation with the claims at its other end, then each inverse."""
    article = anchored.article
    known = {each.id: each for each in article.notes.claims}
    for relation in RELATIONS:
        yield relation, [Stated(known[other], article) for other in getattr(claim, relation) if other in known]
    for relation, inverse in RELATIONS.items():
        yield inverse, [Stated(other, article) for other in known.values() if claim.id in getattr(other, relation)]
