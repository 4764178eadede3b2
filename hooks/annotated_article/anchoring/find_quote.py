"""Find words that occur exactly once in a text, or say where they are or what comes nearest. Strings only. The reverse is `describe`.

The selectors are W3C's TextQuoteSelector (exact, prefix, suffix), counted in words.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import cache, partial

from annotated_article.anchoring.reader_text import fold
from annotated_article.anchoring.unspaced_names import is_unspaced

WORD = re.compile(r"[\w\u0300-\u036f]+")
_JOINER = "\u200d"
_ROOM = 40  # characters searched for a word and its space
_LONG = 300  # characters
MOST_PLACES = 1_000  # of the same words; the count stops there


@dataclass(frozen=True, slots=True)
class Found:
    """The words are at [start, end)."""

    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Missing:
    """The words are not in the text. `start` and `end` are those of the nearest words, `alike` is their similarity (0 to 1)."""

    start: int = 0
    end: int = 0
    alike: float = 0.0


@dataclass(frozen=True, slots=True)
class Ambiguous:
    """The words occur in several places; the search stops after MOST_PLACES."""

    places: tuple[Found, ...]


@dataclass(frozen=True, slots=True)
class Described:
    """Words, with the fewest neighbouring words that make them unique."""

    exact: str
    before: str = ""
    after: str = ""


def find_quote(folded: str, exact: str, before: str = "", after: str = "", last: str = "") -> Found | Missing | Ambiguous:
    """The one place of `exact` in a folded text, between `before` and `after`; with `last`, of the run that ends with it."""
    return look_up(folded, exact, before, after, last) or nearest(folded, fold(exact))


def look_up(folded: str, exact: str, before: str = "", after: str = "", last: str = "") -> Found | Ambiguous | None:
    """The same, but None if the words are not in the text: similar words are not looked for."""
    exact, before, after = fold(exact), fold(before), fold(after)
    places = []
    for start, end in _runs(folded, exact, fold(last)):
        if _ends_with(folded, start, before) and _begins_with(folded, end, after):
            places.append(Found(start, end))
            if len(places) > MOST_PLACES:
                break
    if len(places) > 1:
        adjoining = [place for place in places if _adjoins(folded, place, before, after)]
        places = adjoining if len(adjoining) == 1 else places
    if len(places) == 1:
        return places[0]
    return Ambiguous(tuple(places)) if places else None


def _runs(text: str, exact: str, last: str) -> Iterator[tuple[int, int]]:
    """[start, end) of each place of `exact`, or of each run from there to the next `last`, which is looked for once for many of them."""
    closing = -1
    for start in _occurrences(text, exact):
        end = start + len(exact)
        if last and closing < (earliest := max(start, end - len(last))):
            closing = next(_occurrences(text, last, earliest), -1)
            if closing < 0:
                return
        yield start, closing + len(last) if last else end


def _adjoins(text: str, place: Found, before: str, after: str) -> bool:
    """Whether the neighbours are directly beside the words, character for character."""
    left = place.start - (text[place.start - 1 : place.start] == " ") - len(before)
    right = place.end + (text[place.end : place.end + 1] == " ")
    return left >= 0 and text.startswith(before, left) and text.startswith(after, right)


def is_edge(text: str, offset: int) -> bool:
    """Whether a word may begin or end at `offset`: not inside a run of letters and digits, nor between a letter and its accents.

    CJK is written without spaces: any of its characters may be an edge.
    """
    if offset <= 0 or offset >= len(text):
        return True
    if _is_joined(text, offset):
        return False
    before, after = text[_base(text, offset)], text[offset]
    if not (_is_word(before) and _is_word(after)):
        return True
    return is_unspaced(before + after)


def _is_joined(text: str, offset: int) -> bool:
    """Whether the characters around `offset` form one visible character: accents, vowel signs, joined emoji, skin colours."""
    around = text[offset - 1 : offset + 1]
    return (_JOINER in around and " " not in around) or _is_part(text[offset])


def _is_part(character: str) -> bool:
    return character > "\u02ff" and (unicodedata.category(character)[0] == "M" or "\U0001f3fb" <= character <= "\U0001f3ff")


def _base(text: str, offset: int) -> int:
    """The offset of the letter in the visible character that ends at `offset`."""
    offset -= 1
    while offset > 0 and _is_part(text[offset]):
        offset -= 1
    return offset


def _is_word(character: str) -> bool:
    return character.isalnum() or character == "_"


def _occurrences(text: str, words: str, start: int = 0) -> Iterator[int]:
    position = text.find(words, start) if words else -1
    while position >= 0:
        if is_edge(text, position) and is_edge(text, position + len(words)):
            yield position
        position = text.find(words, _next_edge(text, position + 1))


def _next_edge(text: str, offset: int) -> int:
    """The first edge from `offset` on: "XXXX" holds "XX" at each of its letters, but may begin with it only once."""
    while not is_edge(text, offset):
        offset += 1
    return offset


def _ends_with(text: str, offset: int, before: str) -> bool:
    """Whether these whole words come before `offset`, ignoring quotation marks and the like between them."""
    if not before:
        return True
    for stop in (offset - (text[offset - 1 : offset] == " "), _last_word(text, offset)):
        for wanted in (before, before[: _last_word(before, len(before))]):
            begin = stop - len(wanted)
            if wanted and begin >= 0 and text.startswith(wanted, begin) and is_edge(text, begin):
                return True
    return False


def _begins_with(text: str, offset: int, after: str) -> bool:
    """Whether these whole words come after `offset`, ignoring quotation marks and the like between them."""
    if not after:
        return True
    for begin in (offset + (text[offset : offset + 1] == " "), _next_word(text, offset)):
        for wanted in (after, after[_next_word(after, 0) :]):
            if wanted and text.startswith(wanted, begin) and is_edge(text, begin + len(wanted)):
                return True
    return False


def _last_word(text: str, offset: int) -> int:
    """Where the last word before `offset` ends, if that is not far."""
    low = max(0, offset - _ROOM)
    while offset > low and not (_is_word(text[offset - 1]) or _is_part(text[offset - 1])):
        offset -= 1
    return offset


def _next_word(text: str, offset: int) -> int:
    """Where the first word after `offset` begins, if that is not far."""
    high = min(len(text), offset + _ROOM)
    match = WORD.search(text, offset, high)
    return match.start() if match else high


def nearest(folded: str, exact: str, tries: int = 24) -> Missing:
    """The part of the text that is most similar to `exact`; only for the message that rejects a quote."""
    wanted = Counter(match[0].lower() for match in WORD.finditer(exact))
    words = list(WORD.finditer(folded))
    size = sum(wanted.values())
    if not size or len(exact) > 4000:
        return Missing()
    best = Missing()
    alike_to = cache(partial(_alike, exact.lower()))  # many parts of a repetitive text are the same
    for begin in _promising([match[0].lower() for match in words], wanted, size, tries):
        for length in (size - 1, size, size + 1):
            window = words[begin : begin + max(1, length)]
            start, end = window[0].start(), window[-1].end()
            alike = alike_to(folded[start:end].lower())
            if alike > best.alike:
                best = Missing(start, end, alike)
    return _with_signs(folded, exact, best) if best.alike >= 0.5 else Missing()


def _alike(one: str, other: str) -> float:
    """The similarity of two texts, by letters; by words if that would take long; by the rarer words if there are very many."""
    if len(one) <= _LONG:
        return SequenceMatcher(None, one, other, autojunk=False).ratio()
    return SequenceMatcher(None, one.split(), other.split()).ratio()


def _with_signs(folded: str, exact: str, found: Missing) -> Missing:
    """The range, widened by the punctuation (quotation marks, full stops) that `exact` has around it too."""
    start, end = found.start, found.end
    leading = exact[: _next_word(exact, 0)]
    trailing = exact[_last_word(exact, len(exact)) :]
    while start and leading and folded[start - 1] == leading[-1]:
        start, leading = start - 1, leading[:-1]
    while end < len(folded) and trailing and folded[end] == trailing[0]:
        end, trailing = end + 1, trailing[1:]
    return Missing(start, end, found.alike)


def _promising(words: list[str], wanted: Counter[str], size: int, tries: int) -> list[int]:
    """Where windows of `size` words begin that share most words with those wanted; one sliding count over the text."""
    inside: Counter[str] = Counter()
    shared, scores = 0, []
    for position, word in enumerate(words):
        inside[word] += 1
        shared += inside[word] <= wanted[word]
        if position >= size:
            gone = words[position - size]
            shared -= inside[gone] <= wanted[gone]
            inside[gone] -= 1
        scores.append((shared, max(0, position - size + 1)))
    scores.sort(key=lambda score: (-score[0], score[1]))
    return [begin for _, begin in scores[:tries]]


def describe(text: str, folded: str, start: int, end: int) -> Described:
    """The selector for [start, end): the words, and as few neighbouring words as make them unique.

    What `find_quote` finds, this describes; what it describes, `find_quote` finds.
    """
    exact = text[start:end]
    if isinstance(look_up(folded, exact), Found):
        return Described(exact)
    for count in range(1, 40):
        before, after = words_before(text, start, count), words_after(text, end, count)
        for candidate in (Described(exact, before), Described(exact, "", after), Described(exact, before, after)):
            if look_up(folded, exact, candidate.before, candidate.after) == Found(start, end):
                return candidate
    return Described(exact, text[:start].strip(), text[end:].strip())


def words_before(text: str, offset: int, count: int) -> str:
    """The last `count` words before `offset`, as they are in the text, without the punctuation around them."""
    low = max(0, offset - _ROOM * count)
    while not is_edge(text, low):
        low -= 1
    return _bare(text[low : _last_word(text, offset)].split()[-count:])


def words_after(text: str, offset: int, count: int) -> str:
    """The first `count` words after `offset`, as they are in the text, without the punctuation around them."""
    high = min(len(text), offset + _ROOM * count)
    while not is_edge(text, high):
        high += 1
    return _bare(text[_next_word(text, offset) : high].split()[:count])


def _bare(words: list[str]) -> str:
    text = " ".join(words)
    return text[_next_word(text, 0) : _last_word(text, len(text))]
