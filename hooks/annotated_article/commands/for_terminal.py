"""A message with colour for a terminal. Text in, text out; the words stay the same."""

from __future__ import annotations

import re
from collections.abc import Iterator

RED, GREEN, YELLOW, BOLD, FAINT, PLAIN = (f"\x1b[{code}m" for code in (31, 32, 33, 1, 2, 0))
_HEADLINE = re.compile(r"(?P<rule>(?P<severity>error|warning)\[\w+\])(?P<title>.*)")
_CARETS = re.compile(r"(?P<margin> *\| +)(?P<carets>\^+)")
_FIX = re.compile(r"(?P<margin> *= )(?P<fix>fix: )(?P<what>.*)")


def coloured(message: str) -> str:
    """A rendered problem: its headline and carets red or yellow, its fix bold, the lines as they should be green."""
    return "\n".join(_rows(message))


def _rows(message: str) -> Iterator[str]:
    first, *rows = message.split("\n")
    headline = _HEADLINE.fullmatch(first)
    hue = RED if headline and headline["severity"] == "error" else YELLOW
    yield f"{hue}{BOLD}{headline['rule']}{PLAIN}{BOLD}{headline['title']}{PLAIN}" if headline else first
    for row in rows:
        if carets := _CARETS.fullmatch(row):
            yield f"{carets['margin']}{hue}{carets['carets']}{PLAIN}"
        elif fix := _FIX.fullmatch(row):
            yield f"{fix['margin']}{BOLD}{fix['fix']}{PLAIN}{fix['what']}"
        elif re.match(r" *\+(?: |$)", row):
            yield f"{GREEN}{row}{PLAIN}"
        elif re.match(r" *-->", row):
            yield f"{FAINT}{row}{PLAIN}"
        else:
            yield row
