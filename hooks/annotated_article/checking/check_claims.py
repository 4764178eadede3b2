"""Claims and how they relate: one speaker each, relations that exist and don't lead back, findings with a source."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence

from annotated_article.loading.read_value import did_you_mean
from annotated_article.model import Claim, Text
from annotated_article.problems import Problem

RELATIONS = ("supports", "disputes", "answers", "relies_on")
_MOST = 8  # ids of claims that are listed
_LONGEST = 40  # characters of each
_RESTS_ON_SOURCES = ("corroborated", "disputed", "contradicted")


def check_claims(claims: Sequence[Claim], unread: Collection[str] = ()) -> Iterator[Problem]:
    """Problems of one article's claims. `unread` are ids of claims that could not be read; `*` means any."""
    known = {claim.id: claim for claim in claims}
    for claim in claims:
        yield from _check_speaker(claim)
        for relation in RELATIONS:
            for other in getattr(claim, relation):
                yield from _check_relation(claim, relation, other, known, unread)
        yield from _both(claim)
        if claim.finding in _RESTS_ON_SOURCES and not claim.sources:
            says = (f"The finding is “{claim.finding}”.",)
            fix = "add the source, or set the finding to unverified"
            yield Problem("C003", claim.id.at, says, fix, ("sources: [id-of-a-source]",))
    yield from _circles(known)


def _check_speaker(claim: Claim) -> Iterator[Problem]:
    if claim.said_by is not None and claim.speaker is not None:
        says = (f"`said_by` is {claim.said_by}, `speaker` is {claim.speaker}.",)
        yield Problem("C002", claim.speaker.at, says, "delete one of the two lines")
    elif claim.said_by is None and claim.speaker is None:
        says = ("There is no `said_by` and no `speaker`.",)
        fix = "add who says it; what the article itself says is said by its author"
        yield Problem("C002", claim.id.at, says, fix, ("said_by: id-of-an-entry",))


def _both(claim: Claim) -> Iterator[Problem]:
    """Claims that this one supports, or relies on, and disputes."""
    for relation in ("supports", "relies_on"):
        for other in claim.disputes:
            if other in getattr(claim, relation) and other != claim.id:
                says = (f"`{claim.id}` {relation.replace('_', ' ')} `{other}`, and disputes it.",)
                yield Problem("C004", other.at, says, f"keep one of the two: `{relation}` or `disputes`")


def _check_relation(claim: Claim, relation: str, other: Text, known: dict[Text, Claim], unread: Collection[str]) -> Iterator[Problem]:
    if other == claim.id:
        says = (f"The claim {relation.replace('_', ' ')} itself.",)
        yield Problem("C001", other.at, says, "name another claim, or delete the line")
    elif other not in known and other not in unread and "*" not in unread:
        yield _no_such_claim(other, [name for name in known if name != claim.id])


def _no_such_claim(other: Text, known: list[Text]) -> Problem:
    """A problem with the id that was meant, or else with the first few ids that exist."""
    if meant := did_you_mean(other, known):
        return Problem("R003", other.at, (f"Did you mean {meant}?",), f"write {meant}", instead=meant)
    if not known:
        return Problem("R003", other.at, ("There is no other claim here.",), "add the claim first, or delete the line")
    few = ", ".join(f"{name[:_LONGEST]}…" if len(name) > _LONGEST else name for name in known[:_MOST])
    more = f" and {len(known) - _MOST} more" if len(known) > _MOST else ""
    return Problem("R003", other.at, (f"The other claims here are {few}{more}.",), "write the id of a claim of this article")


def _circles(known: dict[Text, Claim]) -> Iterator[Problem]:
    """Report each circle of `supports` and `relies_on` once: claims that rest on nothing are removed until only circles remain."""
    rests = _what_rests_on_what(known.values())
    users: dict[Text, list[Text]] = {}
    for user, others in rests.items():
        for other in others:
            users.setdefault(other, []).append(user)
    open_count = {name: len(others) for name, others in rests.items()}
    _take_away([name for name, count in open_count.items() if not count], users, open_count)
    for name in rests:
        if open_count[name]:
            circle = _walk(name, rests, open_count)
            rest = [*circle[1:], circle[0]] if len(circle) < 8 else [*circle[1:6], "…"]
            says = (f"{circle[0]} rests on {', which rests on '.join(rest)}.",)
            yield Problem("C001", known[circle[0]].id.at, says, "delete one of these relations")
            for each in circle:
                open_count[each] = 0
            _take_away(circle, users, open_count)


def _what_rests_on_what(claims: Iterable[Claim]) -> dict[Text, set[Text]]:
    """Claim -> the claims that it relies on or that support it, but for unknown ones and itself."""
    rests: dict[Text, set[Text]] = {claim.id: set() for claim in claims}
    for claim in claims:
        rests[claim.id].update(other for other in claim.relies_on if other in rests and other != claim.id)
        for other in claim.supports:
            if other in rests and other != claim.id:
                rests[other].add(claim.id)
    return rests


def _take_away(names: list[Text], users: dict[Text, list[Text]], open_count: dict[Text, int]) -> None:
    """Remove claims, and then every claim that rests on nothing."""
    ready = list(names)
    while ready:
        for user in users.get(ready.pop(), ()):
            if open_count[user]:
                open_count[user] -= 1
                if not open_count[user]:
                    ready.append(user)


def _walk(start: Text, rests: dict[Text, set[Text]], open_count: dict[Text, int]) -> list[Text]:
    """One circle among the remaining claims, which all rest on another remaining claim."""
    path, seen = [start], {start: 0}
    while True:
        following = min(other for other in rests[path[-1]] if open_count[other])
        if following in seen:
            return path[seen[following] :]
        seen[following] = len(path)
        path.append(following)
