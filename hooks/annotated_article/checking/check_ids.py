"""Ids: unique in an article, never lost once published, and old ones not used again. Values in, problems out."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from annotated_article.loading.meant_word import did_you_mean
from annotated_article.model.articles import Article, Library
from annotated_article.model.notes import Entry
from annotated_article.model.typed import Span, Text
from annotated_article.problems import Problem
from annotated_article.published_ids import PATH, Named, changed_ids, ids_of, owners
from annotated_article.yaml_text import in_brackets

_MOST_PLACES = 3


def check_items(article: Article) -> Iterator[Problem]:
    """Problems of item ids that are taken, or that belong to entries."""
    seen: dict[str, Text] = {}
    for item in article.notes.items:
        if item.id in seen:
            yield Problem("I002", item.id.at, (_has_it(seen[item.id].at, item.id.at),), "choose another id")
        elif item.id.startswith("entry-"):
            says = ("Ids that begin with `entry-` belong to glossary entries.",)
            yield Problem("I001", item.id.at, says, "choose another id", instead=item.id[6:])
        seen.setdefault(item.id, item.id)


def _has_it(first: Span, here: Span) -> str:
    """Which line already uses an id, and in which file if that is another one."""
    if first.path == here.path:
        return f"Line {first.line} already uses this id."
    return f"This id is already used in {first.path}, line {first.line}."


def check_former(library: Library) -> Iterator[Problem]:
    """Check the `formerly` of entries and articles: no other has it. What isn't an id was left out when the file was read."""
    yield from check_former_of(library.entries.values())
    yield from check_former_of(library.ever)


def check_former_of(named: Iterable[Named]) -> Iterator[Problem]:
    """Check the `formerly` of things whose ids must differ from one another."""
    named = list(named)
    owners = {str(each.id): each for each in named}
    taken: dict[str, str] = {}
    for each in named:
        for old in each.formerly:
            if old in owners or old in taken:
                mine = old == each.id
                used = f"{_place(owners[old], old.at)} uses this id." if old in owners else f"{taken[old]}, also has it in `formerly`."
                says = "It is the current id." if mine else used
                fix = "delete it" if mine else "delete it here, or rename or merge the other one"
                yield Problem("I005", old.at, (says,), fix)
            else:
                taken[old] = f"{old.at.path}, line {old.at.line}"


def _place(named: Named, here: Span) -> str:
    if isinstance(named, Entry):
        return named.at.path
    if isinstance(named, Article):
        return named.path
    return f"The item in line {named.id.at.line}" if named.id.at.path == here.path else f"{named.id.at.path}, line {named.id.at.line},"


def vanished_ids(library: Library) -> list[str]:
    """Each published id that nothing has any more, unless a file that could not be read may have it."""
    changed = changed_ids(library)
    if not changed:
        return []
    owner = owners(library)
    gone = (each for each in changed if owner(each) is None)
    return [each for each in gone if not _may_be_unread(library, owner("/".join(each.split("/")[:2])), each)]


def check_published(library: Library, vanished: Iterable[str], named: Mapping[str, Sequence[Span]]) -> Iterator[Problem]:
    """A problem for each of the vanished ids; `named` has the places that still name an entry, by its id."""
    vanished = list(vanished)
    new = set(ids_of(library)) - library.published_ids.keys() if vanished else set()
    for published in vanished:
        yield _vanished(library, published, new, listed_places(named.get(published.rpartition("/")[2], ())))


def listed_places(places: Sequence[Span], also: str = "") -> tuple[str, ...]:
    """One sentence on where something is named, or named `also`, if it is."""
    if not places:
        return ()
    more = f" and {len(places) - _MOST_PLACES} more" if len(places) > _MOST_PLACES else ""
    return (f"It is {also}named in {', '.join(f'{at.path}:{at.line}' for at in places[:_MOST_PLACES])}{more}.",)


def _may_be_unread(library: Library, around: Named | None, published: str) -> bool:
    """Whether an unreadable file may have the id, or the article `around` it is lost, which is reported already."""
    folder, name, *inside = published.split("/")
    if inside:
        return not isinstance(around, Article) or bool(around.notes.unread)
    file = f"docs/articles/{name}.md" if folder == "articles" else name
    return file in library.unread or (folder != "articles" and not library.unread.isdisjoint({"*", "*entries"}))


def _vanished(library: Library, published: str, new: set[str], places: tuple[str, ...]) -> Problem:
    """The problem, at whatever has most likely replaced it, or otherwise in the list."""
    group, _, name = published.rpartition("/")
    candidates = {each.rpartition("/")[2]: each for each in sorted(new) if each.rpartition("/")[0] == group}
    meant = did_you_mean(name, candidates)
    forget = f"if nothing replaces it, run: python hooks/annotate.py passages --forget {published}"
    if not meant:
        says = (f"`{published}` was published, and links lead to it. Nothing has that id now.", *places)
        file = f" (annotations/{published}.yml)" if published.count("/") == 1 and group != "articles" else ""
        fix = f"restore it{file}, or write `formerly: [{name}]` in what replaces it; {forget}"
        return Problem("I004", Span(PATH, library.published_ids[published], 1, len(published)), says, fix)
    owner = owners(library)(candidates[meant])
    assert owner is not None
    says = (f"`{published}` was published, and links lead to it. Is it called {meant} now?", *places)
    former = f"formerly: {in_brackets([*owner.formerly, name])}"
    return Problem("I004", _first_line(owner), says, f"if so, add this line; {forget}", (former,))


def _first_line(owner: Named) -> Span:
    """Where to add `formerly`: at the name or title, or at an item's id."""
    if isinstance(owner, Entry):
        return owner.name.at
    return owner.title.at if isinstance(owner, Article) else owner.id.at
