"""Whether words are a whole name where they are found, or part of a longer one: `Kennedy` in "Robert F. Kennedy".

Knows one text and its language, and looks only at the words beside a name. If it can't tell, the words are not a whole name:
a missing link harms nobody, a wrong one may.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import NamedTuple

from annotated_article.anchoring.longer_names import longer_name
from annotated_article.anchoring.name_context import BREAKS, INITIALS, LEAST, ONE_BLOCK, OPENING, ROOM, SAINTS, WORD, Layout, NameContext
from annotated_article.anchoring.unspaced_names import is_unspaced, stands_alone
from annotated_article.languages import words

# `Robert "Bobby" ` and `Robert (Bobby) `, before Kennedy
_NICKNAME = re.compile(r"[^\W\d_]\w*\.? [\"'(]([^\W\d_]\w*)[\"')] $")
_LONGEST_ABBREVIATION = 4  # letters of an office: "Prof."
_HYPHENS = "-‐‑"
_CLOSING = "\"')]"
_QUOTED = frozenset({'""', "''", "「」", "『』", "《》", "〈〉", "«»", '„"'})
# "the Interim Force in Lebanon (UNIFIL)"
_ABBREVIATED = re.compile(r" \(([^\W\d_]{3,})\)")


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


PREFIXES = words("Anti Pro Non Ex Pre Post Mid Co Neo Pan")
"""Capitalised at the start of a sentence: "Anti-US protests"."""
PAIRING = words("Sino Russo Franco Anglo Euro Indo Turko Turco Austro Greco")
"""The first half of "Sino-US talks". Before a name that is not an abbreviation, it makes another name ("Indo-China")."""


class WholeNames(NameContext):
    """Recognises whole names in one text, as shown and folded. `found` is where the names of entries are."""

    def __init__(self, text: str, folded: str, language: str, found: Iterable[tuple[int, int]], layout: Layout = ONE_BLOCK) -> None:
        super().__init__(text, folded, language, found, layout)
        self._has_lists = bool(self.language.function)
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
        before = self.word_before(name.start) if name.start and name.start - 1 not in self.edges else ""
        after = self.folded[name.end + 1 : name.end + ROOM].partition(" ")[0] if name.end not in self.edges else ""
        return before in self.language.particles or (" " not in self._words_of(name) and after in self.language.particles)

    def namesake(self, name: Named) -> str:
        """The longer name if a first name or an initial is right before the name: `Robert F. Kennedy`. Otherwise "".

        Further on, `Kennedy` alone may be short for it.
        """
        at, begin = name.start - 1, self.begin_of_word(name.start)
        if at < 1 or self.folded[at] != " " or at in self.edges or at in self.ends or self.is_whole(name):
            return ""
        if not self._may_be_first(self.folded[begin:at].lstrip(OPENING), begin, name):
            return ""
        longer = longer_name(self, name.start, name.end)
        return longer if name.is_person or longer.count(" ") == 1 or "." in longer else ""  # not "the Golan Heights Israel captured"

    def _may_be_first(self, word: str, begin: int, name: Named) -> bool:
        """Whether the word may be somebody's first name or initial."""
        if word.endswith("."):
            return bool(INITIALS.fullmatch(word[:-1])) and word[0].isupper()
        if not all(part[:1].isupper() and part[1:].islower() for part in word.split("-")) or self.in_headline(begin):
            return False
        known, low = self.language, word.lower()
        if known.nouns or (self.begins_sentence(begin) and self._is_participle(word)):
            return False
        if not name.is_person and self.begins_sentence(begin):  # "Bill Jordan", but "Major Iran sanctions" and "Paul US"
            return low in known.given and not self._words_of(name).isupper()
        if word in known.function | known.demonyms | known.days | known.months | PREFIXES:
            return False
        ordinary = low in known.making or low in self.ordinary or self.is_office(word, begin + len(word) + 1)
        return low in known.first_names or not ordinary

    def _words_of(self, name: Named) -> str:
        return self.folded[name.start : name.end]

    # -- before the name

    def _is_first(self, name: Named) -> bool:
        """Whether nothing before the name belongs to it."""
        start = name.start
        if start == 0 or start - 1 in self.edges:
            return True
        if name.titles and (begin := self.with_title(start, name.titles)) < start:
            return begin == 0 or begin - 1 in self.edges or self.word_before(begin) not in self.language.ranks
        sign = self.folded[start - 1]
        if sign == " ":
            return self._follows_freely(name)
        if sign in "-/":
            return self._joins_freely(name, start - 1, before=True)
        if sign == "'":  # O'Brien, but l'Iran
            return not self.folded[start - 2 : start - 1].isalnum() or self._elided(start - 1)
        return sign not in "&.#" or not self.folded[start - 2 : start - 1].isalnum()

    def _elided(self, apostrophe: int) -> bool:
        begin = self.after_space(apostrophe)
        return self.folded[begin:apostrophe].lstrip(OPENING) in self.language.elisions

    def _follows_freely(self, name: Named) -> bool:
        """Whether the word before the name is not part of it: `The` in "The US", but not `Robert` or `van der`."""
        begin = self.begin_of_word(name.start)
        word = self.folded[begin : name.start - 1].rpartition("-")[2].lstrip(OPENING)
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
        nickname = _NICKNAME.search(self.folded[max(0, name.start - ROOM) : name.start]) if last in _CLOSING else None
        return not (nickname and nickname[0][0].isupper() and nickname[1][0].isupper())

    def _follows_abbreviation(self, word: str, kind: str) -> bool:
        """`Sen.` before a person's name; not `F.`, `J.F.` or `St.`; after any other the sentence has ended."""
        if word in self.language.offices and len(word) <= _LONGEST_ABBREVIATION:
            return kind == "person"
        return not (word[:1].isupper() and (INITIALS.fullmatch(word) or word in SAINTS))

    def _follows_lower_case(self, word: str, begin: int) -> bool:
        if word in self.language.particles:
            return False
        if word == "the" and begin > 1 and self.word_before(begin) in self.language.joiners:
            word, begin = self.word_before(begin), self.begin_of_word(begin)
        if word in self.language.within and begin >= LEAST:
            return not self._is_plain_word(self.word_before(begin), self.begin_of_word(begin))
        return word not in self.language.joiners or begin < LEAST or self._is_no_institution(begin)

    def _is_plain_word(self, word: str, begin: int) -> bool:
        """Whether an ordinary word has a capital, as in `Human Rights in China`, and not from its place."""
        low = word.lower()
        plain = word[:1].isupper() and not self.language.nouns and (low in self.ordinary or low in self.language.making)
        return plain and not self.begins_sentence(begin) and not self.in_headline(begin)

    def _is_no_institution(self, start: int) -> bool:
        """Whether the word before "of" makes no name with it: `President of Iran`, not `Bank of America`."""
        begin, word = self.begin_of_word(start), self.word_before(start).lstrip(OPENING)
        if start - 1 in self.edges or not word[-1:].isalnum() or word in self.language.function:
            return True
        if not word[:1].isupper():
            return word not in self.language.making or not self._is_capitalised_inside(begin)
        if word.lower() in self.language.making:
            return False
        return (
            self.language.nouns
            or self.is_office(word, start)
            or (self.begins_sentence(begin) and word.lower() in self.ordinary)
            or self.is_plain_there(word, begin)
        )

    def _is_capitalised_inside(self, start: int) -> bool:
        """Whether a capitalised word inside a sentence is right before `start`: `Reserve` in "the Reserve bank of India"."""
        begin, word = self.begin_of_word(start), self.word_before(start)
        return start > 0 and word[:1].isupper() and word[-1:].isalnum() and start - 1 not in self.edges and not self.begins_sentence(begin)

    def _is_everyday(self, name: Named, word: str, begin: int) -> bool:
        """Whether a capitalised word before a name is an office, a day, or a word that has its capital from its place."""
        single = " " not in self._words_of(name)
        if word == "The" and name.is_person and single and not self._words_of(name).isupper():  # The Hague
            return False
        if self.begins_sentence(begin) and self._may_begin(name, word):
            return True
        if self.is_office(word, name.start):
            return name.is_person and not (name.titles and single)
        if word in self.language.days or word in self.language.months:
            return True
        if word in self.language.demonyms and name.is_person:
            return not single
        if self.language.nouns and self._is_noun_beside(name, word, begin, single=single):
            return True
        if word in self.language.function and self.in_headline(begin):
            return True
        return self.is_plain_there(word, begin, f"{word} {self._words_of(name)}")

    def _may_begin(self, name: Named, word: str) -> bool:
        """Whether a word at the start of a sentence has its capital from there alone: "But Iran", "Visiting Baghdad"."""
        if word in self.language.function:
            return True
        if not self._has_lists:
            return word.lower() in self.ordinary
        return not name.is_person and self._is_participle(word)

    def _is_participle(self, word: str) -> bool:
        """Whether the word has a participle's ending, in a language that has one: `Visiting`."""
        return bool(self.language.participle) and word.endswith(self.language.participle)

    def _is_noun_beside(self, name: Named, word: str, begin: int, *, single: bool) -> bool:
        """In German: "die Regierung Taiwans", "die Politik Adenauers", "der Trainer Udo Lattek"."""
        if begin < LEAST or self.word_before(begin) not in self.language.articles:
            return False
        return (name.inflected and word.lower() not in self.language.making) or (name.is_person and not single)

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
        match = WORD.match(self.folded, begin)
        word = match[0].split("'")[0] if match else ""
        after = begin + len(word) + 1
        if word in self.language.days or (word in self.language.months and self.folded[after : after + 1].isdigit()):
            return True
        if not name.is_person and self.language.offices_after and self.folded.startswith(self.language.offices_after, begin):
            return True
        return self.is_plain_there(word, begin, f"{self._words_of(name)} {word}")

    def _ends_abbreviated(self, name: Named) -> bool:
        """Whether the name is the end of one whose abbreviation follows: `Lebanon` in "the Interim Force in Lebanon (UNIFIL)"."""
        initials = _ABBREVIATED.match(self.folded, name.end)
        if name.is_person or not initials or not initials[1].isupper() or not self.word_before(name.start).islower():
            return False
        letters = iter(self._words_of(name).upper())
        return not all(letter in letters for letter in initials[1])  # "in Iran (IRN)" abbreviates the name alone

    def _continues_in_lower_case(self, name: Named) -> bool:
        """`Ludwig` in "Ludwig van Beethoven", `Nouri` in "Nouri al-Maliki", `Lawrence` in "Lawrence of Arabia".

        And `Humble` in "Humble by Nature", a shop, and `Congo` in "the Congo river".
        """
        begin = name.end + 1
        stop = self.folded.find(" ", begin, begin + ROOM)
        word = self.folded[begin:stop] if stop > 0 else self.folded[begin : begin + ROOM]
        if "-" in word and word.split("-")[0] in self.language.particles:
            return True
        if name.kind == "place" and word.rstrip(".,;:!?)") in self.language.features:
            return True
        if stop < 0 or not self.folded[stop + 1 : stop + 2].isupper():
            return False
        if word in self.language.particles:
            return True
        alone = name.is_person and word in self.language.joiners | self.language.works and " " not in self._words_of(name)
        return alone and not (name.start > 0 and self.is_office(self.word_before(name.start).rstrip("."), name.start))

    # -- hyphens and dashes

    def _joins_freely(self, name: Named, dash: int, *, before: bool) -> bool:
        """Whether a name at a hyphen or dash stands alone: "anti-US", "US-Iranian", but not "Guinea-Bissau"."""
        parts = self._parts_before(dash) if before else self._parts_after(dash)
        if self.text[dash] in BREAKS or not parts or not parts[0]:
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
        return abbreviated and (other in PAIRING or self.is_office(other, dash + 2 + len(other)))

    def _parts_before(self, dash: int) -> list[str]:
        """The parts of "Stratford-upon-" from right to left: upon, Stratford."""
        begin = self.after_space(dash)
        return self.folded[begin:dash].lstrip(OPENING).split("-")[::-1] if begin < dash else []

    def _parts_after(self, dash: int) -> list[str]:
        stop = self.folded.find(" ", dash, dash + ROOM)
        parts = self.folded[dash + 1 : stop if stop >= 0 else dash + ROOM].split("-")
        return [word[0].removesuffix("'s") if (word := WORD.match(part)) else "" for part in parts]
