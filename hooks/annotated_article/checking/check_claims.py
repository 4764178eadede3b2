"""Claims among themselves: one speaker each, relations that exist and do not go in a circle, findings that rest on something."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from annotated_article.loading.read_value import did_you_mean
from annotated_article.model import Claim, Text
from annotated_article.problems import Problem

RELATIONS = ("supports", "disputes", "answers", "relies_on")
_RESTS_ON_SOURCES = ("corroborated", "disputed", "contradicted")


def check_claims(claims: Sequence[Claim]) -> Iterator[Problem]:
    """Problems of one article's claims."""
    known = {claim.id: claim for claim in claims}
    for claim in claims:
        yield from _check_speaker(claim)
        for relation in RELATIONS:
            for other in getattr(claim, relation):
                yield from _check_relation(claim, relation, other, known)
        if claim.finding in _RESTS_ON_SOURCES and not claim.sources:
            says = (f"The finding is “{claim.finding}”.",)
            yield Problem("C003", claim.id.at, says, "add what it rests on, or set the finding to unverified", ("sources: [a-source-id]",))
    yield from _circles(known)


def _check_speaker(claim: Claim) -> Iterator[Problem]:
    if claim.said_by is not None and claim.speaker is not None:
        yield Problem("C002", claim.speaker.at, ("Both `said_by` and `speaker` are given.",), "keep one of the two")
    elif claim.said_by is None and claim.speaker is None:
        says = ("Neither `said_by` nor `speaker` is given.",)
        yield Problem(
            "C002", claim.id.at, says, "add who says it; the author's voice is the author's own entry", ("said_by: the-id-of-an-entry",)
        )


def _check_relation(claim: Claim, relation: str, other: Text, known: dict[Text, Claim]) -> Iterator[Problem]:
    if other == claim.id:
        yield Problem("C001", other.at, (f"The claim {relation.replace('_', ' ')} itself.",), "name another claim, or take the line out")
    elif other not in known:
        meant = did_you_mean(other, known)
        yield Problem(
            "R003",
            other.at,
            (f"Did you mean {meant}?",) if meant else (),
            f"write {meant}" if meant else "write the id of a claim of this article",
        )


def _circles(known: dict[Text, Claim]) -> Iterator[Problem]:
    """Each circle of `supports` and `relies_on` once, found by taking away what rests on nothing, without recursion."""
    rests = {claim.id: {other for other in claim.relies_on if other in known and other != claim.id} for claim in known.values()}
    for claim in known.values():
        for other in claim.supports:
            if other in rests and other != claim.id:
                rests[other].add(claim.id)
    users: dict[Text, list[Text]] = {}
    for user, others in rests.items():
        for other in others:
            users.setdefault(other, []).append(user)
    open_count = {name: len(others) for name, others in rests.items()}
    ready = [name for name, count in open_count.items() if not count]
    while ready:
        name = ready.pop()
        for user in users.get(name, ()):
            open_count[user] -= 1
            if not open_count[user]:
                ready.append(user)
    left = [name for name, count in open_count.items() if count]
    if left:
        circle = _walk(left[0], rests, set(left))
        says = (f"{' rests on '.join([*circle, circle[0]])}.",)
        yield Problem("C001", known[circle[0]].id.at, says, "take one of these relations out")


def _walk(start: Text, rests: dict[Text, set[Text]], left: set[Text]) -> list[Text]:
    """One circle among the claims that are left, each of which rests on another one that is left."""
    path, seen = [start], {start: 0}
    while True:
        following = min(rests[path[-1]] & left)
        if following in seen:
            return path[seen[following] :]
        seen[following] = len(path)
        path.append(following)
