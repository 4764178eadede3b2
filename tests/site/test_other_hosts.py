"""What docs/contribute/hosts.md says of other generators: each row is held here."""

import os
import re
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Callable
from io import StringIO
from pathlib import Path
from urllib.error import URLError

import pytest

from annotated_article.command_line import main
from support.message_case import messages_of
from support.project import project

pytestmark = pytest.mark.slow

ROOT = Path(__file__).parents[2]
ARTICLE = "articles/2007-03-12-baghdad-conference/index.html"
QUIET = {**os.environ, "NO_MKDOCS_2_WARNING": "1", "DISABLE_MKDOCS_2_WARNING": "true"}
_MARK = re.compile(r'<(?:a|span) class="mark[^>]*>[^<]*')
_MADE = re.compile(r"<(?:div|p) class=\"(?:glossary|listing|claim|timeline|sample)[^>]*>")


@pytest.fixture(scope="module")
def zensical(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of the real site as Zensical builds it from the pages that were written ahead."""
    folder = tmp_path_factory.mktemp("host") / "zensical"
    addresses = [
        "--edit",
        "https://annotated-articles.example/repository/edit/main/",
        "--contact",
        "mailto:notes@annotated-articles.example",
        "--address",
        "https://annotated-articles.example",
        "--name",
        "Annotated Articles",
    ]
    assert main(["pages", str(folder), *addresses], ROOT) == 0
    _built_by_zensical(folder)
    return folder / "site"


def woven(site: Path) -> str:
    """The article as it is in the page, from its head to its foot."""
    html = (site / ARTICLE).read_text("utf-8")
    return html[html.index('<div class="article"') : html.index('<template id="annotation-parts"')]


def test_properdocs_builds_the_same_site_byte_for_byte(
    site_dir: Path, tmp_path: Path, record_property: Callable[[str, object], None]
) -> None:
    command = [sys.executable, "-m", "properdocs", "build", "--strict", "-f", str(ROOT / "mkdocs.yml"), "-d", str(tmp_path / "site")]
    run = subprocess.run(command, env=QUIET, capture_output=True, text=True, check=False)
    assert run.returncode == 0, run.stdout + run.stderr
    ours, theirs = ({path.relative_to(site): path for path in site.rglob("*") if path.is_file()} for site in (site_dir, tmp_path / "site"))
    assert ours.keys() == theirs.keys()
    record_property("files compared with ProperDocs", len(ours))
    different = [name for name in ours if name.suffix != ".gz" and ours[name].read_bytes() != theirs[name].read_bytes()]
    assert different == []


def test_zensical_weaves_the_same_notes_into_the_same_words(
    site_dir: Path, zensical: Path, record_property: Callable[[str, object], None]
) -> None:
    marks = _MARK.findall(woven(site_dir))
    record_property("marks compared with Zensical", len(marks))
    assert len(marks) > 200
    assert _MARK.findall(woven(zensical)) == marks
    without_search = woven(site_dir).replace(" data-search-exclude", "")
    assert without_search == woven(zensical)


def test_zensical_fills_reading_sheets_and_shows_no_block_as_it_is_typed(zensical: Path) -> None:
    html = (zensical / "teach/irbil-office/index.html").read_text("utf-8")
    assert 'class="question__answer"' in html
    assert '<p class="passage" id="p8">' in html
    assert "/// question" not in html


def test_zensical_has_every_page_that_mkdocs_has(site_dir: Path, zensical: Path) -> None:
    ours, theirs = ({path.relative_to(site).as_posix() for path in site.rglob("*.html")} for site in (site_dir, zensical))
    assert ours - theirs == set()
    for name in ("people/nouri-al-maliki/index.html", "claims/index.html", "dates/2007/index.html", "places/index.html", "index.html"):
        html = (zensical / name).read_text("utf-8")
        assert "annotated article: " not in html, name
        assert _MADE.search(html), name


def test_any_program_with_python_markdown_weaves_the_same_notes() -> None:
    name = "annotated_article.other_hosts.markdown_extension"
    program = f"""
import sys, markdown
sys.path.insert(0, {str(ROOT / "hooks")!r})
text = open({str(ROOT / "docs" / ARTICLE.replace("/index.html", ".md"))!r}, encoding="utf-8").read().split("---", 2)[2]
print(markdown.markdown(text, extensions=[{name!r}], extension_configs={{ {name!r}: {{"root": {str(ROOT)!r}}} }}))
print(markdown.markdown("Plain <b>text</b>", extensions=[{name!r}], extension_configs={{ {name!r}: {{"root": {str(ROOT)!r}}} }}))
"""
    run = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert run.stdout.count('class="mark ') > 200
    assert "<p>Plain &lt;b&gt;text&lt;/b&gt;</p>" in run.stdout


@pytest.fixture(scope="module")
def moved(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A small project in which a person was renamed."""
    ada = "name: Ada Pell\nformerly: [ada-p]\nnote: Leads the bridge society. She opened the bridge.\n"
    return project(tmp_path_factory.mktemp("moved") / "project", {"annotations/people/ada-pell.yml": ada})


@pytest.fixture(scope="module")
def moved_under_zensical(moved: Path) -> Path:
    """The folder of that project's pages and of its site as Zensical builds it."""
    folder = moved.parent / "zensical"
    assert main(["pages", str(folder)], moved) == 0
    _built_by_zensical(folder)
    return folder


def _built_by_zensical(folder: Path) -> None:
    environment = {**QUIET, "PYTHONPATH": str(ROOT / "hooks")}
    command = [sys.executable, "-m", "zensical", "build", "-f", str(folder / "mkdocs.yml")]
    run = subprocess.run(command, env=environment, capture_output=True, text=True, check=False, cwd=folder)
    assert run.returncode == 0, run.stdout + run.stderr


def _properdocs(root: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "properdocs", *arguments, "-f", str(root / "mkdocs.yml")]
    return subprocess.run(command, env=QUIET, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, check=False, cwd=root)


def test_zensical_on_the_projects_own_settings_stops_and_says_what_to_do(tmp_path: Path) -> None:
    """Zensical runs no hooks and says nothing of it, so the theme does."""
    root = project(tmp_path / "project")
    command = [sys.executable, "-m", "zensical", "build", "-f", str(root / "mkdocs.yml")]
    run = subprocess.run(command, env=QUIET, capture_output=True, text=True, check=False, cwd=root)
    assert run.returncode != 0
    assert "mkdocs.yml: `hooks` did not run, so pages would have no notes." in run.stderr
    assert "Zensical runs no hooks: see `python hooks/annotate.py pages --help`" in run.stderr
    assert [*(root / "site").rglob("*.html")] == []


def test_zensical_leads_old_addresses_on(moved_under_zensical: Path) -> None:
    """MkDocs is held to it in test_old_links.py, and ProperDocs to the same bytes."""
    assert 'href="../../people/ada-pell/"' in (moved_under_zensical / "site/people/ada-p/index.html").read_text("utf-8")


def test_an_error_in_a_note_stops_each_with_the_same_message(tmp_path: Path) -> None:
    root = project(tmp_path / "project", {"annotations/people/tom-reed.yml": "name:\n"})
    message = messages_of(root).partition("\n\n")[0]
    assert message.startswith("error[")
    build = _properdocs(root, "build", "--strict")
    assert build.returncode == 1
    assert message in build.stdout
    out = StringIO()
    assert main(["pages", str(tmp_path / "pages")], root, out) == 1
    assert message in out.getvalue()
    assert not (tmp_path / "pages").exists()


def test_pages_called_again_show_what_was_edited(moved: Path, moved_under_zensical: Path) -> None:
    note = moved / "annotations/people/ada-pell.yml"
    note.write_text(note.read_text("utf-8").replace("opened the bridge", "opened the new bridge"), "utf-8")
    assert main(["pages", str(moved_under_zensical)], moved) == 0
    _built_by_zensical(moved_under_zensical)
    assert "opened the new bridge" in (moved_under_zensical / "site/people/ada-pell/index.html").read_text("utf-8")


def test_properdocs_serves_while_notes_are_edited(moved: Path) -> None:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        address = f"127.0.0.1:{free.getsockname()[1]}"
    command = [sys.executable, "-m", "properdocs", "serve", "-f", str(moved / "mkdocs.yml"), "--dev-addr", address]
    with subprocess.Popen(command, env=QUIET, cwd=moved, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as serving:
        try:
            assert "Ada Pell" in _answer(f"http://{address}/people/ada-pell/")
        finally:
            serving.terminate()


def _answer(address: str) -> str:
    """The page, as soon as there is one."""
    deadline = time.monotonic() + 60
    while True:
        try:
            with urllib.request.urlopen(address, timeout=30) as answer:
                return str(answer.read().decode())
        except (URLError, ConnectionError):
            assert time.monotonic() < deadline, address
            time.sleep(0.1)


def test_zensical_has_its_own_header_and_footer_with_this_sites_style_and_no_policy(site_dir: Path, zensical: Path) -> None:
    ours, theirs = ((site / ARTICLE).read_text("utf-8") for site in (site_dir, zensical))
    assert "assets/annotations.css" in theirs
    footer = '<footer class="md-footer">\n<p>'
    assert footer in ours
    assert footer not in theirs
    policy = 'http-equiv="Content-Security-Policy"'
    assert policy in ours
    assert policy not in theirs


ROWS = {
    "Build command": test_properdocs_builds_the_same_site_byte_for_byte,
    "Articles: marks, notes, cards": test_zensical_weaves_the_same_notes_into_the_same_words,
    "Glossary, timeline, claims, sources": test_zensical_has_every_page_that_mkdocs_has,
    "The project's own `mkdocs.yml`": test_zensical_on_the_projects_own_settings_stops_and_says_what_to_do,
    "Redirects from old addresses": test_zensical_leads_old_addresses_on,
    "An error in a note": test_an_error_in_a_note_stops_each_with_the_same_message,
    "Live preview while editing": test_pages_called_again_show_what_was_edited,
    "This site's header and footer": test_zensical_has_its_own_header_and_footer_with_this_sites_style_and_no_policy,
    "History of the notes": test_properdocs_builds_the_same_site_byte_for_byte,
    "Security policy in each page": test_zensical_has_its_own_header_and_footer_with_this_sites_style_and_no_policy,
}
"""A row of the table in docs/contribute/hosts.md -> the test that holds it."""


def rows(section: str) -> list[str]:
    """The first column of the table in a section of docs/contribute/hosts.md."""
    text = (ROOT / "docs/contribute/hosts.md").read_text("utf-8")
    part = text[text.index(f"\n## {section}\n") + 4 :].partition("\n## ")[0]
    return [row for row in re.findall(r"^\| ([^|]+?) \|", part, re.MULTILINE) if not row.startswith("---")]


def test_every_row_of_the_table_is_held_by_a_test() -> None:
    assert rows("What works with which generator") == list(ROWS)


def test_every_setting_in_the_table_is_tried() -> None:
    tests = "".join((ROOT / "tests/site" / name).read_text("utf-8") for name in ("test_settings.py", "test_builds.py"))
    settings = rows("Settings that matter to notes")
    assert len(settings) > 12
    named = [re.split(r"[:`\[ ]+", code)[0] for row in settings for code in re.findall(r"`([^`]+)`", row) if code != "mkdocs build --dirty"]
    assert [name for name in named if name not in tests] == []
