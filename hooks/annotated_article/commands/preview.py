"""What a change will show to readers: Markdown for a comment on the code host.

The words come from strangers. Theirs are always code with every character as a number, and ours are always plain words, so
the job that posts this can check that it contains nothing else: .github/workflows/comment.yml accepts only these forms of line.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from annotated_article.commands.check_formats import as_code, few
from annotated_article.commands.compare_notes import Difference, Links, Thing
from annotated_article.model.notes import Entry
from annotated_article.words import ENGLISH

_MOST = 25  # lines about one kind of change
_LARGEST = 40_000  # bytes, of the 65,536 characters that a comment may have
_TITLE = "### What readers will see"


def preview(difference: Difference, errors: int = 0) -> str:
    """The comment: a sentence with counts, then a line for each thing. `errors` is the number of errors after the change."""
    lines = [*_few_of_each(_about(difference))]
    kept = [*few(lines, _LARGEST)]
    more = [f"- and {len(lines) - len(kept)} more lines"] if len(kept) < len(lines) else []
    warned = ["There are errors to fix first, so some changes may be missing here.", ""] if errors else []
    return "\n".join([_TITLE, "", *warned, _counted(difference), "", *kept, *more]).rstrip() + "\n"


def _counted(difference: Difference) -> str:
    """`Adds 1 person, linked 2 times in 1 article. Changes 1 claim.`."""
    parts = [
        f"{verb} {what}."
        for verb, what in (
            ("Adds", _added(difference)),
            ("Changes", _listed(each.thing for each in difference.changed)),
            ("Removes", _listed(difference.removed)),
        )
        if what
    ]
    if not parts and (difference.names or difference.pages or difference.moved or difference.gone):
        parts = ["Changes only links."]
    return " ".join(parts) or "Readers will see no change in the notes."


def _added(difference: Difference) -> str:
    """The new entries and how often they are linked, then everything else."""
    entries = [each for each in difference.added if isinstance(each.record, Entry)]
    others = _listed(each for each in difference.added if not isinstance(each.record, Entry))
    return "; ".join(filter(None, (f"{_listed(entries)}{_linked(_together(difference, entries))}", others)))


def _listed(things: Iterable[Thing]) -> str:
    counts = [ENGLISH.count(kind, number) for kind, number in Counter(thing.kind for thing in things).items()]
    return " and ".join([", ".join(counts[:-1]), counts[-1]] if len(counts) > 1 else counts)


def _together(difference: Difference, things: Iterable[Thing]) -> Links | None:
    """How often the entries among the things are linked, or None if there are none."""
    found = [difference.links[thing.record.id] for thing in things if isinstance(thing.record, Entry)]
    return Links(sum(each.times for each in found), frozenset().union(*(each.articles for each in found))) if found else None


def _linked(links: Links | None) -> str:
    if links is None:
        return ""
    times = f"{links.times:,} time{'' if links.times == 1 else 's'}"
    return f", linked {times} in {ENGLISH.count('article', len(links.articles))}" if links.times else ", linked nowhere yet"


def _about(difference: Difference) -> Iterator[list[str]]:
    """The lines, by what they are about."""
    yield [f"- New {_named(each)}{_linked(_together(difference, [each]))}{_at(each)}{_card(each)}" for each in difference.added]
    yield [
        f"- Changed {_named(each.thing)}, {', '.join(map(as_code, each.fields))}{_at(each.thing)}{_card(each.thing)}"
        for each in difference.changed
    ]
    yield [f"- Removed {_named(each)}" for each in difference.removed]
    yield [
        f"- {as_code(article.title)} links {now:,} name{'' if now == 1 else 's'}, {before:,} before"
        for article, before, now in difference.names
    ]
    shown = {*(each.url for each in difference.added), *difference.moved.values()}
    yield [f"- Another new page: {as_code(url)}" for url in difference.pages if url not in shown]
    yield [f"- The old address {as_code(old)} now leads to {as_code(new)}" for old, new in difference.moved.items()]
    yield [f"- Links to {as_code(url)} will be broken" for url in difference.gone]


def _card(thing: Thing) -> str:
    """What the card will say, in lines of the same item."""
    labels = ("Below the name", "Note", "Sources", "Status")
    return "".join(f"\n  {label}: {as_code(text)}" for label, text in zip(labels, thing.card, strict=True) if text)


def _few_of_each(groups: Iterable[Sequence[str]]) -> Iterator[str]:
    for lines in groups:
        yield from lines[:_MOST]
        if len(lines) > _MOST:
            yield f"- and {len(lines) - _MOST:,} more of these"


def _named(thing: Thing) -> str:
    return f"{thing.kind} {as_code(thing.name)}"


def _at(thing: Thing) -> str:
    return f": {as_code(thing.url)}" if thing.url else ""
