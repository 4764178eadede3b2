"""A build after another does only what is new, and comes out as if it were the first."""

import logging
import os
import random
import shutil
import signal
import sqlite3
import sys
import time
from pathlib import Path

import pytest
from mkdocs.commands.build import build
from mkdocs.config import load_config

from annotated_article.rebuilding.basis import basis
from support.project import project

ADA = "annotations/people/ada-pell.yml"
KEPT = ".cache/pages-build.sqlite"


def built(root: Path) -> dict[str, bytes]:
    """Every file of the site, built in this process as `mkdocs build` does."""
    config = load_config(str(root / "mkdocs.yml"))
    config.plugins.on_startup(command="build", dirty=False)
    build(config)
    return files_of(root / "site")


def files_of(site: Path) -> dict[str, bytes]:
    return {file.relative_to(site).as_posix(): file.read_bytes() for file in site.rglob("*") if file.is_file()}


def edit(root: Path, path: str, old: str, new: str) -> None:
    text = (root / path).read_text("utf-8")
    assert old in text
    (root / path).write_text(text.replace(old, new), "utf-8")


def anew(root: Path) -> dict[str, bytes]:
    """The same project without anything kept."""
    shutil.rmtree(root / ".cache")
    return built(root)


def kept(said: pytest.LogCaptureFixture) -> int:
    """How many pages the last build took as they were."""
    return int([line for line in said.messages if line.endswith("pages as they were")][-1].split()[0].replace(",", ""))


@pytest.fixture(autouse=True)
def _here(monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture) -> None:
    monkeypatch.setattr(sys, "path", [*sys.path])
    caplog.set_level(logging.INFO, "mkdocs.hooks.annotate")


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A project that was built once."""
    folder = project(tmp_path / "project")
    built(folder)
    return folder


def test_nothing_is_done_again_where_nothing_changed(root: Path, caplog: pytest.LogCaptureFixture) -> None:
    first = files_of(root / "site")
    assert built(root) == first
    assert kept(caplog) > 90
    assert anew(root) == first
    assert kept(caplog) == 0


@pytest.mark.parametrize(
    ("path", "old", "new"),
    [
        (ADA, "note: ", "note: Now "),
        ("docs/articles/2001-05-14-bridge-opened.md", "rights: This text", "rights: The text"),
        ("docs/index.md", "# Home", "# At home"),
        ("mkdocs.yml", "nav:", "site_name: Another\nnav:"),
        ("mkdocs.yml", "more.md", "Else: more.md"),
        ("docs/more.md", "# More", "# Further"),
    ],
)
def test_whatever_is_edited_the_site_is_as_if_built_for_the_first_time(root: Path, path: str, old: str, new: str) -> None:
    (root / "docs/more.md").write_text("# More\n", "utf-8")
    edit(root, "mkdocs.yml", "[Home: index.md]", "[Home: index.md, more.md]")
    before = built(root)
    edit(root, path, old, new)
    after = built(root)
    assert before != after == anew(root)


def test_another_history_of_the_notes_is_told(root: Path) -> None:
    change = '{"day": "2026-11-02", "says": "One", "added": {}, "changed": {"person": 1}, "removed": {}}'
    told = f'{{"text": null, "notes": "2026-11-02", "changes": [{change}], "earlier": 0}}'
    (root / "history.json").write_text(f'{{"version": 1, "articles": {{"2001-05-14-bridge-opened": {told}}}}}', "utf-8")
    edit(root, "mkdocs.yml", "nav:", "extra: {history: history.json}\nnav:")
    before = built(root)
    edit(root, "history.json", "One", "Other")
    after = built(root)
    assert before != after == anew(root)


def test_a_file_more_or_less_is_no_matter(root: Path) -> None:
    new = root / "annotations/people/ben-oak.yml"
    new.write_text("name: Ben Oak\nnote: Invented.\n", "utf-8")
    assert built(root) == anew(root)
    new.unlink()
    assert built(root) == anew(root)


def test_what_cannot_be_read_is_begun_anew_and_what_another_build_has_is_left_alone(root: Path, caplog: pytest.LogCaptureFixture) -> None:
    first = files_of(root / "site")
    other = sqlite3.connect(root / KEPT, isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    assert built(root) == first
    assert kept(caplog) == 0
    other.close()
    assert built(root) == first
    assert kept(caplog) > 90
    (root / KEPT).write_bytes(b"no base" * 1000)
    assert built(root) == first
    assert kept(caplog) == 0
    assert built(root) == first
    assert kept(caplog) > 90
    damaged = bytearray((root / KEPT).read_bytes())
    damaged[4096 : len(damaged) // 2] = bytes(len(damaged) // 2 - 4096)
    (root / KEPT).write_bytes(damaged)
    assert built(root) == first


def test_a_plugin_that_may_change_pages_keeps_them_from_being_kept(root: Path, caplog: pytest.LogCaptureFixture) -> None:
    (root / "more.py").write_text("def on_page_context(context, **_):\n    return context\n", "utf-8")
    edit(root, "mkdocs.yml", "hooks: [", "hooks: [more.py, ")
    caplog.clear()
    built(root)
    built(root)
    assert not [line for line in caplog.messages if line.endswith("pages as they were")]


def test_killed_at_any_moment_the_next_build_is_right(root: Path) -> None:
    before = files_of(root / "site")
    edit(root, ADA, "note: ", "note: Now ")
    shutil.copytree(root, root.with_name("clean"))
    begun = time.monotonic()
    after = anew(root.with_name("clean"))
    took = time.monotonic() - begun
    moments = random.Random(20)
    for _ in range(20):
        child = os.fork()
        if not child:
            os.setsid()
            logging.disable()
            built(root)
            os._exit(0)
        time.sleep(moments.uniform(0, took))
        os.kill(child, signal.SIGKILL)
        os.waitpid(child, 0)
        assert files_of(root / "site") in ({}, before, after)
    assert built(root) == after
    assert list(root.glob(".site.*")) == []


def test_the_basis_is_another_with_every_setting_and_file(tmp_path: Path) -> None:
    (tmp_path / "main.html").write_text("one", "utf-8")
    one = basis([tmp_path], "settings")
    assert one == basis([tmp_path], "settings")
    assert one != basis([tmp_path], "others") != basis([], "others")
    (tmp_path / "main.html").write_text("two", "utf-8")
    assert one != basis([tmp_path], "settings")
