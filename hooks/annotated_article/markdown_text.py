"""Markdown of contributors as HTML that is safe: no raw HTML, no attributes of their choice, no address that runs.

One fixed list of extensions for every host. None of them changes words (no typographic replacements, no automatic links, no
abbreviations), so that the text of an article stays what was typed.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from html import unescape
from xml.etree.ElementTree import Element

from markdown import Extension, Markdown
from markdown.extensions.toc import slugify
from markdown.treeprocessors import Treeprocessor

_SAFE_ADDRESS = re.compile(r"(?:https?://|mailto:|[^:]*$|[^:]*[/?#])", re.IGNORECASE)
_HELD_BACK = re.compile(r"\x02(amp|\d+)\x03")


def heading_id(text: str, separator: str) -> str:
    """Ids of headings begin with `h-`, so that none can take the id of a passage, a mark or a note."""
    return f"h-{slugify(text, separator)}"


class _SafeAddresses(Treeprocessor):
    """Takes away addresses that are neither http, https, mailto nor inside the site."""

    def run(self, root: Element) -> None:
        """Delete the attribute; the words stay."""
        for element in root.iter():
            for name in ("href", "src"):
                if name in element.attrib and not _SAFE_ADDRESS.match(_as_browsers_read(element.attrib[name])):
                    del element.attrib[name]


def _as_browsers_read(address: str) -> str:
    """The address with its entities resolved and without the white space and control characters that browsers skip.

    Python-Markdown holds some characters back as STX … ETX until the end; these are resolved too.
    """
    plain = _HELD_BACK.sub(lambda match: "&" if match[1] == "amp" else chr(int(match[1])), address)
    return re.sub(r"[\x00-\x20]", "", unescape(plain))


class SafeText(Extension):
    """Shows HTML in Markdown as the text it is, and drops addresses that run."""

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802 - the name is Python-Markdown's
        """Take out what lets HTML through, and look at the addresses last."""
        md.preprocessors.deregister("html_block")
        md.inlinePatterns.deregister("html")
        md.treeprocessors.register(_SafeAddresses(md), "safe_addresses", 0)


def extensions() -> list[str | Extension]:
    """The extensions of every host, new instances each time."""
    return ["tables", "fenced_code", "def_list", "pymdownx.blocks.caption", "toc", SafeText()]


EXTENSION_CONFIGS = {"toc": {"slugify": heading_id, "permalink": False}}


def renderer() -> Callable[[str], str]:
    """A function from Markdown to HTML; it may be called any number of times."""
    markdown = Markdown(extensions=extensions(), extension_configs=EXTENSION_CONFIGS)

    def render(text: str) -> str:
        markdown.reset()
        return markdown.convert(text)

    return render
