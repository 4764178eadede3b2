"""The list of the claims in one block of an article, after the block: in the margin or in a list that opens."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from html import escape

from annotated_article.anchoring.anchor_article import AnchoredArticle, Mention
from annotated_article.html_text import shown
from annotated_article.model.notes import Claim
from annotated_article.weaving.note_content import ALARMING, GLYPHS, NO_FINDING, NoteWriter, capital, result_of

_LINE, _LINES = 75, 1.5
"""Characters in a line of the text, more than the browser fits; lines in the margin beside one of the text."""
_A_CLAIM, _AT_LENGTH = 2, 3
"""Lines that a claim takes in the margin: result and speaker above its title, which has two lines where there is room."""


def claims_aside(mentions: Sequence[Mention], anchored: AnchoredArticle, writer: NoteWriter) -> str:
    """The `<aside>` with the claims that begin in one block; `mentions` are those of the claims, at least one."""
    claims = {str(claim.id): claim for claim in anchored.article.notes.claims}
    # On a reading sheet, the notes of a second article have a suffix: denial_2.
    claimed = [(mention.note, claims[mention.note.partition("_")[0]]) for mention in mentions]
    room = _room(mentions, anchored)
    shows = len(claimed) if len(claimed) * _A_CLAIM <= room else (room - 1) // _A_CLAIM
    css = "claims claims--long" if len(claimed) * _AT_LENGTH <= room else "claims"
    items = "".join(_item(note, claim, anchored, writer, rest=rank >= shows) for rank, (note, claim) in enumerate(claimed))
    summary = _counted([claim for _, claim in claimed], writer)
    if shows < len(claimed):
        summary = f"<span>{summary}</span><span>{shown(writer.words.say['more claims'].format(len(claimed) - shows))}</span>"
    return (
        f'<aside class="{css}" role="note" aria-label="{escape(_where(mentions, writer))}" data-search-exclude><details>'
        f"<summary>{summary}</summary><ul>{items}</ul></details></aside>"
    )


def _item(note: str, claim: Claim, anchored: AnchoredArticle, writer: NoteWriter, *, rest: bool) -> str:
    result = result_of(claim)
    word = writer.words.findings[result] if result else writer.words.claim_kinds[claim.kind]
    css, kind = (' class="rest"' if rest else ""), (f' class="finding--{result}"' if result in ALARMING else "")
    who = writer.speaker_name(claim, anchored.article)
    return (
        f'<li{css}><a href="#n-{note}" data-notes="{note}" data-glyph="{GLYPHS.get(result, NO_FINDING)}"{kind}>'
        f"<b>{shown(capital(word))}{' · ' if who else ''}</b>{shown(who)}: <span>{shown(claim.claim)}</span></a></li>"
    )


def _counted(claims: Sequence[Claim], writer: NoteWriter) -> str:
    """`7 claims: 3 disputed, 1 contradicted`; the findings are in an element of their own."""
    counts = Counter(map(result_of, claims))
    alarming = ", ".join(f"{counts[result]} {writer.words.findings[result]}" for result in ALARMING if counts[result])
    return shown(writer.words.count("claim", len(claims))) + (f"<b>: {shown(alarming)}</b>" if alarming else "")


def _where(mentions: Sequence[Mention], writer: NoteWriter) -> str:
    """`Claims in paragraph 8`, `Claims in paragraphs 3, 4`, or `Claims` where no number is near."""
    ids = dict.fromkeys(mention.passage for mention in mentions)
    numbers = [name[1:].partition("_")[0] for name in ids if name[:1] == "p" and name[1:2].isdigit()]
    if not numbers:
        return writer.words.groups["claim"]
    return writer.words.say["claims in one" if len(numbers) == 1 else "claims in several"].format(", ".join(numbers))


def _room(mentions: Sequence[Mention], anchored: AnchoredArticle) -> int:
    """How many lines the margin has beside the passages in which the claims begin: their text's height and one line of the text more."""
    passages = {passage.id: passage.end - passage.start for passage in anchored.texts[mentions[0].spot.surface].passages}
    lines = sum(-(-passages.get(name, 0) // _LINE) for name in {mention.passage for mention in mentions})
    return int((lines + 1) * _LINES)
