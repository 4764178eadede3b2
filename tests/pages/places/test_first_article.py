"""The maps of the real site: every place, every name readable, few bytes."""

import re
from functools import cache
from gzip import compress
from itertools import combinations
from pathlib import Path

import pytest

from annotated_article.kinds.place import Place
from annotated_article.model.notes import Entry
from annotated_article.pages.places.draw_map import SIZES, land_symbol
from annotated_article.pages.places.place_labels import Rectangle, Side, dot_box, label_box
from annotated_article.pages.places.place_maps import map_of_all, map_of_article, map_of_place
from annotated_article.pages.view import View
from annotated_article.site import check_site
from annotated_article.words import words_of
from support.rectangles import meet

ROOT = Path(__file__).parents[3]
ID = "2007-03-12-baghdad-conference"

POINT = re.compile(
    r'<a href="(?P<address>[^"]+)"(?: data-notes="(?P<note>[^"]+)")? class="\w+" transform="translate\((?P<x>\d+) (?P<y>\d+)\)">'
    r"<title>(?P<title>[^<]+)</title>.*?(?:<text(?: class=\"from-(?P<size>\d)\")? "
    r'text-anchor="(?P<anchor>\w+)" dx="(?P<right>[-\d.]+)em" dy="(?P<down>[-\d.]+)em">(?P<name>[^<]+)</text>)?</a>'
)


@cache
def view() -> View:
    return check_site(ROOT).view()


@cache
def pages() -> dict[str, str]:
    """Name -> the HTML of a page's maps."""
    anchored = view().articles[ID]
    article = map_of_article(view(), anchored, view().writer(anchored.article.url))
    return {"index": str(map_of_all(view(), "places/")), "article": str(article)}


def maps(name: str) -> list[str]:
    return re.findall(r'<svg class="map".*?</svg>', pages()[name])


@pytest.mark.parametrize("name", ["index", "article"])
def test_no_name_lies_on_another_or_on_a_point_at_any_size(name: str) -> None:
    for svg in maps(name):
        width, height = map(int, re.findall(r'viewBox="0 0 (\d+) (\d+)"', svg)[0])
        points = list(POINT.finditer(svg))
        for number, size in enumerate(SIZES):
            dots = {point["title"]: dot_box((int(point["x"]), int(point["y"])), size) for point in points}
            boxes = {point["title"]: box_of(point, size) for point in points if point["name"] and int(point["size"] or 0) <= number}
            assert len(boxes) >= 0.6 * len(points)
            for (one, a), (other, b) in combinations(boxes.items(), 2):
                assert not meet(a, b), f"{one} lies on {other} at {size} units"
            for one, a in boxes.items():
                assert Rectangle(0, 0, width, height).holds(a), one
                assert not any(meet(a, dot) for other, dot in dots.items() if other != one), one


def box_of(point: re.Match[str], size: float) -> Rectangle:
    side = Side(point["anchor"], float(point["right"]), float(point["down"]))
    return label_box((int(point["x"]), int(point["y"])), point["name"], side, size)


def has_location(entry: Entry) -> bool:
    return isinstance(entry.own, Place) and entry.own.location is not None


@pytest.mark.parametrize("name", ["index", "article"])
def test_on_a_wide_screen_every_place_has_its_name(name: str) -> None:
    assert all(point["name"] for svg in maps(name) for point in POINT.finditer(svg))


def test_every_place_is_either_drawn_once_or_said_to_be_missing() -> None:
    places = [entry for entry in view().library.entries.values() if entry.kind.name == "place"]
    drawn = [point["address"] for svg in maps("index") for point in POINT.finditer(svg)]
    assert sorted(drawn) == sorted(f"../{entry.url}" for entry in places if has_location(entry))
    caption = pages()["index"].split("<figcaption>")[1]
    assert all(entry.name in caption for entry in places if not has_location(entry))


def test_titles_carry_the_facts_of_the_map() -> None:
    assert "<title>Baghdad, city: 33.34° N, 44.40° E</title>" in pages()["index"]


def test_points_on_an_article_open_its_notes() -> None:
    anchored = view().articles[ID]
    notes = [point["note"] for svg in maps("article") for point in POINT.finditer(svg)]
    assert len(notes) == len(set(notes)) > 20
    assert set(notes) <= anchored.by_note.keys()


@pytest.mark.parametrize("name", ["index", "article"])
def test_the_page_says_whose_borders_these_are(name: str) -> None:
    assert "Present-day borders." in pages()[name]


def test_the_words_are_there_in_every_language() -> None:
    assert "Heutige Grenzen." in words_of("de").say["map borders"]


def test_maps_are_light() -> None:
    for name in ("index", "article"):
        assert all(len(compress(svg.encode())) < 8_000 for svg in maps(name))
        assert len(compress(pages()[name].encode())) < 15_000


def test_locators_are_light_and_name_their_place() -> None:
    for entry in view().library.entries.values():
        figure = str(map_of_place(view(), entry))
        assert bool(figure) == has_location(entry)
        if figure:
            assert f"{entry.name}</text></g>" in figure
            assert len(compress(figure.encode())) < 8_000


def test_small_locators_cost_a_note_little() -> None:
    anchored = view().articles[ID]
    notes = [view().entry_note(entry, anchored.article) for entry in view().library.entries.values() if has_location(entry)]
    together = land_symbol() + "".join(note.picture for note in notes)
    assert len(notes) > 20
    assert len(compress(together.encode())) < 150 * 30


def test_the_style_sheet_sets_letters_in_the_sizes_for_which_names_are_placed() -> None:
    css = (ROOT / "hooks/annotated_article/theme/assets/views.css").read_text("utf-8")
    sizes = re.findall(r"^\.map \{[^}]*font: (\d+)px|^@container [^{]*\{ \.map \{ font-size: (\d+)px", css, re.MULTILINE)
    assert tuple(int(one or other) for one, other in sizes) == SIZES
