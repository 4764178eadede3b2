"""Save a note that somebody wrote or edited in the browser: one file, whole or not at all, and only if it adds no error.

It knows no server. `make serve` uses it; the published site has nothing of it.
"""

from __future__ import annotations

import errno
import os
import re
import shutil
import tempfile
import threading
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from hashlib import blake2b
from pathlib import Path
from typing import NamedTuple

from annotated_article.commands.edit_record import NoSuchNote, fields_of, is_empty, with_fields, without
from annotated_article.kinds import ENTRY_KINDS
from annotated_article.loading.read_file import is_inside
from annotated_article.problems import Problem, render
from annotated_article.site import Site, check_site

# "annotations/people/ada-pell.yml", "annotations/articles/2001-05-14-bridge/toll-named.yml"
_ID = r"[a-z0-9]+(?:-[a-z0-9]+)*"
_PATH = re.compile(rf"annotations/(?:(?:{'|'.join((*ENTRY_KINDS, 'articles'))})/{_ID}|articles/{_ID}/{_ID})\.yml")
_COPIED = ("annotations", "docs", "seeds")
_ONE_AT_A_TIME = threading.Lock()
LARGEST = 200_000  # bytes of one file that is saved


class NotSaved(Exception):
    """Nothing was written. The message says why and what to do; `is_conflict` if the file is another one by now."""

    def __init__(self, says: str, *, is_conflict: bool = False) -> None:
        super().__init__(says)
        self.is_conflict = is_conflict


class Wish(NamedTuple):
    """What is to be saved in the file at `path`.

    A new file has a `text`. In a file that is there, `note` gets `fields`, or is removed if there are none. It is named by its section and
    id, such as claims/toll-low, and is empty for the whole file of an entry. `version` is that of the file when it was read; a new file has
    none.
    """

    path: str
    version: str = ""
    text: str = ""
    note: str = ""
    fields: Mapping[str, Sequence[str]] | None = None


class Read(NamedTuple):
    """A note as the panel edits it: the version of its file, and what its fields say, a list as a list of texts."""

    version: str
    fields: Mapping[str, str | list[str]]


def read(root: Path, path: str, note: str) -> Read:
    """The fields of a note that a person can edit one by one. Raises NotSaved."""
    before = _now(_target(root, path))
    if before is None:
        raise NotSaved(f"{path} isn’t there any more. Load the page again.", is_conflict=True)
    try:
        return Read(version_of(before), fields_of(before.decode("utf-8-sig").replace("\r\n", "\n"), note))
    except UnicodeDecodeError:
        raise NotSaved(f"{path} isn’t UTF-8 text. Save it as UTF-8 in an editor first.") from None
    except NoSuchNote as why:
        raise NotSaved(str(why)) from None


def version_of(data: bytes) -> str:
    """What tells two states of a file apart."""
    return blake2b(data, digest_size=16).hexdigest()


def save(root: Path, wish: Wish, check: Callable[[Path], Site] = check_site) -> str:
    """Write or delete the file, and return its path.

    `check` checks a project: here, a copy with the new file. Raises NotSaved.
    """
    with _ONE_AT_A_TIME:
        return _save(root, wish, check)


def _save(root: Path, wish: Wish, check: Callable[[Path], Site]) -> str:
    target = _target(root, wish.path)
    before = _now(target)
    _same_version(wish, before)
    text = _wanted(wish, before)
    data = text.encode("utf-8") if text else None
    if data and len(data) > LARGEST:
        raise NotSaved(f"The file would be larger than {LARGEST // 1000} kB. Split the note.")
    try:
        _refuse_new_errors(root, wish.path, data, check)
        _same_version(wish, _now(target))
        _put(target, data, is_new=before is None)
    except FileExistsError:
        raise _changed(wish.path) from None
    except OSError as error:
        full = error.errno in (errno.ENOSPC, errno.EDQUOT)
        why = "The disk is full" if full else os.strerror(error.errno or 0)
        raise NotSaved(f"{why}. {wish.path} is as it was.") from None
    return wish.path


def _target(root: Path, path: str) -> Path:
    """The file, if notes may be written there: in a folder of annotations/, and through no link."""
    if not _PATH.fullmatch(path):
        raise NotSaved(
            f"Notes are saved only in annotations/, in files named with lower-case letters, digits and hyphens, not in {path[:200]}."
        )
    target = root / path
    for part in [target, *target.parents]:
        if part == root:
            break
        if part.is_symlink():
            raise NotSaved(f"{part.relative_to(root).as_posix()} is a link, and notes are not saved through links.")
    if not is_inside(root, target) or (target.exists() and not target.is_file()):
        raise NotSaved(f"{path} isn’t an ordinary file of this project.")
    return target


def _now(target: Path) -> bytes | None:
    try:
        return target.read_bytes()
    except FileNotFoundError:
        return None


def _same_version(wish: Wish, now: bytes | None) -> None:
    if wish.version != ("" if now is None else version_of(now)):
        raise _changed(wish.path)


def _changed(path: str) -> NotSaved:
    return NotSaved(
        f"{path} was changed by somebody else in the meantime. Load the page again, and then make your change.", is_conflict=True
    )


def _wanted(wish: Wish, before: bytes | None) -> str:
    """The text that the file is to have; empty if it is to be deleted."""
    if before is None:
        if not wish.text.strip():
            raise NotSaved("There is nothing to save.")
        return wish.text.rstrip("\n") + "\n"
    try:
        text = before.decode("utf-8-sig").replace("\r\n", "\n")
        if wish.fields is not None:
            return with_fields(text, wish.note, wish.fields)
        left = without(text, wish.note) if wish.note else ""
    except UnicodeDecodeError:
        raise NotSaved(f"{wish.path} isn’t UTF-8 text. Save it as UTF-8 in an editor first.") from None
    except NoSuchNote as why:
        raise NotSaved(str(why)) from None
    return "" if is_empty(left) else left


def _refuse_new_errors(root: Path, path: str, data: bytes | None, check: Callable[[Path], Site]) -> None:
    """Check a copy of the project that has the new file; errors that are there already don't count."""
    (root / ".cache").mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory(dir=root / ".cache", prefix="save-") as folder:
        copy = Path(folder)
        for name in _COPIED:
            if (root / name).is_dir():
                shutil.copytree(root / name, copy / name, copy_function=_link, symlinks=True, ignore_dangling_symlinks=True)
        (copy / path).unlink(missing_ok=True)
        if data is not None:
            (copy / path).parent.mkdir(parents=True, exist_ok=True)
            (copy / path).write_bytes(data)
        site = check(copy)
        if not any(problem.is_error for problem in site.problems):
            return
        before = Counter(map(_kind_of_error, check(root).problems))
        after = Counter(map(_kind_of_error, site.problems))
        new = [each for each in site.problems if each.is_error and after[_kind_of_error(each)] > before[_kind_of_error(each)]]
        if new:
            raise NotSaved("\n\n".join(render(problem, site.library.texts) for problem in new[:3]))


def _kind_of_error(problem: Problem) -> tuple[str, str, tuple[str, ...]]:
    """An error without its line, which changes with every line above it."""
    return problem.rule, problem.at.path, problem.says


def _link(source: str, target: str) -> None:
    """The same file under another name, which costs no room; a copy where a file system has no such names."""
    try:
        os.link(source, target, follow_symlinks=False)
    except OSError:
        shutil.copy2(source, target, follow_symlinks=False)


def _put(target: Path, data: bytes | None, *, is_new: bool) -> None:
    """Write the whole file beside its place, and then move it there; a new one never takes the place of another."""
    if data is None:
        target.unlink()
        with suppress(OSError):  # other notes are in the folder
            if target.parent.parent.name == "articles":
                target.parent.rmdir()
        return
    target.parent.mkdir(parents=True, exist_ok=True)
    handle, beside = tempfile.mkstemp(dir=target.parent, prefix=".", suffix=".new")
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        Path(beside).chmod(0o644 if is_new else target.stat().st_mode & 0o777)
        if is_new:
            os.link(beside, target)
        else:
            Path(beside).replace(target)
        _sync(target.parent)
    finally:
        Path(beside).unlink(missing_ok=True)


def _sync(folder: Path) -> None:
    """Let the new name reach the disk too."""
    with suppress(OSError):  # Windows opens no folders
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
