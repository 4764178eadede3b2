"""The kinds of note: each file in this folder has one, named `KIND`. Everything that other parts need to know about them is here."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from importlib import import_module
from pkgutil import iter_modules

from annotated_article.kind import EntryKind, Field, Kind


def _kinds() -> Iterator[Kind]:
    """The kind of each file in this folder."""
    for module in iter_modules(__path__):
        kind = import_module(f"{__name__}.{module.name}").KIND
        assert isinstance(kind, Kind)
        yield kind


def fields_that_differ(kinds: Iterable[EntryKind]) -> Iterator[str]:
    """A message for each field that has different shapes in two kinds of entry."""
    first: dict[str, tuple[EntryKind, Field]] = {}
    for kind in kinds:
        for field in kind.fields:
            owner, other = first.setdefault(field.name, (kind, field))
            if (field.shape, field.attribute) != (other.shape, other.attribute):
                yield (
                    f"The field `{field.name}` has the shape `{field.shape}` in kinds/{kind.name}.py, but `{other.shape}` in "
                    f"kinds/{owner.name}.py. Give both the same shape, or rename one of them."
                )


KINDS = tuple(sorted(_kinds(), key=lambda kind: kind.order))
"""All kinds, in the order in which lists show them."""
ENTRY_KINDS = {kind.folder: kind for kind in KINDS if isinstance(kind, EntryKind)}
"""Folder under annotations/ -> kind."""
ENTRY_KINDS_BY_NAME = {kind.name: kind for kind in ENTRY_KINDS.values()}
"""Name of an entry's kind -> kind."""
ITEM_KINDS = {kind.folder: kind for kind in KINDS if not isinstance(kind, EntryKind)}
"""Section of an article's file -> kind."""
MARKED = tuple(kind.name for kind in KINDS if kind.marks)
"""Kinds that mark their words, in the order in which a mark lists overlapping notes."""

for message in fields_that_differ(ENTRY_KINDS.values()):
    raise TypeError(message)
