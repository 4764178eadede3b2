"""What `check` says beside its problems, and what `suggest` and `coverage` say of the same."""

from pathlib import Path

import pytest

from annotated_article.checking.check_library import FEW_UNUSED
from annotated_article.command_line.arguments import main
from annotated_article.commands.notices import MOST, advice, notices, unlinked_names
from annotated_article.commands.suggest import suggest
from annotated_article.site import check_site
from support.small_article import anchored_case, entries_of

ARTICLE = "docs/articles/kennedy.md"


@pytest.fixture
def kennedy(project: Path) -> Path:
    (project / "annotations/people/edward-kennedy.yml").write_text("name: Edward Kennedy\naliases: [Kennedy]\nnote: About him.\n")
    (project / ARTICLE).write_text("---\ntitle: A day\npublished: 2001-05-22\n---\n\nEdward Kennedy met Robert F. Kennedy.\n")
    return project


def _said(folder: Path, *arguments: str) -> tuple[int, str]:
    out = folder / "out"
    with out.open("w", encoding="utf-8") as file:
        code = main([*arguments], folder, file)
    return code, out.read_text("utf-8")


def test_check_lists_names_that_are_not_linked_with_what_to_write(kennedy: Path) -> None:
    code, said = _said(kennedy, "check")
    assert code == 0
    assert (
        "Not linked, because the words may name something else:\n"
        "  kennedy, p1: “Robert F. Kennedy”. If this refers to edward-kennedy, add the words to that entry's `aliases`; if not, write "
        "`not_in: [Robert F. Kennedy]` in annotations/people/edward-kennedy.yml.\n"
    ) in said


def test_a_name_is_no_longer_listed_once_its_file_says_that_it_is_anothers(kennedy: Path) -> None:
    with (kennedy / "annotations/people/edward-kennedy.yml").open("a", encoding="utf-8") as file:
        file.write("not_in: [Robert F. Kennedy]\n")
    assert "Not linked" not in _said(kennedy, "check")[1]


def test_suggest_shows_the_same_names(kennedy: Path) -> None:
    assert "Robert F. Kennedy -> “Robert F. Kennedy”. If this refers to edward-kennedy" in _said(kennedy, "suggest", "kennedy")[1]


def test_check_lists_only_the_first_of_many_names() -> None:
    first_names = [f"{letter}a{other}" for letter in "BDFGK" for other in "bdf"]
    case = {
        "text": f"Edward Kennedy met {', '.join(f'{name} Kennedy' for name in first_names)}.",
        "people": {"edward-kennedy": {"name": "Edward Kennedy", "aliases": ["Kennedy"]}},
    }
    anchored, _ = anchored_case(case)
    names, entries = unlinked_names(anchored), entries_of(case)
    assert [name.longer for name in names] == [f"{name} Kennedy" for name in first_names]
    assert len(names) > MOST
    assert advice(names[0], entries).startswith("“Bab Kennedy”. If this refers to edward-kennedy")


def test_suggest_proposes_other_forms_of_names_that_are_linked() -> None:
    case = {
        "language": "ru",
        "text": "Иран и Россия. Власти Ирана, России и Иракской области.",
        "places": {"iran": {"name": "Иран"}, "russia": {"name": "Россия"}},
    }
    anchored, _ = anchored_case(case)
    forms = [(each.words, each.hint) for each in suggest(anchored, entries_of(case)) if each.section == "forms"]
    assert forms == [
        ("Ирана", "if it is iran, add it to its `aliases`"),
        ("России", "if it is russia, add it to its `aliases`"),
    ]


def test_many_unused_entries_are_one_line_and_no_warning(project: Path) -> None:
    before = len(check_site(project).unused)
    for number in range(FEW_UNUSED + 1 - before):
        (project / f"annotations/terms/unused-{number}.yml").write_text(f"name: Unused term {number}\nnote: Nothing uses it.\n")
    site = check_site(project)
    assert not [problem for problem in site.problems if problem.rule == "R004"]
    assert f"{FEW_UNUSED + 1} entries aren't mentioned in any article or note. `coverage` lists them." in notices(site)
    assert "annotations/terms/unused-0.yml" in _said(project, "coverage")[1]


def test_few_unused_entries_are_a_warning_each(project: Path) -> None:
    (project / "annotations/terms/unused.yml").write_text("name: Unused term\nnote: Nothing uses it.\n")
    assert [problem.at.path for problem in check_site(project).problems if problem.rule == "R004"] == ["annotations/terms/unused.yml"]
