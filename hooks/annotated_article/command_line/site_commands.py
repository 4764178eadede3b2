"""The commands that create a new site, and bring its engine to a newer version."""

from __future__ import annotations

import argparse
from collections.abc import Mapping
from pathlib import Path
from typing import TextIO

from annotated_article.command_line.outcomes import MISUSED, WELL, WRONG
from annotated_article.command_line.write_files import Refused, replace
from annotated_article.commands.lock_passages import lock_ids, lock_passages
from annotated_article.commands.new_site import (
    ALONG,
    RECORD,
    Upgrade,
    content_id,
    dotted,
    engine_of,
    is_engine,
    new_site,
    record,
    recorded,
    upgrade,
    version_of,
)
from annotated_article.git_log import NoLog, read_first, uncommitted
from annotated_article.loading.read_file import is_inside
from annotated_article.site import check_site

_HOOK = "hooks/annotate.py"
_UNKNOWN = """{folder} has no {record}, so git has to say which files of the engine were changed since the site was begun. {why}
If the site is not in git yet, type: cd {folder}; git init; git add --all; git commit --message "Before the upgrade"."""
_CONTESTED = """The files marked `both` were changed in this site, and the newest engine changes them too. Nothing was written.
Run the command again
  with --keep to leave them as they are, or
  with --replace to take those of the newest engine (commit yours first, so that git keeps them)."""

_NOT_WRITTEN_BY_PEOPLE = (".cache", ".git", ".venv", "site")
"""Folders of a project that can hold very many files."""


def run_new_site(root: Path, chosen: argparse.Namespace, out: TextIO) -> int:
    """Create a new site in a folder outside this project."""
    folder, title = Path(chosen.folder), chosen.title.strip() or "My Annotated Articles"
    if why := _no_place_for_a_site(root, chosen.folder) or ("" if title.isprintable() else "The title must be one line."):
        print(f"{why} Nothing was written.", file=out)
        return MISUSED
    made = new_site(project_files(root), title)
    for path, content in made.items():
        replace(folder, path, content)
    site = check_site(folder)
    for locked in (lock_passages(site.articles.values()), lock_ids(site.library)):
        for path, text in locked.files.items():
            replace(folder, path, text.encode("utf-8"))
    print(f"wrote {folder}, {len(made)} files. Its README.md explains the next steps. Now run: cd {folder}; make site; make test", file=out)
    return WELL


def project_files(root: Path) -> dict[str, bytes]:
    """Path -> content of the project's files that a new site gets too."""
    own = (top for top in root.iterdir() if top.name not in _NOT_WRITTEN_BY_PEOPLE)
    files = (path for top in own for path in (top, *top.rglob("*")) if path.is_file() and "__pycache__" not in path.parts)
    paths = {path.relative_to(root).as_posix(): path for path in files}
    return {path: file.read_bytes() for path, file in paths.items() if ALONG.match(path)}


def _no_place_for_a_site(root: Path, named: str) -> str:
    folder = Path(named)
    if not named:
        return "Give the new site's folder: make new-site DIR=path."
    if folder.resolve().is_relative_to(root.resolve()):
        return f"{folder} is inside this project. Choose a folder outside it."
    if folder.is_dir():
        return f"{folder} is not empty. Choose a new or empty folder." if any(folder.iterdir()) else ""
    return f"{folder} is a file. Choose a new or empty folder." if folder.exists() or folder.is_symlink() else ""


def run_upgrade(root: Path, chosen: argparse.Namespace, out: TextIO) -> int:
    """Replace the engine of the site in a folder; its texts, notes and settings stay."""
    folder, engine = Path(chosen.folder), engine_of(project_files(root))
    if why := _no_site(root.resolve(), folder) or _too_new(folder, engine):
        raise Refused(f"{why} Nothing was written.")
    plan = _plan(folder, engine)
    _print_plan(plan, out)
    if plan.both and not chosen.keep and not chosen.replace:
        print(_CONTESTED, file=out)
        return WRONG
    if chosen.replace:
        _refuse_to_lose(folder, plan.both)
        plan.changed.extend(plan.both)
        plan.both.clear()
    if not (plan.new or plan.changed or plan.deleted) and _record(folder) == record(engine).decode():
        print(f"{folder} already has the newest engine. Nothing was written.", file=out)
    elif chosen.dry_run:
        print(f"{_counted(folder, engine, plan)}. This was a dry run: nothing was written.", file=out)
    else:
        summary = _counted(folder, engine, plan)
        _carry_out(folder, engine, plan)
        print(f"{summary}. Articles, notes and mkdocs.yml are unchanged.", file=out)
        print(f"Now run: cd {folder}; make check; make site; make test. Then look at what `git diff` shows, and commit it.", file=out)
    return WELL


def _no_site(root: Path, folder: Path) -> str:
    """Why the folder is not a site that can be upgraded from here; empty if it is."""
    place = folder.resolve()
    if place.is_relative_to(root) or root.is_relative_to(place):
        return f"{folder} is this project, or one of them is inside the other. Give the folder of another site."
    missing = [name for name in (_HOOK, "mkdocs.yml", "annotations", "docs") if not (folder / name).exists()]
    return f"{folder} is not a site that `new-site` created: it has no {missing[0]}." if missing else ""


def _too_new(folder: Path, engine: Mapping[str, bytes]) -> str:
    before, after = version_of(_record(folder)), version_of(record(engine).decode())
    return f"{folder} has version {dotted(before)} of the engine, and this project only {dotted(after)}." if before > after else ""


def _record(folder: Path) -> str:
    """What the site says of its engine: its record, or nothing."""
    file = folder / RECORD
    return file.read_text("utf-8", "replace") if file.is_file() else ""


def _plan(folder: Path, engine: Mapping[str, bytes]) -> Upgrade:
    written = {path: content for path, content in _written(folder).items() if is_engine(path) and ".." not in path.split("/")}
    paths = {*engine, *written}
    if outside := [path for path in sorted(paths) if not is_inside(folder, (folder / path).parent)]:
        raise Refused(f"{outside[0]} is reached through a link that leads out of {folder}. Nothing was written.")
    there = {path: content_id((folder / path).read_bytes()) for path in paths if (folder / path).is_file()}
    return upgrade(engine, written, there)


def _written(folder: Path) -> dict[str, str]:
    """What was written to the site once: as its record says, or the commit that first had an engine."""
    if text := _record(folder):
        return recorded(text)
    try:
        return read_first(folder, _HOOK)
    except NoLog as error:
        raise Refused(_UNKNOWN.format(folder=folder, record=RECORD, why=f"{error} Nothing was written.")) from None


def _print_plan(plan: Upgrade, out: TextIO) -> None:
    """Each file, with what becomes of it."""
    for what, paths in plan._asdict().items():
        for path in paths:
            print(f"{what:8} {path}", file=out)


def _refuse_to_lose(folder: Path, paths: list[str]) -> None:
    """Refuse to replace what people have changed, unless git has it."""
    try:
        lost = bool(paths) and uncommitted(folder, paths)
    except NoLog as error:
        raise Refused(f"Your changes would be lost: {error} Nothing was written.") from None
    if lost:
        raise Refused("Your changes to files marked `both` would be lost. Commit them first. Nothing was written.")


def _counted(folder: Path, engine: Mapping[str, bytes], plan: Upgrade) -> str:
    before = version_of(_record(folder) or _pyproject(folder))
    left = len(plan.yours) + len(plan.both)
    counts = f"{len(plan.new)} files new, {len(plan.changed)} changed, {len(plan.deleted)} deleted, {left} left as they are"
    return f"From version {dotted(before)} of the engine to {dotted(version_of(record(engine).decode()))}: {counts}"


def _pyproject(folder: Path) -> str:
    file = folder / "pyproject.toml"
    return file.read_text("utf-8", "replace") if file.is_file() else ""


def _carry_out(folder: Path, engine: Mapping[str, bytes], plan: Upgrade) -> None:
    """Write the record last, so that an upgrade that was interrupted goes on when it is run again."""
    for path in (*plan.new, *plan.changed):
        replace(folder, path, engine[path])
    for path in plan.deleted:
        _delete(folder, path)
    replace(folder, RECORD, record(engine))


def _delete(folder: Path, path: str) -> None:
    """Delete the file, and the folders that it leaves empty."""
    (folder / path).unlink()
    for parent in [*Path(path).parents][:-1]:
        if any((folder / parent).iterdir()):
            return
        (folder / parent).rmdir()
