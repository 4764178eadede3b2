"""`mkdocs serve` from memory: a page is generated on request, from the current state of the site.

After an edit to notes or articles, the site's state is brought up to date and MkDocs does nothing. After an edit to a hand-written
page, of mkdocs.yml or of the theme, MkDocs builds again, but only hand-written pages.
"""

from __future__ import annotations

import mimetypes
import os
import posixpath
import threading
from collections.abc import Iterable, Iterator
from hashlib import blake2b
from html import escape
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import parse_qs, quote

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort, MkDocsException

from annotated_article.mkdocs_adapter.saving import ADDRESS, SCRIPT, Saving

if TYPE_CHECKING:
    from annotated_article.mkdocs_adapter.events import Adapter

_RELOAD = (Path(__file__).parent / "reload.js").read_bytes()
_PATIENCE = 25.0  # seconds that a browser's question waits for an edit; proxies end longer ones
_NOT_MKDOCS = ("annotations", "seeds")
"""Watched folders that MkDocs itself reads nothing from."""


class Serving:
    """Answers a browser's requests in place of MkDocs' server, which serves what is copied: styles, scripts, pictures."""

    def __init__(self, adapter: Adapter, server: Any, config: MkDocsConfig) -> None:
        self._adapter = adapter
        self._server = server
        self._build_again = server.builder
        self._watched = [config.docs_dir, config.config_file_path, *map(os.path.abspath, config.watch)]
        self._articles = os.path.join(config.docs_dir, "articles")  # noqa: PTH118 - compared with what os.walk gives
        self._host_files = self._files_of_host()
        self._saving = Saving(Path(config.config_file_path).parent, config.dev_addr.host)
        self._lock = threading.RLock()
        self._changed = threading.Condition()
        self._edits = 0
        self._failed = ""

    def take_over(self) -> None:
        """Answer requests and edits from now on."""
        self._server.set_app(self.answer)
        self._server.builder = self.follow

    def follow(self) -> None:
        """Update the site after an edit. If anything fails, the last good pages stay."""
        with self._lock:
            files, before = self._files_of_host(), self._host_files
            try:
                if files == before:
                    self._adapter.update()
                if files != before or self._adapter.links_changed():
                    self._host_files = files
                    self._build_again()
                self._failed = ""
            except MkDocsException as error:  # what MkDocs reports about settings and pages, which is not a bug in the program
                self._failed = str(error)
                raise Abort(self._failed) from None
            except Exception as error:
                self._failed = str(error) or type(error).__name__
                raise
            finally:
                with self._changed:
                    self._edits += 1
                    self._changed.notify_all()

    def _files_of_host(self) -> dict[str, tuple[int, int]]:
        """The date and size of every watched file that MkDocs reads."""
        return {
            file.path: (found.st_mtime_ns, found.st_size)
            for place in self._watched
            if os.path.basename(place) not in _NOT_MKDOCS  # noqa: PTH119 - one name of a path
            for file in _files_in(place)
            if not (file.path.endswith(".md") and os.path.dirname(file.path) == self._articles)  # noqa: PTH120 - the same
            for found in [file.stat()]
        }

    def answer(self, environ: dict[str, Any], start_response: Any) -> Iterable[bytes]:
        """Answer one request (WSGI, PEP 3333)."""
        path = environ["PATH_INFO"].encode("latin-1").decode("utf-8", "ignore")
        if path == "/-/reload.js":
            return _send(start_response, "text/javascript", _RELOAD)
        if path in (ADDRESS, SCRIPT):
            with self._lock:
                status, kind, data = self._saving.answer(environ)
            return _send(start_response, kind, data, status)
        if path == "/-/edits":
            return self._wait_for_edit(parse_qs(environ.get("QUERY_STRING", "")), start_response)
        mount: str = self._server.mount_path
        if path.startswith(mount):
            address = posixpath.normpath(f"/{path.removeprefix(mount)}").lstrip("/") + ("/" if path.endswith("/") else "")
            address = address.lstrip("/")
            text = self._made(f"{address}index.html" if not address or address.endswith("/") else address)
            if text is not None:
                return self._send_made(address, text, environ, start_response)
            if address.endswith(".png") and (png := self._picture(address)) is not None:
                return _send(start_response, "image/png", png)
            if address and not address.endswith("/") and self._made(f"{address}/index.html") is not None:
                start_response("302 Found", [("Location", quote(f"{path}/"))])
                return []
        result: Iterable[bytes] = self._server.serve_request(environ, start_response)
        return result

    def _made(self, path: str) -> str | None:
        with self._lock:
            build = self._adapter.served
            return build.output(path) if build else None

    def _picture(self, address: str) -> bytes | None:
        with self._lock:
            build = self._adapter.served
            return build.picture(address) if build else None

    def _send_made(self, address: str, text: str, environ: dict[str, Any], start_response: Any) -> Iterable[bytes]:
        """Send a generated file. This is the one place where anything is added to a page for the server's sake."""
        data = text.encode("utf-8", "xmlcharrefreplace")
        if address and not address.endswith(("/", ".html")):
            return _send(start_response, mimetypes.guess_type(address)[0] or "application/octet-stream", data)
        failed = f'<aside class="problem" role="note"><pre>{escape(self._failed)}</pre></aside>' if self._failed else ""
        script = f'<script src="/-/reload.js" data-page="{_digest(data)}" data-edits="{self._edits}" defer></script>'
        script += self._saving.tag(environ)
        head, body, rest = data.rpartition(b"</body>")
        return _send(start_response, "text/html; charset=utf-8", head + f"{failed}{script}".encode() + body + rest)

    def _wait_for_edit(self, asked: dict[str, list[str]], start_response: Any) -> Iterable[bytes]:
        """Answer after the next edit: `changed` if the page is different now, otherwise the number of edits."""
        path, page, edits = (asked.get(name, [""])[0] for name in ("path", "page", "edits"))
        with self._changed:
            self._changed.wait_for(lambda: str(self._edits) != edits, _PATIENCE)
            now = str(self._edits)
        address = path.removeprefix(self._server.mount_path)
        text = self._made(f"{address}index.html" if not address or address.endswith("/") else address)
        is_other = text is None or _digest(text.encode("utf-8", "xmlcharrefreplace")) != page or bool(self._failed)
        return _send(start_response, "text/plain", (b"changed" if now != edits and is_other else now.encode()))


def _files_in(place: str) -> Iterator[os.DirEntry[str]]:
    """Every file in a folder and below it, or the file itself."""
    folder = place if os.path.isdir(place) else os.path.dirname(place)  # noqa: PTH112, PTH120 - DirEntry keeps what a scan has found
    with os.scandir(folder) as found:
        for entry in sorted(found, key=lambda entry: entry.name):
            if entry.is_dir() and place == folder and entry.name != "__pycache__":
                yield from _files_in(entry.path)
            elif entry.is_file() and place in (folder, entry.path):
                yield entry


def _digest(data: bytes) -> str:
    return blake2b(data, digest_size=12).hexdigest()


def _send(start_response: Any, kind: str, data: bytes, status: str = "200 OK") -> list[bytes]:
    start_response(status, [("Content-Type", kind), ("Content-Length", str(len(data))), ("Cache-Control", "no-store")])
    return [data]
