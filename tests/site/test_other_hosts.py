"""What docs/about/hosts.md says of other generators: each row is held here."""

import os
import re
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from annotated_article.command_line import main

ROOT = Path(__file__).parents[2]
ARTICLE = "articles/2007-03-12-baghdad-conference/index.html"
QUIET = {**os.environ, "NO_MKDOCS_2_WARNING": "1", "DISABLE_MKDOCS_2_WARNING": "true"}
_MARK = re.compile(r'<(?:a|span) class="mark[^>]*>[^<]*')
_MADE = re.compile(r"<(?:div|p) class=\"(?:glossary|listing|claim|timeline)[^>]*>")


@pytest.fixture(scope="module")
def zensical(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of the real site as Zensical builds it from the pages that were written ahead."""
    folder = tmp_path_factory.mktemp("host") / "zensical"
    addresses = [
        "--mend",
        "https://annotated-articles.example/repository/edit/main/",
        "--contact",
        "mailto:notes@annotated-articles.example",
        "--address",
        "https://annotated-articles.example",
        "--name",
        "Annotated Articles",
    ]
    assert main(["pages", str(folder), *addresses], ROOT) == 0
    environment = {**QUIET, "PYTHONPATH": str(ROOT / "hooks")}
    command = [sys.executable, "-m", "zensical", "build", "-f", str(folder / "mkdocs.yml")]
    run = subprocess.run(command, env=environment, capture_output=True, text=True, check=False, cwd=folder)
    assert run.returncode == 0, run.stdout + run.stderr
    return folder / "site"


def woven(site: Path) -> str:
    """The article as it stands in the page, from its head to its foot."""
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
    assert '<p class="passage passage--claimed" id="p8">' in html
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
