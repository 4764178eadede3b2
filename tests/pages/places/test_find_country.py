"""A place is found in the country that it lies in."""

import pytest

from annotated_article.pages.places.find_country import find_country
from annotated_article.pages.places.project import Degrees


@pytest.mark.parametrize(
    ("place", "names", "country"),
    [
        ((44.4, 33.34), ["Baghdad"], "Iraq"),
        ((-74.006, 40.714), ["New York City"], "United States of America"),
        ((45.75, 29.5), ["Kuwait"], "Kuwait"),
        ((45.75, 29.5), [], "Iraq"),
        ((-83.0, 33.0), ["Georgia"], "United States of America"),
        ((44.8, 41.7), ["Georgia"], "Georgia"),
        ((-97, 38), ["United States"], "United States of America"),
        ((178.4, -18.1), ["Suva"], "Fiji"),
        ((0, -90), ["South Pole"], "Antarctica"),
        ((27.5, -29.3), ["Maseru"], "Lesotho"),
    ],
)
def test_the_country_is_found_by_name_or_by_its_borders(place: Degrees, names: list[str], country: str) -> None:
    found = find_country(place, names)
    assert found is not None
    assert found.name == country


def test_the_sea_is_in_no_country() -> None:
    assert find_country((52.0, 26.8), ["Persian Gulf"]) is None
    assert find_country((-150, 0)) is None
