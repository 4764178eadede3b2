"""What every reader loads stays small: 1 KB is 1,024 bytes, after gzip at its best."""

import gzip
from pathlib import Path

import pytest

ASSETS = Path(__file__).parents[1] / "hooks/annotated_article/theme/assets"


@pytest.mark.parametrize(("name", "kilobytes"), [("annotations.js", 5), ("annotations.css", 6)])
def test_the_readers_files_stay_in_their_budget(name: str, kilobytes: int) -> None:
    assert len(gzip.compress((ASSETS / name).read_bytes(), 9, mtime=0)) <= kilobytes * 1024
