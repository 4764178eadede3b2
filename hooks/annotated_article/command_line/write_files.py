"""Write files completely or not at all, and delete or overwrite nothing that a command did not create."""

from __future__ import annotations

import json
import os
import shutil
from pathlib import Path
from typing import TextIO
from zipfile import BadZipFile, ZipFile

from annotated_article.loading.read_file import is_inside
from annotated_article.offline_zip import FOLDER

MARKER = ".made-by-annotate-pages"
"""The file that marks a folder of pages as safe to empty."""
_MARKED = "Written by `annotate.py pages`, which deletes docs/ in this folder whenever it writes it again.\n"


class Refused(Exception):
    """What a command will not write, delete or overwrite; the message says why and what to do."""


def replace(root: Path, path: str, data: bytes) -> None:
    """Write the whole file next to its place and then move it there, so that it is never half-written."""
    target = root / path
    if not is_inside(root, target.parent) and root.exists():
        raise Refused(f"{path} is reached through a link that leads out of {root}. Put the folder itself there.")
    target.parent.mkdir(parents=True, exist_ok=True)
    beside = root / f"{path}.{os.getpid()}.new"
    try:
        beside.write_bytes(data)
        beside.replace(target)
    finally:
        beside.unlink(missing_ok=True)


def write(root: Path, files: dict[str, str], out: TextIO) -> bool:
    """Write new files; if one of them already exists, write none."""
    if there := [path for path in files if (root / path).exists()]:
        print(f"{there[0]} already exists; nothing was written.", file=out)
        return False
    for path, text in files.items():
        replace(root, path, text.encode("utf-8"))
        print(f"wrote {path}", file=out)
    return True


def overwrite(file: Path, data: bytes, *, is_own: bool, such_as: str) -> None:
    """Write a file anywhere, but don't overwrite a file that the command didn't write itself (see `is_own`)."""
    if file.is_dir():
        raise Refused(f"{file} is a folder. Choose a file in it, {such_as}.")
    if not is_own and (file.exists() or file.is_symlink()):
        raise Refused(f"{file} already exists and was not written by this command. Choose another file, {such_as}.")
    replace(file.resolve().parent, file.name, data)


def is_own_history(file: Path) -> bool:
    """Whether the `history` command wrote this file, in this version or another."""
    try:
        data = json.loads(file.read_bytes())
    except (OSError, ValueError, RecursionError):
        return False
    return isinstance(data, dict) and data.keys() == {"version", "articles"}


def is_own_zip(file: Path) -> bool:
    """Whether the `offline` command wrote this file: a zip of one folder, of the name that it gives it."""
    try:
        with ZipFile(file) as archive:
            names = archive.namelist()
    except (OSError, BadZipFile, ValueError):
        return False
    return bool(names) and all(name.startswith(f"{FOLDER}/") for name in names)


def refuse_other_folders(root: Path, folder: Path) -> None:
    """Refuse any folder that contains something, unless `pages` made it."""
    if why := _not_for_pages(root.resolve(), folder):
        raise Refused(f"{why} Nothing was deleted or written. Choose a new folder, such as build/zensical.")


def empty_folder_for_pages(root: Path, folder: Path) -> None:
    """Create the folder, or delete docs/ if `pages` created the folder before."""
    refuse_other_folders(root, folder)
    folder.mkdir(parents=True, exist_ok=True)
    (folder / MARKER).write_text(_MARKED, "utf-8", newline="\n")
    shutil.rmtree(folder / "docs", ignore_errors=True)


def _not_for_pages(root: Path, folder: Path) -> str:
    """Why the folder is not one to write pages into; empty if it is."""
    place = folder.resolve()
    if folder.is_symlink() and not folder.exists():
        return f"{folder} is a broken link."
    if place == root or place in root.parents:
        return f"{folder} is the project folder or contains it."
    inside = place.relative_to(root).parts[0] if place.is_relative_to(root) else ""
    if inside.startswith(".git") or inside in ("annotations", "docs", "hooks", "seeds", "tests"):
        return f"{folder} is in {inside}/ of the project."
    if folder.exists() and not folder.is_dir():
        return f"{folder} is a file."
    if folder.is_dir() and any(folder.iterdir()) and not (folder / MARKER).is_file():
        return f"{folder} was not made by this command (there is no file {MARKER} in it)."
    return f"{folder / 'docs'} is a link." if (folder / "docs").is_symlink() else ""
