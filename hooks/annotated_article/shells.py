"""What stands around the pages of a folder and is the same for all of them, rendered by the host's templates once.

The first page of a folder is rendered whole, with a seam at either end of each part that is its own: what is between these parts is
the folder's shell. For the others only those parts are rendered.
"""

from __future__ import annotations

from secrets import token_hex
from typing import Any, NamedTuple

_MOST_KEPT = 100  # pages come folder by folder


class _Shell(NamedTuple):
    pieces: list[str]
    whole: str


class Shells:
    """Those of one build. Templates print `seam` around a page's own parts, and these alone where there is a `shell`."""

    def __init__(self) -> None:
        self._seam = f"<seam {token_hex(8)}>"  # stands in no page, whatever its author wrote
        self._kept: dict[str, _Shell] = {}
        self._folder = ""

    def begin(self, folder: str) -> dict[str, Any]:
        """What the templates must know for the next page, which is one of this folder."""
        self._folder = folder
        return {"shell": shell.pieces} if (shell := self._kept.get(folder)) else {"seam": self._seam}

    def end(self, html: str) -> tuple[str, str]:
        """The page as it was rendered, without seams, and what stands around it: all of it where it was not begun as one of a folder."""
        folder, self._folder = self._folder, ""
        if not folder:
            return html, html
        if folder not in self._kept:
            parts = html.split(self._seam)
            html = "".join(parts)
            if len(self._kept) >= _MOST_KEPT:
                self._kept.clear()
            self._kept[folder] = _Shell(parts[::2], "".join(parts[::2]))
        return html, self._kept[folder].whole


def folder_of(url: str) -> str:
    """`people/*/` for `people/ada/`: the section of the site, and how deep the page stands in it, since addresses are relative.

    A page right below the root shares with none.
    """
    section, *deeper = url.rstrip("/").split("/")
    return f"{section}/{'*/' * len(deeper)}"
