"""Relations between claims of different articles, named `article/claim`: both exist, and they don't lead back."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping
from typing import NamedTuple

from annotated_article.checking.check_claims import circles, few, leads_back, leads_to_itself, relations_of
from annotated_article.loading.meant_word import did_you_mean
from annotated_article.model import Article, Claim, Library, Text, named_claim
from annotated_article.problems import Problem

# https://example.org/claims/2001-05-14-bridge-opened/bridge-safe/
_ADDRESS = re.compile(r"(?:.*/)?claims/(?P<article>[a-z0-9-]+)/(?P<claim>[a-z0-9-]+)/?")


class _Leaving(NamedTuple):
    """A relation to a claim of another article."""

    article: Article
    claim: Claim
    relation: str
    other: Text


def check_claims_across(library: Library, gone: Collection[str] = ()) -> Iterator[Problem]:
    """Problems of relations between articles. `gone` are published ids that have vanished, which another rule reports."""
    leaving = [
        _Leaving(article, claim, relation, other)
        for article in library.articles.values()
        for claim in article.notes.claims
        for relation, other in relations_of(claim)
        if "/" in other
    ]
    for each in leaving:
        if problem := _problem(each, library, gone):
            yield problem
    if any(each.relation in ("supports", "relies_on") for each in leaving):
        yield from _circles_across(library.articles)


def _problem(each: _Leaving, library: Library, gone: Collection[str]) -> Problem | None:
    if problem := _of_another_form(each.other):
        return problem
    name, claim = named_claim(each.other, each.article.id)
    if name == each.article.id:
        return _of_this_article(each, claim)
    if name in library.withdrawn:
        says = (f"The article `{name}` was withdrawn, so its claims are not shown.",)
        return Problem("R011", each.other.at, says, "delete the line")
    if name not in library.articles:
        return _no_article(each.other, name, claim, library)
    notes = library.articles[name].notes
    if claim in {one.id for one in notes.claims} or claim in notes.unread or "*" in notes.unread or claim in gone:
        return None
    return _no_claim(each.other, library.articles[name], claim)


def _of_another_form(other: Text) -> Problem | None:
    """The problem of a name that is not of the form `article/claim`."""
    if pasted := _ADDRESS.fullmatch(other):
        return _meant(other, ("This is a claim's address.",), f"{pasted['article']}/{pasted['claim']}")
    name, claim = (part.strip() for part in named_claim(other, ""))
    if not name or not claim:
        says = ("Before the slash is the article's id, after it the claim's.",)
        return Problem("R011", other.at, says, "write both, or delete the line")
    return _meant(other, ("There are spaces around the slash.",), f"{name}/{claim}") if other != f"{name}/{claim}" else None


def _of_this_article(each: _Leaving, claim: str) -> Problem:
    if claim == each.claim.id:
        return leads_to_itself(each.relation, each.other)
    return _meant(each.other, (f"`{each.article.id}` is this article, whose claims are named by their id alone.",), claim)


def _no_article(other: Text, name: str, claim: str, library: Library) -> Problem | None:
    if not library.unread.isdisjoint((name, f"docs/articles/{name}.md", "*")):
        return None
    renamed = library.article_named(name)
    if known := renamed.id if renamed else did_you_mean(name, library.articles):
        is_there = any(each.id == claim for each in library.articles[known].notes.claims)
        says = (f"There is no article `{name}`. Did you mean `{known}`?",)
        return Problem("R011", other.at, says, f"write {known}/{claim}", instead=f"{known}/{claim}", asks=not is_there)
    fix = "write the article's id, a slash and the claim's id, or delete the line"
    return Problem("R011", other.at, (f"There is no article `{name}`.",), fix)


def _no_claim(other: Text, article: Article, claim: str) -> Problem:
    claims = article.notes.claims
    renamed = next((str(each.id) for each in claims if claim in each.formerly), "")
    if known := renamed or did_you_mean(claim, [each.id for each in claims]):
        return _meant(other, (f"`{article.id}` has no claim `{claim}`. Did you mean `{known}`?",), f"{article.id}/{known}")
    says = f"Its claims are {few([each.id for each in claims])}." if claims else "It has no claims."
    fix = "write the id of a claim of that article after the slash, or delete the line"
    return Problem("R011", other.at, (f"`{article.id}` has no claim `{claim}`. {says}",), fix)


def _meant(other: Text, says: tuple[str, ...], name: str) -> Problem:
    return Problem("R011", other.at, says, f"write {name}", instead=name)


def _circles_across(articles: Mapping[str, Article]) -> Iterator[Problem]:
    """Report circles that lead through several articles; those within an article are reported with its notes."""
    claims = {f"{article.id}/{claim.id}": claim for article in articles.values() for claim in article.notes.claims}
    rests: dict[str, set[str]] = {name: set() for name in claims}
    for name, claim in claims.items():
        for relation, other in relations_of(claim):
            end = "/".join(named_claim(other, _article(name)))
            if end in claims and end != name and relation in ("relies_on", "supports"):
                lower, upper = (end, name) if relation == "relies_on" else (name, end)
                rests[upper].add(lower)
    for circle in circles(rests):
        if len({_article(name) for name in circle}) > 1:
            yield leads_back(circle, claims[circle[0]].id.at)


def _article(name: str) -> str:
    return name.partition("/")[0]
