"""Publish a site completely or not at all: build it in a folder beside its place, and move it there when it is done.

So readers and publishers never see half a site, whatever stops a build: an error, a full disk, Ctrl+C. The
folder is locked while it is written. The system releases the lock of a build that was killed, and the next build clears the folder.
"""

from __future__ import annotations

import atexit
import os
import shutil
from contextlib import suppress
from pathlib import Path
from typing import NamedTuple

with suppress(ImportError):  # Windows has no such locks: two builds at once can't be detected there
    import fcntl


class Busy(Exception):
    """Another build is writing the same site."""


class Building(NamedTuple):
    """A site that is being built in `folder`, to be moved to `place`; the two are one where nothing can be written beside it.

    `lock` is the open folder, which stays locked until it is closed.
    """

    folder: Path
    place: Path
    lock: int | None


def begin(place: Path) -> Building:
    """Give this build an empty folder of its own. Raises Busy while another build of the same place runs."""
    place = place.resolve()
    folder = _beside(place, "building")
    try:
        folder.mkdir(parents=True, exist_ok=True)
        lock = _locked(folder)
    except OSError:  # only the place itself may be written to
        if not place.is_dir():
            place.mkdir(parents=True)
        return Building(place, place, _locked(place))
    _empty(folder)
    _put_back(place)
    building = Building(folder, place, lock)
    atexit.register(abandon, building)
    return building


def put_in_place(building: Building) -> None:
    """Put the new site in the place of the old one. Hidden files there, such as .git, are kept, as MkDocs keeps them."""
    folder, place, _ = building
    if folder != place:
        old = _beside(place, "old")
        try:
            for hidden in [*place.glob(".*")] if place.is_dir() else []:
                if not (folder / hidden.name).exists():
                    hidden.rename(folder / hidden.name)
            if place.exists():
                place.rename(old)
            folder.rename(place)
        except OSError:  # another disk begins at the place
            _fill(folder, place)
        shutil.rmtree(old, ignore_errors=True)
    _release(building)


def abandon(building: Building) -> None:
    """Clear away what was built; the site that was there stays as it is."""
    if building.folder != building.place:
        shutil.rmtree(building.folder, ignore_errors=True)
    _release(building)


def _locked(folder: Path) -> int | None:
    """Open and lock a folder. Raises Busy where it is locked, or was moved to its place by another build at this very moment."""
    if os.name != "posix":
        return None
    opened = os.open(folder, os.O_RDONLY)
    try:
        fcntl.flock(opened, fcntl.LOCK_EX | fcntl.LOCK_NB)
        if folder.stat().st_ino != os.fstat(opened).st_ino:
            raise BlockingIOError
    except (BlockingIOError, FileNotFoundError):
        os.close(opened)
        raise Busy from None
    return opened


def _release(building: Building) -> None:
    atexit.unregister(abandon)
    if building.lock is not None:
        with suppress(OSError):
            os.close(building.lock)


def _beside(place: Path, what: str) -> Path:
    return place.with_name(f".{place.name}.{what}")


def _empty(folder: Path) -> None:
    """Delete what a build that was killed has left in the folder."""
    for each in folder.iterdir():
        if each.is_dir() and not each.is_symlink():
            shutil.rmtree(each, ignore_errors=True)
        else:
            each.unlink(missing_ok=True)


def _put_back(place: Path) -> None:
    """Put back a site that a build had just moved aside when it was killed; what is left of an older one is deleted."""
    old = _beside(place, "old")
    if old.exists() and not place.exists():
        old.rename(place)
    shutil.rmtree(old, ignore_errors=True)


def _fill(folder: Path, place: Path) -> None:
    """Move a site the slow way: file by file into a folder that can't be exchanged."""
    place.mkdir(exist_ok=True)
    for each in (each for each in place.iterdir() if not each.name.startswith(".")):
        if each.is_dir() and not each.is_symlink():
            shutil.rmtree(each, ignore_errors=True)
        else:
            each.unlink(missing_ok=True)
    shutil.copytree(folder, place, dirs_exist_ok=True)
    shutil.rmtree(folder, ignore_errors=True)
