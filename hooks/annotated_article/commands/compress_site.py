"""Files as a host may send them in place of a page: compressed ahead of time, with gzip (RFC 1952) and Brotli (RFC 7932)."""

from __future__ import annotations

import gzip
from collections.abc import Callable, Iterator
from pathlib import PurePath

TEXT = frozenset(".bib .css .csv .geojson .html .js .json .ris .svg .txt .webmanifest .xml .yaml .yml".split())
"""Endings of text that readers and programs load. Pictures are compressed already, and only developers load a `.map`."""
SMALLEST = 1024
"""Bytes. What is smaller fits in one packet as it is."""
_BROTLI_QUALITY = 10  # of 11; the last takes nearly three times as long, and saves 3 %

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
