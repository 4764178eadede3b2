"""Markdown of contributors as HTML that is safe: no raw HTML, no attributes of their choice, no address that runs.

One fixed list of extensions for every host. None of them changes words (no typographic replacements, no automatic links, no
abbreviations), so that the text of an article stays what was typed.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from html import unescape
from typing import Any
from xml.etree.ElementTree import Element, SubElement

from markdown import Extension, Markdown
from markdown.extensions.fenced_code import FencedBlockPreprocessor
from markdown.extensions.toc import slugify
from markdown.treeprocessors import Treeprocessor
from markdown.util import AtomicString
from pymdownx.blocks import BlocksExtension, BlocksProcessor
from pymdownx.blocks.block import Block

_SAFE_ADDRESS = re.compile(r"(?:https?://|mailto:|[^:]*$|[^:]*[/?#])", re.IGNORECASE)
_OTHER_HOST = re.compile(r"[a-z][a-z0-9+.-]*:|[\\/]{2}", re.IGNORECASE)
_HELD_BACK = re.compile(r"\x02(amp|\d+)\x03")

_OWN_ATTRIBUTES = {
    "a": ("href", "title"),
    "img": ("src", "alt", "title"),
    "ol": ("start",),
    "th": ("align",),
    "td": ("align",),
    "span": ("class",),
    "sheet-block": ("data-search-exclude",),
    **dict.fromkeys(("h1", "h2", "h3", "h4", "h5", "h6"), ("id",)),
}
"""Tag -> the attributes that Markdown itself gives; any other was typed by the author."""


SHEET_BLOCKS = ("passage", "question")
"""The blocks of reading sheets."""
OTHER_BLOCKS = frozenset({"caption", "figure-caption", "table-caption"})
"""Blocks that any text may have."""
SHEET_BLOCK = re.compile(r"<sheet-block[^>]*>(\d+)</sheet-block>")
"""A placeholder in a sheet's HTML for the block with that number, until all articles are known. Text can't contain it: it is escaped."""
SHEET_BLOCKS_TOGETHER = re.compile(rf"{SHEET_BLOCK.pattern}(?:\s*{SHEET_BLOCK.pattern})*".replace("(\\d+)", "\\d+"))
"""Several of them that follow one another."""
_NUMBERED = re.compile(r"block (\d+) of the sheet")


def heading_id(text: str, separator: str) -> str:
    """Ids of headings begin with `h-`, so that none can take the id of a passage, a mark or a note."""
    return f"h-{slugify(text, separator)}"


class SafeAttributes(Treeprocessor):
    """Takes away attributes of a contributor's choice and addresses that could do harm.

    Links may be http, https, mailto or inside the site; pictures inside the site only, for one from another host would ask
    that host for something on every reading. `own` has the attributes of each tag that may stay.
    """

    def __init__(self, own: Mapping[str, Collection[str]], md: Markdown) -> None:
        super().__init__(md)
        self.own = own

    def run(self, root: Element) -> None:
        """Delete the attribute; the words stay."""
        for element in root.iter():
            for name in list(element.attrib):
                if name not in self.own.get(element.tag, ()) or not _is_safe(name, element.attrib[name]):
                    del element.attrib[name]


def _is_safe(name: str, value: str) -> bool:
    if name == "href":
        return bool(_SAFE_ADDRESS.match(_as_browsers_read(value)))
    return name != "src" or not _OTHER_HOST.match(_as_browsers_read(value))


class _PlainFences(FencedBlockPreprocessor):
    """Code between fences, with its language but without an id or classes of its own."""

    def handle_attrs(self, attrs: Iterable[tuple[str, str]]) -> tuple[str, list[str], dict[str, Any]]:
        """No id, the first class (which is the language), no settings."""
        return "", super().handle_attrs(attrs)[1][:1], {}


def _as_browsers_read(address: str) -> str:
    """The address with its entities resolved and without the white space and control characters that browsers skip.

    Python-Markdown stores some characters as STX … ETX until the end; these are resolved too.
    """
    plain = _HELD_BACK.sub(lambda match: "&" if match[1] == "amp" else chr(int(match[1])), address)
    return re.sub(r"[\x00-\x20]", "", unescape(plain))


class _SheetBlock(Block):  # type: ignore[misc]  # it comes without types
    """Put a placeholder for a block of a reading sheet that `read_sheets` has read and numbered. Anything else stays text."""

    ARGUMENT = True

    def on_validate(self, parent: Element) -> bool:
        """Whether the block was numbered."""
        return _NUMBERED.fullmatch(self.argument) is not None

    def on_create(self, parent: Element) -> Element:
        """The element with the number, which search passes over."""
        element = SubElement(parent, "sheet-block", {"data-search-exclude": ""})
        element.text = AtomicString(_NUMBERED.sub(r"\1", self.argument))
        return element

    def on_markdown(self) -> str:
        """Its text is a number."""
        return "raw"


class _Passage(_SheetBlock):
    NAME = "passage"


class _Question(_SheetBlock):
    NAME = "question"


class _SheetBlocks(BlocksExtension):  # type: ignore[misc]  # the same
    def extendMarkdownBlocks(self, md: Markdown, block_mgr: BlocksProcessor) -> None:  # noqa: N802 - the name is the extension's
        block_mgr.register(_Passage, self.getConfigs())
        block_mgr.register(_Question, self.getConfigs())


def block_number(name: str, number: int) -> tuple[str, str]:
    """The lines that show Markdown where the block with that number is."""
    return f"/// {name or 'question'} | block {number} of the sheet", "///"


class SafeText(Extension):
    """Shows HTML in Markdown as the text it is, and drops attributes and addresses that could run."""

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802 - the name is Python-Markdown's
        """Remove what lets HTML through, and check the attributes last."""
        md.preprocessors.deregister("html_block")
        md.preprocessors.register(_PlainFences(md, {"lang_prefix": "language-"}), "fenced_code_block", 25)
        md.inlinePatterns.deregister("html")
        md.treeprocessors.register(SafeAttributes(_OWN_ATTRIBUTES, md), "safe_attributes", -10)  # MkDocs looks at addresses at 0


def extensions() -> list[str | Extension]:
    """The extensions of every host, new instances each time."""
    return ["tables", "fenced_code", "def_list", "pymdownx.blocks.caption", _SheetBlocks(), "toc", SafeText()]


EXTENSION_CONFIGS: dict[str, dict[str, Any]] = {"toc": {"slugify": heading_id, "permalink": False}, "tables": {"use_align_attribute": True}}
"""Columns are aligned by an attribute, for the pages' policy forbids the styles that would be used otherwise."""


def renderer() -> Callable[[str], str]:
    """A function from Markdown to HTML that can be called repeatedly."""
    return converter(extensions(), EXTENSION_CONFIGS)


def converter(extensions: Sequence[str | Extension], configs: Mapping[str, dict[str, Any]]) -> Callable[[str], str]:
    """A function from Markdown with these extensions to HTML that can be called repeatedly."""
    markdown = Markdown(extensions=extensions, extension_configs=configs)

    def render(text: str) -> str:
        markdown.reset()
        return markdown.convert(text)

    return render
