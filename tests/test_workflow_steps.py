"""The commands of the workflows, run as they are written: each job in a fresh clone, with an empty environment and a Python of its own.

Left out are the jobs that need the network (audit, newest), that need the code host (publish, comment), or that are `make test-all` itself.
"""

import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import yaml

ROOT = Path(__file__).parent.parent
NOTE = "annotations/people/nouri-al-maliki.yml"
JOBS = [("site", "check"), ("site", "preview"), ("site", "build"), ("trust", "properdocs"), ("trust", "oldest"), ("trust", "new-site")]
"""Workflow and job."""
PASSED_ON = ("PIP_", "SSL_")
"""Beginnings of the only variables that a job gets from here: how to reach the packages."""

pytestmark = pytest.mark.slow


def pull_request(folder: Path) -> Path:
    """A clone whose last commit edits a note, as a code host checks out a pull request."""
    clone = folder / "work" / "clone"
    git = ["git", "-c", "user.name=Test", "-c", "user.email=test@example.org"]
    subprocess.run([*git, "clone", "--quiet", str(ROOT), str(clone)], check=True)
    note = (clone / NOTE).read_text("utf-8")
    (clone / NOTE).write_text(note.replace("Iraqi politician", "An Iraqi politician", 1), "utf-8")
    subprocess.run([*git, "commit", "--quiet", "--all", "--message", "Edit a note"], cwd=clone, check=True)
    return clone


def environment(folder: Path, more: dict[str, str]) -> dict[str, str]:
    """The variables of a job on a machine of the code host, with a Python in which nothing is installed."""
    subprocess.run([sys.executable, "-m", "venv", str(folder / "python")], check=True)
    (folder / "temp").mkdir()
    return {
        **{name: value for name, value in os.environ.items() if name.startswith(PASSED_ON)},
        "PATH": f"{folder}/python/bin:/usr/local/bin:/usr/bin:/bin",
        "HOME": str(folder),
        "LANG": "C.UTF-8",
        "CI": "true",
        "RUNNER_TEMP": str(folder / "temp"),
        "GITHUB_STEP_SUMMARY": str(folder / "summary.md"),
        **{name: value for name, value in more.items() if "${{" not in value},
    }


def run_job(folder: Path, workflow: str, name: str) -> Path:
    """Run each command of a job that a pull request reaches, and return the clone. Fails with the output of the first that fails."""
    clone, told = pull_request(folder), yaml.load((ROOT / f".github/workflows/{workflow}.yml").read_text("utf-8"), yaml.BaseLoader)
    job: dict[str, Any] = told["jobs"][name]
    variables = environment(folder, told.get("env", {}) | job.get("env", {}))
    for step in job["steps"]:
        if "run" in step and "!= 'pull_request'" not in step.get("if", ""):
            command = ["bash", "--noprofile", "--norc", "-eo", "pipefail", "-c", step["run"]]
            where = clone / step.get("working-directory", ".")
            done = subprocess.run(command, cwd=where, env=variables, capture_output=True, text=True, check=False)
            assert done.returncode == 0, f"{step['run']}\n{done.stdout[-3000:]}\n{done.stderr[-3000:]}"
    return clone


@pytest.mark.parametrize(("workflow", "job"), JOBS, ids=[job for _, job in JOBS])
def test_the_steps_of_a_job_run_on_a_clean_machine(workflow: str, job: str, tmp_path: Path) -> None:
    clone = run_job(tmp_path, workflow, job)
    if job == "preview":
        assert "An Iraqi politician" in (tmp_path / "summary.md").read_text("utf-8")
    if job == "build":
        assert (clone / "site/index.html").is_file()
        assert "An Iraqi politician" in (clone / "site/people/nouri-al-maliki/index.html").read_text("utf-8")
