"""Everything the site has at an address, generated from a view: pages, files for other programs, scripts, redirects.

A build generates all of it, a server only what a reader requests. The host adds the header and footer around a page.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property
from itertools import chain
from typing import NamedTuple

from annotated_article.exports.site_files import SITE_FILES, sitemap
from annotated_article.kinds import ENTRY_KINDS
from annotated_article.model.articles import Article
from annotated_article.model.sheets import Sheet
from annotated_article.offline_zip import OFFLINE, with_zip
from annotated_article.pages.articles.article_page import article_page
from annotated_article.pages.articles.downloads import ReadFile, downloads
from annotated_article.pages.articles.embed_page import embed_page, embed_pages_of
from annotated_article.pages.contribute.show_problems import at_its_place, boxes, page_showing
from annotated_article.pages.for_search import by_passage
from annotated_article.pages.home.home_page import below_home
from annotated_article.pages.redirects import redirect_page, redirects
from annotated_article.pages.teaching.compose_page import more_sheets
from annotated_article.pages.teaching.sheet_page import sheet_page
from annotated_article.pages.view import Page, View
from annotated_article.problems import Problem
from annotated_article.sharing.pictures import Pictures
from annotated_article.site import Site, exports_of_article, exports_of_site, further_pages, page_at, pages, scripts
from annotated_article.words import words_of

_INDEXES = frozenset(f"{folder}/" for folder in (*ENTRY_KINDS, "articles", "dates", "claims", "sources"))


class Settings(NamedTuple):
    """What the host's settings say about the whole site.

    `edit` is the address before a file's path in the code host's editor, `address` the site's own, with a slash at its end. With
    `downloads`, the site has each article as one HTML file and as an EPUB, and all of itself as a zip file.
    """

    language: str = "en"
    edit: str = ""
    contact: str = ""
    address: str = ""
    name: str = ""
    downloads: bool = False
    description: str = ""
    share_images: str = "articles"
    """Which pages get their own share image: `articles`, `claims` too, or nothing if it is empty."""


@dataclass
class Outputs:
    """The content at each address of the site. `by_hand` are addresses of hand-written pages, which take precedence.

    Before the articles are anchored, only `articles`, `early` and `has` are known.
    """

    site: Site
    settings: Settings
    by_hand: Collection[str] = ()
    moved: Mapping[str, str] = field(default_factory=dict)
    """Old address -> today's, of hand-written pages."""

    @cached_property
    def view(self) -> View:
        """The site as its pages see it."""
        given = self.settings
        view = self.site.view(given.language, edit=given.edit, contact=given.contact, address=given.address, name=given.name)
        return replace(view, downloads=given.downloads)

    @cached_property
    def articles(self) -> Mapping[str, Article]:
        """Address -> article."""
        return {article.url: article for article in self.site.library.articles.values()}

    @cached_property
    def early(self) -> Mapping[str, Page]:
        """Address -> page that depends only on the notes, not on the articles' texts."""
        return {page.url: page for page in pages(self.site, words_of(self.settings.language)) if page.url not in self.by_hand}

    @cached_property
    def made(self) -> Mapping[str, Page]:
        """Address -> page that depends on notes and texts."""
        return {**self.early, **{page.url: page for page in further_pages(self.view)}}

    @cached_property
    def unreadable(self) -> Collection[str]:
        """The addresses of articles that can't be read and never could: a server shows their problems there."""
        names = (path[len("docs/articles/") : -len(".md")] for path in self.site.library.unread if path.startswith("docs/articles/"))
        return frozenset(f"articles/{name}/" for name in names) - self.articles.keys()

    @cached_property
    def redirects(self) -> Mapping[str, str]:
        """Old address -> today's."""
        taken = (self.by_hand, self.early, self.articles)
        moved = {**redirects(self.site.library), **self.moved}
        return {old: new for old, new in moved.items() if not any(old in each for each in taken)}

    @cached_property
    def scripts(self) -> Mapping[str, str]:
        """Address -> script that depends on the site."""
        return scripts(self.site.library, self.settings.edit, self.settings.contact)

    @cached_property
    def _about_site(self) -> Mapping[str, Callable[[], str]]:
        return exports_of_site(self.view, self.settings.description)

    @cached_property
    def pictures(self) -> Pictures:
        """The pictures that pages are shared with."""
        return Pictures(self.view, self.settings.share_images, self.settings.description)

    @cached_property
    def problems(self) -> Mapping[str, list[Problem]]:
        """Address -> the problems to be shown on that page."""
        found: dict[str, list[Problem]] = {}
        for problem in self.site.problems:
            found.setdefault(page_showing(problem, self._shows_problems), []).append(problem)
        return found

    def _shows_problems(self, url: str) -> bool:
        """Whether `url` is an article's, an entry's, an index's or a hand-written page: these pages show the problems of files."""
        entry = self.site.library.entries.get(url.split("/")[1]) if url.count("/") == 2 else None
        return any(url in pages for pages in (self.by_hand, self.articles, self.unreadable, _INDEXES)) or (entry and entry.url) == url

    def made_at(self, url: str) -> Page | None:
        """The generated page at `url`. Finds the commonest kinds of page without making the list of all pages."""
        found = None if "made" in self.__dict__ or url in self.by_hand else page_at(self.view, url)
        return found or self.made.get(url)

    def is_page(self, url: str) -> bool:
        """Whether an article or a generated page has this address."""
        return url in self.articles or url in self.unreadable or self.made_at(url) is not None

    def has(self, address: str) -> bool:
        """Whether a page or a file has this address; files of single articles are not looked at."""
        if address.endswith("/"):
            return address in self.articles or address in self.early
        is_about_site = bool(self.settings.address) and address in SITE_FILES
        return is_about_site or address in self.scripts or address.removesuffix("index.html") in self.redirects

    def page_urls(self) -> Iterator[str]:
        """The addresses of all pages: articles first."""
        yield from self.articles
        yield from self.made

    def content(self, url: str) -> str:
        """The HTML of an article or a generated page."""
        if article := self.articles.get(url):
            html = article_page(self.view, self.view.articles[article.id])
        else:
            made = self.made_at(url)
            html = made.whole(self.view) if made else ""
        return self._with_problems(url, html)

    def by_hand_content(self, url: str, html: str, sheet: Sheet | None) -> str:
        """The HTML of a hand-written page with what notes add to it.

        A reading sheet gets its passages, the home page its sample and articles, the page for teachers the sheets that it doesn't name.
        """
        if sheet:
            html = sheet_page(self.view, sheet, url, html)
        elif url == "teach/":
            html += more_sheets(self.site.library, html, self.view.words)
        elif not url:
            html += below_home(self.view, self.by_hand)
        elif url == OFFLINE and self.settings.downloads:
            html = with_zip(html, self.view.words)
        return self._with_problems(url, html)

    def _with_problems(self, url: str, html: str) -> str:
        problems, texts = self.problems.get(url), self.site.library.texts
        if not problems:
            return html
        return at_its_place(html, problems, texts) if html else boxes(problems, texts)

    def article_downloads(self, read: ReadFile) -> Iterator[tuple[str, bytes]]:
        """Path -> content of every article's HTML file and EPUB; `read` reads a file of the built site."""
        for anchored in self.view.by_date:
            yield from downloads(self.view, anchored, read)

    def words(self, url: str) -> str:
        """The HTML that search indexes: an article's text, and a generated page's own words."""
        if article := self.articles.get(url):
            return by_passage(article.title, self.view.articles[article.id].texts["body"], self.view.words)
        return self.made[url].own_words

    def files(self) -> Iterator[tuple[str, str]]:
        """Address -> text of every file that is not a page, one article at a time: together they are as large as the site."""
        for old, new in self.redirects.items():
            yield f"{old}index.html", redirect_page(old, new, self.settings.language)
        yield from self.scripts.items()
        yield from ((address, make()) for address, make in self._about_site.items())
        for anchored in self.view.by_date:
            yield from exports_of_article(self.view, anchored).items()
        for withdrawn in self.site.library.withdrawn.values():
            yield from embed_pages_of(self.view, withdrawn)

    def beside(self, url: str) -> Iterator[tuple[str, str]]:
        """Address -> text of the files that are made with an article's page, because they share its text with its marks."""
        if article := self.articles.get(url):
            yield from embed_pages_of(self.view, article)

    def file(self, address: str) -> str | None:
        """The text of one file that is not a page."""
        if address in self._about_site:
            return self._about_site[address]()
        if address in self.scripts:
            return self.scripts[address]
        if new := self.redirects.get(old := address.removesuffix("index.html")):
            return redirect_page(old, new, self.settings.language)
        folder, name, rest = [*address.split("/", 2), "", ""][:3]
        if folder == "embed" and rest == "index.html":
            return self._embed(name)
        article = self.site.library.article_named(name) if folder == "articles" else None
        return exports_of_article(self.view, self.view.articles[article.id]).get(address) if article else None

    def _embed(self, name: str) -> str | None:
        """The embed page of the article of that id, or what leads on from a former one."""
        article = next((each for each in self.site.library.ever if name in (each.id, *each.formerly)), None)
        if article is None:
            return None
        if name != article.id:
            return redirect_page(f"embed/{name}/", f"embed/{article.id}/", article.language)
        return embed_page(self.view, name)

    def sitemap(self) -> str:
        """The site map: every page for search engines, hand-written ones first."""
        listed = (url for url in self.made if self.made[url].listed)
        return sitemap(self.settings.address, chain(self.by_hand, self.articles, listed))
