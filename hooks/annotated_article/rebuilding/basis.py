"""What every page stands on: this program, the packages it uses, the settings. When any of it changes, no page is kept."""

from __future__ import annotations

import sys
from collections.abc import Iterable
from hashlib import blake2b
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

_OURS = Path(__file__).parents[1]
_PACKAGES = ("mkdocs", "properdocs", "mkdocs-material", "jinja2", "markupsafe", "markdown", "pymdown-extensions", "pygments")


def basis(folders: Iterable[Path], settings: str) -> str:
    """The content of all these in a few bytes. `folders` are read whole, but for those of the packages."""
    found = blake2b(digest_size=16)
    for package in _PACKAGES:
        found.update(f"{package} {_version(package)}\n".encode())
    found.update(f"{sys.version}\n{settings}\n".encode("utf-8", "surrogatepass"))
    for folder in dict.fromkeys((_OURS, *(folder for folder in folders if "site-packages" not in folder.parts))):
        for file in sorted(folder.rglob("*")):
            if file.is_file() and "__pycache__" not in file.parts:
                found.update(f"{file.relative_to(folder)}\0".encode("utf-8", "surrogateescape"))
                found.update(blake2b(file.read_bytes()).digest())
    return found.hexdigest()


def _version(package: str) -> str:
    try:
        return version(package)
    except PackageNotFoundError:
        return ""
