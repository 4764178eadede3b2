"""No command deletes or overwrites what it has not made itself: it says why, ends as after a wrong call, and changes nothing."""

from pathlib import Path
from zipfile import ZipFile

import pytest

from annotated_article.command_line import MISUSED, WELL
from annotated_article.command_line.write_files import MARKER, Refused, replace
from annotated_article.loading.read_history import VERSION
from support.run_command import run


def files_in(folder: Path) -> dict[Path, bytes]:
    return {file: file.read_bytes() for file in folder.rglob("*") if file.is_file()}


def refused(project: Path, around: Path, *call: str) -> str:
    """What a call says that leaves every file in `around` as it was."""
    before = files_in(around)
    code, told = run(project, *call)
    assert code == MISUSED, told
    assert files_in(around) == before
    return told


@pytest.fixture
def settled(tmp_path: Path, project: Path) -> Path:
    """The project as it is on a disk: with its settings, and folders of other programs beside it."""
    (project / "mkdocs.yml").write_text("site_name: Mine\n", "utf-8")
    for folder in (".git", "hooks", "site", "other/docs"):
        (project / folder).mkdir(parents=True)
        (project / folder / "file.txt").write_text("Mine.\n", "utf-8")
    (project / "other/mkdocs.yml").write_text("site_name: Another\n", "utf-8")
    return tmp_path


@pytest.mark.parametrize("named", [".", "", "..", "docs", "docs/new", "annotations", "seeds", ".git/pages", "hooks/pages", "site", "other"])
def test_pages_refuses_a_folder_that_it_did_not_make(settled: Path, named: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(settled)
    told = refused(settled, settled, "pages", named)
    assert told.endswith("Nothing was deleted or written. Choose a new folder, such as build/zensical.\n")
    assert told.count("\n") == 1


def test_pages_refuses_the_project_by_every_name(settled: Path, tmp_path_factory: pytest.TempPathFactory) -> None:
    link = tmp_path_factory.mktemp("links") / "project"
    link.symlink_to(settled)
    for named in (str(settled), f"{settled}/docs/..", str(link), f"{link}/docs", str(settled / "mkdocs.yml")):
        assert "Nothing was deleted or written." in refused(settled, settled, "pages", named)


def test_pages_refuses_the_project_even_with_the_marker_in_it(settled: Path) -> None:
    (settled / MARKER).write_text("", "utf-8")
    (settled / "other" / MARKER).mkdir()
    assert "is the project folder" in refused(settled, settled, "pages", str(settled))
    assert "was not made by this command" in refused(settled, settled, "pages", str(settled / "other"))


def test_pages_deletes_nothing_behind_a_link(settled: Path) -> None:
    made = settled / "build"
    assert run(settled, "pages", str(made))[0] == WELL
    (made / "docs").rename(made / "before")
    (made / "docs").symlink_to(settled / "docs")
    assert "is a link" in refused(settled, settled, "pages", str(made))


def test_pages_writes_into_new_and_empty_folders_and_again_into_its_own(settled: Path) -> None:
    (settled / "empty").mkdir()
    for named in ("empty", "build/zensical"):
        folder = settled / named
        assert run(settled, "pages", str(folder))[0] == WELL
        (folder / "docs/stale.md").write_text("Of an earlier time.\n", "utf-8")
        (folder / "site").mkdir()
        assert run(settled, "pages", str(folder))[0] == WELL
        assert not (folder / "docs/stale.md").exists()
        assert (folder / "docs/people/ada-pell/index.md").is_file() and (folder / "site").is_dir()


def test_offline_and_history_overwrite_only_their_own_kind_of_file(project: Path) -> None:
    (project / "site").mkdir()
    (project / "site/index.html").write_text("<p>A site.</p>", "utf-8")
    with ZipFile(project / "photos.zip", "w") as archive:
        archive.writestr("photo.txt", "A photo.")
    (project / "broken.json").write_text("[" * 100_000, "utf-8")
    note = next((project / "annotations/people").glob("*.yml"))
    for mine in (note, project / "photos.zip", project / "site/index.html", project / "broken.json"):
        assert "already exists and was not written by this command." in refused(
            project, project, "offline", str(project / "site"), str(mine)
        )
    assert "is a folder" in refused(project, project, "offline", str(project / "site"), str(project / "docs"))
    for _ in range(2):
        assert run(project, "offline", str(project / "site"), str(project / "own.zip"))[0] == WELL


def test_history_overwrites_only_a_history(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("annotated_article.command_line.edit_commands.read_log", lambda *_: [])
    (project / "broken.json").write_text("[" * 100_000, "utf-8")
    (project / "data.json").write_text('{"version": 1}', "utf-8")
    (project / "mkdocs.yml").write_text("site_name: Mine\n", "utf-8")
    for name in ("mkdocs.yml", "broken.json", "data.json", str(project / "mkdocs.yml"), "docs/../mkdocs.yml"):
        assert "already exists and was not written by this command." in refused(project, project, "history", name)
    (project / "older.json").write_text(f'{{"version": {VERSION - 1}, "articles": {{}}}}', "utf-8")
    for name in ("older.json", ".cache/history.json", ".cache/history.json"):
        assert run(project, "history", name)[0] == WELL


@pytest.mark.parametrize("call", [("schema",), ("passages",), ("new", "person", "Jean Moreau")])
def test_nothing_is_written_through_a_link_out_of_the_project(
    project: Path, call: tuple[str, ...], tmp_path_factory: pytest.TempPathFactory
) -> None:
    elsewhere = tmp_path_factory.mktemp("elsewhere")
    for folder in ("annotations/schema", "annotations/passages", "annotations/people"):
        place = project / folder
        if place.exists():
            place.rename(tmp_path_factory.mktemp("before") / "moved")
        place.symlink_to(elsewhere)
    code, told = run(project, *call)
    assert code != WELL
    assert list(elsewhere.iterdir()) == [], told


def test_a_file_is_never_put_behind_a_link_out_of_its_folder(project: Path, tmp_path_factory: pytest.TempPathFactory) -> None:
    elsewhere = tmp_path_factory.mktemp("elsewhere")
    (project / "out").symlink_to(elsewhere)
    with pytest.raises(Refused, match=r"^out/file\.txt is reached through a link that leads out of "):
        replace(project, "out/file.txt", b"text")
    assert list(elsewhere.iterdir()) == []


def test_new_site_and_new_leave_what_is_there(settled: Path, tmp_path_factory: pytest.TempPathFactory) -> None:
    full = tmp_path_factory.mktemp("full")
    (full / "file.txt").write_text("Mine.\n", "utf-8")
    for named in (str(full), str(full / "file.txt"), str(settled), str(settled / "new"), str(settled.parent)):
        beside = sorted(settled.parent.iterdir())
        assert "Nothing was written." in refused(settled, settled, "new-site", named)
        assert sorted(settled.parent.iterdir()) == beside
        assert (full / "file.txt").read_text("utf-8") == "Mine.\n"
    person = next((settled / "annotations/people").glob("*.yml")).stem
    assert "already exists" in refused(settled, settled, "new", "person", "Somebody", "--id", person)


def test_fix_passes_over_a_file_whose_name_cannot_be_shown(project: Path) -> None:
    """Messages show � for a sign of its name that a terminal acts on; there is no file of that name to write to."""
    sheet = project / "docs/teach/odd\x01.md"
    sheet.parent.mkdir(exist_ok=True)
    sheet.write_text("/// pasage | 2001-05-14-bridge-opened p1\n///\n", "utf-8")
    before = files_in(project)
    code, told = run(project, "fix")
    assert "error[R008]" in told and code != WELL
    assert files_in(project) == before
