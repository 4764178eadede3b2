"""Names from A to Z: their order in a language, and the letter each is listed under."""

from __future__ import annotations

import re
import unicodedata
from functools import cache, lru_cache

from annotated_article.model.notes import Entry
from annotated_article.split_names import name_of, sorted_by

_PLAIN = str.maketrans({"ł": "l", "ø": "o", "đ": "d", "ð": "d", "ħ": "h", "ı": "i", "æ": "ae", "œ": "oe", "þ": "th"})
"""Letters that Unicode takes for letters of their own, and readers look up here."""
# pl: after l comes ł; cs: after h comes ch
_AFTER = {
    "cs": "c:č h:ch r:ř s:š z:ž",
    "da": "z:æ,ø,å",
    "es": "n:ñ",
    "et": "s:š,z,ž v:õ,ä,ö,ü",
    "fi": "z:å,ä,ö",
    "hr": "c:č,ć d:dž,đ l:lj n:nj s:š z:ž",
    "hu": "c:cs d:dz,dzs g:gy l:ly n:ny o:ö,ő s:sz t:ty u:ü,ű z:zs",
    "is": "a:á d:ð e:é i:í o:ó u:ú y:ý z:þ,æ,ö,å",
    "lt": "c:č s:š z:ž",
    "lv": "c:č g:ģ k:ķ l:ļ n:ņ s:š z:ž",
    "nb": "z:æ,ø,å",
    "nn": "z:æ,ø,å",
    "no": "z:æ,ø,å",
    "pl": "a:ą c:ć e:ę l:ł n:ń o:ó s:ś z:ź,ż",
    "ro": "a:ă,â i:î s:ș t:ț",
    "sk": "a:ä c:č h:ch o:ô s:š z:ž",
    "sl": "c:č,ć d:đ s:š z:ž",
    "sv": "z:å,ä,ö",
    "tr": "c:ç g:ğ h:ı o:ö s:ş u:ü",
}
"""Language -> letters that follow another as letters of their own, from CLDR's rules; other accents count only between equal names."""
_SAME = {"tr": str.maketrans("Iİ", "ıi"), "lt": str.maketrans("Yy", "Ii"), "lv": str.maketrans("Yy", "Ii")}
"""Language -> letters that sort as another one."""
_FIRST_MARK = 0xE000
_MARK = re.compile("[\ue000-\uf8ff]")


@cache
def _own_letters(language: str) -> dict[str, str]:
    """Each of the language's own letters -> the letter that it follows, and a mark that sorts after every letter."""
    rules = [rule.split(":") for rule in _AFTER.get(language, "").split()]
    return {own: base + chr(_FIRST_MARK + at) for base, owns in rules for at, own in enumerate(owns.split(","))}


@cache
def _any_own_letter(language: str) -> re.Pattern[str]:
    return re.compile("|".join(sorted(_own_letters(language), key=len, reverse=True)) or "(?!)")


@lru_cache(maxsize=100_000)
def sort_key(name: str, language: str = "en") -> str:
    """The key that a name sorts by: without accents, capitals and punctuation, and with the language's own letters in their places."""
    language = language.lower().split("-")[0]
    name = _MARK.sub("", name)
    name = name.translate(_SAME.get(language, {}))
    own = _own_letters(language)
    lower = unicodedata.normalize("NFC", unicodedata.normalize("NFC", name).casefold())
    marked = _any_own_letter(language).sub(lambda letter: own[letter[0]], lower)
    plain = unicodedata.normalize("NFKD", marked).casefold().translate(_PLAIN)
    return "".join(character for character in plain if character.isalnum() or character == " " or _MARK.match(character)).strip()


def order(name: str, language: str = "en") -> tuple[str, str, str]:
    """What names sort by: their letters, then their accents, then their capitals."""
    return sort_key(name, language), unicodedata.normalize("NFD", name.casefold()), name


def sorted_name(entry: Entry, language: str = "en") -> str:
    """The name that an entry is looked up by: `sort_as`, a person's family name first, any other name as it is."""
    if entry.sort_as:
        return entry.sort_as
    return sorted_by(name_of(entry.name.split(" (")[0], (), language)) if entry.kind.has_surname else str(entry.name)


def letter_of(name: str, language: str = "en") -> str:
    """The capital letter or digit that a name is listed under; `#` for a name that has neither."""
    key = sort_key(name, language)
    own = {mark: letter for letter, mark in _own_letters(language.lower().split("-")[0]).items()}
    return own[key[:2]].title() if key[:2] in own else (key[:1] or "#").upper()


def letter_slug(letter: str) -> str:
    """The letter in an address. What comes before A shares one, and so does what comes after Z."""
    if letter.isascii():
        return letter.lower() if letter.isalpha() else "0-9"
    return "other"


def heading_of(name: str, language: str = "en") -> tuple[str, str]:
    """The part of the address and the heading for a name. A language's own letter shares the page of the letter before it."""
    return letter_slug((sort_key(name, language)[:1] or "#").upper()), letter_of(name, language)
