"""Whatever goes wrong while a site is built: one clear message, and never half a site in place of a whole one."""

import os
import shutil
import signal
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from annotated_article.put_in_place import abandon, begin, put_in_place
from support.project import mkdocs, project

pytestmark = pytest.mark.thorough

BUILD = [sys.executable, "-m", "mkdocs", "build", "--strict"]
SURROUNDINGS = {**os.environ, "NO_MKDOCS_2_WARNING": "1", "PYTHONUNBUFFERED": "1"}
UNTOUCHED = "The site that was built before is unchanged."
ADA = "annotations/people/ada-pell.yml"


def files_of(site: Path) -> dict[str, bytes]:
    return {file.relative_to(site).as_posix(): file.read_bytes() for file in site.rglob("*") if file.is_file()}


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, dict[str, bytes]]:
    """A project with its site, built once, and the files of that."""
    root = project(tmp_path_factory.mktemp("faults") / "project")
    assert mkdocs(root, "--strict").returncode == 0
    (root / "site/.git").write_text("kept", "utf-8")
    return root, files_of(root / "site")


@pytest.fixture
def root(whole: tuple[Path, dict[str, bytes]], tmp_path: Path) -> Iterator[Path]:
    """A copy of it with an edited note; whatever the test does to its build, the old site must still be there afterwards."""
    copy = tmp_path / "project"
    shutil.copytree(whole[0], copy)
    text = (copy / ADA).read_text("utf-8")
    (copy / ADA).write_text(text.replace("opened its bridge", "opened its second bridge"), "utf-8")
    yield copy
    assert files_of(copy / "site") == whole[1]


def beside(root: Path) -> list[str]:
    """Folders of builds that were left beside the site."""
    return [path.name for path in root.glob(".site.*")]


def _fails(root: Path, *said: str) -> str:
    build = mkdocs(root)
    assert build.returncode == 1, build.stdout
    assert "Traceback" not in build.stdout, build.stdout
    for words in said:
        assert words in build.stdout
    assert beside(root) == []
    return build.stdout


def test_a_full_disk(root: Path) -> None:
    limit = "import resource; resource.setrlimit(resource.RLIMIT_FSIZE, (30_000, 30_000))"
    limited = f"{limit}; import runpy; runpy.run_module('mkdocs', run_name='__main__')"
    build = subprocess.run(
        [sys.executable, "-c", limited, "build"], cwd=root, env=SURROUNDINGS, capture_output=True, encoding="utf-8", check=False
    )
    assert build.returncode == 1
    assert "Traceback" not in build.stdout + build.stderr
    assert "The site could not be built." in build.stdout + build.stderr
    assert f": File too large. {UNTOUCHED}" in build.stdout + build.stderr
    assert beside(root) == []


def _a_dangling_link(root: Path) -> None:
    (root / "docs/lost.md").symlink_to(root / "docs/nowhere.md")


def _a_pipe(root: Path) -> None:
    os.mkfifo(root / "docs/pipe.md")


def _a_pipe_among_the_notes(root: Path) -> None:
    os.mkfifo(root / "annotations/people/pipe.yml")


def _a_link_out_of_the_project(root: Path) -> None:
    (root / "docs/passwords.txt").symlink_to("/etc/passwd")


def _a_linked_folder(root: Path) -> None:
    (root / "docs/system").symlink_to("/etc/apt")


def _a_folder_that_holds_itself(root: Path) -> None:
    (root / "docs/again").symlink_to(root / "docs")


def _a_folder_in_place_of_a_note(root: Path) -> None:
    (root / "annotations/people/tom-reed.yml").mkdir()


@pytest.mark.parametrize(
    ("fault", "file"),
    [
        (_a_dangling_link, "docs/lost.md"),
        (_a_pipe, "docs/pipe.md"),
        (_a_pipe_among_the_notes, "annotations/people/pipe.yml"),
        (_a_link_out_of_the_project, "docs/passwords.txt"),
        (_a_linked_folder, "docs/system"),
        (_a_folder_that_holds_itself, "docs/again"),
        (_a_folder_in_place_of_a_note, "annotations/people/tom-reed.yml"),
    ],
)
def test_a_file_outside_the_project(root: Path, fault: Callable[[Path], None], file: str) -> None:
    fault(root)
    said = _fails(root, "error[Y016] This file can't be used", f"--> {file}\n")
    assert said.count("error[") == 1


def test_a_file_that_vanishes_during_the_build(root: Path) -> None:
    (root / "docs/picture.svg").write_text("<svg/>", "utf-8")
    hook = "from pathlib import Path\n\ndef on_env(env, config, files):\n    (Path(config.docs_dir) / 'picture.svg').unlink()\n"
    (root / "vanish.py").write_text(hook, "utf-8")
    settings = (root / "mkdocs.yml").read_text("utf-8")
    (root / "mkdocs.yml").write_text(settings.replace("annotate.py]", "annotate.py, vanish.py]"), "utf-8")
    _fails(root, "The site could not be built.", f"docs/picture.svg: No such file or directory. {UNTOUCHED}")


def test_a_page_that_is_not_text(root: Path) -> None:
    (root / "docs/odd.md").write_bytes(b"# Odd\n\n\xff\xfe\n")
    _fails(root, "odd.md", f"The file named above is not UTF-8 text. {UNTOUCHED}")


def test_a_history_that_is_not_there(root: Path) -> None:
    with (root / "mkdocs.yml").open("a", encoding="utf-8") as settings:
        settings.write("extra: {history: history.json}\n")
    _fails(root, "There is no file", "python hooks/annotate.py history", "leave `extra.history` in mkdocs.yml empty")


def test_a_strict_build_with_a_warning(root: Path) -> None:
    (root / "annotations/terms/unused.yml").write_text("name: Never Named\nnote: Stands nowhere.\n", "utf-8")
    build = mkdocs(root, "--strict")
    assert build.returncode == 1
    assert UNTOUCHED in build.stdout
    assert beside(root) == []


@pytest.fixture
def interruptible() -> Iterator[None]:
    """Tests that run in the background of a shell ignore a key's signal, and what they start would inherit that."""
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    yield
    signal.signal(signal.SIGINT, before)


@pytest.mark.usefixtures("interruptible")
@pytest.mark.parametrize("how", [signal.SIGINT, signal.SIGKILL], ids=["by a key", "by the system"])
def test_a_build_that_is_cut_short(root: Path, how: signal.Signals) -> None:
    with subprocess.Popen(BUILD, cwd=root, env=SURROUNDINGS, stdout=subprocess.PIPE, stderr=subprocess.STDOUT) as build:
        deadline = time.monotonic() + 60
        while not any(root.glob(".site.building/assets")) and time.monotonic() < deadline:
            time.sleep(0.005)
        build.send_signal(how)
        said, _ = build.communicate(timeout=60)
    assert build.returncode != 0
    assert b"Traceback" not in said
    left = beside(root)
    assert bool(left) == (how == signal.SIGKILL)
    shutil.copytree(root, root.parent / "again", symlinks=True)
    assert mkdocs(root.parent / "again").returncode == 0
    assert beside(root.parent / "again") == [], "the next build clears away what was left"


def test_a_site_that_was_moved_aside_is_put_back(root: Path) -> None:
    (root / "site").rename(root / ".site.old")
    (root / "annotations/people/tom-reed.yml").write_text("name:\n", "utf-8")
    _fails(root, "2 errors. Fix the files named above")


@pytest.mark.usefixtures("interruptible")
def test_serve_that_is_interrupted(root: Path) -> None:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        address = f"127.0.0.1:{free.getsockname()[1]}"
    command = [sys.executable, "-m", "mkdocs", "serve", "--dev-addr", address]
    with subprocess.Popen(
        command, cwd=root, env=SURROUNDINGS, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, encoding="utf-8"
    ) as serving:
        assert serving.stdout is not None
        said = ""
        while "Serving on" not in said:
            line = serving.stdout.readline()
            assert line, said
            said += line
        urllib.request.urlopen(f"http://{address}/", timeout=30).close()  # MkDocs says so a little before its server runs
        serving.send_signal(signal.SIGINT)
        said += serving.communicate(timeout=60)[0]
    assert "Traceback" not in said
    assert beside(root) == []


def test_of_two_builds_at_once_the_second_says_that_the_other_is_running(whole: tuple[Path, dict[str, bytes]], tmp_path: Path) -> None:
    root = tmp_path / "project"
    shutil.copytree(whole[0], root)
    running = begin(root / "site")
    said = mkdocs(root)
    assert said.returncode == 1
    assert "Another build is writing site/ at the moment. Wait until it is done, then build again." in said.stdout
    assert "Traceback" not in said.stdout
    abandon(running)
    assert mkdocs(root).returncode == 0
    assert files_of(root / "site") == whole[1], "and what is hidden there, such as .git, is kept"
    assert beside(root) == []


def test_a_site_of_another_name_may_be_built_at_the_same_time(place: Path) -> None:
    running, other = begin(place), begin(place.with_name("other"))
    assert running.folder != other.folder
    abandon(running)
    abandon(other)


def _built_beside(place: Path) -> None:
    building = begin(place)
    assert building.folder != building.place
    (building.folder / "new").mkdir()
    (building.folder / "new/index.html").write_text("new", "utf-8")
    put_in_place(building)


@pytest.fixture
def place(tmp_path: Path) -> Path:
    """An old site with a folder that MkDocs never deletes."""
    (tmp_path / "place/.git").mkdir(parents=True)
    (tmp_path / "place/.git/config").write_text("kept", "utf-8")
    (tmp_path / "place/old.html").write_text("old", "utf-8")
    return tmp_path / "place"


def test_a_place_on_a_disk_of_its_own_is_filled_file_by_file(place: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def busy(self: Path, target: Path) -> Path:
        raise OSError(16, "Device or resource busy", str(self), None, str(target))

    monkeypatch.setattr(Path, "rename", busy)
    _built_beside(place)
    assert sorted(files_of(place)) == [".git/config", "new/index.html"]
    assert sorted(path.name for path in place.parent.iterdir()) == ["place"]


def test_a_place_that_is_a_link_stays_one(place: Path, tmp_path: Path) -> None:
    (tmp_path / "link").symlink_to(place)
    _built_beside(tmp_path / "link")
    assert (tmp_path / "link").is_symlink()
    assert sorted(files_of(place)) == [".git/config", "new/index.html"]


def test_where_nothing_can_be_made_beside_the_place_it_is_built_in(place: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refused(self: Path, *modes: object, **named: object) -> None:
        raise PermissionError(13, "Permission denied", str(self))

    monkeypatch.setattr(Path, "mkdir", refused)
    building = begin(place)
    assert building.folder == building.place == place
    abandon(building)
    put_in_place(building)
    assert sorted(files_of(place)) == [".git/config", "old.html"]
