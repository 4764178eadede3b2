"""How the claims of all articles relate: the claim that a note names, those that answer it, and the disputes they form."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import cached_property
from itertools import chain

from annotated_article.anchoring.anchor_article import AnchoredArticle
from annotated_article.kinds.claim import RELATIONS
from annotated_article.model.articles import Article
from annotated_article.model.notes import Claim, named_claim
from annotated_article.pages.claims.disputes import JOINING, Dispute, disputes_of, inverse, qualified, reached
from annotated_article.pages.claims.speakers import Stated
from annotated_article.pages.grouping import Lazy


class ClaimRelations:
    """`claims_in` has each article's claims in reading order, the newest article first."""

    def __init__(self, articles: Mapping[str, AnchoredArticle], claims_in: Mapping[str, list[Stated]]) -> None:
        self._articles, self._claims_in = articles, claims_in

    @cached_property
    def by_id(self) -> Mapping[str, dict[str, Stated]]:
        """Article id -> claim id -> the claim, in reading order."""
        return Lazy(self._claims_in, lambda article: {str(stated.claim.id): stated for stated in self._claims_in[article]})

    def named(self, name: str, article: Article) -> Stated | None:
        """The claim that a note on `article` means by `name`: `claim`, or `other-article/claim`."""
        other, claim = named_claim(name, article.id)
        return self.by_id.get(other, {}).get(claim)

    def related_to(self, stated: Stated, relation: str) -> list[Stated]:
        """The claims that have this relation to a claim: those of its own article, then those of others."""
        claim, article = stated
        own = self._inverse[article.id].get(claim.id, {}).get(relation, [])
        return [*(Stated(each, article) for each in own), *self._across.get((article.id, str(claim.id)), {}).get(relation, [])]

    @cached_property
    def _across(self) -> Mapping[tuple[str, str], dict[str, list[Stated]]]:
        """Article id and claim id -> relation -> the claims in other articles that have it to that one."""
        found: dict[tuple[str, str], dict[str, list[Stated]]] = {}
        for stated in chain.from_iterable(self._claims_in.values()):
            for relation in RELATIONS:
                for name in dict.fromkeys(getattr(stated.claim, relation)):
                    if "/" in name:
                        found.setdefault(named_claim(name, stated.article.id), {}).setdefault(relation, []).append(stated)
        return found

    @cached_property
    def _joined(self) -> Mapping[str, list[str]]:
        """Article id -> the articles that share disputes with it, itself among them, oldest first."""
        neighbours: dict[str, set[str]] = {}
        for (article, _), relations in self._across.items():
            for stated in (each for relation in JOINING for each in relations.get(relation, [])):
                neighbours.setdefault(article, set()).add(stated.article.id)
                neighbours.setdefault(stated.article.id, set()).add(article)
        oldest_first = [*reversed([*self._claims_in])]
        groups = {article: {*reached(article, neighbours)} for article in neighbours}
        return {article: [each for each in oldest_first if each in group] for article, group in groups.items()}

    @cached_property
    def disputes_in(self) -> Mapping[str, list[Dispute]]:
        """Article id -> the disputes to which its claims belong. If one has claims of several articles, all ids in it are qualified."""
        return Lazy(self._claims_in, self._disputes_in)

    def _disputes_in(self, article: str) -> list[Dispute]:
        if article not in self._joined:
            return self._articles[article].once("disputes", lambda _: disputes_of([stated.claim for stated in self._claims_in[article]]))
        shared = self._shared[tuple(self._joined[article])]
        return [each for each in shared if any(named_claim(claim.id, "")[0] == article for claim in each.claims)]

    @cached_property
    def _shared(self) -> Mapping[tuple[str, ...], list[Dispute]]:
        """Ids of articles that share disputes, oldest first -> those disputes."""
        return Lazy({tuple(group) for group in self._joined.values()}, lambda group: disputes_of(self._qualified(group)))

    def _qualified(self, articles: Iterable[str]) -> list[Claim]:
        return [qualified(stated.claim, article) for article in articles for stated in self._claims_in.get(article, [])]

    def dispute_of(self, stated: Stated) -> Dispute | None:
        """The dispute that the claim belongs to."""
        disputes = self.disputes_in[stated.article.id]
        return next((each for each in disputes if any(self.named(claim.id, stated.article) == stated for claim in each.claims)), None)

    @cached_property
    def _inverse(self) -> Mapping[str, dict[str, dict[str, list[Claim]]]]:
        """Article id -> claim id -> relation -> the claims of that article that have it to that one."""
        return Lazy(self._claims_in, lambda article: inverse(stated.claim for stated in self._claims_in[article]))
