"""A copy of the mini site that commands may change."""

import shutil
from pathlib import Path

import pytest

MINI_SITE = Path(__file__).parents[1] / "mini_site"


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """The copy's folder."""
    shutil.copytree(MINI_SITE, tmp_path, dirs_exist_ok=True)
    return tmp_path
