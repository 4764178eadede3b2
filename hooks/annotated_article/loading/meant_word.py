"""What a misspelt word, a name in place of an id or an address with a slip was meant to be. Texts in, text out."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from difflib import SequenceMatcher, get_close_matches

from annotated_article.loading.field_table import LONGEST_ID
from annotated_article.model.typed import Text
from annotated_article.problems import Problem

_SLIP = 0.8
"""How similar a misspelt word must be to the intended one."""
_ID = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
_LETTERS = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "ß": "ss", "ø": "o", "æ": "ae", "ł": "l", "đ": "d", "ı": "i"})
ADDRESS = re.compile(r"https?://[^\s<>\"'\\`]+|mailto:[^\s<>\"'\\`]+", re.IGNORECASE)


def did_you_mean(word: str, known: Iterable[str]) -> str:
    """The most similar word of the set in which a look-up failed, or an empty string."""
    return next(iter(get_close_matches(word[:80], list(known), n=1, cutoff=0.6)), "")


def misspelt(word: str, known: Iterable[str]) -> str:
    """The intended word if only a letter or two are wrong; `unverified` is not a misspelt `verified`, nor the other way round."""
    meant = did_you_mean(word, known)
    likely = sorted(word) == sorted(meant) or SequenceMatcher(None, word, meant, autojunk=False).ratio() >= _SLIP
    return meant if likely and meant[:1] == word[:1] and abs(len(meant) - len(word)) <= 2 else ""


def id_of(text: str) -> str:
    """The id that a name makes: `Brücke (alt)` is bruecke-alt."""
    plain = unicodedata.normalize("NFKD", unicodedata.normalize("NFC", text).lower().translate(_LETTERS))
    return "-".join(re.findall(r"[a-z0-9]+", re.sub(r"[\u0300-\u036f'’]", "", plain)))


def is_id(text: str) -> bool:
    """Whether a text may become an address and a name in HTML: lower case letters, digits, hyphens, and not too many."""
    return len(text) <= LONGEST_ID and _ID.fullmatch(text) is not None


def not_an_id(text: Text) -> Problem:
    """The problem of an ill-formed id, with the id that was probably meant."""
    says = (f"It has {len(text)} characters; the limit for an id is {LONGEST_ID}.",) if len(text) > LONGEST_ID else ()
    return Problem("I001", text.at, says, "use lower-case letters a-z, digits and single hyphens", instead=id_of(text[:LONGEST_ID]))


def meant_address(text: str) -> tuple[str, bool]:
    """The address in a text, or `gazette.example/2001` with its https://, and whether no other words would be lost."""
    if re.fullmatch(r"(?:[\w-]+\.)+[a-z]{2,}(?:/[^\s<>\"'\\`]*)?", text):
        return f"https://{text}", True
    if slip := re.fullmatch(
        r"(?:https?|htps?|htttps?|ttps?)[:;]?/{1,3}(?P<rest>(?:[\w-]+\.)+[a-z]{2,}(?:/[^\s<>\"'\\`]*)?)", text, re.IGNORECASE
    ):
        return f"https://{slip['rest']}", True
    found = ADDRESS.search(text.rstrip(")>].,; "))
    if found is None:
        return "", False
    rest = text[: found.start()] + text[found.end() :]
    return found[0], not re.search(
        r"\w", re.sub(r"^\s*\[.*?\]\(|^(?:url|link|see|source|retrieved from|available at)\b", "", rest, flags=re.IGNORECASE)
    )
