"""The recipe for a new language in CONTRIBUTING.md, followed in a copy: one folder, and the site speaks it."""

import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from support.project import SETTINGS, built, project

pytestmark = pytest.mark.thorough

ROOT = Path(__file__).parents[2]


ARTICLE = "---\ntitle: Il ponte\npublished: 2001-05-15\nlanguage: it\n---\n\nUna scatola.\n"


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A project with an Italian article and its own copy of the engine, which has Italian with one word translated."""
    folder = tmp_path_factory.mktemp("language") / "site"
    settings = SETTINGS.replace(f"{ROOT}/hooks", f"{folder}/hooks")
    project(folder, {"mkdocs.yml": settings, "docs/articles/2001-05-15-il-ponte.md": ARTICLE})
    shutil.copytree(ROOT / "hooks", folder / "hooks", ignore=shutil.ignore_patterns("__pycache__"))
    run(folder, "hooks/annotate.py", "translations", "it")
    italian = folder / "hooks/annotated_article/translations/it"
    catalogue = (italian / "site.po").read_text("utf-8")
    catalogue, times = re.subn('^(msgid "Terms"\nmsgstr) ""$', r'\1 "Termini"', catalogue, flags=re.MULTILINE)
    assert times == 1
    (italian / "site.po").write_text(catalogue, "utf-8")
    shutil.copy(italian.parent / "es/language.py", italian)
    return folder


def run(root: Path, *arguments: str) -> str:
    """What Python prints in a project."""
    return subprocess.run([sys.executable, "-X", "utf8", *arguments], cwd=root, capture_output=True, encoding="utf-8", check=False).stdout


def test_the_recipe_names_its_folder_and_its_command() -> None:
    recipe = (ROOT / "CONTRIBUTING.md").read_text("utf-8").partition("**To add a language**")[2]
    assert "`translations/it/`" in recipe.split("\n\n")[0]
    assert "`python hooks/annotate.py translations it`" in recipe


def test_the_command_lists_what_is_still_missing(root: Path) -> None:
    found = run(root, "hooks/annotate.py", "translations")
    assert "“Term” has no translation. Readers see the English." in found
    assert "“Terms” has no translation" not in found


def test_an_article_in_the_language_has_its_words_and_its_dates(root: Path) -> None:
    page = (built(root) / "articles/2001-05-15-il-ponte/index.html").read_text("utf-8")
    assert "15 maggio 2001" in page
    program = "import sys; sys.path.insert(0, 'hooks'); from annotated_article.words import words_of; print(words_of('it').groups['term'])"
    assert run(root, "-c", program) == "Termini\n"
