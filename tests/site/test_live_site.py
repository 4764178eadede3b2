"""What `mkdocs serve` has after any edit is what a whole build of the same folder gives, byte for byte."""

import random
import re
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from mkdocs.exceptions import Abort

from support.live_project import LiveProject, whole_build
from support.project import files_in, project

ADA = "annotations/people/ada-pell.yml"
CLOSED = "docs/articles/2001-05-21-bridge-closed.md"
NOTES = "annotations/articles/2001-05-14-bridge-opened.yml"
SHEET = "# Read the news\n\n/// passage | 2001-05-14-bridge-opened p1-p2\n///\n\n/// question | sourcing\n    answer: The author.\n\nWho says so?\n///\n"
MORE = "# More\n\nAbout [the bridge](articles/2001-05-14-bridge-opened.md) and [Ada Pell](people/ada-pell.md), [data](people.csv).\n"
NEW_ENTRY = "annotations/places/upper-amble.yml"
NEW_ARTICLE = "docs/articles/2001-07-01-third.md"
SECOND = "annotations/articles/2001-05-14-bridge-opened/lorries.yml"
SECOND_FILE = """\
claims:
  - id: lorries
    quote: the ferry carries no lorries
    claim: Lorries can't cross by ferry.
    said_by: the-council
    kind: fact
    sources: [minutes-2001]
entries:
  - kind: organisation
    id: the-council
    name: council
    note: It decides.
sources:
  minutes-2001: {title: Minutes, publisher: Council, published: 2001}
"""
HERE = Path(__file__).parent


def write(root: Path, path: str, text: str) -> None:
    (root / path).parent.mkdir(exist_ok=True)
    (root / path).write_text(text, "utf-8")


@pytest.fixture
def live(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> LiveProject:
    """The mini site with every kind of block, a sheet and a page with links, under `mkdocs serve`."""
    monkeypatch.setattr(sys, "path", [*sys.path])
    files = {
        **files_in(HERE / "every_kind_of_block"),
        "docs/teach/read.md": SHEET,
        "docs/more.md": MORE,
    }
    return LiveProject(project(tmp_path / "project", files))


def edit(root: Path, path: str, old: str, new: str) -> None:
    text = (root / path).read_text("utf-8")
    assert old in text
    (root / path).write_text(text.replace(old, new, 1), "utf-8")


def assert_same(live: LiveProject, after: str) -> bool:
    """Compare every file; whether there was a whole build to compare with."""
    ours, whole = dict(live.everything()), whole_build(live.root)
    if whole is None:
        return False
    made = {path: text for path, text in whole.items() if path in ours or not _is_copied(path)}
    assert [path for path in sorted({*ours, *made}) if ours.get(path) != made.get(path)] == [], after
    return True


def _is_copied(path: str) -> bool:
    """Whether MkDocs has copied the file, or packed it, or made it whatever the notes are."""
    return path in ("404.html", "sitemap.xml.gz", "assets/fonts/OFL.txt") or path.endswith(
        (".svg", ".png", ".css", ".js", ".map", ".woff2")
    )


EDITS: dict[str, Callable[[Path], None]] = {
    "a note": lambda root: edit(root, ADA, "note: ", "note: Now "),
    "a name": lambda root: edit(root, ADA, "name: Ada Pell", "name: Ada Pellow"),
    "a name back": lambda root: edit(root, ADA, "name: Ada Pellow", "name: Ada Pell"),
    "a claim": lambda root: edit(root, NOTES, "kind: ", "status: reviewed\n    kind: "),
    "a text": lambda root: edit(root, CLOSED, "The ferry runs again", "The old ferry runs again"),
    "a title": lambda root: edit(root, CLOSED, "title: Bridge closed again", "title: Bridge closed for good"),
    "a new entry": lambda root: void((root / NEW_ENTRY).write_text("name: village council\nnote: It decides.\n", "utf-8")),
    "its name": lambda root: edit(root, NEW_ENTRY, "village council", "ferry"),
    "its file": lambda root: void((root / NEW_ENTRY).rename(root / "annotations/terms/ferry.yml")),
    "a former id": lambda root: edit(root, "annotations/terms/ferry.yml", "note:", "formerly: [upper-amble]\nnote:"),
    "a second file of notes": lambda root: write(root, SECOND, SECOND_FILE),
    "a note in it": lambda root: edit(root, SECOND, "claim: Lorries", "claim: All lorries"),
    "its entry": lambda root: edit(root, SECOND, "name: council", "name: village council"),
    "a broken second file": lambda root: edit(root, SECOND, "kind: fact", "kind fact"),
    "repaired again": lambda root: edit(root, SECOND, "kind fact", "kind: fact"),
    "its new name": lambda root: void((root / SECOND).rename(root / SECOND.replace("lorries", "a-lorry"))),
    "no second file": lambda root: (root / SECOND.replace("lorries", "a-lorry")).unlink(),
    "no entry": lambda root: (root / "annotations/terms/ferry.yml").unlink(),
    "a new article": lambda root: void(
        (root / NEW_ARTICLE).write_text(
            "---\ntitle: Third\npublished: 2001-07-01\n---\n\nAda Pell spoke.\n\nNELL WARD: It holds.\nNELL WARD: It does.\n", "utf-8"
        )
    ),
    "its speaker": lambda root: void(
        (root / "annotations/people/nell-ward.yml").write_text("name: Nell Ward\nnote: She spoke.\n", "utf-8")
    ),
    "no speaker": lambda root: (root / "annotations/people/nell-ward.yml").unlink(),
    "no article": lambda root: (root / NEW_ARTICLE).unlink(),
    "a hand-written page": lambda root: edit(root, "docs/more.md", "# More", "# Further"),
    "the home page": lambda root: edit(root, "docs/index.md", "# Home", "# At home"),
    "a sheet": lambda root: edit(root, "docs/teach/read.md", "p1-p2", "p1"),
    "a setting": lambda root: edit(root, "mkdocs.yml", "nav:", "site_name: Another\nnav:"),
    "the navigation": lambda root: edit(root, "mkdocs.yml", "[Home: index.md]", "[Home: index.md, more.md, People: people/index.md]"),
    "a source": lambda root: edit(root, "annotations/sources/bridge.yml", "title: ", "title: The "),
    "a broken entry": lambda root: edit(root, ADA, "name: Ada", "nam: Ada"),
    "repaired": lambda root: edit(root, ADA, "nam: Ada", "name: Ada"),
    "a broken article": lambda root: edit(root, CLOSED, "title: ", "title "),
    "repaired too": lambda root: edit(root, CLOSED, "title ", "title: "),
    "a broken setting": lambda root: edit(root, "mkdocs.yml", "site_name: Another", "site_name: [Another"),
    "repaired as well": lambda root: edit(root, "mkdocs.yml", "site_name: [Another", "site_name: Another"),
    "a link to what is new": lambda root: edit(root, "docs/more.md", "# Further", "# Further\n\n[New](places/new.md)"),
    "what is new": lambda root: void((root / "annotations/places/new.yml").write_text("name: New Amble\nnote: Built in 2001.\n", "utf-8")),
}
BROKEN = {"a broken second file", "a broken entry", "a broken article", "a broken setting"}


def void(_: object) -> None:
    """Lambdas of edits return nothing."""


@pytest.mark.slow
def test_after_each_kind_of_edit_the_server_has_what_a_whole_build_gives(live: LiveProject) -> None:
    assert assert_same(live, "nothing")
    for name, make in EDITS.items():
        make(live.root)
        if name == "a broken setting":
            with pytest.raises(Abort, match=r"mkdocs\.yml"):
                live.follow()
            continue
        live.follow()
        assert assert_same(live, name) == (name not in BROKEN), name


def test_the_last_good_page_stays_while_a_file_is_broken(live: LiveProject) -> None:
    edit(live.root, ADA, "name: Ada", "nam: Ada")
    live.follow()
    page = live.output("people/ada-pell/index.html")
    assert page and "error[F001]" in page and "The bridge" in page
    article = live.output("articles/2001-05-14-bridge-opened/index.html")
    assert article and 'data-notes="entry-ada-pell' in article
    edit(live.root, ADA, "nam: Ada", "name: Ada")
    live.follow()
    assert "error[F001]" not in (live.output("people/ada-pell/index.html") or "")


@pytest.mark.thorough
@pytest.mark.parametrize("seed", [0, *(pytest.param(seed, marks=pytest.mark.slow) for seed in range(1, 20))])
def test_after_random_edits_the_server_has_what_a_whole_build_gives(live: LiveProject, seed: int) -> None:
    chance = random.Random(seed)
    good = {file: file.read_text("utf-8") for folder in ("annotations", "docs") for file in (live.root / folder).rglob("*.[ym]*")}
    compared = 0
    for turn in range(8):
        file = chance.choice(sorted(good))
        file.write_text(_with_one_line_changed(good[file], chance), "utf-8")
        live.follow()
        is_built = assert_same(live, f"edit {turn} of {file.name}")
        compared += is_built
        if not is_built or chance.random() < 0.7:  # a site that stays broken has nothing to compare
            file.write_text(good[file], "utf-8")
    for file, text in good.items():
        file.write_text(text, "utf-8")
    live.follow()
    assert assert_same(live, "everything is repaired")
    assert compared > 0


def _with_one_line_changed(text: str, chance: random.Random) -> str:
    """The text with one line changed, repeated or left out."""
    lines = text.splitlines(keepends=True)
    at = chance.randrange(len(lines))
    changed = re.sub(r"[a-z]{4,}(?=\W*$)", lambda word: word[0][::-1], lines[at])
    return "".join([*lines[:at], *chance.choice([[changed], [changed], [], [lines[at], lines[at]]]), *lines[at + 1 :]])
