"""The lock of an article's passages as text, one line per passage, and back. Text in, values or the one problem out.

    p8 | stands | The US media made much of … deputy envoys. | 1a2b3c4d | Qm3f… | 5e6f7a8b

are its number, what became of it, how it begins and ends, the digest of its text, the hashes of its words, and the digest of
the line itself. Numbers that no longer exist keep their lines.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable
from string import ascii_lowercase

from annotated_article.model.articles import LockedPassage, PassageLock
from annotated_article.model.typed import Span
from annotated_article.numbering.align_passages import digest_of
from annotated_article.problems import Problem

HEAD = """\
# The numbers of this article's paragraphs, as they were published; links lead to them.
# Only `python hooks/annotate.py passages` writes here. Two branches with different lines: keep those of one, and run it again.
"""
_HEAD_LINES = frozenset(HEAD.splitlines())
_NUMBER = r"p(?:0|[1-9]\d{0,5})[a-z]{0,4}"
_STATE = re.compile(rf"stands|removed, see (?P<seen>{_NUMBER}|title)|merged into (?P<into>{_NUMBER}|title)")
_COLUMNS = 5  # and the digest of the line
_ID, _WORDS = re.compile(_NUMBER), re.compile(r"[A-Za-z0-9_-]*")
CONFLICT = ("<<<<<<<", "=======", ">>>>>>>", "|||||||")
_FIX = (
    "restore the file's last good version or, if there is none, delete the file, so that its paragraphs get new numbers; "
    "then run: python hooks/annotate.py passages"
)


def lock_text(passages: Iterable[LockedPassage]) -> str:
    """The lock's text."""
    return HEAD + "".join(f"{line} | {digest_of(line)}\n" for line in map(_line, passages))


def _line(passage: LockedPassage) -> str:
    state = f"{'merged into' if passage.merged else 'removed, see'} {passage.leads_to}" if passage.leads_to else "stands"
    return " | ".join((passage.id, state, passage.shown, passage.digest, passage.words))


def read_lock(text: str, path: str) -> tuple[PassageLock | None, Problem | None]:
    """The lock that the text contains, or the first problem in it."""
    passages: dict[str, LockedPassage] = {}
    lines: dict[str, int] = {}
    for number, line in enumerate(text.split("\n"), 1):
        if not line or line in _HEAD_LINES:
            continue
        at = Span(path, number, 1, len(line))
        read = _passage(line)
        if read is None:
            says = "The line was changed after it was written."
            if line.startswith(CONFLICT):
                says = "Git has put two versions of this file together, and the lines that it put between them are still there."
            return None, Problem("T004", at, (says,), _FIX)
        if read.id in passages:
            says = f"Line {lines[read.id]} also has the number {read.id}: it was assigned on two branches."
            return None, Problem("T004", at, (says,), "keep the lines of one branch, then run: python hooks/annotate.py passages")
        passages[read.id], lines[read.id] = read, number
    if missing := _missing(passages):
        says = f"The line of {missing} is missing: numbers are given one after the other and keep their lines."
        return None, Problem("T004", Span(path), (says,), _FIX)
    standing = {"title", *(passage.id for passage in passages.values() if not passage.leads_to)}
    lost = next((passage for passage in passages.values() if passage.leads_to and passage.leads_to not in standing), None)
    if lost is not None:
        says = f"{lost.id} leads to {lost.leads_to}, which doesn't exist: a line is missing, or two branches were mixed."
        return None, Problem("T004", Span(path, lines[lost.id], 1, len(lost.id)), (says,), _FIX)
    if not passages:
        return None, Problem("T004", Span(path), ("It lists no passages.",), _FIX)
    return PassageLock(path, tuple(passages.values())), None


def _passage(line: str) -> LockedPassage | None:
    """The passage of a line that is as it was written."""
    written, _, check = line.rpartition(" | ")
    columns = written.split(" | ")
    if len(columns) != _COLUMNS or digest_of(written) != check:
        return None
    name, state, shown, digest, words = columns
    became = _STATE.fullmatch(state)
    if became is None or not _ID.fullmatch(name) or not _WORDS.fullmatch(words):
        return None
    return LockedPassage(name, digest, words, shown, became["seen"] or became["into"] or "", bool(became["into"]))


def _missing(passages: Collection[str]) -> str:
    """A number, or a number with a letter, that must have been given before one of those there."""
    numbers = {int(name.rstrip(ascii_lowercase)[1:]) for name in passages} - {0}
    for given, number in enumerate(sorted(numbers), 1):
        if f"p{given}" not in passages or number > given:
            return f"p{given}"
    for name in passages:
        before = _letter_before(name)
        if before and before not in passages:
            return before
    return ""


def _letter_before(name: str) -> str:
    """The number that took a letter just before this one did; after `z` come two letters."""
    if name[-1] in ascii_lowercase[1:]:
        return name[:-1] + chr(ord(name[-1]) - 1)
    return name[:-2] + chr(ord(name[-2]) - 1) + "z" if name[-1] == "a" and name[-2] in ascii_lowercase[1:] else ""
