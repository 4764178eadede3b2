"""`upgrade` brings a site's engine to this version, and loses nothing that people wrote: neither content nor changes to the engine."""

import subprocess
from collections.abc import Mapping
from io import StringIO
from pathlib import Path

import pytest

from annotated_article.command_line import main
from annotated_article.command_line.site_commands import project_files
from annotated_article.commands.new_site import RECORD, content_id, is_engine, new_site, record, recorded, upgrade
from support.project import mkdocs

ROOT = Path(__file__).parents[2]
MODULE = "hooks/annotated_article/site.py"
KIND = "hooks/annotated_article/kinds/event.py"
WORKFLOW = ".github/workflows/site.yml"
ADDED = "hooks/annotated_article/added.py"
GONE = "hooks/annotated_article/outdated/way_it_was.py"
"""A file that only the older engine has."""
ENGINE = {
    "hooks/annotate.py": b"# the hook\n",
    MODULE: b"# as it is now\n",
    KIND: b"# an event\n",
    ADDED: b"# new\n",
    WORKFLOW: b"name: as it is now\n",
    ".vscode/settings.json": b"{}\n",
    "LICENSE": b"MIT\n",
    "pyproject.toml": b'version = "2.0.1"\n',
}
OWN = {
    "mkdocs.yml": b"site_name: Ours\n",
    "README.md": b"# Ours\n",
    "docs/about/index.md": b"# About\n\nWho we are.\n",
    "annotations/people/ada-pell.yml": b"name: Ada Pell\nnote: Opened the bridge.\n",
    "seeds/ours.txt": b"Our text.\n",
    "hooks/our_hook.py": b"on_nothing = 1\n",
}
"""What the site's people have written."""


def older() -> dict[str, bytes]:
    """A site as an older engine began it, with its record, and with what its people wrote since."""
    before = {MODULE: b"# as it was\n", WORKFLOW: b"name: as it was\n", "pyproject.toml": b'version = "1.10.0"\n', GONE: b"# x\n"}
    engine = {path: text for path, text in {**ENGINE, **before}.items() if path != ADDED}
    return {**engine, **OWN, RECORD: record(engine)}


OLDER = older()


@pytest.fixture
def newest(tmp_path: Path) -> Path:
    """A project with the newest engine."""
    theirs = {"mkdocs.yml": b"site_name: Theirs\n", "docs/index.md": b"# Theirs\n", "annotations/people/tom.yml": b"name: Tom\n"}
    laid(tmp_path / "newest", {**ENGINE, **theirs})
    return tmp_path / "newest"


@pytest.fixture
def site(tmp_path: Path, newest: Path) -> Path:
    laid(tmp_path / "ours", OLDER)
    return tmp_path / "ours"


@pytest.fixture
def without_record(site: Path) -> Path:
    """The site as it was begun before there were records, in git."""
    (site / RECORD).unlink()
    (site / "hooks/our_hook.py").unlink()
    git(site, "init", "--quiet")
    committed(site)
    return site


def laid(folder: Path, files: Mapping[str, bytes]) -> None:
    for path, content in files.items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_bytes(content)


def git(folder: Path, *arguments: str) -> None:
    who = ("-c", "user.name=Ada", "-c", "user.email=ada@example.org", "-c", "commit.gpgSign=false")
    subprocess.run(["git", "-C", str(folder), *who, *arguments], check=True, capture_output=True)


def committed(folder: Path) -> None:
    git(folder, "add", "--all")
    git(folder, "commit", "--quiet", "--message", "As it is")


def content(folder: Path) -> dict[str, bytes]:
    files = (path for path in folder.rglob("*") if path.is_file())
    return {name: file.read_bytes() for file in files if not (name := file.relative_to(folder).as_posix()).startswith(".git/")}


def said(site: Path, *options: str, code: int = 0) -> str:
    out = StringIO()
    assert main(["upgrade", str(site), *options], site.parent / "newest", out) == code, out.getvalue()
    return out.getvalue()


def is_newest(site: Path, *except_for: str) -> bool:
    now = content(site)
    return all(now.get(path) == wanted for path, wanted in ENGINE.items() if path not in except_for) and GONE not in now


def test_the_engine_becomes_the_newest_and_everything_else_stays(site: Path) -> None:
    told = said(site)
    assert is_newest(site)
    assert not (site / GONE).parent.exists()
    now = content(site)
    assert {path: now[path] for path in OWN} == OWN
    assert now[RECORD] == record(ENGINE)
    assert set(now) == {*OLDER, *ENGINE} - {GONE}
    assert f"changed  {MODULE}\nchanged  pyproject.toml\ndeleted  {GONE}\n" in told
    assert f"new      {ADDED}\n" in told
    assert ": 1 files new, 3 changed, 1 deleted, 0 left as they are. Articles, notes and mkdocs.yml are unchanged." in told


def test_a_second_upgrade_finds_nothing_to_do(site: Path) -> None:
    said(site)
    before = content(site)
    assert said(site) == f"{site} already has the newest engine. Nothing was written.\n"
    assert content(site) == before


def test_a_dry_run_says_the_same_and_writes_nothing(site: Path) -> None:
    told = said(site, "--dry-run")
    assert content(site) == OLDER
    assert "This was a dry run: nothing was written." in told
    listed = [line for line in told.splitlines() if line[:9] in ("new      ", "changed  ", "deleted  ")]
    assert len(listed) == 5
    assert [line for line in said(site).splitlines() if line in listed] == listed


def test_an_interrupted_upgrade_goes_on(site: Path) -> None:
    laid(site, {MODULE: ENGINE[MODULE]})
    assert MODULE not in said(site)
    assert is_newest(site)


@pytest.mark.parametrize("path", [MODULE, WORKFLOW])
def test_an_engine_file_that_was_changed_by_hand_stops_it(site: Path, path: str) -> None:
    laid(site, {path: b"# ours\n"})
    before = content(site)
    told = said(site, code=1)
    assert f"both     {path}\nThe files marked `both` were changed in this site" in told
    assert content(site) == before


def test_it_leaves_files_changed_by_hand_on_request_and_asks_once(site: Path) -> None:
    laid(site, {WORKFLOW: b"name: ours\n"})
    (site / "LICENSE").unlink()
    told = said(site, "--keep")
    assert "yours    LICENSE\n" in told
    assert "2 left as they are" in told
    assert (site / WORKFLOW).read_bytes() == b"name: ours\n"
    assert not (site / "LICENSE").exists()
    assert is_newest(site, WORKFLOW, "LICENSE")
    assert "yours    LICENSE" in (again := said(site))
    assert "already has the newest engine" in again


def test_it_replaces_files_changed_by_hand_only_if_git_has_them(site: Path) -> None:
    laid(site, {MODULE: b"# ours\n"})
    assert "Your changes would be lost" in said(site, "--replace", code=2)
    git(site, "init", "--quiet")
    assert "Commit them first. Nothing was written." in said(site, "--replace", code=2)
    assert (site / MODULE).read_bytes() == b"# ours\n"
    committed(site)
    said(site, "--replace")
    assert is_newest(site)


def test_a_site_begun_before_there_were_records_is_upgraded_by_its_first_commit(without_record: Path) -> None:
    site = without_record
    laid(site, OWN)
    committed(site)
    told = said(site)
    assert f"deleted  {GONE}\n" in told
    assert is_newest(site)
    assert (site / "hooks/our_hook.py").is_file()
    assert "already has the newest engine" in said(site)


def test_what_such_a_site_has_changed_since_its_first_commit_stops_it(without_record: Path) -> None:
    site = without_record
    laid(site, {MODULE: b"# ours\n", KIND: b"# ours\n"})
    committed(site)
    told = said(site, code=1)
    assert f"both     {MODULE}\n" in told
    assert f"yours    {KIND}\n" in told


def test_such_a_site_must_be_in_git_with_all_its_commits(without_record: Path, tmp_path: Path) -> None:
    laid(without_record, {"docs/more.md": b"# More\n"})
    committed(without_record)
    git(tmp_path, "clone", "--quiet", "--depth", "1", without_record.as_uri(), "shallow")
    assert "git fetch --unshallow Nothing was written." in said(tmp_path / "shallow", code=2)
    laid(tmp_path / "bare", {path: text for path, text in OLDER.items() if path != RECORD})
    assert "git init; git add --all" in said(tmp_path / "bare", code=2)


def test_it_refuses_a_folder_that_is_not_a_site_and_a_newer_site(site: Path, tmp_path: Path) -> None:
    assert "is this project, or one of them is inside the other" in said(site.parent / "newest", code=2)
    assert "it has no hooks/annotate.py" in said(tmp_path / "none", code=2)
    newer = record({**ENGINE, "pyproject.toml": b'version = "99.0.0"\n'})
    laid(site, {RECORD: newer})
    assert "has version 99.0.0 of the engine" in said(site, code=2)
    assert content(site) == {**OLDER, RECORD: newer}


def test_a_record_cannot_name_files_outside_of_the_engine(site: Path, tmp_path: Path) -> None:
    secret = tmp_path / "secret.txt"
    secret.write_bytes(b"x")
    named = [f"hooks/../../{secret.name}", "seeds/ours.txt", str(secret)]
    lines = "".join(f"{content_id(b'x')}  {name}\n" for name in named)
    laid(site, {"seeds/ours.txt": b"x", RECORD: OLDER[RECORD] + lines.encode()})
    said(site)
    assert secret.is_file()
    assert (site / "seeds/ours.txt").is_file()


def test_it_writes_through_no_link_that_leads_out_of_the_site(site: Path, tmp_path: Path) -> None:
    (tmp_path / "elsewhere").mkdir()
    (site / ".vscode/settings.json").unlink()
    (site / ".vscode").rmdir()
    (site / ".vscode").symlink_to(tmp_path / "elsewhere")
    assert "is reached through a link that leads out of" in said(site, code=2)
    assert (site / MODULE).read_bytes() == OLDER[MODULE]


@pytest.mark.thorough
def test_a_site_that_was_begun_with_an_older_engine_builds_with_the_newest_and_its_own_settings(tmp_path: Path) -> None:
    files = new_site(project_files(ROOT), "Ours")
    files["mkdocs.yml"] = files["mkdocs.yml"].replace(b"font: false", b"font: false # ours")
    engine = {path: text for path, text in files.items() if is_engine(path)}
    engine |= {MODULE: b"raise SystemExit('outdated')\n", GONE: b"# x\n"}
    site = tmp_path / "ours"
    laid(site, {**files, **engine, RECORD: record(engine), "annotations/people/ada-pell.yml": OWN["annotations/people/ada-pell.yml"]})
    out = StringIO()
    assert main(["upgrade", str(site)], ROOT, out) == 0
    assert f"changed  {MODULE}\ndeleted  {GONE}\nFrom version" in out.getvalue()
    assert "# ours" in (site / "mkdocs.yml").read_text("utf-8")
    build = mkdocs(site)
    assert build.returncode == 0, build.stdout
    assert "Opened the bridge." in (site / "site/people/ada-pell/index.html").read_text("utf-8")


def test_a_record_reads_as_it_was_written() -> None:
    assert recorded(record(ENGINE).decode()) == {path: content_id(data) for path, data in ENGINE.items()}
    assert all(not any(paths) for paths in upgrade(ENGINE, recorded(record(ENGINE).decode()), recorded(record(ENGINE).decode())))
