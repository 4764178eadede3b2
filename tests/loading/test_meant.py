"""What a location or a language means in the forms that people copy."""

import pytest

from annotated_article.loading.meant_language import is_language, meant_language
from annotated_article.loading.meant_location import meant_location


@pytest.mark.parametrize(
    "typed",
    [
        "N36.34 E43.13",
        "36.34N 43.13E",
        "43.13 E, 36.34 N",
        "36° 20' 24\" N, 43° 7' 48\" E",
        "(36.34, 43.13)",
        "36,34; 43,13",
        "36.34°,43.13°",
        "lat: 36.34 lon: 43.13",
        "longitude: 43.13, latitude: 36.34",
        "POINT(43.13 36.34)",
        "geo:36.34,43.13",
        "https://www.google.com/maps/@36.34,43.13,12z",
        "https://www.google.com/maps/place/X/@36.9,43.9,12z/data=!3m1!8m2!3d36.34!4d43.13",
        "https://maps.google.com/?q=36.34,43.13",
        "https://www.openstreetmap.org/?mlat=36.34&mlon=43.13#map=12/36.9/43.9",
        "https://www.openstreetmap.org/#map=12/36.34/43.13",
    ],
)
def test_a_location_is_read_in_every_form_in_which_maps_give_it(typed: str) -> None:
    assert meant_location(typed) == "36.34, 43.13"


@pytest.mark.parametrize(("typed", "meant"), [("33°20′S 144°24′W", "-33.3333, -144.4"), ("S 54.12, W 2.34", "-54.12, -2.34")])
def test_south_and_west_are_negative(typed: str, meant: str) -> None:
    assert meant_location(typed) == meant


@pytest.mark.parametrize(
    ("typed", "meant"), [("36.191175 N, 144.009432 E", "36.191175, 144.009432"), ("33°52′07″S 151°12′33.5″E", "-33.8686, 151.2093")]
)
def test_no_digit_of_a_degree_is_dropped(typed: str, meant: str) -> None:
    assert meant_location(typed) == meant


@pytest.mark.parametrize(
    "typed",
    [
        "Mosul",
        "36.34",
        "136.34N 43.13E",
        "36.34N 43.13N",
        "https://maps.app.goo.gl/abc",
        "3634 4313",
        "43.13 O 36.34 N",
        "N36.34 E43.13 or so",
        "36°75′N 43°13′E",
        "36°20′61″N 43°13′E",
        "36.5°20′N 43°13′E",
    ],
)
def test_nothing_is_offered_where_more_than_one_reading_is_left(typed: str) -> None:
    assert meant_location(typed) == ""


@pytest.mark.parametrize("tag", ["en", "de", "pt-BR", "zh-Hant-TW", "es-419", "de-1901", "EN-us", "ckb"])
def test_language_tags_pass(tag: str) -> None:
    assert is_language(tag)


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("German", "de"),
        ("Deutsch", "de"),
        ("ENG", "en"),
        ("en_US", "en-US"),
        ("English (US)", "en"),
        ("فارسی", "fa"),
        ("xx", ""),
        ("the usual", ""),
    ],
)
def test_a_language_by_its_name_is_a_tag(typed: str, meant: str) -> None:
    assert not is_language(typed)
    assert meant_language(typed) == meant
