"""Every form of citation: three styles for people and three files for reference managers."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import NamedTuple

from annotated_article.exports.cite_as_data import bibtex, csl_json, ris
from annotated_article.exports.reference import Reference


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
