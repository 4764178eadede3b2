"""One build: the site's outputs, and what MkDocs' templates put around its pages.

Hand-written pages are MkDocs' own. An article uses only MkDocs' Markdown, and a generated page doesn't go
through MkDocs at all: what is around the pages of a folder is the same for all of them, so it is rendered once, as the folder's
shell, and only the page's own parts are rendered for each page.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Hashable, Iterator
from copy import copy
from functools import cached_property
from html import escape
from pathlib import Path
from secrets import token_hex
from typing import Any, NamedTuple

from mkdocs.commands.build import get_context
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort
from mkdocs.structure.files import File, Files, InclusionLevel
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page
from mkdocs.structure.toc import TableOfContents

from annotated_article.article_markdown import ARTICLE_CONFIGS, article_extensions
from annotated_article.mkdocs_adapter.files import AnnotatedFiles
from annotated_article.mkdocs_adapter.progress import Progress
from annotated_article.mkdocs_adapter.search_index import SearchIndex
from annotated_article.mkdocs_adapter.settings import share_images
from annotated_article.model.articles import Article, History
from annotated_article.model.sheets import Sheet
from annotated_article.outputs import Outputs, Settings
from annotated_article.pages import front_matter
from annotated_article.pages.content_policy import SEARCH_IN_CHUNKS, Inline, headers_file, inline_parts, with_policy
from annotated_article.pages.page_head import head_of
from annotated_article.pages.redirects import moved_pages, redirects_file
from annotated_article.site import Site

_NO_DAY = "1970-01-01"
"""Instead of the day of the build, which MkDocs takes for the day of a page's last change."""
_NO_HEAD = "---\n{}\n---\n"
"""An empty front matter: without one, MkDocs takes a first line like `Baghdad: the talks` for metadata."""
_LEAVE_PAGES_ALONE = frozenset({"search", "material/search"})
"""Plugins that put nothing into pages."""
_INDENT = re.compile(r"\n\s+")
"""Blank lines and the spaces before a line: nearly half a kilobyte around each page."""


class _Shell(NamedTuple):
    """What surrounds the pages of a folder: the pieces between a page's own parts, and all of them together."""

    pieces: list[str]
    whole: str


class Build:
    """What one build knows. It is `whole` if it writes all files of the site."""

    def __init__(self, config: MkDocsConfig, site: Site, history: dict[str, History], *, whole: bool) -> None:
        self.config = config
        self.history = history
        self.whole = whole
        self.by_hand: dict[str, tuple[Page, str] | None] = {}  # what else has this dict sees what MkDocs reads later
        self.moved: dict[str, str] = {}
        self.inline = Inline()
        self.search = SearchIndex(config, self.by_hand)
        self._seam = f"<seam {token_hex(8)}>"  # not in any page, whatever its author wrote
        self._shells: dict[str, _Shell] = {}
        self.nav = Navigation([], [])
        self.env: Any = None
        self.settings = Settings(
            language=str(config.theme["language"]),
            edit=_edit_address(config),
            contact=str(config.extra.get("contact") or ""),
            address=f"{config.site_url.rstrip('/')}/" if config.site_url else "",
            name=config.site_name,
            downloads=bool(whole and config.site_url and config.extra.get("downloads")),
            description=config.site_description or "",
            share_images=share_images(config),
        )
        self.use(site)
        self.files = AnnotatedFiles([], config, self._is_made)

    def use(self, site: Site) -> None:
        """Use this state of the site from now on."""
        site.history = self.history
        self.outputs = Outputs(site, self.settings, self.by_hand, self.moved)

    def take(self, files: Files) -> AnnotatedFiles:
        """Take over MkDocs' files; their pages are all hand-written."""
        pages = {_url(file): file for file in files.documentation_pages(inclusion=InclusionLevel.is_in_serve)}
        self.by_hand |= dict.fromkeys(pages)
        moved, wrong = moved_pages((url, _text(file)) for url, file in pages.items())
        if wrong:
            raise Abort(f"{pages[wrong[0]].src_uri}: `formerly` needs addresses in brackets, such as: formerly: [about/speed]")
        self.moved |= moved
        self.files = AnnotatedFiles(files, self.config, self._is_made)
        return self.files

    @property
    def site(self) -> Site:
        """The site in its present state."""
        return self.outputs.site

    def _is_made(self, address: str) -> bool:
        return address not in self.by_hand and self.outputs.has(address)

    def links(self) -> Hashable:
        """Everything that decides what becomes of an article's links."""
        config = self.config
        return tuple(self.files.src_uris), config.use_directory_urls, tuple(config.plugins), self.files.answers()

    @cached_property
    def everything_through_host(self) -> bool:
        """Whether another plugin or hook may put something into pages, so that MkDocs must render each of them whole."""
        return len(self.config.hooks) > 1 or bool({*self.config.plugins} - {*self.config.hooks} - _LEAVE_PAGES_ALONE)

    @cached_property
    def _for_articles(self) -> MkDocsConfig:
        """The project's settings with the Markdown of articles in place of that of hand-written pages."""
        config = copy(self.config)
        config.markdown_extensions = article_extensions()  # type: ignore[assignment]  # Markdown takes instances too
        config.mdx_configs = dict(ARTICLE_CONFIGS)
        return config

    def render_article(self, article: Article) -> str:
        """Render an article's Markdown as MkDocs does, with its links as MkDocs wants them."""
        page = self._page(article.url)
        page.file.content_string = _NO_HEAD + article.markdown
        plugins = self.config.plugins
        page = plugins.on_pre_page(page, config=self.config, files=self.files)
        page.read_source(self.config)
        page.markdown = plugins.on_page_markdown(page.markdown or "", page=page, config=self.config, files=self.files)
        page.render(self._for_articles, self.files)
        html = plugins.on_page_content(page.content or "", page=page, config=self.config, files=self.files)
        page.validate_anchor_links(files=self.files, log_level=self.config.validation.links.anchors)
        page.content, page.file.content_string = None, ""
        self.describe(page)
        return html or ""

    def add_anchors(self) -> None:
        """Tell MkDocs which paragraphs and notes each article has, so that it reports links to any other."""
        for anchored in self.site.articles.values():
            page = self.files.made_page(anchored.article.url)
            if page and page.present_anchor_ids is not None:  # one that was rendered this time
                page.present_anchor_ids |= {passage.id for passage in anchored.texts["body"].passages} | {
                    stub.id for stub in anchored.stubs
                }
                page.present_anchor_ids |= {f"n-{mention.note}" for mention in anchored.mentions}

    def _page(self, url: str) -> Page:
        """The article or generated page at `url` as MkDocs' templates expect it, without content; the navigation's own page if any."""
        file = self.files.page_file(url)
        page = file.page or Page(None, file, self.config)
        self.describe(page)
        return page

    def describe(self, page: Page) -> None:
        """Give a page the values that MkDocs would find by reading it; it has no Markdown."""
        url, outputs = page.url, self.outputs
        page.update_date = _NO_DAY
        if url in self.by_hand:
            return
        if article := outputs.articles.get(url):
            page.markdown, page.meta, page.edit_url = "", front_matter.of_article(article), self._edit(article.path)
        elif made := (outputs.made_at(url) if self.env else outputs.early.get(url)):  # with `env`, all pages are read
            page.markdown, page.meta, page.edit_url = "", front_matter.of_made_page(made), self._edit(made.file)
        elif url in outputs.unreadable:
            page.markdown, page.meta = "", {"title": escape(url.split("/")[1])}

    def _edit(self, path: str) -> str | None:
        return f"{self.settings.edit}{path}" if self.settings.edit and path else None

    def sheet(self, page: Page) -> Sheet | None:
        """The reading sheet that a hand-written page is."""
        return self.site.library.sheets.get(f"docs/{page.file.src_uri}")

    def fill(self, context: dict[str, Any], page: Page) -> None:
        """Give a page that MkDocs renders its content and what its head says to programs."""
        outputs, url = self.outputs, page.url
        context["made_head"] = head_of(outputs.view, url)
        context["shared"] = outputs.pictures.of_page(url)
        context["is_made"] = outputs.is_page(url)
        if context["is_made"]:
            page.content, page.toc = outputs.content(url), TableOfContents([])
        elif url in self.by_hand:
            sheet = self.sheet(page)
            page.content = outputs.by_hand_content(url, page.content or "", sheet)
            page.toc = TableOfContents([]) if sheet else page.toc

    def page(self, url: str) -> str:
        """The whole HTML of a page."""
        if by_hand := self.by_hand.get(url):
            page = by_hand[0]
            page.content = by_hand[1]
            return self._through_host(page)
        page = self._page(url)
        in_nav = page.parent or page.previous_page or page.next_page
        if in_nav or self.everything_through_host:
            return self._through_host(page)
        return self.with_policy(*self._in_shell(page))

    def _through_host(self, page: Page) -> str:
        """The page as MkDocs renders it, plugins included."""
        output = self.config.plugins.on_post_page(self._rendered(page), page=page, config=self.config)
        page.content = None
        return output or ""

    def _rendered(self, page: Page, **given: Any) -> str:
        page.active = True
        page.content = page.content or ""
        context: Any = {**get_context(self.nav, self.files.documentation_pages(), self.config, page), **given}
        context = self.config.plugins.on_page_context(context, page=page, config=self.config, nav=self.nav)
        html: str = self.env.get_template(page.meta.get("template", "main.html")).render(context)
        page.active = False
        self.search.forget()
        return html

    def _in_shell(self, page: Page) -> tuple[str, str]:
        """The page, and what is around it and all pages of its folder: rendered around the first of them."""
        folder = f"{_folder_of(page.url)} {'edit' if page.edit_url else ''}"
        if shell := self._shells.get(folder):
            context: dict[str, Any] = {**get_context(self.nav, [], self.config, page), "shell": shell.pieces}
            self.fill(context, page)
            return self.env.get_template("main.html").render(context), shell.whole
        parts = self._rendered(page, seam=self._seam).split(self._seam)
        parts[::2] = [_INDENT.sub("\n", piece) for piece in parts[::2]]
        self._shells[folder] = _Shell(parts[::2], "".join(parts[::2]))
        return "".join(parts), self._shells[folder].whole

    def with_policy(self, html: str, around: str) -> str:
        """Say in a page what it may load and run: the scripts around it, and none that is in a note."""
        inline = inline_parts(around) | (SEARCH_IN_CHUNKS if self.search.in_chunks else Inline())
        self.inline |= inline
        return with_policy(html, inline)

    def pages(self) -> Iterator[tuple[str, str]]:
        """Path -> HTML of every article, of what is made with it, and of every generated page."""
        urls = [*self.outputs.page_urls()]
        progress = Progress(sys.stderr, "Writing pages", len(urls))
        for url in urls:
            yield f"{url}index.html", self.page(url)
            yield from self.outputs.beside(url)
            progress.step()
        progress.clear()

    def pictures(self) -> Iterator[tuple[str, bytes]]:
        """Path -> PNG of every picture that pages are shared with."""
        drawn = ((address, self.picture(address)) for address in self.outputs.pictures.addresses())
        yield from ((address, png) for address, png in drawn if png)

    def picture(self, address: str) -> bytes | None:
        """The picture at this address, unless the project has one of its own there, which MkDocs copies."""
        return None if address in self.files.src_uris else self.outputs.pictures.drawn(address)

    def files_beside(self) -> Iterator[tuple[str, str]]:
        """Path -> text of every other generated file, except those that need the whole site."""
        yield from self.outputs.files()
        if self.config.site_url:
            yield "sitemap.xml", self.outputs.sitemap()

    def headers(self) -> str:
        """The pages' policies for a host that sends headers."""
        one_of_each = {_folder_of(url): url for url in self.outputs.page_urls()}
        for url in () if self.whole else (*self.by_hand, *one_of_each.values()):  # a whole build has made all pages by now
            self.page(url)
        return headers_file(self.inline)

    def redirects(self) -> str:
        """The project's own redirects, and those of old addresses, for a host that reads them from a file."""
        own = Path(self.config.docs_dir) / "_redirects"
        return redirects_file(self.settings.address, own.read_text("utf-8") if own.is_file() else "")

    def output(self, path: str) -> str | None:
        """The text of one file of the site, or None if nothing is generated for this path."""
        url = path.removesuffix("index.html") if path == "index.html" or path.endswith("/index.html") else None
        if url is not None and (url in self.by_hand or self.outputs.is_page(url)):
            return self.page(url)
        if path == "search/search_index.json":
            return self.search.text(self.outputs)
        if path == "sitemap.xml" and self.config.site_url:
            return self.outputs.sitemap()
        beside = {"_headers": self.headers, "_redirects": self.redirects}
        return beside[path]() if path in beside else self.outputs.file(path)


def _folder_of(url: str) -> str:
    """`people/*/` for `people/ada/`: the section of the site, and how deep the page is in it, since addresses are relative."""
    section, *deeper = url.rstrip("/").split("/")
    return f"{section}/{'*/' * len(deeper)}"


def _url(file: File) -> str:
    """The page's address from the site's root; empty for the home page."""
    return "" if file.url in (".", "./") else file.url


def _text(file: File) -> str:
    """The text of a hand-written page; nothing if it isn't text, because MkDocs reports such a file when it gets to it."""
    try:
        return file.content_string
    except UnicodeDecodeError:
        return ""


def _edit_address(config: MkDocsConfig) -> str:
    """The code host's address for editing, before a file's path from the project's root; empty without a repository."""
    if not config.repo_url or not config.edit_uri:
        return ""
    docs = config.docs_dir.replace("\\", "/").rstrip("/").rpartition("/")[2]
    return f"{config.repo_url.rstrip('/')}/{config.edit_uri.strip('/').removesuffix(docs)}"
