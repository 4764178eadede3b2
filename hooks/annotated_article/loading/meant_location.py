"""What a place on the globe was meant to be, in the forms in which maps give it. Text in, text out."""

from __future__ import annotations

import re

_NUMBER = r"\d{{1,3}}(?:[.,]\d+)?"
_HALF = rf"(?P<{{0}}deg>{_NUMBER})\s*°?\s*(?:(?P<{{0}}min>{_NUMBER})\s*['’′]\s*)?(?:(?P<{{0}}sec>{_NUMBER})\s*[\"”″]\s*)?"
_COMPASS = re.compile(
    _HALF.format("lat") + r"(?P<north>[NS])\s*[,;/]?\s*" + _HALF.format("long") + r"(?P<east>[EWO])", re.IGNORECASE | re.ASCII
)
_DECIMAL = re.compile(r"([-−–]?\d{1,3}(?:[.,]\d+)?)°?(?:\s*[;/]\s*|\s*,\s+|\s+)([-−–]?\d{1,3}(?:[.,]\d+)?)°?", re.ASCII)


def meant_location(text: str) -> str:
    """`latitude, longitude` in decimal degrees, or an empty text: `33°20′N 44°24′E` is 33.3333, 44.4."""
    if match := _COMPASS.fullmatch(text.strip("()[] ")):
        latitude = _degrees(match, "lat") * (-1 if match["north"] in "sS" else 1)
        longitude = _degrees(match, "long") * (-1 if match["east"] in "wW" else 1)
        return f"{round(latitude, 4):g}, {round(longitude, 4):g}"
    if match := _DECIMAL.fullmatch(text.strip("()[] ")):
        return ", ".join(re.sub("[−–]", "-", half).replace(",", ".") for half in match.groups())
    return ""


def _degrees(match: re.Match[str], half: str) -> float:
    degrees, minutes, seconds = (float((match[half + part] or "0").replace(",", ".")) for part in ("deg", "min", "sec"))
    return degrees + minutes / 60 + seconds / 3600
