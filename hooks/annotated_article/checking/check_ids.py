"""Ids: once in an article, never lost once published, and old ones free for nobody else. Values in, problems out."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from annotated_article.loading.read_value import did_you_mean
from annotated_article.model import Article, Entry, Library, Span, Text
from annotated_article.problems import Problem
from annotated_article.published import PATH, Named, bearers, changed_ids, ids_of
from annotated_article.yaml_text import in_brackets


def check_items(article: Article) -> Iterator[Problem]:
    """Ids of an article's items that are taken, or that belong to entries."""
    seen: dict[str, Text] = {}
    for item in article.notes.items:
        if item.id in seen:
            yield Problem("I002", item.id.at, (f"It is taken in line {seen[item.id].at.line}.",), "choose another id")
        elif item.id.startswith("entry-"):
            says = ("Ids that begin with `entry-` belong to glossary entries.",)
            yield Problem("I001", item.id.at, says, "choose another id", instead=item.id[6:])
        seen.setdefault(item.id, item.id)


def check_former(library: Library) -> Iterator[Problem]:
    """Check the `formerly` of entries and articles: each is nobody else's. Those that are no ids were left out when they were read."""
    yield from check_former_of(library.entries.values())
    yield from check_former_of(library.ever)


def check_former_of(named: Iterable[Named]) -> Iterator[Problem]:
    """Check the `formerly` of things whose ids must differ from one another."""
    named = list(named)
    taken: dict[str, str] = {str(each.id): _place(each) for each in named}
    for each in named:
        for old in each.formerly:
            if old in taken:
                mine = old == each.id
                says = "It is its own id today." if mine else f"It belongs to {taken[old]}."
                fix = "take it out" if mine else "take it out here, or rename or merge the other"
                yield Problem("I005", old.at, (says,), fix)
            else:
                taken[old] = f"{old.at.path}, line {old.at.line}, which says so too"


def _place(named: Named) -> str:
    if isinstance(named, Entry):
        return named.at.path
    return named.path if isinstance(named, Article) else f"the item in line {named.id.at.line}"


def check_published(library: Library) -> Iterator[Problem]:
    """Each id that was published and that nothing bears today; silent about what could not be read, which may bear it."""
    changed = changed_ids(library)
    if not changed:
        return
    bearer = bearers(library)
    new = set(ids_of(library)) - library.published.keys()
    for published in changed:
        if bearer(published) is None and not _may_be_unread(library, bearer("/".join(published.split("/")[:2])), published):
            yield _vanished(library, published, library.published[published], new)


def _may_be_unread(library: Library, around: Named | None, published: str) -> bool:
    """Whether a file that could not be read may hold it, or whether the article `around` it is lost, which is told already."""
    folder, name, *inside = published.split("/")
    if inside:
        return not isinstance(around, Article) or bool(around.notes.unread)
    file = f"docs/articles/{name}.md" if folder == "articles" else name
    return file in library.unread or (folder != "articles" and "*" in library.unread)


def _vanished(library: Library, published: str, line: int, new: set[str]) -> Problem:
    """The problem, told at what has most likely taken its place, else in the list."""
    group, _, name = published.rpartition("/")
    candidates = {each.rpartition("/")[2]: each for each in sorted(new) if each.rpartition("/")[0] == group}
    meant = did_you_mean(name, candidates)
    forget = f"if nothing has, type: python hooks/annotate.py passages --forget {published}"
    if not meant:
        says = (f"`{published}` was published, and links lead to it. Nothing has that id now.",)
        fix = f"bring it back, or write `formerly: [{name}]` at what has taken its place; {forget}"
        return Problem("I004", Span(PATH, line, 1, len(published)), says, fix)
    bearer = bearers(library)(candidates[meant])
    assert bearer is not None
    says = (f"`{published}` was published, and links lead to it. Is it called {meant} now?",)
    former = f"formerly: {in_brackets([*bearer.formerly, name])}"
    return Problem("I004", _first_line(bearer), says, f"if so, add this line; {forget}", (former,))


def _first_line(bearer: Named) -> Span:
    """Where `formerly` is to be added: at the name or title, or at an item's id."""
    if isinstance(bearer, Entry):
        return bearer.name.at
    return bearer.title.at if isinstance(bearer, Article) else bearer.id.at
