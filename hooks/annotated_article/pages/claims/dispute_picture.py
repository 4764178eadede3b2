"""Disputes as pages show them: the picture, and beside it a nested list with the same content and numbers."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from html import escape
from typing import NamedTuple

from markupsafe import Markup

from annotated_article.html_text import columns, shown
from annotated_article.kinds.claim import RELATIONS
from annotated_article.model.articles import Article, claim_url
from annotated_article.pages.claims.disputes import Bond, Dispute, nearest
from annotated_article.pages.claims.speakers import Stated
from annotated_article.pages.view import View
from annotated_article.weaving.note_content import GLYPHS, NoteWriter, result_of
from annotated_article.words import Words

_WIDTH = 350  # px: a phone's width less its margins; on a wider screen the list is beside it
_ACROSS = 33  # characters in a line of a claim, of those that are about half as wide as high
_ACROSS_FACTS = 36  # beside six lanes too
_MOST_LINES = 3
_LINE = 17  # px from line to line
_GAP = 14  # px between claims
_LANE = 11  # px between the lines at the left
_MOST_LANES = 6


class Drawn(NamedTuple):
    """A claim in the picture: its sentence, who says it with the finding, and where it leads."""

    claim: str
    facts: str
    address: str
    is_here: bool


class _Row(NamedTuple):
    top: int
    lines: list[str]
    facts: list[str]

    @property
    def middle(self) -> int:
        """Where the lines at the left arrive: level with the claim's first words."""
        return self.top + 9

    @property
    def stop(self) -> int:
        """Where it ends."""
        return self.top + _LINE * (len(self.lines) + len(self.facts)) + 4


def picture(claims: Sequence[Drawn], bonds: Sequence[Bond], label: str, said: Mapping[str, str]) -> str:
    """The SVG. `label` names it; `said` has the word for each relation."""
    rows = list(_rows(claims))
    lanes = _lanes(bonds)
    x = 15 + _LANE * (max(lanes, default=0) + 1)
    height = rows[-1].stop + 2
    lines = [
        _line(bond, (rows[bond.start].middle, rows[bond.end].middle), (x - 14 - _LANE * (lane + 1), x - 4), _title(bond, claims, said))
        for bond, lane in zip(bonds, lanes, strict=True)
    ]
    room = 10 + 8 * len(str(len(claims)))
    texts = [_claim(number, claim, row, (x + 2, x + room)) for number, (claim, row) in enumerate(zip(claims, rows, strict=True), 1)]
    return (
        f'<svg class="dispute__picture" viewBox="0 0 {_WIDTH} {height}" width="{_WIDTH}" height="{height}" role="group" '
        f'aria-label="{escape(label)}">{"".join(lines)}{"".join(texts)}</svg>'
    )


def _rows(claims: Iterable[Drawn]) -> Iterator[_Row]:
    top = 6
    for claim in claims:
        lines = wrapped(claim.claim, _ACROSS, _MOST_LINES)
        row = _Row(top, lines, wrapped(claim.facts, _ACROSS_FACTS, 2))
        yield row
        top = row.stop + _GAP


def _lanes(bonds: Iterable[Bond]) -> list[int]:
    """A lane for each bond, short ones near the claims, so that those side by side do not lie on one another."""
    ordered = sorted(enumerate(bonds), key=lambda each: (abs(each[1].start - each[1].end), each[0]))
    taken: list[list[tuple[int, int]]] = []
    lanes: dict[int, int] = {}
    for position, bond in ordered:
        low, high = sorted((bond.start, bond.end))
        lane = next((lane for lane, spans in enumerate(taken) if all(high <= first or last <= low for first, last in spans)), len(taken))
        lanes[position] = lane = min(lane, _MOST_LANES - 1)
        if lane == len(taken):
            taken.append([])
        taken[lane].append((low, high))
    return [lanes[position] for position in sorted(lanes)]


def _title(bond: Bond, claims: Sequence[Drawn], said: Mapping[str, str]) -> str:
    return f"{bond.start + 1} {said[bond.relation]} {bond.end + 1}: {claims[bond.start].claim} → {claims[bond.end].claim}"


def _line(bond: Bond, ends: tuple[int, int], sides: tuple[int, int], title: str) -> str:
    """From a claim out to its lane, along it, and in again with an arrow at the claim that it is about."""
    (start, end), (left, right) = ends, sides
    start += 4 if end > start else -4
    turn = 6 if end > start else -6
    path = f"M{right} {start}H{left + 6}Q{left} {start} {left} {start + turn}V{end - turn}Q{left} {end} {left + 6} {end}H{right - 1}"
    arrow = f'<path d="M{right - 6} {end - 4}L{right} {end}L{right - 6} {end + 4}"/>'
    return f'<g class="bond bond--{bond.relation}"><title>{shown(title)}</title><path d="{path}"/>{arrow}</g>'


def _claim(number: int, claim: Drawn, row: _Row, across: tuple[int, int]) -> str:
    """Its number, and beside it the claim and its facts; `across` is where they begin."""
    first, (left, x) = row.top + 14, across
    drawn = (
        f'<text class="dispute__number" x="{left}" y="{first}">{number}</text><text>{_spans(row.lines, x, first)}</text>'
        f'<text class="dispute__facts">{_spans(row.facts, x, first + _LINE * len(row.lines))}</text>'
    )
    if claim.is_here:
        return f'<g class="is-here">{drawn}</g>'
    return f'<a href="{escape(claim.address)}" aria-label="{escape(claim.claim)}"><title>{shown(claim.claim)}</title>{drawn}</a>'


def _spans(lines: Iterable[str], x: int, y: int) -> str:
    return "".join(f'<tspan x="{x}" y="{y + _LINE * number}">{shown(line)}</tspan>' for number, line in enumerate(lines))


def wrapped(text: str, across: int, most: int) -> list[str]:
    """The text in at most `most` lines of that many characters, wide ones counted twice; what does not fit is an ellipsis."""
    lines = [""]
    for word in text.split() or [""]:
        longer = f"{lines[-1]} {word}".strip()
        if columns(longer) <= across or not lines[-1]:
            lines[-1] = longer
        else:
            lines.append(word)
    lines = [piece for line in lines for piece in _broken(line, across)]
    if len(lines) > most:
        lines = [*lines[: most - 1], f"{_shortened(lines[most - 1], across - 2)} …"]
    return lines


def _broken(line: str, across: int) -> Iterator[str]:
    """A word that is longer than a line, in pieces."""
    while columns(line) > across:
        piece = _cut(line, across)
        yield piece
        line = line[len(piece) :]
    yield line


def _shortened(line: str, across: int) -> str:
    """Whole words if possible."""
    while columns(line) > across and " " in line:
        line = line.rsplit(" ", 1)[0]
    return _cut(line, across)


def _cut(line: str, across: int) -> str:
    while columns(line) > across:
        line = line[:-1]
    return line


MOST_DRAWN = 30
"""Claims of a dispute on one page: the nearest, if there are more."""


class Step(NamedTuple):
    """A claim in the nested list. `opens` and `closes` count the lists that begin before it and end after it."""

    number: int
    claim: str
    address: str
    facts: Markup
    relations: str
    is_here: bool
    opens: int
    closes: int


class ShownDispute(NamedTuple):
    """A dispute ready for its template."""

    title: str
    picture: Markup
    steps: list[Step]
    counted: str


def shown_dispute(view: View, dispute: Dispute, article: Article, url: str, around: Stated | None = None) -> ShownDispute:
    """The dispute on the page at `url`, which is about `article`; `around` is the claim whose page that is."""
    here = next((claim for claim in dispute.claims if around and view.relations.named(claim.id, article) == around), dispute.claims[0])
    near = nearest(dispute, here, MOST_DRAWN)
    stated = [each for claim in near.claims if (each := view.relations.named(claim.id, article))]
    writer = view.writer(url)
    say = writer.words.say
    drawn = [
        Drawn(each.claim.claim, _facts(view, each, article, writer), writer.address(claim_url(*each)), each == around) for each in stated
    ]
    said = {relation: say[f"{relation} it"] for relation in RELATIONS}
    counted = writer.words.count("claim", near.total)
    if near.total > len(near.claims):
        counted = say["of"].format(len(near.claims), counted)
    svg = picture(drawn, near.bonds, say["dispute picture"].format(counted), said)
    return ShownDispute(
        near.claims[0].claim, Markup(svg), list(_steps(near, list(zip(stated, drawn, strict=True)), said, writer, article)), counted
    )


def _facts(view: View, stated: Stated, article: Article, writer: NoteWriter) -> str:
    """Who says it, the finding, and the article if it is another one."""
    voice, claim = view.voice(stated), stated.claim
    who = writer.words.say["the author"] if voice.is_author and stated.article == article else voice.name
    finding = f"{GLYPHS[result_of(claim)]} {writer.finding_words(claim)}" if claim.finding else ""
    return " · ".join(part for part in (who, finding, _other_title(stated, article)) if part)


def _other_title(stated: Stated, article: Article) -> str:
    return "" if stated.article.id == article.id else str(stated.article.title)


def _steps(
    dispute: Dispute, claims: Sequence[tuple[Stated, Drawn]], said: Mapping[str, str], writer: NoteWriter, article: Article
) -> Iterator[Step]:
    bonds = dispute.bonds_of
    for number, (stated, claim) in enumerate(claims):
        before, depth, after = ([-1, *dispute.depths, -1][number + step] for step in range(3))
        facts = Markup(" · ").join(part for part in (Markup(writer.claim_facts(*stated)), _other_title(stated, article)) if part)
        relations = _relations(bonds.get(number, []), said, writer.words)
        opens, closes = max(0, depth - before), max(0, depth - after)
        yield Step(number + 1, stated.claim.claim, claim.address, facts, relations, claim.is_here, opens, closes)


def _relations(bonds: Iterable[Bond], said: Mapping[str, str], words: Words) -> str:
    """`disputes 1 and 2 · supports 4`."""
    found: dict[str, list[str]] = {}
    for bond in bonds:
        found.setdefault(said[bond.relation], []).append(str(bond.end + 1))
    return " · ".join(f"{word} {words.listed(ends)}" for word, ends in found.items())
