"""Save a note or a reading sheet that somebody wrote or edited in the browser: whole or not at all, and only if it adds no error.

It knows nothing of servers. `make serve` uses it; the published site doesn't contain it.
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
from functools import partial
from hashlib import blake2b
from pathlib import Path
from types import MappingProxyType
from typing import Any, NamedTuple

from annotated_article.commands.edit_record import NoSuchNote, fields_of, is_empty, with_fields, without
from annotated_article.commands.notices import check_reviewers
from annotated_article.git_log import read_authors
from annotated_article.kinds import ENTRY_KINDS
from annotated_article.loading.read_file import is_inside
from annotated_article.loading.read_sheets import for_composer, read_sheet
from annotated_article.problems import Problem, render
from annotated_article.site import Site, check_site

# "annotations/people/ada-pell.yml", "annotations/articles/2001-05-14-bridge/toll-named.yml"
_ID = r"[a-z0-9]+(?:-[a-z0-9]+)*"
_PATH = re.compile(rf"annotations/(?:(?:{'|'.join((*ENTRY_KINDS, 'articles'))})/{_ID}|articles/{_ID}/{_ID})\.yml")
# "docs/teach/dates.md"
_SHEET = re.compile(rf"docs/teach/(?:{_ID}/)*{_ID}\.md")
_COPIED = ("annotations", "docs", "seeds")
_ONE_AT_A_TIME = threading.Lock()
LARGEST = 200_000  # bytes of one file that is saved


class NotSaved(Exception):
    """Nothing was written. The message says why and what to do; `is_conflict` if the file has changed since it was read."""

    def __init__(self, says: str, *, is_conflict: bool = False) -> None:
        super().__init__(says)
        self.is_conflict = is_conflict


class Wish(NamedTuple):
    """What is to be saved in the file at `path`.

    A new file and a sheet have a `text`. In a file of notes that is there, `note` gets `fields`, or is removed if there are none. It is
    named by its section and id, such as claims/toll-low, and is empty for the whole file of an entry. `version` is that of the file when
    it was read; a new file has none. `beside` are new files that the note needs, path -> text: they are saved with it or not at all.
    """

    path: str
    version: str = ""
    text: str = ""
    note: str = ""
    fields: Mapping[str, Sequence[str]] | None = None
    beside: Mapping[str, str] = MappingProxyType({})


class Read(NamedTuple):
    """A note or a sheet as it is edited: the version of its file, and what it says; of a note, each list is a list of texts."""

    version: str
    fields: Mapping[str, Any]


class _Change(NamedTuple):
    """A file, what is in it, and what is to be in it; None where it isn't there."""

    path: str
    target: Path
    before: bytes | None
    after: bytes | None


def read(root: Path, path: str, note: str) -> Read:
    """The fields of a note that a person can edit one by one, or the parts of a sheet. Raises NotSaved."""
    before = _now(_target(root, path))
    if before is None:
        raise NotSaved(f"{path} no longer exists. Reload the page.", is_conflict=True)
    try:
        text = _text(before, path)
        return Read(version_of(before), _sheet_in(text, path) if _SHEET.fullmatch(path) else fields_of(text, note))
    except NoSuchNote as why:
        raise NotSaved(str(why)) from None


def _text(data: bytes, path: str) -> str:
    try:
        return data.decode("utf-8-sig").replace("\r\n", "\n")
    except UnicodeDecodeError:
        raise NotSaved(f"{path} isn’t UTF-8 text. Save it as UTF-8 in an editor first.") from None


def _sheet_in(text: str, path: str) -> dict[str, Any]:
    if sheet := read_sheet(text, path, lambda problem: None):
        return for_composer(sheet)
    raise NotSaved(f"{path} isn’t a reading sheet.")


def version_of(data: bytes) -> str:
    """What tells two states of a file apart."""
    return blake2b(data, digest_size=16).hexdigest()


def save(root: Path, wish: Wish, check: Callable[[Path], Site] = check_site) -> str:
    """Write or delete the file, and return its path.

    `check` checks a project: here, a copy with the new files. Raises NotSaved.
    """
    with _ONE_AT_A_TIME:
        return _save(root, wish, check)


def _save(root: Path, wish: Wish, check: Callable[[Path], Site]) -> str:
    wishes = [*(Wish(path, text=text) for path, text in wish.beside.items()), wish]
    changes = [_change(root, each) for each in wishes]
    try:
        _refuse_new_errors(root, changes, check)
        for each, change in zip(wishes, changes, strict=True):
            _same_version(each, _now(change.target))
        _put_all(changes)
    except FileExistsError:
        raise _changed(wish.path) from None
    except OSError as error:
        full = error.errno in (errno.ENOSPC, errno.EDQUOT)
        why = "The disk is full" if full else os.strerror(error.errno or 0)
        raise NotSaved(f"{why}. {wish.path} is as it was.") from None
    return wish.path


def _change(root: Path, wish: Wish) -> _Change:
    target = _target(root, wish.path)
    before = _now(target)
    if _SHEET.fullmatch(wish.path) and before is not None and not wish.version:
        raise NotSaved(f"There is already a page {wish.path}. Choose another title.")
    _same_version(wish, before)
    text = _wanted(wish, before)
    data = text.encode("utf-8") if text else None
    if data and len(data) > LARGEST:
        raise NotSaved(f"The file would be larger than {LARGEST // 1000} kB. Shorten it or split it.")
    return _Change(wish.path, target, before, data)


def _target(root: Path, path: str) -> Path:
    """The file, if notes or sheets may be written there: in a folder of annotations/ or in docs/teach/, and through no link."""
    if not _PATH.fullmatch(path) and not _SHEET.fullmatch(path):
        raise NotSaved(
            "Notes are saved only in annotations/ and reading sheets only in docs/teach/, in files named with lower-case letters, digits "
            f"and hyphens, not in {path[:200]}."
        )
    target = root / path
    for part in [target, *target.parents]:
        if part == root:
            break
        if part.is_symlink():
            raise NotSaved(f"{part.relative_to(root).as_posix()} is a link, and nothing is saved through links.")
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
    if before is None or _SHEET.fullmatch(wish.path):
        if before is not None:
            _sheet_in(_text(before, wish.path), wish.path)  # no other page is replaced
        if not wish.text.strip():
            raise NotSaved("There is nothing to save.")
        return wish.text.rstrip("\n") + "\n"
    text = _text(before, wish.path)
    try:
        if wish.fields is not None:
            return with_fields(text, wish.note, wish.fields)
        left = without(text, wish.note) if wish.note else ""
    except NoSuchNote as why:
        raise NotSaved(str(why)) from None
    return "" if is_empty(left) else left


def _refuse_new_errors(root: Path, changes: Sequence[_Change], check: Callable[[Path], Site]) -> None:
    """Check a copy of the project that has the new files; errors that are there already don't count."""
    (root / ".cache").mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory(dir=root / ".cache", prefix="save-") as folder:
        copy = Path(folder)
        for name in _COPIED:
            if (root / name).is_dir():
                shutil.copytree(root / name, copy / name, copy_function=_link, symlinks=True, ignore_dangling_symlinks=True)
        for path, _, _, data in changes:
            (copy / path).unlink(missing_ok=True)
            if data is not None:
                (copy / path).parent.mkdir(parents=True, exist_ok=True)
                (copy / path).write_bytes(data)
        site = check(copy)
        problems = _problems(root, site, changes)
        if not any(problem.is_error for problem in problems):
            return
        before = Counter(map(_kind_of_error, _problems(root, check(root), changes)))
        after = Counter(map(_kind_of_error, problems))
        new = [each for each in problems if each.is_error and after[_kind_of_error(each)] > before[_kind_of_error(each)]]
        if new:
            raise NotSaved("\n\n".join(render(problem, site.library.texts) for problem in new[:3]))


def _problems(root: Path, site: Site, changes: Sequence[_Change]) -> list[Problem]:
    """What `check` says, also of those who review their own notes in one of these files."""
    paths = {change.path for change in changes}
    entries = [entry for entry in site.library.entries.values() if entry.at.path in paths]
    return [*site.problems, *check_reviewers(entries, partial(read_authors, root, *paths))]


def _kind_of_error(problem: Problem) -> tuple[str, str, tuple[str, ...]]:
    """An error without its line, which changes with every line above it."""
    return problem.rule, problem.at.path, problem.says


def _link(source: str, target: str) -> None:
    """A hard link to the file, which takes no space; a copy where a file system has no hard links."""
    try:
        os.link(source, target, follow_symlinks=False)
    except OSError:
        shutil.copy2(source, target, follow_symlinks=False)


def _put_all(changes: Sequence[_Change]) -> None:
    """Write the files; if one can't be written, none is: those before it are new, and are removed again."""
    done: list[_Change] = []
    try:
        for change in changes:
            _put(change.target, change.after, is_new=change.before is None)
            done.append(change)
    except OSError:
        for change in done:
            _put(change.target, None, is_new=False)
        raise


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
            _put_new(Path(beside), target)
        else:
            Path(beside).replace(target)
        _sync(target.parent)
    finally:
        Path(beside).unlink(missing_ok=True)


def _put_new(beside: Path, target: Path) -> None:
    """Let the whole file appear in its place; FileExistsError if there is one already."""
    try:
        os.link(beside, target)
    except FileExistsError:
        raise
    except OSError:  # a file system without hard links
        target.touch(exist_ok=False)
        try:
            beside.replace(target)
        except OSError:
            target.unlink()
            raise


def _sync(folder: Path) -> None:
    """Let the new name reach the disk too."""
    with suppress(OSError):  # Windows opens no folders
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
