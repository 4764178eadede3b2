"""The words of written dates: months, weekdays and eras from CLDR, and what people write around a date in each language."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterable, Mapping
from functools import cached_property, lru_cache

from annotated_article.dates.cldr import calendar_of, eras_by_name, months_by_name, weekdays_by_name

Languages = tuple[str, ...]
LANGUAGES: Languages = ("en", "en-GB", "de", "fr", "es", "ar")
"""Languages in which a contributor's date may be written."""
SEASONS = {
    21: "spring|frühling|frühjahr|printemps|primavera|الربيع|ربيع",
    22: "summer|sommer|été|verano|الصيف|صيف",
    23: "autumn|fall|herbst|automne|otoño|الخريف|خريف",
    24: "winter|hiver|invierno|الشتاء|شتاء",
}
ABOUT = r"c|ca|circa|about|around|approx|approximately|roughly|um|etwa|ungefähr|gegen|vers|environ|hacia|حوالي|نحو"
PERHAPS = r"perhaps|possibly|probably|maybe|vielleicht|wahrscheinlich|peut-être|quizás|ربما"
SINCE = r"since|from|as of|seit|ab|depuis|desde|منذ"
UNTIL = r"until|till|up to|to|bis|jusqu['’]en|jusqu['’]au|hasta|حتى"
BESIDE = {"before|vor|avant|antes de": "../{}", "after|nach|après|después de": "{}/.."}
FROM = r"from|von|vom|du|de|del|من"
TO = r"to|until|till|through|bis|au|à|al|a|hasta|إلى"
VAGUE = r"early|mid|late|(?:the\s+)?(?:beginning|middle|end|start) of|anfang|mitte|ende|début|fin|principios de|finales de"
# between 1950 and 1955  12 and 13 March 2007
AND = re.compile(r"(?P<between>(?:between|zwischen|entre)\s+)?(?P<first>.+?)\s+(?:and|und|et|y|&)\s+(?P<last>.+)")
DAY = r"(?<!\d)(?P<day>\d{1,2})(?:st|nd|rd|th|er|º|ª)?\.?"
_YEAR = r"(?P<year>\d{1,5})(?!\d)"
_LINK = r"[\s.,]*(?:(?:of|del?|في)\s+|ב)?"  # 10 of March, 10. März, 10 de marzo de 2007
_GAP = re.compile(r"[\s.’'-]+")


class Names:
    """The languages' names of months, weekdays and eras, and the forms of dates that use them, each compiled when it is needed."""

    def __init__(self, languages: Languages) -> None:
        """Take the names from CLDR."""
        months, weekdays, eras = (_lowered_names(look_up, languages) for look_up in (months_by_name, weekdays_by_name, eras_by_name))
        eras |= {"b. c.": 0, "a. d.": 1, "b. c. e.": 0, "c. e.": 1, "v. u. z.": 0, "n. u. z.": 1}
        self.months, self.weekdays, self.eras = _by_letters(months), _by_letters(weekdays), _by_letters(eras)
        self._weekday, self._era, self._month = _any_of(weekdays), _any_of(eras), rf"(?P<name>{_any_of(months)})"
        self._whole_weekday = _any_of(lowered(name) for language in languages for name in calendar_of(language).weekdays)
        self._month_day = rf"(?<!\w){self._month}\.?\s+{DAY}"

    @cached_property
    def weekday(self) -> re.Pattern[str]:
        """`Saturday, the` before a date."""
        return re.compile(rf"(?<!\w)({self._weekday})\.?[,،]?\s*(?:(?:the|den|le|el)\s+)?")

    @cached_property
    def whole_weekday(self) -> re.Pattern[str]:
        """Only `Sunday` there: `Sun`, `Mar` or `Di` may be part of an author's name."""
        return re.compile(rf"(?<!\w){self._whole_weekday}[,،]?\s*")

    @cached_property
    def era(self) -> re.Pattern[str]:
        """`BC`, `v. Chr.`."""
        return re.compile(rf"(?<![^\W\d_]){self._era}\.?")

    @cached_property
    def days(self) -> tuple[re.Pattern[str], ...]:
        """`10 March 2007`, `March 10, 2007`, `2007 March 10`."""
        forms = (
            rf"{DAY}{_LINK}{self._month}{_LINK}{_YEAR}",
            rf"{self._month_day},?\s+{_YEAR}",
            rf"(?<!\d){_YEAR}{_LINK}{self._month}(?:\s*{DAY})?",
        )
        return tuple(map(re.compile, forms))

    @cached_property
    def others(self) -> tuple[re.Pattern[str], ...]:
        """`March 2007`, `spring 2007`, `2007`."""
        season = rf"(?P<season>{'|'.join(SEASONS.values())})"
        return tuple(map(re.compile, (rf"{self._month}{_LINK}{_YEAR}", rf"{season}{_LINK}{_YEAR}", _YEAR)))

    @cached_property
    def days_of_month(self) -> re.Pattern[str]:
        """`March 10–12, 2007`."""
        return re.compile(rf"{self._month_day}(?:\s*[–-]\s*|\s+(?:{TO})\s+)(?P<last>\d{{1,2}})(?:st|nd|rd|th)?,?\s+{_YEAR}")


@lru_cache
def names_of(languages: Languages) -> Names:
    """The names of these languages, always the same object."""
    return Names(languages)


def _by_letters(names: Mapping[str, int]) -> dict[str, int]:
    return {letters_of(name): number for name, number in names.items()}


def _lowered_names(look_up: Callable[[str], Mapping[str, int]], languages: Languages) -> dict[str, int]:
    """The names of all languages in lower case; those that begin with a digit are numbers."""
    named = (item for language in reversed(languages) for item in look_up(language).items())
    return {lowered(name): number for name, number in named if not name[0].isdigit()}


def _any_of(names: Iterable[str]) -> str:
    """A regular expression for the names, the longest first, with or without full stops and spaces: `v. Chr.`, `v.Chr.`."""
    forms = (r"[\s.’'-]*".join(map(re.escape, _GAP.split(name.rstrip(".")))) for name in sorted(names, key=len, reverse=True))
    return rf"(?:{'|'.join(dict.fromkeys(forms))})(?![^\W\d_])"


def letters_of(name: str) -> str:
    """The name without what may be left out in it."""
    return _GAP.sub("", name)


def lowered(text: str) -> str:
    """Lower case, digits 0 to 9, every character at its place."""
    digits = (str(unicodedata.decimal(sign)) if sign.isdecimal() else sign for sign in text)
    return "".join(sign.lower() if len(sign.lower()) == 1 else sign for sign in digits)
