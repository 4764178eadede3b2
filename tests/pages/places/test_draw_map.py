"""A map shows every place as a link where it is, and no more of the world than is in the picture."""

import re
from collections.abc import Iterator
from gzip import compress
from itertools import pairwise
from math import radians
from xml.etree import ElementTree

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from annotated_article.pages.places.choose_picture import country_picture, locator_picture, part_picture, whole_world, world_picture
from annotated_article.pages.places.decode_topology import countries
from annotated_article.pages.places.draw_map import (
    DETAIL_ID,
    MOST,
    NEIGHBOURS,
    Captions,
    Locators,
    MapPlace,
    draw_maps,
    land_symbol,
    small_locator,
)
from annotated_article.pages.places.draw_outlines import MARGIN, lies_inside, outlines
from annotated_article.pages.places.project import AzimuthalEqualArea, Degrees, Picture

SVG = "{http://www.w3.org/2000/svg}"
CAPTIONS = Captions("Map: {} places".format, "{} places: see below".format)

degrees = st.tuples(st.floats(-180, 180), st.floats(-90, 90))


def place(name: str, east: float, north: float, weight: int = 0, note: str = "") -> MapPlace:
    address = f"{name.lower()}/"
    return MapPlace(name, f"{name}, city", address, (east, north), weight=weight, note=note)


BAGHDAD, ERBIL, TEHRAN = place("Baghdad", 44.4, 33.34, 3), place("Erbil", 44.0, 36.2), place("Tehran", 51.42, 35.7)
AMMAN, SYDNEY = place("Amman", 35.9, 31.95), place("Sydney", 151.2, -33.9)


def parsed(svg: str) -> ElementTree.Element:
    """The picture as XML; entities and names must be as in XML too."""
    return ElementTree.fromstring(svg.replace("<svg ", '<svg xmlns="http://www.w3.org/2000/svg" ', 1))


def links(svg: str) -> list[ElementTree.Element]:
    return [link for link in parsed(svg).iter(f"{SVG}a") if link.get("class") != "frame"]


def position(link: ElementTree.Element) -> tuple[int, int]:
    found = re.fullmatch(r"translate\((-?\d+) (-?\d+)\)", link.get("transform", ""))
    assert found
    return int(found[1]), int(found[2])


def size(svg: str) -> tuple[int, int]:
    _, _, width, height = map(int, parsed(svg).get("viewBox", "").split())
    return width, height


def test_nothing_is_drawn_where_there_is_no_place() -> None:
    assert draw_maps([], CAPTIONS) == []


def test_places_near_one_another_get_one_map_of_that_part() -> None:
    (svg,) = draw_maps([BAGHDAD, ERBIL, TEHRAN, AMMAN], CAPTIONS)
    assert [link.get("href") for link in links(svg)] == ["baghdad/", "amman/", "erbil/", "tehran/"]
    assert parsed(svg).get("aria-label") == "Map: 4 places"


def test_one_place_alone_is_shown_on_the_world() -> None:
    (svg,) = draw_maps([SYDNEY], CAPTIONS)
    assert len(links(svg)) == 1


def test_where_places_crowd_they_get_a_map_of_their_own_and_each_is_drawn_once() -> None:
    world, part = draw_maps([BAGHDAD, ERBIL, TEHRAN, AMMAN, SYDNEY], CAPTIONS)
    assert [link.get("href") for link in links(world)] == ["sydney/"]
    assert len(links(part)) == 4
    (frame,) = parsed(world).findall(f"{SVG}a[@class='frame']")
    assert frame.get("href") == f"#{DETAIL_ID}" == f"#{parsed(part).get('id')}"
    assert frame.findtext(f"{SVG}title") == "4 places: see below"


def test_every_point_is_a_link_with_a_title_and_its_note() -> None:
    (svg,) = draw_maps([place("Baghdad", 44.4, 33.34, note="entry-baghdad"), ERBIL], CAPTIONS)
    baghdad, erbil = links(svg)
    assert (baghdad.findtext(f"{SVG}title"), baghdad.get("data-notes")) == ("Baghdad, city", "entry-baghdad")
    assert erbil.get("data-notes") is None
    assert all(link.findall(f"{SVG}circle") for link in (baghdad, erbil))


def test_a_point_says_whether_it_stands_for_something_wide() -> None:
    (svg,) = draw_maps([MapPlace("Iraq", "Iraq", "iraq/", (44, 33), area=True), BAGHDAD], CAPTIONS)
    assert sorted(link.get("class", "") for link in links(svg)) == ["area", "spot"]


def test_names_cannot_break_out() -> None:
    (svg,) = draw_maps([MapPlace('<b>"', '"><script>', '"x', (0, 0), note='"y'), BAGHDAD], CAPTIONS)
    assert "<script" not in svg
    assert "<b>" not in svg
    assert {link.get("href") for link in links(svg)} == {'"x', "baghdad/"}


@given(st.lists(degrees, min_size=1, max_size=15))
@settings(max_examples=40, deadline=None)
def test_all_places_are_drawn_inside_of_the_pictures(found: list[Degrees]) -> None:
    places = [place(f"P{number}", *each) for number, each in enumerate(found)]
    maps = draw_maps(places, CAPTIONS)
    drawn = [(link.get("href"), position(link), size(svg)) for svg in maps for link in links(svg)]
    assert sorted(str(href) for href, _, _ in drawn) == sorted(each.address for each in places)
    assert all(0 <= x <= width and 0 <= y <= height for _, (x, y), (width, height) in drawn)


def test_two_builds_draw_the_same() -> None:
    places = [BAGHDAD, ERBIL, TEHRAN, AMMAN, SYDNEY]
    first = draw_maps(places, CAPTIONS)
    outlines.cache_clear()
    assert draw_maps(places[::-1], CAPTIONS) == first


def test_no_map_shows_more_places_than_its_readers_can_use() -> None:
    many = [place(f"P{number}", number % 360 - 180, number % 150 - 75, number) for number in range(3000)]
    maps = draw_maps(many, CAPTIONS)
    assert sum(len(links(svg)) for svg in maps) == MOST
    assert 'href="p2999/"' in "".join(maps)
    assert all(len(compress(svg.encode())) < 15_000 for svg in maps)


def test_a_locator_shows_the_country_and_the_most_mentioned_others_but_no_link_to_itself() -> None:
    others = [BAGHDAD, ERBIL, TEHRAN, AMMAN, SYDNEY]
    svg = Locators(others, CAPTIONS).draw(BAGHDAD, ["Baghdad"])
    assert {link.get("href") for link in links(svg)} == {"erbil/", "tehran/", "amman/"}
    (here,) = parsed(svg).findall(f"{SVG}g")
    assert (here.get("class"), here.findtext(f"{SVG}text")) == ("spot here", "Baghdad")
    assert parsed(svg).findall(f"{SVG}path[@class='country']")


def test_a_locator_does_not_grow_with_the_site() -> None:
    others = [place(f"P{number}", 40 + number % 10, 30 + number % 7) for number in range(900)]
    assert len(links(Locators(others, CAPTIONS).draw(BAGHDAD, ["Baghdad"]))) == NEIGHBOURS


def test_places_of_one_country_share_one_drawing() -> None:
    outlines.cache_clear()
    locators = Locators([], CAPTIONS)
    for number in range(20):
        locators.draw(place(f"P{number}", 42 + number / 10, 33), [])
    assert outlines.cache_info().misses == 1


@pytest.mark.parametrize("at", [(0.0, 90.0), (0.0, -90.0), (180.0, -16.5), (-180.0, 71.0), (-157.9, 21.3), (174.8, -41.3), (-160.0, 0.0)])
def test_locators_work_at_the_ends_of_the_world_too(at: Degrees) -> None:
    svg = Locators([BAGHDAD], CAPTIONS).draw(place("Here", *at), ["Here"])
    width, height = size(svg)
    (here,) = parsed(svg).findall(f"{SVG}g")
    x, y = position(here)
    assert 0 <= x <= width
    assert 0 <= y <= height


@given(degrees)
def test_small_locators_show_their_dot_and_nothing_beyond_the_world(at: Degrees) -> None:
    picture = parsed(small_locator(at))
    left, top, width, height = map(int, picture.get("viewBox", "").split())
    dot = picture.find(f"{SVG}circle")
    assert dot is not None
    assert left <= int(dot.get("cx", "")) <= left + width
    assert top <= int(dot.get("cy", "")) <= top + height
    assert left >= 0 <= top
    assert left + width <= whole_world().width + 1
    assert top + height <= whole_world().height + 1


def test_small_locators_are_pieces_of_what_the_page_holds_once() -> None:
    symbol = parsed(land_symbol())
    (path,) = symbol.iter(f"{SVG}path")
    assert parsed(small_locator((44, 33)))[0].get("href") == f"#{path.get('id')}"


def test_the_map_of_the_world_may_use_the_land_that_the_page_holds() -> None:
    places = [SYDNEY, place("London", -0.1, 51.5)]
    (shared,) = draw_maps(places, CAPTIONS, shared_land=True)
    (use,) = parsed(shared).findall(f"{SVG}use")
    at = world_picture().points([(10, 20)])[0]
    whole = whole_world().points([(10, 20)])[0]
    assert float(use.get("x", "")) == pytest.approx(at[0] - whole[0], abs=0.06)
    assert float(use.get("y", "")) == pytest.approx(at[1] - whole[1], abs=0.06)
    assert len(shared) < 2000


PARTS = [
    *(part_picture([each]) for each in ((44.4, 33.3), (178.0, -17.8), (-69.0, -53.0), (110.0, 62.0), (-4.0, 40.0))),
    *(country_picture(each) for each in countries().countries if each.name in {"Russia", "Argentina", "Antarctica", "Chile", "Brazil"}),
    *(locator_picture(each, None) for each in ((0.0, 90.0), (0.0, -90.0), (-157.9, 21.3))),
    world_picture(),
    whole_world(),
]


@pytest.mark.thorough
@pytest.mark.parametrize("picture", PARTS)
def test_land_is_drawn_where_land_is(picture: Picture) -> None:
    """At points of a grid, but for those near a shore, which is drawn as roughly as it shows."""
    drawn = rings(outlines(picture).land)
    checked = 0
    for x in range(10, picture.width, picture.width // 7):
        for y in range(10, picture.height, picture.height // 5):
            around = [picture.place(x + dx, y + dy) for dx, dy in ((0, 0), (-9, -9), (9, -9), (9, 9), (-9, 9))]
            truths = set(map(is_land, around))
            if len(truths) == 1 and picture.holds(picture.points(around)[0]):
                checked += 1
                assert {sum(holds(ring, x, y) for ring in drawn) % 2 == 1} == truths, around[0]
    assert checked > 10


def is_land(at: Degrees) -> bool:
    """By the finest outlines, without any picture."""
    return sum(lies_inside(at, ring) for south, north, ring in LAND if south <= at[1] <= north or south < -85) % 2 == 1


LAND = [
    (min(latitude for _, latitude in ring), max(latitude for _, latitude in ring), ring)
    for each in countries().land.rings
    if len(ring := countries().ring(each, "a")) > 2
]


def rings(path: str) -> list[list[tuple[float, float]]]:
    """The rings of a path of ours, in units."""
    found = []
    for ring in re.findall(r"M(-?\d+) ?(-?\d+)l([^Mz]*)z", path):
        points = [(float(ring[0]), float(ring[1]))]
        steps = [float(step) for step in re.findall(r"-?\d+", ring[2])]
        for right, down in zip(steps[::2], steps[1::2], strict=True):
            points.append((points[-1][0] + right, points[-1][1] + down))
        found.append(points)
    return found


def holds(ring: list[tuple[float, float]], x: float, y: float) -> bool:
    inside = False
    for (a, b), (c, d) in zip(ring[-1:] + ring[:-1], ring, strict=True):
        if (b > y) != (d > y) and x < (c - a) * (y - b) / (d - b) + a:
            inside = not inside
    return inside


STRAIGHT = [
    Picture(AzimuthalEqualArea(*middle), (0, 0), 800 / radians(9), 800, 460) for middle in ((-104.0, 49.0), (-114.0, 49.0), (25.0, 27.0))
]
"""Pictures crossed by long straight borders whose points are far away at either end."""


@pytest.mark.thorough
@pytest.mark.parametrize("picture", [*PARTS[:-2], *STRAIGHT])
def test_borders_are_drawn_where_borders_are(picture: Picture) -> None:
    lines = re.findall(r"M[^M]+", outlines(picture).borders)
    drawn = {(x // 4, y // 4) for line in lines for x, y in along(rings(f"{line}z")[0])}
    near = {(x + right, y + down) for x, y in drawn for right in range(-2, 3) for down in range(-2, 3)}
    finest = (picture.points(countries().line(index, "a")) for index in countries().borders)
    true = {(x // 4, y // 4) for line in finest if not is_dot(line) for x, y in along(line) if picture.holds((x, y))}
    assert true - near == set()
    if picture in STRAIGHT:
        assert len(true) > 40


def is_dot(line: list[tuple[float, float]]) -> bool:
    """The smallest countries have borders that no picture of a continent can show."""
    across, down = [x for x, _ in line], [y for _, y in line]
    return max(across) - min(across) < 3 and max(down) - min(down) < 3


def along(line: list[tuple[float, float]]) -> Iterator[tuple[float, float]]:
    """Points on a line, a hundred to each of its steps."""
    for (a, b), (c, d) in pairwise(line):
        yield from ((a + (c - a) * part / 100, b + (d - b) * part / 100) for part in range(101))


@pytest.mark.parametrize("picture", PARTS)
def test_outlines_reach_no_farther_than_the_margin(picture: Picture) -> None:
    drawn = outlines(picture)
    points = [point for ring in rings(drawn.land) for point in ring]
    assert all(-MARGIN <= x <= picture.width + MARGIN and -MARGIN <= y <= picture.height + MARGIN for x, y in points)
    assert len(compress("".join(drawn).encode())) < 12_000
