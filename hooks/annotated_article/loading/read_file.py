"""One file's text, or the problem that makes it unusable. The only place where contributors' bytes become text."""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping
from functools import lru_cache
from pathlib import Path
from stat import S_ISDIR, S_ISREG

from annotated_article.loading.read_yaml import LARGEST, nothing_there, too_large
from annotated_article.model.typed import Span
from annotated_article.problems import Problem

_UTF_16 = (b"\xff\xfe", b"\xfe\xff")


def path_in(root: Path, file: Path) -> str:
    """The file's path as messages show it: from the root, with slashes, without characters that a terminal acts on."""
    path = os.fspath(file).removeprefix(f"{root}{os.sep}").replace(os.sep, "/")
    return path if path.isprintable() else "".join(sign if sign.isprintable() else "�" for sign in path)


def is_inside(root: Path, file: Path) -> bool:
    """Whether a file or folder is inside the project, after following all links."""
    folder, name = os.path.split(file)
    try:
        is_link = os.path.islink(file) or name == ".."  # noqa: PTH114 - half the time of the path's own
        place = str(file.resolve()) if is_link else f"{resolved(folder)}{os.sep}{name}"
        return not (is_link and Path(place).is_symlink()) and f"{place}{os.sep}".startswith(_with_slash(resolved(os.fspath(root))))
    except (OSError, RuntimeError):  # a link that leads back to itself; from Python 3.13 on, `resolve` gives the link instead
        return False


def _with_slash(folder: str) -> str:
    return os.path.join(folder, "")  # noqa: PTH118 - a path has no slash at its end


@lru_cache(maxsize=64)
def resolved(folder: str) -> str:
    """The folder after following all links; cached for all of its files until a project is loaded again."""
    return str(Path(folder).resolve())


def no_file(root: Path, file: Path) -> Problem | None:
    """The problem of something that is not a file of the project: a link out of it, a folder, a pipe, a broken link."""
    found = _look_at(root, file)
    return found if isinstance(found, Problem) else None


def _look_at(root: Path, file: Path) -> os.stat_result | Problem:
    path = path_in(root, file)
    if not is_inside(root, file):
        return link_outside(path)
    try:
        found = os.stat(file)  # noqa: PTH116 - half the time of the path's own
    except (FileNotFoundError, NotADirectoryError):
        return _not_ordinary(path)
    if S_ISDIR(found.st_mode):
        return Problem("Y016", Span(path), ("It is a folder, although its name ends like a file's.",), "rename or move the folder")
    return found if S_ISREG(found.st_mode) else _not_ordinary(path)


def _not_ordinary(path: str) -> Problem:
    return Problem("Y016", Span(path), ("It is not an ordinary file.",), "replace it with an ordinary file")


def read_file(root: Path, file: Path) -> tuple[str, Problem | None]:
    """The file's text with LF line endings, or an empty string and the problem. Nothing outside `root` is ever opened."""
    path = path_in(root, file)
    try:
        found = _look_at(root, file)
        if isinstance(found, Problem):
            return "", found
        if found.st_size > LARGEST:
            return "", too_large(path)
        data = file.read_bytes()
    except OSError as error:
        says = (f"The system reports: {os.strerror(error.errno or 0)}.",)
        return "", Problem("Y016", Span(path), says, "make sure that the file exists and may be read")
    return _decoded(data, path)


def link_outside(path: str) -> Problem:
    """The problem of a link that leads out of the project."""
    says = ("It is a link that leads out of the project, or to itself.",)
    return Problem("Y016", Span(path), says, "replace the link with the file itself")


def _decoded(data: bytes, path: str) -> tuple[str, Problem | None]:
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        return "", _not_utf_8(data, error.start, path)
    return (_with_lf(text), None) if text.strip() else ("", nothing_there(path))


def _not_utf_8(data: bytes, start: int, path: str) -> Problem:
    fix = "save the file with the encoding UTF-8; every editor offers this under “Save as”"
    if data.startswith(_UTF_16):
        return Problem("Y011", Span(path), ("It was saved as UTF-16, which some programs call “Unicode”.",), fix)
    before = _with_lf(data[:start].decode("utf-8-sig", "replace"))
    span = Span(path, before.count("\n") + 1, len(before) - before.rfind("\n"), 1)
    meant = data[start : start + 1].decode("cp1252", "replace")
    says = (f"It seems to be Windows-1252, where this character is “{meant}”.",) if meant.isprintable() and meant != "�" else ()
    return Problem("Y011", span, says, fix)


def _with_lf(text: str) -> str:
    return text.replace("\r\n", "\n").replace("\r", "\n")


class Texts(Mapping[str, str]):
    """Path from the root -> text, read only when a message shows it, so a site's texts need no memory."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self._last = ("", "")

    def __getitem__(self, path: str) -> str:
        """The text, cached until another file is requested: problems come file by file."""
        if self._last[0] != path:
            self._last = (path, self._read(path))
        return self._last[1]

    def _read(self, path: str) -> str:
        if path not in self:
            raise KeyError(path)
        try:
            return _with_lf((self.root / path).read_bytes().decode("utf-8-sig", "replace"))
        except OSError:
            raise KeyError(path) from None

    def __iter__(self) -> Iterator[str]:
        return iter(())

    def __len__(self) -> int:
        return 0

    def __contains__(self, path: object) -> bool:
        if not isinstance(path, str) or not is_inside(self.root, self.root / path):
            return False
        try:
            return (self.root / path).is_file() and (self.root / path).stat().st_size <= LARGEST
        except OSError:
            return False
