"""Serves a folder as a host of static pages does: compressed, kept alive, to be kept by the browser."""

from __future__ import annotations

import gzip
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache, partial
from http import HTTPStatus
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread

_TEXT = (".html", ".css", ".js", ".json", ".svg", ".xml", ".geojson", ".csv", ".txt")


class _Host(SimpleHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def do_GET(self) -> None:
        """The file, compressed where that is worth it."""
        file = Path(self.translate_path(self.path))
        file = file / "index.html" if file.is_dir() else file
        if not file.is_file():
            self.send_error(HTTPStatus.NOT_FOUND)
            return
        body, compressed = _body(file)
        self.send_response(HTTPStatus.OK)
        self.send_header("Content-Type", self.guess_type(str(file)))
        self.send_header("Content-Length", str(len(body)))
        self.send_header("Cache-Control", "public, max-age=600" if file.suffix == ".html" else "public, max-age=31536000")
        if compressed:
            self.send_header("Content-Encoding", "gzip")
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the name is given
        """Nothing."""


@cache
def _body(file: Path) -> tuple[bytes, bool]:
    data = file.read_bytes()
    return (gzip.compress(data, 6), True) if file.suffix in _TEXT else (data, False)


@contextmanager
def serve_as_hosts_do(folder: Path) -> Iterator[str]:
    """The address of the folder, ending in a slash, on this machine and a free port, for as long as the block runs."""
    with ThreadingHTTPServer(("127.0.0.1", 0), partial(_Host, directory=folder)) as server:
        server.daemon_threads = True
        thread = Thread(target=server.serve_forever, daemon=True)
        thread.start()
        try:
            yield f"http://127.0.0.1:{server.server_port}/"
        finally:
            server.shutdown()
            thread.join()
