"""The commands that write to the project."""

from __future__ import annotations

import argparse
import shlex
from datetime import date
from functools import partial
from pathlib import Path
from typing import TextIO

from annotated_article import published_ids
from annotated_article.command_line.outcomes import MISUSED, WELL, WRONG, no_such, no_such_article
from annotated_article.command_line.report_commands import as_text
from annotated_article.command_line.write_files import is_own_history, overwrite, replace, write
from annotated_article.commands.apply_repairs import apply_repairs
from annotated_article.commands.editor_schema import editor_schemas
from annotated_article.commands.gather import CannotGather, gather, meaning_of, same_meaning
from annotated_article.commands.history import FOLDERS, history
from annotated_article.commands.lock_passages import Locked, lock_ids, lock_passages, unsettled, unusable, without_ids
from annotated_article.commands.new_article import new_article
from annotated_article.commands.new_entry import new_entry
from annotated_article.commands.read_web_page import MISSING, read_web_page
from annotated_article.git_log import NoLog, read_log, read_texts
from annotated_article.kinds import ENTRY_KINDS_BY_NAME
from annotated_article.loading.meant_word import did_you_mean, id_of, is_id
from annotated_article.loading.read_file import read_file
from annotated_article.loading.read_yaml import strange_character
from annotated_article.problems import render
from annotated_article.site import check_site

_ROUNDS_OF_REPAIR = 5
KINDS = (*ENTRY_KINDS_BY_NAME, "article")


def run_fix(root: Path, _: argparse.Namespace, out: TextIO) -> int:
    """Repair, check, and repair what the first repairs revealed."""
    for _round in range(_ROUNDS_OF_REPAIR):
        site = check_site(root)
        repaired = apply_repairs(site.problems, site.library.texts)
        for file in repaired:
            replace(root, file.path, file.text.encode("utf-8"))
            for problem in file.problems:
                print(f"fixed {file.path}:{problem.at.line} {problem.headline}", file=out)
        if not repaired:
            break
    site = check_site(root)
    as_text(site, out)
    return WRONG if any(problem.is_error for problem in site.problems) else WELL


def run_history(root: Path, chosen: argparse.Namespace, out: TextIO) -> int:
    """Write what changed in the notes of each article and when."""
    site = check_site(root)
    try:
        report = history(site.articles.values(), site.library, read_log(root, FOLDERS), partial(read_texts, root))
    except NoLog as error:
        print(error, file=out)
        return MISUSED
    file = root / chosen.file
    overwrite(file, report.encode("utf-8"), is_own=is_own_history(file), such_as="such as .cache/history.json")
    print(f"wrote {chosen.file}", file=out)
    return WELL


def run_new(root: Path, chosen: argparse.Namespace, out: TextIO) -> int:
    """Create the file of an entry, or the files of an article."""
    name = " ".join(" ".join(chosen.name).split())
    if chosen.what not in KINDS:
        return no_such(chosen.what, "kind", KINDS, out)
    if chosen.what == "article":
        return _begin_article(root, Path(" ".join(chosen.name)), chosen.id, out)
    site, entry_id = check_site(root), chosen.id or id_of(name)
    if not is_id(entry_id):
        why = f"`{chosen.id or name}` doesn't make an id of lower-case letters a-z, digits and hyphens"
        print(f"{why}. Choose an id: {_with_id(chosen)}", file=out)
        return MISUSED
    if taken := site.library.entries.get(entry_id):
        why = f"{taken.at.path} already exists. If this is somebody or something else, choose an id"
        print(f"{why}: {_with_id(chosen, f'{entry_id}-2')}", file=out)
        return MISUSED
    made = new_entry(ENTRY_KINDS_BY_NAME[chosen.what], name, entry_id, site.articles.values())
    if not write(root, {made.path: made.text}, out):
        return MISUSED
    nowhere = "not in any article yet. Add to `aliases` the form that the article uses, or pin the words with `mentions`"
    print("Where the name appears:", *(f"  {place}" for place in made.occurrences or [nowhere]), sep="\n", file=out)
    print("Now write the note, then run: make check", file=out)
    return WELL


def _with_id(chosen: argparse.Namespace, such_as: str = "the-id") -> str:
    return f"python hooks/annotate.py new {chosen.what} {shlex.quote(' '.join(chosen.name))} --id {such_as}"


def _begin_article(root: Path, file: Path, article_id: str, out: TextIO) -> int:
    if not file.is_file():
        what = f"{file} is a folder" if file.is_dir() else f"There is no file {file}"
        print(f"{what}. Give the file with the raw text: python hooks/annotate.py new article text.txt", file=out)
        return MISUSED
    raw, problem = read_file(file.resolve().parent, file.resolve())
    name, left_out = file.name, list[str]()
    if file.suffix.lower() in (".html", ".htm", ".xhtml"):
        page = read_web_page(raw)
        if not page or not page.text:
            print(MISSING if page is None else f"No text was found in {file}. Copy it into a .txt file.", file=out)
            return MISUSED
        raw, name, left_out = f"{page.text}\n", f"{file.stem}.md", [f"Not taken from the page: {block}" for block in page.left_out]
    made = new_article(raw, name, date.today().isoformat())
    problem = problem or (strange_character(raw, file.name) if strange_character(made.markdown, "") else None)
    if problem:
        print(render(problem, {}), file=out)
        return MISUSED
    if raw.startswith("---\n"):
        print(f"{file} already has a header like an article: move it to docs/articles/ as it is.", file=out)
        return MISUSED
    article_id = article_id or made.id
    seed, received = root / "seeds" / name, file.read_bytes() if name == file.name else raw.encode("utf-8")
    files = {f"docs/articles/{article_id}.md": made.markdown, f"annotations/articles/{article_id}.yml": made.notes}
    if seed.exists() and seed.read_bytes() != received:
        print(f"seeds/{name} already exists, with a different text. Rename your file.", file=out)
        return MISUSED
    if not is_id(article_id):
        print(f"`{article_id}` is not an id: use lower-case letters a-z, digits and hyphens.", file=out)
        return MISUSED
    if not write(root, files, out):
        print(f"If this is another article, choose another id: --id {article_id}-2", file=out)
        return MISUSED
    if not seed.exists():
        replace(root, f"seeds/{name}", received)
        print(f"wrote seeds/{name}", file=out)
    print("\n".join([*made.report, *left_out, "Compare the article with the raw text, then run: make check"]), file=out)
    return WELL


def run_gather(root: Path, chosen: argparse.Namespace, out: TextIO) -> int:
    """Merge the files of an article's notes into one, and what is beside them into its folders."""
    site = check_site(root)
    if chosen.article not in {article.id for article in site.library.ever}:
        return no_such_article(chosen.article, site, out)
    texts = site.library.texts
    place = f"annotations/articles/{chosen.article}"
    small = {
        f"{place}/{file.name}": texts[f"{place}/{file.name}"] for file in (root / place).glob("*.yml") if f"{place}/{file.name}" in texts
    }
    if not small:
        print(f"There are no files in {place}/, so all notes are already in {place}.yml.", file=out)
        return WELL
    goals = {f"{place}.yml", f"annotations/sources/{chosen.article}.yml"}
    goals |= {entry.at.path for entry in site.library.entries.values()}
    there = {path: texts[path] for path in goals if path in texts and path not in small}
    if any(problem.is_error and problem.at.path in {*small, *there} for problem in site.problems):
        as_text(site, out)
        print("Nothing was gathered, because these files have errors. Fix them first.", file=out)
        return WRONG
    try:
        written = gather(chosen.article, small, there)
    except CannotGather as cannot:
        print(f"{cannot} Nothing was written.", file=out)
        return WRONG
    touched = {path: text for path, text in there.items() if path in written}
    if not same_meaning(meaning_of(small | touched), meaning_of(written)):
        print("Merging would change what the notes say, so nothing was written. This is a bug; please report it.", file=out)
        return WRONG
    for path, text in written.items():
        replace(root, path, text.encode("utf-8"))
        print(f"wrote {path}", file=out)
    for path in sorted(small):
        (root / path).unlink()
        print(f"deleted {path}", file=out)
    if not any((root / place).iterdir()):
        (root / place).rmdir()
    return WELL


def run_schema(root: Path, _: argparse.Namespace, out: TextIO) -> int:
    """Write the schemas that describe the fields to code editors."""
    for name, text in editor_schemas().items():
        replace(root, f"annotations/schema/{name}", text.encode("utf-8"))
        print(f"wrote annotations/schema/{name}", file=out)
    return WELL


def run_passages(root: Path, chosen: argparse.Namespace, out: TextIO) -> int:
    """Write the numbers first, whatever else is wrong; then the ids, if nothing is wrong."""
    site = check_site(root)
    problems = unusable(site.problems)
    unknown = [name for name in chosen.forget if name not in site.library.published_ids]
    for problem in problems:
        print(render(problem, site.library.texts), end="\n\n", file=out)
    for name in unknown:
        meant = did_you_mean(name, site.library.published_ids)
        print(f"`{name}` is not a published id." + (f" Did you mean {meant}?" if meant else ""), file=out)
    if problems or unknown:
        print("Nothing was written.", file=out)
        return WRONG if problems else MISUSED
    if chosen.forget:
        replace(root, published_ids.PATH, without_ids(site.library.published_ids, chosen.forget).encode("utf-8"))
        print(f"forgotten: {', '.join(chosen.forget)}", file=out)
    wrote = _keep(root, lock_passages(site.articles.values()), out)
    if chosen.forget or wrote:
        site = check_site(root)
    if errors := unsettled(site.problems):
        is_or_are = "is an error" if len(errors) == 1 else f"are {len(errors)} errors"
        print(f"The list of published ids was not changed: there {is_or_are} to fix first. Run: make check", file=out)
        return WRONG
    if not _keep(root, lock_ids(site.library), out) and not wrote and not chosen.forget:
        print("All numbers and ids are already saved.", file=out)
    return WELL


def _keep(root: Path, locked: Locked, out: TextIO) -> bool:
    """Write the files and delete the outdated ones; return whether there were any."""
    for line in locked.report:
        print(line, file=out)
    for path, text in locked.files.items():
        replace(root, path, text.encode("utf-8"))
        print(f"wrote {path}", file=out)
    for path in locked.outdated:
        (root / path).unlink()
    return bool(locked.files)
