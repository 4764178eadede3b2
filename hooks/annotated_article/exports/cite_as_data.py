"""Citations as files that reference managers read: BibTeX, RIS and CSL-JSON (1.0)."""

from __future__ import annotations

import json
from typing import Any

from annotated_article.exports.author_names import Name
from annotated_article.exports.reference import Issued, Reference

_BIBTEX_MONTHS = "jan feb mar apr may jun jul aug sep oct nov dec".split()
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
    issued = cited.issued
    fields = {
        "author": " and ".join(_bibtex_name(name) for name in cited.authors),
        "title": f"{{{_tex(cited.title)}}}" if cited.title else "",
        "howpublished": _tex(cited.container),
        "year": str(issued.year) if issued else "",
        "month": _BIBTEX_MONTHS[issued.month - 1] if issued and issued.month else "",
        "day": str(issued.day) if issued and issued.day else "",
        "note": "; ".join(_remarks(cited)),
        "url": cited.url,
        "language": cited.language,
    }
    lines = [f"  {name} = {value if name == 'month' else f'{{{value}}}'}" for name, value in fields.items() if value]
    return "@misc{" + ",\n".join([cited.key, *lines]) + "\n}\n"


def ris(cited: Reference) -> str:
    """A RIS record; each line is a tag of two letters and a value, the last one empty."""
    issued = cited.issued
    lines = [
        ("TY", "ELEC"),
        *(("AU", _ris_name(name)) for name in cited.authors),
        ("TI", cited.title),
        ("T2", cited.container),
        ("PY", str(issued.year) if issued else ""),
        ("DA", _ris_date(issued) if issued else ""),
        ("UR", cited.url),
        ("LA", cited.language),
        *(("N1", remark) for remark in _remarks(cited)),
    ]
    return "".join(f"{tag}  - {_one_line(value)}\r\n" for tag, value in lines if value) + "ER  - \r\n"


def csl_item(cited: Reference) -> dict[str, Any]:
    """The item of CSL-JSON, the form in which Zotero, pandoc and citeproc take a citation."""
    issued = cited.issued
    item: dict[str, Any] = {
        "id": cited.key,
        "type": "webpage",
        "title": cited.title,
        "author": [_csl_name(name) for name in cited.authors],
        "container-title": cited.container,
        "issued": _csl_date(issued) if issued else None,
        "URL": cited.url,
        "language": cited.language,
        "note": "; ".join(_remarks(cited)),
    }
    return {name: value for name, value in item.items() if value}


def csl_json(cited: Reference) -> str:
    """A CSL-JSON file of one item."""
    return json.dumps([csl_item(cited)], ensure_ascii=False, indent=2) + "\n"


def _ris_date(issued: Issued) -> str:
    return "/".join((f"{issued.year:04}", *(f"{part:02}" if part else "" for part in issued[1:3]), ""))


def _csl_name(name: Name) -> dict[str, str]:
    parts = {"family": name.family, "given": name.given, "non-dropping-particle": name.particle, "suffix": name.suffix}
    return {"literal": name.literal} if name.literal else {part: value for part, value in parts.items() if value}


def _csl_date(issued: Issued) -> dict[str, Any]:
    parts = [part for part in issued[:3] if part]
    return {"date-parts": [parts], **({"circa": True} if issued.circa else {})}


def _remarks(cited: Reference) -> list[str]:
    """What no field of these forms is for."""
    circa = ["date is approximate"] if cited.issued and cited.issued.circa else []
    return [*([f"paragraph {cited.paragraph}"] if cited.paragraph else []), *circa]


def _tex(text: str) -> str:
    return "".join(_SPECIAL.get(sign, sign) for sign in _one_line(text))


def _bibtex_name(name: Name) -> str:
    if name.literal:
        return f"{{{_tex(name.literal)}}}"
    parts = (name.last, name.suffix, name.given) if name.suffix else (name.last, name.given)
    return _tex(", ".join(parts))


def _ris_name(name: Name) -> str:
    if name.literal:
        return name.literal
    return ", ".join(filter(None, (name.last, name.given, name.suffix)))


def _one_line(text: str) -> str:
    return " ".join(text.split())
