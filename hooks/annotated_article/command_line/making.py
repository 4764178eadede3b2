"""The commands that create something outside the project: pages for another host, a new site, a zip file."""

from __future__ import annotations

import argparse
import os
import shutil
from itertools import chain
from pathlib import Path
from typing import TextIO

from annotated_article.command_line.outcomes import MISUSED, WELL, WRONG
from annotated_article.command_line.telling import as_text
from annotated_article.command_line.write_files import empty_folder_for_pages, is_own_zip, overwrite, refuse_other_folders, replace
from annotated_article.commands.compress_site import brotli, compressed, is_worth_it
from annotated_article.commands.lock_passages import lock_ids, lock_passages
from annotated_article.commands.new_site import ALONG, new_site
from annotated_article.offline_zip import NO_SEARCH, offline_zip
from annotated_article.other_hosts.pages_ahead import config, embeds_ahead, pages_ahead
from annotated_article.site import check_site

_NOT_WRITTEN_BY_PEOPLE = (".cache", ".git", ".venv", "site")
"""Folders of a project that can hold very many files."""
_ASSETS = Path(__file__).parents[1] / "theme" / "assets"


def run_pages(root: Path, chosen: argparse.Namespace, out: TextIO) -> int:
    """Write all pages to a folder, for a generator that runs no hooks."""
    folder = Path(chosen.folder)
    refuse_other_folders(root, folder)
    site = check_site(root)
    if any(problem.is_error for problem in site.problems):
        as_text(site, out)
        return WRONG
    empty_folder_for_pages(root, folder)
    shutil.copytree(root / "docs", folder / "docs", ignore=shutil.ignore_patterns("*.md"))
    shutil.copytree(_ASSETS, folder / "docs" / "assets", dirs_exist_ok=True)
    address = f"{chosen.address.rstrip('/')}/" if chosen.address else ""
    by_hand = {path.relative_to(root / "docs").as_posix(): path.read_text("utf-8") for path in sorted((root / "docs").rglob("*.md"))}
    for path, text in chain(pages_ahead(site, "en", by_hand, address, chosen.name).items(), embeds_ahead(site, "en")):
        (folder / "docs" / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / "docs" / path).write_text(text, "utf-8", newline="\n")
    settings = {
        "root": str(root.resolve()),
        "language": "en",
        "edit": chosen.edit,
        "contact": chosen.contact,
        "address": address,
        "name": chosen.name,
    }
    own = config(os.path.relpath(root / "mkdocs.yml", folder), **settings)
    (folder / "mkdocs.yml").write_text(own, "utf-8", newline="\n")
    print(f"wrote {folder}. Build it with: PYTHONPATH={root / 'hooks'} zensical build -f {folder / 'mkdocs.yml'}", file=out)
    return WELL


def run_new_site(root: Path, chosen: argparse.Namespace, out: TextIO) -> int:
    """Create a new site in a folder outside this project."""
    folder, title = Path(chosen.folder), chosen.title.strip() or "My Annotated Articles"
    if why := _no_place_for_a_site(root, chosen.folder) or ("" if title.isprintable() else "The title must be one line."):
        print(f"{why} Nothing was written.", file=out)
        return MISUSED
    made = new_site(project_files(root), title)
    for path, content in made.items():
        replace(folder, path, content)
    site = check_site(folder)
    for locked in (lock_passages(site.articles.values()), lock_ids(site.library)):
        for path, text in locked.files.items():
            replace(folder, path, text.encode("utf-8"))
    print(f"wrote {folder}, {len(made)} files. Its README.md explains the next steps. Now run: cd {folder}; make site; make test", file=out)
    return WELL


def project_files(root: Path) -> dict[str, bytes]:
    """Path -> content of the project's files that a new site gets too."""
    own = (top for top in root.iterdir() if top.name not in _NOT_WRITTEN_BY_PEOPLE)
    files = (path for top in own for path in (top, *top.rglob("*")) if path.is_file() and "__pycache__" not in path.parts)
    paths = {path.relative_to(root).as_posix(): path for path in files}
    return {path: file.read_bytes() for path, file in paths.items() if ALONG.match(path)}


def _no_place_for_a_site(root: Path, named: str) -> str:
    folder = Path(named)
    if not named:
        return "Name the new site's folder: make new-site DIR=path."
    if folder.resolve().is_relative_to(root.resolve()):
        return f"{folder} is inside this project. Name a folder outside it."
    if folder.is_dir():
        return f"{folder} is not empty. Name a new or empty folder." if any(folder.iterdir()) else ""
    return f"{folder} is a file. Name a new or empty folder." if folder.exists() or folder.is_symlink() else ""


def run_offline(root: Path, chosen: argparse.Namespace, out: TextIO) -> int:
    """Pack a built site."""
    site, file = Path(chosen.site), Path(chosen.file)
    if not _is_built(site, out):
        return MISUSED
    files = {path.relative_to(site).as_posix(): path.read_bytes() for path in site.rglob("*") if path.is_file()}
    overwrite(file, offline_zip(files, NO_SEARCH), is_own=is_own_zip(file), such_as="such as annotated-articles.zip")
    print(f"wrote {file}: unpack it, then open index.html", file=out)
    return WELL


def run_compress(root: Path, chosen: argparse.Namespace, out: TextIO) -> int:
    """Write compressed files beside those of a built site."""
    site, with_brotli = Path(chosen.site), brotli()
    if not _is_built(site, out):
        return MISUSED
    if with_brotli is None:
        print("Brotli is not installed. Run: make compressed", file=out)
        return MISUSED
    files = [path for path in sorted(site.rglob("*")) if path.is_file() and is_worth_it(path.name, path.stat().st_size)]
    sizes: dict[str, int] = {}
    for file in files:
        for ending, data in compressed(file.read_bytes(), with_brotli):
            replace(file.parent, f"{file.name}{ending}", data)
            sizes[ending] = sizes.get(ending, 0) + len(data)
    before = sum(file.stat().st_size for file in files)
    told = ", ".join(f"{size / 1e6:,.1f} MB as {ending}" for ending, size in sizes.items())
    print(f"compressed {len(files):,} files of {site}: {before / 1e6:,.1f} MB, {told or 'none of them would get smaller'}", file=out)
    return WELL


def _is_built(site: Path, out: TextIO) -> bool:
    """Whether there is a site in the folder; if not, say so."""
    if (site / "index.html").is_file():
        return True
    print(f"There is no site in {site}. Build it first: make site", file=out)
    return False
