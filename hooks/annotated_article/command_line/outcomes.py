"""What a command leaves behind it, and what it says where something that was named is not there."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import TextIO

from annotated_article.loading.read_value import did_you_mean
from annotated_article.site import Site

WELL, WRONG, MISUSED = range(3)
"""What a command leaves: all is well, an error in what people wrote, a wrong call."""
_MOST_NAMED = 10


def is_project(folder: Path, out: TextIO) -> bool:
    """Whether this is a project; says so if not."""
    there = (folder / "annotations").is_dir() and (folder / "docs").is_dir()
    if not there:
        print(f"There are no folders annotations/ and docs/ in {folder}.", file=out)
    return there


def no_such_article(name: str, site: Site, out: TextIO) -> int:
    """Say that the site has no such article."""
    if name in site.library.withdrawn:
        print(f"`{name}` was taken down; its text is not read.", file=out)
        return MISUSED
    return no_such(name, "article", site.articles, out)


def no_such(name: str, what: str, known: Iterable[str], out: TextIO) -> int:
    """Say that there is nothing of that name, and what may be meant."""
    meant, known = did_you_mean(name, known), [*known]
    few = f"{', '.join(known[:_MOST_NAMED])}{' …' if len(known) > _MOST_NAMED else ''}"
    print(f"There is no {what} `{name}`. {f'Did you mean {meant}?' if meant else f'There are: {few}.'}", file=out)
    return MISUSED
