"""Disputes: claims that answer or dispute one another, in an order that readers can follow. Claims only."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any, NamedTuple

from annotated_article.kinds.claim import RELATIONS
from annotated_article.model.notes import Claim, named_claim
from annotated_article.model.typed import Text

JOINING = ("disputes", "answers")
"""Relations that make claims part of one dispute."""
DEEPEST = 6
"""Levels of indentation in a nested list; anything deeper stays at the last one."""


class Bond(NamedTuple):
    """The claim number `start` of a dispute has that `relation` to the claim number `end`."""

    start: int
    relation: str
    end: int


@dataclass(frozen=True, slots=True)
class Dispute:
    """Claims in reading order, each with its depth in the nested list, and all bonds among them. `total` counts the whole."""

    claims: tuple[Claim, ...]
    depths: tuple[int, ...]
    bonds: tuple[Bond, ...]
    total: int

    @property
    def bonds_of(self) -> dict[int, list[Bond]]:
        """The number of a claim -> the bonds that start from it."""
        found: dict[int, list[Bond]] = {}
        for bond in self.bonds:
            found.setdefault(bond.start, []).append(bond)
        return found


def disputes_of(claims: Sequence[Claim]) -> list[Dispute]:
    """The disputes among these claims, which are given in reading order."""
    neighbours = _neighbours(claims)
    group_of: dict[str, str] = {}
    groups: dict[str, list[Claim]] = {}
    for claim in claims:
        if claim.id not in group_of and neighbours[claim.id]:
            group_of |= dict.fromkeys(reached(str(claim.id), neighbours), str(claim.id))
        if claim.id in group_of:
            groups.setdefault(group_of[claim.id], []).append(claim)
    return [_in_order(group) for group in groups.values()]


def qualified(claim: Claim, article: str) -> Claim:
    """The claim with ids of the form `article/claim` throughout, so that it can be listed with claims in other articles."""
    related: dict[str, Any] = {relation: tuple(_qualified(name, article) for name in getattr(claim, relation)) for relation in RELATIONS}
    return replace(claim, id=_qualified(claim.id, article), **related)


def _qualified(name: Text, article: str) -> Text:
    return Text("/".join(named_claim(name, article)), name.at)


def nearest(dispute: Dispute, claim: Claim, most: int) -> Dispute:
    """The dispute or, if it has more than `most` claims, those that are the fewest steps from `claim`."""
    if len(dispute.claims) <= most:
        return dispute
    kept = set()
    for name in reached(str(claim.id), _neighbours(dispute.claims)):
        kept.add(name)
        if len(kept) == most:
            break
    return _in_order([each for each in dispute.claims if each.id in kept], dispute.total)


def inverse(claims: Iterable[Claim]) -> dict[str, dict[str, list[Claim]]]:
    """Claim id -> relation -> the claims that have it to that claim, in the order given."""
    found: dict[str, dict[str, list[Claim]]] = {}
    for claim in claims:
        for relation in RELATIONS:
            for other in dict.fromkeys(getattr(claim, relation)):
                found.setdefault(str(other), {}).setdefault(relation, []).append(claim)
    return found


def _neighbours(claims: Sequence[Claim]) -> dict[str, list[str]]:
    """Claim id -> the claims that it answers or disputes, and those that answer or dispute it."""
    found: dict[str, list[str]] = {str(claim.id): [] for claim in claims}
    for claim in claims:
        for relation in JOINING:
            for other in getattr(claim, relation):
                if other in found and other != claim.id:
                    found[claim.id].append(other)
                    found[other].append(claim.id)
    return found


def reached(start: str, neighbours: Mapping[str, Collection[str]]) -> Iterator[str]:
    """Everything connected with `start`, the nearest first."""
    seen, wave = {start}, [start]
    while wave:
        yield from wave
        following = list(dict.fromkeys(other for name in wave for other in neighbours[name] if other not in seen))
        seen.update(following)
        wave = following


def _in_order(claims: Sequence[Claim], total: int = 0) -> Dispute:
    """A connected group in order: a claim that answers none, below it what answers it, and so on.

    Every claim comes once, so a circle ends where it began. If there is nothing but a circle, it begins with its first claim.
    """
    known = {str(claim.id): claim for claim in claims}
    replies: dict[str, list[str]] = {name: [] for name in known}
    for name, claim in known.items():
        for other in dict.fromkeys(other for relation in JOINING for other in getattr(claim, relation)):
            if other in known and other != name:
                replies[other].append(name)
    answering = {name for names in replies.values() for name in names}
    order: dict[str, int] = {}
    for root in [*(name for name in known if name not in answering), *known]:
        waiting = [(root, 0)]
        while waiting:
            name, depth = waiting.pop()
            if name not in order:
                order[name] = depth
                waiting += [(reply, min(depth + 1, DEEPEST)) for reply in reversed(replies[name])]
    return Dispute(tuple(known[name] for name in order), tuple(order.values()), tuple(_bonds(order, known)), total or len(known))


def _bonds(order: Iterable[str], known: Mapping[str, Claim]) -> Iterator[Bond]:
    numbers = {name: number for number, name in enumerate(order)}
    for name, number in numbers.items():
        for relation in RELATIONS:
            for other in dict.fromkeys(getattr(known[name], relation)):
                if other in numbers and other != name:
                    yield Bond(number, relation, numbers[other])
