"""Maps as SVG text: outlines, and points that are links with their names beside them. Looks are the style sheet's (views.css)."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from html import escape

from annotated_article.pages.places.choose_picture import crowd, locator_picture, part_picture, whole_world, world_picture
from annotated_article.pages.places.draw_outlines import Outlines, land_alone, outlines
from annotated_article.pages.places.find_country import find_country
from annotated_article.pages.places.place_labels import Label, Rectangle, place_labels
from annotated_article.pages.places.project import Degrees, Picture, Point, on_sphere

SIZES = (28, 17, 12)
"""Letters in units of a picture as wide as a phone, as a column of text, as the page. views.css sets the same."""

CROWDED = 4
"""If this many places are close together on the map of the world, they get a map of their own."""

MOST = 150
"""No map shows more places than this: those with the greatest weight."""

NEIGHBOURS = 12
"""No locator shows more other places than this, and they are among the most mentioned of the whole site:"""

CONSIDERED = 1000

SMALL = (168, 116)
"""Width and height of the locators in notes, in units of the map of the world."""

COARSE = 1.8
"""How fine the land is that notes share, in units."""

LAND_ID = "map-land"
DETAIL_ID = "map-detail"


@dataclass(frozen=True, slots=True)
class MapPlace:
    """A place on a map: its name, what its point's title says, its page's address from the page at hand, and where it is.

    `area`: the point represents a wide area. `weight`: how often it is mentioned. `note`: the id of its note in the page.
    """

    name: str
    title: str
    address: str
    degrees: Degrees
    area: bool = False
    weight: int = 0
    note: str = ""


@dataclass(frozen=True, slots=True)
class Captions:
    """The caption of a map, and of the box around a part that has its own map, for a given number of places."""

    of_map: Callable[[int], str]
    of_part: Callable[[int], str]


def draw_maps(places: Sequence[MapPlace], captions: Captions, *, shared_land: bool = False) -> list[str]:
    """Maps that show all places: one of a part of the world, or one of the world and one of the part where they are crowded.

    `shared_land`: the page holds `land_symbol`, and the map of the world shows that.
    """
    places = sorted(places, key=_most_mentioned_first)[:MOST]
    if not places:
        return []
    all_degrees = [place.degrees for place in places]
    together = part_picture(all_degrees) if len(places) > 1 else None
    if together is not None:
        return [_svg(together, _ground(outlines(together)), _points(together, places), captions)]
    world = world_picture(all_degrees)
    ground = _shared_land(world) if shared_land else _ground(outlines(world))
    crowded = crowd(world.points(all_degrees))
    part = part_picture([all_degrees[at] for at in crowded]) if len(crowded) >= CROWDED else None
    if part is None:
        return [_svg(world, ground, _points(world, places), captions)]
    inside = _inside(part, places)
    outside = [place for place in places if place not in inside]
    ground += _frame(world, part, captions.of_part(len(inside)))
    return [
        _svg(world, ground, _points(world, outside), captions),
        _svg(part, _ground(outlines(part)), _points(part, inside), captions, f' id="{DETAIL_ID}"'),
    ]


def _most_mentioned_first(place: MapPlace) -> tuple[int, str, str]:
    return -place.weight, place.name, place.address


def _inside(picture: Picture, places: Sequence[MapPlace]) -> list[MapPlace]:
    """The places in a part of the world, except its edge, where names have no room."""
    return _within(picture, places, picture.points(place.degrees for place in places))


def _within(picture: Picture, places: Sequence[MapPlace], points: Sequence[Point]) -> list[MapPlace]:
    return [place for place, point in zip(places, points, strict=True) if picture.holds(point, 20)]


class Locators:
    """Maps of one place each. `others` are the site's places; those in one picture are looked for once."""

    def __init__(self, others: Sequence[MapPlace], captions: Captions) -> None:
        self._others = sorted(others, key=_most_mentioned_first)[:CONSIDERED]
        self._vectors = on_sphere(place.degrees for place in self._others)
        self._captions = captions
        self._inside: dict[Picture, list[MapPlace]] = {}

    def draw(self, place: MapPlace, names: Sequence[str]) -> str:
        """The place's country or surroundings, and the most mentioned of the others there; its own point is no link.

        `names` are the place's names; its country may be found by one of them.
        """
        country = find_country(place.degrees, names)
        picture = locator_picture(place.degrees, country)
        if picture not in self._inside:
            self._inside[picture] = _within(picture, self._others, picture.seen(self._vectors))[: NEIGHBOURS + 1]
        others = [other for other in self._inside[picture] if other.address != place.address][:NEIGHBOURS]
        points = _points(picture, [place, *others], place)
        return _svg(picture, _ground(outlines(picture, country)), points, self._captions)


def land_symbol() -> str:
    """What a page holds once for all its `small_locator`s: the land of the world, itself not shown."""
    path = land_alone(whole_world(), COARSE)
    return f'<svg class="map-land" width="0" height="0" aria-hidden="true"><defs><path id="{LAND_ID}" d="{path}"/></defs></svg>'


def small_locator(place: Degrees) -> str:
    """Where in the world a place is, for its note: a piece of `land_symbol` and a dot."""
    world, (wide, high) = whole_world(), SMALL
    ((x, y),) = world.points([place])
    left, top = (round(max(0, min(at - size / 2, end - size))) for at, size, end in ((x, wide, world.width), (y, high, world.height)))
    return (
        f'<svg class="locator" viewBox="{left} {top} {wide} {high}" aria-hidden="true"><use href="#{LAND_ID}"/>'
        f'<circle cx="{round(x)}" cy="{round(y)}" r="6"/></svg>'
    )


def _ground(drawn: Outlines) -> str:
    """Land, the country that is meant, and borders, from below to above."""
    layers = (("land", drawn.land), ("country", drawn.country), ("borders", drawn.borders))
    return "".join(f'<path class="{name}" d="{path}"/>' for name, path in layers if path)


def _shared_land(world: Picture) -> str:
    if world != world_picture():
        return f'<path class="land" d="{land_alone(world, COARSE)}"/>'
    ((whole_x, whole_y),), ((x, y),) = whole_world().points([(0, 0)]), world.points([(0, 0)])
    return f'<use class="land" href="#{LAND_ID}" x="{x - whole_x:.1f}" y="{y - whole_y:.1f}"/>'


def _frame(world: Picture, part: Picture, title: str) -> str:
    """The outline of a part on the map of the world, a link to the map of that part."""
    steps, right, bottom = [step / 6 for step in range(6)], part.width, part.height
    edge = [(right * step, 0.0) for step in steps] + [(right, bottom * step) for step in steps]
    edge += [(right * (1 - step), bottom) for step in steps] + [(0.0, bottom * (1 - step)) for step in steps]
    corners = " ".join(f"{round(x)},{round(y)}" for x, y in world.points(part.place(*point) for point in edge))
    return f'<a class="frame" href="#{DETAIL_ID}"><title>{escape(title)}</title><polygon points="{corners}"/></a>'


def _svg(picture: Picture, ground: str, points: Sequence[str], captions: Captions, further: str = "") -> str:
    return (
        f'<svg class="map"{further} viewBox="0 0 {picture.width} {picture.height}" role="group" '
        f'aria-label="{escape(captions.of_map(len(points)))}">{ground}{"".join(points)}</svg>'
    )


def _points(picture: Picture, places: Sequence[MapPlace], here: MapPlace | None = None) -> list[str]:
    """Each place as a link, except the one whose page this is. The first places have the first choice of where their names go."""
    points = [(round(x), round(y)) for x, y in picture.points(place.degrees for place in places)]
    labels = place_labels(points, [place.name for place in places], SIZES, Rectangle(0, 0, picture.width, picture.height))
    return [
        _here(place, point, label) if place is here else _link(place, point, label)
        for place, point, label in zip(places, points, labels, strict=True)
    ]


def _link(place: MapPlace, point: Point, label: Label | None) -> str:
    note = f' data-notes="{escape(place.note)}"' if place.note else ""
    return f'<a href="{escape(place.address)}"{note}{_inner(place, point, label)}</a>'


def _here(place: MapPlace, point: Point, label: Label | None) -> str:
    return f"<g{_inner(place, point, label, ' here')}</g>"


def _inner(place: MapPlace, point: Point, label: Label | None, further: str = "") -> str:
    kind = "area" if place.area else "spot"
    return (
        f' class="{kind}{further}" transform="translate({point[0]} {point[1]})">'
        f'<title>{escape(place.title)}</title><circle r=".3em"/>{_name(place.name, label) if label else ""}'
    )


def _name(name: str, label: Label) -> str:
    anchor, right, down = label.side
    size = f' class="from-{label.size}"' if label.size else ""
    return f'<text{size} text-anchor="{anchor}" dx="{right:g}em" dy="{down:g}em">{escape(name, quote=False)}</text>'
