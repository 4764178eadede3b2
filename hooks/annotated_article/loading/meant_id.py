"""Ids: what one looks like, and the one that a text was meant to be."""

from __future__ import annotations

import re
import unicodedata

from annotated_article.loading.field_table import LONGEST_ID
from annotated_article.model import Text
from annotated_article.problems import Problem

ID = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
_LETTERS = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "ß": "ss", "ø": "o", "æ": "ae", "ł": "l", "đ": "d", "ı": "i"})


def id_of(text: str) -> str:
    """The id that a name makes: `Brücke (alt)` is bruecke-alt."""
    plain = unicodedata.normalize("NFKD", unicodedata.normalize("NFC", text).lower().translate(_LETTERS))
    return "-".join(re.findall(r"[a-z0-9]+", re.sub(r"[\u0300-\u036f'’]", "", plain)))


def is_id(text: str) -> bool:
    """Whether a text may become an address and a name in HTML: lower case letters, digits, hyphens, and not too many."""
    return len(text) <= LONGEST_ID and ID.fullmatch(text) is not None


def not_an_id(text: Text) -> Problem:
    """The problem of an ill-formed id, with the id that was probably meant."""
    says = (f"It has {len(text)} characters; the limit for an id is {LONGEST_ID}.",) if len(text) > LONGEST_ID else ()
    return Problem("I001", text.at, says, "use lower-case letters a-z, digits and single hyphens", instead=id_of(text[:LONGEST_ID]))
