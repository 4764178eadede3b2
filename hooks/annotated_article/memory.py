"""Results of pure functions, remembered from one edit to the next."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeVar

Value = TypeVar("Value")


class Remember:
    """A cache that stages ask before they compute something. This one remembers nothing, because a build does everything once."""

    def __call__(self, function: Callable[..., Value], *arguments: Any) -> Value:
        """Call the function."""
        return function(*arguments)

    def same(self, name: str, value: Value) -> Value:
        """Give the value."""
        return value


class Memory(Remember):
    """Caches by identity: a function's result for the very same objects. What isn't used between two edits is forgotten."""

    def __init__(self) -> None:
        # Keeps the arguments too, so that no other object can get the identity of one of them.
        self._now: dict[tuple[Any, ...], tuple[tuple[Any, ...], Any]] = {}
        self._before = self._now
        self._values: dict[str, Any] = {}

    def __call__(self, function: Callable[..., Value], *arguments: Any) -> Value:
        """Call the function, or give the result it gave for these objects."""
        key = (function, *map(id, arguments))
        if key not in self._now:
            self._now[key] = self._before[key] if key in self._before else (arguments, function(*arguments))
        result: Value = self._now[key][1]
        return result

    def same(self, name: str, value: Value) -> Value:
        """Give the value of this name from the edit before, if it is equal: what was worked out from it is still right."""
        if name not in self._values or self._values[name] != value:
            self._values[name] = value
        known: Value = self._values[name]
        return known

    def next_edit(self) -> None:
        """Forget what was not used since the last call."""
        self._before, self._now = self._now, {}
