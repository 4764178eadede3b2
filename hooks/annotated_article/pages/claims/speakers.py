"""Claims by who makes them: an entry, or a group in words."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from annotated_article.model.articles import Article, Library
from annotated_article.model.notes import Claim
from annotated_article.pages.alphabetical_order import sort_key, sorted_name


class Stated(NamedTuple):
    """A claim and the article it is in."""

    claim: Claim
    article: Article


class Voice(NamedTuple):
    """Who makes a claim: an entry, or a group in words with an empty `url`. An author's own claims are separate from quotations."""

    key: str
    name: str
    url: str
    is_author: bool


class Spoken(NamedTuple):
    """A speaker with the claims."""

    voice: Voice
    claims: list[Stated]


def voice_of(library: Library, stated: Stated) -> Voice:
    """Whose claim it is."""
    claim, article = stated
    entry = library.entries.get(claim.said_by or "")
    if entry is None:
        name = str(claim.speaker or claim.said_by or "")
        return Voice(f"in-words-{'-'.join(sort_key(name).split())[:60]}", name, "", False)
    is_author = entry.name in article.author
    return Voice(f"author-{entry.id}" if is_author else entry.id, entry.name, entry.url, is_author)


def spoken(library: Library, claims: Iterable[Stated]) -> dict[str, Spoken]:
    """Claims by their speakers, under each speaker's key: authors first, then by family name."""
    found: dict[str, Spoken] = {}
    for stated in claims:
        voice = voice_of(library, stated)
        found.setdefault(voice.key, Spoken(voice, [])).claims.append(stated)
    return dict(sorted(found.items(), key=lambda item: (not item[1].voice.is_author, _looked_up(library, item[1]), item[0])))


def _looked_up(library: Library, each: Spoken) -> str:
    """The speaker's name as indexes sort it."""
    entry = library.entries.get(each.claims[0].claim.said_by or "")
    return sort_key(sorted_name(entry) if entry else each.voice.name)
