"""One text around the names in it: the words beside a name, where sentences begin, what is a headline or an address."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Iterable
from functools import cached_property
from typing import NamedTuple

from annotated_article.languages import language_of, words

ROOM = 60
"""Characters searched for a neighbouring word."""
LEAST = 2
"""Characters of a mark and a space: the least that can come before a second word."""
BREAKS = "—―"
"""Dashes that end a name."""
OPENING = "\"'([{"
# Iran  O'Brien  U.S
WORD = re.compile(r"[^\W_][\w'.]*[^\W_]|[^\W_]")
# F  J.F
INITIALS = re.compile(r"(?:[^\W\d_]\.)*[^\W\d_]")
SAINTS = words("St Ste Sta Mt Ft Pt")
"""Abbreviations that begin a longer name: "St. Kitts"."""
_LONGEST_ADDRESS = 2000  # characters
# https://example.org/Iran · info@iran.example · C:\Iran · #Iran · iran.example, Iran.pdf
_ADDRESS = re.compile(r"://|@|\\|^[\"'(\[]*#|\bwww\.|\w\.[a-z][a-z0-9]{1,9}(?![\w'])")
_HEADLINE_WORD = re.compile(r"[^\W\d_]{4,}")


class Layout(NamedTuple):
    """`edges` are the offsets of spaces that end a block, `headlines` the runs of text that may be in title case.

    `body` gives the text whose lower-case words show which capitals in a headline mean nothing.
    """

    edges: Iterable[int] = ()
    headlines: Iterable[tuple[int, int]] = ()
    body: Callable[[], str] = str


ONE_BLOCK = Layout()
"""A text without blocks and headlines."""


class NameContext:
    """One text, as shown and folded, in its language. `found` is where the names of entries are."""

    def __init__(self, text: str, folded: str, language: str, found: Iterable[tuple[int, int]], layout: Layout = ONE_BLOCK) -> None:
        self.text, self.folded = text, folded
        self.language = language_of(language)
        self.edges = frozenset(layout.edges)
        self._headlines = sorted(layout.headlines)
        self._layout = layout
        names = [*found]
        self.begins, self.ends = frozenset(start for start, _ in names), frozenset(end for _, end in names)

    def word_before(self, start: int) -> str:
        """The word before the space at `start - 1`, with the punctuation around it: `Robert`, `"F.`, `US-led`."""
        return self.folded[self.begin_of_word(start) : start - 1]

    def begin_of_word(self, start: int) -> int:
        """Where the word before the space at `start - 1` begins."""
        return self.after_space(start - 1)

    def after_space(self, at: int, room: int = ROOM) -> int:
        """Where the run without spaces that ends at `at` begins, but at most `room` characters before."""
        low = max(0, at - room)
        return max(low, self.folded.rfind(" ", low, at) + 1)

    def is_office(self, word: str, start: int) -> bool:
        """Whether the word before `start` is an office, or the end of one: "Secretary of State"."""
        if word in self.language.offices or (self.language.office_endings and word.lower().endswith(self.language.office_endings)):
            return True
        return bool(self.language.offices_of) and self.folded.endswith(self.language.offices_of, 0, start - 1)

    def begins_sentence(self, begin: int) -> bool:
        """Whether the word at `begin` has its capital from its place: at the start of a block, or after any mark but a comma, & and %."""
        if begin < LEAST or begin - 1 in self.edges or self.folded[begin] in OPENING:
            return True
        sign = self.folded[begin - 2]
        return not (sign.isalnum() or sign in ",&%")

    def with_title(self, start: int, titles: tuple[str, ...]) -> int:
        """Where the name begins with the longest of these titles, if one is right before it."""
        for title in titles:
            begin = start - len(title) - 1
            if begin >= 0 and self.folded.startswith(f"{title} ", begin) and (not begin or not self.folded[begin - 1].isalnum()):
                return begin if self.edges.isdisjoint(range(begin, start)) else start
        return start

    def in_address(self, start: int, end: int) -> bool:
        """Whether the name is inside of an e-mail address, a URL, a handle or a file's name."""
        before, after = self.folded[start - 1 : start] if start else " ", self.folded[end : end + 1] or " "
        if before in ' "(' and after in " ,;:)\"'-":
            return False
        begin = self.after_space(start, _LONGEST_ADDRESS)
        stop = self.folded.find(" ", end, end + _LONGEST_ADDRESS)
        return bool(_ADDRESS.search(self.folded[begin : stop if stop >= 0 else end + _LONGEST_ADDRESS].rstrip(".,;:!?)]\"'")))

    def in_headline(self, at: int) -> bool:
        """Whether the word there is in a headline in title case."""
        line = bisect_right(self._headlines, (at, len(self.folded))) - 1
        return line >= 0 and at < self._headlines[line][1] and self._headlines[line] in self._title_case

    def is_plain_there(self, word: str, at: int, pair: str = "") -> bool:
        """Whether a capital in a headline means nothing: the text has the word in lower case, and never this pair in capitals."""
        if not self.in_headline(at) or word.lower() in self.language.making:
            return False
        return word.lower() in self.ordinary and not (pair and pair in self.body)

    @cached_property
    def _title_case(self) -> frozenset[tuple[int, int]]:
        """The headlines in which every longer word has a capital."""
        return frozenset(line for line in self._headlines if _is_title_case(self.folded[slice(*line)]))

    @cached_property
    def body(self) -> str:
        """The text whose lower-case words show which capitals in a headline mean nothing."""
        return self._layout.body()

    @cached_property
    def ordinary(self) -> frozenset[str]:
        """The longer words that the text has in lower case."""
        return frozenset(word for word in _HEADLINE_WORD.findall(self.body or self.folded) if word.islower())


def _is_title_case(line: str) -> bool:
    words = _HEADLINE_WORD.findall(line)
    return len(words) > 2 and sum(word[0].isupper() for word in words) >= 0.8 * len(words)
