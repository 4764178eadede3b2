"""The maps of the site's pages: all places, those of an article, one place."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from markupsafe import Markup

from annotated_article.anchoring.anchor_article import AnchoredArticle
from annotated_article.kinds.place import Place
from annotated_article.model.notes import Entry, Location
from annotated_article.pages.places.draw_map import MOST, Captions, Locators, MapPlace, draw_maps, land_symbol
from annotated_article.pages.templates import fill
from annotated_article.pages.view import Located, View, located, root_of
from annotated_article.weaving.note_content import NoteWriter
from annotated_article.words import Words

AREAS = frozenset("country state region province continent water sea lake river desert border".split())
"""Kinds of place whose point represents a wide area, like the point of any place that is not within another."""

MOST_NAMED = 20
"""More places than this that are not drawn are only counted."""


def map_of_all(view: View, url: str, list_at: str = "") -> Markup:
    """The map of all places for the page at `url`; empty if none has a location. `list_at`: where they are listed, if not there."""
    entries = [entry for entry in view.library.entries.values() if entry.kind.name == "place"]
    root = root_of(url)
    shown = [_spot(place, root.__add__, len(view.mentions.get(entry.id, [])), words=view.words) for entry, place in _located(entries)]
    maps = view.once(("map of all", root), lambda: draw_maps(shown, _captions(view.words)))
    return _figure(maps, entries, len(shown), view.words, list_at)


def map_of_article(view: View, anchored: AnchoredArticle, writer: NoteWriter) -> Markup:
    """The map of an article's places, where two at least have a location, and what its small locators are pieces of."""
    mentioned = [(view.library.entries[name], len(found)) for name, found in anchored.by_entry.items()]
    weights = {entry.id: weight for entry, weight in mentioned if entry.kind.name == "place"}
    entries = [view.library.entries[name] for name in weights]
    shown = [_spot(place, writer.address, weights[entry.id], note=entry.note_id, words=writer.words) for entry, place in _located(entries)]
    if not shown:
        return Markup("")
    maps = draw_maps(shown, _captions(writer.words), shared_land=True) if len(shown) > 1 else []
    figure = _figure(maps, entries, len(shown), writer.words, list_below="#notes-place")
    called = _captions(writer.words).of_map(len(shown))
    return Markup(fill("places/article_map", root=root_of(anchored.article.url), land=Markup(land_symbol()), figure=figure, called=called))


def map_of_place(view: View, entry: Entry) -> Markup:
    """The map on the place's own page; empty if it has no location. Maps of the same part of the world share what is drawn."""
    if not (places := _located([entry])):
        return Markup("")
    drawn = view.once("locators", lambda: _locators(view))
    place = _spot(places[0][1], root_of(entry.url).__add__, words=view.words)
    return _figure([drawn.draw(place, (entry.name, *entry.always, *entry.aliases))], [], 1, view.words)


def _locators(view: View) -> Locators:
    address = root_of("places/one/").__add__  # all entries' pages are two folders below the root
    return Locators([_spot(place, address, place.often, words=view.words) for place in view.places], _captions(view.words))


def _located(entries: Iterable[Entry]) -> list[tuple[Entry, Located]]:
    """Those that have a location, each as maps show it."""
    return [
        (entry, located(entry, entry.own, entry.own.location))
        for entry in entries
        if isinstance(entry.own, Place) and entry.own.location is not None
    ]


def _spot(place: Located, address: Callable[[str], str], weight: int = 0, note: str = "", *, words: Words) -> MapPlace:
    return MapPlace(
        str(place.name),
        f"{place.name}{f', {place.type}' if place.type else ''}: {in_degrees(place.location, words)}",
        address(place.url),
        (place.location.longitude, place.location.latitude),
        place.type in AREAS or (place.type is None and not place.is_inside),
        weight,
        note,
    )


def in_degrees(location: Location, words: Words) -> str:
    """`33.34° N, 44.40° E`."""
    say = words.say
    north, east = say["north" if location.latitude >= 0 else "south"], say["east" if location.longitude >= 0 else "west"]
    return f"{abs(location.latitude):.2f}° {north}, {abs(location.longitude):.2f}° {east}"


def _captions(words: Words) -> Captions:
    return Captions(
        lambda number: words.say["map of"].format(words.count("place", number)),
        lambda number: words.say["map part"].format(words.count("place", number)),
    )


def _figure(maps: list[str], entries: Iterable[Entry], located: int, words: Words, list_below: str = "") -> Markup:
    """The maps with what a reader must know about them: borders, symbols, what is not drawn, where the same is given as a list."""
    if not maps:
        return Markup("")
    missing = sorted(str(entry.name) for entry in entries if not _located([entry]))
    facts = [words.sentence("map borders")]
    if located > MOST:
        facts.append(words.sentence("map most", words.count("place", MOST)))
    if missing:
        named = ", ".join(missing) if len(missing) <= MOST_NAMED else words.count("place", len(missing))
        facts.append(words.sentence("map missing", named))
    return Markup(fill("places/map", maps=map(Markup, maps), facts=Markup(" ").join(facts), list_below=list_below, words=words))
