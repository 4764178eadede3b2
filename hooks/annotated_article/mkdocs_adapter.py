"""The one file that knows MkDocs: which event calls which stage, and what Material must be handed escaped.

MkDocs renders every page before it writes any. So notes are anchored in `on_page_content`, and woven, with everything known,
in `on_page_context`, after the search index has taken the plain text.
"""

from __future__ import annotations

import gc
import json
import logging
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort
from mkdocs.plugins import event_priority
from mkdocs.structure.files import File, Files, InclusionLevel
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page
from mkdocs.structure.toc import TableOfContents
from mkdocs.utils import write_file

from annotated_article import markdown_text
from annotated_article.chunked_index import MISSING, chunk_index, pagefind
from annotated_article.exports.site_files import SITE_FILES
from annotated_article.loading.read_history import read_history
from annotated_article.model import History, Sheet
from annotated_article.pages import front_matter
from annotated_article.pages.article_page import article_page
from annotated_article.pages.compiled_templates import CompiledTemplates
from annotated_article.pages.content_policy import SEARCH_IN_CHUNKS, Inline, allowed_by, headers_file, inline_parts, with_policy
from annotated_article.pages.embed_page import embed_pages
from annotated_article.pages.listing_pages import newest_articles
from annotated_article.pages.redirect_page import redirect_page, redirects_file
from annotated_article.pages.sheet_page import sheet_page
from annotated_article.pages.show_problems import at_its_place, boxes, page_of
from annotated_article.pages.view import Page as MadePage
from annotated_article.pages.view import View
from annotated_article.problems import Problem, render
from annotated_article.progress import Progress
from annotated_article.rebuilding.basis import basis
from annotated_article.rebuilding.kept_pages import open_kept
from annotated_article.rebuilding.page_keeper import PageKeeper
from annotated_article.shells import Shells, folder_of
from annotated_article.site import Site, exports, further_pages, head_of, pages, read_site, redirects, scripts
from annotated_article.whole_site import Building, abandon, begin, put_in_place
from annotated_article.words import words_of

log = logging.getLogger("mkdocs.hooks.annotate")

_NO_DAY = "1970-01-01"
"""Instead of the day of the build, which MkDocs takes for that of a page's last change, and writes into the packed site map."""

_LEFT_ALONE = "The site that was built before is as it was."


class _Build:
    """What one build knows. MkDocs keeps a hook's module between the builds of `serve`, so it is made anew in `on_config`."""

    serving = False
    dirty = False

    def __init__(self, site: Site, config: MkDocsConfig) -> None:
        self.site = site
        self.language = str(config.theme["language"])
        self.made: dict[str, MadePage] = {page.url: page for page in pages(site, words_of(self.language))}
        self.articles = {article.url: article for article in site.library.articles.values()}
        self.mend = _mend_address(config)
        self.view: View | None = None
        self.problems: dict[str, list[Problem]] = {}
        self.inline = Inline()
        self.progress = Progress(sys.stderr, "", 0)
        self.shells = Shells()
        self.kept: set[str] = set()
        self.nav = Navigation([], [])


_building: Building | None = None
_keeper: PageKeeper | None = None
_compiled = CompiledTemplates()

_build: _Build


def on_startup(*, command: str, dirty: bool) -> None:
    """Remember whether this is `mkdocs serve`, where an error is shown in its place and the rest goes on."""
    _Build.serving, _Build.dirty = command == "serve", dirty
    gc.set_threshold(50_000, 20, 50)  # a build keeps nearly all that it makes; looking through it again and again is a twentieth of it


def on_config(config: MkDocsConfig) -> MkDocsConfig:
    """Load and check the project; give MkDocs the core's Markdown."""
    global _build, _building, _keeper  # noqa: PLW0603 - MkDocs gives hooks no object of their own
    gc.unfreeze()
    _keeper = None
    if not _Build.serving and not _Build.dirty:
        _building = begin(Path(config.site_dir))
        config.site_dir = str(_building.folder)
    config.markdown_extensions = markdown_text.extensions()  # type: ignore[assignment]  # Markdown takes instances too
    config.mdx_configs = dict(markdown_text.EXTENSION_CONFIGS)
    _build = _Build(read_site(Path(config.config_file_path).parent), config)
    if config.extra.get("search") not in (None, "pagefind"):
        raise Abort(f"mkdocs.yml has `search: {config.extra['search']}` under `extra`; only `pagefind` can stand there.")
    if _in_chunks(config) and not pagefind():
        raise Abort(MISSING)
    log.info(f"{len(_build.site.library.entries):,} entries and {len(_build.articles):,} articles loaded")
    return config


def on_files(files: Files, config: MkDocsConfig) -> Files:
    """Give each article's text without its front matter, and add the pages that are made."""
    _leave_out_unusable(files)
    for file in list(files.documentation_pages(inclusion=InclusionLevel.is_in_serve)):
        if file.src_uri.startswith("articles/") and file.src_uri.count("/") == 1 and file.name != "index":
            article = _build.articles.get(file.url)
            file.content_string = front_matter.of_article(article) + (article.markdown if article else "")
            file.inclusion = InclusionLevel.NOT_IN_NAV
            if file.url in _build.made:  # an article that was taken down
                files.remove(file)
        elif f"docs/{file.src_uri}" in _build.site.library.sheets:
            file.inclusion = InclusionLevel.NOT_IN_NAV  # the navigation may name it, and need not
    by_hand = {file.url for file in files.documentation_pages()}
    _build.made = {url: page for url, page in _build.made.items() if url not in by_hand}
    for page in _build.made.values():
        files.append(_file(page, config))
    for old, new in redirects(_build.site.library).items():
        if old not in by_hand and old not in _build.made:
            files.append(File.generated(config, f"{old}index.html", content=redirect_page(old, new, _build.language)))
    if config.site_url:
        for address in SITE_FILES:  # there before MkDocs looks for what pages name
            files.append(File.generated(config, address, content=""))
    for address, script in scripts(_build.site.library, _build.mend).items():
        files.append(File.generated(config, address, content=script))
    _build.progress = Progress(sys.stderr, "Reading pages", len(files.documentation_pages()))
    return files


def _leave_out_unusable(files: Files) -> None:
    """Take out what is no file of the project, of which the loader tells: MkDocs would copy it from elsewhere, or wait for it forever."""
    unusable = tuple(problem.at.path.removeprefix("docs/") for problem in _build.site.problems if problem.rule == "Y016")
    for file in [file for file in files if file.src_uri in unusable or file.src_uri.startswith(tuple(f"{path}/" for path in unusable))]:
        files.remove(file)


def on_nav(nav: Navigation, config: MkDocsConfig, files: Files) -> None:
    """Remember what every page shows of the others; MkDocs has yet to read their titles."""
    _build.nav = nav


def _shown_in_nav(item: Any) -> Any:
    return (item.title, getattr(item, "url", ""), [_shown_in_nav(child) for child in item.children or []])


def on_pre_page(page: Page, config: MkDocsConfig, files: Files) -> Page:
    """Tell MkDocs all that it would find by reading a made page: there is no Markdown in it."""
    page.update_date = _NO_DAY
    if made := _build.made.get(page.url):
        page.markdown, page.meta, page.content, page.edit_url = "", front_matter.of_made_page(made), made.own_words, _edit_url(made)
        page.read_source = page.render = lambda *_: None  # type: ignore[method-assign, assignment]
    return page


def on_page_markdown(markdown: str, page: Page, config: MkDocsConfig, files: Files) -> str:
    """Escape what Material prints raw."""
    if page.url not in _build.articles and page.url not in _build.made:
        page.meta = front_matter.of_page_by_hand(page.meta)
    if sheet := _sheet(page):
        page.meta["hide"] = ["navigation", "toc"]
        return sheet.markdown
    return markdown


def on_page_content(html: str, page: Page, config: MkDocsConfig, files: Files) -> str:
    """Anchor an article's notes in its text."""
    _build.progress.step()
    if article := _build.articles.get(page.url):
        _build.site.anchor(article.id, html)
    return html


def on_env(env: Any, config: MkDocsConfig, files: Files) -> None:
    """Everything is known: tell all problems, and stop here if one is an error."""
    global _keeper  # noqa: PLW0603 - as in on_config
    site = _build.site
    _build.progress.clear()
    problems = site.finish()
    errors = [problem for problem in problems if problem.is_error]
    for problem in problems:
        if not problem.is_error:
            log.warning(render(problem, site.library.texts))
    for problem in errors:
        log.error(render(problem, site.library.texts))
    log.info(site.summary())
    if errors and not _Build.serving:
        raise Abort(f"{site.summary()}. Mend the files named above; `python hooks/annotate.py check` repeats these messages.")
    gc.freeze()  # what is loaded stays to the end
    env.globals["words"] = words_of(_build.language)
    env.bytecode_cache = _compiled if _Build.serving else None
    env.auto_reload = False  # each build has a new one; for each page it would ask each template's file for its age
    contact = str(config.extra.get("contact") or "")
    site.history = _history(config)
    _build.view = site.view(_build.language, _build.mend, contact, _address(config), config.site_name)
    _write(_in_their_places(exports(_build.view, config.site_description or ""), files), config.site_dir)
    _add_further_pages(_build.view, files, config)
    known = {*_build.made, *(file.url for file in files.documentation_pages())}
    log.info(f"{len(known):,} pages to write")
    _build.progress = Progress(sys.stderr, "Writing pages", len(known))
    for problem in problems:
        _build.problems.setdefault(page_of(problem, known), []).append(problem)
    _keeper = _open_keeper(_build.view, config)


_PLUGINS_THAT_LEAVE_PAGES_AS_THEY_ARE = frozenset({"search", "material/search"})
_SETTINGS_IN_PAGES = (
    *("site_name", "site_url", "site_description", "site_author", "copyright", "repo_url", "repo_name", "edit_uri"),
    *("use_directory_urls", "extra", "extra_css", "extra_javascript"),
)


def _open_keeper(view: View, config: MkDocsConfig) -> PageKeeper | None:
    """Keeps pages for the next build, unless a plugin or another hook may put into them what it cannot see."""
    if _Build.dirty or len(config.hooks) > 1 or {*config.plugins} - {*config.hooks} - _PLUGINS_THAT_LEAVE_PAGES_AS_THEY_ARE:
        return None
    settings = [(name, config[name]) for name in _SETTINGS_IN_PAGES]
    shown = [_shown_in_nav(item) for item in _build.nav.items]
    stands_on = basis(map(Path, config.theme.dirs), json.dumps([settings, dict(config.theme), shown], default=str))
    file = Path(config.config_file_path).parent / ".cache" / f"pages-{'serve' if _Build.serving else 'build'}.sqlite"
    return PageKeeper(open_kept(file, stands_on), view)


def _add_further_pages(view: View, files: Files, config: MkDocsConfig) -> None:
    """Add the pages of which only the articles' texts told that there are any; MkDocs has read all others by now."""
    for made in further_pages(view):
        _build.made[made.url] = made
        file = _file(made, config)
        files.append(file)
        on_pre_page(Page(None, file, config), config, files)


@event_priority(-100)
def on_page_context(context: dict[str, Any], page: Page, config: MkDocsConfig, nav: Any) -> dict[str, Any]:
    """Weave the article, or make the page, now that the search index has taken the plain words."""
    keeper, url = _keeper, page.url
    own = None if keeper is None or _build.problems.get(url) else _build.articles.get(url) or _build.made.get(url)
    if own is None or keeper is None:
        _fill_in(context, page)
    elif kept := keeper.take(url, (url, own)):
        context["kept"] = kept
        _build.kept.add(url)
    else:
        with keeper.making(url, (url, own)):
            _fill_in(context, page)
    if "kept" not in context and (shell := _shell_of(page)):
        context |= _build.shells.begin(shell)
    return context


def _shell_of(page: Page) -> str:
    """The name of what stands around the page: its own where the navigation names it; empty where it is written by hand."""
    if page.url not in _build.articles and page.url not in _build.made:
        return ""
    in_nav = page.parent or page.previous_page or page.next_page
    return f"{page.url if in_nav else folder_of(page.url)} {'edit' if page.edit_url else ''}"


def _fill_in(context: dict[str, Any], page: Page) -> None:
    """Weave the article, or make the page."""
    view, url = _build.view, page.url
    assert view is not None
    context["made_head"] = head_of(view, url)
    if article := _build.articles.get(url):
        page.content = article_page(view, view.articles[article.id])
        page.toc = TableOfContents([])  # the article's own contents stand under its head
    elif made := _build.made.get(url):
        page.content = made.whole(view)
    elif sheet := _sheet(page):
        page.content = sheet_page(view, sheet, url, page.content or "")
        page.toc = TableOfContents([])
    elif not url:
        page.content = (page.content or "") + newest_articles(view)
    if problems := _build.problems.get(url):
        shown = (
            boxes(problems, _build.site.library.texts)
            if not page.content
            else at_its_place(page.content, problems, _build.site.library.texts)
        )
        page.content = shown


def on_post_page(output: str, page: Page, config: MkDocsConfig) -> str:
    """Say in each page what it may load and run: scripts that the theme has put around it, and none that stands in a note."""
    _build.progress.step()
    if page.url in _build.articles or page.url in _build.made:
        page.content = None  # MkDocs keeps every page to the end, and would keep the whole site in memory
    if page.url in _build.kept:
        _build.inline |= allowed_by(output)
        return output
    output = _with_policy(*_build.shells.end(output), config)
    if _keeper:
        _keeper.keep(page.url, output)
    return output


def on_post_template(output_content: str, template_name: str, config: MkDocsConfig) -> str:
    """The page for what is not there is none of MkDocs' pages."""
    return _with_policy(output_content, output_content, config) if template_name.endswith(".html") else output_content


@event_priority(-100)
def on_post_build(config: MkDocsConfig) -> None:
    """Say the same for hosts that send headers; now that the site is whole, put it in its place."""
    _build.progress.clear()
    if (program := pagefind()) and _in_chunks(config):
        chunk_index(program, Path(config.site_dir), _build.language)
    (Path(config.site_dir) / "_headers").write_text(headers_file(_build.inline), "utf-8", newline="\n")
    redirects_to = Path(config.site_dir) / "_redirects"
    own = redirects_to.read_text("utf-8") if redirects_to.is_file() else ""
    redirects_to.write_text(redirects_file(_address(config), own), "utf-8", newline="\n")
    if _build.view is not None:
        _write(embed_pages(_build.view), config.site_dir)
    if _keeper:
        log.info(f"{_keeper.taken:,} pages as they were")
        _keeper.done()
    if _building is None:
        return
    config.site_dir = str(_building.place)
    if _is_refused(config):
        abandon(_building)
        log.info(_LEFT_ALONE)
    else:
        put_in_place(_building)


def _in_their_places(made: Iterable[tuple[str, str]], files: Files) -> Iterator[tuple[str, str]]:
    """Take files that stand at these addresses off MkDocs' list: it would keep their texts to the end, and is done looking for them."""
    for address, text in made:
        if file := files.get_file_from_path(address):
            files.remove(file)
        yield address, text


def _write(made: Iterable[tuple[str, str]], site_dir: str) -> None:
    """Write each file at its address, one at a time: together they may be more than memory holds."""
    for address, text in made:
        write_file(text.encode(), f"{site_dir}/{address}")


def _is_refused(config: MkDocsConfig) -> bool:
    """Whether the host, which has counted warnings, is going to refuse this build since it is strict."""
    handlers = (handler for host in ("mkdocs", "properdocs") for handler in logging.getLogger(host).handlers)
    return config.strict and any(handler.get_counts() for handler in handlers if hasattr(handler, "get_counts"))


def on_build_error(error: Exception) -> None:
    """Leave the site that was there as it is; say in a sentence what the system refused."""
    if _keeper:
        _keeper.give_up()
    if _building:
        abandon(_building)
    if isinstance(error, OSError | UnicodeError):
        why = f"{error.filename}: {error.strerror}" if isinstance(error, OSError) else "The file named above is not UTF-8 text"
        raise Abort(f"The site could not be built. {why}. {_LEFT_ALONE}")


def _in_chunks(config: MkDocsConfig) -> bool:
    """Whether this site has outgrown the theme's one search index."""
    return bool(config.extra.get("search") == "pagefind")


def _with_policy(html: str, around: str, config: MkDocsConfig) -> str:
    inline = inline_parts(around) | (SEARCH_IN_CHUNKS if _in_chunks(config) else Inline())
    _build.inline |= inline
    return with_policy(html, inline)


def _history(config: MkDocsConfig) -> dict[str, History]:
    """What the file tells that is named under `extra.history`; without one, nothing. The build itself asks no repository."""
    named = str(config.extra.get("history") or "")
    try:
        return read_history(Path(config.config_file_path).parent / named) if named else {}
    except ValueError as error:
        raise Abort(f"{error}\nOr build without it: leave `extra.history` in mkdocs.yml empty.") from None


def _address(config: MkDocsConfig) -> str:
    """Where the site stands, with a slash at its end; empty where nobody says."""
    return f"{config.site_url.rstrip('/')}/" if config.site_url else ""


def _file(page: MadePage, config: MkDocsConfig) -> File:
    """A made page as MkDocs takes it, no text yet."""
    source = f"{page.url}index.md" if page.url.count("/") == 1 else f"{page.url.rstrip('/')}.md"
    return File.generated(config, source, content="", inclusion=InclusionLevel.NOT_IN_NAV)


def _sheet(page: Page) -> Sheet | None:
    return _build.site.library.sheets.get(f"docs/{page.file.src_uri}")


def _edit_url(page: MadePage) -> str | None:
    """The forge's editor for the file behind a made page."""
    return f"{_build.mend}{page.file}" if _build.mend and page.file else None


def _mend_address(config: MkDocsConfig) -> str:
    """The forge's address for editing, before a file's path from the project's root; empty without a repository."""
    if not config.repo_url or not config.edit_uri:
        return ""
    docs = Path(config.docs_dir).name
    return f"{config.repo_url.rstrip('/')}/{config.edit_uri.strip('/').removesuffix(docs)}"
