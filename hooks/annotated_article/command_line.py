"""`python hooks/annotate.py COMMAND`: the commands in a terminal. Needs no MkDocs. Files are written here and nowhere else."""

from __future__ import annotations

import argparse
import os
import shlex
import shutil
import sys
from collections.abc import Callable, Iterable
from functools import partial
from io import StringIO, TextIOWrapper
from itertools import chain, groupby
from pathlib import Path
from typing import NamedTuple, NoReturn, TextIO

from annotated_article import published
from annotated_article.commands.apply_repairs import apply_repairs
from annotated_article.commands.as_json import as_json
from annotated_article.commands.compare_sites import compare_sites
from annotated_article.commands.coverage import coverage, table
from annotated_article.commands.editor_schema import editor_schemas
from annotated_article.commands.for_github import commands, step_summary, without_commands
from annotated_article.commands.for_terminal import coloured
from annotated_article.commands.history import FOLDERS, history
from annotated_article.commands.import_annotations import MOST_BYTES, import_annotations, read_annotations
from annotated_article.commands.lock_passages import Locked, lock_ids, lock_passages, unsettled, unusable, without_ids
from annotated_article.commands.new_article import new_article
from annotated_article.commands.new_entry import new_entry
from annotated_article.commands.new_site import ALONG, new_site
from annotated_article.commands.preview import preview
from annotated_article.commands.suggest import suggest
from annotated_article.git_log import NoLog, read_log, read_texts
from annotated_article.loading.read_file import read_file
from annotated_article.loading.read_value import ID, did_you_mean, id_of
from annotated_article.loading.read_yaml import strange_character
from annotated_article.model import ENTRY_KINDS
from annotated_article.offline_zip import offline_zip
from annotated_article.other_hosts.pages_ahead import config, frames_ahead, pages_ahead
from annotated_article.problems import render
from annotated_article.site import Site, check_site

Run = Callable[[Path, argparse.Namespace, TextIO], int]
WELL, WRONG, MISUSED = range(3)
"""What a command leaves: all is well, an error in what people wrote, a wrong call."""
_ROUNDS_OF_REPAIR = 5
_MOST_NAMED = 10
_ASSETS = Path(__file__).parent / "theme" / "assets"


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
        return _no_such(arguments[0], "command", subparsers.choices, out)
    try:
        chosen, others = parser.parse_known_args(arguments)
    except SystemExit as stopped:
        return int(stopped.code or WELL)
    if others:
        print(f"`{chosen.command}` does not take {' '.join(others)}.\n{subparsers.choices[chosen.command].epilog}", file=out)
        return MISUSED
    if not _is_project(root, out):
        return MISUSED
    run: Run = chosen.run
    try:
        code = run(root, chosen, out)
        out.flush()
    except BrokenPipeError:  # whoever reads has read enough: check | head
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return WRONG
    except OSError as error:
        what = f"{error.filename}: " if error.filename else ""
        print(f"{what}{os.strerror(error.errno or 0)}. No file is left half written.", file=out)
        return WRONG
    return code


def _is_project(folder: Path, out: TextIO) -> bool:
    there = (folder / "annotations").is_dir() and (folder / "docs").is_dir()
    if not there:
        print(f"There are no folders annotations/ and docs/ in {folder}.", file=out)
    return there


def _terminal() -> TextIO:
    """Standard output, which shows ? for a sign that the terminal does not have."""
    if isinstance(sys.stdout, TextIOWrapper):
        sys.stdout.reconfigure(errors="replace")
    return sys.stdout or StringIO()  # None where somebody has closed it


def _add_arguments(parser: argparse.ArgumentParser, command: str) -> None:
    if command == "check":
        told = "text for people (the default), github for workflow logs and the step summary, json for programs"
        parser.add_argument("--format", choices=_FORMATS, default="text", help=told)
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
    elif command == "new":
        parser.add_argument("what", metavar="KIND", help=f"what to begin: {', '.join(_KINDS)}")
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


def _check(root: Path, chosen: argparse.Namespace, out: TextIO) -> int:
    site = check_site(root)
    _FORMATS[chosen.format](site, out)
    return WRONG if any(problem.is_error for problem in site.problems) else WELL


def _as_text(site: Site, out: TextIO) -> None:
    """With colour only for somebody who looks on, and does not mind (https://no-color.org)."""
    bright = out.isatty() and not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"
    for problem in site.problems:
        shown = render(problem, site.library.texts)
        print(coloured(shown) if bright else shown, end="\n\n", file=out)
    print(site.summary(), file=out)


def _for_github(site: Site, out: TextIO) -> None:
    for problem in site.problems:
        print(without_commands(render(problem, site.library.texts)), end="\n\n", file=out)
    print(*commands(site.problems), site.summary(), sep="\n", file=out)
    if summary := os.environ.get("GITHUB_STEP_SUMMARY"):
        with Path(summary).open("a", encoding="utf-8") as file:
            file.write(step_summary(site.problems, site.summary()))


def _as_data(site: Site, out: TextIO) -> None:
    print(as_json(site.problems, site.library.texts, site.summary()), file=out)


_FORMATS: dict[str, Callable[[Site, TextIO], None]] = {"text": _as_text, "github": _for_github, "json": _as_data}


def _fix(root: Path, _: argparse.Namespace, out: TextIO) -> int:
    """Repair, check, and repair what the first repairs brought to light."""
    for _round in range(_ROUNDS_OF_REPAIR):
        site = check_site(root)
        repaired = apply_repairs(site.problems, site.library.texts)
        for file in repaired:
            _replace(root, file.path, file.text.encode("utf-8"))
            for problem in file.problems:
                print(f"mended {file.path}:{problem.at.line} {problem.headline}", file=out)
        if not repaired:
            break
    site = check_site(root)
    _as_text(site, out)
    return WRONG if any(problem.is_error for problem in site.problems) else WELL


def _preview(root: Path, chosen: argparse.Namespace, out: TextIO) -> int:
    base = Path(chosen.base)
    if not _is_project(base, out):
        return MISUSED
    after = check_site(root)
    errors = sum(problem.is_error for problem in after.problems)
    print(preview(compare_sites(check_site(base), after), errors), end="", file=out)
    return WELL


def _history(root: Path, chosen: argparse.Namespace, out: TextIO) -> int:
    site = check_site(root)
    try:
        told = history(site.articles.values(), site.library, read_log(root, FOLDERS), partial(read_texts, root))
    except NoLog as error:
        print(error, file=out)
        return MISUSED
    _replace(root, chosen.file, told.encode("utf-8"))
    print(f"wrote {chosen.file}", file=out)
    return WELL


def _suggest(root: Path, chosen: argparse.Namespace, out: TextIO) -> int:
    site = check_site(root)
    if chosen.article not in site.articles:
        return _no_such_article(chosen.article, site, out)
    found = suggest(site.articles[chosen.article])
    for section, suggestions in groupby(found, key=lambda suggestion: suggestion.section):
        print(
            {"names": "Names without a link", "dates": "Date words without a date", "claims": "Sentences without a claim"}[section],
            file=out,
        )
        for each in suggestions:
            times = f" ({each.times} times)" if each.times > 1 else ""
            print(f"  {each.passage:<5} {each.words}{times}{f' -> {each.hint}' if each.hint else ''}", file=out)
        print(file=out)
    print(f"{len(found)} suggestions. Take what a reader would want to know; leave the rest.", file=out)
    return WELL


def _import(root: Path, chosen: argparse.Namespace, out: TextIO) -> int:
    site = check_site(root)
    if chosen.article not in site.articles:
        return _no_such_article(chosen.article, site, out)
    annotations, total = [], 0
    for file in chosen.files:
        with Path(file).open("rb") as opened:
            found = read_annotations(opened.read(MOST_BYTES + 1))
        if isinstance(found, str):
            print(f"{file}: {found}", file=out)
            return MISUSED
        annotations += found.annotations
        total = max(total, found.total)
    entries = {entry.url: entry.id for entry in site.library.entries.values()}
    anchored = site.articles[chosen.article]
    made = import_annotations(annotations, anchored, entries, {str(item.id) for item in anchored.article.notes.items})
    if total > len(annotations):
        made.refused.append(f"{total - len(annotations):,} of {total:,} annotations are in further files. Name all of them in one call.")
    print(made.yaml, file=out)
    for title, sentences in (("Refused", made.refused), ("No place for this in our format", made.left_out)):
        print("".join(f"# {title}: {_printable(sentence)}\n" for sentence in sentences), end="", file=out)
    return WRONG if made.refused else WELL


def _printable(text: str) -> str:
    return "".join(sign if sign.isprintable() else " " for sign in text)


def _no_such_article(name: str, site: Site, out: TextIO) -> int:
    if name in site.library.withdrawn:
        print(f"`{name}` was taken down; its text is not read.", file=out)
        return MISUSED
    return _no_such(name, "article", site.articles, out)


def _no_such(name: str, what: str, known: Iterable[str], out: TextIO) -> int:
    meant, known = did_you_mean(name, known), [*known]
    few = f"{', '.join(known[:_MOST_NAMED])}{' …' if len(known) > _MOST_NAMED else ''}"
    print(f"There is no {what} `{name}`. {f'Did you mean {meant}?' if meant else f'There are: {few}.'}", file=out)
    return MISUSED


def _coverage(root: Path, _: argparse.Namespace, out: TextIO) -> int:
    site = check_site(root)
    print(table(coverage(site.articles.values(), site.library.entries)), file=out)
    return WELL


def _new(root: Path, chosen: argparse.Namespace, out: TextIO) -> int:
    name = " ".join(" ".join(chosen.name).split())
    if chosen.what not in _KINDS:
        return _no_such(chosen.what, "kind", _KINDS, out)
    if chosen.what == "article":
        return _begin_article(root, Path(" ".join(chosen.name)), chosen.id, out)
    site, entry_id = check_site(root), chosen.id or id_of(name)
    if not ID.fullmatch(entry_id):
        print(f"No id can be made of `{chosen.id or name}`: lower case letters a-z, digits, hyphens. {_give_id(chosen)}", file=out)
        return MISUSED
    if taken := site.library.entries.get(entry_id):
        print(f"{taken.at.path} stands there already. Is it somebody or something else? {_give_id(chosen, f'{entry_id}-2')}", file=out)
        return MISUSED
    made = new_entry(_FOLDERS[chosen.what], name, entry_id, site.articles.values())
    if not _write(root, {made.path: made.text}, out):
        return MISUSED
    stands = made.stands or ["in no article yet: give the printed form under `aliases`, or pin it with `mentions`"]
    print("\n".join(["The name stands:", *(f"  {place}" for place in stands), "Now write the note, then: make check"]), file=out)
    return WELL


def _give_id(chosen: argparse.Namespace, such_as: str = "the-id") -> str:
    return f"Give an id: python hooks/annotate.py new {chosen.what} {shlex.quote(' '.join(chosen.name))} --id {such_as}"


def _begin_article(root: Path, file: Path, article_id: str, out: TextIO) -> int:
    if not file.is_file():
        what = f"{file} is a folder" if file.is_dir() else f"There is no file {file}"
        print(f"{what}. Name the file with the raw text: python hooks/annotate.py new article text.txt", file=out)
        return MISUSED
    raw, problem = read_file(file.resolve().parent, file.resolve())
    made = new_article(raw, file.name)
    problem = problem or (strange_character(raw, file.name) if strange_character(made.markdown, "") else None)
    if problem:
        print(render(problem, {}), file=out)
        return MISUSED
    if raw.startswith("---\n") or not made.paragraphs:
        why = "is an article with a head already: put it into docs/articles/ as it is" if made.paragraphs else "has no text below its title"
        print(f"{file} {why}.", file=out)
        return MISUSED
    article_id = article_id or made.id
    seed = root / "seeds" / file.name
    files = {f"docs/articles/{article_id}.md": made.markdown, f"annotations/articles/{article_id}.yml": made.notes}
    if seed.exists() and seed.read_bytes() != file.read_bytes():
        print(f"seeds/{file.name} stands there already, with another text. Give the file another name.", file=out)
        return MISUSED
    if not ID.fullmatch(article_id):
        print(f"`{article_id}` is no id: lower case letters a-z, digits, hyphens.", file=out)
        return MISUSED
    if not _write(root, files, out):
        print(f"Is this another article? Give it an id of its own: --id {article_id}-2", file=out)
        return MISUSED
    if not seed.exists():
        _replace(root, f"seeds/{file.name}", file.read_bytes())
        print(f"wrote seeds/{file.name}", file=out)
    print("\n".join([*made.told, "Read the article against the raw text once, then: make check"]), file=out)
    return WELL


def _schema(root: Path, _: argparse.Namespace, out: TextIO) -> int:
    for name, text in editor_schemas().items():
        _replace(root, f"annotations/schema/{name}", text.encode("utf-8"))
        print(f"wrote annotations/schema/{name}", file=out)
    return WELL


def _pages(root: Path, chosen: argparse.Namespace, out: TextIO) -> int:
    site = check_site(root)
    if any(problem.is_error for problem in site.problems):
        _as_text(site, out)
        return WRONG
    folder = Path(chosen.folder)
    if folder.exists() and not (folder / "mkdocs.yml").exists():
        print(f"{folder} is not a folder that this command has made. Name one that does not exist yet.", file=out)
        return MISUSED
    shutil.rmtree(folder / "docs", ignore_errors=True)
    shutil.copytree(root / "docs", folder / "docs", ignore=shutil.ignore_patterns("*.md"))
    shutil.copytree(_ASSETS, folder / "docs" / "assets", dirs_exist_ok=True)
    address = f"{chosen.address.rstrip('/')}/" if chosen.address else ""
    by_hand = {path.relative_to(root / "docs").as_posix(): path.read_text("utf-8") for path in sorted((root / "docs").rglob("*.md"))}
    for path, text in chain(pages_ahead(site, "en", by_hand, address, chosen.name).items(), frames_ahead(site, "en")):
        (folder / "docs" / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / "docs" / path).write_text(text, "utf-8", newline="\n")
    settings = {
        "root": str(root.resolve()),
        "language": "en",
        "mend": chosen.mend,
        "contact": chosen.contact,
        "address": address,
        "name": chosen.name,
    }
    own = config(os.path.relpath(root / "mkdocs.yml", folder), **settings)
    (folder / "mkdocs.yml").write_text(own, "utf-8", newline="\n")
    print(f"wrote {folder}. Build it with: PYTHONPATH={root / 'hooks'} zensical build -f {folder / 'mkdocs.yml'}", file=out)
    return WELL


def _new_site(root: Path, chosen: argparse.Namespace, out: TextIO) -> int:
    folder, title = Path(chosen.folder), chosen.title.strip() or "My Annotated Articles"
    if why := _no_place_for_a_site(root, chosen.folder) or ("" if title.isprintable() else "The title is to be one line."):
        print(f"{why} Nothing was written.", file=out)
        return MISUSED
    files = (path for path in root.rglob("*") if path.is_file() and "__pycache__" not in path.parts)
    paths = {path.relative_to(root).as_posix(): path for path in files}
    made = new_site({path: file.read_bytes() for path, file in paths.items() if ALONG.match(path)}, title)
    for path, content in made.items():
        _replace(folder, path, content)
    site = check_site(folder)
    for locked in (lock_passages(site.articles.values()), lock_ids(site.library)):
        for path, text in locked.files.items():
            _replace(folder, path, text.encode("utf-8"))
    print(f"wrote {folder}, {len(made)} files. Its README.md says how to go on. Now type: cd {folder}; make site; make test", file=out)
    return WELL


def _no_place_for_a_site(root: Path, named: str) -> str:
    folder = Path(named)
    if not named:
        return "Say where the new site is to stand: make new-site DIR=path."
    if folder.resolve().is_relative_to(root.resolve()):
        return f"{folder} is inside this project. Name a folder outside of it."
    if folder.is_dir():
        return f"{folder} is not empty. Name a new folder, or an empty one." if any(folder.iterdir()) else ""
    return f"{folder} is a file. Name a new folder, or an empty one." if folder.exists() or folder.is_symlink() else ""


def _passages(root: Path, chosen: argparse.Namespace, out: TextIO) -> int:
    """Write the numbers first, whatever else is wrong; then the ids, if nothing is."""
    site = check_site(root)
    problems = unusable(site.problems)
    unknown = [name for name in chosen.forget if name not in site.library.published]
    for problem in problems:
        print(render(problem, site.library.texts), end="\n\n", file=out)
    for name in unknown:
        meant = did_you_mean(name, site.library.published)
        print(f"`{name}` is no published id." + (f" Did you mean {meant}?" if meant else ""), file=out)
    if problems or unknown:
        print("Nothing was written.", file=out)
        return WRONG if problems else MISUSED
    if chosen.forget:
        _replace(root, published.PATH, without_ids(site.library.published, chosen.forget).encode("utf-8"))
        print(f"forgotten: {', '.join(chosen.forget)}", file=out)
    wrote = _keep(root, lock_passages(site.articles.values()), out)
    if chosen.forget or wrote:
        site = check_site(root)
    if errors := unsettled(site.problems):
        is_or_are = "is an error" if len(errors) == 1 else f"are {len(errors)} errors"
        print(f"The list of published ids is as it was: there {is_or_are} to mend first. Type: make check", file=out)
        return WRONG
    if not _keep(root, lock_ids(site.library), out) and not wrote and not chosen.forget:
        print("Every number and id is written down already.", file=out)
    return WELL


def _keep(root: Path, locked: Locked, out: TextIO) -> bool:
    """Write the files and delete the outdated ones; whether there were any."""
    for line in locked.told:
        print(line, file=out)
    for path, text in locked.files.items():
        _replace(root, path, text.encode("utf-8"))
        print(f"wrote {path}", file=out)
    for path in locked.outdated:
        (root / path).unlink()
    return bool(locked.files)


def _replace(root: Path, path: str, data: bytes) -> None:
    """Write the whole file beside its place and put it there at once, so that nothing interrupts it halfway."""
    (root / path).parent.mkdir(parents=True, exist_ok=True)
    beside = root / f"{path}.{os.getpid()}.new"
    try:
        beside.write_bytes(data)
        beside.replace(root / path)
    finally:
        beside.unlink(missing_ok=True)


def _write(root: Path, files: dict[str, str], out: TextIO) -> bool:
    """Write files that do not exist yet; none of them if one does."""
    if there := [path for path in files if (root / path).exists()]:
        print(f"{there[0]} stands there already; nothing was written.", file=out)
        return False
    for path, text in files.items():
        _replace(root, path, text.encode("utf-8"))
        print(f"wrote {path}", file=out)
    return True


_FOLDERS = {kind.name: folder for folder, kind in ENTRY_KINDS.items()}
_KINDS = (*_FOLDERS, "article")


def _offline(root: Path, chosen: argparse.Namespace, out: TextIO) -> int:
    site, file = Path(chosen.site), Path(chosen.file)
    if not (site / "index.html").is_file():
        print(f"There is no site in {site}. Build one first: make site", file=out)
        return MISUSED
    files = {path.relative_to(site).as_posix(): path.read_bytes() for path in site.rglob("*") if path.is_file()}
    _replace(file.resolve().parent, file.name, offline_zip(files, "Search: online only"))
    print(f"wrote {file}: unpack it, then open index.html", file=out)
    return WELL


COMMANDS = (
    Command("check", "read everything and say what is wrong, where, and how to mend it", "check --format json", _check),
    Command("fix", "apply the repairs that check offers and that need no judgement", "fix", _fix),
    Command(
        "suggest", "list names, dates and claims of an article that carry no note yet", "suggest 2007-03-12-baghdad-conference", _suggest
    ),
    Command("new", "begin a person, place, organisation, term or article", 'new person "Nouri al-Maliki"', _new),
    Command("preview", "say in Markdown what readers will see of a change", "preview --base ../before", _preview),
    Command("history", "write from git what changed in the notes of each article and when", "history .cache/history.json", _history),
    Command("coverage", "show how far each article is annotated", "coverage", _coverage),
    Command(
        "import",
        "turn Web Annotations into YAML for an article",
        "import notes.json 2007-03-12-baghdad-conference",
        _import,
    ),
    Command("pages", "write all pages into a folder, for a generator that runs no hooks", "pages build/zensical", _pages),
    Command("offline", "pack a built site into a zip that is read without a host", "offline site annotated-articles.zip", _offline),
    Command("passages", "write down paragraph numbers and ids, so that links to them hold, and say what moved", "passages", _passages),
    Command(
        "new-site", "begin a site of your own: this program, its tests and an example", 'new-site ../my-site --title "My Site"', _new_site
    ),
    Command("schema", "write annotations/schema/*.json, from which editors know the fields", "schema", _schema),
)
