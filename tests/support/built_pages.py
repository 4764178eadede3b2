"""The pages of a built site as trees, and what they link to. Reads files only."""

import posixpath
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple
from urllib.parse import unquote, urlsplit
from xml.etree.ElementTree import Element

from support.read_as_browsers_do import classed, document


class Page(NamedTuple):
    """A page: its address from the site's root, its HTML, its tree and the errors of the standard's parser."""

    address: str
    html: str
    tree: Element
    errors: list[Any]

    def classed(self, name: str) -> list[Element]:
        """The elements that have this class."""
        return classed(self.tree, name)


@cache
def pages(site: Path) -> dict[str, Page]:
    """Every page of the site by its address from the root: `people/ada-pell/`."""
    return {address: page_at(site, address) for address in (_address(site, file) for file in sorted(site.rglob("*.html")))}


def _address(site: Path, file: Path) -> str:
    return file.relative_to(site).as_posix().removesuffix("index.html")


@cache
def page_at(site: Path, address: str) -> Page:
    """The page at this address."""
    file = site / address
    html = (file / "index.html" if file.is_dir() else file).read_text(encoding="utf-8")
    return Page(address, html, *document(html))


def ids(page: Page) -> set[str]:
    """All ids of a page."""
    return {element.attrib["id"] for element in page.tree.iter() if "id" in element.attrib}


def links(page: Page) -> Iterator[str]:
    """Every address that the page links to or loads, as it is typed."""
    for element in page.tree.iter():
        for name in ("href", "src"):
            if name in element.attrib:
                yield element.attrib[name]


def broken_links(site: Path, base: str) -> list[str]:
    """Each link inside of the site that leads to no file or to no id: `page -> link`. `base` is the site's own address."""
    broken = []
    for page in pages(site).values():
        for link in sorted(set(links(page))):
            inside = link.removeprefix(base) if link.startswith(base) else link
            if link.startswith(base):
                inside = "/" + inside.lstrip("/")
            if not urlsplit(inside).scheme and not inside.startswith("//") and _is_broken(site, page, inside):
                broken.append(f"{page.address} -> {link}")
    return broken


def _is_broken(site: Path, page: Page, link: str) -> bool:
    parts = urlsplit(link)
    # The page for what is not there is shown at any address; so its links begin at the root.
    path = posixpath.normpath(posixpath.join("/", posixpath.dirname(page.address), unquote(parts.path))).strip("/")
    file = site / path if parts.path else site / (page.address + "index.html" if page.address[-1:] in ("", "/") else page.address)
    if file.is_dir():
        if parts.path.rpartition("/")[2] not in ("", ".", ".."):
            return True  # links inside the site end in a slash
        file = file / "index.html"
    if not file.is_file():
        return True
    target = pages(site).get(_address(site, file))
    return bool(parts.fragment) and target is not None and unquote(parts.fragment) not in ids(target)
