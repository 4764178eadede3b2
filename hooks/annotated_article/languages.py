"""What a language knows besides the interface's sentences: one file `translations/<language>/language.py` each.

Data and small rules only; the stages contain the rules for all languages. To add a language, add a folder; what people write around dates
is in `dates/date_words.py`.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import cache
from importlib import import_module
from pathlib import Path
from typing import NamedTuple

_FOLDER = Path(__file__).parent / "translations"


def words(text: str) -> frozenset[str]:
    """The words of a list, which are separated by spaces."""
    return frozenset(text.split())


def capitalised(text: str) -> frozenset[str]:
    """The words of a list, each with a capital."""
    return frozenset(word[:1].upper() + word[1:] for word in text.split())


class Quotes(NamedTuple):
    """Opening and closing marks as in CLDR, outer and inner. `inside`: a full stop goes before the closing mark."""

    outer: tuple[str, str] = ("“", "”")
    inner: tuple[str, str] = ("‘", "’")
    inside: bool = False


class RegularForms(NamedTuple):
    """The regular forms of names: `endings` as (in the text, in the name), `of` makes a name's forms.

    `plural`: they are plurals, which only some kinds of entries have. Only for rules short enough to read; other forms are written under
    `aliases`.
    """

    endings: tuple[tuple[str, str], ...]
    of: Callable[[str], tuple[str, ...]]
    plural: bool = True


class Language(NamedTuple):
    """One language. The fields up to `nouns` distinguish a name from a longer one; see `anchoring.whole_names`.

    `function` begin sentences; `days` and `months` are those that are not first names; `offices` come before people's names,
    `office_endings` end such words (Außenminister), `offices_after` follow countries (US President); `ranks` before an office make it
    another office; `particles` are parts of names (van, bin), `joiners` words like "of", `works` those after a surname in the names of
    works and shops (Humble by Nature); `making` are words of longer names, and first names that are ordinary words too (`first_names`),
    `given` first names that are none; `inside` come before a place rather than a person (in, near), `within` join a place to the words
    of an organisation ("Human Rights in China"); `elisions` are before an apostrophe (l'Iran); `called` follow a person's name and make
    it another's, `features` a place's (the Congo river); `participle` ends words such as "Visiting". After `articles`, a word is no
    surname ("el Gobierno"). With `nouns` every noun has a capital, and is no first name after one of them ("der Trainer").
    """

    function: frozenset[str] = frozenset()
    days: frozenset[str] = frozenset()
    months: frozenset[str] = frozenset()
    offices: frozenset[str] = frozenset()
    office_endings: tuple[str, ...] = ()
    offices_of: tuple[str, ...] = ()
    offices_after: tuple[str, ...] = ()
    ranks: frozenset[str] = frozenset()
    particles: frozenset[str] = words("van von bin ibn bint abu בן בת אבן")
    joiners: frozenset[str] = frozenset()
    works: frozenset[str] = frozenset()
    making: frozenset[str] = frozenset()
    first_names: frozenset[str] = frozenset()
    given: frozenset[str] = frozenset()
    inside: frozenset[str] = frozenset()
    within: frozenset[str] = frozenset()
    elisions: frozenset[str] = frozenset()
    called: tuple[str, ...] = (", Jr", ", Sr", ", II", ", III", ", IV")
    features: frozenset[str] = frozenset()
    demonyms: frozenset[str] = frozenset()
    participle: tuple[str, ...] = ()
    articles: frozenset[str] = frozenset()
    nouns: bool = False

    quotes: Quotes = Quotes()
    forms: RegularForms | None = None
    abbreviations: frozenset[str] = frozenset()
    """Words that have a full stop without ending a sentence, besides those of every language and single capitals."""
    saying: tuple[str, ...] = ()
    """Regular expressions for words that show that somebody says something: `said`, `according to`."""
    asserting: Mapping[str, str] = {}
    """What words do (`judges`, `superlative`, `cause`, `predicts`) -> regular expression of such words, for a list of what has no claim."""
    relative: tuple[tuple[str, str, int], ...] = ()
    """(regular expression, `day`, `week`, `month` or `year`, how many from the day of the article): (`yesterday`, `day`, -1)."""
    day_is: tuple[str, str] = ("", "")
    """Regular expressions for the words before and after the name of a day: (`on|last|next`, ``), (``, `dernier|prochain`)."""
    coming: str = ""
    """Regular expression of those that mean the next such day: `next`."""
    dated: str = ""
    """Regular expression for the words before a month: `in`."""
    byline: frozenset[str] = frozenset()
    """Words in the line that names the author: `by`, `and`."""
    poor_names: Mapping[str, str] = {}
    """Why a word alone is a poor name for an entry (a key of `checking.check_names.WHY`) -> such words, in lower case."""


OTHER = Language()
"""A language without a folder: there a capital at the start of a sentence is weighed by the text itself."""
ABBREVIATIONS = words("Mr Mrs Ms Dr Prof Gen Col Lt Sen Rep Gov St No vs etc")
"""Those that end no sentence in any language."""


def language_of(tag: str) -> Language:
    """What is known of the language of a tag (BCP 47) such as `en-GB`; `OTHER` if it has no folder."""
    return _known(tag.lower().split("-")[0])


@cache
def _known(language: str) -> Language:
    if not language.isascii() or not language.isalpha() or not (_FOLDER / language / "language.py").is_file():
        return OTHER
    known: Language = import_module(f"annotated_article.translations.{language}.language").LANGUAGE
    return known
