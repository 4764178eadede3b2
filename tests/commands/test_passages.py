"""The command `passages`: the only one that writes locks, and it never overwrites one that it cannot read."""

from pathlib import Path

import pytest

from annotated_article.command_line import MISUSED, WELL, WRONG
from support.run_command import run

MINI_SITE = Path(__file__).parents[1] / "mini_site"
LOCK = "annotations/passages/2001-05-21-bridge-closed.lock"
IDS = "annotations/published.lock"
ARTICLE = "docs/articles/2001-05-21-bridge-closed.md"
ADA = "annotations/people/ada-pell.yml"


def edit(project: Path, file: str, old: str, new: str) -> None:
    text = (project / file).read_text("utf-8")
    assert old in text
    (project / file).write_text(text.replace(old, new, 1), "utf-8")


def test_a_missing_lock_is_not_reported_and_no_other_command_writes_one(project: Path) -> None:
    for command in ("check", "fix", "coverage"):
        assert run(project, command)[0] == WELL
    assert not (project / LOCK).exists()
    assert not (project / IDS).exists()


def test_check_says_in_its_last_line_which_new_article_has_no_numbers_written_down(project: Path) -> None:
    run(project, "passages")
    for name, whose in (("2001-06-01-toll-kept", "2001-06-01-toll-kept"), ("2001-06-02-toll-raised", "2 articles")):
        head = f"---\ntitle: The toll\npublished: {name[:10]}\nrights: Invented for testing.\n---\n"
        (project / f"docs/articles/{name}.md").write_text(f"{head}\nIt is as it was.\n", "utf-8")
        code, told = run(project, "check")
        assert code == WELL
        assert told.startswith("0 errors. ")
        assert told.endswith(f" paragraphs. The paragraph numbers of {whose} are not saved yet. Run: python hooks/annotate.py passages\n")
    run(project, "passages")
    assert run(project, "check")[1].endswith(" paragraphs.\n")


def test_it_writes_what_is_new_and_a_second_time_nothing(project: Path) -> None:
    code, told = run(project, "passages")
    assert code == WELL
    assert "2001-05-21-bridge-closed\n  2 numbers given for the first time\n" in told
    assert f"wrote {LOCK}\n" in told
    before = {file: file.read_bytes() for file in project.rglob("*") if file.is_file()}
    assert run(project, "passages") == (WELL, "All numbers and ids are already saved.\n")
    assert {file: file.read_bytes() for file in project.rglob("*") if file.is_file()} == before
    assert run(project, "check")[1].startswith("0 errors. ")


def test_ids_wait_until_all_errors_are_corrected_and_numbers_do_not(project: Path) -> None:
    edit(project, ADA, "name: Ada Pell", "nmae: Ada Pell")
    code, told = run(project, "passages")
    assert code == WRONG
    assert told.endswith("The list of published ids was not changed: there is an error to fix first. Run: make check\n")
    assert (project / LOCK).exists()
    assert not (project / IDS).exists()


def test_a_damaged_lock_is_reported_and_nothing_is_written(project: Path) -> None:
    run(project, "passages")
    edit(project, LOCK, "p2 | stands", "p7 | stands")
    edit(project, ARTICLE, "The ferry runs again.", "The ferry runs again.\n\nIt is late.")
    before = {file: file.read_bytes() for file in project.rglob("*") if file.is_file()}
    code, told = run(project, "passages")
    assert code == WRONG
    assert told.startswith("error[T004] This lock is damaged\n")
    assert told.endswith("Nothing was written.\n")
    assert {file: file.read_bytes() for file in project.rglob("*") if file.is_file()} == before


def test_a_published_id_is_forgotten_only_by_name(project: Path) -> None:
    run(project, "passages")
    for file in ("annotations/articles/2001-05-14-bridge-opened.yml", "annotations/articles/2001-05-21-bridge-closed.yml", ADA):
        (project / file).unlink()
    assert run(project, "passages")[0] == WRONG, "what vanished without a word is an error"
    lost = [line for line in (project / IDS).read_text("utf-8").splitlines() if line == "people/ada-pell" or line.count("/") == 3]
    code, told = run(project, "passages", "--forget", "people/ada-pel")
    assert (code, told) == (MISUSED, "`people/ada-pel` is not a published id. Did you mean people/ada-pell?\nNothing was written.\n")
    arguments = [argument for each in lost for argument in ("--forget", each)]
    code, told = run(project, "passages", *arguments)
    assert code == WELL, told
    assert not set(lost) & set((project / IDS).read_text("utf-8").splitlines())


def test_an_interrupted_writing_leaves_the_lock_that_was(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    run(project, "passages")
    before = (project / LOCK).read_bytes()
    edit(project, ARTICLE, "The ferry runs again.", "The ferry runs again.\n\nIt is late.")
    write = Path.write_bytes

    def half(self: Path, data: bytes) -> int:
        write(self, data[: len(data) // 2])
        raise OSError(28, "No space left on device", str(self))

    monkeypatch.setattr(Path, "write_bytes", half)
    code, told = run(project, "passages")
    monkeypatch.undo()
    assert code == WRONG
    assert told.endswith(": No space left on device. No file was left half-written.\n")
    assert (project / LOCK).read_bytes() == before
    assert [file.name for file in (project / "annotations/passages").iterdir() if not file.name.endswith(".lock")] == []
