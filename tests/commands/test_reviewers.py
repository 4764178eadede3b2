"""A note's only author can't be its reviewer; who the authors are, git says."""

import os
import subprocess
from io import StringIO
from pathlib import Path

from annotated_article.command_line import WELL, WRONG, main

ADA = "annotations/people/ada-pell.yml"


def git(root: Path, *arguments: str, author: str = "Nell Ward") -> None:
    who = {
        f"GIT_{role}_{what}": value for role in ("AUTHOR", "COMMITTER") for what, value in (("NAME", author), ("EMAIL", "a@example.org"))
    }
    unset = {"GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_NOSYSTEM": "1", "GIT_CEILING_DIRECTORIES": str(root.parent)}
    subprocess.run(["git", *arguments], cwd=root, env={**os.environ, **who, **unset}, check=True, capture_output=True)


def review(root: Path, reviewer: str) -> None:
    text = (root / ADA).read_text("utf-8").partition("status:")[0]
    (root / ADA).write_text(f"{text}status: reviewed\nreviewed_by: {reviewer}\nreviewed_on: 2001-06-01\n", "utf-8")


def check(root: Path) -> tuple[int, str]:
    out = StringIO()
    return main(["check"], root, out), out.getvalue()


def test_the_only_author_is_refused_as_a_reviewer_and_anybody_else_is_not(project: Path) -> None:
    git(project, "init", "--quiet", "--initial-branch=main")
    git(project, "add", "--all")
    git(project, "commit", "--quiet", "-m", "Begin")
    review(project, "nell ward")
    code, told = check(project)
    assert code == WRONG
    assert "error[S003] The reviewer wrote the note" in told
    assert "= According to git, nell ward is the only author of this note." in told
    assert "= fix: ask somebody else to review it, or write `status: draft`" in told
    review(project, "Ada Pell")
    assert check(project)[0] == WELL
    git(project, "commit", "--quiet", "--all", "-m", "Add to it", author="Ada Pell")
    review(project, "Nell Ward")  # she is one of two authors
    assert check(project)[0] == WELL


def test_where_git_does_not_know_all_authors_nothing_is_refused(project: Path) -> None:
    review(project, "Nell Ward")
    assert check(project)[0] == WELL  # no repository
    git(project, "init", "--quiet", "--initial-branch=main")
    assert check(project)[0] == WELL  # not committed
    git(project, "add", "--all")
    git(project, "commit", "--quiet", "-m", "Begin")
    git(project, "commit", "--quiet", "--allow-empty", "-m", "More")
    assert check(project)[0] == WRONG
    shallow = project / "shallow"
    git(project, "clone", "--quiet", "--depth=1", f"file://{project}", str(shallow))
    assert check(shallow)[0] == WELL
