"""Which passages of a new text are those of an old one, by their words. Values in, pairs out; time grows with the text.

Passages are compared by their pairs of neighbouring words, their edges included. Two unrelated paragraphs share one pair in
twenty; a paragraph in which every tenth word was changed still has four fifths.
"""

from __future__ import annotations

import re
from collections import Counter, deque
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple
from zlib import crc32

from annotated_article.model.articles import LockedPassage

ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_"
WIDTH = 2
"""Characters for the hash of a word: 4,096 values, so that two words of a text seldom share one and a line stays short."""
_UNSPACED = "\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af"
"""Thai, Lao, Burmese, Khmer, kana, Han, Hangul: each letter counts as a word, because no spaces separate words or, in Korean, only few."""
_WORD = re.compile(rf"[{_UNSPACED}]|[^\W_{_UNSPACED}]+")
_BEGINNING, _END = 40, 24  # characters shown


def digest_of(text: str) -> str:
    """Eight hexadecimal digits, the same for the same words (CRC-32: it distinguishes texts, it protects nothing)."""
    return f"{crc32(text.encode('utf-8', 'surrogatepass')):08x}"


def described(passage: str, text: str) -> LockedPassage:
    """The passage of this number and folded text."""
    return LockedPassage(passage, digest_of(text), "".join(_hash(word) for word in _WORD.findall(text.lower())), _shown(text))


@lru_cache(maxsize=1 << 14)
def _hash(word: str) -> str:
    value = crc32(word.encode("utf-8", "surrogatepass")) & 0xFFF
    return ALPHABET[value >> 6] + ALPHABET[value & 63]


def _shown(text: str) -> str:
    """How it begins and ends, in characters that a terminal shows and that don't separate columns."""
    plain = "".join(character if character.isprintable() and character != "|" else " " for character in text)
    words = " ".join(plain.split())
    if len(words) <= _BEGINNING + _END:
        return words
    return f"{words[:_BEGINNING].rsplit(' ', 1)[0]} … {words[-_END:].split(' ', 1)[-1]}"


MOSTLY = 0.5
"""The share of the shorter passage's pairs that the other must have to count as made from it, wherever it is."""
IN_PLACE = 0.125
"""The share of the longer passage's pairs that is enough between the same neighbours. Paragraphs of the first article share at most
0.09 by chance, and 0.03 on average; a paragraph with half of its words changed keeps 0.25."""
FAIR = 0.25
"""The share of a passage's pairs that is a fair part of it: the first fair part of a split paragraph keeps its number."""
_FEW = 4  # pairs that must agree, at least, where only the words speak for it
_COMMON = 12  # if this many passages have a pair of words, it says nothing about any of them
_NEAREST = 8  # passages that each one is compared with in full


class Alike(NamedTuple):
    """An old and a new passage by their numbers, and how many pairs of words they share."""

    old: int
    new: int
    shared: int


@dataclass(frozen=True, slots=True)
class Alignment:
    """New passage -> the old passage it continues, and old passage -> the new ones that have most of its words, best first."""

    kept: dict[int, int]
    holds: dict[int, list[int]]


def align(old: Sequence[LockedPassage], new: Sequence[LockedPassage]) -> Alignment:
    """Pair each new passage with the old one it continues, if any."""
    kept = _same(old, new)
    taken = set(kept.values())
    olds = {at: _pairs(passage.words) for at, passage in enumerate(old) if at not in taken}
    news = {at: _pairs(passage.words) for at, passage in enumerate(new) if at not in kept}
    alike = _alike(olds, news)
    sizes = _sizes(olds, news)
    places = _Places(kept, len(old), len(new))
    _take(kept, [each for each in alike if sizes.mostly(each) and (each.shared >= _FEW or places.same(each))], sizes)
    _first_parts(kept, alike, sizes)
    places = _Places(kept, len(old), len(new))
    _take(kept, [each for each in alike if sizes.of_longer(each) >= IN_PLACE and places.same(each)], sizes)
    taken = set(kept.values())
    holds: dict[int, list[int]] = {}
    for each in sorted(alike, key=lambda each: (-each.shared, each.new)):
        if each.old not in taken and each.shared >= _FEW and each.shared >= MOSTLY * sizes.old[each.old]:
            holds.setdefault(each.old, []).append(each.new)
    return Alignment(kept, holds)


def find_again(gone: Sequence[LockedPassage], new: Sequence[LockedPassage]) -> dict[int, int]:
    """New passage -> the passage, long gone, that it continues: only if most of the longer one agrees, because position is no evidence."""
    kept = _same(gone, new)
    taken = set(kept.values())
    olds = {at: _pairs(passage.words) for at, passage in enumerate(gone) if at not in taken}
    news = {at: _pairs(passage.words) for at, passage in enumerate(new) if at not in kept}
    sizes = _sizes(olds, news)
    _take(kept, [each for each in _alike(olds, news) if each.shared >= _FEW and sizes.of_longer(each) > MOSTLY], sizes)
    return kept


def _same(old: Sequence[LockedPassage], new: Sequence[LockedPassage]) -> dict[int, int]:
    """The passages with identical text: from both ends, then wherever they are, in order."""
    kept: dict[int, int] = {}
    shorter = min(len(old), len(new))
    start = next((at for at in range(shorter) if old[at].digest != new[at].digest), shorter)
    end = next((at for at in range(shorter - start) if old[-1 - at].digest != new[-1 - at].digest), shorter - start)
    kept.update((at, at) for at in range(start))
    kept.update((len(new) - 1 - at, len(old) - 1 - at) for at in range(end))
    left: dict[str, deque[int]] = {}
    for at in range(start, len(old) - end):
        left.setdefault(old[at].digest, deque()).append(at)
    for at in range(start, len(new) - end):
        if waiting := left.get(new[at].digest):
            kept[at] = waiting.popleft()
    return kept


def _pairs(words: str) -> Counter[str]:
    edged = f"{'^' * WIDTH}{words}{'$' * WIDTH}"
    return Counter(edged[at : at + 2 * WIDTH] for at in range(0, len(edged) - WIDTH, WIDTH))


def _alike(olds: dict[int, Counter[str]], news: dict[int, Counter[str]]) -> list[Alike]:
    """Each new passage with the few old ones that share most of its pairs that are not common."""
    standing: dict[str, list[int]] = {}
    for at, pairs in olds.items():
        for pair in pairs:
            standing.setdefault(pair, []).append(at)
    found = []
    for at, pairs in news.items():
        hits: Counter[int] = Counter()
        for pair in pairs:
            if len(here := standing.get(pair, ())) <= _COMMON:
                hits.update(here)
        found += [Alike(old, at, (olds[old] & pairs).total()) for old, _ in hits.most_common(_NEAREST)]
    return found


class _Sizes(NamedTuple):
    """How many pairs of words each passage has, by its number."""

    old: dict[int, int]
    new: dict[int, int]

    def mostly(self, each: Alike) -> bool:
        return each.shared > MOSTLY * min(self.old[each.old], self.new[each.new])

    def of_longer(self, each: Alike) -> float:
        return each.shared / max(self.old[each.old], self.new[each.new])


def _sizes(olds: dict[int, Counter[str]], news: dict[int, Counter[str]]) -> _Sizes:
    return _Sizes({at: pairs.total() for at, pairs in olds.items()}, {at: pairs.total() for at, pairs in news.items()})


class _Places:
    """The two paired passages between which a passage is, in the old order."""

    def __init__(self, kept: dict[int, int], olds: int, news: int) -> None:
        paired = set(kept.values())
        self.old = _neighbours([at if at in paired else None for at in range(olds)], olds)
        self.new = _neighbours([kept.get(at) for at in range(news)], olds)

    def same(self, each: Alike) -> bool:
        (before, after), (new_before, new_after) = self.old[each.old], self.new[each.new]
        return before == new_before or after == new_after


def _neighbours(paired: Sequence[int | None], end: int) -> list[tuple[int, int]]:
    """For each place, the nearest paired passages before (-1 at the start) and after it (`end` at the end)."""
    before, last = [], -1
    for each in paired:
        before.append(last)
        last = last if each is None else each
    after, following = [], end
    for each in reversed(paired):
        after.append(following)
        following = following if each is None else each
    return list(zip(before, reversed(after), strict=True))


def _take(kept: dict[int, int], alike: list[Alike], sizes: _Sizes) -> None:
    """Pair those first that share most of the longer one; among equals, in the order of the text."""
    taken = set(kept.values())
    for each in sorted(alike, key=lambda each: (-sizes.of_longer(each), each.old, each.new)):
        if each.new not in kept and each.old not in taken:
            kept[each.new] = each.old
            taken.add(each.old)


def _first_parts(kept: dict[int, int], alike: list[Alike], sizes: _Sizes) -> None:
    """Keep the number for the first fair part of a split paragraph, and for a merged one that of its first fair part."""
    shared = {(each.old, each.new): each.shared for each in alike}
    olds, news = sizes
    taken = set(kept.values())
    for new in sorted(new for new in kept if new in news):
        old, first = kept[new], new
        while first - 1 not in kept and _is_part(shared.get((old, first - 1), 0), news.get(first - 1, 0), olds.get(old, 0)):
            first -= 1
        if first != new:
            kept[first] = kept.pop(new)
        earlier = old
        while earlier - 1 not in taken and _is_part(shared.get((earlier - 1, new), 0), olds.get(earlier - 1, 0), news[new]):
            earlier -= 1
        if earlier != old and first == new:
            kept[new] = earlier
            taken = (taken - {old}) | {earlier}


def _is_part(shared: int, part: int, whole: int) -> bool:
    return shared >= _FEW and shared > MOSTLY * part and shared >= FAIR * whole
