"""The commands and their arguments: read the command line and run a command."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Callable
from io import StringIO, TextIOWrapper
from pathlib import Path
from typing import NamedTuple, NoReturn, TextIO

from annotated_article.command_line.making import run_compress, run_new_site, run_offline, run_pages
from annotated_article.command_line.outcomes import MISUSED, WELL, WRONG, is_project, no_such
from annotated_article.command_line.telling import FORMATS, run_check, run_coverage, run_import, run_preview, run_suggest, run_translations
from annotated_article.command_line.upgrading import run_upgrade
from annotated_article.command_line.write_files import Refused
from annotated_article.command_line.writing import KINDS, run_fix, run_gather, run_history, run_new, run_passages, run_schema

Run = Callable[[Path, argparse.Namespace, TextIO], int]


class Command(NamedTuple):
    """A command's name, what it does, an example, and the function that runs it."""

    name: str
    does: str
    example: str
    run: Run


class _Parser(argparse.ArgumentParser):
    """Reports what is wrong with the command line in one sentence, with an example."""

    def error(self, message: str) -> NoReturn:
        self.exit(MISUSED, f"{message[0].upper()}{message[1:]}.\n{self.epilog or f'For more: {self.prog} --help'}\n")


def main(arguments: list[str], root: Path, out: TextIO | None = None) -> int:
    """Run one command on the project in `root`; return 0 if all is well, 1 on an error in the notes, 2 on a wrong command line."""
    out = out or _terminal()
    parser = _Parser(prog="python hooks/annotate.py", description="Check and edit the notes of a site of annotated articles.")
    subparsers = parser.add_subparsers(dest="command", required=True, metavar="COMMAND")
    for command in COMMANDS:
        subparser = subparsers.add_parser(
            command.name,
            help=command.does,
            description=f"{command.does[0].upper()}{command.does[1:]}.",
            epilog=f"example: python hooks/annotate.py {command.example}",
        )
        _add_arguments(subparser, command.name)
        subparser.set_defaults(run=command.run)
    if not arguments:
        parser.print_help(out)
        return MISUSED
    if not arguments[0].startswith("-") and arguments[0] not in subparsers.choices:
        return no_such(arguments[0], "command", subparsers.choices, out)
    try:
        chosen, others = parser.parse_known_args(arguments)
    except SystemExit as stopped:
        return int(stopped.code or WELL)
    if others:
        print(f"`{chosen.command}` has no option {' '.join(others)}.\n{subparsers.choices[chosen.command].epilog}", file=out)
        return MISUSED
    if not is_project(root, out):
        return MISUSED
    run: Run = chosen.run
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
        print(f"{what}{os.strerror(error.errno or 0)}. No file was left half written.", file=out)
        return WRONG
    return code


def _terminal() -> TextIO:
    """Standard output, which shows ? for a character that the terminal lacks."""
    if isinstance(sys.stdout, TextIOWrapper):
        sys.stdout.reconfigure(errors="replace")
    return sys.stdout or StringIO()  # None if it is closed


def _add_arguments(parser: argparse.ArgumentParser, command: str) -> None:
    if command == "check":
        told = "text for people (default), github for workflow logs and the step summary, json for programs"
        parser.add_argument("--format", choices=FORMATS, default="text", help=told)
    elif command in ("suggest", "gather"):
        parser.add_argument("article", metavar="ARTICLE", help="the article's file name without .md")
    elif command == "import":
        parser.add_argument(
            "files", metavar="FILE", nargs="+", help="Web Annotations as JSON, or TEI; if a collection has several files, name all of them"
        )
        parser.add_argument("article", metavar="ARTICLE", help="the annotated article's file name without .md")
    elif command == "pages":
        parser.add_argument("folder", metavar="FOLDER", help="a new folder, or one that this command created before")
        parser.add_argument("--edit", metavar="ADDRESS", default="", help="the code host's address for editing files, up to a file's path")
        parser.add_argument("--contact", metavar="ADDRESS", default="", help="the address for people who report a problem with a note")
        parser.add_argument("--address", metavar="ADDRESS", default="", help="the site's address, for citations and data")
        parser.add_argument("--name", metavar="NAME", default="", help="the site's name, for citations and data")
    elif command == "history":
        parser.add_argument("file", metavar="FILE", help="the file to write; mkdocs.yml names it under `extra.history`")
    elif command == "preview":
        parser.add_argument("--base", metavar="FOLDER", required=True, help="the project as it was before the change")
    elif command in ("new-site", "upgrade"):
        _add_arguments_for_sites(parser, command)
    elif command == "offline":
        parser.add_argument("site", metavar="SITE", help="the folder of a built site")
        parser.add_argument("file", metavar="FILE", help="the zip file to write")
    elif command == "compress":
        parser.add_argument("site", metavar="SITE", help="the folder of a built site")
    elif command == "new":
        parser.add_argument("what", metavar="KIND", help=f"what to create: {', '.join(KINDS)}")
        parser.add_argument("name", metavar="NAME", nargs="+", help="its name; for an article, the file with the raw text")
        parser.add_argument("--id", default="", help="its file name without .yml, if it should differ from the name")
    elif command == "translations":
        parser.add_argument(
            "language", metavar="LANGUAGE", nargs="?", default="", help="write this language's catalogue, such as it for Italian"
        )
    elif command == "passages":
        parser.add_argument(
            "--forget",
            metavar="ID",
            action="append",
            default=[],
            help="give up a published id, such as people/ada; links to it will lead nowhere",
        )


def _add_arguments_for_sites(parser: argparse.ArgumentParser, command: str) -> None:
    if command == "new-site":
        parser.add_argument("folder", metavar="FOLDER", help="a new or empty folder outside this project")
        parser.add_argument("--title", metavar="TITLE", default="", help="the new site's title; you can change it in mkdocs.yml later")
    else:
        parser.add_argument("folder", metavar="FOLDER", help="the folder of a site that new-site created")
        parser.add_argument("--dry-run", action="store_true", help="only list what would change")
        both = parser.add_mutually_exclusive_group()
        both.add_argument("--keep", action="store_true", help="leave files that you and the newest engine have both changed as they are")
        both.add_argument("--replace", action="store_true", help="replace such files, if your versions of them are committed")


COMMANDS = (
    Command("check", "read everything and report what is wrong, where, and how to fix it", "check --format json", run_check),
    Command("fix", "apply the fixes that need no judgement", "fix", run_fix),
    Command(
        "suggest", "list names, dates and claims of an article that have no note yet", "suggest 2007-03-12-baghdad-conference", run_suggest
    ),
    Command("new", "create a person, place, organisation, event, term or article", 'new person "Nouri al-Maliki"', run_new),
    Command(
        "gather",
        "merge the files of an article's notes into one, and move the entries and sources in them to their folders",
        "gather 2007-03-12-baghdad-conference",
        run_gather,
    ),
    Command("preview", "describe in Markdown how a change will look to readers", "preview --base ../before", run_preview),
    Command("history", "extract from git what changed in each article's notes, and when", "history .cache/history.json", run_history),
    Command("coverage", "show how much of each article is annotated", "coverage", run_coverage),
    Command(
        "import",
        "turn Web Annotations or TEI into YAML for an article",
        "import notes.json 2007-03-12-baghdad-conference",
        run_import,
    ),
    Command("pages", "write all pages to a folder, for a generator that runs no hooks", "pages build/zensical", run_pages),
    Command(
        "offline", "pack a built site into a zip file for reading without a server", "offline site annotated-articles.zip", run_offline
    ),
    Command("compress", "write .br and .gz files next to those of a built site, for hosts that send them", "compress site", run_compress),
    Command("passages", "save paragraph numbers and ids, so that links keep working, and report what moved", "passages", run_passages),
    Command(
        "new-site",
        "create a new site: the engine, its tests and one sample article",
        'new-site ../my-site --title "My Site"',
        run_new_site,
    ),
    Command(
        "upgrade",
        "update the engine of a site that new-site created; its texts, notes and settings stay as they are",
        "upgrade ../my-site --dry-run",
        run_upgrade,
    ),
    Command(
        "translations", "list what the translations of the interface are missing, or begin a new one", "translations it", run_translations
    ),
    Command("schema", "write annotations/schema/*.json, which tells editors about the fields", "schema", run_schema),
)
