"""What `make mutants` found: which changes to the core no test noticed, which of them are accepted, and the table by folder."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import takewhile
from pathlib import Path
from typing import Any, NamedTuple

import yaml

FOLDERS = ("anchoring", "weaving", "numbering", "loading", "checking", "dates", "exports")
KILLED = {1, 3, 24, 36, 152, -24, -11, -9}
"""mutmut's codes for a failed test, a crash and a test that went on too long; with all others, nothing noticed the change."""
NOT_TRIED = {None, 255}
"""mutmut's codes for a mutant without a result: it was left out, or its process ended before a test ran."""


class Change(NamedTuple):
    """What a mutant changes. Its number isn't part of it, so an entry of the list stays valid when the function gets another line."""

    file: str
    function: str
    line: str
    becomes: str


@dataclass(frozen=True)
class Mutant:
    """A change of the core, and whether a test noticed it; None if none has run."""

    change: Change
    killed: bool | None

    @property
    def folder(self) -> str:
        """The folder of the core in which it is."""
        return self.change.file.split("/")[2]


def mutants(work: Path) -> list[Mutant]:
    """All mutants that mutmut made in its folder."""
    return [mutant for meta in sorted(work.glob("src/**/*.py.meta")) for mutant in _of_file(work, meta)]


def _of_file(work: Path, meta: Path) -> list[Mutant]:
    """The mutants of one file: each is a copy of its function beside the original in the file that mutmut wrote."""
    codes = json.loads(meta.read_text("utf-8"))["exit_code_by_key"]
    if not codes:
        return []
    spans = json.loads(meta.with_suffix(".spans").read_text("utf-8"))["spans"]
    lines = meta.with_suffix("").read_text("utf-8").splitlines()
    file = f"hooks/{meta.with_suffix('').relative_to(work / 'src')}"

    def body(name: str) -> list[str]:
        first, last = spans[name]
        return [line.replace(name, "") for line in lines[first - 1 : last]]

    found = []
    for key, code in codes.items():
        name = key.rpartition(".")[2]
        function = name.partition("__mutmut_")[0]
        line, becomes = difference(body(f"{function}__mutmut_orig"), body(name))
        change = Change(file, function.removeprefix("x_").removeprefix("xǁ").replace("ǁ", "."), line, becomes)
        found.append(Mutant(change, None if code in NOT_TRIED else code in KILLED))
    return found


def difference(original: Sequence[str], mutant: Sequence[str]) -> tuple[str, str]:
    """The lines that differ, on both sides, each joined to one line."""
    begin = _alike(original, mutant)
    end = _alike(original[begin:][::-1], mutant[begin:][::-1])
    return _joined(original[begin : len(original) - end]), _joined(mutant[begin : len(mutant) - end])


def _alike(one: Sequence[str], other: Sequence[str]) -> int:
    """How many lines are the same at the beginning."""
    return len(list(takewhile(lambda pair: pair[0] == pair[1], zip(one, other, strict=False))))


def _joined(lines: Iterable[str]) -> str:
    return " ".join(line.strip() for line in lines)


def read_accepted(file: Path) -> dict[Change, str]:
    """The changes that no test has to notice, with the reason."""
    listed = yaml.safe_load(file.read_text("utf-8")) or []
    return {Change(each["file"], each["function"], each["line"], each["becomes"]): each["why"] for each in listed}


def gone(accepted: Iterable[Change], root: Path) -> list[Change]:
    """Those of the list whose line is no longer in its file."""
    return [each for each in accepted if not (root / each.file).is_file() or each.line not in _joined_file(root / each.file)]


def _joined_file(file: Path) -> str:
    return _joined(file.read_text("utf-8").splitlines())


def figures(tried: Iterable[Mutant], accepted: Iterable[Change]) -> dict[str, dict[str, int]]:
    """How many mutants of each folder were tried, killed, accepted, and survived."""
    counted = {folder: {"mutants": 0, "killed": 0, "accepted": 0, "survived": 0} for folder in FOLDERS}
    accepted = set(accepted)
    for mutant in tried:
        if mutant.killed is not None:
            row = counted[mutant.folder]
            row["mutants"] += 1
            row["killed" if mutant.killed else "accepted" if mutant.change in accepted else "survived"] += 1
    return counted


def total(counted: dict[str, dict[str, int]]) -> dict[str, int]:
    """The sums over all folders."""
    return {name: sum(row[name] for row in counted.values()) for name in ("mutants", "killed", "accepted", "survived")}


def share(row: dict[str, int]) -> float:
    """Which part of the mutants that can be killed was killed."""
    return row["killed"] / max(1, row["mutants"] - row["accepted"])


def table(counted: dict[str, dict[str, int]]) -> str:
    """The figures by folder, for the terminal."""
    rows = [*counted.items(), ("all", total(counted))]
    head = f"{'folder':10} {'mutants':>8} {'killed':>8} {'accepted':>8} {'survived':>8} {'share':>7}"
    return "\n".join([head, *(_row(name, row) for name, row in rows)])


def _row(name: str, row: dict[str, int]) -> str:
    return f"{name:10} {row['mutants']:8} {row['killed']:8} {row['accepted']:8} {row['survived']:8} {share(row):7.1%}"


def shown(changes: Iterable[Change]) -> str:
    """Changes as entries of accepted.yml, so that one can be copied there and given its reason."""
    entries: list[dict[str, Any]] = [change._asdict() for change in changes]
    return yaml.safe_dump(entries, sort_keys=False, allow_unicode=True, width=1000) if entries else ""
