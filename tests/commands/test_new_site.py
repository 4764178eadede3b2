"""A new site: begun in an empty folder only, whole at once, with nothing of this project's texts, notes and addresses."""

import re
import subprocess
from io import StringIO
from pathlib import Path

import pytest

from annotated_article.command_line import main
from annotated_article.site import check_site
from support.project import mkdocs

ROOT = Path(__file__).parents[2]
TITLE = "The Bridge: notes #1"
OTHERS = re.compile(r"docs/|annotations/(?!schema/)|seeds/|README|LICENSE-|mkdocs[.]yml|CITATION|NOTICE|CHANGELOG")
"""What belongs to one site only: none of it may be copied unchanged to another."""


def said(*arguments: str, code: int) -> str:
    out = StringIO()
    assert main(["new-site", *arguments], ROOT, out) == code
    return out.getvalue()


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("new") / "site"
    assert "make test" in said(str(folder), "--title", TITLE, code=0)
    return folder


def test_the_check_finds_nothing_and_all_addresses_are_written_down(made: Path) -> None:
    site = check_site(made)
    assert site.problems == []
    assert site.summary() == "0 errors. 5 names linked, 2 notes placed in 4 paragraphs."
    out = StringIO()
    assert main(["passages"], made, out) == 0
    assert out.getvalue() == "All numbers and ids are already saved.\n"


def test_it_builds_strictly_under_its_own_title(made: Path) -> None:
    build = mkdocs(made, "--strict")
    assert build.returncode == 0, build.stdout
    assert "WARNING" not in build.stdout
    page = (made / "site/index.html").read_text("utf-8")
    assert f"<title>{TITLE}</title>" in page
    assert (made / "site/articles/how-to-annotate-an-article/index.html").is_file()
    assert re.findall(r'<a class="go" href="([^"]+)">', page) == ["articles/how-to-annotate-an-article/"]
    menu = re.findall(r'<li><a href="([^"]+)">([^<]+)</a></li>', page[page.index('class="sections"') :].split("</ul>")[0])
    assert menu == [("articles/", "Articles"), ("explore/", "Explore"), ("about/", "About")]


def test_nothing_of_this_projects_texts_notes_and_addresses_goes_along(made: Path) -> None:
    files = [path for path in made.rglob("*") if path.is_file() and "site" not in path.relative_to(made).parts[:1]]
    assert [path for path in files if b"annotated-articles.example" in path.read_bytes()] == []
    for path in files:
        name = path.relative_to(made).as_posix()
        if OTHERS.match(name) and (ROOT / name).is_file():
            assert path.read_bytes() != (ROOT / name).read_bytes(), name
    assert [path.name for path in made.glob("annotations/*/*.yml")].count("how-to-annotate-an-article.yml") == 1
    assert {path.stem for path in made.glob("annotations/*/*.yml")} == {"how-to-annotate-an-article", "annotation", "quote", "check"}


def test_every_file_that_its_commands_name_is_there(made: Path) -> None:
    named = re.findall(r"(?:tests|hooks)/[\w/-]+\.py|requirements[\w-]*\.txt", (made / "Makefile").read_text("utf-8"))
    assert named
    assert [name for name in named if not (made / name).is_file()] == []
    shown = subprocess.run(["make", "--no-print-directory", "help"], cwd=made, capture_output=True, text=True, check=True).stdout
    assert "make site" in shown
    assert "make bench" not in shown


def test_only_an_empty_folder_outside_the_project_is_accepted(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x", "utf-8")
    assert said("", code=2) == "Give the new site's folder: make new-site DIR=path. Nothing was written.\n"
    assert "is not empty" in said(str(tmp_path), code=2)
    assert "is a file" in said(str(tmp_path / "file"), code=2)
    assert "inside this project" in said(str(ROOT / "new"), code=2)
    assert "one line" in said(str(tmp_path / "new"), "--title", "a\nb", code=2)
    assert sorted(path.name for path in tmp_path.iterdir()) == ["file"]
    assert not (ROOT / "new").exists()


def test_an_empty_folder_will_do(tmp_path: Path) -> None:
    assert "wrote" in said(str(tmp_path), code=0)
    assert "site_name: My Annotated Articles\n" in (tmp_path / "mkdocs.yml").read_text("utf-8")
