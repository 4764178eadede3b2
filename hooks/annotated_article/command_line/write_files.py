"""Write files completely or not at all."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TextIO


def replace(root: Path, path: str, data: bytes) -> None:
    """Write the whole file next to its place and then move it there, so that it is never half written."""
    (root / path).parent.mkdir(parents=True, exist_ok=True)
    beside = root / f"{path}.{os.getpid()}.new"
    try:
        beside.write_bytes(data)
        beside.replace(root / path)
    finally:
        beside.unlink(missing_ok=True)


def write(root: Path, files: dict[str, str], out: TextIO) -> bool:
    """Write files that don't exist yet, or none if one of them exists."""
    if there := [path for path in files if (root / path).exists()]:
        print(f"{there[0]} exists already; nothing was written.", file=out)
        return False
    for path, text in files.items():
        replace(root, path, text.encode("utf-8"))
        print(f"wrote {path}", file=out)
    return True
