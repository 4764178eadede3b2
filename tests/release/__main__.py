"""`make release`: `before` the tests, what a program can check; `after` them, what is left for people. It tags and pushes nothing."""

import json
import subprocess
import sys

from release.look_over import LEFT, look_over, version_of
from trust.figures import KEPT, PAGE, ROOT, page


def _git(*arguments: str) -> str:
    return subprocess.run(["git", *arguments], cwd=ROOT, capture_output=True, text=True, check=True).stdout


def _text(name: str) -> str:
    return (ROOT / name).read_text("utf-8")


def main(when: str) -> int:
    """0 if nothing is found, else 1 with a sentence for each finding."""
    pyproject = _text("pyproject.toml")
    if when == "after":
        print(LEFT.format(version=version_of(pyproject)))
        return 0
    kept = json.loads(KEPT.read_text("utf-8"))
    seconds = sum(each["seconds"] for each in kept["fuzzed"].values())
    found = look_over(pyproject, _text("CITATION.cff"), _text("CHANGELOG.md"), _git("status", "--porcelain"), _git("tag"), seconds)
    if PAGE.read_text("utf-8") != page(kept):
        found.append("docs/contribute/trust.md is not what the program writes. Type: make trust")
    print(*(found or [f"Version {version_of(pyproject)} looks well. Now the tests."]), sep="\n")
    return int(bool(found))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
