"""Notes and reading sheets saved from the browser under `make serve`: whole or not at all, and nothing else is touched."""

import errno
import os
import shutil
from pathlib import Path

import pytest

from annotated_article import save_note
from annotated_article.save_note import NotSaved, Wish, read, save
from annotated_article.site import check_site
from support.saving import ADA, ARTICLE, CLAIM, MAIN, NEW, text_of, version

# --- What is written


def test_a_new_note_is_a_new_file(root: Path) -> None:
    assert save(root, Wish(NEW, text=CLAIM)) == NEW
    assert text_of(root, NEW) == CLAIM
    assert (root / NEW).stat().st_mode & 0o777 == 0o644
    assert [str(claim.id) for claim in check_site(root).library.articles[ARTICLE].notes.claims][-1] == "lorries"


def test_an_edit_changes_the_lines_of_its_fields_and_no_other(root: Path) -> None:
    before = f"# About the bridge.\n{text_of(root, MAIN)}".replace(
        "    claim: The bridge is safe.\n", "    # In her words.\n    claim: The bridge is safe.\n"
    )
    (root / MAIN).write_text(before, "utf-8")
    found = read(root, MAIN, "claims/bridge-safe")
    assert found.fields["about"] == ["lower-amble"]
    fields = {"claim": ["claim: The bridge is quite safe."], "kind": ["kind: quotation"], "about": [], "note": ["note: >", "  It held."]}
    save(root, Wish(MAIN, found.version, note="claims/bridge-safe", fields=fields))
    after = text_of(root, MAIN)
    assert after == before.replace("    claim: The bridge is safe.\n", "    claim: The bridge is quite safe.\n").replace(
        "    about: [lower-amble]\n", "    note: >\n      It held.\n", 1
    )


def test_an_entry_is_edited_in_its_own_file_and_in_one_of_an_article(root: Path) -> None:
    save(root, Wish(ADA, version(root, ADA), fields={"role": ["role: Chair"], "born": ["born: 1950~"]}))
    assert text_of(root, ADA).split("\n")[:4] == ["name: Ada Pell", "aliases: [Pell]", "role: Chair", "born: 1950~"]
    entry = f"{CLAIM}entries:\n  - kind: place\n    id: mill\n    type: building\n    name: Old Mill\n    note: A mill.\n".replace(
        "speaker: The Gazette\n", "speaker: The Gazette\n    about: [mill]\n"
    )
    save(root, Wish(NEW, text=entry))
    found = read(root, NEW, "entries/mill")
    save(root, Wish(NEW, found.version, note="entries/mill", fields={"type": ["type: ruin"]}))
    assert text_of(root, NEW) == entry.replace("building", "ruin")


def test_a_review_is_added_at_the_end_of_a_note_and_takes_the_place_of_its_status(root: Path) -> None:
    lines = {"status": ["status: reviewed"], "reviewed_by": ["reviewed_by: Nell Ward"], "reviewed_on": ["reviewed_on: 2001-06-01"]}
    before = text_of(root, ADA)
    save(root, Wish(ADA, version(root, ADA), fields=lines))
    assert text_of(root, ADA) == f"{before}status: reviewed\nreviewed_by: Nell Ward\nreviewed_on: 2001-06-01\n"

    before = text_of(root, MAIN)
    save(root, Wish(MAIN, version(root, MAIN), note="claims/bridge-sways", fields={"status": ["status: reviewed"]}))
    reviewed = before.replace("    answers: [bridge-safe]\n", "    answers: [bridge-safe]\n    status: reviewed\n")
    assert text_of(root, MAIN) == reviewed != before

    (root / MAIN).write_text(reviewed.replace("status: reviewed", "status: disputed  # by the ferryman"), "utf-8")
    save(root, Wish(MAIN, version(root, MAIN), note="claims/bridge-sways", fields={"status": ["status: reviewed"]}))
    assert text_of(root, MAIN) == reviewed


def test_a_note_is_removed_with_its_comments_and_a_file_with_its_last_note(root: Path) -> None:
    before = text_of(root, MAIN).replace("  - id: toll-low\n", "  # A promise.\n  - id: toll-low\n")
    (root / MAIN).write_text(before, "utf-8")
    save(root, Wish(MAIN, version(root, MAIN), note="claims/toll-low"))
    start, end = before.index("  # A promise."), before.index("questions:")
    assert text_of(root, MAIN) == before[:start] + before[end:]
    save(root, Wish(NEW, text=f"# Mine\n{CLAIM}"))
    save(root, Wish(NEW, read(root, NEW, "claims/lorries").version, note="claims/lorries"))
    assert not (root / NEW).parent.exists()


def test_errors_that_are_there_already_lock_nobody_out(root: Path) -> None:
    (root / ADA).write_text("nam: Ada Pell\n", "utf-8")
    save(root, Wish(NEW, text=CLAIM))
    assert text_of(root, NEW) == CLAIM


SHEET = "docs/teach/the-bridge.md"
TYPED = """\
---
title: The bridge
---

# The bridge

/// passage | 2001-05-14-bridge-opened p2-p3
///

  Two  spaces stay.

/// question | sourcing
    starter: I know it from …
    answer: >
      From the ferryman.

Who says
so?
///
"""


def test_a_sheet_is_a_new_file_and_is_read_as_its_parts(root: Path) -> None:
    assert save(root, Wish(SHEET, text=TYPED)) == SHEET
    assert text_of(root, SHEET) == TYPED
    found = read(root, SHEET, "").fields
    assert (found["title"], found["description"]) == ("The bridge", "")
    assert found["head"] + "\n" + "\n\n".join(part["source"] for part in found["parts"]) + "\n" == TYPED
    assert [{name: part[name] for name in part if name != "source"} for part in found["parts"][1:]] == [
        {"kind": "passage", "article": ARTICLE, "from": "p2", "to": "p3"},
        {"kind": "text", "text": "  Two  spaces stay."},
        {
            "kind": "question",
            "skill": "sourcing",
            "ask": "Who says so?",
            "starter": "I know it from …",
            "answer": "From the ferryman.",
            "level": "",
        },
    ]


def test_a_sheet_that_is_there_gets_its_new_text(root: Path) -> None:
    (root / SHEET).write_text(TYPED, "utf-8")
    save(root, Wish(SHEET, read(root, SHEET, "").version, text=TYPED.replace("Who says", "Who claims")))
    assert text_of(root, SHEET) == TYPED.replace("Who says", "Who claims")


def test_a_note_and_the_files_that_it_needs_are_saved_together(root: Path) -> None:
    beside = {
        f"annotations/articles/{ARTICLE}/for-lorries.yml": "sources:\n  minutes-2001:\n    title: Minutes\n    publisher: The council\n    published: 2001\n    link: no\n"
    }
    fields = {"sources": ["sources: [minutes-2001]"]}
    save(root, Wish(MAIN, version(root, MAIN), note="claims/toll-low", fields=fields, beside=beside))
    assert "    sources: [minutes-2001]\n" in text_of(root, MAIN)
    assert {path: text_of(root, path) for path in beside} == beside


# --- What is refused


def refused(root: Path, wish: Wish) -> str:
    """Why it is; no file is changed by it."""
    before = {file: file.read_bytes() for file in root.rglob("*.yml")}
    with pytest.raises(NotSaved) as why:
        save(root, wish)
    assert before == {file: file.read_bytes() for file in root.rglob("*.yml")}
    return str(why.value)


@pytest.mark.parametrize(
    "path",
    [
        "annotations/../docs/index.md", "docs/index.md", "/etc/passwd", "annotations/people/../../mkdocs.yml", "mkdocs.yml", "",
        "annotations/people/ada pell.yml", "annotations/people/Ada.yml", "annotations/published.lock", "annotations/schema/people.json",
        "annotations/articles/a/b/c.yml", "annotations/people/ada-pell.yml\n", "annotations/people/ada-pell.yml/", "annotations\\people\\a.yml",
        "annotations/people/.yml", "annotations/people/a.yaml", "annotations/secret/a.yml",
    ],
)  # fmt: skip
def test_a_path_outside_of_the_folders_of_notes_is_refused(root: Path, path: str) -> None:
    assert "saved only in annotations/" in refused(root, Wish(path, text=CLAIM))


def test_nothing_is_written_through_a_link(root: Path, tmp_path: Path) -> None:
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    (elsewhere / "x.yml").write_text("name: X\n", "utf-8")
    (root / f"annotations/articles/{ARTICLE}").symlink_to(elsewhere)
    (root / "annotations/people/x.yml").symlink_to(elsewhere / "x.yml")
    assert "is a link" in refused(root, Wish(NEW, text=CLAIM))
    assert "is a link" in refused(root, Wish("annotations/people/x.yml", text="name: Y\nnote: Z.\n"))
    assert (elsewhere / "x.yml").read_text("utf-8") == "name: X\n" and len([*elsewhere.iterdir()]) == 1


def test_a_file_that_changed_meanwhile_is_left_alone(root: Path) -> None:
    old = version(root, ADA)
    (root / ADA).write_text(text_of(root, ADA).replace("Leads the", "Led the"), "utf-8")
    assert "was changed by somebody else" in refused(root, Wish(ADA, old, fields={"role": ["role: Chair"]}))
    (root / NEW).parent.mkdir()
    (root / NEW).write_text("cast: [toll]\n", "utf-8")
    assert "was changed by somebody else" in refused(root, Wish(NEW, text=CLAIM))


def test_a_file_that_appears_at_the_last_moment_is_left_alone(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def link(_: object, target: Path) -> None:
        target.write_text("cast: [toll]\n", "utf-8")
        raise FileExistsError

    monkeypatch.setattr(save_note, "_link", shutil.copy2)
    monkeypatch.setattr(os, "link", link)
    with pytest.raises(NotSaved, match="was changed by somebody else") as why:
        save(root, Wish(NEW, text=CLAIM))
    assert why.value.is_conflict and text_of(root, NEW) == "cast: [toll]\n"


def test_a_note_that_adds_an_error_is_refused_with_the_message_of_check(root: Path) -> None:
    why = refused(root, Wish(NEW, text=CLAIM.replace("carries no lorries", "carries lorries")))
    assert why.startswith("error[Q001] This quote is not in the article\n --> annotations/articles/")
    assert "error[I002]" in refused(root, Wish(NEW, text=CLAIM.replace("id: lorries", "id: toll-low")))
    assert "error[R003]" in refused(root, Wish(MAIN, version(root, MAIN), note="claims/bridge-safe"))  # other claims name it
    assert refused(root, Wish(NEW, text=" \n")) == "There is nothing to save."
    assert "larger than 200 kB" in refused(root, Wish(NEW, text="x" * 300_000))
    assert "isn’t in the file any more" in refused(
        root, Wish(MAIN, version(root, MAIN), note="claims/no-such", fields={"claim": ["claim: x"]})
    )


def test_of_a_note_and_what_it_needs_nothing_is_saved_if_one_of_them_is_refused(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    beside = {
        f"annotations/articles/{ARTICLE}/for-lorries.yml": "sources:\n  minutes-2001:\n    title: Minutes\n    publisher: The council\n    published: 2001\n    link: no\n"
    }
    wish = Wish(MAIN, version(root, MAIN), note="claims/toll-low", fields={"sources": ["sources: [minutes-2001]"]}, beside=beside)
    assert "error[R002]" in refused(root, wish._replace(fields={"sources": ["sources: [minutes]"]}))
    assert "only in annotations/" in refused(root, wish._replace(beside={"mkdocs.yml": "nav: []"}))

    def full(*_: object) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(Path, "replace", full)
    assert refused(root, wish) == f"The disk is full. {MAIN} is as it was."
    assert not (root / NEW).parent.exists()


def test_a_sheet_takes_no_other_pages_place_and_adds_no_error(root: Path) -> None:
    (root / SHEET).write_text("# A page\n", "utf-8")
    assert refused(root, Wish(SHEET, text=TYPED)) == f"There is already a page {SHEET}. Choose another title."
    with pytest.raises(NotSaved, match="isn’t a reading sheet"):
        read(root, SHEET, "")
    version = save_note.version_of((root / SHEET).read_bytes())
    assert refused(root, Wish(SHEET, version, text=TYPED)) == f"{SHEET} isn’t a reading sheet."
    assert text_of(root, SHEET) == "# A page\n"
    (root / SHEET).write_text(TYPED, "utf-8")
    assert "was changed by somebody else" in refused(root, Wish(SHEET, version, text=TYPED))
    version = read(root, SHEET, "").version
    assert "error[R007] There is no such passage" in refused(root, Wish(SHEET, version, text=TYPED.replace("p2-p3", "p2-p9")))
    assert refused(root, Wish(SHEET, version, text="")) == "There is nothing to save."
    assert text_of(root, SHEET) == TYPED


@pytest.mark.parametrize(
    "path",
    ["docs/teach/The bridge.md", "docs/teach/../index.md", "docs/index.md", "docs/articles/a.md", "docs/teach/a.html", "docs/teach/.md"],
)
def test_a_sheet_outside_of_docs_teach_is_refused(root: Path, path: str) -> None:
    assert "reading sheets only in docs/teach/" in refused(root, Wish(path, text=TYPED))


def test_the_only_author_of_a_note_cannot_save_a_review_of_it(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(save_note, "read_authors", lambda _, *paths: {path: frozenset({"Nell Ward"}) for path in paths})
    lines = {"status": ["status: reviewed"], "reviewed_by": ["reviewed_by: Nell Ward"], "reviewed_on": ["reviewed_on: 2001-06-01"]}
    why = refused(root, Wish(ADA, version(root, ADA), fields=lines))
    assert why.startswith("error[S003] The reviewer wrote the note")
    assert "According to git, Nell Ward is the only author of this note." in why
    save(root, Wish(ADA, version(root, ADA), fields={**lines, "reviewed_by": ["reviewed_by: Ada Cook"]}))
    assert "reviewed_by: Ada Cook\n" in text_of(root, ADA)


@pytest.mark.parametrize("step", ["write", "fsync", "replace"])
def test_a_full_disk_leaves_every_file_as_it_was(root: Path, monkeypatch: pytest.MonkeyPatch, step: str) -> None:
    def full(*_: object, **__: object) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    old = version(root, ADA)
    if step == "replace":
        monkeypatch.setattr(Path, "replace", full)
    elif step == "fsync":
        monkeypatch.setattr(os, "fsync", full)
    else:
        monkeypatch.setattr(save_note, "_put", full)
    assert refused(root, Wish(ADA, old, fields={"role": ["role: Chair"]})) == f"The disk is full. {ADA} is as it was."


def test_a_new_note_is_saved_where_a_file_system_has_no_hard_links(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise PermissionError(errno.EPERM, "Operation not permitted")

    monkeypatch.setattr(os, "link", refuse)
    assert save(root, Wish(NEW, text=CLAIM)) == NEW
    assert text_of(root, NEW) == CLAIM
    with pytest.raises(NotSaved):
        save(root, Wish(NEW, text=CLAIM))
