"""The list of claims, and a page for each: its words in their paragraph, who says it, what the record shows, what answers it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import partial
from typing import NamedTuple

from markupsafe import Markup, escape

from annotated_article.anchoring.anchor_article import AnchoredArticle, Mention
from annotated_article.html_text import shown
from annotated_article.kinds.claim import RELATIONS
from annotated_article.model.articles import Article, Library, claim_url
from annotated_article.model.notes import Claim
from annotated_article.pages.claims.dispute_picture import shown_dispute
from annotated_article.pages.claims.speakers import Stated, Voice
from annotated_article.pages.code_host import note_address
from annotated_article.pages.long_lists import MOST_ROWS, Filter, Group, Way, filters_for
from annotated_article.pages.templates import fill
from annotated_article.pages.view import InText, Page, View, root_of
from annotated_article.weaving.endnotes import passage_name
from annotated_article.weaving.note_content import QUEUE_URL, NoteWriter, capital, result_of
from annotated_article.words import Words

WHO_SAYS_WHAT = "claims/who-says-what/"
MOST_RELATED = 50
"""Claims listed under one relation of a claim; the register has the rest."""


class ClaimRow(NamedTuple):
    """A claim in a list: its page, one line of facts, its very words in the text, and what it can be filtered by."""

    claim: str
    address: str
    facts: Markup
    words_url: str
    where: str
    speaker: str
    kind: str
    finding: str
    article: str = ""
    """The article's title, if the list has claims of several articles."""


def claim_row(view: View, stated: Stated, url: str, here: str = "") -> ClaimRow:
    """A claim as it is in a list on the page at `url`; `here` is the id of the article that the list is about, if it is about one."""
    claim, article = stated
    writer = view.writer(url)
    mention = next(iter(view.articles[article.id].by_note.get(claim.id, [])), None)
    return ClaimRow(
        claim.claim,
        writer.address(claim_url(claim, article)),
        Markup(writer.claim_facts(claim, article)),
        f"{writer.address(article.url)}#{mention.anchor}" if mention else "",
        passage_name(mention.passage, writer.words) if mention else "",
        view.voice(stated).key,
        claim.kind,
        result_of(claim),
        str(article.title) if article.id != here and len(view.claims_in) > 1 else "",
    )


def claim_pages(library: Library, words: Words) -> Iterator[Page]:
    """The list and every claim's page."""
    yield Page("claims/", words.groups["claim"], words.say["claims lead"], "", "", _register)
    for article in library.articles.values():
        for claim in article.notes.claims:
            yield page_of_claim(Stated(claim, article), words)


def page_of_claim(stated: Stated, words: Words) -> Page:
    """The claim's page. Where its title is shown alone, as in a chat, the finding comes first: the claim is not ours."""
    claim, article = stated
    result = result_of(claim)
    title = words.labelled(capital(words.findings[result] if result else words.claim_kinds[claim.kind]), claim.claim)
    own = f"<p>{shown(claim.claim)}</p><p>{shown(claim.note or '')}</p>"
    url = claim_url(claim, article)
    return Page(url, title, claim.note or claim.claim, claim.at.path, own, partial(_claim, stated, url), searched_as=claim.claim)


def filter_of(view: View, stated: Sequence[Stated]) -> list[Filter] | None:
    """What these claims can be filtered by."""
    words, say = view.words, view.words.say
    keys = {view.voice(each).key for each in stated}
    voices = [voice for voice, _ in view.speakers if voice.key in keys]
    kinds = {each.claim.kind for each in stated}
    findings = {result_of(each.claim) for each in stated}
    fields = [
        Filter("speaker", say["filter speaker"], [(voice.key, voice_name(voice, words)) for voice in voices]),
        Filter("kind", say["filter kind"], [(kind, word) for kind, word in words.claim_kinds.items() if kind in kinds]),
        Filter("finding", say["filter finding"], [(finding, word) for finding, word in words.findings.items() if finding in findings]),
    ]
    return filters_for(len(stated), fields)


def voice_name(voice: Voice, words: Words) -> str:
    """The speaker's name, for an author with a word for that."""
    return f"{voice.name} ({words.say['the author']})" if voice.is_author else voice.name


def _register(view: View) -> str:
    """All claims by article, in reading order; if there are too many, the articles with their counts."""
    url, words = "claims/", view.words
    brief = len(view.claims) > MOST_ROWS
    groups = [
        Group(article, claims[0].article.title, [] if brief else [claim_row(view, stated, url, article) for stated in claims])
        for article, claims in view.claims_in.items()
    ]
    ways = [Way(group.label, f"{group.slug}/", (len(view.claims_in[group.slug]),), False) for group in groups]
    return fill(
        "claims/claims",
        title=words.groups["claim"],
        counted=words.count("claim", len(view.claims)),
        groups=[] if brief else [(group.label, f"{group.slug}/", group.rows) for group in groups],
        ways=ways if brief else [],
        fields=None if brief else filter_of(view, view.claims),
        root=root_of(url),
        words=words,
    )


def _claim(stated: Stated, url: str, view: View) -> str:
    claim, article = stated
    anchored = view.articles[article.id]
    writer = view.writer(url)
    note = writer.claim(claim, article, anchored.here)
    dispute = view.relations.dispute_of(stated)
    return fill(
        "claims/claim",
        claim=claim,
        facts=Markup(note.facts),
        text=Markup(note.text),
        article=article,
        article_url=writer.address(article.url),
        passages=list(_paragraphs(anchored, claim, root_of(url), writer.words)),
        relations=list(_related(view, stated, url)),
        dispute=shown_dispute(view, dispute, article, url, stated) if dispute else None,
        data=list(_data(view, stated, url)),
        sources=[Markup(writer.citation(source)) for source in note.sources],
        near=_near(view, stated),
        status=capital(note.status),
        edit=note_address(view.edit, claim.at),
        queue=QUEUE_URL,
        root=root_of(url),
        words=view.words,
    )


def _data(view: View, stated: Stated, url: str) -> Iterator[tuple[str, list[Markup]]]:
    """Who says it, through whom, about whom. Each name links to its entry, and the speaker's also to everything they say."""
    claim, writer, voice = stated.claim, view.writer(url), view.voice(stated)
    say = writer.words.say
    name = Markup(writer.entry_link(claim.said_by)) if voice.url and claim.said_by else Markup(shown(voice.name))
    role = f" ({say['the author']})" if voice.is_author else ""
    count = writer.words.count("claim", view.said_by_each[voice.key])
    all_of_them = Markup('<a href="{}">{}</a>').format(writer.address(voice_url(view, voice)), count)
    yield say["who says it"], [Markup("{}{} · {}").format(name, role, all_of_them)]
    if claim.through:
        yield say["through whom"], [Markup(writer.entry_link(claim.through))]
    if claim.about:
        yield say["about whom"], [Markup(writer.entry_link(entry)) for entry in claim.about]
    yield from ((label, [Markup(answer)]) for label, answer in answer_of(view, stated, writer))


def answer_of(view: View, stated: Stated, writer: NoteWriter) -> Iterator[tuple[str, str]]:
    """What the accused answered, or where no answer was found: a label, and HTML."""
    claim, article = stated
    say, here = writer.words.say, view.articles[article.id].here
    if claim.answering is not None:
        if other := view.relations.named(claim.answering, article):
            yield say["answer"], linked_claim(other, article, writer)
    elif claim.answered_by is not None:
        yield say["answer"], writer.linked(claim.answered_by, here)
    if claim.answer_not_found is not None:
        yield say["answer not found"], writer.linked(claim.answer_not_found, here)


def linked_claim(stated: Stated, article: Article, writer: NoteWriter) -> str:
    """A link to a claim's page, on a page about `article`; the title of another article follows."""
    claim, other = stated
    title = "" if other.id == article.id else f" ({shown(other.title)})"
    return f'<a href="{escape(writer.address(claim_url(claim, other)))}">{shown(claim.claim)}</a>{title}'


def voice_url(view: View, voice: Voice) -> str:
    """Where all claims of a speaker are listed, from the site's root."""
    return f"{WHO_SAYS_WHAT}{voice.key}/" if view.number_of_claims > MOST_ROWS else f"{WHO_SAYS_WHAT}#{voice.key}"


def _paragraphs(anchored: AnchoredArticle, claim: Claim, root: str, words: Words) -> Iterator[InText]:
    """The claim's words in each paragraph over which they run."""
    page = root + anchored.article.url
    for mention in anchored.by_note.get(claim.id, []):
        text = anchored.texts[mention.spot.surface].text
        _, start, end = mention.spot
        for name, begin, stop in _passages(anchored, mention):
            low, high = max(start, begin), min(end, stop)
            if low < high:
                address = f"{page}#{mention.anchor if name == mention.passage else name}"
                yield InText(text[begin:low], text[low:high], text[high:stop].rstrip(), address, passage_name(name, words))


def _passages(anchored: AnchoredArticle, mention: Mention) -> list[tuple[str, int, int]]:
    """Id, start and end of each passage over which a mention runs; outside of passages, the mention's own."""
    text = anchored.texts[mention.spot.surface]
    first, last = text.passage_at(mention.spot.start), text.passage_at(mention.spot.end - 1)
    if first < 0:
        return [(mention.passage, mention.spot.start, mention.spot.end)]
    return [(passage.id, passage.start, passage.end) for passage in text.passages[first : last + 1]]


def _related(view: View, stated: Stated, url: str) -> Iterator[tuple[str, list[ClaimRow], str]]:
    """Each relation with the claims at its other end, then each inverse; with how many more there are."""
    say = view.words.say
    for relation in RELATIONS:
        ends = (view.relations.named(name, stated.article) for name in getattr(stated.claim, relation))
        yield from _rows(view, say[relation], [each for each in ends if each], stated.article.id, url)
    for relation, inverse in RELATIONS.items():
        yield from _rows(view, say[inverse], view.relations.related_to(stated, relation), stated.article.id, url)


def _rows(view: View, label: str, claims: Sequence[Stated], article: str, url: str) -> Iterator[tuple[str, list[ClaimRow], str]]:
    if claims:
        rows = [claim_row(view, each, url, article) for each in claims[:MOST_RELATED]]
        more = len(claims) - len(rows)
        yield label, rows, view.words.count("further claim", more) if more else ""


def _near(view: View, stated: Stated) -> list[tuple[str, str]]:
    """The claims before and after it in the article."""
    before, after = view.beside(stated)
    return [(each.claim.claim, f"../{each.claim.id}/") for each in (before, after) if each]
