"""The commands as people type them, on a copy of the mini site."""

from pathlib import Path

import pytest

from annotated_article.command_line import COMMANDS, MISUSED, WELL, WRONG, main
from support.run_command import run

MINI_SITE = Path(__file__).parents[1] / "mini_site"


def article_of(project: Path) -> Path:
    return next(file for file in sorted((project / "annotations/articles").glob("*.yml")) if "quote: " in file.read_text("utf-8"))


def test_check_says_that_all_is_well(project: Path) -> None:
    code, told = run(project, "check")
    assert code == WELL
    assert told.startswith("0 errors. ")


def test_fix_corrects_what_needs_no_judgement_and_tells_the_rest(project: Path) -> None:
    person = project / "annotations/people/karl-other.yml"
    person.write_text("nmae: Karl Other\nnote: He said: no\nborn: 10 March 2007\naliases: Foo, Ms Bar\nstatus: Draft\nrole:\n", "utf-8")
    code, told = run(project, "fix")
    assert code == WRONG
    assert person.read_text("utf-8") == (
        "name: Karl Other\nnote: >\n  He said: no\nborn: 2007-03-10\naliases: [Foo, Ms Bar]\nstatus: draft\nrole:\n"
    )
    assert "fixed annotations/people/karl-other.yml:1 error[F001] There is no such field\n" in told
    assert told.endswith("= fix: fill it in, or delete the field\n\n1 error\n"), "the empty field is left for a person"


def test_fix_leaves_a_slipped_quote_to_a_person(project: Path) -> None:
    notes = article_of(project)
    right = notes.read_text("utf-8")
    line = next(line for line in right.split("\n") if "quote: " in line and line.count(" ") > 9)
    words = line.rstrip('"').rsplit(" ", 2)
    slipped = right.replace(line, line.replace(words[1], words[1] + "x", 1))
    notes.write_text(slipped, "utf-8")
    code, told = run(project, "fix")
    assert code == WRONG
    assert "error[Q001]" in told
    assert "Closest match in the article" in told
    assert notes.read_text("utf-8") == slipped


def test_fix_changes_nothing_where_nothing_is_wrong(project: Path) -> None:
    before = {file: file.read_bytes() for file in project.rglob("*") if file.is_file()}
    assert run(project, "fix")[0] == WELL
    assert {file: file.read_bytes() for file in project.rglob("*") if file.is_file()} == before


def test_new_person_writes_a_file_that_check_can_read(project: Path) -> None:
    code, told = run(project, "new", "person", "Jean-Luc O'Neil Černý")
    assert code == WELL
    file = project / "annotations/people/jean-luc-oneil-cerny.yml"
    assert told.startswith("wrote annotations/people/jean-luc-oneil-cerny.yml\nWhere the name appears:\n  not in any article yet")
    text = file.read_text("utf-8")
    assert "name: Jean-Luc O'Neil Černý\naliases: [Černý]\n" in text
    code, told = run(project, "check")
    assert code == WRONG and told.count("error[") == 1 and "This field is empty" in told, "only the note is missing"
    assert "\nnote: >\n  \nsources: []\n" in text, "two spaces stand where one types"
    file.write_text(text.replace("note: >\n  ", "note: >\n  Invented for testing."), "utf-8")
    assert run(project, "check")[0] == WELL
    assert run(project, "new", "person", "Jean-Luc O'Neil Černý")[0] == MISUSED, "nothing is overwritten"


def test_new_article_keeps_the_raw_text_and_passes_the_check(project: Path, tmp_path_factory: pytest.TempPathFactory) -> None:
    raw = tmp_path_factory.mktemp("raw") / "ferry.txt"
    raw.write_bytes(
        b"## The ferry\r\n\r\nAnn Writer 3 March 2011\r\n\r\nThe ferry across the Amble is\r\n\r\nlate.\r\n\r\nferry.example.org/contact\r\n"
    )
    code, told = run(project, "new", "article", str(raw))
    assert code == WELL
    assert "Joined paragraph 1: … The ferry across the Amble is | late. …" in told
    assert (project / "seeds/ferry.txt").read_bytes() == raw.read_bytes()
    assert run(project, "check")[0] == WELL


def test_suggest_lists_what_carries_no_note(project: Path) -> None:
    text = "---\ntitle: News\npublished: 2007-03-12\n---\n\nLast month Greta Garland told the Harbour Board so. On Friday it rained.\n"
    (project / "docs/articles/news.md").write_text(text, "utf-8")
    code, told = run(project, "suggest", "news")
    assert code == WELL
    assert "  p1    Greta Garland\n" in told
    assert "  p1    Last month -> 2007-02\n" in told
    assert "  p1    On Friday -> 2007-03-09\n" in told
    assert "  p1    Last month Greta Garland told the Harbour Board so.\n" in told


def test_an_article_that_is_not_there_is_named_with_the_nearest(project: Path) -> None:
    name = sorted(file.stem for file in (project / "docs/articles").glob("*.md") if file.stem != "index")[0]
    code, told = run(project, "suggest", name + "s")
    assert code == MISUSED
    assert f"Did you mean {name}?" in told


def test_coverage_has_a_row_per_article(project: Path) -> None:
    code, told = run(project, "coverage")
    articles = [file.stem for file in (project / "docs/articles").glob("*.md") if file.stem != "index"]
    assert code == WELL
    table, _, gaps = told.partition("\n\n")
    assert [line.split()[0] for line in table.splitlines()[1:]] == sorted(articles)
    assert "sentences that report or judge something outside any claim" in gaps


WRONG_CALLS = [
    ((), "usage: python hooks/annotate.py"),
    (("sugest", "x"), "There is no command `sugest`. Did you mean suggest?\n"),
    (("suggest",), "The following arguments are required: ARTICLE.\nexample: python hooks/annotate.py suggest 2007-03-12-"),
    (("check", "people/ada-pell.yml"), "`check` has no option people/ada-pell.yml.\nexample: python hooks/annotate.py check"),
    (("new", "human", "Ann"), "There is no kind `human`. Available: person, place, organisation, event, term, article.\n"),
    (("new", "person", " "), "`` doesn't make an id of lower-case letters a-z, digits and hyphens. Choose an id: python hooks/annotate.py new person ' ' --id"),
    (("new", "person", "北京"), "`北京` doesn't make an id of lower-case letters a-z, digits and hyphens. Choose an id: python"),
    (("new", "person", "Ann", "--id", "../x"), "`../x` doesn't make an id of "),
    (("new", "term", "Ada Pell"), "annotations/people/ada-pell.yml already exists. If this is somebody or something else, choose an id: python "),
    (("new", "article", "annotations"), "annotations is a folder. Give the file with the raw text: "),
    (("new", "article", "empty.txt"), "error[Y015] This file is empty\n  --> empty.txt\n"),
    (("new", "article", "with-nul.txt"), "error[Y012] An invisible character\n  --> with-nul.txt:3:6\n"),
    (
        ("new", "article", "docs/articles/2001-05-14-bridge-opened.md"),
        "docs/articles/2001-05-14-bridge-opened.md already has a header like an article: move it to docs/articles/ as it is.\n",
    ),
    (("new", "article", "again.txt"), "docs/articles/the-ferry.md already exists; nothing was written.\nIf this is another article, choose another id"),
]  # fmt: skip


@pytest.mark.parametrize(("call", "told"), WRONG_CALLS, ids=[" ".join(call) for call, _ in WRONG_CALLS])
def test_a_wrong_call_is_answered_with_what_to_type(
    call: tuple[str, ...], told: str, project: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(project)
    raw = {"empty.txt": "\n", "with-nul.txt": "A title\n\nText \0.\n", "again.txt": "The ferry\n\nIt is late.\n"}
    for name, text in raw.items():
        (project / name).write_text(text, "utf-8")
    (project / "docs/articles/the-ferry.md").write_text("", "utf-8")
    before = {file: file.read_bytes() for file in project.rglob("*") if file.is_file()}
    code, said = run(project, *call)
    assert code == MISUSED
    assert (said + capsys.readouterr().err).startswith(told)
    assert {file: file.read_bytes() for file in project.rglob("*") if file.is_file()} == before


def test_a_name_of_several_words_needs_no_quotation_marks_and_an_id_can_be_chosen(project: Path) -> None:
    assert run(project, "new", "person", "Ada", "Pell", "--id", "ada-pell-the-younger")[0] == WELL
    assert "name: Ada Pell\n" in (project / "annotations/people/ada-pell-the-younger.yml").read_text("utf-8")


def test_pages_of_a_project_with_errors_are_not_written(project: Path) -> None:
    (project / "annotations/people/ada-pell.yml").write_text("nmae: Ada\n", "utf-8")
    code, told = run(project, "pages", str(project / "ahead"))
    assert code == WRONG and told.endswith("errors\n") and not (project / "ahead").exists()


def test_a_closed_terminal_hides_no_answer(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.stdout", None)
    assert main(["check"], MINI_SITE) == WELL


@pytest.mark.parametrize("command", [command.name for command in COMMANDS])
def test_every_command_explains_itself_with_an_example(command: str, project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(project, command, "--help")[0] == WELL
    assert f"example: python hooks/annotate.py {command}" in capsys.readouterr().out


def test_a_folder_without_a_site_is_said(tmp_path: Path) -> None:
    code, told = run(tmp_path, "check")
    assert code == MISUSED
    assert told == f"{tmp_path} has no folders annotations/ and docs/.\n"
