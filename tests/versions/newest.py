"""Print all packages that the site and its tests need, without the versions that the .in files ask for."""

import re
from pathlib import Path

ROOT = Path(__file__).parents[2]
FILES = ("requirements.in", "requirements-web-pages.in", "requirements-compressed.in", "requirements-test.in")


def names(text: str) -> list[str]:
    """The packages of an .in file: no comments, no options, no versions."""
    return re.findall(r"^([A-Za-z][\w.-]*)", text, re.MULTILINE)


if __name__ == "__main__":
    print(*dict.fromkeys(name for file in FILES for name in names((ROOT / file).read_text("utf-8"))), sep="\n")
