"""A value's content in a few bytes: equal for equal content, in any process and on any machine."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Set
from dataclasses import fields, is_dataclass
from functools import cache, partial
from hashlib import blake2b
from operator import attrgetter
from types import FunctionType
from typing import Any

from annotated_article.model import Span, Text

_PLAIN = frozenset((str, Text, int, bool, float, type(None)))
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
        kind: Any = type(value)
        if kind in _PLAIN:
            return repr(value)
        if found := self._known.get(id(value)):
            return found[1]
        spelled = _way_for(kind)(value, self.of)
        if len(spelled) <= _SHORT or isinstance(value, str):
            return spelled  # no hash is written like this; to remember it would take more than to spell it again
        self._known[id(value)] = value, _hashed(spelled)
        return self._known[id(value)][1]


_Of = Callable[[Any], str]
_Way = Callable[[Any, _Of], str]
"""Spells a value of one type, given what tells the content of those in it."""


@cache
def _way_for(kind: Any) -> _Way:
    """How values of a type are spelled: found once, for there are many of each."""
    name = kind.__qualname__
    if kind is Span:
        return lambda span, of: repr(span.path)
    if is_dataclass(kind):
        compared = [attrgetter(field.name) for field in fields(kind) if field.compare]
        return lambda value, of: f"{name}({_in_a_row([get(value) for get in compared], of)})"
    for known, way in _WAYS:
        if issubclass(kind, known):
            return way
    raise NoContent(name)


def _of_sequence(value: Any, of: _Of) -> str:
    return f"{type(value).__qualname__}({_in_a_row(value, of)})"


def _in_a_row(values: Iterable[Any], of: _Of) -> str:
    """The contents of several values: where all of them are plain, at once."""
    return repr((*values,)) if _PLAIN.issuperset(map(type, values)) else ",".join(map(of, values))


def _of_mapping(value: Any, of: _Of) -> str:
    return f"{{{','.join([f'{of(key)}:{of(each)}' for key, each in value.items()])}}}"


def _of_call(value: Any, of: _Of) -> str:
    return f"{of(value.func)}({','.join(map(of, value.args))},{of(value.keywords)})"


def _of_function(value: Any, of: _Of) -> str:
    if value.__closure__ is not None:
        raise NoContent(value.__qualname__)
    return f"{value.__module__}.{value.__qualname__}"


_WAYS: tuple[tuple[type, _Way], ...] = (
    (str, lambda value, of: repr(str(value))),
    (list, _of_sequence),
    (tuple, _of_sequence),
    (Mapping, _of_mapping),
    (Set, lambda value, of: f"{{{','.join(sorted(map(of, value)))}}}"),
    (partial, _of_call),
    (FunctionType, _of_function),
)


def _hashed(text: str) -> str:
    return blake2b(text.encode("utf-8", "surrogatepass"), digest_size=16).hexdigest()
