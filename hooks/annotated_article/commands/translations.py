"""Report on the catalogues for translators: missing, unused and fuzzy sentences, and translations that cannot be used."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import NamedTuple

from annotated_article.words.catalogue import faults, sentences

_BEGIN = "python hooks/annotate.py translations"
_MOST = 40  # faults of one kind shown for a language


class Report(NamedTuple):
    """A report on the catalogues, line by line, and whether any translation can't be used."""

    lines: list[str]
    is_broken: bool


def report(folder: Path, shown_as: str, used: Iterable[str]) -> Report:
    """Report on every language in the folder, and on those `used` in articles; `shown_as` is the folder's path from the project's root."""
    lines, is_broken, known = [], False, {"en", *(path.parent.name for path in folder.glob("*/site.po"))}
    for language in sorted({tag.lower().split("-")[0] for tag in used} - known):
        lines.append(f"{language}: no catalogue. Readers of its articles see the English. Begin one: {_BEGIN} {language}")
    for language in sorted(path.name for path in folder.iterdir() if path.is_dir() and path.name not in ("en", "__pycache__")):
        found = faults(folder, language)
        broken, others = [each for each in found if each.is_broken], [each for each in found if not each.is_broken]
        for kind in (broken, others):
            lines += [f"{shown_as}/{language}/site.po:{each.line}: {each.says}" for each in kind[:_MOST]]
            lines += [f"… and {len(kind) - _MOST:,} more."] if len(kind) > _MOST else []
        lines.append(f"{language}: {len(found):,} to look at." if found else f"{language}: complete, {len(sentences()):,} sentences.")
        is_broken = is_broken or bool(broken)
    return Report(lines, is_broken)
