"""The commands and their arguments: read the command line and run a command."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Callable
from io import StringIO, TextIOWrapper
from pathlib import Path
from typing import Any, NamedTuple, NoReturn, TextIO

from annotated_article.command_line.build_commands import run_compress, run_offline, run_pages
from annotated_article.command_line.edit_commands import KINDS, run_fix, run_gather, run_history, run_new, run_passages, run_schema
from annotated_article.command_line.outcomes import MISUSED, WELL, WRONG, is_project, no_such
from annotated_article.command_line.report_commands import (
    FORMATS,
    run_check,
    run_coverage,
    run_import,
    run_preview,
    run_suggest,
    run_translations,
)
from annotated_article.command_line.site_commands import run_new_site, run_upgrade
from annotated_article.command_line.write_files import Refused

Run = Callable[[Path, argparse.Namespace, TextIO], int]


class Argument:
    """An argument of a command, as `ArgumentParser.add_argument` takes it. Arguments marked `either` exclude each other."""

    def __init__(self, name: str, *, either: bool = False, **options: Any) -> None:
        self.name, self.either, self.options = name, either, options


class Command(NamedTuple):
    """A command's name, what it does, an example, the function that runs it, and its arguments."""

    name: str
    does: str
    example: str
    run: Run
    arguments: tuple[Argument, ...] = ()


class _Parser(argparse.ArgumentParser):
    """Reports what is wrong with the command line in one sentence, with an example."""

    def error(self, message: str) -> NoReturn:
        self.exit(MISUSED, f"{message[0].upper()}{message[1:]}.\n{self.epilog or f'For more: {self.prog} --help'}\n")


def main(arguments: list[str], root: Path, out: TextIO | None = None) -> int:
    """Run one command on the project in `root`; return 0 if all is well, 1 on an error in the notes, 2 on a wrong command line."""
    out = out or _terminal()
    parser, of_command = _parsers()
    if not arguments:
        parser.print_help(out)
        return MISUSED
    if not arguments[0].startswith("-") and arguments[0] not in of_command:
        return no_such(arguments[0], "command", of_command, out)
    try:
        chosen, others = parser.parse_known_args(arguments)
    except SystemExit as stopped:
        return int(stopped.code or WELL)
    if others:
        print(f"`{chosen.command}` has no option {' '.join(others)}.\n{of_command[chosen.command].epilog}", file=out)
        return MISUSED
    return _run(chosen.run, root, chosen, out) if is_project(root, out) else MISUSED


def _parsers() -> tuple[_Parser, dict[str, _Parser]]:
    """The parser for the command line, and the parser for each command, by name."""
    parser = _Parser(prog="python hooks/annotate.py", description="Check and edit the notes of a site of annotated articles.")
    subparsers = parser.add_subparsers(dest="command", required=True, metavar="COMMAND")
    for command in COMMANDS:
        subparser = subparsers.add_parser(
            command.name,
            help=command.does,
            description=f"{command.does[0].upper()}{command.does[1:]}.",
            epilog=f"example: python hooks/annotate.py {command.example}",
        )
        _add_arguments(subparser, command.arguments)
        subparser.set_defaults(run=command.run)
    return parser, subparsers.choices


def _run(run: Run, root: Path, chosen: argparse.Namespace, out: TextIO) -> int:
    """The command's exit code, even if it could not read or write a file."""
    try:
        code = run(root, chosen, out)
        out.flush()
    except BrokenPipeError:  # the reader has seen enough: check | head
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return WRONG
    except Refused as refused:
        print(refused, file=out)
        return MISUSED
    except OSError as error:
        what = f"{error.filename}: " if error.filename else ""
        print(f"{what}{os.strerror(error.errno or 0)}. No file was left half-written.", file=out)
        return WRONG
    return code


def _terminal() -> TextIO:
    """Standard output, which shows ? for a character that the terminal lacks."""
    if isinstance(sys.stdout, TextIOWrapper):
        sys.stdout.reconfigure(errors="replace")
    return sys.stdout or StringIO()  # None if it is closed


def _add_arguments(parser: argparse.ArgumentParser, arguments: tuple[Argument, ...]) -> None:
    group = parser.add_mutually_exclusive_group() if any(each.either for each in arguments) else parser
    for each in arguments:
        (group if each.either else parser).add_argument(each.name, **each.options)


_ARTICLE = Argument("article", metavar="ARTICLE", help="the article's file name without .md")
_BUILT = Argument("site", metavar="SITE", help="the folder of a built site")

COMMANDS = (
    Command(
        "check",
        "read everything and report what is wrong, where, and how to fix it",
        "check --format json",
        run_check,
        (
            Argument(
                "--format",
                choices=FORMATS,
                default="text",
                help="text for people (default), github for workflow logs and the step summary, json for programs",
            ),
        ),
    ),
    Command("fix", "apply the fixes that need no judgement", "fix", run_fix),
    Command(
        "suggest",
        "list names, dates and claims of an article that have no note yet",
        "suggest 2007-03-12-baghdad-conference",
        run_suggest,
        (_ARTICLE,),
    ),
    Command(
        "new",
        "create a person, place, organisation, event, term or article",
        'new person "Nouri al-Maliki"',
        run_new,
        (
            Argument("what", metavar="KIND", help=f"what to create: {', '.join(KINDS)}"),
            Argument("name", metavar="NAME", nargs="+", help="its name; for an article, the file with the raw text"),
            Argument("--id", default="", help="its file name without .yml, if it should differ from the name"),
        ),
    ),
    Command(
        "gather",
        "merge the files of an article's notes into one, and move the entries and sources in them to their folders",
        "gather 2007-03-12-baghdad-conference",
        run_gather,
        (_ARTICLE,),
    ),
    Command(
        "preview",
        "describe in Markdown how a change will look to readers",
        "preview --base ../before",
        run_preview,
        (Argument("--base", metavar="FOLDER", required=True, help="the project as it was before the change"),),
    ),
    Command(
        "history",
        "extract from git what changed in each article's notes, and when",
        "history .cache/history.json",
        run_history,
        (Argument("file", metavar="FILE", help="the file to write; list it under `extra.history` in mkdocs.yml"),),
    ),
    Command("coverage", "show how much of each article is annotated", "coverage", run_coverage),
    Command(
        "import",
        "turn Web Annotations or TEI into YAML for an article",
        "import notes.json 2007-03-12-baghdad-conference",
        run_import,
        (
            Argument(
                "files",
                metavar="FILE",
                nargs="+",
                help="Web Annotations as JSON, or TEI; if a collection has several files, give all of them",
            ),
            Argument("article", metavar="ARTICLE", help="the annotated article's file name without .md"),
        ),
    ),
    Command(
        "pages",
        "write all pages to a folder, for a generator that runs no hooks",
        "pages build/zensical",
        run_pages,
        (
            Argument("folder", metavar="FOLDER", help="a new folder, or one that this command created before"),
            Argument("--edit", metavar="ADDRESS", default="", help="the code host's edit address, without the file path"),
            Argument("--contact", metavar="ADDRESS", default="", help="the address for people who report a problem with a note"),
            Argument("--address", metavar="ADDRESS", default="", help="the site's address, for citations and data"),
            Argument("--name", metavar="NAME", default="", help="the site's name, for citations and data"),
        ),
    ),
    Command(
        "offline",
        "pack a built site into a zip file for reading without a server",
        "offline site annotated-articles.zip",
        run_offline,
        (_BUILT, Argument("file", metavar="FILE", help="the zip file to write")),
    ),
    Command(
        "compress",
        "write .br and .gz files next to those of a built site, for hosts that send them",
        "compress site",
        run_compress,
        (_BUILT,),
    ),
    Command(
        "passages",
        "save paragraph numbers and ids, so that links keep working, and report what moved",
        "passages",
        run_passages,
        (
            Argument(
                "--forget",
                metavar="ID",
                action="append",
                default=[],
                help="give up a published id, such as people/ada; links to it will be broken",
            ),
        ),
    ),
    Command(
        "new-site",
        "create a new site: the engine, its tests and one sample article",
        'new-site ../my-site --title "My Site"',
        run_new_site,
        (
            Argument("folder", metavar="FOLDER", help="a new or empty folder outside this project"),
            Argument("--title", metavar="TITLE", default="", help="the new site's title; you can change it in mkdocs.yml later"),
        ),
    ),
    Command(
        "upgrade",
        "update the engine of a site that new-site created; its texts, notes and settings stay as they are",
        "upgrade ../my-site --dry-run",
        run_upgrade,
        (
            Argument("folder", metavar="FOLDER", help="the folder of a site that new-site created"),
            Argument("--dry-run", action="store_true", help="only list what would change"),
            Argument(
                "--keep",
                either=True,
                action="store_true",
                help="keep your version of files that you and the engine both changed",
            ),
            Argument("--replace", either=True, action="store_true", help="replace such files, if your versions of them are committed"),
        ),
    ),
    Command(
        "translations",
        "list what is missing from the translations of the interface, or begin a new one",
        "translations it",
        run_translations,
        (
            Argument(
                "language", metavar="LANGUAGE", nargs="?", default="", help="write the catalogue of this language, such as it for Italian"
            ),
        ),
    ),
    Command("schema", "write annotations/schema/*.json, which lets code editors complete field names", "schema", run_schema),
)
