"""The blocks of reading sheets, `/// passage` and `/// question` in the pages of docs/teach/, with their lines.

They are read here, so that every value stays as it was typed and every mistake has its place. Markdown only gets a
numbered block in place of each.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

from annotated_article.kinds.question import SKILLS
from annotated_article.loading.explain_paste import merge_conflicts
from annotated_article.loading.field_table import RECORDS
from annotated_article.loading.meant_word import did_you_mean
from annotated_article.loading.read_record import read_node
from annotated_article.loading.read_value import READERS
from annotated_article.loading.read_yaml import Fields, read_yaml
from annotated_article.markdown_limits import fences
from annotated_article.markdown_text import OTHER_BLOCKS, SHEET_BLOCKS, block_number
from annotated_article.model.sheets import PassageBlock, QuestionBlock, Sheet, SheetBlock, SheetPart
from annotated_article.model.typed import Span, Text
from annotated_article.problems import Problem, Report

FOLDER = "docs/teach"
_HEADER = re.compile(r"(?P<indent>[ \t>]*)(?P<slashes>/{3,})[ ]*(?P<name>[\w-]+)[ ]*(?:\|[ ]*(?P<says>.*))?")
_END = re.compile(r" {0,3}(?P<slashes>/{3,})\s*")
_NAMED = re.compile(r"(?P<article>\S+)\s+(?P<first>[^\s–-]+)(?:\s*[–-]\s*(?P<last>[^\s–-]+))?")
_OPTIONS = ("answer", "starter", "level")
_EXAMPLE = {"passage": "/// passage | 2007-03-12-baghdad-conference p6-p8", "question": "/// question | sourcing"}


class _Written(NamedTuple):
    """A block as written: its header's place and parts, its first and last line (from 0), and the lines between."""

    name: str
    at: Span
    says: Text | None
    first: int
    last: int
    lines: list[str]


def sheet_files(root: Path) -> list[Path]:
    """The pages that may be sheets."""
    return sorted((root / FOLDER).rglob("*.md"))


def read_sheet(text: str, path: str, report: Report) -> Sheet | None:
    """The sheet, or None if the page has no block."""
    if conflicts := [*merge_conflicts(text, path, markdown=True)]:
        for conflict in conflicts:
            report(conflict)
        return None
    lines = text.split("\n")
    start = _after_head(lines)
    written = list(_blocks(lines, start, path, report))
    if not written:
        return None
    blocks = tuple(_read(block, at, report) for at, block in enumerate(written, 1))
    body, parts, position = [], [], start
    for number, (block, read) in enumerate(zip(written, blocks, strict=True)):
        body += [*lines[position : block.first], "", *block_number(block.name, number), ""]
        parts += [SheetPart(_typed(lines[position : block.first])), SheetPart(_typed(lines[block.first : block.last + 1]), read)]
        position = block.last + 1
    parts.append(SheetPart(_typed(lines[position:])))
    head = "".join(f"{line}\n" for line in lines[:start])
    shown = tuple(part for part in parts if part.source)
    return Sheet(path, head, "\n".join([*body, *lines[position:]]), blocks, shown, **_said(lines[1 : start - 1], path))


def _said(head: list[str], path: str) -> dict[str, str]:
    """The title and the description in the lines of the front matter."""
    node, _ = read_yaml("\n".join(head), path)
    fields = {str(key): value for key, value in node.fields if isinstance(value, Text)} if isinstance(node, Fields) else {}
    return {name: " ".join(fields.get(name, "").split()) for name in ("title", "description")}


def for_composer(sheet: Sheet) -> dict[str, Any]:
    """The sheet as the form for composing one takes it: its front matter, and each part as typed and as its fields."""
    said = {name: getattr(sheet, name) for name in ("path", "head", "title", "description")}
    return {**said, "parts": [{"source": part.source, **_fields(part)} for part in sheet.parts]}


def _fields(part: SheetPart) -> dict[str, str]:
    block = part.block
    if isinstance(block, PassageBlock):
        return {"kind": "passage", "article": block.article, "from": block.first, "to": block.last}
    if isinstance(block, QuestionBlock):
        given = {"skill": block.skill, "ask": block.ask, "starter": block.starter, "answer": block.answer, "level": block.level}
        return {"kind": "question", **{name: " ".join((value or "").split()) for name, value in given.items()}}
    return {"kind": "text", "text": part.source}


def _typed(lines: list[str]) -> str:
    """The lines without the empty ones around them; the first keeps its indentation."""
    return "\n".join(lines).rstrip().lstrip("\n")


def _after_head(lines: list[str]) -> int:
    """Where the text begins, after the front matter if there is any."""
    if lines[0].rstrip() != "---":
        return 0
    return next((number + 1 for number, line in enumerate(lines[1:], 1) if line.rstrip() in ("---", "...")), 0)


def _blocks(lines: list[str], start: int, path: str, report: Report) -> Iterator[_Written]:
    """The blocks outside code; blocks that cannot be read are reported, and have no lines."""
    hidden = {line for first, last in fences("\n".join(lines)) for line in range(first, last)}
    number = start
    while number < len(lines):
        header = _HEADER.fullmatch(lines[number].rstrip())
        if number in hidden or not header or header["name"] in OTHER_BLOCKS:
            number += 1
            continue
        name, says = header["name"], header["says"]
        at = Span(path, number + 1, header.start("slashes") + 1, len(lines[number].rstrip()) - header.start("slashes"))
        last = _end(lines, number, len(header["slashes"]))
        if problem := _misplaced(header, at) or (_never_closed(lines, number, at) if last is None else None):
            report(problem)
            name, last = "", number
        typed = Text(says, Span(path, number + 1, header.start("says") + 1, len(says))) if says else None
        yield _Written(name, at, typed, number, last or number, lines[number + 1 : last])
        number = (last or number) + 1


def _misplaced(header: re.Match[str], at: Span) -> Problem | None:
    """The problem of a block that has an unknown name or is indented."""
    name = header["name"]
    if name not in SHEET_BLOCKS:
        meant = did_you_mean(name, SHEET_BLOCKS)
        says = (f"There is no block `{name}`; the blocks are {' and '.join(SHEET_BLOCKS)}.",)
        place = at._replace(column=header.start("name") + 1, length=len(name))
        return Problem("R008", place, says, f"change it to `{meant}`" if meant else "use one of these", instead=meant)
    if header["indent"].strip(" ") or len(header["indent"]) > 3:
        return Problem("R008", at, ("It is indented, or inside a list or a quotation.",), "begin the line with ///")
    return None


def _end(lines: list[str], header: int, slashes: int) -> int | None:
    """The line that ends the block; None if the next block begins before it."""
    for number in range(header + 1, len(lines)):
        end = _END.fullmatch(lines[number])
        if end and len(end["slashes"]) == slashes:
            return number
        if (other := _HEADER.fullmatch(lines[number].rstrip())) and other["name"] in SHEET_BLOCKS:
            return None
    return None


def _never_closed(lines: list[str], header: int, at: Span) -> Problem:
    """The problem of a block without a last line `///`, with the place where the line belongs."""
    last = next((number for number in range(header + 1, len(lines)) if _HEADER.fullmatch(lines[number].rstrip())), len(lines))
    if lines[header].lstrip("/ ").startswith("passage"):
        last = header + 1  # it is empty
    while last > header + 1 and not lines[last - 1].strip():
        last -= 1
    says, fix = ("The last line of the block is missing.",), f"add a line /// below line {last}"
    return Problem("R008", at, says, fix, ("///",), replaces=(last + 1, last))


def _read(block: _Written, number: int, report: Report) -> SheetBlock | None:
    if not block.name:
        return None
    if block.says is None:
        needs = "the article and its passages" if block.name == "passage" else f"one of the skills {', '.join(SKILLS)}"
        told = (f"After `{block.name}` there must be a | and {needs}.",)
        report(Problem("R008", block.at, told, f"write, for example, {_EXAMPLE[block.name]}"))
        return None
    return _passage(block, block.says, report) if block.name == "passage" else _question(block, block.says, number, report)


def _passage(block: _Written, says: Text, report: Report) -> PassageBlock | None:
    """The article and its passages as typed; whether they exist is checked once the articles' texts are known."""
    stray = next((number for number, line in enumerate(block.lines) if line.strip()), None)
    if stray is not None:
        at = block.at._replace(line=block.at.line + 1 + stray, column=1, length=len(block.lines[stray]))
        told = ("A passage block must be empty: it shows the article's text.",)
        report(Problem("R008", at, told, "move this text above or below the block"))
        return None
    named = _NAMED.fullmatch(says)
    if named is None:
        fix = f"write the article's file name without .md, a space and the passages: {_EXAMPLE['passage']}"
        report(Problem("R007", says.at, ("It doesn't name an article and a passage, or a first and a last passage.",), fix))
        return None
    last = "last" if named["last"] else "first"
    article, first, to = (
        Text(named[part], says.at._replace(column=says.at.column + named.start(part), length=len(named[part])))
        for part in ("article", "first", last)
    )
    return PassageBlock(block.at, article, first, to)


def _question(block: _Written, says: Text, number: int, report: Report) -> QuestionBlock | None:
    split = next((at for at, line in enumerate(block.lines) if not line.startswith((" ", "\t"))), len(block.lines))
    options = _options(block.lines[:split], block, report)
    ask = " ".join(" ".join(block.lines[split:]).split())
    if says not in SKILLS:
        meant = did_you_mean(says.lower(), SKILLS)
        told = (f"The skills are {', '.join(SKILLS)}.",)
        report(Problem("R009", says.at, told, f"change it to `{meant}`" if meant else "use one of these", instead=meant))
    if not ask:
        report(Problem("F006", block.at, ("The question itself is missing.",), "write it below the answer, after an empty line"))
    if options is None or says not in SKILLS or not ask:
        return None
    at = block.at._replace(line=block.at.line + 1 + split, column=1, length=0)
    return QuestionBlock(
        f"question_{number}", block.at, Text(ask, at), str(says), options["answer"], options.get("starter"), options.get("level")
    )


def _options(lines: list[str], block: _Written, report: Report) -> dict[str, Text] | None:
    """The fields below a question's header; None if one cannot be read or the answer is missing."""
    known = {field.name: field for field in RECORDS["questions"] if field.name in _OPTIONS}
    node, report = read_node("\n".join(lines) + "\n", block.at.path, report, block.at.line + 1) if any(lines) else (None, report)
    if any(lines) and not isinstance(node, Fields):
        if node is not None:
            says = ("Below the header come fields such as `answer: …`, indented by four spaces.",)
            report(Problem("F005", node.at, says, "begin the question itself in column 1"))
        return None
    values: dict[str, Text] = {}
    for key, value in node.fields if isinstance(node, Fields) else ():
        if key not in known:
            meant = did_you_mean(key, known)
            fields_are = f"The fields of a question are {', '.join(_OPTIONS)}."
            told = (f"Did you mean `{meant}`?", fields_are) if meant else (fields_are,)
            report(Problem("F001", key.at, told, f"if so, change it to `{meant}`" if meant else "delete it", instead=meant))
            return None
        read = READERS[known[key].shape](value, known[key], report)
        if not isinstance(read, Text):
            return None
        values[str(key)] = read
    if "answer" not in values:
        fix = "write it below the line `/// question`, indented by four spaces; students don't see it"
        report(Problem("F006", block.at, ("`answer` is missing: what a good answer contains, for the teacher's copy.",), fix))
        return None
    return values
