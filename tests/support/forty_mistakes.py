"""The forty mistakes, as `check` answers them and as a plain schema validator does: PyYAML, then jsonschema with our schemas."""

import difflib
import json
import re
from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from io import StringIO
from pathlib import Path
from typing import Any, NamedTuple

import yaml
from jsonschema import Draft7Validator

from annotated_article.command_line import main
from annotated_article.commands.editor_schema import editor_schemas
from annotated_article.problems import Problem
from annotated_article.site import check_site
from support.message_case import CASES, TESTS, Case, lay_over_mini_site, read_case

LIST = TESTS / "messages" / "forty_mistakes.yml"


class AsEditorsRead(yaml.SafeLoader):
    """YAML 1.2, as editors read it: yes and no are text, and so are dates. PyYAML's own rules would refuse every date."""


AsEditorsRead.yaml_implicit_resolvers = {
    first: [(tag, form) for tag, form in resolvers if not tag.endswith((":timestamp", ":bool"))]
    for first, resolvers in yaml.SafeLoader.yaml_implicit_resolvers.items()
}


class Answered(NamedTuple):
    """The result for one mistake: `words` for the table, whether it was noticed, whether the line was right, how it is fixed."""

    words: str
    noticed: bool
    right_line: bool
    repaired: str


class Row(NamedTuple):
    """A mistake in plain words, the line as it was typed, and both answers."""

    mistake: str
    typed: str
    ours: Answered
    theirs: Answered


def rows(folder: Path) -> list[Row]:
    """A row for each mistake; `folder` is for the sites on which they are tried."""
    mistakes = yaml.safe_load(LIST.read_text("utf-8"))
    return [_row(words, read_case(CASES / f"{name}.yml"), folder / name) for name, words in mistakes.items()]


def _row(mistake: str, case: Case, folder: Path) -> Row:
    wrong = _wrong_lines(case)
    path, line = wrong[0]
    lines = case.files[path].split("\n")
    typed = lines[line - 1].strip() if line else path.rpartition("/")[2]
    return Row(mistake, typed, _ours(case, folder, wrong), _theirs(case, wrong))


def _wrong_lines(case: Case) -> list[tuple[str, int]]:
    """Path and number of each line that is otherwise when it is right; 0 is the file as a whole, which should have another name."""
    found = []
    for path, text in case.files.items():
        if path not in case.right:
            return [(path, 0)]
        before, after = text.splitlines(), case.right[path].splitlines()
        for kind, first, last, *_ in difflib.SequenceMatcher(None, before, after, autojunk=False).get_opcodes():
            if kind == "insert":  # a line is missing: its place is between two
                found += [(path, max(1, first)), (path, first + 1)]
            elif kind != "equal":
                found += [(path, number + 1) for number in range(first, last)]
    return found


def _by_hand(files: dict[str, str], folder: Path) -> dict[str, str]:
    """The files after the lines that `check` offers were put in unchanged, one after the other."""
    site = lay_over_mini_site(files, folder)
    files = dict(files)
    for _round in range(5):
        problem = next(
            (each for each in check_site(site).problems if each.at.path in files and each.repair(files[each.at.path].split("\n"))), None
        )
        repair = problem and problem.repair(files[problem.at.path].split("\n"))
        if not problem or not repair:
            break
        files[problem.at.path] = repair.applied(files[problem.at.path])
        (site / problem.at.path).write_text(files[problem.at.path], "utf-8")
    return files


def _ours(case: Case, folder: Path, wrong: list[tuple[str, int]]) -> Answered:
    site = lay_over_mini_site(case.files, folder / "ours")
    problems = check_site(site).problems
    if not problems:
        return Answered("nothing", False, False, "")
    first = problems[0]
    right = (first.at.path, first.at.line if first.at.length else 0) in wrong
    return Answered(f"{first.rule} {_title(first)}", True, right, _repaired(case, folder, first))


def _title(problem: Problem) -> str:
    return problem.headline.partition("] ")[2]


def _repaired(case: Case, folder: Path, problem: Problem) -> str:
    """`fix`, `by hand` (the offered lines, or the offered name), `choose` (a line for each meaning), or empty if nothing passes."""
    site = lay_over_mini_site(case.files, folder / "fixed")
    main(["fix"], site, StringIO())
    if not check_site(site).problems:
        return "fix"
    name = re.fullmatch(r"rename it to (\S+)", problem.fix)
    if name:
        site = lay_over_mini_site(case.files, folder / "named")
        (site / problem.at.path).rename((site / problem.at.path).with_name(name[1]))
        return "by hand" if not any(each.is_error for each in check_site(site).problems) else ""
    site = lay_over_mini_site(_by_hand(case.files, folder / "hand"), folder / "passes")
    if not check_site(site).problems:
        return "by hand"
    choices = _choices(problem)
    return "choose" if choices and all(_passes(case, folder / f"choice-{number}", choice) for number, choice in enumerate(choices)) else ""


def _choices(problem: Problem) -> list[Problem]:
    """The problem as it would be if it offered one of the lines that it shows for its several meanings."""
    lines = [line.strip() for line in problem.says if line.strip().startswith(("before: ", "after: "))]
    lines += re.findall(r"`(article_says: \S+)`", problem.fix)
    return [replace(problem, corrected=(line,)) for line in lines]


def _passes(case: Case, folder: Path, problem: Problem) -> bool:
    path = problem.at.path
    repair = problem.repair(case.files[path].split("\n"))
    assert repair is not None
    return not check_site(lay_over_mini_site({**case.files, path: repair.applied(case.files[path])}, folder)).problems


def _theirs(case: Case, wrong: list[tuple[str, int]]) -> Answered:
    """The first answer of a schema validator to any of the case's files for which there is a schema."""
    for path, text in case.files.items():
        schema = _schema_of(path)
        if schema is None:
            continue
        try:
            data = yaml.load(text, AsEditorsRead)
        except yaml.MarkedYAMLError as error:
            line = error.problem_mark.line + 1 if error.problem_mark else 0
            return Answered(f"line {line}: {error.problem}", True, (path, line) in wrong, "")
        except yaml.YAMLError as error:
            return Answered(str(error).split("\n", maxsplit=1)[0], True, False, "")
        errors = sorted(schema.iter_errors(data), key=lambda error: [str(step) for step in error.absolute_path])
        if errors:
            return Answered(_shortened(errors[0].message), True, False, "")
    return Answered("nothing", False, False, "")


def _shortened(message: str) -> str:
    message = re.sub(r"does not match '.*", "does not match its pattern", message)
    return message if len(message) <= 90 else message[:89] + "…"


@cache
def _schemas() -> dict[str, Draft7Validator]:
    return {name.removesuffix(".json"): Draft7Validator(json.loads(text)) for name, text in editor_schemas().items()}


def _schema_of(path: str) -> Any:
    """The schema for a file of annotations/ that ends in .yml; editors have none for any other."""
    folder = re.fullmatch(r"annotations/(\w+)/[^/]+\.yml", path)
    return _schemas().get({"articles": "article"}.get(folder[1], folder[1])) if folder else None


def table(found: list[Row]) -> Iterator[str]:
    """The rows as a Markdown table. A schema's answer has no line, so the table says if it is right; for `check`, if it is wrong."""
    yield "| mistake | typed | check | repair | schema validator |"
    yield "|---|---|---|---|---|"
    for row in found:
        ours = _cell(row.ours.words) + ("" if row.ours.right_line else ", in another line")
        theirs = f"“{_cell(row.theirs.words)}”" if row.theirs.noticed else "nothing"
        theirs += ", the right line" if row.theirs.right_line else ""
        yield f"| {_cell(row.mistake)} | {_code(row.typed)} | {ours} | {row.ours.repaired or '–'} | {theirs} |"


def _code(text: str) -> str:
    """As code, which no sign of Markdown ends."""
    text = "".join(sign if sign.isprintable() else "\N{OPEN BOX}" for sign in text if sign not in "\u200b")
    text = text if len(text) <= 60 else f"{text[:59]}…"
    return f"`` {text} ``".replace("|", "\\|") if "`" in text else f"`{text}`".replace("|", "\\|")


def _cell(text: str) -> str:
    """As text in which Markdown finds no markup."""
    return re.sub(r"([\\`*_{}\[\]<>#|])", r"\\\1", text)
