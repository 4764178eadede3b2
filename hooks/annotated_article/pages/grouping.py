"""Items by key: grouped at once, or each group when it is first looked up."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from typing import TypeVar

Item = TypeVar("Item")
Key = TypeVar("Key")


class Lazy(Mapping[Key, Item]):
    """A mapping that computes each value once, when it is first looked up."""

    def __init__(self, keys: Collection[Key], make: Callable[[Key], Item]) -> None:
        self._keys, self._make = keys, make
        self._made: dict[Key, Item] = {}

    def __getitem__(self, key: Key) -> Item:
        """The value; KeyError where there is no such key."""
        if key not in self._made:
            if key not in self._keys:
                raise KeyError(key)
            self._made[key] = self._make(key)
        return self._made[key]

    def __iter__(self) -> Iterator[Key]:
        """The keys in order."""
        return iter(self._keys)

    def __len__(self) -> int:
        """How many keys."""
        return len(self._keys)


def grouped(items: Iterable[tuple[Key, Item]]) -> dict[Key, list[Item]]:
    """The items of each key, in order."""
    found: dict[Key, list[Item]] = {}
    for key, item in items:
        found.setdefault(key, []).append(item)
    return found


def grouped_by_entry(items: Iterable[tuple[Item, Iterable[str | None]]]) -> dict[str, list[Item]]:
    """The items that name each entry; an item that names several is with each of them."""
    found: dict[str, list[Item]] = {}
    for item, names in items:
        for name in dict.fromkeys(names):
            if name is not None:
                found.setdefault(name, []).append(item)
    return found
