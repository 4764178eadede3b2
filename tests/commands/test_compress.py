"""`annotate.py compress SITE`: what a host may send in place of a file lies beside it, is smaller, and is the same after unpacking."""

import gzip
import sys
import zlib
from pathlib import Path
from random import Random
from types import SimpleNamespace
from typing import Any

import pytest

from annotated_article.command_line import MISUSED, WELL
from annotated_article.command_line.build_commands import TEXT, brotli, compressed, is_worth_it
from annotated_article.offline_zip import offline_zip
from support.project import ROOT
from support.run_command import run

FILES = {
    "index.html": b"<p>A ferry. " * 200,
    "people/ada/index.html": b"<p>Ada. " * 200,
    "data.json": b'{"a": 1}' * 200,
    "short.html": b"<p>x",
    "noise.txt": Random(1).randbytes(1500),
    "map.png": b"a" * 5000,
    "bundle.js.map": b"a" * 5000,
    "_headers": b"a" * 5000,
}


@pytest.fixture
def asked(monkeypatch: pytest.MonkeyPatch) -> list[dict[str, Any]]:
    """How Brotli was called; it is not installed where the tests run, and zlib takes its place."""
    calls: list[dict[str, Any]] = []

    def compress(data: bytes, **options: Any) -> bytes:
        calls.append(options)
        return zlib.compress(data)

    monkeypatch.setitem(sys.modules, "brotli", SimpleNamespace(MODE_TEXT=1, compress=compress))
    return calls


@pytest.fixture
def site(tmp_path: Path) -> Path:
    """A folder with these files."""
    for name, content in FILES.items():
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_bytes(content)
    return tmp_path


def made_in(site: Path) -> dict[str, bytes]:
    """The files that are not in FILES."""
    there = {file.relative_to(site).as_posix(): file.read_bytes() for file in site.rglob("*") if file.is_file()}
    assert {name: there.pop(name) for name in FILES} == FILES
    return there


def test_text_of_a_kilobyte_and_more_is_compressed_and_nothing_else(site: Path, asked: list[dict[str, Any]]) -> None:
    code, told = run(ROOT, "compress", str(site))
    assert code == WELL
    made = made_in(site)
    worth = ["data.json", "index.html", "people/ada/index.html"]
    assert sorted(made) == sorted(f"{name}{ending}" for name in worth for ending in (".br", ".gz"))
    for name in worth:
        assert gzip.decompress(made[f"{name}.gz"]) == zlib.decompress(made[f"{name}.br"]) == FILES[name]
    assert asked == [{"mode": 1, "quality": 10}] * 4
    assert told == f"compressed 4 files in {site}: from 0.0 MB to 0.0 MB (.br) and 0.0 MB (.gz)\n"


def test_compressing_again_changes_nothing(site: Path, asked: list[dict[str, Any]]) -> None:
    run(ROOT, "compress", str(site))
    first = made_in(site)
    run(ROOT, "compress", str(site))
    assert made_in(site) == first
    assert asked
    assert {data[4:8] for name, data in first.items() if name.endswith(".gz")} == {b"\0\0\0\0"}, "no time in the gzip header"


def test_what_would_not_be_smaller_is_left_out() -> None:
    assert list(compressed(FILES["noise.txt"][:64], lambda data: data)) == []
    assert [ending for ending, _ in compressed(FILES["index.html"], lambda data: data)] == [".gz"]


def test_only_kinds_of_text_are_worth_it() -> None:
    assert [name for name, content in FILES.items() if is_worth_it(name, len(content))] == [
        "index.html",
        "people/ada/index.html",
        "data.json",
        "noise.txt",
    ]
    assert TEXT.isdisjoint({".br", ".gz", ".png", ".map"})


def test_without_brotli_or_a_site_one_line_says_what_to_type(site: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "brotli", None)
    assert brotli() is None
    assert run(ROOT, "compress", str(site)) == (MISUSED, "Brotli is not installed. Run: make compressed\n")
    assert run(ROOT, "compress", str(site / "people")) == (
        MISUSED,
        f"There is no site in {site / 'people'}. Build it first: make site\n",
    )
    assert made_in(site) == {}


def test_the_offline_zip_has_no_compressed_files() -> None:
    pages = {"index.html": b"<p>", "a.css": b"p{}"}
    assert offline_zip(pages | {"index.html.br": b"x", "a.css.gz": b"x"}, "-") == offline_zip(pages, "-")
