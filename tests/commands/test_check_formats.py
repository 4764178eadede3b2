"""`check` for people, for GitHub and for programs: nothing in a contributor's file becomes a command, markup or a broken shape."""

import json
import re
import xml.etree.ElementTree as ET
from io import StringIO
from pathlib import Path

import markdown
import pytest

from annotated_article.command_line import WELL, WRONG, main
from annotated_article.command_line.report_commands import GLOSSARY
from annotated_article.commands.check_formats import MOST_MARKED, step_summary, without_commands
from annotated_article.model.typed import Span
from annotated_article.problems import Problem
from annotated_article.rules import RULES
from annotated_article.site import check_site
from support.message_case import lay_over_mini_site

ROOT = Path(__file__).parents[2]
EVIL = [
    "::error file=README.md::planted", "##[error]planted", "x%0A::warning::planted", "| cell | cell |", "<script>alert(1)</script>", "<img src=x>",
    "`code` and `", "[x](javascript:alert(1))", "![x](https://evil.example/x.png)", "https://evil.example/", "www.evil.example", "@octocat", "#1 and GH-1",
    "**bold** _em_ ~~gone~~", "&lt;b&gt; &amp;", "<!-- ", "\\|", "$x$", "\u202egnp.exe",
]  # fmt: skip
PERSON = "annotations/people/tom-reed.yml"


class _Terminal(StringIO):
    def isatty(self) -> bool:
        return True


@pytest.fixture
def hostile(tmp_path: Path) -> Path:
    """A site with files in which every line is a problem that repeats what was typed."""
    files = {}
    for number in range(0, len(EVIL), 4):  # if a record has more, one message reports the rest
        lines = [f"{json.dumps(words)}: x" for words in EVIL[number : number + 4]]
        files[PERSON.replace("reed", f"reed-{number}")] = "\n".join([*lines, f"status: {json.dumps(EVIL[number])}", ""])
    return lay_over_mini_site(files, tmp_path / "site")


def check(folder: Path, *arguments: str, out: StringIO | None = None) -> tuple[int, str]:
    out = out or StringIO()
    code = main(["check", *arguments], folder, out)
    return code, out.getvalue()


def read_by_the_runner(log: str) -> list[tuple[str, dict[str, str], str]]:
    """The commands in a log, as GitHub's runner reads it: kind, properties, message."""
    found = []
    for line in log.splitlines():
        assert "##[" not in line
        if line.lstrip().startswith("::"):
            match = re.fullmatch(r"::(\w+) ([^:]*)::(.*)", line)
            assert match, line
            pairs = dict(pair.split("=", 1) for pair in match[2].split(","))
            found.append((match[1], {name: _unescaped(value) for name, value in pairs.items()}, _unescaped(match[3])))
    return found


def _unescaped(text: str) -> str:
    for escape, sign in (("%0D", "\r"), ("%0A", "\n"), ("%3A", ":"), ("%2C", ","), ("%25", "%")):
        text = text.replace(escape, sign)
    return text


def test_the_log_has_our_ten_commands_and_no_other(hostile: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("GITHUB_STEP_SUMMARY", raising=False)
    code, log = check(hostile, "--format", "github")
    found = read_by_the_runner(log)
    problems = sorted(check_site(hostile).problems, key=lambda problem: not problem.is_error)[:MOST_MARKED]
    assert code == WRONG
    assert len(found) == MOST_MARKED
    for (kind, properties, message), problem in zip(found, problems, strict=True):
        assert kind == RULES[problem.rule].severity
        assert set(properties) == {"file", "line", "title", "col", "endColumn"}
        assert properties["file"] == problem.at.path
        assert properties["line"] == str(problem.at.line)
        assert properties["title"] == f"{problem.rule} {RULES[problem.rule].title}"
        assert f"fix: {problem.fix}" in message


def test_a_file_as_a_whole_is_marked_without_columns(tmp_path: Path) -> None:
    _, log = check(lay_over_mini_site({"annotations/people/a,b:c%.yml": "name: x\n"}, tmp_path / "site"), "--format", "github")
    assert "::error file=annotations/people/a%2Cb%3Ac%25.yml,line=1,title=I001 An id has the wrong form::" in log
    assert read_by_the_runner(log)[0][1]["file"] == "annotations/people/a,b:c%.yml"


def test_no_line_of_the_log_begins_as_a_command() -> None:
    assert without_commands("a\n  ::error::b\n##[group]c") == "a\n  : :error::b\n## [group]c"


def test_the_step_summary_is_one_table_of_text(hostile: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Rendered as Markdown with tables, it has no element but those of the table, and every word as it was typed."""
    file = tmp_path / "summary.md"
    file.write_text("Another step's words.\n", "utf-8")
    monkeypatch.setenv("GITHUB_STEP_SUMMARY", str(file))
    check(hostile, "--format", "github")
    written = file.read_text("utf-8")
    assert written.startswith("Another step's words.\n### Annotations\n")
    tree = ET.fromstring(f"<x>{markdown.markdown(written, extensions=['tables']).replace('<br>', '<br/>')}</x>")
    assert {element.tag for element in tree.iter()} == {"x", "p", "h3", "table", "thead", "tbody", "tr", "th", "td", "code", "br"}
    assert all(not element.attrib for element in tree.iter())
    rows = list(tree.iter("tr"))[1:]
    assert len(rows) == len(check_site(hostile).problems)
    assert all(len(row) == 4 for row in rows)
    assert not re.search(r"https?:|www\.|@\w|\]\(|<(?!/?code>|br>)", written), (
        "nothing is left that GitHub would turn into a link, a name or a tag"
    )


def test_the_step_summary_stays_far_below_the_limit_of_a_megabyte() -> None:
    problems = [Problem("Q002", Span("a.yml", 1, 1, 9), ("|" * 5000,) * 50, "`" * 5000, ("&" * 5000,) * 50) for _ in range(5000)]
    summary = step_summary(problems, "5000 errors")
    assert len(summary.encode()) < 1_000_000
    assert re.search(r"\n… and 49\d\d more\.\n$", summary)


def test_without_a_problem_the_summary_is_the_last_line(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GITHUB_STEP_SUMMARY", str(tmp_path / "summary.md"))
    code, log = check(lay_over_mini_site({}, tmp_path / "site"), "--format", "github")
    assert code == WELL
    assert (tmp_path / "summary.md").read_text("utf-8") == f"### Annotations\n\n{log}"


def test_json_has_every_key_for_every_problem_and_says_what_the_text_says(hostile: Path) -> None:
    code, out = check(hostile, "--format", "json")
    data = json.loads(out)
    assert out.isascii()
    assert code == WRONG
    assert list(data) == ["version", "summary", "errors", "warnings", "notices", "problems"]
    assert data["version"] == 1
    problems = check_site(hostile).problems
    assert (data["errors"], data["warnings"]) == (sum(each.is_error for each in problems), sum(not each.is_error for each in problems))
    assert [(each["rule"], each["path"], each["line"], each["column"], each["length"]) for each in data["problems"]] == [
        (problem.rule, *problem.at) for problem in problems
    ]
    assert {tuple(each) for each in data["problems"]} == {tuple(documented_keys())}


def test_json_repairs_are_whole_lines_that_repair(tmp_path: Path) -> None:
    folder = lay_over_mini_site({PERSON: "nmae: Tom Reed\nnote: Invented.\n"}, tmp_path / "site")
    repair = json.loads(check(folder, "--format", "json")[1])["problems"][0]["repair"]
    assert repair == {"first": 1, "last": 1, "lines": ["name: Tom Reed"], "sure": True}


def documented_keys() -> list[str]:
    """The keys of a problem, in the order that CONTRIBUTING.md lists them."""
    section = (ROOT / "CONTRIBUTING.md").read_text("utf-8").partition("**Using `check` from other programs.**")[2].partition("\n\n**")[0]
    return re.findall(r"^\| `(\w+)` \|", section, re.MULTILINE)


def test_colour_is_for_a_terminal_alone(hostile: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TERM", "xterm")
    monkeypatch.delenv("NO_COLOR", raising=False)
    plain = check(hostile)[1]
    bright = check(hostile, out=_Terminal())[1]
    assert "\x1b[" not in plain
    assert re.sub(r"\x1b\[\d+m", "", bright) == plain
    assert "\x1b[31m\x1b[1merror[F001]\x1b[0m" in bright
    monkeypatch.setenv("NO_COLOR", "1")
    assert check(hostile, out=_Terminal())[1] == plain


def test_the_first_message_is_preceded_by_where_its_words_are_explained(tmp_path: Path) -> None:
    folder = lay_over_mini_site({PERSON: "nmae: Tom Reed\nnote: Invented.\n"}, tmp_path / "site")
    assert check(folder)[1].startswith(f"{GLOSSARY}\n\nerror[F001]")
    assert check(folder, "--format", "github")[1].startswith(f"{GLOSSARY}\n\nerror[F001]")
    assert GLOSSARY not in check(lay_over_mini_site({}, tmp_path / "well"))[1]
    named = re.findall(r"docs/\S+\.md", GLOSSARY)
    assert [path for path in named if not (ROOT / path).is_file()] == []
