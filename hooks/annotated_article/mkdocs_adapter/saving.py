"""What a browser may ask of `make serve` to read and save notes and reading sheets: only its own pages on this computer may.

Another site's page can send requests to this server too. So the Host and the Origin must be this server's own, the request must carry a
token that only its pages know, and both the server and the browser must be on this computer.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from hmac import compare_digest
from html import escape
from ipaddress import ip_address
from itertools import chain
from pathlib import Path
from secrets import token_urlsafe
from typing import Any
from urllib.parse import parse_qs

from annotated_article.save_note import LARGEST, NotSaved, Wish, read, save

ADDRESS = "/-/note"
SCRIPT = "/-/save.js"
_SCRIPT = (Path(__file__).parent / "save.js").read_bytes()
_REFUSED = "403 Forbidden"


class Saving:
    """The answers to requests about notes, for one run of the server at `host`, for the project in `root`."""

    def __init__(self, root: Path, host: str) -> None:
        self.root = root
        self.token = token_urlsafe(24) if _is_loopback(host) else ""

    def tag(self, environ: dict[str, Any]) -> str:
        """The script for a page: with the token, if the page was asked for on this computer."""
        token = self.token if _is_own_host(environ) else ""
        return f'<script src="{SCRIPT}" data-token="{escape(token)}" defer></script>'

    def answer(self, environ: dict[str, Any]) -> tuple[str, str, bytes]:
        """Status, type and body."""
        if environ["PATH_INFO"] == SCRIPT:
            return "200 OK", "text/javascript", _SCRIPT
        status, answer = self._answer(environ)
        return status, "application/json", json.dumps(answer, ensure_ascii=False).encode()

    def _answer(self, environ: dict[str, Any]) -> tuple[str, dict[str, Any]]:
        if why := self._refusal(environ):
            return _REFUSED, {"says": why}
        try:
            if environ["REQUEST_METHOD"] == "POST":
                return "200 OK", {"saved": save(self.root, _wish(environ))}
            asked = parse_qs(environ.get("QUERY_STRING", ""))
            return "200 OK", read(self.root, *(asked.get(name, [""])[0] for name in ("path", "note")))._asdict()
        except NotSaved as error:
            return "409 Conflict" if error.is_conflict else "422 Unprocessable Content", {"says": str(error)}

    def _refusal(self, environ: dict[str, Any]) -> str:
        """Why the request isn't answered; empty if it may be."""
        origin = environ.get("HTTP_ORIGIN", "")
        if not self.token or not _is_own_host(environ) or not _is_loopback(environ.get("REMOTE_ADDR", "")):
            return "Notes and sheets can be saved only on the computer on which the server runs."
        if environ["REQUEST_METHOD"] not in ("GET", "POST"):
            return "Use GET to read and POST to save."
        is_own = origin == f"http://{environ['HTTP_HOST']}" if origin or environ["REQUEST_METHOD"] == "POST" else True
        if not is_own or environ.get("HTTP_SEC_FETCH_SITE", "same-origin") != "same-origin":
            return "Only pages from this server can save."
        if not compare_digest(environ.get("HTTP_X_ANNOTATE", "").encode(), self.token.encode()):
            return "The server has restarted since this page was loaded. Copy what you typed, then reload the page."
        return ""


def _is_own_host(environ: dict[str, Any]) -> bool:
    """Whether the address in the browser is this server's on this computer: 127.0.0.1:8000, localhost:8000, [::1]:8000."""
    name, _, port = environ.get("HTTP_HOST", "").rpartition(":")
    return port == str(environ.get("SERVER_PORT")) and _is_loopback(name)


def _is_loopback(host: str) -> bool:
    if host == "localhost":
        return True
    try:
        return ip_address(host.strip("[]")).is_loopback
    except ValueError:
        return False


def _wish(environ: dict[str, Any]) -> Wish:
    """What a request asks to save. Raises NotSaved if it is not in the form that our script sends."""
    length = environ.get("CONTENT_LENGTH") or ""
    if not length.isascii() or not length.isdigit() or int(length) > 4 * LARGEST:
        raise NotSaved("It is too long to be saved.")
    try:
        asked = json.loads(environ["wsgi.input"].read(int(length)))
        wish = Wish(**asked)
    except (ValueError, TypeError, RecursionError):
        raise NotSaved("The request has nothing to save in it.") from None
    beside: Any = wish.beside  # it came as JSON
    beside = beside.items() if isinstance(beside, Mapping) else [("", None)]
    texts: Iterable[Any] = (wish.path, wish.version, wish.text, wish.note, *chain(*beside))
    fields = wish.fields if isinstance(wish.fields, dict) else {} if wish.fields is None else {"": None}
    lines = [line for each in fields.values() for line in (each if isinstance(each, list) else [None])]
    if not all(isinstance(text, str) for text in (*texts, *fields, *lines)) or any("\n" in str(line) for line in lines):
        raise NotSaved("The request has nothing to save in it.")
    return wish
