"""`python hooks/annotate.py check`: the messages in a terminal. Needs no MkDocs."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path
from typing import TextIO

from annotated_article.problems import render
from annotated_article.site import check_site


def main(arguments: list[str], root: Path, out: TextIO | None = None) -> int:
    """Run one command; 0 if all is well, 1 on an error in what people wrote, 2 on a wrong call."""
    parser = argparse.ArgumentParser(
        prog="python hooks/annotate.py", description="Look after the annotations of a site of annotated articles."
    )
    commands = parser.add_subparsers(dest="command", required=True, metavar="COMMAND")
    commands.add_parser(
        "check",
        help="read everything and say what is wrong, where, and how to mend it",
        description="Read every annotation and article and say what is wrong, where, and how to mend it.",
        epilog="example: python hooks/annotate.py check",
    )
    parser.parse_args(arguments)
    return check(root, out or sys.stdout)


def check(root: Path, out: TextIO) -> int:
    """Print every problem and the last line that sums up."""
    if not (root / "annotations").is_dir() or not (root / "docs").is_dir():
        print(f"There are no folders annotations/ and docs/ in {root}.", file=out)
        return 2
    site = check_site(root)
    for problem in site.problems:
        print(render(problem, site.library.texts), end="\n\n", file=out)
    print(site.summary(), file=out)
    return int(any(problem.is_error for problem in site.problems))
