"""From one edit to the next, a project is read as its folder is then."""

import os
from pathlib import Path

import pytest

from annotated_article.loading.read_folder import Project
from support.message_case import lay_over_mini_site

ADA = "annotations/people/ada-pell.yml"
OTHER = "name: Ada Mary Pell\nnote: Led the council.\n"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return lay_over_mini_site({}, tmp_path / "site")


def name_of(project: Project) -> str:
    """The name in the file that the tests edit."""
    return str(project.load()[0].entries["ada-pell"].name)


def test_a_file_in_whose_place_an_older_one_is_put_is_read_again(root: Path) -> None:
    """A backup comes back with its old date."""
    project = Project(root)
    assert name_of(project) == "Ada Pell"
    (root / ADA).write_text(OTHER, "utf-8")
    os.utime(root / ADA, (0, 0))
    assert name_of(project) == "Ada Mary Pell"


@pytest.mark.parametrize("keep_last_good", [True, False])
def test_a_file_that_cannot_be_read_any_more_keeps_its_last_value_only_on_request(root: Path, keep_last_good: bool) -> None:
    project = Project(root, keep_last_good=keep_last_good)
    assert name_of(project) == "Ada Pell"
    (root / ADA).write_text("name: [Ada Pell\n", "utf-8")
    library, problems = project.load()
    assert ("ada-pell" in library.entries) is keep_last_good
    assert [problem.at.path for problem in problems] == [ADA]
    (root / ADA).write_text(OTHER, "utf-8")
    assert name_of(project) == "Ada Mary Pell"
