"""What a reading sheet says about its notes."""

import re
from pathlib import Path

import pytest

from annotated_article.pages.teaching.sheet_page import sheet_page
from annotated_article.site import check_site
from support.project import project

SHEET = "docs/teach/bridge.md"
TEXT = "# The bridge\n\n/// passage | 2001-05-14-bridge-opened p{}\n///\n"
HOW = "Answer on your own first, then turn on the notes."
DRAFT = "Draft notes, not yet reviewed."


def overview(root: Path) -> str:
    """The words below the title of the sheet."""
    site = check_site(root)
    sheet = site.library.sheets[SHEET]
    html = sheet_page(site.view(), sheet, sheet.url, site.render(sheet.markdown))
    return re.sub("<[^>]*>", "", html.partition('class="overview">')[2].partition(' <a class="sheet__edit"')[0])


@pytest.mark.parametrize(
    ("reviewed", "passage", "says"),
    [
        ([], "1", f"A reading sheet on ¶\u00a01 of New bridge opened at Lower Amble. {DRAFT} {HOW}"),
        (["lower-amble"], "1", f"A reading sheet on ¶\u00a01 of New bridge opened at Lower Amble. 1 of 3 notes reviewed. {HOW}"),
        (["lower-amble"], "4", f"A reading sheet on ¶\u00a04 of New bridge opened at Lower Amble. Every note has been reviewed. {HOW}"),
    ],
)
def test_a_sheet_says_how_many_of_its_own_notes_are_reviewed(tmp_path: Path, reviewed: list[str], passage: str, says: str) -> None:
    root = project(tmp_path / "project", {SHEET: TEXT.format(passage)})
    for name in reviewed:
        with (root / f"annotations/places/{name}.yml").open("a", encoding="utf-8") as file:
            file.write("status: reviewed\nreviewed_by: Nell Ward\nreviewed_on: 2001-06-01\n")
    assert overview(root) == says


def test_a_sheet_without_notes_says_nothing_about_them(tmp_path: Path) -> None:
    root = project(tmp_path / "project", {SHEET: TEXT.format("4")})
    (root / "annotations/places/lower-amble.yml").unlink()
    assert overview(root) == "A reading sheet on ¶\u00a04 of New bridge opened at Lower Amble."
