"""Web addresses: what one looks like, and the one that a text was meant to be. Texts in, text out."""

from __future__ import annotations

import re

ADDRESS = re.compile(r"https?://[^\s<>\"'\\`]+|mailto:[^\s<>\"'\\`]+", re.IGNORECASE)


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
