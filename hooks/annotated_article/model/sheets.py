"""Pages of docs/teach/ that are more than Markdown: reading sheets and the accessibility report."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from annotated_article.model.typed import Span, Text


class PassageBlock(NamedTuple):
    """Passages that a reading sheet shows: the first and the last of them, as they are typed."""

    at: Span
    article: Text
    first: Text
    last: Text


class QuestionBlock(NamedTuple):
    """A question that a reading sheet asks. No id of a note has an underscore, as its own has."""

    id: str
    at: Span
    ask: Text
    skill: str
    answer: Text
    starter: Text | None = None
    level: Text | None = None


SheetBlock = PassageBlock | QuestionBlock


class SheetPart(NamedTuple):
    """A stretch of a sheet as it is typed, without the empty lines around it: a block, or what is between two of them."""

    source: str
    block: SheetBlock | None = None


class Sheet(NamedTuple):
    """A page of docs/teach/ with blocks: its front matter, its Markdown with their numbers in their places, and the blocks.

    A block is None if it could not be read. `parts` are the whole of it as typed, below the front matter; `title` and `description` are
    what the front matter says.
    """

    path: str
    head: str
    markdown: str
    blocks: tuple[SheetBlock | None, ...]
    parts: tuple[SheetPart, ...] = ()
    title: str = ""
    description: str = ""

    @property
    def name(self) -> str:
        """Its file in docs/teach/, without .md."""
        return self.path.removeprefix("docs/teach/").removesuffix(".md")

    @property
    def url(self) -> str:
        """The page's address from the site's root."""
        return address_of(self.path.removeprefix("docs/"))


def address_of(source: str) -> str:
    """The address of a page from its path in docs/: `people/ada/` for `people/ada.md` and for `people/ada/index.md`."""
    folder, _, name = source.removesuffix(".md").rpartition("/")
    parts = (folder, "" if name == "index" else name)
    return "".join(f"{part}/" for part in parts if part)


class Criterion(NamedTuple):
    """A criterion of an accessibility report: its number and name, the level of adherence, and remarks."""

    number: str
    name: str
    level: str
    remarks: str


class Statement(NamedTuple):
    """The site's accessibility report: its file, title and day, how it was evaluated, and its criteria by level, `A` and `AA`."""

    path: str
    title: str
    day: str
    methods: str
    notes: str
    contact: str
    chapters: Mapping[str, tuple[Criterion, ...]]
