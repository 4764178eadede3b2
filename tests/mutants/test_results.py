"""What `make mutants` says of its mutants is what mutmut wrote, and each accepted survivor has a reason and is still there."""

import json
from pathlib import Path

from mutants.results import Change, Mutant, difference, figures, gone, mutants, read_accepted, share, shown, table, total

HERE = Path(__file__).parent
ROOT = HERE.parents[1]
LESS = Change("hooks/annotated_article/dates/edtf.py", "_before", "return one < other", "return one <= other")
NOTHING = Change("hooks/annotated_article/loading/read_yaml.py", "Reader.read", "found = 1", "found = None")
MUTATED = """\
def x__before__mutmut_orig(one, other):
    return one < other
def x__before__mutmut_1(one, other):
    return one <= other
def x__before__mutmut_2(one, other):
    return other
"""


def test_each_mutant_is_listed_with_its_change_and_whether_it_was_noticed(tmp_path: Path) -> None:
    file = tmp_path / "src/annotated_article/dates/edtf.py"
    file.parent.mkdir(parents=True)
    file.write_text(MUTATED, "utf-8")
    spans = {"x__before__mutmut_orig": [1, 2], "x__before__mutmut_1": [3, 4], "x__before__mutmut_2": [5, 6]}
    file.with_suffix(".py.spans").write_text(json.dumps({"spans": spans}), "utf-8")
    codes = {"annotated_article.dates.edtf.x__before__mutmut_1": 0, "annotated_article.dates.edtf.x__before__mutmut_2": 1}
    file.with_suffix(".py.meta").write_text(json.dumps({"exit_code_by_key": codes}), "utf-8")
    assert mutants(tmp_path) == [Mutant(LESS, killed=False), Mutant(LESS._replace(becomes="return other"), killed=True)]


def test_the_difference_is_the_lines_between_those_that_are_the_same() -> None:
    assert difference(["a", "  b", "c", "d"], ["a", "  x", "  y", "d"]) == ("b c", "x y")
    assert difference(["a", "b", "b"], ["a", "b"]) == ("b", "")


def test_accepted_survivors_do_not_count_against_the_share() -> None:
    tried = [Mutant(LESS, killed=False), Mutant(NOTHING, killed=False), Mutant(LESS._replace(becomes="return other"), killed=True)]
    counted = figures([*tried, Mutant(NOTHING._replace(becomes="not tried"), killed=None)], [LESS])
    assert counted["dates"] == {"mutants": 2, "killed": 1, "accepted": 1, "survived": 0}
    assert counted["loading"] == {"mutants": 1, "killed": 0, "accepted": 0, "survived": 1}
    assert share(counted["dates"]) == 1
    assert share(total(counted)) == 0.5
    assert table(counted).splitlines()[-1].split() == ["all", "3", "1", "1", "1", "50.0%"]


def test_what_is_shown_of_a_survivor_is_an_entry_of_the_list_without_its_reason(tmp_path: Path) -> None:
    (tmp_path / "accepted.yml").write_text(shown([LESS]) + "  why: They are never equal.\n", "utf-8")
    assert read_accepted(tmp_path / "accepted.yml") == {LESS: "They are never equal."}


def test_an_entry_is_gone_with_its_line_or_its_file(tmp_path: Path) -> None:
    file = tmp_path / LESS.file
    file.parent.mkdir(parents=True)
    file.write_text("    return one < other\n", "utf-8")
    assert gone([LESS, NOTHING, LESS._replace(line="return one > other")], tmp_path) == [NOTHING, LESS._replace(line="return one > other")]


def test_every_accepted_survivor_has_a_reason_and_is_still_in_the_code() -> None:
    accepted = read_accepted(HERE / "accepted.yml")
    assert all(accepted.values())
    assert gone(accepted, ROOT) == []
