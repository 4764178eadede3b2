"""The form for reading sheets knows every sheet and article of the site, and the page for teachers names every sheet."""

import json
from pathlib import Path

import pytest

from annotated_article.outputs import Outputs, Settings
from annotated_article.site import check_site
from support.project import project

BLOCK = "/// passage | 2001-05-14-bridge-opened p1\n///\n"
SHEETS = {
    "docs/teach/bridge.md": f"---\ntitle: The <b>bridge</b>\n---\n\n# The bridge\n\n{BLOCK}",
    "docs/teach/more/toll.md": f"# The toll\n\n{BLOCK}",
}


@pytest.fixture
def outputs(tmp_path: Path) -> Outputs:
    return Outputs(check_site(project(tmp_path / "project", SHEETS)), Settings(edit="https://host.example/us/site/edit/main/"))


def test_the_page_for_teachers_lists_the_sheets_that_it_does_not_link_itself(outputs: Outputs) -> None:
    html = outputs.by_hand_content("teach/", '<p><a href="more/toll/">The toll</a></p>', None)
    assert '<li><a href="bridge/">The &lt;b&gt;bridge&lt;/b&gt;</a></li>' in html
    assert html.count("more/toll/") == 1
    linked = '<p><a href="more/toll/">The toll</a> <a href="bridge/">The bridge</a></p>'
    assert outputs.by_hand_content("teach/", linked, None) == linked


def test_the_form_lists_every_article_and_sheet_and_the_names_that_are_taken(outputs: Outputs) -> None:
    html = outputs.content("teach/compose/")
    assert '<option value="2001-05-14-bridge-opened" data-by="Nell Ward, The Amble Gazette (invented), 14 May 2001"' in html
    assert '<a href="../../teach/more/toll/">The toll</a> · <a href="../../teach/compose/?sheet=more/toll"' in html
    assert 'data-taken="index compose accessibility bridge more/toll"' in html
    assert 'data-new="https://host.example/us/site/new/main/{}"' in html
    assert "The &lt;b&gt;bridge&lt;/b&gt;" in html and "<b>bridge" not in html


def test_beside_each_sheet_is_what_the_form_reads(outputs: Outputs) -> None:
    assert json.loads(outputs.file("teach/more/toll/sheet.json") or "") == {
        "path": "docs/teach/more/toll.md",
        "head": "",
        "title": "",
        "description": "",
        "parts": [
            {"source": "# The toll", "kind": "text", "text": "# The toll"},
            {"source": BLOCK.strip(), "kind": "passage", "article": "2001-05-14-bridge-opened", "from": "p1", "to": "p1"},
        ],
    }
