"""What each file of a project said when it was last read. A file is read again only if it changed."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path
from typing import Any, NamedTuple

from annotated_article.loading.read_allowances import read_allowances
from annotated_article.loading.read_file import path_in, read_file, resolved
from annotated_article.model.typed import Allowance
from annotated_article.problems import Reported

_RECENT = 2_000_000_000
"""Nanoseconds. A file may be edited twice within one tick of its file system's clock, so the newest files are always read again."""


class Reading(Reported):
    """What one file says, the problems in it, the warnings it silences, and the ids in it that could not be read."""

    def __init__(self, hash_of_text: int = 0) -> None:
        super().__init__()
        self.hash_of_text = hash_of_text
        self.value: Any = None
        self.allowances: list[Allowance] = []
        self.unread: set[str] = set()


Read = Callable[[str, str, Reading], Any]
"""Read a value from a file's text and path, or None if it has none; record everything else about the file in the reading."""


class _Version(NamedTuple):
    """Two files with the same version are the same, unless very new. All zero if there is no file."""

    modified: int = 0
    size: int = 0
    number: int = 0


class Readings:
    """The readings of a folder's files, from one edit to the next.

    `keep_last_good`: a file that can't be read any more keeps its last value. Its problems are still reported.
    """

    def __init__(self, root: Path, *, keep_last_good: bool) -> None:
        self._root = root
        self._keep_last_good = keep_last_good
        self._now: dict[Path, tuple[_Version, Reading]] = {}
        self._before = self._now
        self._newest = 0

    def next_edit(self) -> None:
        """Look at every file again; forget those that were not read since the last call."""
        resolved.cache_clear()
        self._newest = max((version.modified for version, _ in self._now.values()), default=0)
        self._before, self._now = self._now, {}

    def of(self, file: Path, read: Read) -> Reading:
        """Read the file, unless it is unchanged."""
        version, (known, before) = _version(file), self._before.get(file, (_Version(), Reading()))
        is_known = version == known != _Version() and version.modified <= self._newest - _RECENT
        self._now[file] = version, before if is_known else self._read_again(file, read, before)
        return self._now[file][1]

    def _read_again(self, file: Path, read: Read, before: Reading) -> Reading:
        """Read the file. If it has the text that it had, the reading is the same object, whatever the file's date."""
        text, problem = read_file(self._root, file)
        if problem is None and hash(text) == before.hash_of_text:
            return before
        now = Reading(hash(text))
        if problem:
            now.report(problem)
        else:
            now.value = _value(text, path_in(self._root, file), read, now)
        if now.value is None and self._keep_last_good:
            now.value = before.value
        return now


def _version(file: Path) -> _Version:
    try:
        found = os.stat(file)  # noqa: PTH116 - half the time of the path's own
    except OSError:
        return _Version()
    return _Version(found.st_mtime_ns, found.st_size, found.st_ino)


def _value(text: str, path: str, read: Read, reading: Reading) -> Any:
    """The value of the text, once the comments that silence warnings are read."""
    if path.endswith((".yml", ".md")):
        yaml = text if path.endswith(".yml") else text.partition("\n---")[0]
        reading.allowances += read_allowances(yaml, path, reading.report)
    return read(text, path, reading)
