"""The exit codes of commands, and what they print if something named doesn't exist."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import TextIO

from annotated_article.loading.meant_word import did_you_mean
from annotated_article.site import Site

WELL, WRONG, MISUSED = range(3)
"""Exit codes: all is well, an error in the notes, a wrong command line."""
_MOST_NAMED = 10


def is_project(folder: Path, out: TextIO) -> bool:
    """Whether this is a project; prints a sentence if not."""
    there = (folder / "annotations").is_dir() and (folder / "docs").is_dir()
    if not there:
        print(f"{folder} has no folders annotations/ and docs/.", file=out)
    return there


def no_such_article(name: str, site: Site, out: TextIO) -> int:
    """Print that the site has no such article."""
    if name in site.library.withdrawn:
        print(f"`{name}` was taken down, so its text is not read.", file=out)
        return MISUSED
    return no_such(name, "article", site.articles, out)


def no_such(name: str, what: str, known: Iterable[str], out: TextIO) -> int:
    """Print that nothing has this name, and what may be meant."""
    meant, known = did_you_mean(name, known), [*known]
    few = f"{', '.join(known[:_MOST_NAMED])}{' …' if len(known) > _MOST_NAMED else ''}"
    print(f"There is no {what} `{name}`. {f'Did you mean {meant}?' if meant else f'Available: {few}.'}", file=out)
    return MISUSED
