"""Claims: one speaker each, relations that exist and don't lead back, allegations with an answer, findings that fit the sources."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from annotated_article.kinds.claim import FINDINGS_FOR, RELATIONS
from annotated_article.loading.meant_word import did_you_mean
from annotated_article.memory import Remember
from annotated_article.model.articles import Article, Library
from annotated_article.model.notes import Claim, named_claim
from annotated_article.model.typed import Span, Text
from annotated_article.problems import Problem

_MOST = 8  # ids of claims that are listed
_LONGEST = 40  # characters of each
_RESTS_ON_SOURCES = ("corroborated", "disputed", "contradicted")
ALLEGATION = "allegation"
"""The kind of claim that needs an answer."""
_YEAR = re.compile(r"\d{4}")
_WHEN_AND_WHERE = 3
"""Words that say so at the least: `2026-11-29, AP reports`."""


def check_claims(claims: Sequence[Claim], unread: Collection[str] = ()) -> Iterator[Problem]:
    """Problems of one article's claims. `unread` are ids of claims that could not be read; `*` means any."""
    known: dict[str, Claim] = {claim.id: claim for claim in claims}
    answers = _named_by(claims, lambda claim: claim.answers)
    replies = _named_by(claims, lambda claim: (*claim.answers, *claim.disputes))
    for claim in claims:
        yield from _check_speaker(claim)
        for relation, other in relations_of(claim):
            if "/" not in other:
                yield from _check_relation(claim, relation, other, known, unread)
        yield from _twice(claim)
        yield from _both(claim)
        yield from _check_answer(claim, answers.get(claim.id, []), replies.get(claim.id, []))
        yield from _check_finding(claim)
        if claim.finding in _RESTS_ON_SOURCES and not claim.sources:
            says = (f"The finding is “{claim.finding}”.",)
            fix = (
                "add `sources` with the id of the source that shows it; if you looked and found none, write `finding: unverified`; "
                "if nobody has looked, delete `finding`"
            )
            yield Problem("C003", claim.id.at, says, fix)
    rests = _what_rests_on_what(claims)
    yield from (leads_back(circle, known[circle[0]].id.at) for circle in circles(rests))


def relations_of(claim: Claim) -> Iterator[tuple[str, Text]]:
    """Each relation of a claim with the name of the other claim, and the claim that is named as its answer."""
    for relation in RELATIONS:
        yield from ((relation, other) for other in getattr(claim, relation))
    if claim.answering is not None:
        yield "answered_by", claim.answering


def leads_to_itself(relation: str, other: Text) -> Problem:
    """The problem of a claim with a relation to itself."""
    says = "The claim is its own answer." if relation == "answered_by" else f"The claim {relation.replace('_', ' ')} itself."
    what = "the line" if relation == "answered_by" else f"`{other}`"
    return Problem("C001", other.at, (says,), f"write the id of another claim, or delete {what}")


def _twice(claim: Claim) -> Iterator[Problem]:
    for relation in RELATIONS:
        others = getattr(claim, relation)
        for number, other in enumerate(others):
            if other in others[:number]:
                says = (f"`{other}` is in `{relation}` more than once.",)
                yield Problem("C007", other.at, says, "choose another claim, or delete one of the two")


def _named_by(claims: Sequence[Claim], names: Callable[[Claim], Iterable[str]]) -> dict[str, list[str]]:
    """The id of a claim -> the ids of the other claims that name it."""
    found: dict[str, list[str]] = {}
    for claim in claims:
        for name in dict.fromkeys(names(claim)):
            if name != claim.id:
                found.setdefault(name, []).append(claim.id)
    return found


def _check_answer(claim: Claim, answers: Sequence[str], replies: Sequence[str]) -> Iterator[Problem]:
    """Problems of an allegation without its answer, and of fields on the answer that contradict each other.

    `answers` are the claims that answer this one; `replies` also those that dispute it.
    """
    missing = claim.answer_not_found
    if missing is not None and (claim.answered_by is not None or answers):
        known = "`answered_by` has an answer" if claim.answered_by is not None else f"`{answers[0]}` answers the claim"
        says = (f"`answer_not_found` says that no answer was found, but {known}.",)
        yield Problem("F011", missing.at, says, "delete the one that is wrong")
    elif missing is not None and not (_YEAR.search(missing) and len(missing.split()) >= _WHEN_AND_WHERE):
        fix = "write when and where you looked, such as: 29 November 2026, in archived copies of news reports"
        yield Problem("C005", missing.at, ("`answer_not_found` doesn't say when and where you looked.",), fix)
    elif claim.kind == ALLEGATION and claim.answered_by is None and missing is None:
        yield _no_answer(claim, replies)


def _no_answer(claim: Claim, replies: Sequence[str]) -> Problem:
    says = ["An allegation needs `answered_by` or `answer_not_found`."]
    says += [f"Does `{replies[0]}` give the answer of the accused?"] if replies else []
    fix = (
        (f"if so, add `answered_by: {replies[0]}`; if not, " if replies else "")
        + "add `answered_by` with the id of the claim that gives the answer, or the answer in words; if you found none, say in "
        "`answer_not_found` when and where you looked"
    )
    return Problem("C005", claim.id.at, tuple(says), fix)


def _check_finding(claim: Claim) -> Iterator[Problem]:
    fitting = FINDINGS_FOR.get(claim.kind, ())
    if claim.finding and claim.finding not in fitting:
        either = f"{', '.join(fitting[:-1])} or {fitting[-1]}" if fitting[1:] else f"only {fitting[0]}"
        says = (f"The kind is “{claim.kind}” and the finding is “{claim.finding}”. The finding can be {either}.",)
        yield Problem("C006", claim.id.at, says, "correct the kind or the finding; if part of it can be checked, make that part a claim")


def _check_speaker(claim: Claim) -> Iterator[Problem]:
    if claim.said_by is not None and claim.speaker is not None:
        says = (f"`said_by` is {claim.said_by}, `speaker` is {claim.speaker}.",)
        yield Problem("C002", claim.speaker.at, says, "keep the right one, and delete the other line")
    elif claim.said_by is None and claim.speaker is None:
        says = ("There is no `said_by` and no `speaker`.",)
        fix = "add who says it; if the article makes the claim itself, enter its author"
        yield Problem("C002", claim.id.at, says, fix, ("said_by: id-of-an-entry",))


def _both(claim: Claim) -> Iterator[Problem]:
    """Claims that this one supports, or relies on, and disputes."""
    for relation in ("supports", "relies_on"):
        for other in claim.disputes:
            if other in getattr(claim, relation) and other != claim.id:
                says = (f"`{claim.id}` {relation.replace('_', ' ')} `{other}`, and disputes it.",)
                yield Problem("C004", other.at, says, f"keep one of the two: `{relation}` or `disputes`")


def _check_relation(claim: Claim, relation: str, other: Text, known: Mapping[str, Claim], unread: Collection[str]) -> Iterator[Problem]:
    if other == claim.id:
        yield leads_to_itself(relation, other)
    elif other not in known and other not in unread and "*" not in unread:
        yield _no_such_claim(relation, other, [name for name in known if name != claim.id])


def _no_such_claim(relation: str, other: Text, known: list[str]) -> Problem:
    """A problem with the id that was probably meant, or otherwise with the first few ids that exist."""
    if meant := did_you_mean(other, known):
        return Problem("R003", other.at, (f"Did you mean {meant}?",), f"if so, change it to `{meant}`", instead=meant)
    if relation == "answered_by":
        says = ("A value without spaces or capitals is read as the id of a claim.",)
        fix = "write the id of a claim of this article, or the answer as a sentence; if you found none, use `answer_not_found` instead"
        return Problem("R003", other.at, says, fix)
    if not known:
        return Problem("R003", other.at, ("There is no other claim here.",), "add the claim first, or delete the line")
    return Problem("R003", other.at, (f"The other claims here are {few(known)}.",), "write the id of a claim of this article")


def few(names: Sequence[str]) -> str:
    """The first few of the names, and how many more there are."""
    first = ", ".join(f"{name[:_LONGEST]}…" if len(name) > _LONGEST else name for name in names[:_MOST])
    return f"{first} and {len(names) - _MOST} more" if len(names) > _MOST else first


def leads_back(circle: Sequence[str], at: Span) -> Problem:
    """The problem of claims that rest on one another in a circle; `at` is the first of them."""
    rest = [*circle[1:], circle[0]] if len(circle) < 8 else [*circle[1:6], "…"]
    says = f"`{circle[0]}` rests on {', which rests on '.join(f'`{each}`' for each in rest)}."
    how = "A claim rests on those in its own `relies_on`, and on those that have it in their `supports`."
    return Problem("C001", at, (says, how), "take one of these claims out of one of these fields")


def circles(rests: Mapping[str, set[str]]) -> Iterator[list[str]]:
    """Each circle once; `rests` maps each claim to the claims it rests on.

    Claims that rest on nothing are removed until only circles remain.
    """
    users: dict[str, list[str]] = {}
    for user, others in rests.items():
        for other in others:
            users.setdefault(other, []).append(user)
    open_count = {name: len(others) for name, others in rests.items()}
    _take_away([name for name, count in open_count.items() if not count], users, open_count)
    for name in rests:
        if open_count[name]:
            circle = _walk(name, rests, open_count)
            yield circle
            for each in circle:
                open_count[each] = 0
            _take_away(circle, users, open_count)


def _what_rests_on_what(claims: Iterable[Claim]) -> dict[str, set[str]]:
    """Claim -> the claims that it relies on or that support it, but for unknown ones and itself."""
    rests: dict[str, set[str]] = {claim.id: set() for claim in claims}
    for claim in claims:
        rests[claim.id].update(other for other in claim.relies_on if other in rests and other != claim.id)
        for other in claim.supports:
            if other in rests and other != claim.id:
                rests[other].add(claim.id)
    return rests


def _take_away(names: list[str], users: Mapping[str, list[str]], open_count: dict[str, int]) -> None:
    """Remove claims, and then every claim that rests on nothing."""
    ready = list(names)
    while ready:
        for user in users.get(ready.pop(), ()):
            if open_count[user]:
                open_count[user] -= 1
                if not open_count[user]:
                    ready.append(user)


def _walk(start: str, rests: Mapping[str, set[str]], open_count: Mapping[str, int]) -> list[str]:
    """One circle among the remaining claims, which all rest on another remaining claim."""
    path, seen = [start], {start: 0}
    while True:
        following = min(other for other in rests[path[-1]] if open_count[other])
        if following in seen:
            return path[seen[following] :]
        seen[following] = len(path)
        path.append(following)


# https://example.org/claims/2001-05-14-bridge-opened/bridge-safe/
_ADDRESS = re.compile(r"(?:.*/)?claims/(?P<article>[a-z0-9-]+)/(?P<claim>[a-z0-9-]+)/?")


class _Leaving(NamedTuple):
    """A relation to a claim in another article."""

    article: Article
    claim: Claim
    relation: str
    other: Text


def check_claims_across(library: Library, gone: Collection[str], remember: Remember) -> Iterator[Problem]:
    """Problems of relations between articles. `gone` are published ids that have vanished, which another rule reports."""
    leaving = [each for article in library.articles.values() for each in remember(_leaving, article)]
    for each in leaving:
        if problem := _problem(each, library, gone):
            yield problem
    if any(each.relation in ("supports", "relies_on") for each in leaving):
        yield from _circles_across(library.articles)


def _leaving(article: Article) -> list[_Leaving]:
    return [
        _Leaving(article, claim, relation, other)
        for claim in article.notes.claims
        for relation, other in relations_of(claim)
        if "/" in other
    ]


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
        says = ("The article's id goes before the slash, and the claim's id after it.",)
        return Problem("R011", other.at, says, "write both, or delete the line")
    return _meant(other, ("There are spaces around the slash.",), f"{name}/{claim}") if other != f"{name}/{claim}" else None


def _of_this_article(each: _Leaving, claim: str) -> Problem:
    if claim == each.claim.id:
        return leads_to_itself(each.relation, each.other)
    return _meant(each.other, (f"`{each.article.id}` is this article. Refer to its own claims by id alone.",), claim)


def _no_article(other: Text, name: str, claim: str, library: Library) -> Problem | None:
    if library.lacks_articles:
        return None
    renamed = library.article_named(name)
    if known := renamed.id if renamed else did_you_mean(name, library.articles):
        is_there = any(each.id == claim for each in library.articles[known].notes.claims)
        says = (f"There is no article `{name}`. Did you mean `{known}`?",)
        return Problem("R011", other.at, says, f"change it to `{known}/{claim}`", instead=f"{known}/{claim}", asks=not is_there)
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
    return Problem("R011", other.at, says, f"change it to `{name}`", instead=name)


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
