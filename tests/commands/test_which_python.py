"""The command line, called with a Python for which nothing was installed."""

import importlib.metadata
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

HOOK = Path(__file__).parents[2] / "hooks/annotate.py"
NEEDS = HOOK.parent.parent / "requirements-core.in"


@pytest.fixture
def program(tmp_path: Path) -> Path:
    """The program alone: whatever it imports from the package beside it is missing too."""
    (tmp_path / "hooks").mkdir()
    return Path(shutil.copy(HOOK, tmp_path / "hooks"))


def run(program: Path, python: str = sys.executable) -> subprocess.CompletedProcess[str]:
    return subprocess.run([python, "-I", "-S", program, "suggest", "an article"], capture_output=True, text=True, check=False)


def environment(program: Path, python: str) -> Path:
    """A program in the place of the project's own Python."""
    path = program.parents[1] / ".venv/bin/python"
    path.parent.mkdir(parents=True)
    path.write_text(f"#!/bin/sh\n{python}\n", "utf-8")
    path.chmod(0o755)
    return path


@pytest.mark.skipif(sys.platform == "win32", reason="a shell script stands in for Python")
def test_the_python_that_make_installed_for_goes_on(program: Path) -> None:
    environment(program, 'printf "<%s>" "$@"; exit 1')
    done = run(program)
    assert (done.returncode, done.stdout, done.stderr) == (1, f"<{program}><suggest><an article>", "")


SAID = "This Python is missing packages that the commands need (babel, jinja2, markdown, pymdownx, yaml). Run: make check\n"


def test_without_one_it_is_said_what_to_type(program: Path) -> None:
    done = run(program)
    assert (done.returncode, done.stdout, done.stderr) == (2, "", SAID)


@pytest.mark.skipif(sys.platform == "win32", reason="a shell script stands in for Python")
def test_an_environment_without_the_packages_does_not_start_itself_for_ever(program: Path) -> None:
    itself = program.parents[1] / ".venv/bin/python"
    environment(program, f'exec -a "{itself}" "{sys.executable}" -I -S "$@"')
    itself.write_text(itself.read_text("utf-8").replace("#!/bin/sh", "#!/usr/bin/env bash"), "utf-8")
    done = run(program)
    assert (done.returncode, done.stderr) == (2, SAID)


@pytest.mark.thorough
def test_what_is_looked_for_is_what_the_requirements_name() -> None:
    named = {line for line in NEEDS.read_text("utf-8").splitlines() if re.match(r"[a-z]", line)}
    looked_for = re.search(r"name in \((.*)\) if", HOOK.read_text("utf-8"))
    assert looked_for is not None
    owners = importlib.metadata.packages_distributions()
    assert {owners[name][0].lower() for name in re.findall(r"\w+", looked_for[1])} == named
