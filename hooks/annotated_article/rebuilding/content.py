"""A value's content in a few bytes: equal for equal content, in any process and on any machine."""

from __future__ import annotations

from collections.abc import Mapping, Set
from dataclasses import fields, is_dataclass
from functools import cache, partial
from hashlib import blake2b
from types import FunctionType
from typing import Any

from annotated_article.model import Span

_PLAIN = frozenset((str, int, bool, float, type(None)))
_SHORT = 72


class NoContent(TypeError):
    """The value's content cannot be told."""


class Contents:
    """Tells contents, those of values that it has met before at once. Values must not be changed meanwhile."""

    def __init__(self) -> None:
        self._known: dict[int, tuple[Any, str]] = {}

    def of(self, value: Any) -> str:
        """The content of text, numbers, functions, collections and dataclasses of such. Raises NoContent for anything else.

        A dataclass's fields count as far as its equality does. Of a place in a file (Span) only the file counts: what moves down
        by a line is what it was.
        """
        kind = type(value)
        if kind in _PLAIN:
            return repr(value)
        if kind is Span:
            return repr(value.path)
        if issubclass(kind, str):
            return repr(str(value))
        if found := self._known.get(id(value)):
            return found[1]
        if len(spelled := self._spelled(value)) <= _SHORT:
            return spelled  # no hash is written like this; to remember it would take more than to spell it again
        self._known[id(value)] = value, _hashed(spelled)
        return self._known[id(value)][1]

    def _spelled(self, value: Any) -> str:
        kind: Any = type(value)
        if names := _compared(kind):
            return f"{kind.__qualname__}({','.join([self.of(getattr(value, name)) for name in names])})"
        if isinstance(value, list | tuple):
            return f"{kind.__qualname__}({','.join(map(self.of, value))})"
        if isinstance(value, Mapping):
            return f"{{{','.join(f'{self.of(key)}:{self.of(each)}' for key, each in value.items())}}}"
        if isinstance(value, Set):
            return f"{{{','.join(sorted(map(self.of, value)))}}}"
        if isinstance(value, partial):
            return f"{self._spelled(value.func)}({','.join(map(self.of, value.args))},{self.of(value.keywords)})"
        if isinstance(value, FunctionType) and value.__closure__ is None:
            return f"{value.__module__}.{value.__qualname__}"
        raise NoContent(kind.__qualname__)


def _hashed(text: str) -> str:
    return blake2b(text.encode("utf-8", "surrogatepass"), digest_size=16).hexdigest()


@cache
def _compared(kind: Any) -> tuple[str, ...]:
    """The names of a dataclass's fields that its equality looks at; none of any other type."""
    return tuple(field.name for field in fields(kind) if field.compare) if is_dataclass(kind) else ()
