"""The recipe for a new kind of entry in CONTRIBUTING.md, followed in a copy: three files, and the site has everything."""

import re
import shutil
import subprocess
import sys
from pathlib import Path
from textwrap import dedent

import pytest

from annotated_article.kind import EntryKind, Field
from annotated_article.kinds import ENTRY_KINDS, KINDS, fields_that_differ
from support.project import SETTINGS, built, project

ROOT = Path(__file__).parents[1]
ASSETS = ROOT / "hooks/annotated_article/theme/assets"
GAZETTE = "name: Gazette\nnote: Weekly of Lower Amble.\nauthor: ada-pell\npublished: 1911\nsources: []\n"
# A fenced block of the recipe: ```python … ```
_BLOCK = re.compile(r"^ *```\w+\n(.*?)^ *```$", re.MULTILINE | re.DOTALL)
# KINDS = {…, "work": "Work"}
_WORDS = re.compile(r"^(\w+) = \{…, (.*)\}$", re.MULTILINE)


def recipe() -> list[str]:
    """The blocks of the recipe: the kind's file, its colour, its words."""
    text = (ROOT / "CONTRIBUTING.md").read_text("utf-8")
    return [dedent(block) for block in _BLOCK.findall(text[text.index("**To add a kind of entry**") :])[:3]]


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The mini site with a copy of the engine that also has works, and one work."""
    folder = tmp_path_factory.mktemp("kind")
    hooks = folder / "hooks"
    shutil.copytree(ROOT / "hooks", hooks, ignore=shutil.ignore_patterns("__pycache__"))
    package = hooks / "annotated_article"
    kind, colour, words = recipe()
    (package / "kinds/work.py").write_text(kind, "utf-8")
    with (package / "theme/assets/annotations.css").open("a", encoding="utf-8") as css:
        css.write(colour)
    english = package / "words/english.py"
    text = english.read_text("utf-8")
    for table, entry in _WORDS.findall(words):
        assert text.count(f"\n{table} = {{\n") == 1
        text = text.replace(f"\n{table} = {{\n", f"\n{table} = {{\n    {entry},\n")
    english.write_text(text, "utf-8")
    settings = SETTINGS.replace(f"{ROOT}/hooks", str(hooks))
    return project(folder / "site", {"mkdocs.yml": settings, "annotations/works/gazette.yml": GAZETTE})


@pytest.fixture(scope="module")
def site(root: Path) -> Path:
    return built(root)


def said(root: Path, program: str) -> str:
    """What a program that uses the copy prints."""
    ran = subprocess.run([sys.executable, "-c", program], cwd=root.parent / "hooks", capture_output=True, encoding="utf-8", check=True)
    return ran.stdout


def test_its_names_are_marked_and_explained_in_articles(site: Path) -> None:
    page = (site / "articles/2001-05-14-bridge-opened/index.html").read_text("utf-8")
    assert 'class="mark mark--work mark--first"' in page
    assert '<details id="notes-work"><summary>Works' in page
    assert '<p class="facts">1911 · <a href="../../people/ada-pell/">Ada Pell</a></p>' in page


def test_it_has_pages_a_table_and_data(site: Path) -> None:
    page = (site / "works/gazette/index.html").read_text("utf-8")
    assert '<p class="kicker"><a href="../../works/">Work</a></p>' in page
    assert '"@type":"CreativeWork"' in page
    assert '"datePublished":"1911"' in page
    assert "1 work" in (site / "works/index.html").read_text("utf-8")
    assert (site / "works.csv").read_text("utf-8-sig").split("\n")[0].startswith("id,name,address,aliases,note,author,published")


def test_its_file_has_a_schema_and_a_template(root: Path) -> None:
    assert "'works.json'" in said(root, "from annotated_article.commands.editor_schema import *; print([*editor_schemas()])")
    begun = "from annotated_article.kinds import *; from annotated_article.commands.new_entry import *; "
    assert "../schema/works.json" in said(root, f"{begun}print(new_entry(ENTRY_KINDS['works'], 'Gazette', 'gazette', []).text)")


def test_other_languages_use_its_english_words_until_they_are_translated(root: Path) -> None:
    assert said(root, "from annotated_article.words import words_of; print(words_of('de').groups['work'])") == "Works\n"


def test_a_field_with_two_shapes_is_one_clear_message() -> None:
    place = EntryKind("work", "works", 45, (Field("place", "text", "Where it was printed.", "Lower Amble"),))
    assert [*fields_that_differ([*ENTRY_KINDS.values(), place])] == [
        "The field `place` has the shape `text` in kinds/work.py, but `entry` in kinds/organisation.py. "
        "Give both the same shape, or rename one of them."
    ]


def test_no_two_kinds_have_the_same_name_folder_or_order() -> None:
    for attribute in ("name", "folder", "order"):
        assert len({getattr(kind, attribute) for kind in KINDS}) == len(KINDS)


@pytest.mark.parametrize("sheet", ["annotations.css", "embed.css"])
def test_every_kind_that_marks_words_has_one_colour_and_line(sheet: str) -> None:
    css = (ASSETS / sheet).read_text("utf-8")
    reader = (ASSETS / "annotations.css").read_text("utf-8")
    for kind in KINDS:
        if kind.marks:
            colours = re.findall(rf"--{kind.name}: (#\w+)", css)
            assert len(colours) == 2
            assert colours == re.findall(rf"--{kind.name}: (#\w+)", reader)
            assert f'[class*="--{kind.name}"]' in css
