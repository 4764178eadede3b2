"""Whether words are a whole name where they are found, or part of a longer one: `Kennedy` in "Robert F. Kennedy".

Knows one text and its language, and looks only at the words beside a name. If it can't tell, the words are not a whole name:
a missing link harms nobody, a wrong one may.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Iterable
from functools import cached_property
from typing import NamedTuple

from annotated_article.anchoring.unspaced_names import is_unspaced, stands_alone, with_neighbours
from annotated_article.languages import language_of, words

_ROOM = 60  # characters searched for a neighbouring word
_LONGEST_ADDRESS = 2000  # characters
_MOST_WORDS = 6  # of a longer name that a message shows, on each side
# https://example.org/Iran · info@iran.example · C:\Iran · #Iran · iran.example, Iran.pdf
_ADDRESS = re.compile(r"://|@|\\|^[\"'(\[]*#|\bwww\.|\w\.[a-z][a-z0-9]{1,9}(?![\w'])")
_AND = re.compile("&")
_WORD = re.compile(r"[^\W_][\w'.]*[^\W_]|[^\W_]")
# `Robert "Bobby" ` and `Robert (Bobby) `, before Kennedy
_NICKNAME = re.compile(r"[^\W\d_]\w*\.? [\"'(]([^\W\d_]\w*)[\"')] $")
_INITIALS = re.compile(r"(?:[^\W\d_]\.)*[^\W\d_]")
_LONGEST_ABBREVIATION = 4  # letters of an office: "Prof."
_LEAST = 2  # a mark and a space: the least that can come before a second word
_HYPHENS, _BREAKS = "-‐‑", "—―"
_CLOSING = "\"')]"
_OPENING = "\"'([{"
_QUOTED = frozenset({'""', "''", "「」", "『』", "《》", "〈〉", "«»", '„"'})
# "the Interim Force in Lebanon (UNIFIL)"
_ABBREVIATED = re.compile(r" \(([^\W\d_]{3,})\)")
_HEADLINE_WORD = re.compile(r"[^\W\d_]{4,}")


class Named(NamedTuple):
    """Words at [start, end) that are an entry's name: its kind, its `titles`, and whether the words are a regular form of the name."""

    start: int
    end: int
    kind: str
    titles: tuple[str, ...] = ()
    inflected: bool = False

    @property
    def is_person(self) -> bool:
        """Whether it is somebody's name."""
        return self.kind == "person"


class Layout(NamedTuple):
    """`edges` are the offsets of spaces that end a block, `headlines` the runs of text that may be in title case.

    `body` gives the text whose lower-case words show which capitals in a headline mean nothing.
    """

    edges: Iterable[int] = ()
    headlines: Iterable[tuple[int, int]] = ()
    body: Callable[[], str] = str


_ONE_BLOCK = Layout()

PREFIXES = words("Anti Pro Non Ex Pre Post Mid Co Neo Pan")
"""Capitalised at the start of a sentence: "Anti-US protests"."""
PAIRING = words("Sino Russo Franco Anglo Euro Indo Turko Turco Austro Greco")
"""The first half of "Sino-US talks". Before a name that is not an abbreviation, it makes another name ("Indo-China")."""
SAINTS = words("St Ste Sta Mt Ft Pt")
"""Abbreviations that begin a longer name: "St. Kitts"."""


class WholeNames:
    """Recognises whole names in one text, as shown and folded. `found` is where the names of entries are."""

    def __init__(self, text: str, folded: str, language: str, found: Iterable[tuple[int, int]], layout: Layout = _ONE_BLOCK) -> None:
        self.text, self.folded = text, folded
        self.language = language_of(language)
        self.listed = bool(self.language.function)
        self.edges = frozenset(layout.edges)
        self._headlines = sorted(layout.headlines)
        self._layout = layout
        places = [*found]
        self.begins, self.ends = frozenset(start for start, _ in places), frozenset(end for _, end in places)
        self._answers: dict[Named, bool] = {}

    def is_whole(self, name: Named) -> bool:
        """Whether the words are a complete name."""
        answer = self._answers.get(name)
        if answer is None:
            answer = self._answers[name] = self._is_whole(name)
        return answer

    def _is_whole(self, name: Named) -> bool:
        if self.in_address(name.start, name.end):
            return False
        words = self._words_of(name)
        if is_unspaced(words):
            return not self._is_quoted(name) and stands_alone(self.folded, name.start, name.end, is_person=name.is_person)
        if words == words.lower():  # a term, or a script without capitals
            return not (name.is_person and self._is_in_descent(name))
        return not self._is_quoted(name) and self._is_first(name) and self._is_last(name)

    def _is_quoted(self, name: Named) -> bool:
        """Whether the name fills quotation marks: then it is a film, a book, a nickname or a word that somebody speaks about."""
        return self.folded[name.start - 1 : name.start] + self.folded[name.end : name.end + 1] in _QUOTED

    def _is_in_descent(self, name: Named) -> bool:
        """Whether a word beside the name shows that it is part of a longer one: `محمد` in أحمد بن محمد, and in محمد بن سلمان."""
        before = self._word_before(name.start) if name.start and name.start - 1 not in self.edges else ""
        after = self.folded[name.end + 1 : name.end + _ROOM].partition(" ")[0] if name.end not in self.edges else ""
        return before in self.language.particles or (" " not in self._words_of(name) and after in self.language.particles)

    def namesake(self, name: Named) -> str:
        """The longer name if a first name or an initial is right before the name: `Robert F. Kennedy`. Otherwise "".

        Further on, `Kennedy` alone may be short for it.
        """
        at, begin = name.start - 1, self._begin_of_word(name.start)
        if at < 1 or self.folded[at] != " " or at in self.edges or at in self.ends or self.is_whole(name):
            return ""
        if not self._may_be_first(self.folded[begin:at].lstrip(_OPENING), begin, name):
            return ""
        longer = self.longer(name.start, name.end)
        return longer if name.is_person or longer.count(" ") == 1 or "." in longer else ""  # not "the Golan Heights Israel captured"

    def _may_be_first(self, word: str, begin: int, name: Named) -> bool:
        """Whether the word may be somebody's first name or initial."""
        if word.endswith("."):
            return bool(_INITIALS.fullmatch(word[:-1])) and word[0].isupper()
        if not all(part[:1].isupper() and part[1:].islower() for part in word.split("-")) or self._in_headline(begin):
            return False
        known, low = self.language, word.lower()
        if known.nouns or (self._begins_sentence(begin) and word.endswith(known.participle or "-")):
            return False
        if not name.is_person and self._begins_sentence(begin):  # "Bill Jordan", but "Major Iran sanctions" and "Paul US"
            return low in known.given and not self._words_of(name).isupper()
        if word in known.function | known.demonyms | known.days | known.months | PREFIXES:
            return False
        ordinary = low in known.making or low in self._ordinary or self._is_office(word, begin + len(word) + 1)
        return low in known.first_names or not ordinary

    def _words_of(self, name: Named) -> str:
        return self.folded[name.start : name.end]

    def with_title(self, start: int, titles: tuple[str, ...]) -> int:
        """Where the name begins with the longest of these titles, if one is right before it."""
        for title in titles:
            begin = start - len(title) - 1
            if begin >= 0 and self.folded.startswith(f"{title} ", begin) and (not begin or not self.folded[begin - 1].isalnum()):
                return begin if self.edges.isdisjoint(range(begin, start)) else start
        return start

    def longer(self, start: int, end: int) -> str:
        """The longer name that [start, end) may be part of, for a message: the words beside it that are capitalised or join such words."""
        if is_unspaced(self.folded[start:end]):
            return self.text[slice(*with_neighbours(self.folded, start, end))]
        low, high = start, end
        for _ in range(_MOST_WORDS):
            begin = self._after_space(max(0, low - 1))
            word = self.folded[begin : max(0, low - 1)].strip(_OPENING)
            if (
                low - 1 in self.edges
                or any(sign in self.text[begin:low] for sign in _BREAKS)
                or self.text[low - 1 : low] != " "
                or not self._may_belong(word)
            ):
                break
            low = begin
        return self._trimmed(self._hyphened(low, -1), self._hyphened(self._further(high), 1), start, end)

    # -- before the name

    def _is_first(self, name: Named) -> bool:
        """Whether nothing before the name belongs to it."""
        start = name.start
        if start == 0 or start - 1 in self.edges:
            return True
        if name.titles and (begin := self.with_title(start, name.titles)) < start:
            return begin == 0 or begin - 1 in self.edges or self._word_before(begin) not in self.language.ranks
        sign = self.folded[start - 1]
        if sign == " ":
            return self._follows_freely(name)
        if sign in "-/":
            return self._joins_freely(name, start - 1, before=True)
        if sign == "'":  # O'Brien, but l'Iran
            return not self.folded[start - 2 : start - 1].isalnum() or self._elided(start - 1)
        return sign not in "&.#" or not self.folded[start - 2 : start - 1].isalnum()

    def _word_before(self, start: int) -> str:
        """The word before the space at `start - 1`, with the punctuation around it: `Robert`, `"F.`, `US-led`."""
        return self.folded[self._begin_of_word(start) : start - 1]

    def _begin_of_word(self, start: int) -> int:
        return self._after_space(start - 1)

    def _after_space(self, at: int, room: int = _ROOM) -> int:
        """Where the run without spaces that ends at `at` begins, but at most `room` characters before."""
        low = max(0, at - room)
        return max(low, self.folded.rfind(" ", low, at) + 1)

    def _elided(self, apostrophe: int) -> bool:
        begin = self._after_space(apostrophe)
        return self.folded[begin:apostrophe].lstrip(_OPENING) in self.language.elisions

    def _follows_freely(self, name: Named) -> bool:
        """Whether the word before the name is not part of it: `The` in "The US", but not `Robert` or `van der`."""
        begin = self._begin_of_word(name.start)
        word = self.folded[begin : name.start - 1].rpartition("-")[2].lstrip(_OPENING)
        if not word:
            return True
        last = word[-1]
        if not last.isalnum():
            return self._follows_sign(name, word, last, begin)
        if name.is_person and word.lower() in self.language.articles and " " not in self._words_of(name):
            return False  # el Gobierno, der Koch
        if name.is_person and word in self.language.inside and " " not in self._words_of(name):
            return self.folded.startswith("'s", name.end)  # "in Johnson's absence", but "in Houston" is a town
        if not word[0].isupper():
            return self._follows_lower_case(word, begin)
        if last == "s" and word[-2:-1] == "'":  # Iran's Araghchi, but King's Lynn
            return name.is_person or name.start - 3 in self.ends
        return self._is_everyday(name, word, begin)

    def _follows_sign(self, name: Named, word: str, last: str, begin: int) -> bool:
        """Whether a word that ends with a mark, such as `F.`, `"Bobby"` or `&`, is not part of the name after it."""
        if last == ".":
            return self._follows_abbreviation(word[:-1], name.kind)
        if last == "&":
            return not self.folded[begin - 2 : begin - 1].isalnum()
        if last == "'" and word[-2:-1] == "s" and word[0].isupper():  # the Adenauers' Bonn
            return name.is_person or name.start - 2 in self.ends
        nickname = _NICKNAME.search(self.folded[max(0, name.start - _ROOM) : name.start]) if last in _CLOSING else None
        return not (nickname and nickname[0][0].isupper() and nickname[1][0].isupper())

    def _follows_abbreviation(self, word: str, kind: str) -> bool:
        """`Sen.` before a person's name; not `F.`, `J.F.` or `St.`; after any other the sentence has ended."""
        if word in self.language.offices and len(word) <= _LONGEST_ABBREVIATION:
            return kind == "person"
        return not (word[:1].isupper() and (_INITIALS.fullmatch(word) or word in SAINTS))

    def _follows_lower_case(self, word: str, begin: int) -> bool:
        if word in self.language.particles:
            return False
        if word == "the" and begin > 1 and self._word_before(begin) in self.language.joiners:
            word, begin = self._word_before(begin), self._begin_of_word(begin)
        if word in self.language.within and begin >= _LEAST:
            return not self._is_plain_word(self._word_before(begin), self._begin_of_word(begin))
        return word not in self.language.joiners or begin < _LEAST or self._is_no_institution(begin)

    def _is_plain_word(self, word: str, begin: int) -> bool:
        """Whether an ordinary word has a capital, as in `Human Rights in China`, and not from its place."""
        low = word.lower()
        plain = word[:1].isupper() and not self.language.nouns and (low in self._ordinary or low in self.language.making)
        return plain and not self._begins_sentence(begin) and not self._in_headline(begin)

    def _is_no_institution(self, start: int) -> bool:
        """Whether the word before "of" makes no name with it: `President of Iran`, not `Bank of America`."""
        begin, word = self._begin_of_word(start), self._word_before(start).lstrip(_OPENING)
        if start - 1 in self.edges or not word[-1:].isalnum() or word in self.language.function:
            return True
        if not word[:1].isupper():
            return word not in self.language.making or not self._is_capitalised_inside(begin)
        if word.lower() in self.language.making:
            return False
        return (
            self.language.nouns
            or self._is_office(word, start)
            or (self._begins_sentence(begin) and word.lower() in self._ordinary)
            or self._is_plain_there(word, begin)
        )

    def _is_capitalised_inside(self, start: int) -> bool:
        """Whether a capitalised word inside a sentence is right before `start`: `Reserve` in "the Reserve bank of India"."""
        begin, word = self._begin_of_word(start), self._word_before(start)
        return start > 0 and word[:1].isupper() and word[-1:].isalnum() and start - 1 not in self.edges and not self._begins_sentence(begin)

    def _is_everyday(self, name: Named, word: str, begin: int) -> bool:
        """Whether a capitalised word before a name is an office, a day, or a word that has its capital from its place."""
        single = " " not in self._words_of(name)
        if word == "The" and name.is_person and single and not self._words_of(name).isupper():  # The Hague
            return False
        if self._begins_sentence(begin) and self._may_begin(name, word):
            return True
        if self._is_office(word, name.start):
            return name.is_person and not (name.titles and single)
        if word in self.language.days or word in self.language.months:
            return True
        if word in self.language.demonyms and name.is_person:
            return not single
        if self.language.nouns and self._is_noun_beside(name, word, begin, single=single):
            return True
        if word in self.language.function and self._in_headline(begin):
            return True
        return self._is_plain_there(word, begin, f"{word} {self._words_of(name)}")

    def _may_begin(self, name: Named, word: str) -> bool:
        """Whether a word at the start of a sentence has its capital from there alone: "But Iran", "Visiting Baghdad"."""
        if word in self.language.function:
            return True
        if not self.listed:
            return word.lower() in self._ordinary
        return bool(self.language.participle) and not name.is_person and word.endswith(self.language.participle)

    def _is_noun_beside(self, name: Named, word: str, begin: int, *, single: bool) -> bool:
        """In German: "die Regierung Taiwans", "die Politik Adenauers", "der Trainer Udo Lattek"."""
        if begin < _LEAST or self._word_before(begin) not in self.language.articles:
            return False
        return (name.inflected and word.lower() not in self.language.making) or (name.is_person and not single)

    def _is_office(self, word: str, start: int) -> bool:
        """Whether the word before `start` is an office, or the end of one: "Secretary of State"."""
        if word in self.language.offices or (self.language.office_endings and word.lower().endswith(self.language.office_endings)):
            return True
        return bool(self.language.offices_of) and self.folded.endswith(self.language.offices_of, 0, start - 1)

    def _begins_sentence(self, begin: int) -> bool:
        """Whether the word at `begin` has its capital from its place: at the start, after a full stop, a colon, an opening quote."""
        if begin < _LEAST or begin - 1 in self.edges or self.folded[begin] in _OPENING:
            return True
        sign = self.folded[begin - 2]
        return not (sign.isalnum() or sign in ",&%")

    # -- after the name

    def _is_last(self, name: Named) -> bool:
        """Whether nothing after the name belongs to it."""
        end = name.end
        if end == len(self.folded) or end in self.edges:
            return True
        if name.is_person and self.folded.startswith(self.language.called, end):
            return False
        sign = self.folded[end]
        if sign == " ":
            return self._precedes_freely(name) and not self._ends_abbreviated(name)
        if sign in "-/":
            return self._joins_freely(name, end, before=False)
        following = self.folded[end + 1 : end + 2]
        if sign == "'":
            return not following.isupper()
        if sign == ".":
            return not (following.isalnum() and following == following.lower())
        return sign not in "&@_\\"

    def _precedes_freely(self, name: Named) -> bool:
        begin = name.end + 1
        following = self.folded[begin : begin + 1]
        if following == "&":
            return not self.folded[begin + 2 : begin + 3].isupper()
        if not following.isupper():
            return not self._continues_in_lower_case(name)
        if self.language.nouns and name.inflected:  # Israels Presse
            return True
        match = _WORD.match(self.folded, begin)
        word = match[0].split("'")[0] if match else ""
        after = begin + len(word) + 1
        if word in self.language.days or (word in self.language.months and self.folded[after : after + 1].isdigit()):
            return True
        if not name.is_person and self.language.offices_after and self.folded.startswith(self.language.offices_after, begin):
            return True
        return self._is_plain_there(word, begin, f"{self._words_of(name)} {word}")

    def _ends_abbreviated(self, name: Named) -> bool:
        """Whether the name is the end of one whose abbreviation follows: `Lebanon` in "the Interim Force in Lebanon (UNIFIL)"."""
        initials = _ABBREVIATED.match(self.folded, name.end)
        if name.is_person or not initials or not initials[1].isupper() or not self._word_before(name.start).islower():
            return False
        letters = iter(self._words_of(name).upper())
        return not all(letter in letters for letter in initials[1])  # "in Iran (IRN)" abbreviates the name alone

    def _continues_in_lower_case(self, name: Named) -> bool:
        """`Ludwig` in "Ludwig van Beethoven", `Nouri` in "Nouri al-Maliki", `Lawrence` in "Lawrence of Arabia".

        And `Humble` in "Humble by Nature", a shop, and `Congo` in "the Congo river".
        """
        begin = name.end + 1
        stop = self.folded.find(" ", begin, begin + _ROOM)
        word = self.folded[begin:stop] if stop > 0 else self.folded[begin : begin + _ROOM]
        if "-" in word and word.split("-")[0] in self.language.particles:
            return True
        if name.kind == "place" and word.rstrip(".,;:!?)") in self.language.features:
            return True
        if stop < 0 or not self.folded[stop + 1 : stop + 2].isupper():
            return False
        if word in self.language.particles:
            return True
        alone = name.is_person and word in self.language.joiners | self.language.works and " " not in self._words_of(name)
        return alone and not (name.start > 0 and self._is_office(self._word_before(name.start).rstrip("."), name.start))

    # -- hyphens and dashes

    def _joins_freely(self, name: Named, dash: int, *, before: bool) -> bool:
        """Whether a name at a hyphen or dash stands alone: "anti-US", "US-Iranian", but not "Guinea-Bissau"."""
        parts = self._parts_before(dash) if before else self._parts_after(dash)
        if self.text[dash] in _BREAKS or not parts or not parts[0]:
            return True
        other, further = parts[0], parts[1:]
        if not other[0].isupper():  # al-Maliki, Stratford-upon-Avon
            joins = other in self.language.particles or any(part[:1].isupper() for part in further)
            return not (joins and (before or further))
        return self._pairs_freely(name, dash, other, before=before)

    def _pairs_freely(self, name: Named, dash: int, other: str, *, before: bool) -> bool:
        """Whether the words on the two sides of a dash are two names."""
        known = dash in self.ends if before else dash + 1 in self.begins
        if other in self.language.demonyms or (before and other in PREFIXES):
            return True
        if self.text[dash] not in _HYPHENS:  # "Iran–Iraq border", "Iran/Iraq"
            return known
        abbreviated = self._words_of(name).isupper()
        if known and (abbreviated or other.isupper()):  # US-Russia
            return True
        return abbreviated and (other in PAIRING or self._is_office(other, dash + 2 + len(other)))

    def _parts_before(self, dash: int) -> list[str]:
        """The parts of "Stratford-upon-" from right to left: upon, Stratford."""
        begin = self._after_space(dash)
        return self.folded[begin:dash].lstrip(_OPENING).split("-")[::-1] if begin < dash else []

    def _parts_after(self, dash: int) -> list[str]:
        stop = self.folded.find(" ", dash, dash + _ROOM)
        parts = self.folded[dash + 1 : stop if stop >= 0 else dash + _ROOM].split("-")
        return [word[0].removesuffix("'s") if (word := _WORD.match(part)) else "" for part in parts]

    # -- headlines, addresses, messages

    def _is_plain_there(self, word: str, at: int, pair: str = "") -> bool:
        """Whether a capital in a headline means nothing: the text has the word in lower case, and never this pair in capitals."""
        if not self._in_headline(at) or word.lower() in self.language.making:
            return False
        return word.lower() in self._ordinary and not (pair and pair in self._body)

    def _in_headline(self, at: int) -> bool:
        line = bisect_right(self._headlines, (at, len(self.folded))) - 1
        return line >= 0 and at < self._headlines[line][1] and self._headlines[line] in self._title_case

    @cached_property
    def _title_case(self) -> frozenset[tuple[int, int]]:
        """The headlines in which every longer word has a capital."""
        return frozenset(line for line in self._headlines if _is_title_case(self.folded[slice(*line)]))

    @cached_property
    def _body(self) -> str:
        return self._layout.body()

    @cached_property
    def _ordinary(self) -> frozenset[str]:
        return frozenset(word for word in _HEADLINE_WORD.findall(self._body or self.folded) if word.islower())

    def in_address(self, start: int, end: int) -> bool:
        """Whether the name is inside of an e-mail address, a URL, a handle or a file's name."""
        before, after = self.folded[start - 1 : start] if start else " ", self.folded[end : end + 1] or " "
        if before in ' "(' and after in " ,;:)\"'-":
            return False
        begin = self._after_space(start, _LONGEST_ADDRESS)
        stop = self.folded.find(" ", end, end + _LONGEST_ADDRESS)
        return bool(_ADDRESS.search(self.folded[begin : stop if stop >= 0 else end + _LONGEST_ADDRESS].rstrip(".,;:!?)]\"'")))

    def _may_belong(self, word: str) -> bool:
        if word in self.language.particles or word in self.language.joiners:
            return True
        if word.endswith("."):
            return word[:-1] in SAINTS or word[:-1] in self.language.offices or bool(_INITIALS.fullmatch(word[:-1]))
        return word == "&" or (word[:1].isupper() and word[-1].isalnum())

    def _further(self, high: int) -> int:
        for _ in range(_MOST_WORDS):
            word = _WORD.match(self.folded, high + 1) or _AND.match(self.folded, high + 1)
            if high in self.edges or self.folded[high : high + 1] != " " or not word or not self._may_belong(word[0]):
                break
            high = word.end()
        return high

    def _hyphened(self, at: int, step: int) -> int:
        """The end of the run without spaces from `at`, in the direction of `step`, where a hyphen or the like joins it to the name."""
        if step < 0:
            begin = self._after_space(at)
            return begin if at and self.folded[at - 1] in "-'&./@#" and self.text[at - 1] not in _BREAKS else at
        stop = self.folded.find(" ", at, at + _ROOM)
        run = self.folded[at : stop if stop >= 0 else at + _ROOM]
        return at + len(run.rstrip(".,;:!?)]\"'")) if run[:1] in "-&@/." and self.text[at] not in _BREAKS else at

    def _trimmed(self, low: int, high: int, start: int, end: int) -> str:
        """The words without what only joins, at their ends."""
        words = self.text[low:high].lstrip(_OPENING).split(" ")
        while len(words) > 1 and low < start and words[0] in self.language.joiners | self.language.function:
            words.pop(0)
        while len(words) > 1 and high > end and words[-1] in self.language.joiners:
            words.pop()
        return " ".join(words)


def _is_title_case(line: str) -> bool:
    words = _HEADLINE_WORD.findall(line)
    return len(words) > 2 and sum(word[0].isupper() for word in words) >= 0.8 * len(words)
