"""`mkdocs serve`: an error is a red box in its place, the rest goes on, and edits are picked up without a restart."""

import os
import re
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from urllib.error import URLError

import pytest

from support.project import project

OPENED, CLOSED = "articles/2001-05-14-bridge-opened/", "articles/2001-05-21-bridge-closed/"
NOTES = "annotations/articles/2001-05-14-bridge-opened.yml"
LONGEST = 40  # seconds until an edit must be seen; on a quiet machine it takes about two


@dataclass
class Served:
    """A project that is being served."""

    root: Path
    address: str
    log: Path

    def html(self, page: str) -> str:
        """The page as it is now."""
        with urllib.request.urlopen(self.address + page, timeout=10) as answer:
            return str(answer.read().decode("utf-8"))

    def until(self, page: str, seen: Callable[[str], bool]) -> str:
        """The page once it is as wanted; the test fails if it never is."""
        deadline = time.monotonic() + LONGEST
        html = ""
        while time.monotonic() < deadline:
            try:
                html = self.html(page)
                if seen(html):
                    return html
            except (URLError, ConnectionError, TimeoutError):
                pass
            time.sleep(0.2)
        pytest.fail(f"{page} was not so after {LONGEST} seconds:\n{_boxes(html)}\n{self.log.read_text('utf-8')}", pytrace=False)

    def edit(self, file: str, old: str, new: str) -> None:
        """Replace words of a file, as an editor would."""
        path = self.root / file
        text = path.read_text("utf-8")
        assert old in text
        path.write_text(text.replace(old, new, 1), "utf-8")


@pytest.fixture
def served(tmp_path: Path) -> Iterator[Served]:
    """The mini site, served on a free port with a quote that is not in its article."""
    root = project(tmp_path / "project")
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        address = f"127.0.0.1:{free.getsockname()[1]}"
    log = tmp_path / "log"
    surroundings = {**os.environ, "NO_MKDOCS_2_WARNING": "1", "PYTHONUNBUFFERED": "1", "SITE_URL": f"http://{address}/"}
    command = [sys.executable, "-m", "mkdocs", "serve", "--dev-addr", address]
    shown = Served(root, f"http://{address}/", log)
    shown.edit(NOTES, 'called it "safe for every cart and lorry"', 'called it "safe for every cart and lorries"')
    with log.open("w") as out, subprocess.Popen(command, cwd=root, env=surroundings, stdout=out, stderr=subprocess.STDOUT) as running:
        try:
            yield shown
        finally:
            running.terminate()
            running.wait(20)
    assert "Traceback" not in log.read_text("utf-8")


def _boxes(html: str) -> list[str]:
    return re.findall(r'<aside class="problem".*?</aside>', html, re.DOTALL)


def _with_box(words: str) -> Callable[[str], bool]:
    return lambda html: any(words in box for box in _boxes(html))


def test_errors_are_shown_in_place_and_edits_are_picked_up(served: Served) -> None:
    # An annotation that fits nowhere: its box is before the paragraph with the nearest words, and everything else still works.
    html = served.until(OPENED, _with_box("error[Q001]"))
    assert re.search(r"</aside>\s*<p class=\"passage[^>]*id=\"p2\"", html)
    assert len(_boxes(html)) == 1
    assert 'data-notes="entry-ada-pell' in html
    assert "n-bridge-sways" in html
    assert not _boxes(served.html(CLOSED))
    assert "Ada Pell" in served.html("people/ada-pell/")

    # The corrected line: the box goes, the claim comes.
    served.edit(NOTES, "lorries", "lorry")
    html = served.until(OPENED, lambda html: not _boxes(html))
    assert 'id="n-bridge-safe"' in html

    # A changed note is seen.
    served.edit("annotations/people/ada-pell.yml", "opened its bridge", "opened its second bridge")
    served.until(OPENED, lambda html: "opened its second bridge" in html)

    # A broken entry: its page says so and stays as it was last, and so do the articles.
    served.edit("annotations/people/ada-pell.yml", "name: Ada Pell", "nam: Ada Pell")
    html = served.until("people/ada-pell/", _with_box("error[F001]"))
    assert "nam: Ada Pell" in html and "opened its second bridge" in html
    assert 'data-notes="entry-ada-pell' in served.html(OPENED)
    served.edit("annotations/people/ada-pell.yml", "nam: Ada Pell", "name: Ada Pell")
    served.until("people/ada-pell/", lambda html: not _boxes(html) and "Ada Pell" in html)

    # A broken article: its page says so above the last good text, the other one goes on.
    served.edit("docs/" + CLOSED[:-1] + ".md", "title: Bridge closed again", "title Bridge closed again")
    assert "The ferry runs again" in served.until(CLOSED, lambda html: bool(_boxes(html)))
    assert not _boxes(served.html(OPENED))
    served.edit("docs/" + CLOSED[:-1] + ".md", "title Bridge closed again", "title: Bridge closed for good")
    html = served.until(CLOSED, lambda html: not _boxes(html) and "Bridge closed for good" in html)
    assert 'id="n-bridge-closed"' in html

    # A hand-written page and a setting: MkDocs builds again.
    served.edit("docs/index.md", "# Home", "# At the bridge")
    served.until("", lambda html: "At the bridge" in html)
    served.edit("mkdocs.yml", "nav:", "site_name: Bridges\nnav:")
    served.until(OPENED, lambda html: "Bridges" in html)

    # A setting that cannot be read: every page says so, and none is lost.
    served.edit("mkdocs.yml", "site_name: Bridges", "site_name: [Bridges")
    assert "The bridge sways in the wind" in served.until(OPENED, _with_box("mkdocs.yml"))
    served.edit("mkdocs.yml", "site_name: [Bridges", "site_name: Bridges")
    served.until(OPENED, lambda html: not _boxes(html))

    # A new entry is found in the articles at once.
    (served.root / "annotations/places/upper-amble.yml").write_text("name: village council\nnote: It decides.\n", "utf-8")
    served.until(OPENED, lambda html: 'data-notes="entry-upper-amble"' in html)
