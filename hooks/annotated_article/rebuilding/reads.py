"""What is looked up while a page is made, by name and key."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from typing import Any, Generic, Protocol, TypeVar, cast, overload

Read = tuple[str, Any]
"""The name of a collection and the key that was looked up in it, None for the whole of it."""
Key = TypeVar("Key")
Value = TypeVar("Value")
Result = TypeVar("Result")


class Reads:
    """Notes what is looked up, while somebody wants to know."""

    def __init__(self) -> None:
        self._noted: dict[Read, None] | None = None

    def note(self, name: str, key: Any = None) -> None:
        """It was looked up."""
        if self._noted is not None:
            self._noted[name, key] = None

    @contextmanager
    def noted(self, into: dict[Read, None] | None) -> Iterator[None]:
        """Note into this while the block runs; into nothing for what is the same whoever asks first."""
        before, self._noted = self._noted, into
        try:
            yield
        finally:
            self._noted = before

    def again(self, reads: Mapping[Read, None]) -> None:
        """What was looked up once for something that several pages use."""
        if self._noted is not None:
            self._noted.update(reads)


class Looked(Mapping[Key, Value]):
    """A mapping that tells what is looked up in it."""

    def __init__(self, name: str, inner: Mapping[Key, Value], reads: Reads) -> None:
        self.inner = inner
        self._name, self._reads = name, reads

    def __getitem__(self, key: Key) -> Value:
        """As a dictionary's; noted whether it is there or not."""
        self._reads.note(self._name, key)
        return self.inner[key]

    def get(self, key: Any, default: Any = None) -> Any:
        """As a dictionary's, and as quick."""
        self._reads.note(self._name, key)
        return self.inner.get(key, default)

    def __contains__(self, key: object) -> bool:
        """As a dictionary's."""
        self._reads.note(self._name, key)
        return key in self.inner

    def __iter__(self) -> Iterator[Key]:
        """Whoever goes through it has read the whole."""
        self._reads.note(self._name)
        return iter(self.inner)

    def __len__(self) -> int:
        """Whoever counts it has read the whole."""
        self._reads.note(self._name)
        return len(self.inner)


class HasKnown(Protocol):
    """What `known` needs of the object that has it."""

    reads: Reads
    facts: dict[str, Any]


class known(Generic[Result]):  # noqa: N801 - used like cached_property
    """A property that is worked out once, and notes that it was read: a mapping key by key, anything else as a whole."""

    def __init__(self, work_out: Callable[[Any], Result]) -> None:
        self._work_out = work_out
        self._name = work_out.__name__
        self.__doc__ = work_out.__doc__

    @overload
    def __get__(self, owner: None, kind: type) -> known[Result]: ...
    @overload
    def __get__(self, owner: HasKnown, kind: type) -> Result: ...

    def __get__(self, owner: HasKnown | None, kind: type) -> known[Result] | Result:
        """The property's value."""
        if owner is None:
            return self
        if self._name not in owner.facts:
            with owner.reads.noted(None):
                value = self._work_out(owner)
            owner.facts[self._name] = Looked(self._name, value, owner.reads) if isinstance(value, Mapping) else value
        found = owner.facts[self._name]
        if not isinstance(found, Looked):
            owner.reads.note(self._name)
        return cast(Result, found)
