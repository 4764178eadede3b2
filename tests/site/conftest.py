"""The mini site, built once, with an article that has every kind of block and notes that overlap in every way."""

from pathlib import Path

import pytest

from support.project import built, files_in, project

EVERY_KIND_OF_BLOCK = Path(__file__).parent / "every_kind_of_block"


@pytest.fixture(scope="session")
def mini_project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The mini site's project, with that article dropped in and nothing else changed."""
    return project(tmp_path_factory.mktemp("mini") / "project", files_in(EVERY_KIND_OF_BLOCK) | {"docs/articles/bridge.svg": "<svg/>"})


@pytest.fixture(scope="session")
def mini_site(mini_project: Path) -> Path:
    """The folder of its site, built strictly and without a warning."""
    return built(mini_project)
