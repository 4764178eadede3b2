"""Who says what: claims by speaker, the authors' voices apart, and the disputes; over all articles, and for each one."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import partial
from typing import Any, NamedTuple

from annotated_article.model.articles import Article, Library
from annotated_article.pages.claims.claim_pages import WHO_SAYS_WHAT, ClaimRow, claim_row, filter_of, voice_name
from annotated_article.pages.claims.dispute_picture import ShownDispute, shown_dispute
from annotated_article.pages.claims.disputes import Dispute
from annotated_article.pages.claims.speakers import Spoken, Stated, Voice, spoken
from annotated_article.pages.long_lists import Group, Part, Way, split, ways
from annotated_article.pages.templates import fill
from annotated_article.pages.view import Page, View, root_of
from annotated_article.words import Words

MOST_DISPUTING = 200
"""The most claims in all disputes on one page."""


class Said(NamedTuple):
    """A speaker's claims on a page; `address` is the speaker's entry, empty where it is a group in words."""

    voice: Voice
    address: str
    rows: list[ClaimRow]
    counted: str


def who_says_what_pages(library: Library, words: Words) -> Iterator[Page]:
    """One page for all speakers or, if there are too many claims, one for each; and one for each article."""
    stated = [Stated(claim, article) for article in library.articles.values() for claim in article.notes.claims]
    if not stated:
        return
    title, lead = words.say["who says what"], words.say["who says what lead"]
    parts = split(_groups(spoken(library, stated), words))
    if parts[0].path:
        yield Page(WHO_SAYS_WHAT, title, lead, "", "", partial(_speakers, parts))
    for part in parts:
        yield Page(WHO_SAYS_WHAT + part.path, f"{title}: {part.label}" if part.label else title, lead, "", "", partial(_part, part))
    for article in library.articles.values():
        if article.notes.claims:
            yield from _article_pages(library, article, words)


def who_url(article: Article) -> str:
    """Who says what in an article, from the site's root."""
    return f"claims/{article.id}/"


def _groups(speakers: dict[str, Spoken], words: Words, slug: str = "") -> list[Group[Stated]]:
    return [Group(slug or key, voice_name(each.voice, words), each.claims) for key, each in speakers.items()]


def _article_pages(library: Library, article: Article, words: Words) -> Iterator[Page]:
    claims = [Stated(claim, article) for claim in article.notes.claims]
    title = words.labelled(words.say["who says what"], article.title)
    parts = split(_groups(spoken(library, claims), words, article.id))
    for number, part in enumerate(parts, 1):
        url = f"claims/{part.path}" if part.path else who_url(article)
        numbered = f"{title} ({number})" if number > 1 else title
        lead = words.say["who says what lead"]
        yield Page(url, numbered, lead, article.notes.path, "", partial(_in_article, article, parts, part, url))


def _speakers(parts: Sequence[Part[Stated]], view: View) -> str:
    """The speakers with their counts, each a link."""
    return _page(view, WHO_SAYS_WHAT, [], ways=ways(parts, "", ""))


def _part(part: Part[Stated], view: View) -> str:
    url, words = WHO_SAYS_WHAT + part.path, view.words
    if not part.path:
        disputes = _disputes(view, [anchored.article for anchored in view.by_date], url)
        return _page(view, url, _said(view, part, url), disputes=disputes, shown=view.claims)
    up = (root_of(part.path), words.say["who says what"])
    return _page(view, url, _said(view, part, url), title=part.label, up=up, shown=_stated(part))


def _in_article(article: Article, parts: Sequence[Part[Stated]], part: Part[Stated], url: str, view: View) -> str:
    root = root_of(url)
    numbered = [
        Way(str(number), f"{root}claims/{each.path}", (each.size,), each is part) for number, each in enumerate(parts, 1) if len(parts) > 1
    ]
    disputes = _disputes(view, [article], url) if part is parts[0] else []
    up = (root + article.url, str(article.title))
    return _page(view, url, _said(view, part, url, article.id), up=up, ways=numbered, disputes=disputes, shown=_stated(part))


def _stated(part: Part[Stated]) -> list[Stated]:
    return [stated for group in part.groups for stated in group.rows]


def _said(view: View, part: Part[Stated], url: str, here: str = "") -> list[Said]:
    """The part's speakers with their claims in reading order; `here` is the article that the page is about, if it is about one."""
    root = root_of(url)
    found = []
    for group in part.groups:
        voice = view.voice(group.rows[0])
        in_order = sorted(group.rows, key=lambda each: view.claim_ranks[each.article.id, each.claim.id])
        rows = [claim_row(view, stated, url, here) for stated in in_order]
        found.append(Said(voice, root + voice.url if voice.url else "", rows, view.words.count("claim", len(rows))))
    return found


def _disputes(view: View, articles: Iterable[Article], url: str) -> list[ShownDispute]:
    """The disputes of these articles, as many as one page draws."""
    drawn: list[ShownDispute] = []
    seen: list[Dispute] = []
    left = MOST_DISPUTING
    for article in articles:
        for dispute in view.relations.disputes_in.get(article.id, []):
            if any(dispute is each for each in seen):  # it has claims of an article before
                continue
            seen.append(dispute)
            drawn.append(shown_dispute(view, dispute, article, url))
            left -= len(drawn[-1].steps)
            if left <= 0:
                return drawn
    return drawn


def _page(view: View, url: str, said: Sequence[Said], shown: Sequence[Stated] = (), **values: Any) -> str:
    """The template with these speakers; `shown` are their claims, for the filter."""
    words = view.words
    usual = {"title": words.say["who says what"], "up": ("../", words.groups["claim"]), "disputes": [], "ways": []}
    return fill(
        "claims/who_says_what",
        lead=words.sentence("who says what lead"),
        parts=[
            (words.say["author's voice"], [each for each in said if each.voice.is_author]),
            (words.say["quoted voices"], [each for each in said if not each.voice.is_author]),
        ],
        fields=filter_of(view, shown),
        root=root_of(url),
        words=words,
        **(usual | values),
    )
