"""The numbers by which marks and notes find each other on paper."""

from __future__ import annotations

import re
from collections.abc import Mapping

_MARK_OR_NOTE = re.compile(r'(?:href="#|id=")n-([a-z0-9-]+)"')


def number_notes(html: str, numbers: Mapping[str, int]) -> str:
    """The HTML with `data-n` on each link to a note and on each note that has a number."""

    def numbered(found: re.Match[str]) -> str:
        number = numbers.get(found[1])
        return found[0] if number is None else f'{found[0]} data-n="{number}"'

    return _MARK_OR_NOTE.sub(numbered, html)
