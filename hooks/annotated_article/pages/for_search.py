"""What search reads, in which order it shows what it finds, and the parts of a page that it finds by themselves."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from html import escape, unescape
from html.parser import HTMLParser
from typing import Any, NamedTuple

from annotated_article.anchoring.reader_text import ReaderText
from annotated_article.html_text import VOID, shown
from annotated_article.kinds import ENTRY_KINDS
from annotated_article.weaving.endnotes import passage_name
from annotated_article.words import Words

# Chinese characters and Japanese syllables, which are written without spaces: "地上" in "疑是地上霜"
_UNSPACED = r"[\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff]"
# What is between words in every script, as in "(a)", "a…b", "؟", "。", "！"
_PUNCTUATION = (
    r"\s\-\u2010-\u2015,.:;!?()\[\]{}\"\u201c-\u201f\u00ab\u00bb\u2039\u203a/\u2026"
    r"\u060c\u061b\u061f\u06d4\u0964\u0965\u3001-\u3003\u3008-\u3011\u3014-\u301f\uff01-\uff0f\uff1a-\uff1f"
)
SEPARATOR = rf"(?:&#?\w+;|[{_PUNCTUATION}]|(?<!\w)['\u2018\u2019]|['\u2019](?!\w)|(?<={_UNSPACED})(?={_UNSPACED}))+"
"""What is between words, as the browser's search splits them: spaces, punctuation, brackets, dashes, quotation marks, no apostrophe.

A character reference, as in &quot;surge&quot;, is a quotation mark. Where no spaces are written, every character is a word.
"""
_FIELDS = {"title": 10.0, "text": 1.0, "tags": 1.0, "plain": 1.0}
"""How much a word counts in each field of a result; `plain` has those with accents, without them."""
ENTRY, CLAIM, ARTICLE, OTHER = 30_000, 900, 30, 1
"""How much a word counts by kind: one in an entry's text more than one in a claim's title."""


class FoundAs(NamedTuple):
    """What a result is called, empty for pages of no kind, and how much it counts: entries, claims, articles, other pages."""

    kind: str
    boost: float


def found_as(url: str, words: Words) -> FoundAs:
    """The kind of the page with this address."""
    folder = url.partition("/")[0]
    for kind in ENTRY_KINDS.values():
        if kind.folder == folder:
            return FoundAs(words.kinds[kind.name], ENTRY)
    if folder == "claims":
        return FoundAs(words.kinds["claim"], CLAIM)
    return FoundAs(words.say["article"], ARTICLE) if folder == "articles" else FoundAs("", OTHER)


def config(given: Mapping[str, Any]) -> dict[str, Any]:
    """The settings of the index, with our way to split and to rank; every word counts, for those who look for a phrase."""
    return {**given, "separator": SEPARATOR, "pipeline": [], "fields": {name: {"boost": boost} for name, boost in _FIELDS.items()}}


def entries(url: str, title: str, html: str, found: FoundAs) -> Iterator[dict[str, Any]]:
    """What the project's own search finds of a page: the page, and each of its parts under the heading's id. The title may be HTML."""
    for section in sections(html):
        yield {
            "location": f"{url}#{section.id}" if section.id else url,
            "title": section.title if section.id else shown(unescape(title)),
            "text": section.text,
            **({"tags": [found.kind]} if found.kind else {}),
            **({"boost": found.boost} if found.boost != OTHER else {}),
        }


def with_plain_words(entries: Iterable[dict[str, Any]]) -> None:
    """Add to each result the words that have accents, without them."""
    for entry in entries:
        words = re.findall(r"\w+", f"{entry['title']} {entry['text']}")
        if plain := [bare for word in words if not word.isascii() and (bare := _without_accents(word)) != word]:
            entry["plain"] = " ".join(plain)


def _without_accents(word: str) -> str:
    """`cafe` for `café`; a syllable of Korean stays whole."""
    parts = unicodedata.normalize("NFKD", word)
    return unicodedata.normalize("NFC", "".join(sign for sign in parts if not unicodedata.combining(sign)))


def by_passage(title: str, text: ReaderText, words: Words) -> str:
    """HTML with a heading before each passage, under whose id and number search finds its words."""
    return f"<h1>{escape(title)}</h1>{''.join(_passages(text, words))}"


def _passages(text: ReaderText, words: Words) -> Iterator[str]:
    """Each passage with what follows it up to the next: no word of the article is left out. A heading's own words are its title."""
    starts = [passage.start for passage in text.passages]
    yield f"<p>{escape(text.text[: starts[0] if starts else None].strip())}</p>"
    for passage, end in zip(text.passages, [*starts[1:], len(text.text)], strict=True):
        is_heading = passage.is_heading
        title = text.text[passage.start : passage.end] if is_heading else passage_name(passage.id, words)
        body = text.text[passage.end if is_heading else passage.start : end]
        yield f'<h2 id="{passage.id}">{escape(title)}</h2><p>{escape(body.strip())}</p>'


_HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
_NO_WORDS = frozenset({"script", "style", "template", "svg", "button"})
_INLINE = frozenset("a abbr b bdi cite code em i mark q s small span strong sub sup time u".split())


class Section(NamedTuple):
    """The id and words of a heading, and the text below it, as HTML without tags. The first part is before all headings with ids."""

    id: str
    title: str
    text: str


def sections(html: str) -> Iterator[Section]:
    """The page's parts, in order. Elements with `data-search-exclude` have no words."""
    reader = _Reader()
    reader.feed(html)
    reader.close()
    for id_, title, text in reader.parts:
        yield Section(id_, *(shown(" ".join("".join(words).split())) for words in (title, text)))


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.parts: list[tuple[str, list[str], list[str]]] = [("", [], [])]
        self.open: list[tuple[str, bool]] = []  # tag -> whether its words are left out
        self.heading = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        self._gap(tag)
        if tag not in VOID:
            self.open.append((tag, tag in _NO_WORDS or "data-search-exclude" in given))
        if tag in _HEADINGS and not self._is_left_out():
            self.heading = tag if tag == "h1" or given.get("id") else ""
            if self.heading and tag != "h1":
                self.parts.append((str(given["id"]), [], []))

    def handle_endtag(self, tag: str) -> None:
        self._gap(tag)
        if tag == self.heading:
            self.heading = ""
        if any(tag == name for name, _ in self.open):
            while self.open.pop()[0] != tag:
                pass

    def handle_data(self, data: str) -> None:
        if not self._is_left_out():
            _, title, text = self.parts[-1]
            (title if self.heading else text).append(data)

    def _gap(self, tag: str) -> None:
        """Keep the words of two blocks apart."""
        if tag not in _INLINE:
            self.parts[-1][2].append(" ")

    def _is_left_out(self) -> bool:
        return any(left_out for _, left_out in self.open)
