"""Show the progress of a long build as one changing line in a terminal; print nothing elsewhere."""

from __future__ import annotations

import time
from typing import TextIO

_PATIENCE = 3.0  # seconds; a shorter stage needs no report
_PAUSE = 0.1  # seconds between two changes


class Progress:
    """Counts to `total`: `Reading pages: 1,200 of 2,697`."""

    def __init__(self, stream: TextIO, what: str, total: int) -> None:
        self._stream, self._what, self._total = stream, what, total
        self._done = 0
        self._next = time.monotonic() + _PATIENCE if stream.isatty() else float("inf")
        self._line = ""

    def step(self) -> None:
        """One more is done."""
        self._done += 1
        if self._next < (now := time.monotonic()):
            self._next = now + _PAUSE
            self._show(f"{self._what}: {self._done:,} of {self._total:,}")

    def clear(self) -> None:
        """Clear the line, so that the next message has a line to itself."""
        if self._line:
            self._show("")

    def _show(self, line: str) -> None:
        self._stream.write(f"\r{' ' * len(self._line)}\r{line}")
        self._stream.flush()
        self._line = line
