"""The commands that read a project and report on it; none of them changes it."""

from __future__ import annotations

import argparse
import os
from collections.abc import Callable
from functools import partial
from itertools import groupby
from pathlib import Path
from typing import TextIO

from annotated_article.command_line.outcomes import MISUSED, WELL, WRONG, is_project, no_such_article
from annotated_article.command_line.write_files import replace
from annotated_article.commands.check_formats import as_json, coloured, commands, step_summary, without_commands
from annotated_article.commands.compare_notes import compare_sites
from annotated_article.commands.coverage import coverage, silent_places, table, unclaimed
from annotated_article.commands.import_annotations import MOST_BYTES, import_annotations, read_annotations
from annotated_article.commands.import_tei import read_tei
from annotated_article.commands.notices import check_reviewers, notices, unused_table
from annotated_article.commands.preview import preview
from annotated_article.commands.suggest import suggest
from annotated_article.git_log import read_authors
from annotated_article.problems import in_order, render, safe
from annotated_article.site import Site, check_site
from annotated_article.words.catalogue import report, updated

_TRANSLATIONS = "hooks/annotated_article/translations"

GLOSSARY = "New here? docs/contribute/index.md explains entry, field, record, item, header and lock file under “Words we use”."
"""Printed before the first message of a run."""


def run_check(root: Path, chosen: argparse.Namespace, out: TextIO) -> int:
    """Print everything that is wrong, in the chosen format."""
    site = check_site(root)
    site.problems = in_order([*site.problems, *check_reviewers(site.library.entries.values(), partial(read_authors, root, "annotations"))])
    FORMATS[chosen.format](site, out)
    return WRONG if any(problem.is_error for problem in site.problems) else WELL


def as_text(site: Site, out: TextIO) -> None:
    """Print the problems, in colour only for a person who wants it (https://no-color.org)."""
    if site.problems:
        print(GLOSSARY, end="\n\n", file=out)
    bright = out.isatty() and not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"
    for problem in site.problems:
        shown = render(problem, site.library.texts)
        print(coloured(shown) if bright else shown, end="\n\n", file=out)
    _print_notices(site, out)
    print(site.summary(), file=out)


def _print_notices(site: Site, out: TextIO) -> None:
    if lines := notices(site):
        print(*map(safe, lines), sep="\n", end="\n\n", file=out)


def _for_github(site: Site, out: TextIO) -> None:
    if site.problems:
        print(GLOSSARY, end="\n\n", file=out)
    for problem in site.problems:
        print(without_commands(render(problem, site.library.texts)), end="\n\n", file=out)
    if lines := notices(site):
        print(*(without_commands(safe(line)) for line in lines), sep="\n", end="\n\n", file=out)
    print(*commands(site.problems), site.summary(), sep="\n", file=out)
    if summary := os.environ.get("GITHUB_STEP_SUMMARY"):
        with Path(summary).open("a", encoding="utf-8") as file:
            file.write(step_summary(site.problems, site.summary()))


def _as_data(site: Site, out: TextIO) -> None:
    print(as_json(site.problems, site.library.texts, site.summary(), notices(site)), file=out)


FORMATS: dict[str, Callable[[Site, TextIO], None]] = {"text": as_text, "github": _for_github, "json": _as_data}


def run_preview(root: Path, chosen: argparse.Namespace, out: TextIO) -> int:
    """Print what readers will see of the change from the other project to this one."""
    base = Path(chosen.base)
    if not is_project(base, out):
        return MISUSED
    after = check_site(root)
    errors = sum(problem.is_error for problem in after.problems)
    print(preview(compare_sites(check_site(base), after), errors), end="", file=out)
    return WELL


def run_suggest(root: Path, chosen: argparse.Namespace, out: TextIO) -> int:
    """List what has no note yet in an article."""
    site = check_site(root)
    if chosen.article not in site.articles:
        return no_such_article(chosen.article, site, out)
    found = suggest(site.articles[chosen.article], site.library.entries)
    for section, suggestions in groupby(found, key=lambda suggestion: suggestion.section):
        print(
            {
                "unsure": "Names that are not linked, because they may name something else",
                "forms": "Forms of names that are linked elsewhere",
                "names": "Names without a link",
                "dates": "Date words without a date",
                "claims": "Sentences without a claim",
            }[section],
            file=out,
        )
        for each in suggestions:
            times = f" ({each.times} times)" if each.times > 1 else ""
            print(f"  {each.passage:<5} {each.words}{times}{f' -> {each.hint}' if each.hint else ''}", file=out)
        print(file=out)
    print(f"{len(found)} suggestions. Choose what a reader would want to know; ignore the rest.", file=out)
    return WELL


def run_import(root: Path, chosen: argparse.Namespace, out: TextIO) -> int:
    """Print imported annotations as YAML for an article, and what could not be imported."""
    site = check_site(root)
    if chosen.article not in site.articles:
        return no_such_article(chosen.article, site, out)
    annotations, total = [], 0
    for file in chosen.files:
        with Path(file).open("rb") as opened:
            data = opened.read(MOST_BYTES + 1)
        is_xml = data.removeprefix(b"\xef\xbb\xbf").lstrip().startswith(b"<") and len(data) <= MOST_BYTES
        found = read_tei(data, site.library.entries.values()) if is_xml else read_annotations(data)
        if isinstance(found, str):
            print(f"{file}: {found}", file=out)
            return MISUSED
        annotations += found.annotations
        total = max(total, found.total)
    entries = {entry.url: entry.id for entry in site.library.entries.values()}
    anchored = site.articles[chosen.article]
    made = import_annotations(annotations, anchored, entries, {str(item.id) for item in anchored.article.notes.items})
    if total > len(annotations):
        made.refused.append(f"{total - len(annotations):,} of {total:,} annotations are in other files. Give all files in one command.")
    print(made.yaml, file=out)
    for title, sentences in (("Rejected", made.refused), ("No field for this", made.left_out)):
        print("".join(f"# {title}: {_printable(sentence)}\n" for sentence in sentences), end="", file=out)
    return WRONG if made.refused else WELL


def _printable(text: str) -> str:
    return "".join(character if character.isprintable() else " " for character in text)


def run_translations(root: Path, chosen: argparse.Namespace, out: TextIO) -> int:
    """List what the catalogues of the interface lack, or write one language's catalogue with every sentence in it."""
    folder, path = root / _TRANSLATIONS, f"{_TRANSLATIONS}/{chosen.language}/site.po"
    if not chosen.language:
        lines, is_broken = report(folder, _TRANSLATIONS, {article.language for article in check_site(root).library.articles.values()})
        print(*map(safe, lines), sep="\n", file=out)
        return WRONG if is_broken else WELL
    try:
        text = updated(folder, chosen.language)
    except (ValueError, LookupError) as error:
        print(f"{path}: {safe(str(error))}. Nothing was written. Give the language's code, such as it or pt.", file=out)
        return MISUSED
    replace(root, path, text.encode("utf-8"))
    print(f"wrote {path}. Translate each msgid in its msgstr, then type: python hooks/annotate.py translations", file=out)
    return WELL


def run_coverage(root: Path, _: argparse.Namespace, out: TextIO) -> int:
    """Show how much of each article is annotated."""
    site = check_site(root)
    print(table(coverage(site.articles.values(), site.library.entries)), file=out)
    print("".join(f"\n{line}" for line in unused_table(site.unused)), end="\n" if site.unused else "", file=out)
    for name in sorted(site.articles):
        _print_gaps(site, name, out)
    return WELL


def _print_gaps(site: Site, name: str, out: TextIO) -> None:
    """What an article's notes leave out, which is not necessarily wrong."""
    anchored = site.articles[name]
    if silent := silent_places(anchored, site.library.entries):
        print(f"\n{name}: notes on places that say nothing about the article", file=out)
        print("".join(f"  {entry.at.path}\n" for entry in silent), end="", file=out)
    if found := unclaimed(anchored):
        print(f"\n{name}: sentences that report or judge something outside any claim", file=out)
    for each in found:
        words = "; ".join(f"{_DOES[what]}: {', '.join(words)}" for what, words in each.words.items())
        print(safe(f"  {each.passage:<5} {each.sentence}"), safe(f"        {words}"), sep="\n", file=out)


_DOES = {
    "says": "reports speech",
    "judges": "judges",
    "superlative": "superlative",
    "cause": "gives a cause or purpose",
    "predicts": "predicts",
}
"""What words do, in `Language.asserting` and of verbs of saying -> what `coverage` calls it."""
