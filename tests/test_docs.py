"""What the documents for contributors show is true: the project takes every example, and check says what they say."""

import json
import re
import shlex
import shutil
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
import yaml

from annotated_article.command_line import COMMANDS, WELL, main
from annotated_article.kinds.claim import FINDINGS_FOR, KINDS_OF_CLAIM
from annotated_article.problems import render
from annotated_article.site import check_site

ROOT = Path(__file__).parent.parent
FOR_DEVELOPERS = ("html-contract", "hosts", "scale", "speed", "theme", "trust")
"""Pages whose examples are not notes: settings of hosts, commands of other programs."""
DOCUMENTS = [
    *(ROOT / "README.md", ROOT / "CONTRIBUTING.md"),
    *(page for page in sorted((ROOT / "docs/contribute").glob("*.md")) if page.stem not in FOR_DEVELOPERS),
]
LARGEST = 100_000  # bytes of a picture
_BLOCK = re.compile(r"^```(\w*)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
_PATH = re.compile(r"`((?:annotations|docs/articles)/[\w./-]+\.(?:yml|md))`")

each_document = pytest.mark.parametrize("document", DOCUMENTS, ids=lambda file: file.relative_to(ROOT).as_posix())


def blocks(document: Path, language: str) -> list[tuple[str, str]]:
    """Each block of this language, and the path that the text named last before it."""
    text = document.read_text("utf-8")
    return [((_PATH.findall(text[: block.start()]) or [""])[-1], block[2]) for block in _BLOCK.finditer(text) if block[1] == language]


@pytest.fixture
def project(tmp_path: Path) -> Path:
    for folder in ("annotations", "docs", "seeds"):
        shutil.copytree(ROOT / folder, tmp_path / folder)
    return tmp_path


def merged(there: Any, shown: Any) -> Any:
    """What is there with what is shown in its place: items of the same id or quote, sources of the same id."""
    if not isinstance(shown, list):
        return {**there, **{key: merged(there[key], value) if isinstance(value, list) else value for key, value in shown.items()}}
    names = {item.get("id") or item["quote"] for item in shown}
    return [item for item in there if (item.get("id") or item.get("quote")) not in names] + shown


def put(project: Path, path: str, block: str) -> None:
    """Write an example into the project, as the text says."""
    file = project / path
    if path.endswith(".md"):
        file.write_text(f"---\n{block}---\n{file.read_text('utf-8').split('---', 2)[2]}", "utf-8")
    elif path.startswith(("annotations/articles/", "annotations/sources/")):
        there, shown = (yaml.load(text, yaml.BaseLoader) for text in (file.read_text("utf-8"), block))
        file.write_text(yaml.safe_dump(merged(there, shown), allow_unicode=True, sort_keys=False, width=110), "utf-8")
    else:
        file.write_text(block, "utf-8")


@pytest.mark.thorough
@each_document
def test_the_project_takes_every_example(document: Path, project: Path) -> None:
    for path, block in blocks(document, "yaml"):
        assert path, f"{document.name} does not say where this belongs:\n{block}"
        put(project, path, block)
    site = check_site(project)
    assert [render(problem, site.library.texts) for problem in site.problems if problem.is_error] == []


GIT = ("add", "commit", "push", "switch")


@each_document
def test_every_command_is_there(document: Path) -> None:
    text = document.read_text("utf-8")
    lines = [line.partition("#")[0].strip() for _, block in blocks(document, "sh") for line in block.splitlines()]
    typed = [line for line in lines if line] + re.findall(r"`((?:make|python hooks/annotate\.py) [^`]+)`", text)
    targets = re.findall(r"^([\w-]+):", "".join((ROOT / name).read_text("utf-8") for name in ("Makefile", "project.mk")), re.MULTILINE)
    for words in (words for words in map(shlex.split, typed) if words[0] != "git" or words[1] not in GIT):
        known = set(targets) if words[0] == "make" else {command.name for command in COMMANDS} | {"COMMAND"}
        assert words[0] in ("make", "python") and words[1 if words[0] == "make" else 2] in known, words


GIVEN = {
    "path/to/text.txt": "The ferry is late\n\nBy the council, 3 March 2011\n\nIt was invented for testing.\n",
    "annotations.json": json.dumps(
        {
            "type": "Annotation",
            "body": {"type": "TextualBody", "value": "A note."},
            "target": {"selector": {"type": "TextQuoteSelector", "exact": "last Wednesday"}},
        }
    ),
}
"""Files that examples speak of, which a contributor brings along."""


@pytest.mark.thorough
@pytest.mark.parametrize("document", [each for each in DOCUMENTS if "annotate.py" in "".join(block for _, block in blocks(each, "sh"))])
def test_commands_do_what_the_documents_show(document: Path, project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(project)
    for name, text in GIVEN.items():
        (project / name).parent.mkdir(parents=True, exist_ok=True)
        (project / name).write_text(text, "utf-8")
    said = ""
    for language, block in ((found[1], found[2]) for found in _BLOCK.finditer(document.read_text("utf-8"))):
        if language == "" and not block.startswith("error["):
            assert said == block
        for words in map(shlex.split, block.splitlines() if language == "sh" else ()):
            if words[:2] in (["python", "hooks/annotate.py"], ["make", "check"]):
                out = StringIO()
                assert main(words[1:] if words[0] == "make" else words[2:], project, out) == WELL, out.getvalue()
                said = out.getvalue()


@pytest.mark.thorough
@pytest.mark.parametrize("document", [each for each in DOCUMENTS if any(block.startswith("error[") for _, block in blocks(each, ""))])
def test_check_says_what_the_documents_show(document: Path, project: Path) -> None:
    for block in (block for _, block in blocks(document, "") if block.startswith("error[")):
        path = re.findall(r"--> (\S+?):\d+", block)[0]
        before, wrong = re.findall(r"^ *\d+ \| (.*)$", block, re.MULTILINE)[:2]
        file = project / path
        lines = file.read_text("utf-8").split("\n")
        lines[lines.index(before) + 1] = wrong
        file.write_text("\n".join(lines), "utf-8")
        site = check_site(project)
        said = [render(problem, site.library.texts) for problem in site.problems]
        assert any(_unnumbered(each).startswith(_unnumbered(block)) for each in said), said


def _unnumbered(message: str) -> str:
    """Without the numbers of lines, which move with every note that is added above."""
    return re.sub(r"(?m)^ *(\d+)?(?= \|)|(?<=\.yml:)\d+|^ +(?=-->|=|\+|\|)", "", message).rstrip()


def test_the_policy_prints_the_findings_that_each_kind_of_claim_can_have() -> None:
    rows = re.findall(r"^\| ([a-z]+) \| ([a-z, ]+) \|$", (ROOT / "docs/about/how-we-annotate.md").read_text("utf-8"), re.MULTILINE)
    printed = {kind: tuple(findings.split(", ")) for kind, findings in rows if kind in KINDS_OF_CLAIM}
    assert printed == FINDINGS_FOR


def test_pictures_are_small_and_shown() -> None:
    pictures = sorted((ROOT / "docs/assets/contribute").iterdir())
    shown = "".join(document.read_text("utf-8") for document in (*DOCUMENTS, ROOT / "docs/teach/index.md"))
    assert pictures and all(picture.stat().st_size <= LARGEST for picture in pictures)
    assert [picture.name for picture in pictures if f"contribute/{picture.name}#only-" not in shown] == []
