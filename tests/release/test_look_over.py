"""A release is looked over: there is one version, the changelog is grouped by readers, and everything that is missing is reported."""

from pathlib import Path

import pytest

from release.look_over import FUZZED, look_over, unlike_the_form, version_of

ROOT = Path(__file__).parents[2]
WELL = {
    "pyproject": 'name = "a"\nversion = "1.2.0" # said here\n',
    "citation": "title: A\nversion: 1.2.0\n",
    "changelog": "# Changelog\n\n## 1.2.0 – 2026-11-26\n\n### Readers\n\n- New.\n\n### Programmers\n\n- New.\n",
    "uncommitted": "",
    "tags": "v1.0.0\nv1.1.0\n",
    "fuzzed": FUZZED,
}


def test_the_version_is_the_same_wherever_it_is_said() -> None:
    version = version_of((ROOT / "pyproject.toml").read_text("utf-8"))
    assert version
    assert f"\nversion: {version}\n" in (ROOT / "CITATION.cff").read_text("utf-8")


def test_the_changelog_speaks_by_reader() -> None:
    assert unlike_the_form((ROOT / "CHANGELOG.md").read_text("utf-8")) == []


def test_nothing_is_said_of_what_is_well() -> None:
    assert look_over(**WELL) == []  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"uncommitted": " M README.md\n"}, "There are changes that are not committed:\n M README.md"),
        ({"citation": "version: 1.1.0\n"}, "CITATION.cff does not say version 1.2.0, which pyproject.toml says."),
        ({"tags": "v1.2.0"}, "Version 1.2.0 has been released. Write the next one into pyproject.toml and CITATION.cff."),
        ({"fuzzed": 60}, "The figures tell of 60 seconds of fuzzing. Type: make fuzz; make trust"),
        (
            {"changelog": "## Unreleased\n\n### Readers\n\n- New.\n"},
            "CHANGELOG.md begins with “Unreleased”. Its first heading is to be “1.2.0 – YEAR-MONTH-DAY”.",
        ),
        (
            {"changelog": "## 1.2.0 – 2026-11-26\n\n### Fixed\n\n- New.\n"},
            "CHANGELOG.md: 1.2.0 – 2026-11-26 speaks to Fixed. There are, in this order: Readers, Contributors, Teachers, Publishers, Programmers.",
        ),
        ({"changelog": "## 1.2.0 – 2026-11-26\n\n### Readers\n\n## 1.1.0\n\n### Readers\n\n- New.\n"}, "CHANGELOG.md: 1.2.0 – 2026-11-26 has nothing for Readers."),
    ],
)  # fmt: skip
def test_each_missing_thing_is_reported(change: dict[str, str], said: str) -> None:
    assert look_over(**{**WELL, **change}) == [said]  # type: ignore[arg-type]


def test_it_neither_tags_nor_pushes() -> None:
    program = (ROOT / "tests/release/__main__.py").read_text("utf-8")
    assert program.count('_git("') == 2
    assert '_git("status", "--porcelain")' in program
    assert '_git("tag")' in program
    target = (ROOT / "project.mk").read_text("utf-8").partition("\nrelease:")[2].partition("\n\n")[0]
    assert "git" not in target
