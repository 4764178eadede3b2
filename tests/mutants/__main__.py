"""`make mutants`: changes the core in one place at a time and runs the tests that reach the changed function; one of them should fail.

MUTANTS=sample tries at most three changes of each file, the same ones until that file changes. Fails if less than 90% of the changes
were noticed. Changes that no test has to notice are in accepted.yml.
"""

from __future__ import annotations

import datetime
import json
import os
import shutil
import subprocess
import sys
import tomllib
from pathlib import Path

from mutants.results import Mutant, figures, gone, mutants, read_accepted, share, shown, table, total

HERE = Path(__file__).parent
ROOT = HERE.parents[1]
CACHE = ROOT / ".cache"
WORK = CACHE / "mutants-work"
RESULTS = CACHE / "trust/mutants.json"
_SEEN = "CITATION.cff CONTRIBUTING.md README.md annotations docs hooks mkdocs.yml project.mk pyproject.toml seeds tests".split()
_SAMPLE = 3  # of each file
_LEAST = 0.9


def run(most: int | None) -> list[Mutant]:
    """Try all mutants, or at most that many of each file, in a new folder that sees the project's files."""
    shutil.rmtree(WORK, ignore_errors=True)
    WORK.mkdir(parents=True)
    for name in _SEEN:
        (WORK / name).symlink_to(ROOT / name)
    (WORK / "src").symlink_to(ROOT / "hooks")
    shutil.copy(HERE / "setup.cfg", WORK)
    command = [sys.executable, str(HERE / "run_mutmut.py"), *([str(most)] if most else [])]
    environment = {name: value for name, value in os.environ.items() if name != "PYTHONPATH"}
    subprocess.run(command, cwd=WORK, env=environment, check=True)
    return mutants(WORK / "mutants")


def main() -> int:
    """Run, show what survived and the table, and keep the figures for `make trust`."""
    sample = os.environ.get("MUTANTS") == "sample"
    tried = run(_SAMPLE if sample else None)
    accepted = read_accepted(HERE / "accepted.yml")
    counted = figures(tried, accepted)
    survived = [mutant.change for mutant in tried if mutant.killed is False and mutant.change not in accepted]
    print(shown(survived), table(counted), sep="\n")
    _keep(counted, sample)
    outdated = [*gone(accepted, ROOT), *(mutant.change for mutant in tried if mutant.killed and mutant.change in accepted)]
    if outdated:
        print(f"\nDelete these from tests/mutants/accepted.yml: the code has changed, or a test fails now.\n{shown(outdated)}")
    return int(bool(outdated) or share(total(counted)) < _LEAST)


def _keep(counted: dict[str, dict[str, int]], sample: bool) -> None:
    version = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]["version"]
    found = {"date": datetime.date.today().isoformat(), "version": version, "sample": sample, "folders": counted}
    RESULTS.parent.mkdir(parents=True, exist_ok=True)
    RESULTS.write_text(json.dumps(found, indent=1) + "\n", "utf-8")


if __name__ == "__main__":
    sys.exit(main())
