"""Update the engine of a site that `new-site` created. What the site has changed stays."""

from __future__ import annotations

import re
from collections.abc import Mapping
from hashlib import sha1
from typing import NamedTuple

RECORD = "hooks/engine.lock"
"""What the engine's files were when they were last written, so that an upgrade knows which of them people have changed since."""
_HEAD = "# Version {version} of the engine. `new-site` and `upgrade` write this file, to tell later which files were changed by hand.\n"
_LINE = re.compile(r"^([0-9a-f]{40})  (.+)$", re.MULTILINE)
_VERSION = re.compile(r'^(?:# Version |version = ")(\d+)\.(\d+)\.(\d+)', re.MULTILINE)

Version = tuple[int, int, int]


class Upgrade(NamedTuple):
    """Paths of files: what an upgrade writes and deletes, and what people have changed: `yours` alone, or the newest engine too."""

    new: list[str]
    changed: list[str]
    deleted: list[str]
    yours: list[str]
    both: list[str]


def content_id(data: bytes) -> str:
    """The id that git gives this content."""
    return sha1(b"blob %d\0%b" % (len(data), data), usedforsecurity=False).hexdigest()


def record(engine: Mapping[str, bytes]) -> bytes:
    """The text of RECORD for these files of an engine."""
    lines = (f"{content_id(engine[path])}  {path}\n" for path in sorted(engine))
    return (_HEAD.format(version=shown(version_of(engine["pyproject.toml"].decode()))) + "".join(lines)).encode()


def recorded(text: str) -> dict[str, str]:
    """Path -> id of the content in the text of a record."""
    return {path: content for content, path in _LINE.findall(text)}


def version_of(text: str) -> Version:
    """The version in the text of a record or of pyproject.toml; 0.0.0 if there is none."""
    found = _VERSION.search(text)
    return (int(found[1]), int(found[2]), int(found[3])) if found else (0, 0, 0)


def shown(version: Version) -> str:
    """The version as people write it."""
    return ".".join(map(str, version))


def upgrade(engine: Mapping[str, bytes], written: Mapping[str, str], there: Mapping[str, str]) -> Upgrade:
    """Compare the newest engine with what was `written` to the site once, and with what is `there` now (path -> id of the content)."""
    plan = Upgrade([], [], [], [], [])
    for path in sorted({*engine, *written}):
        newest = content_id(engine[path]) if path in engine else ""
        was, now = written.get(path, ""), there.get(path, "")
        if now == newest:
            continue
        if now != was:
            (plan.yours if newest in ("", was) else plan.both).append(path)
        elif not was:
            plan.new.append(path)
        else:
            (plan.changed if newest else plan.deleted).append(path)
    return plan
