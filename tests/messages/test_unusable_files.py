"""Files that nobody could have meant: one clear message each, never a traceback, seldom above two seconds."""

import gc
import os
import shutil
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from annotated_article.problems import MOST
from support.message_case import lay_over_mini_site, messages_of

PERSON = "annotations/people/tom-reed.yml"
ARTICLE = "docs/articles/2001-05-28-ferry.md"
NOTES = "annotations/articles/2001-05-21-bridge-closed.yml"
SECONDS = 2.0  # of this process, so that a busy machine fails nothing
MANY = 60_000


@pytest.fixture
def site(tmp_path: Path) -> Path:
    return lay_over_mini_site({}, tmp_path / "site")


def timed(site: Path, seconds: float = SECONDS) -> str:
    gc.collect()
    gc.freeze()  # what earlier tests have left is not searched again
    start = time.process_time()
    said = messages_of(site)
    assert time.process_time() - start < seconds
    return said


def one_message(site: Path, file: str, data: bytes | str, seconds: float = SECONDS) -> str:
    """The one message that the file brings about, without the line that sums up."""
    (site / file).write_bytes(data if isinstance(data, bytes) else data.encode())
    said = timed(site, seconds)
    assert said.endswith("\n\n1 error\n"), said
    return said.removesuffix("\n\n1 error\n")


def shown(*rows: str) -> str:
    return "\n".join(rows)


def test_a_file_in_windows_encoding(site: Path) -> None:
    assert one_message(site, PERSON, "name: Tom Reed\nnote: Fährmann\n".encode("cp1252")) == shown(
        "error[Y011] This file is not UTF-8 text",
        " --> annotations/people/tom-reed.yml:2:8",
        "  |",
        "1 | name: Tom Reed",
        "2 | note: F�hrmann",
        "  |        ^",
        "  = It seems to be Windows-1252, where this character is “ä”.",
        "  = fix: save the file with the encoding UTF-8; every editor offers this under “Save as”",
    )


def test_a_file_in_utf_16(site: Path) -> None:
    assert one_message(site, PERSON, "name: Tom Reed\n".encode("utf-16")) == shown(
        "error[Y011] This file is not UTF-8 text",
        "  --> annotations/people/tom-reed.yml",
        "   = It was saved as UTF-16, which some programs call “Unicode”.",
        "   = fix: save the file with the encoding UTF-8; every editor offers this under “Save as”",
    )


def test_a_byte_that_no_encoding_explains(site: Path) -> None:
    assert one_message(site, ARTICLE, b"---\ntitle: x\x81y\n---\n") == shown(
        "error[Y011] This file is not UTF-8 text",
        " --> docs/articles/2001-05-28-ferry.md:2:9",
        "  |",
        "1 | ---",
        "2 | title: x�y",
        "  |         ^",
        "  = fix: save the file with the encoding UTF-8; every editor offers this under “Save as”",
    )


def test_a_nul(site: Path) -> None:
    assert one_message(site, PERSON, "name: Tom\0Reed\n") == shown(
        "error[Y012] An invisible character",
        " --> annotations/people/tom-reed.yml:1:10",
        "  |",
        "1 | name: Tom�Reed",
        "  |          ^",
        "  = It is the control character U+0000.",
        "  = fix: delete it, or type the line again",
    )


@pytest.mark.parametrize(
    ("file", "data", "seconds"),
    [
        (PERSON, "name: Tom Reed\n" * 700_000, SECONDS),
        (ARTICLE, "words " * 900_000, SECONDS),
        pytest.param(PERSON, "a: b\n" * 60_000, 2 * SECONDS, marks=pytest.mark.measures_time),  # 100,000 texts are read
    ],
)
def test_a_file_of_10_mb_or_of_very_many_texts(site: Path, file: str, data: str, seconds: float) -> None:
    assert one_message(site, file, data, seconds) == shown(
        "error[Y013] This file is too large",
        f"  --> {file}",
        "   = The limit is 2 MB and 100,000 values.",
        "   = fix: split the file, or delete what doesn't belong in it",
    )


@pytest.mark.thorough
@pytest.mark.parametrize(
    "data",
    [
        "a: " + "[" * MANY,
        "a: " + "[a," * MANY,
        "[" * MANY + "]" * MANY,
        "[\n" * MANY,
        "{" * MANY,
        "{a: " * MANY,
        "- " * MANY,
        "? " * MANY,
        "".join(" " * level + "a:\n" for level in range(1900)),
        "".join(" " * level + "-\n" for level in range(1900)),
        "- a:\n" + "".join("  " * level + "- a:\n" for level in range(1, 900)),
    ],
    ids=lambda data: repr(data[:8]),
)
def test_a_file_nested_without_end(site: Path, data: str) -> None:
    said = one_message(site, PERSON, data)
    assert said.startswith("error[Y014] This file is nested too deeply\n")
    assert [line.strip() for line in said.splitlines()[-2:]] == [
        "= It has more than 20 levels.",
        "= fix: use the fields of the format, one per line",
    ]


def test_a_file_that_would_unfold_without_end(site: Path) -> None:
    bomb = "a: &a [lol, lol]\n" + "".join(
        f"{name}: &{name} [{', '.join([f'*{last}'] * 9)}]\n" for last, name in zip("abcdefgh", "bcdefghi", strict=True)
    )
    assert one_message(site, PERSON, bomb) == shown(
        "error[Y009] A value that begins with &, * or !",
        " --> annotations/people/tom-reed.yml:1:4",
        "  |",
        "1 | a: &a [lol, lol]",
        "  |    ^^",
        "  = At the beginning of a value, & names a part of the file that can be reused.",
        "  = fix: delete &a",
    )


@pytest.mark.parametrize(
    "data",
    [
        '"' * MANY,
        "'" * MANY,
        "-" * 1_900_000,
        ":" * 1_900_000,
        ": " * 900_000,
        "&a " * MANY,
        "\tnote: x\n" * MANY,
        "note: " + "a: " * 600_000,
    ],
)
def test_nonsense_gets_one_message(site: Path, data: str) -> None:
    assert len(one_message(site, PERSON, data)) < 20_000


@pytest.mark.thorough
def test_very_many_mistakes_in_one_file_are_not_all_told(site: Path) -> None:
    (site / PERSON).write_text("name: Tom Reed\nnote: Invented.\naliases:\n" + "  - a #b\n" * 20_000)
    said = timed(site)
    assert said.count("error[Y008]") + said.count("warning[R004]") == MOST
    assert said.startswith(
        shown(
            "warning[Y020] There are more problems in this file",
            "  --> annotations/people/tom-reed.yml",
            "   = Only the first 100 problems are shown.",
            "   = fix: fix these, then check again",
        )
    )


def test_very_many_unknown_ids_are_not_all_told(site: Path) -> None:
    (site / NOTES).write_text("cast: [" + ", ".join(f"nobody-{number}" for number in range(20_000)) + "]\n")
    assert timed(site).count("error[R001]") == MOST


def _link(to: str) -> Callable[[Path], None]:
    return lambda file: file.symlink_to(to)


@pytest.mark.parametrize("file", [PERSON, ARTICLE])
@pytest.mark.parametrize(
    ("make", "why", "fix"),
    [
        (_link("/etc/passwd"), "It is a link that leads out of the project, or to itself.", "replace the link with the file itself"),
        (
            _link("../../../../../../../../etc/passwd"),
            "It is a link that leads out of the project, or to itself.",
            "replace the link with the file itself",
        ),
        (_link("nowhere"), "It is not an ordinary file.", "replace it with an ordinary file"),
        (Path.mkdir, "It is a folder, although its name ends like a file's.", "rename or move the folder"),
        (os.mkfifo, "It is not an ordinary file.", "replace it with an ordinary file"),
    ],
    ids=["a link outside", "a long way outside", "a link to nothing", "a folder", "a pipe"],
)
def test_what_is_not_a_file(site: Path, file: str, make: Callable[[Path], None], why: str, fix: str) -> None:
    make(site / file)
    said = timed(site)
    assert said == shown("error[Y016] This file can't be used", f"  --> {file}", f"   = {why}", f"   = fix: {fix}", "", "1 error", "")


def test_a_link_to_itself(site: Path) -> None:
    (site / PERSON).symlink_to("tom-reed.yml")
    assert "It is a link that leads out of the project, or to itself." in timed(site)


def test_a_folder_that_is_a_link_outside_is_never_opened(site: Path, tmp_path: Path) -> None:
    (tmp_path / "outside").mkdir()
    (tmp_path / "outside" / "secret.yml").write_text("name: Secret\n")
    shutil.rmtree(site / "annotations/terms")
    (site / "annotations/terms").symlink_to(tmp_path / "outside")
    said = timed(site)
    assert "error[Y016] This file can't be used\n  --> annotations/terms\n" in said
    assert "ecret" not in said


def test_notes_that_are_a_link_outside_show_nothing_of_it(site: Path, tmp_path: Path) -> None:
    (tmp_path / "outside.yml").write_text("secret: Secret\n")
    (site / NOTES).unlink()
    (site / NOTES).symlink_to(tmp_path / "outside.yml")
    assert "ecret" not in timed(site)


def test_a_file_that_may_not_be_read(site: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Root may read everything, so the system's refusal is played."""
    read_bytes = Path.read_bytes

    def refuse(file: Path) -> bytes:
        if file.name == "ada-pell.yml":
            raise PermissionError(13, "Permission denied")
        return read_bytes(file)

    monkeypatch.setattr(Path, "read_bytes", refuse)
    assert timed(site) == shown(
        "error[Y016] This file can't be used",
        "  --> annotations/people/ada-pell.yml",
        "   = The system reports: Permission denied.",
        "   = fix: make sure that the file exists and may be read",
        "",
        "1 error",
        "",
    )


@pytest.mark.parametrize(
    ("name", "shown_as", "meant"),
    [
        (b"tom\nreed.yml", "tom�reed.yml", "tom-reed.yml"),
        (b"\x1b[31mtom.yml", "�[31mtom.yml", "31mtom.yml"),
        ("a\u202eb.yml".encode(), "a�b.yml", "a-b.yml"),
        (b"br\xfccke.yml", "br�cke.yml", "br-cke.yml"),
        ("brücke.yml".encode(), "brücke.yml", "bruecke.yml"),
        ("bru\u0308cke.yml".encode(), "bru\u0308cke.yml", "bruecke.yml"),
        ("桥.yml".encode(), "桥.yml", ""),
    ],
)
def test_a_name_that_is_not_an_id_is_shown_safely(site: Path, name: bytes, shown_as: str, meant: str) -> None:
    with Path(os.fsdecode(os.fsencode(site / "annotations/terms") + b"/" + name)).open("w") as file:
        file.write("name: x\nnote: y\n")
    assert timed(site) == shown(
        "error[I001] An id has the wrong form",
        f"  --> annotations/terms/{shown_as}",
        "   = The file name is the entry's id: lower-case letters a-z, digits and single hyphens.",
        f"   = fix: rename it to {meant}" if meant else "   = fix: rename the file",
        "",
        "1 error",
        "",
    )


@pytest.mark.parametrize(
    "change",
    [lambda data: data.replace(b"\n", b"\r\n"), lambda data: data.replace(b"\n", b"\r"), lambda data: b"\xef\xbb\xbf" + data],
    ids=["CRLF", "CR", "BOM"],
)
def test_line_ends_and_byte_order_marks_change_nothing(site: Path, change: Callable[[bytes], bytes]) -> None:
    before = messages_of(site)
    for file in [*site.rglob("*.yml"), *site.rglob("*.md"), *site.rglob("*.txt")]:
        file.write_bytes(change(file.read_bytes()))
    assert messages_of(site) == before


def test_a_seed_is_looked_for_in_its_folder_alone(site: Path) -> None:
    (site / ARTICLE).write_text("---\ntitle: The ferry\npublished: 2001-05-28\nseed: ../README.md\n---\n\nInvented for testing.\n")
    assert timed(site).startswith("error[T002] There is no such seed\n")


def test_a_project_without_its_folders(tmp_path: Path) -> None:
    assert messages_of(tmp_path) == f"{tmp_path} has no folders annotations/ and docs/.\n"


def test_a_project_with_empty_folders(tmp_path: Path) -> None:
    (tmp_path / "annotations").mkdir()
    (tmp_path / "docs").mkdir()
    assert messages_of(tmp_path) == "0 errors. 0 names linked, 0 notes placed in 0 paragraphs.\n"
