"""A project under `mkdocs serve`, with a page of it open."""

import os
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple

from playwright.sync_api import Page

from support.project import project


class Served(NamedTuple):
    """A project, its address, the server’s process, and the page that shows it."""

    root: Path
    url: str
    running: subprocess.Popen[bytes]
    page: Page

    def text(self, path: str) -> str:
        """The text of a file once it is there."""
        until(self.page, (self.root / path).exists)
        return (self.root / path).read_text("utf-8")


def until(page: Page, seen: Callable[[], bool]) -> None:
    """Wait until something is so, while the page goes on; the test fails if it never is."""
    deadline = time.monotonic() + 120
    while not seen():
        assert time.monotonic() < deadline
        page.wait_for_timeout(100)


def answers(url: str) -> bool:
    try:
        with urllib.request.urlopen(url, timeout=5):
            return True
    except OSError:
        return False


@contextmanager
def serve(folder: Path, page: Page) -> Iterator[Served]:
    """The mini site in this folder under `mkdocs serve`, while it is used."""
    root = project(folder / "project")
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        address = f"127.0.0.1:{free.getsockname()[1]}"
    url = f"http://{address}/"
    command = [sys.executable, "-m", "mkdocs", "serve", "--dev-addr", address]
    surroundings = {**os.environ, "NO_MKDOCS_2_WARNING": "1", "SITE_URL": url}
    with (folder / "log").open("w") as out, subprocess.Popen(command, cwd=root, env=surroundings, stdout=out, stderr=out) as running:
        try:
            until(page, lambda: answers(url))
            yield Served(root, url, running, page)
        finally:
            running.terminate()
            running.wait(20)
