"""One file's text, or the one problem why it cannot be used. The only place where bytes of contributors become text."""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping
from pathlib import Path

from annotated_article.loading.read_yaml import LARGEST, too_large
from annotated_article.model import Span
from annotated_article.problems import Problem

SHOWN_NAME = str.maketrans(dict.fromkeys([chr(code) for code in range(32)] + ["\x7f"], "�"))


def path_in(root: Path, file: Path) -> str:
    """The file's path as messages show it: from the root, with slashes, without characters that a terminal acts on."""
    return file.relative_to(root).as_posix().translate(SHOWN_NAME)


def read_file(root: Path, file: Path) -> tuple[str, Problem | None]:
    """The file's text with LF line ends, or an empty text and the problem. Nothing outside `root` is ever opened."""
    path = path_in(root, file)
    try:
        if not file.resolve().is_relative_to(root.resolve()):
            return "", Problem("Y016", Span(path), ("It is a link to a place outside the project.",), "put the file itself there")
        if not file.is_file():
            return "", Problem("Y016", Span(path), ("It is no ordinary file.",), "put an ordinary file there")
        if file.stat().st_size > LARGEST:
            return "", too_large(path)
        data = file.read_bytes()
    except OSError as error:
        return "", Problem(
            "Y016", Span(path), (f"The system says: {os.strerror(error.errno or 0)}.",), "check that the file is there and may be read"
        )
    return _decoded(data, path)


def _decoded(data: bytes, path: str) -> tuple[str, Problem | None]:
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        before = data[: error.start]
        span = Span(path, before.count(b"\n") + 1, len(before) - before.rfind(b"\n"), 1)
        return "", Problem("Y011", span, (f"The byte {data[error.start]:#04x} stands there.",), "save the file as UTF-8 in your editor")
    if not text.strip():
        return "", Problem("Y015", Span(path), (), "write the record, or delete the file")
    return text.replace("\r\n", "\n").replace("\r", "\n"), None


class Texts(Mapping[str, str]):
    """Path from the root -> text, read when a message shows it, so that a site's texts need not be kept."""

    def __init__(self, root: Path) -> None:
        self.root = root

    def __getitem__(self, path: str) -> str:
        try:
            data = (self.root / path).read_bytes() if (self.root / path).stat().st_size <= LARGEST else b""
        except OSError:
            raise KeyError(path) from None
        return data.decode("utf-8-sig", "replace").replace("\r\n", "\n").replace("\r", "\n")

    def __iter__(self) -> Iterator[str]:
        return iter(())

    def __len__(self) -> int:
        return 0

    def __contains__(self, path: object) -> bool:
        return isinstance(path, str) and (self.root / path).is_file() and (self.root / path).stat().st_size <= LARGEST
