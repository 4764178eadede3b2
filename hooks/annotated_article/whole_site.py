"""A site that is whole or not there: built in a folder beside its place, and put there at once when it is done.

So whoever reads or publishes the place never meets half a site, whatever ends a build: an error, a full disk, a key pressed.
"""

from __future__ import annotations

import atexit
import os
import shutil
from pathlib import Path
from typing import NamedTuple


class Building(NamedTuple):
    """A site that is being built in `folder`, to stand in `place`; the two are one where nothing can be built beside it."""

    folder: Path
    place: Path


def begin(place: Path) -> Building:
    """A folder of its own for this build, so that several may run. What others left there that were cut short is cleared away."""
    place = place.resolve()
    _clear_what_was_left(place)
    folder = _beside(place, "building", os.getpid())
    try:
        shutil.rmtree(folder, ignore_errors=True)
        folder.mkdir(parents=True)
    except OSError:  # only the place itself may be written to
        return Building(place, place)
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    return Building(folder, place)


def put_in_place(building: Building) -> None:
    """The new site instead of the old one. Hidden files there, such as .git, are kept, as MkDocs keeps them."""
    folder, place = building
    if folder == place:
        return
    old = _beside(place, "old", os.getpid())
    try:
        for hidden in [*place.glob(".*")] if place.is_dir() else []:
            if not (folder / hidden.name).exists():
                hidden.rename(folder / hidden.name)
        if place.exists():
            place.rename(old)
        folder.rename(place)
    except OSError:  # the place is where another disk begins, or another build was faster
        _fill(folder, place)
    shutil.rmtree(old, ignore_errors=True)


def abandon(building: Building) -> None:
    """Clear away what was built; the site that was there stays as it is."""
    if building.folder != building.place:
        shutil.rmtree(building.folder, ignore_errors=True)


def _beside(place: Path, what: str, process: int | str) -> Path:
    return place.with_name(f".{place.name}.{what}-{process}")


def _fill(folder: Path, place: Path) -> None:
    """The slow way: file by file into a folder that cannot be exchanged."""
    place.mkdir(exist_ok=True)
    for each in (each for each in place.iterdir() if not each.name.startswith(".")):
        if each.is_dir() and not each.is_symlink():
            shutil.rmtree(each, ignore_errors=True)
        else:
            each.unlink(missing_ok=True)
    shutil.copytree(folder, place, dirs_exist_ok=True)
    shutil.rmtree(folder, ignore_errors=True)


def _clear_what_was_left(place: Path) -> None:
    """Delete the folders of builds that were killed; a site that one of them had just moved aside is put back."""
    for old in sorted(place.parent.glob(_beside(place, "old", "*").name)):
        if not _runs(old) and not place.exists():
            old.rename(place)
    for what in ("building", "old"):
        for left in place.parent.glob(_beside(place, what, "*").name):
            if not _runs(left):
                shutil.rmtree(left, ignore_errors=True)


def _runs(folder: Path) -> bool:
    """Whether the process whose number the folder bears still runs; where that cannot be asked, it may."""
    process = folder.name.rpartition("-")[2]
    if os.name != "posix" or not process.isdecimal():
        return True
    try:
        os.kill(int(process), 0)
    except ProcessLookupError:
        return False
    except OSError:
        return True
    return True
