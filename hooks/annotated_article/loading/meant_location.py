"""The place that a location was meant to be, in the formats that maps and phones give. Text in, text out."""

from __future__ import annotations

import re

_NUMBER = r"\d{1,3}(?:[.,]\d+)?"
_SIGNED = r"[-−–]?\d{1,3}(?:[.,]\d+)?"
_DEGREES = rf"(?P<deg>{_NUMBER})\s*(?:[°º˚]|deg)?\s*(?:(?P<min>{_NUMBER})\s*['’′‘]\s*)?(?:(?P<sec>{_NUMBER})\s*(?:[\"”″“]|''|′′|’’)\s*)?"
# "33°20′N", "36.34 N", "N36.34", "N 36° 20' 24"": in each text, all letters are on the same side of their numbers
_LETTER_AFTER = re.compile(rf"{_DEGREES}\s*(?P<letter>[NSEW])(?![a-z])", re.IGNORECASE | re.ASCII)
_LETTER_BEFORE = re.compile(rf"(?P<letter>[NSEW])\s*{_DEGREES}", re.IGNORECASE | re.ASCII)
# "36,34; 43,13", "36.34 43.13", "36.34°,43.13°"
_DECIMAL = re.compile(rf"({_SIGNED})°?(?:\s*[;/]\s*|\s*,\s+|\s+|(?<=[.]\d\d)°?,)({_SIGNED})°?", re.ASCII)
_PLACE = r"(-?\d{1,3}(?:\.\d+)?)"
_LABELLED = tuple(
    re.compile(form, re.IGNORECASE | re.ASCII)
    for form in (
        rf"!3d{_PLACE}!4d{_PLACE}",  # a place on Google Maps; the numbers after its @ are the middle of the map
        rf"mlat={_PLACE}&mlon={_PLACE}",  # OpenStreetMap
        rf"[?&](?:q|ll|query|center|daddr|destination|cp)=(?:loc:)?{_PLACE}(?:,|%2C|~)\s*{_PLACE}",
        rf"\blat(?:itude)?\b['\"]?\s*[:=]?\s*['\"]?{_PLACE}['\"]?[\s,;&]*['\"]?\b(?:lon|lng|long|longitude)\b['\"]?\s*[:=]?\s*['\"]?{_PLACE}",
        rf"/@{_PLACE},{_PLACE}",
        rf"#map=\d+(?:\.\d+)?/{_PLACE}/{_PLACE}",
        rf"\bgeo:{_PLACE},{_PLACE}",
        rf"/(?:search|place|dir)/{_PLACE},[+\s]*{_PLACE}",
    )
)
_LONGITUDE_FIRST = re.compile(
    rf"POINT\s*\(\s*{_PLACE}\s+{_PLACE}\s*\)|\b(?:lon|lng|long|longitude)\s*[:=]\s*{_PLACE}[\s,;&]*\blat(?:itude)?\s*[:=]\s*{_PLACE}", re.I
)


def meant_location(text: str) -> str:
    """`latitude, longitude` in decimal degrees, or an empty string: `33°20′N 44°24′E` is 33.3333, 44.4."""
    meant = _with_letters(text) or _labelled(text) or _decimal(text.strip("()[] "))
    if not meant:
        return ""
    latitude, longitude = meant
    return f"{latitude}, {longitude}" if abs(float(latitude)) <= 90 and abs(float(longitude)) <= 180 else ""


def _with_letters(text: str) -> tuple[str, str] | None:
    """Two numbers with compass points, in either order, and nothing else."""
    for form in (_LETTER_AFTER, _LETTER_BEFORE):
        halves = list(form.finditer(text))
        by_letter = {match["letter"].upper(): _degrees(match) for match in halves}
        if len(halves) == len(by_letter) == 2 and not form.sub("", text).strip(" ,;/()[]"):
            north, east = (by_letter.get("N") or by_letter.get("S"), by_letter.get("E") or by_letter.get("W"))
            if north and east:
                return north, east
    return None


def _labelled(text: str) -> tuple[str, str] | None:
    for form in _LABELLED:
        if match := form.search(text):
            return match[1], match[2]
    if match := _LONGITUDE_FIRST.search(text):
        longitude, latitude = (each for each in match.groups() if each)
        return latitude, longitude
    return None


def _decimal(text: str) -> tuple[str, str] | None:
    if match := _DECIMAL.fullmatch(text):
        latitude, longitude = (re.sub("[−–]", "-", half).replace(",", ".") for half in match.groups())
        return latitude, longitude
    return None


def _degrees(match: re.Match[str]) -> str:
    """One half in decimal degrees: without minutes, every digit stays. Nothing if minutes or seconds reach 60."""
    sign, typed = "-" * (match["letter"] in "SWsw"), re.sub(r"^0+(?=\d)", "", match["deg"].replace(",", "."))
    if not (match["min"] or match["sec"]):
        return sign + typed
    minutes, seconds = (float((match[part] or "0").replace(",", ".")) for part in ("min", "sec"))
    if "." in typed or minutes >= 60 or seconds >= 60:
        return ""
    return sign + f"{float(typed) + minutes / 60 + seconds / 3600:.4f}".rstrip("0").rstrip(".")
