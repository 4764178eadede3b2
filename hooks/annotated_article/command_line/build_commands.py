"""The commands that make something of a project elsewhere: its pages for another program, a zip file, compressed files."""

from __future__ import annotations

import argparse
import gzip
import os
import shutil
from collections.abc import Callable, Iterator
from itertools import chain
from pathlib import Path, PurePath
from typing import TextIO

from annotated_article.command_line.outcomes import MISUSED, WELL, WRONG
from annotated_article.command_line.report_commands import as_text
from annotated_article.command_line.write_files import empty_folder_for_pages, is_own_zip, overwrite, refuse_other_folders, replace
from annotated_article.offline_zip import NO_SEARCH, offline_zip
from annotated_article.other_hosts.pages_ahead import config, embeds_ahead, pages_ahead
from annotated_article.site import check_site

TEXT = frozenset(".bib .css .csv .geojson .html .js .json .ris .svg .txt .webmanifest .xml .yaml .yml".split())
"""Endings of text that readers and programs load. Pictures are compressed already, and only developers load a `.map`."""
SMALLEST = 1024
"""Bytes. What is smaller fits in one packet as it is."""
_BROTLI_QUALITY = 10  # of 11; the last takes nearly three times as long, and saves 3%

Compress = Callable[[bytes], bytes]


def brotli() -> Compress | None:
    """Brotli, if its package is installed."""
    try:
        import brotli as package  # noqa: PLC0415 - only `make compressed` needs the package
    except ImportError:
        return None
    return lambda data: bytes(package.compress(data, mode=package.MODE_TEXT, quality=_BROTLI_QUALITY))


def is_worth_it(path: str, size: int) -> bool:
    """Whether to compress a file of this many bytes."""
    return PurePath(path).suffix.lower() in TEXT and size >= SMALLEST


def compressed(data: bytes, brotli: Compress) -> Iterator[tuple[str, bytes]]:
    """The ending to add to the file's name, and the compressed bytes, if they are fewer. The same data give the same bytes."""
    for ending, made in ((".br", brotli(data)), (".gz", gzip.compress(data, 9, mtime=0))):
        if len(made) < len(data):
            yield ending, made


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
    after = " and ".join(f"{size / 1e6:,.1f} MB ({ending})" for ending, size in sizes.items())
    sizes_say = f"from {before / 1e6:,.1f} MB to {after}" if after else "none would get smaller"
    print(f"compressed {len(files):,} files in {site}: {sizes_say}", file=out)
    return WELL


def _is_built(site: Path, out: TextIO) -> bool:
    """Whether there is a site in the folder; if not, say so."""
    if (site / "index.html").is_file():
        return True
    print(f"There is no site in {site}. Build it first: make site", file=out)
    return False
