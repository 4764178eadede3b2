"""The review queue: every note that nobody has reviewed yet, beginning with those where a mistake would do most harm."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from itertools import chain, groupby
from typing import NamedTuple

from markupsafe import Markup

from annotated_article.anchoring.anchor_article import AnchoredArticle, Mention
from annotated_article.html_text import shown
from annotated_article.kinds import ENTRY_KINDS_BY_NAME
from annotated_article.kinds.person import Person
from annotated_article.model.articles import Library, claim_url
from annotated_article.model.notes import Claim, DateNote, Entry
from annotated_article.pages.long_lists import at_least_one, filters_for, numbered_ways
from annotated_article.pages.templates import fill
from annotated_article.pages.view import Page, View, gist, in_reading_order, root_of
from annotated_article.weaving.endnotes import passage_name
from annotated_article.weaving.note_content import QUEUE_URL, result_of
from annotated_article.words import Words

URL = QUEUE_URL
_GROUPS = ("disputed", "contradicted", "disputed claim", "living", "claim", "date", *ENTRY_KINDS_BY_NAME)
"""The groups of notes in their order: disputed notes, claims by finding, notes on living people, all other claims, dates and entries."""


class Waiting(NamedTuple):
    """A note without a review, the group that it is in, and its first mention in the newest article that has one."""

    note: Entry | DateNote | Claim
    group: str
    often: int
    """How often it is mentioned."""
    anchored: AnchoredArticle | None
    mention: Mention | None


class WaitingRow(NamedTuple):
    """A note in the list. `address` leads to the note, `words_url` to its words; the latter is empty where no article has any."""

    title: str
    address: str
    facts: Markup
    words_url: str
    where: str
    article: str
    often: str
    has_sources: bool


def review_pages(library: Library, words: Words) -> Iterator[Page]:
    """The queue in parts by number; one page that says so if every note has been reviewed."""
    title, lead = words.say["review queue"], words.say["review queue lead"]
    for at, part in enumerate(at_least_one(range(sum(1 for note in _notes(library) if note.status != "reviewed")))):
        label = words.labelled(title, words.numbers(part.numbers)) if part.path else title
        yield Page(f"{URL}{part.path}", label, lead, "", "", partial(_queue, at))


def _notes(library: Library) -> Iterator[Entry | DateNote | Claim]:
    """Every note that can be reviewed."""
    articles = library.articles.values()
    dates = (date for article in articles for date in article.notes.dates)
    return chain(library.entries.values(), dates, (claim for article in articles for claim in article.notes.claims))


def waiting(view: View) -> list[Waiting]:
    """The notes that nobody has reviewed, in the order of the queue: by group, then as often or as recently as they are read."""
    found = sorted(chain(_claims(view), _dates(view), _entries(view)), key=lambda each: _GROUPS.index(each.group))
    return [each for each in found if each.note.status != "reviewed"]


def _claims(view: View) -> Iterator[Waiting]:
    for claim, article in view.claims:
        yield _pinned(claim, view.articles[article.id])


def _dates(view: View) -> Iterator[Waiting]:
    for anchored in view.by_date:
        for date in in_reading_order(anchored, anchored.article.notes.dates):
            yield _pinned(date, anchored)


def _pinned(note: DateNote | Claim, anchored: AnchoredArticle) -> Waiting:
    return Waiting(note, _group(note), 1, anchored, next(iter(anchored.by_note.get(note.id, [])), None))


def _entries(view: View) -> Iterator[Waiting]:
    """Entries, those that are mentioned most often first."""
    often = {name: sum(len(anchored.by_entry[name]) for anchored in articles) for name, articles in view.naming.items()}
    for entry in sorted(view.library.entries.values(), key=lambda entry: (-often.get(entry.id, 0), entry.id)):
        anchored = next(iter(view.naming.get(entry.id, [])), None)
        mention = anchored.by_entry[entry.id][0] if anchored else None
        yield Waiting(entry, _group(entry), often.get(entry.id, 0), anchored, mention)


def _group(note: Entry | DateNote | Claim) -> str:
    if note.status == "disputed":
        return "disputed"
    if isinstance(note, Claim):
        return {"contradicted": "contradicted", "disputed": "disputed claim"}.get(result_of(note), "claim")
    if isinstance(note, DateNote):
        return "date"
    return "living" if isinstance(note.own, Person) and note.own.living else note.kind.name


def _label(group: str, words: Words) -> str:
    """The heading of a group."""
    findings = {"contradicted": "contradicted", "disputed claim": "disputed"}
    if group in findings:
        return words.labelled(words.groups["claim"], words.findings[findings[group]])
    others = {"disputed": "disputed notes", "living": "living people", "claim": "other claims"}
    return words.say[others[group]] if group in others else words.groups[group]


def _queue(at: int, view: View) -> str:
    notes = view.once("review queue", lambda: waiting(view))
    parts, words = at_least_one(notes), view.words
    part = parts[at]
    url = f"{URL}{part.path}"
    root = root_of(url)
    everything = sum(1 for _ in _notes(view.library))
    return fill(
        "contribute/review_queue",
        title=words.say["review queue"],
        counted=words.count("resting note", len(notes)),
        progress=words.sentence("review progress", words.number(everything - len(notes)), words.number(everything)),
        groups=[
            (_label(group, words), [_row(view, each, url) for each in same])
            for group, same in groupby(part.rows, key=lambda each: each.group)
        ],
        ways=numbered_ways(parts, lambda each: _label(each.rows[0].group, words), f"{root}{URL}", part.path),
        fields=filters_for(len(part.rows)),
        root=root,
        words=words,
    )


def _row(view: View, each: Waiting, url: str) -> WaitingRow:
    note, _, often, anchored, mention = each
    root, words = root_of(url), view.words
    article = f"{root}{anchored.article.url}" if anchored else ""
    return WaitingRow(
        _title(note),
        f"{article}#n-{mention.note}" if mention else root + _page_of(view, each),
        _facts(view, each, url),
        f"{article}#{mention.anchor}" if mention else "",
        passage_name(mention.passage, words) if mention else "",
        str(anchored.article.title) if anchored and len(view.by_date) > 1 else "",
        words.count("mention", often) if often > 1 else "",
        bool(note.sources),
    )


def _title(note: Entry | DateNote | Claim) -> str:
    return str(note.claim if isinstance(note, Claim) else note.title if isinstance(note, DateNote) else note.name)


def _facts(view: View, each: Waiting, url: str) -> Markup:
    note, writer = each.note, view.writer(url)
    if isinstance(note, Entry):
        return Markup(shown(gist(note, view.words)))
    if isinstance(note, DateNote):
        return Markup(writer.time(note.when))
    assert each.anchored is not None
    return Markup(writer.claim_facts(note, each.anchored.article))


def _page_of(view: View, each: Waiting) -> str:
    """The note's own page, or its place in a list, from the site's root: for a note without a place in a text."""
    note = each.note
    if isinstance(note, Entry):
        return note.url
    assert each.anchored is not None
    article = each.anchored.article
    return claim_url(note, article) if isinstance(note, Claim) else view.date_url(note, article)
