"""The mini site, built once, with an article that has every kind of block and notes that overlap in every way."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from support.project import SETTINGS, built, files_in, project

EVERY_KIND_OF_BLOCK = Path(__file__).parent / "every_kind_of_block"
HISTORY = """{"version": 1, "articles": {"2001-06-01-every-kind-of-block": {"text": "2001-06-02", "notes": "2001-06-03", "earlier": 1,
"changes": [{"day": "2001-06-03", "says": "Say <b>who</b> it was", "added": {"claim": 2}, "changed": {"person": 1}, "removed": {}}]}}}"""


@pytest.fixture(scope="session")
def mini_project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The mini site's project, with that article dropped in, a history of its notes, and nothing else changed."""
    files = {"mkdocs.yml": f"{SETTINGS}extra: {{history: history.json}}\n", "history.json": HISTORY}
    return project(tmp_path_factory.mktemp("mini") / "project", files_in(EVERY_KIND_OF_BLOCK) | files)


@pytest.fixture(scope="session")
def mini_site(mini_project: Path) -> Path:
    """The folder of its site, built strictly and without a warning."""
    return built(mini_project)


@pytest.fixture
def root(tmp_path: Path) -> Iterator[Path]:
    """The mini site as a project to save to; whatever is tried, nothing but whole files is left, and none outside of annotations/ and docs/teach/ is changed."""
    made = project(tmp_path / "project")
    (made / "docs/teach").mkdir()
    outside = {file: file.read_bytes() for folder in ("docs", "seeds") for file in (made / folder).rglob("*") if file.is_file()}
    yield made
    assert outside == {file: file.read_bytes() for file in outside}
    assert [file.name for file in made.rglob("*.new")] == []
    assert [*(made / ".cache").glob("*")] == []
