"""Random articles for properties: HTML as Markdown makes it and a little worse, and notes at random stretches of its words."""

from html import escape

from hypothesis import strategies as st
from hypothesis.strategies import SearchStrategy

from annotated_article.anchoring.anchor_article import Mention, Spot
from annotated_article.anchoring.find_quote import is_edge
from annotated_article.anchoring.reader_text import ReaderText
from annotated_article.kind import Subject
from annotated_article.kinds import KINDS

MARKING = [kind for kind in KINDS if kind.marks]

WORDS = (
    "the a Iran Iran's US anti-US “surge” 'normal' re’s no—yes 10–12 AT&T <b> x>y &amp; \"said\" end. (yes) ... "
    "cafe\u0301 café A\u030angstro\u0308m \u212b x\u0304\u0323 가\u1100\u1161\u11a8 हिन्दी क्षि 巴格达 東京での ไทย عباس بَغداد שָׁלוֹם "
    "🙂 👩\u200d👩\u200d👧 👍🏽 🇮🇷 ❤\ufe0f می\u200cشود \u200fعباس ſs ﬁn Ω"
).split()  # fmt: skip
_AS_ENTITIES = {"&": "&#38;", "é": "&eacute;", "\u0301": "&#x301;", "—": "&mdash;", "“": "&ldquo;", "'": "&#39;", "<": "&lt;", ">": "&gt;"}

_word = st.sampled_from(WORDS)
_space = st.sampled_from([" ", " ", " ", "\n", "  ", "&nbsp;", " &#32; ", "\t"])


@st.composite
def _text(draw: st.DrawFn) -> str:
    """Some words as HTML, now and then with entities where letters would do."""
    parts = []
    for word in draw(st.lists(_word, min_size=1, max_size=4)):
        entities = draw(st.booleans())
        parts.append("".join(_AS_ENTITIES.get(sign, sign) for sign in word) if entities else escape(word, quote=False))
        parts.append(draw(_space))
    return "".join(parts if draw(st.booleans()) else parts[:-1])


def _wrapped(tag: str, inside: SearchStrategy[str], attributes: str = "") -> SearchStrategy[str]:
    return inside.map(lambda html: f"<{tag}{attributes}>{html}</{tag}>")


_plain = st.one_of(_text(), _text(), _wrapped("em", _text()), _wrapped("strong", _wrapped("em", _text())), st.just("<br />"))
_phrase = st.one_of(
    _plain,
    _plain,
    _wrapped("a", _plain, ' href="https://example.org/?a=1&amp;b=2" title="1 > 0"'),
    _wrapped("code", _text()),
    st.just('<img alt="Iran" src="x.png" />'),
    st.just("<!-- Iran -->"),
)
_line = st.lists(_phrase, min_size=1, max_size=4).map("".join)
_paragraph = st.one_of(_wrapped("p", _line), _wrapped("p", _line, ' class="a b" lang="en"'))
_heading = _wrapped("h2", _line, ' id="h-%s"').flatmap(lambda html: st.uuids().map(lambda name: html.replace("%s", name.hex, 1)))
_cell = _wrapped("td", st.one_of(_line, st.just("")), ' style="text-align: left;"')
_table = st.lists(_cell, min_size=1, max_size=3).map(lambda cells: f"<table>\n<tbody>\n<tr>\n{''.join(cells)}\n</tr>\n</tbody>\n</table>")
_leaf = st.one_of(_paragraph, _paragraph, _heading, _table, _wrapped("pre", _wrapped("code", _text())), st.just("<hr />"))


def _nested(inside: SearchStrategy[str]) -> SearchStrategy[str]:
    blocks = st.lists(inside, min_size=1, max_size=3).map("\n".join)
    tight = st.tuples(_line, st.one_of(st.just(""), _wrapped("ul", _wrapped("li", _line)))).map("".join)
    items = st.lists(st.one_of(_wrapped("li", tight), _wrapped("li", blocks.map("\n{}\n".format))), min_size=1, max_size=3).map("\n".join)
    terms = st.tuples(_wrapped("dt", _line), st.one_of(_wrapped("dd", _line), _wrapped("dd", blocks))).map("\n".join)
    figure = st.tuples(_paragraph, _wrapped("figcaption", _paragraph)).map("\n".join)
    return st.one_of(
        _wrapped("blockquote", blocks), _wrapped("ul", items), _wrapped("ol", items), _wrapped("dl", terms), _wrapped("figure", figure)
    )


articles = st.lists(st.recursive(_leaf, _nested, max_leaves=4), min_size=1, max_size=4).map("\n".join)
"""The body of an article."""


def edges(text: str) -> list[int]:
    """Every offset at which words may begin or end."""
    return [offset for offset in range(len(text) + 1) if is_edge(text, offset)]


@st.composite
def stretches(draw: st.DrawFn, text: str) -> tuple[int, int] | None:
    """[start, end) from the beginning of a word or sign to the end of one, or None where there is none."""
    places = edges(text)
    starts = [at for at in places if text[at : at + 1].strip()]
    if not starts:
        return None
    start = draw(st.sampled_from(starts))
    ends = [at for at in places if at > start and text[at - 1].strip()]
    near = ends[:12] if draw(st.booleans()) else ends
    return (start, draw(st.sampled_from(near))) if near else None


@st.composite
def mentions(draw: st.DrawFn, text: ReaderText) -> list[Mention]:
    """Up to six notes of all kinds at random stretches: nested, crossing, identical, over blocks."""
    found = []
    for number in range(draw(st.integers(0, 6))):
        stretch = draw(stretches(text.text))
        if stretch is None:
            break
        passage = text.passages[at].id if (at := text.passage_at(stretch[0])) >= 0 else "text"
        subject = Subject(draw(st.sampled_from(MARKING)), f"note-{number}")
        found.append(Mention(subject, Spot("body", *stretch), passage, f"m-{subject.note_id}-{passage}-1"))
    return sorted(found, key=lambda mention: (mention.spot.start, -mention.spot.end))


texts = st.lists(
    st.tuples(st.sampled_from("a a the the no. . , — “a” a's a-b 巴 格巴 א é 🙂".split()), st.sampled_from(["", " ", " "])),
    min_size=1,
    max_size=12,
).map(lambda parts: " ".join("".join(word + space for word, space in parts).split()))
"""A text as readers see it, of few words that often return."""
