"""What can be called, with which words: reads a call and runs its command."""

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
from annotated_article.command_line.telling import FORMATS, run_check, run_coverage, run_import, run_preview, run_suggest
from annotated_article.command_line.write_files import Refused
from annotated_article.command_line.writing import KINDS, run_fix, run_history, run_new, run_passages, run_schema

Run = Callable[[Path, argparse.Namespace, TextIO], int]


class Command(NamedTuple):
    """A command's name, what it does, an example, and the function that runs it."""

    name: str
    does: str
    example: str
    run: Run


class _Parser(argparse.ArgumentParser):
    """Says what is wrong with a call in one sentence, with an example."""

    def error(self, message: str) -> NoReturn:
        self.exit(MISUSED, f"{message[0].upper()}{message[1:]}.\n{self.epilog or f'For more: {self.prog} --help'}\n")


def main(arguments: list[str], root: Path, out: TextIO | None = None) -> int:
    """Run one command on the project in `root`; 0 if all is well, 1 on an error in what people wrote, 2 on a wrong call."""
    out = out or _terminal()
    parser = _Parser(prog="python hooks/annotate.py", description="Look after the notes of a site of annotated articles.")
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
        print(f"`{chosen.command}` does not take {' '.join(others)}.\n{subparsers.choices[chosen.command].epilog}", file=out)
        return MISUSED
    if not is_project(root, out):
        return MISUSED
    run: Run = chosen.run
    try:
        code = run(root, chosen, out)
        out.flush()
    except BrokenPipeError:  # whoever reads has read enough: check | head
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return WRONG
    except Refused as refused:
        print(refused, file=out)
        return MISUSED
    except OSError as error:
        what = f"{error.filename}: " if error.filename else ""
        print(f"{what}{os.strerror(error.errno or 0)}. No file is left half written.", file=out)
        return WRONG
    return code


def _terminal() -> TextIO:
    """Standard output, which shows ? for a sign that the terminal does not have."""
    if isinstance(sys.stdout, TextIOWrapper):
        sys.stdout.reconfigure(errors="replace")
    return sys.stdout or StringIO()  # None where somebody has closed it


def _add_arguments(parser: argparse.ArgumentParser, command: str) -> None:
    if command == "check":
        told = "text for people (the default), github for workflow logs and the step summary, json for programs"
        parser.add_argument("--format", choices=FORMATS, default="text", help=told)
    elif command == "suggest":
        parser.add_argument("article", metavar="ARTICLE", help="the article's file name without .md")
    elif command == "import":
        parser.add_argument("files", metavar="FILE", nargs="+", help="Web Annotations as JSON; of a collection in pages, all of them")
        parser.add_argument("article", metavar="ARTICLE", help="the article that they annotate, by its file name without .md")
    elif command == "pages":
        parser.add_argument("folder", metavar="FOLDER", help="a new folder, or one that this command has made before")
        parser.add_argument("--mend", metavar="ADDRESS", default="", help="the forge's address for editing, before a file's path")
        parser.add_argument("--contact", metavar="ADDRESS", default="", help="the address for those who object to a note")
        parser.add_argument("--address", metavar="ADDRESS", default="", help="where the site will stand; citations and data need it")
        parser.add_argument("--name", metavar="NAME", default="", help="the site's name, for citations and data")
    elif command == "history":
        parser.add_argument("file", metavar="FILE", help="the file to write; mkdocs.yml names it under `extra.history`")
    elif command == "preview":
        parser.add_argument("--base", metavar="FOLDER", required=True, help="the project as it was before the change")
    elif command == "new-site":
        parser.add_argument("folder", metavar="FOLDER", help="a new folder, or an empty one, outside of this project")
        parser.add_argument(
            "--title", metavar="TITLE", default="", help="the new site's title; it stands in mkdocs.yml and can be changed there"
        )
    elif command == "offline":
        parser.add_argument("site", metavar="SITE", help="the folder of a built site")
        parser.add_argument("file", metavar="FILE", help="the zip file to write")
    elif command == "compress":
        parser.add_argument("site", metavar="SITE", help="the folder of a built site")
    elif command == "new":
        parser.add_argument("what", metavar="KIND", help=f"what to begin: {', '.join(KINDS)}")
        parser.add_argument("name", metavar="NAME", nargs="+", help="its name; for an article, the file with the raw text")
        parser.add_argument("--id", default="", help="its file's name without .yml, if that shall not be made of the name")
    elif command == "passages":
        parser.add_argument(
            "--forget",
            metavar="ID",
            action="append",
            default=[],
            help="a published id that nothing shall bear any more, such as people/ada; links to it lead nowhere then",
        )


COMMANDS = (
    Command("check", "read everything and say what is wrong, where, and how to mend it", "check --format json", run_check),
    Command("fix", "apply the repairs that check offers and that need no judgement", "fix", run_fix),
    Command(
        "suggest", "list names, dates and claims of an article that carry no note yet", "suggest 2007-03-12-baghdad-conference", run_suggest
    ),
    Command("new", "begin a person, place, organisation, event, term or article", 'new person "Nouri al-Maliki"', run_new),
    Command("preview", "say in Markdown what readers will see of a change", "preview --base ../before", run_preview),
    Command("history", "write from git what changed in the notes of each article and when", "history .cache/history.json", run_history),
    Command("coverage", "show how far each article is annotated", "coverage", run_coverage),
    Command(
        "import",
        "turn Web Annotations into YAML for an article",
        "import notes.json 2007-03-12-baghdad-conference",
        run_import,
    ),
    Command("pages", "write all pages into a folder, for a generator that runs no hooks", "pages build/zensical", run_pages),
    Command("offline", "pack a built site into a zip that is read without a host", "offline site annotated-articles.zip", run_offline),
    Command("compress", "write .br and .gz beside the files of a built site, for hosts that send those", "compress site", run_compress),
    Command("passages", "write down paragraph numbers and ids, so that links to them hold, and say what moved", "passages", run_passages),
    Command(
        "new-site",
        "begin a site of your own: this program, its tests and an example",
        'new-site ../my-site --title "My Site"',
        run_new_site,
    ),
    Command("schema", "write annotations/schema/*.json, from which editors know the fields", "schema", run_schema),
)
