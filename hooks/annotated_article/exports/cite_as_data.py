"""Citations as files that reference managers read: BibTeX, RIS and CSL-JSON (1.0)."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from typing import Any, NamedTuple

from annotated_article.dates.edtf import Date, Point, year_text
from annotated_article.exports.cited import Reference
from annotated_article.html_text import in_one_line
from annotated_article.model.names import Name

_BIBTEX_MONTHS = "jan feb mar apr may jun jul aug sep oct nov dec".split()
_SEASONS = ("spring", "summer", "autumn", "winter")
_SPECIAL = {
    "\\": r"\textbackslash{}",
    "{": r"\{",
    "}": r"\}",
    "$": r"\$",
    "&": r"\&",
    "%": r"\%",
    "#": r"\#",
    "_": r"\_",
    "~": r"\textasciitilde{}",
    "^": r"\textasciicircum{}",
}


def bibtex(cited: Reference) -> str:
    """A BibTeX entry of the type `misc`, which BibTeX and biblatex know alike."""
    issued = cited.issued.leading if cited.issued else None
    fields = {
        "author": " and ".join(_bibtex_name(name) for name in cited.authors),
        "title": f"{{{_tex(cited.title)}}}" if cited.title else "",
        "howpublished": _tex(cited.container),
        "year": str(issued.year) if issued else "",
        "month": _BIBTEX_MONTHS[issued.month - 1] if issued and issued.precision in ("day", "month") else "",
        "day": str(issued.day) if issued and issued.day else "",
        "note": "; ".join(_notes(cited)),
        "url": cited.url,
        "language": cited.language,
    }
    lines = [f"  {name} = {value if name == 'month' else f'{{{value}}}'}" for name, value in fields.items() if value]
    return "@misc{" + ",\n".join([cited.key, *lines]) + "\n}\n"


def ris(cited: Reference) -> str:
    """A RIS record; each line is a tag of two letters and a value, the last one empty."""
    issued = cited.issued.leading if cited.issued else None
    lines = [
        ("TY", "ELEC"),
        *(("AU", _ris_name(name)) for name in cited.authors),
        ("TI", cited.title),
        ("T2", cited.container),
        ("PY", str(issued.year) if issued else ""),
        ("DA", _ris_date(issued) if issued else ""),
        ("UR", cited.url),
        ("LA", cited.language),
        *(("N1", note) for note in _notes(cited)),
    ]
    return "".join(f"{tag}  - {in_one_line(value)}\r\n" for tag, value in lines if value) + "ER  - \r\n"


def csl_item(cited: Reference) -> dict[str, Any]:
    """The item of CSL-JSON, the format in which Zotero, pandoc and citeproc accept a citation."""
    item: dict[str, Any] = {
        "id": cited.key,
        "type": "webpage",
        "title": cited.title,
        "author": [_csl_name(name) for name in cited.authors],
        "container-title": cited.container,
        "issued": _csl_date(cited.issued) if cited.issued else None,
        "URL": cited.url,
        "language": cited.language,
        "note": "; ".join(_notes(cited)),
    }
    return {name: value for name, value in item.items() if value}


def csl_json(cited: Reference) -> str:
    """A CSL-JSON file of one item."""
    return json.dumps([csl_item(cited)], ensure_ascii=False, indent=2) + "\n"


def _ris_date(issued: Point) -> str:
    """Year, month, day and other information between slashes: `2007/03/10/`, `2007///spring`."""
    month, day, *_ = (*(f"{part:02}" for part in issued.parts[1:]), "", "")
    season = _SEASONS[issued.month - 21] if issued.precision == "season" else ""
    return "/".join((year_text(issued.year), month, day, season))


def _csl_name(name: Name) -> dict[str, str | bool]:
    parts: dict[str, str | bool] = {
        "family": name.family,
        "given": name.given,
        "dropping-particle": name.dropping,
        "non-dropping-particle": name.particle,
        "suffix": name.suffix,
        "comma-suffix": name.has_comma,
        "static-ordering": name.family_first,
    }
    return {"literal": name.literal} if name.literal else {part: value for part, value in parts.items() if value}


def _csl_date(issued: Date) -> dict[str, Any]:
    """Both ends of an interval, or the end that is known; for a single date also its season, counted from spring as 1."""
    given = [point for point in issued.points if point.given]
    date: dict[str, Any] = {"date-parts": [list(point.parts) for point in given]}
    if len(given) == 1 and given[0].precision == "season":
        date["season"] = given[0].month - 20
    return date | ({"circa": True} if any(point.circa for point in given) else {})


def _notes(cited: Reference) -> list[str]:
    """Whatever these formats have no field for."""
    circa = ["date is approximate"] if cited.issued and cited.issued.leading.circa else []
    place = [f"{'paragraphs' if cited.is_range else 'paragraph'} {cited.paragraph}"] if cited.paragraph else []
    return [*place, *circa]


def _tex(text: str) -> str:
    return "".join(_SPECIAL.get(character, character) for character in in_one_line(text))


def _bibtex_name(name: Name) -> str:
    if name.literal:
        return f"{{{_tex(name.literal)}}}"
    last = " ".join(filter(None, (name.dropping, name.last)))
    return _tex(", ".join(filter(None, (last, name.suffix, name.given))))


def _ris_name(name: Name) -> str:
    if name.literal:
        return name.literal
    given = " ".join(filter(None, (name.given, name.dropping)))
    return ", ".join(filter(None, (name.last, given, name.suffix)))


class Form(NamedTuple):
    """A file format: its name, its media type, and the function that writes it."""

    name: str
    media_type: str
    write: Callable[[Reference], str]


FILE_FORMS: Mapping[str, Form] = {
    "cite.bib": Form("BibTeX", "application/x-bibtex", bibtex),
    "cite.ris": Form("RIS", "application/x-research-info-systems", ris),
    "cite.json": Form("CSL-JSON", "application/vnd.citationstyles.csl+json", csl_json),
}
"""File beside the article's page -> its format."""


def citation_files(cited: Reference, url: str) -> Mapping[str, str]:
    """Address from the site's root -> text, for the article at `url`."""
    return {f"{url}{file}": form.write(cited) for file, form in FILE_FORMS.items()}
