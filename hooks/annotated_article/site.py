"""The pipeline from top to bottom: load, check, anchor, look at it as pages. Every stage's problems come out together."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from annotated_article.anchoring.anchor_article import AnchoredArticle, anchor_article
from annotated_article.anchoring.find_names import NameIndex, index_names
from annotated_article.article_markdown import article_renderer
from annotated_article.checking.check_library import check_library, check_unused, unused_entries
from annotated_article.checking.check_places import Bounds, check_places
from annotated_article.checking.check_seed import Render, check_seed
from annotated_article.checking.check_sheets import check_sheets
from annotated_article.exports.site_files import article_files, site_files
from annotated_article.loading.read_folder import load
from annotated_article.loading.read_sheets import for_composer
from annotated_article.markdown_text import renderer
from annotated_article.memory import Remember
from annotated_article.model.articles import History, Library
from annotated_article.model.notes import Entry, Location
from annotated_article.model.typed import Span
from annotated_article.pages.articles.article_page import questions_script, withdrawn_pages
from annotated_article.pages.articles.listing_pages import listing_pages
from annotated_article.pages.claims.claim_pages import claim_pages, page_of_claim
from annotated_article.pages.claims.speakers import Stated
from annotated_article.pages.claims.who_says_what import who_says_what_pages
from annotated_article.pages.contribute.annotate_panel import annotate_script, choices_script
from annotated_article.pages.contribute.review_queue import review_pages
from annotated_article.pages.dates.timeline_pages import timeline_pages
from annotated_article.pages.entries.entry_page import entry_pages, page_of_entry
from annotated_article.pages.entries.index_a_z import index_pages
from annotated_article.pages.entries.kind_index import entry_index_pages
from annotated_article.pages.entries.mentions_of_entry import further_entry_pages, further_pages_of
from annotated_article.pages.home.explore_page import explore_pages
from annotated_article.pages.places.find_country import bounds_of
from annotated_article.pages.rules.rule_pages import rule_pages
from annotated_article.pages.sources.source_pages import source_pages
from annotated_article.pages.teaching.compose_page import class_link_script, compose_page
from annotated_article.pages.teaching.statement_page import statement_page
from annotated_article.pages.view import Page, View, published
from annotated_article.problems import Problem, Reported, apply_allowances, count, in_order
from annotated_article.words import Words, words_of


@dataclass(slots=True)
class Site:
    """What is known of a site so far: what was loaded, the articles anchored up to now, and all problems found.

    `unused` are the entries that nothing uses, once every article is anchored. `remember` keeps results of checks from edit to edit.
    """

    library: Library
    index: NameIndex
    render: Render
    articles: dict[str, AnchoredArticle] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)
    history: Mapping[str, History] = field(default_factory=dict)
    unused: list[Entry] = field(default_factory=list)
    remember: Remember = field(default_factory=Remember)

    def anchor(self, article_id: str, body: str) -> None:
        """Find the notes of one article in its rendered text."""
        article = self.library.articles[article_id]
        self.add(*anchor_article(article, body, self.library.entries, self.index))

    def add(self, anchored: AnchoredArticle, problems: list[Problem]) -> None:
        """Add an article whose notes have their places."""
        self.articles[anchored.article.id] = anchored
        self.problems += [*problems, *self._lock_lost(anchored)]

    def _lock_lost(self, anchored: AnchoredArticle) -> Iterator[Problem]:
        """The problem of an article that was published with numbers and has no lock any more, damaged or not."""
        article, path = anchored.article, f"annotations/passages/{anchored.article.id}.lock"
        if article.lock or not anchored.paragraphs or f"articles/{article.id}" not in self.library.published_ids:
            return
        if all(problem.at.path != path for problem in self.problems):
            says = (f"{path} is missing, so the paragraphs would get new numbers.",)
            fix = "restore that file; if it is lost, number the paragraphs again with: python hooks/annotate.py passages"
            yield Problem("T007", Span(article.path), says, fix)

    def finish(self) -> list[Problem]:
        """All problems in order, once every article is anchored."""
        mentioned = {entry for each in self.articles.values() for entry in each.entry_ids}
        passages = {name: [passage.id for passage in each.texts["body"].passages] for name, each in self.articles.items()}
        sheets = check_sheets(self.library, passages, {name: each.stubs for name, each in self.articles.items()})
        self.unused = unused_entries(self.library, mentioned, self.remember)
        found = [*self.problems, *check_unused(self.unused), *sheets]
        reported = Reported()
        reported.report(*in_order(_without_effects(apply_allowances(found, self.library.allowances))))
        self.problems = in_order(reported.problems)
        return self.problems

    def view(self, language: str = "en", edit: str = "", contact: str = "", address: str = "", name: str = "") -> View:
        """The site as its pages see it; `address` is where it will be published."""
        return View(self.library, self.index, self.articles, language, edit, contact, self.render, address, name, self.history)

    def summary(self) -> str:
        """The last line: `0 errors. 136 names linked, 65 notes placed in 17 paragraphs.`, and what `passages` has still to write."""
        placed = sum(len(each.mentions) for each in self.articles.values())
        names = sum(each.once("names", _names) for each in self.articles.values())
        paragraphs = sum(each.paragraphs for each in self.articles.values())
        counted = count(self.problems)
        if any(problem.is_error for problem in self.problems):
            return counted
        return f"{counted}. {names:,} names linked, {placed - names:,} notes placed in {paragraphs:,} paragraphs.{self._not_numbered()}"

    def _not_numbered(self) -> str:
        """The commands still to run for new articles on a site that has recorded paragraph numbers; no rule reports this."""
        new = [name for name, each in self.articles.items() if each.paragraphs and not each.article.lock]
        if not new or not self.library.published_ids:
            return ""
        whose = new[0] if len(new) == 1 else f"{len(new):,} articles"
        return f" The paragraph numbers of {whose} are not saved yet. Run: python hooks/annotate.py passages"


def _names(anchored: AnchoredArticle) -> int:
    """How many of an article's mentions are names of entries."""
    return sum(map(len, anchored.by_entry.values()))


def read_site(root: Path) -> Site:
    """Load and check everything in the folder, except what needs the articles' rendered text."""
    return checked(*load(root), renderer())


def _without_effects(problems: Sequence[Problem]) -> list[Problem]:
    """Without the places of a name that two entries share (A001) if it is an alias of one and the name of the other (A004).

    Both begin with that name in quotation marks.
    """
    aliases = {problem.says[0].partition("”")[0] for problem in problems if problem.rule == "A004"}
    return [problem for problem in problems if problem.rule != "A001" or problem.says[0].partition("”")[0] not in aliases]


def checked(library: Library, problems: list[Problem], render: Render, remember: Remember | None = None) -> Site:
    """Check what was loaded. `problems` are those of loading; a server remembers the results of checks from one edit to the next."""
    remember = remember or Remember()
    problems = [*problems, *check_library(library, remember), *check_places(library.entries, _bounds)]
    for article in library.articles.values():
        if article.seed in library.seeds and (problem := remember(check_seed, article, library.seeds[article.seed], article_renderer())):
            problems.append(problem)
    return Site(library, index_names(library.entries.values()), render, {}, problems, remember=remember)


def _bounds(place: Location, names: tuple[str, ...]) -> Bounds | None:
    box = bounds_of((place.longitude, place.latitude), names)
    return Bounds(*box) if box else None


def check_site(root: Path) -> Site:
    """The whole pipeline without a host: every article rendered here, all problems known."""
    site = read_site(root)
    for article in site.library.articles.values():
        site.anchor(article.id, article_renderer()(article.markdown))
    site.finish()
    return site


def pages(site: Site, words: Words) -> Iterator[Page]:
    """Every page generated from the notes, as far as it is known before the articles' texts are."""
    yield from listing_pages(site.library, words)
    yield from explore_pages(words)
    yield from entry_index_pages(site.library, words)
    yield from index_pages(site.library, words)
    yield from entry_pages(site.library, site.render, words)
    yield from timeline_pages(site.library, words)
    yield from claim_pages(site.library, words)
    yield from who_says_what_pages(site.library, words)
    yield from source_pages(site.library, words)
    yield from rule_pages(words)
    yield from review_pages(site.library, words)
    yield from withdrawn_pages(site.library)
    yield from statement_page(site.library)
    yield from compose_page(site.library, words)


def page_at(view: View, url: str) -> Page | None:
    """The claim's page at `url`, or one of an entry's pages, found without making a list of all pages."""
    folder, name, *further = url.split("/")
    entry, article = view.library.entries.get(name), view.library.articles.get(name)
    if entry and entry.url == url:
        return page_of_entry(entry, view.render_markdown, view.words)
    if entry and url.startswith(entry.url):
        return next((page for page in further_pages_of(view, entry) if page.url == url), None)
    claims = article.notes.claims if article and folder == "claims" else ()
    return next((page_of_claim(Stated(claim, article), view.words) for claim in claims if article and [claim.id, ""] == further), None)


def further_pages(view: View) -> Iterator[Page]:
    """The pages whose number depends on what was found in the texts."""
    yield from further_entry_pages(view)


def scripts(library: Library, edit: str, contact: str) -> Mapping[str, str]:
    """Address -> the scripts that depend on the site: for each language of an article, the panels for annotating and for teaching.

    One more has what the panel for annotating searches, and beside each reading sheet is what the form for editing it reads.
    """
    languages = sorted({words_of(article.language).language for article in library.articles.values()})
    annotate = {f"assets/annotate.{language}.js": annotate_script(words_of(language), edit, contact) for language in languages}
    annotate["assets/annotate.choices.js"] = choices_script(library)
    sheets = {f"{sheet.url}sheet.json": json.dumps(for_composer(sheet), ensure_ascii=False) for sheet in library.sheets.values()}
    return annotate | sheets | {f"assets/class-link.{language}.js": class_link_script(words_of(language)) for language in languages}


def exports(view: View) -> Iterator[tuple[str, str]]:
    """Address -> text of every file for scripts and other programs, one article at a time."""
    for anchored in view.by_date:
        yield from exports_of_article(view, anchored).items()
    yield from ((address, make()) for address, make in exports_of_site(view).items())


def exports_of_article(view: View, anchored: AnchoredArticle) -> dict[str, str]:
    """Address -> text of one article's files: its questions for our script, and with the site's address those for other programs."""
    questions = questions_script(anchored, words_of(anchored.article.language))
    ours = {f"{anchored.article.url}questions.js": questions} if questions else {}
    return ours | (article_files(published(view), anchored, view.organisations) if view.address else {})


def exports_of_site(view: View, description: str = "") -> dict[str, Callable[[], str]]:
    """Address -> what makes the text of each file about the whole site, which `description` describes in feeds."""
    return site_files(published(view), view.language, description) if view.address else {}
