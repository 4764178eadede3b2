"""Notes in many files count as if they were in one, wherever they are; `gather` merges them, and no note changes its meaning."""

import random
from io import StringIO
from pathlib import Path

import pytest

from annotated_article.command_line import WELL, WRONG, main
from annotated_article.commands.compare_notes import compare_sites
from annotated_article.commands.edit_record import sections_of
from annotated_article.commands.gather import gather, meaning_of, same_meaning
from annotated_article.site import Site, check_site

ARTICLE = "2001-05-14-bridge-opened"
PLACE = f"annotations/articles/{ARTICLE}"
TOLL = """\
# yaml-language-server: $schema=../../schema/article.json
# allow: R004
cast: [toll, nell-ward]

# Her words are reported twice.
claims:
    # First reported by the Gazette.
    - id: toll-named
      quote: The toll
      before: Pell said.
      claim: >
        The toll is
        low.
      said_by: nell-ward
      kind: quotation
      sources: [leaflet-2001]
skip:
- quote: two years
entries:
  # Not the ferryman.
  - kind: person
    id: nell-ward
    name: Nell Ward
    role: "Writer: the Gazette"
    note: >
      Writes for the Gazette.
    relations:
      - is: writer
        of: old-mill
  - id: old-mill
    kind: place
    # As the leaflet has it.
    type: building
    name: Old Mill
    location: 36.34, 43.13
    note: A mill.
sources:
  # Found in the archive.
  leaflet-2001:
    title: The toll
    publisher: Council of Lower Amble
    published: 2001
"""


@pytest.fixture
def split(project: Path) -> Path:
    """The mini site with a second file of notes."""
    text = (project / f"docs/articles/{ARTICLE}.md").read_text("utf-8")
    text = text.replace("seed: bridge-opened.txt\n", "")
    (project / f"docs/articles/{ARTICLE}.md").write_text(f"{text}\nPell said. The toll was named by Nell Ward.\n", "utf-8")
    (project / PLACE).mkdir()
    (project / PLACE / "toll-named.yml").write_text(TOLL, "utf-8")
    return project


def run(root: Path, *arguments: str) -> tuple[int, str]:
    out = StringIO()
    return main([*arguments], root, out), out.getvalue()


def errors(site: Site) -> list[str]:
    return [f"{problem.at.path}:{problem.at.line} {problem.headline}" for problem in site.problems if problem.is_error]


def test_a_second_file_counts_as_part_of_the_first_and_of_the_folders(split: Path) -> None:
    site = check_site(split)
    assert errors(site) == []
    article = site.library.articles[ARTICLE]
    assert [str(claim.id) for claim in article.notes.claims] == ["bridge-safe", "bridge-sways", "toll-low", "toll-named"]
    assert [str(name) for name in article.notes.cast] == ["toll", "nell-ward"]
    assert len(article.notes.skip) == 2
    assert (site.library.entries["old-mill"].kind.name, site.library.entries["old-mill"].at.path) == ("place", f"{PLACE}/toll-named.yml")
    assert site.library.sources["leaflet-2001"].at.line == 39


@pytest.mark.parametrize(
    ("old", "new", "rule", "line"),
    [
        ("said_by: nell-ward", "said_by: nel-ward", "R001", 14),
        ("sources: [leaflet-2001]", "sources: [leaflet]", "R002", 16),
        ("    kind: place\n", "    kind: building\n", "F004", 31),
        ("    id: nell-ward\n", "    id: Nell Ward\n", "I001", 22),
        ("    id: nell-ward\n", "    id: ada-pell\n", "I002", 21),
        ("  - id: toll-named", "  - id: toll-low", "I002", 8),
        ("    role: ", "    founded: ", "F001", 24),
        ("    title: The toll\n", "", "F006", 40),
        ("  - id: old-mill", "    id: old-mill", "F002", 30),
        ("entries:\n", "entrys:\n", "F001", 19),
    ],
)
def test_what_is_wrong_there_is_reported_with_its_file_and_line(split: Path, old: str, new: str, rule: str, line: int) -> None:
    assert TOLL.count(old) == 1
    (split / PLACE / "toll-named.yml").write_text(TOLL.replace(old, new), "utf-8")
    assert (rule, f"{PLACE}/toll-named.yml", line) in {
        (problem.rule, problem.at.path, problem.at.line) for problem in check_site(split).problems if problem.is_error
    }


def test_a_folder_of_no_article_and_other_files_in_a_folder_are_reported(split: Path) -> None:
    (split / "annotations/articles/2001-05-14-bridge-opend").mkdir()
    (split / "annotations/articles/2001-05-14-bridge-opend/x.yml").write_text("cast: [toll]\n", "utf-8")
    (split / PLACE / "notes.txt").write_text("x", "utf-8")
    (split / PLACE / "deep").mkdir()
    (split / PLACE / "deep/x.yml").write_text("cast: [toll]\n", "utf-8")
    found = {(problem.rule, problem.at.path) for problem in check_site(split).problems}
    assert {
        ("R005", "annotations/articles/2001-05-14-bridge-opend/x.yml"),
        ("I003", f"{PLACE}/notes.txt"),
        ("I003", f"{PLACE}/deep/x.yml"),
    } <= found


def test_a_file_that_cannot_be_read_is_the_only_problem(split: Path) -> None:
    (split / PLACE / "toll-named.yml").write_text(TOLL + '"', "utf-8")
    (split / PLACE / "another.yml").write_text("claims:\n- id: a\n  quote: safe\n  claim: x\n  said_by: nell-ward\n  kind: fact\n", "utf-8")
    assert {error.partition(":")[0] for error in errors(check_site(split))} == {f"{PLACE}/toll-named.yml"}


def test_gather_keeps_comments_and_order_and_says_the_same(split: Path) -> None:
    before, main_file = check_site(split), (split / f"{PLACE}.yml").read_text("utf-8")
    code, told = run(split, "gather", ARTICLE)
    assert code == WELL, told
    assert not (split / PLACE).exists()
    after = check_site(split)
    assert errors(after) == []
    difference = compare_sites(before, after)
    assert not (difference.added or difference.changed or difference.removed or difference.names or difference.gone)
    merged = (split / f"{PLACE}.yml").read_text("utf-8")
    assert [line for line in merged.split("\n") if line not in main_file.split("\n")] == [
        "  - nell-ward", "# allow: R004", "  # Her words are reported twice.", "  # First reported by the Gazette.", "  - id: toll-named",
        "    quote: The toll", "    before: Pell said.", "    claim: >", "      The toll is", "      low.",
        "    said_by: nell-ward", "    sources: [leaflet-2001]", "  - quote: two years",
    ]  # fmt: skip
    assert (split / "annotations/places/old-mill.yml").read_text("utf-8") == (
        "# yaml-language-server: $schema=../schema/places.json\n# As the leaflet has it.\nkind: building\nname: Old Mill\n"
        "location: 36.34, 43.13\nnote: A mill.\n"
    )
    assert (
        (split / "annotations/people/nell-ward.yml")
        .read_text("utf-8")
        .startswith("# yaml-language-server: $schema=../schema/people.json\n# Not the ferryman.\nname: Nell Ward\n")
    )
    assert (split / f"annotations/sources/{ARTICLE}.yml").read_text("utf-8").split("\n")[1] == "# Found in the archive."


def test_gather_writes_nothing_if_a_file_has_errors_or_brackets(split: Path) -> None:
    for text in (TOLL.replace("kind: quotation", "kind: quote"), "claims: [{id: a, quote: safe, claim: x, speaker: y, kind: fact}]\n"):
        (split / PLACE / "toll-named.yml").write_text(text, "utf-8")
        before = {file: file.read_bytes() for file in split.rglob("*.yml")}
        code, told = run(split, "gather", ARTICLE)
        assert code == WRONG, told
        assert {file: file.read_bytes() for file in split.rglob("*.yml")} == before
    assert "`claims` is written in brackets" in told


def test_gather_says_so_if_there_is_nothing_to_do_or_no_such_article(project: Path) -> None:
    assert run(project, "gather", ARTICLE) == (WELL, f"There are no files in {PLACE}/, so all notes are already in {PLACE}.yml.\n")
    assert "Did you mean" in run(project, "gather", ARTICLE[:-1])[1]


@pytest.mark.parametrize("seed", range(20))
def test_notes_dealt_out_to_any_number_of_files_say_the_same_before_and_after(project: Path, seed: int) -> None:
    """Each item of the main file goes to one of a few files at random, and comes back."""
    chance = random.Random(seed)
    text = (project / f"{PLACE}.yml").read_text("utf-8")
    lines = text.rstrip("\n").split("\n")
    dealt: dict[str, dict[str, list[str]]] = {}
    for section in sections_of(lines):
        for item in section.items:
            file = chance.choice(["", "a", "b", "z-9"])
            dealt.setdefault(file, {}).setdefault(section.name, []).extend(lines[item.start : item.end])
    files = {
        f"{PLACE}/{name}.yml" if name else f"{PLACE}.yml": "".join(
            f"{section}:\n" + "\n".join(items) + "\n" for section, items in parts.items()
        )
        for name, parts in dealt.items()
    }
    there = {f"{PLACE}.yml": "cast: [toll]\n" + files.pop(f"{PLACE}.yml", "")}
    assert same_meaning(meaning_of({f"{PLACE}.yml": text}), meaning_of(files | there))
    assert same_meaning(meaning_of({f"{PLACE}.yml": text}), meaning_of(there | gather(ARTICLE, files, there)))
