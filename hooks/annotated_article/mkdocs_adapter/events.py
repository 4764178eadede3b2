"""MkDocs' events, in the order that MkDocs calls them."""

from __future__ import annotations

import gc
import gzip
import logging
import sys
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort
from mkdocs.plugins import CombinedEvent, event_priority
from mkdocs.structure.files import Files, InclusionLevel
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page
from mkdocs.utils import write_file

from annotated_article import markdown_text
from annotated_article.chunked_index import MISSING, chunk_index, pagefind
from annotated_article.live_site import LiveSite
from annotated_article.loading.read_history import read_history
from annotated_article.mkdocs_adapter.build import Build
from annotated_article.mkdocs_adapter.progress import Progress
from annotated_article.mkdocs_adapter.serving import Serving
from annotated_article.mkdocs_adapter.settings import refused_setting
from annotated_article.mkdocs_adapter.theme import CompiledTemplates, use_own_theme
from annotated_article.model.articles import History
from annotated_article.offline_zip import NO_SEARCH, ZIP, offline_zip
from annotated_article.pages import front_matter
from annotated_article.pages.content_policy import inline_parts
from annotated_article.problems import Problem, render
from annotated_article.put_in_place import Building, Busy, abandon, begin, put_in_place
from annotated_article.site import read_site
from annotated_article.words import words_of

log = logging.getLogger("mkdocs.hooks.annotate")

_LEFT_ALONE = "The site that was built before is unchanged."


class Adapter:
    """The handlers of MkDocs' events. Holds one build at a time and, under `mkdocs serve`, what is cached from edit to edit."""

    def __init__(self) -> None:
        self.serving = False
        self.dirty = False
        self.live: LiveSite | None = None
        self.served: Build | None = None
        self._build: Build
        self._building: Building | None = None
        self._compiled = CompiledTemplates()

    def on_startup(self, *, command: str, dirty: bool) -> None:
        """Remember whether this is `mkdocs serve`: it makes pages on request, and no error stops the rest."""
        self.serving = command == "serve" and "--no-livereload" not in sys.argv  # without it, MkDocs gives no event for the server
        self.dirty = dirty
        self.live, self.served = None, None
        gc.set_threshold(50_000, 20, 50)  # a build keeps most of what it makes, so garbage collection rarely finds anything

    @event_priority(100)
    def _take_theme(self, config: MkDocsConfig) -> MkDocsConfig:
        """Choose the theme before MkDocs' search plugin looks at it."""
        use_own_theme(config)
        return config

    def _load(self, config: MkDocsConfig) -> MkDocsConfig:
        """Load and check the project; give MkDocs the core's Markdown."""
        gc.unfreeze()
        if refused := refused_setting(config):
            raise Abort(refused)
        root = Path(config.config_file_path).parent
        if not self.serving and not self.dirty:
            self._begin(config)
        config.markdown_extensions = markdown_text.extensions()  # type: ignore[assignment]  # Markdown takes instances too
        config.mdx_configs = dict(markdown_text.EXTENSION_CONFIGS)
        config.theme.static_templates.discard("sitemap.xml")  # MkDocs' own doesn't list generated pages
        if self.serving:
            self.live = self.live or LiveSite(root)
        site = self.live.read() if self.live else read_site(root)
        self._build = Build(config, site, _history(config), whole=not self.serving)
        if self._build.search.in_chunks and not pagefind():
            raise Abort(MISSING)
        log.info(f"{len(site.library.entries):,} entries and {len(site.library.articles):,} articles loaded")
        return config

    on_config = CombinedEvent(_take_theme, _load)

    def _begin(self, config: MkDocsConfig) -> None:
        """Build beside the site that is there."""
        place = Path(config.site_dir)
        try:
            self._building = begin(place)
        except Busy:
            raise Abort(f"Another build is writing {place.name}/ at the moment. Wait until it is done, then build again.") from None
        if self._building.folder == self._building.place:
            log.info(f"Nothing can be written beside {place.name}/, so the site is built in place and is incomplete until it is done.")
        config.site_dir = str(self._building.folder)

    def on_files(self, files: Files, config: MkDocsConfig) -> Files:
        """Remove from MkDocs' list everything that is generated here, and leave hand-written pages to it."""
        build = self._build
        _leave_out_unusable(files, build.site.problems)
        if (sitemap := files.get_file_from_path("sitemap.xml")) and sitemap.src_dir != config.docs_dir:
            files.remove(sitemap)  # the theme's template, which is not a file of the site
        for file in files.documentation_pages(inclusion=InclusionLevel.is_in_serve):
            is_article = file.src_uri.startswith("articles/") and file.src_uri.count("/") == 1 and file.name != "index"
            if is_article:
                files.remove(file)
            elif f"docs/{file.src_uri}" in build.site.library.sheets:
                file.inclusion = InclusionLevel.NOT_IN_NAV  # the navigation may name it, but doesn't have to
        return build.take(files)

    def on_nav(self, nav: Navigation, config: MkDocsConfig, files: Files) -> None:
        """Describe the generated pages that the navigation names; MkDocs reads only hand-written ones."""
        self._build.nav = nav
        for page in nav.pages:
            self._build.describe(page)

    def on_pre_page(self, page: Page, config: MkDocsConfig, files: Files) -> Page:
        """Keep the day of the build out of pages."""
        self._build.describe(page)
        return page

    def on_page_markdown(self, markdown: str, page: Page, config: MkDocsConfig, files: Files) -> str:
        """Escape what Material prints raw."""
        if page.url not in self._build.by_hand:
            return markdown
        page.meta = front_matter.of_page_by_hand(page.meta)
        if sheet := self._build.sheet(page):
            page.meta["hide"] = ["navigation", "toc"]
            return sheet.markdown
        return markdown

    @event_priority(-100)
    def on_page_content(self, html: str, page: Page, config: MkDocsConfig, files: Files) -> str:
        """Keep a hand-written page, which may be rendered again when notes change."""
        if page.url in self._build.by_hand:
            self._build.by_hand[page.url] = page, html
        return html

    @event_priority(-100)
    def on_env(self, env: Any, config: MkDocsConfig, files: Files) -> None:
        """Every hand-written page is read: anchor the articles, report all problems, then write what is made here."""
        build = self._build
        env.globals["words"] = words_of(build.settings.language)
        env.bytecode_cache = self._compiled if self.serving else None
        env.auto_reload = False  # each build has a new one; for each page it would ask each template's file for its age
        build.env = env
        self._anchor()
        _report(build, stop=not self.serving)
        if not self.serving:
            gc.freeze()  # what is loaded stays loaded until the end
            log.info(f"{len(build.by_hand) + sum(1 for _ in build.outputs.page_urls()):,} pages to write")
            build.search.add_pages(build.outputs)
            _write(build.pages(), config.site_dir)
            _write(build.files_beside(), config.site_dir)
            for address, png in build.pictures():
                write_file(png, f"{config.site_dir}/{address}")

    def _anchor(self) -> None:
        build = self._build
        site = build.site
        if self.live:
            self.live.anchor(site, build.render_article, build.links())
        else:
            progress = Progress(sys.stderr, "Reading articles", len(site.library.articles))
            for article in site.library.articles.values():
                site.anchor(article.id, build.render_article(article))
                progress.step()
            progress.clear()
        site.finish()
        build.add_anchors()

    def update(self) -> None:
        """After an edit to notes or articles under `mkdocs serve`, MkDocs has nothing to do."""
        assert self.live
        self._build.use(self.live.read())
        self._anchor()
        _report(self._build, stop=False)

    def links_changed(self) -> bool:
        """Whether a link of a hand-written page leads elsewhere since MkDocs has read it."""
        return self._build.files.answers() != tuple(self._build.files.asked.items())

    @event_priority(-100)
    def on_page_context(self, context: dict[str, Any], page: Page, config: MkDocsConfig, nav: Any) -> dict[str, Any]:
        """Fill in what notes add to the page, once the search index has taken its words."""
        self._build.fill(context, page)
        return context

    def on_post_page(self, output: str, page: Page, config: MkDocsConfig) -> str:
        """Say in each page what it may load and run."""
        return self._build.with_policy(output, output)

    def on_post_template(self, output_content: str, template_name: str, config: MkDocsConfig) -> str:
        """Do the same in the 404 page, which MkDocs renders as a template and not as a page."""
        return self._build.with_policy(output_content, output_content) if template_name.endswith(".html") else output_content

    @event_priority(100)
    def _complete_index(self, config: MkDocsConfig) -> None:
        """Complete the search index before its plugin writes it."""
        self._build.search.complete()

    @event_priority(-100)
    def _finish_site(self, config: MkDocsConfig) -> None:
        """Finish the site and put it in its place."""
        build = self._build
        if self.serving:
            build.search.keep()
            self.served = build
            gc.collect()
            gc.freeze()  # an edit replaces little of it
            return
        if build.search.is_own and (index := build.search.text(build.outputs)):
            _write([("search/search_index.json", index)], config.site_dir)
        if build.search.in_chunks and (program := pagefind()):
            chunk_index(program, Path(config.site_dir), build.settings.language)
        if build.settings.downloads:
            _write_downloads(build, Path(config.site_dir))
        _write([("_headers", build.headers()), ("_redirects", build.redirects())], config.site_dir)
        if config.site_url:
            write_file(gzip.compress(build.outputs.sitemap().encode(), mtime=0), f"{config.site_dir}/sitemap.xml.gz")
        if build.settings.downloads:
            _write_zip(Path(config.site_dir))
        if self._building:
            self._finish(self._building, config)

    on_post_build = CombinedEvent(_complete_index, _finish_site)

    def _finish(self, building: Building, config: MkDocsConfig) -> None:
        config.site_dir = str(building.place)
        self._building = None
        if _is_refused(config):
            abandon(building)
            log.info(_LEFT_ALONE)
        else:
            put_in_place(building)

    def on_build_error(self, error: Exception) -> None:
        """Leave the existing site as it is; say in a sentence what the system refused."""
        if self._building:
            abandon(self._building)
            self._building = None
        if isinstance(error, OSError | UnicodeError):
            why = f"{error.filename}: {error.strerror}" if isinstance(error, OSError) else "The file named above is not UTF-8 text"
            raise Abort(f"The site could not be built. {why}. {_LEFT_ALONE}")

    def on_serve(self, server: Any, config: MkDocsConfig, builder: Any) -> Any:
        """Answer requests from memory."""
        if self.serving:
            Serving(self, server, config).take_over()
        return server


def _leave_out_unusable(files: Files, problems: Iterable[Problem]) -> None:
    """Remove what is not a file of the project, as the loader reports: MkDocs would copy it from elsewhere, or wait for it forever."""
    unusable = tuple(problem.at.path.removeprefix("docs/") for problem in problems if problem.rule == "Y016")
    for file in [file for file in files if file.src_uri in unusable or file.src_uri.startswith(tuple(f"{path}/" for path in unusable))]:
        files.remove(file)


def _report(build: Build, *, stop: bool) -> None:
    """Log every problem; stop a build if one is an error."""
    site = build.site
    for problem in sorted(site.problems, key=lambda problem: problem.is_error):
        (log.error if problem.is_error else log.warning)(render(problem, site.library.texts))
    log.info(site.summary())
    if stop and any(problem.is_error for problem in site.problems):
        raise Abort(f"{site.summary()}. Fix the files named above; `python hooks/annotate.py check` repeats these messages.")


def _write(made: Iterable[tuple[str, str]], site_dir: str) -> None:
    """Write each file to its address, one at a time: together they may not fit in memory."""
    for address, text in made:
        write_file(text.encode("utf-8", "xmlcharrefreplace"), f"{site_dir}/{address}")


def _write_downloads(build: Build, folder: Path) -> None:
    """Write each article's files to take along, and allow the style and script in them like those in pages."""
    for path, data in build.outputs.article_downloads(lambda path: (folder / path).read_bytes()):
        write_file(data, str(folder / path))
        if path.endswith(".html"):
            build.inline |= inline_parts(data.decode())


def _write_zip(folder: Path) -> None:
    """Pack the whole site, which is complete, into a file of itself."""
    files = {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}
    write_file(offline_zip(files, NO_SEARCH), str(folder / ZIP))


def _is_refused(config: MkDocsConfig) -> bool:
    """Whether MkDocs, which has counted warnings, is going to refuse this build because it is strict."""
    handlers = (handler for host in ("mkdocs", "properdocs") for handler in logging.getLogger(host).handlers)
    return config.strict and any(handler.get_counts() for handler in handlers if hasattr(handler, "get_counts"))


def _history(config: MkDocsConfig) -> dict[str, History]:
    """The history in the file named under `extra.history`; without one, nothing. The build itself asks no repository."""
    named = str(config.extra.get("history") or "")
    try:
        return read_history(Path(config.config_file_path).parent / named) if named else {}
    except ValueError as error:
        raise Abort(f"{error}\nOr build without it: leave `extra.history` in mkdocs.yml empty.") from None
