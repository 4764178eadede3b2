"""The recipes in CONTRIBUTING.md for a page, a message, a file and a command, each followed in a copy as it is written."""

import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from textwrap import dedent
from typing import NamedTuple

import pytest

from support.project import SETTINGS, built, project

pytestmark = pytest.mark.thorough

ROOT = Path(__file__).parents[1]
_FENCE = re.compile(r"^ *```(\w*)\n(.*?)^ *```$", re.MULTILINE | re.DOTALL)
# 2. The check in `checking/check_names.py`. …
_NUMBERED = re.compile(r"^\d\. ", re.MULTILINE)


class Change(NamedTuple):
    """What a recipe writes: the path of a file below the package, whether it is there already, and its text or its changed lines."""

    path: str
    is_edit: bool
    text: str


def recipe(begins: str) -> Iterator[Change]:
    """The changes of the recipe that begins with these words: each block is of the file that its step names first."""
    text = (ROOT / "CONTRIBUTING.md").read_text("utf-8")
    own = re.split(r"^\*\*", text.split(f"\n**{begins}**", 1)[1], maxsplit=1, flags=re.MULTILINE)[0]
    for step in _NUMBERED.split(own)[1:]:
        path = re.search(r"`([\w/]+\.\w+)`", step)
        assert path, step
        for language, block in _FENCE.findall(step):
            yield Change(path[1], language == "diff", dedent(block))


def follow(package: Path, changes: Iterator[Change]) -> None:
    """Make the changes; the lines that an edit begins or ends with are in its file once."""
    for path, is_edit, text in changes:
        file = package / path
        assert file.is_file() == is_edit
        file.write_text(edited(file.read_text("utf-8"), text) if is_edit else text, "utf-8")


def edited(text: str, change: str) -> str:
    """The text with the lines that begin with + among those that it has."""
    lines = change.splitlines()
    old, new = ("".join(f"{line[1:]}\n" for line in lines if line[:1] in signs) for signs in (" ", "+ "))
    assert f"\n{text}".count(f"\n{old}") == 1, f"{old!r} is not in the file once"
    return f"\n{text}".replace(f"\n{old}", f"\n{new}")[1:]


class Copy(NamedTuple):
    """A project with an engine of its own."""

    root: Path
    hooks: Path

    def run(self, *arguments: str) -> str:
        """What a command of the copy prints about its project."""
        program = (
            "import sys; from pathlib import Path; from annotated_article.command_line import main; main(sys.argv[2:], Path(sys.argv[1]))"
        )
        told = [sys.executable, "-X", "utf8", "-c", program, str(self.root), *arguments]
        return subprocess.run(told, cwd=self.hooks, capture_output=True, encoding="utf-8", check=True).stdout


@pytest.fixture
def copy(tmp_path: Path, request: pytest.FixtureRequest) -> Copy:
    """A copy in which the recipe was followed."""
    hooks = tmp_path / "hooks"
    shutil.copytree(ROOT / "hooks", hooks, ignore=shutil.ignore_patterns("__pycache__"))
    follow(hooks / "annotated_article", recipe(request.param))
    settings = f"{SETTINGS.replace(f'{ROOT}/hooks', str(hooks))}site_url: https://bridge.example/\n"
    return Copy(project(tmp_path / "site", {"mkdocs.yml": settings}), hooks)


@pytest.mark.parametrize("copy", ["To add a page"], indirect=True)
def test_a_new_page_is_two_files_a_text_and_a_line(copy: Copy) -> None:
    page = (built(copy.root) / "publishers/index.html").read_text("utf-8")
    assert "<h1>Publishers</h1>" in page
    assert "<li>The Amble Gazette (invented) (1)</li>" in page


@pytest.mark.parametrize("copy", ["To add a message to `check`"], indirect=True)
def test_a_new_message_is_a_rule_a_check_and_its_page(copy: Copy) -> None:
    text = (copy.hooks / "annotated_article/pages/rules/a005.txt").read_text("utf-8")
    how, before, after, message = re.split("^== .*\n", text, flags=re.MULTILINE)
    person = copy.root / "annotations/people/ada-pell.yml"
    person.write_text(before, "utf-8")
    assert message in copy.run("check")
    person.write_text(after, "utf-8")
    page = (built(copy.root) / "contribute/rules/a005/index.html").read_text("utf-8")
    assert how.removeprefix("how: ").strip() in page


@pytest.mark.parametrize("copy", ["To add an export"], indirect=True)
def test_a_new_file_is_a_function_and_its_address(copy: Copy) -> None:
    assert (built(copy.root) / "publishers.txt").read_text("utf-8").startswith("The Amble Gazette (invented)\n")


@pytest.mark.parametrize("copy", ["To add a command"], indirect=True)
def test_a_new_command_is_what_it_does_what_it_prints_and_its_name(copy: Copy) -> None:
    assert "https://gazette.example/2001/05/14/bridge\n" in copy.run("links")
    assert "list the addresses of all sources" in copy.run("--help")


def test_a_recipe_that_no_longer_fits_its_file_is_noticed() -> None:
    assert edited("a\nb\n", " a\n+c\n") == "a\nc\nb\n"
    with pytest.raises(AssertionError, match="not in the file once"):
        edited("b\n", " a\n+c\n")


def test_every_file_that_the_table_of_places_names_is_there() -> None:
    table = (ROOT / "CONTRIBUTING.md").read_text("utf-8").split("**Where to make a change**")[1].split("**To add")[0]
    named = set(re.findall(r"`([\w./-]+(?:\.(?:py|js|css|html|md|yml)|/))`", table))
    there = [
        f"/{path.relative_to(ROOT).as_posix()}{'/' * path.is_dir()}"
        for top in ("hooks", "docs", "tests")
        for path in (ROOT / top).rglob("*")
    ]
    assert len(named) > 40
    assert sorted(name for name in named - {"mkdocs.yml"} if not any(path.endswith(f"/{name}") for path in there)) == []
