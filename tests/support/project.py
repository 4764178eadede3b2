"""A whole project in a folder of its own: the mini site with the real site's settings, and files laid over it."""

import os
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

import pytest
from mkdocs.commands.build import build
from mkdocs.config import load_config
from mkdocs.exceptions import Abort

from support.message_case import lay_over_mini_site

ROOT = Path(__file__).parent.parent.parent
SETTINGS = f"""\
INHERIT: {ROOT}/mkdocs.yml
hooks: [{ROOT}/hooks/annotate.py]
theme: {{custom_dir: {ROOT}/hooks/annotated_article/theme}}
nav: [Home: index.md]
watch: [annotations]
"""


def project(folder: Path, files: Mapping[str, str] | None = None) -> Path:
    """The folder, created from scratch, with mkdocs.yml, a home page and these files in addition to those of the mini site."""
    return lay_over_mini_site({"mkdocs.yml": SETTINGS, "docs/index.md": "# Home\n\nA site for testing.\n", **(files or {})}, folder)


def files_in(folder: Path) -> dict[str, str]:
    """Path from the folder -> text, of every file in it."""
    return {file.relative_to(folder).as_posix(): file.read_text(encoding="utf-8") for file in folder.rglob("*") if file.is_file()}


def mkdocs(root: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    """What `mkdocs build` said, in a process of its own; the site is in the folder `site` of the project."""
    return subprocess.run(
        [sys.executable, "-m", "mkdocs", "build", *arguments],
        cwd=root,
        env={**os.environ, "NO_MKDOCS_2_WARNING": "1"},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        encoding="utf-8",
        check=False,
    )


def why_it_stops(root: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    """The one message with which a build of the project stops."""
    monkeypatch.setattr(sys, "path", [*sys.path])
    with pytest.raises(Abort) as stopped:
        config = load_config(str(root / "mkdocs.yml"))
        config.plugins.on_startup(command="build", dirty=False)
        build(config)
    return str(stopped.value.message)


def built(root: Path) -> Path:
    """The folder of the project's site, built strictly and without a warning."""
    said = mkdocs(root, "--strict")
    assert said.returncode == 0, said.stdout
    assert "WARNING" not in said.stdout, said.stdout
    return root / "site"
