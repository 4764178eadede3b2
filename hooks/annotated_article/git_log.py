"""What git has recorded about a folder: the files that each commit changed, and their text then. The only file that calls git."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

_FIELDS = 6
_SHALLOW = "This copy of the repository has only the newest commits. Fetch the rest: git fetch --unshallow"


class Commit(NamedTuple):
    """A commit of the main line: its id and its parent's there, its day (UTC), its subject, and path -> A, M or D."""

    id: str
    parent: str
    day: str
    subject: str
    paths: Mapping[str, str]


class NoLog(Exception):
    """There is no log, or only part of it; the message says why and what to do."""


def read_log(root: Path, folders: Sequence[str]) -> list[Commit]:
    """The commits that changed something in these folders, the newest first. What a merge brings counts as of the merge."""
    if _git(root, "rev-parse", "--is-shallow-repository").strip() == "true":
        raise NoLog(_SHALLOW)
    form = "--format=%x00%H%x00%P%x00%cd%x00%s%x00%b%x00"  # no message can contain a NUL
    shown = ("--first-parent", "-m", "--no-renames", "--name-status", "--relative", "--date=format-local:%Y-%m-%d", form)
    parts = _git(root, "log", *shown, "--", *folders).split("\0")[1:]
    return [_commit(parts[at : at + _FIELDS]) for at in range(0, len(parts), _FIELDS)]


def read_authors(root: Path, *places: str) -> dict[str, frozenset[str]]:
    """The authors of each file in these folders, or of these files, by its path; none where git doesn't know all of them."""
    try:
        if _git(root, "rev-parse", "--is-shallow-repository").strip() == "true":
            return {}
        shown = _git(root, "log", "--no-renames", "--name-only", "--relative", "--format=%x00%aN%x00", "--", *places).split("\0")[1:]
    except NoLog:
        return {}
    authors: dict[str, set[str]] = {}
    for name, paths in zip(shown[::2], shown[1::2], strict=True):
        for path in filter(None, paths.split("\n")):
            authors.setdefault(path, set()).add(name)
    return {path: frozenset(names) for path, names in authors.items()}


def _commit(parts: Sequence[str]) -> Commit:
    """The subject of a merge names branches; the first line below it describes what was merged."""
    commit, parents, day, subject, body, files = parts
    first, *others = parents.split() or [""]
    says = next((line for line in body.split("\n") if line.strip()), subject) if others else subject
    paths = {path: status[0] for status, _, path in (line.partition("\t") for line in files.split("\n")) if path}
    return Commit(commit, first, day, says.strip(), paths)


def read_texts(root: Path, wanted: Iterable[tuple[str, str]]) -> list[str]:
    """The text of each commit and path, empty where that commit has no such file."""
    wanted = list(wanted)
    names = "".join(f"{commit}:./{path}\n" for commit, path in wanted)
    answer = _git(root, "cat-file", "--batch", given=names) if wanted else ""
    data, at, texts = answer.encode("utf-8", "surrogateescape"), 0, []
    for _ in wanted:
        head, at = data[at : (end := data.index(b"\n", at))], end + 1
        size = 0 if head.endswith(b" missing") else int(head.rsplit(b" ", 1)[1])
        texts.append(data[at : at + size].decode("utf-8", "replace"))
        at += 0 if head.endswith(b" missing") else size + 1
    return texts


def read_first(root: Path, path: str) -> dict[str, str]:
    """Path -> git's id of the content, of every file in the commit that first had `path`."""
    if _git(root, "rev-parse", "--is-shallow-repository").strip() == "true":
        raise NoLog(_SHALLOW)
    commits = _git(root, "log", "--no-renames", "--diff-filter=A", "--format=%H", "--", path).split()
    if not commits:
        raise NoLog(f"git has no commit with {path}.")
    files = _git(root, "ls-tree", "-r", "-z", commits[-1]).split("\0")
    return {name: about.split()[-1] for about, _, name in (file.partition("\t") for file in files if file)}


def uncommitted(root: Path, paths: Sequence[str]) -> bool:
    """Whether the newest commit lacks what is in one of these files now."""
    return bool(_git(root, "status", "--porcelain", "--ignored", "--untracked-files=all", "--", *paths).strip())


def _git(root: Path, *arguments: str, given: str = "") -> str:
    """What git prints, without what its user has set for people to read."""
    settings = ("-c", "core.quotePath=false", "-c", "log.showSignature=false", "-c", "color.ui=false")
    command = ["git", "-C", str(root), "--no-pager", *settings, *arguments]
    try:
        ran = subprocess.run(command, input=given.encode(), capture_output=True, check=False, env={**os.environ, "TZ": "UTC"})
    except FileNotFoundError:
        raise NoLog("git is not installed, and the history comes from git.") from None
    if ran.returncode:
        raise NoLog(f"git reports: {ran.stderr.decode('utf-8', 'replace').strip()}")
    return ran.stdout.decode("utf-8", "surrogateescape")
