"""A claim's relation to a claim of another article shows on both pages, on cards, in disputes and in exports."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from annotated_article.outputs import Outputs, Settings
from annotated_article.site import check_site
from support.project import project

OLD, NEW = "2001-05-14-bridge-opened", "2001-05-21-bridge-closed"
NOTES = f"""\
claims:
  - id: swayed
    quote: It swayed
    claim: The bridge swayed.
    said_by: ada-pell
    kind: allegation
    disputes: [{OLD}/bridge-safe]
    supports: [{OLD}/bridge-sways]
    answered_by: The council said that it had <b>not</b> swayed.
  - id: closed
    quote: the bridge was closed
    claim: The bridge was closed.
    speaker: The council
    kind: allegation
    answered_by: {OLD}/toll-low
  - id: runs
    quote: The ferry runs again
    claim: The ferry runs.
    speaker: The ferryman
    kind: allegation
    answer_not_found: 3 June 2001, in the minutes of the council
"""
Content = Callable[[str], str]


@pytest.fixture(scope="module")
def outputs(tmp_path_factory: pytest.TempPathFactory) -> Outputs:
    root = project(tmp_path_factory.mktemp("across") / "project", {f"annotations/articles/{NEW}.yml": NOTES})
    site = check_site(root)
    assert [problem.headline for problem in site.problems if problem.is_error] == []
    return Outputs(site, Settings(address="https://example.org/"))


def section(html: str, heading: str) -> str:
    """What is below a heading of the page, up to the next one."""
    return html.partition(f"<h2>{heading}</h2>")[2].partition("<h2")[0]


def test_both_pages_list_the_relation_and_name_the_other_article(outputs: Outputs) -> None:
    here, there = outputs.content(f"claims/{NEW}/swayed/"), outputs.content(f"claims/{OLD}/bridge-safe/")
    titles = {name: str(outputs.site.library.articles[name].title) for name in (OLD, NEW)}
    assert f'../../../claims/{OLD}/bridge-safe/"' in section(here, "Disputes")
    assert f"<cite>{titles[OLD]}</cite>" in section(here, "Disputes")
    assert f'../../../claims/{NEW}/swayed/"' in section(there, "Disputed by")
    assert f"<cite>{titles[NEW]}</cite>" in section(there, "Disputed by")
    assert f'../../../claims/{NEW}/swayed/"' in section(outputs.content(f"claims/{OLD}/bridge-sways/"), "Supported by")


def test_the_dispute_has_the_claims_of_both_articles(outputs: Outputs) -> None:
    for page in (f"claims/{NEW}/swayed/", f"claims/{OLD}/bridge-safe/", f"claims/{NEW}/", f"claims/{OLD}/", "claims/who-says-what/"):
        html = outputs.content(page)
        assert html.count('<figure class="dispute">') == 1
        figure = html.partition('<figure class="dispute">')[2]
        assert "The bridge swayed." in figure
        assert "The bridge is safe." in figure


def test_cards_name_the_claim_of_the_other_article(outputs: Outputs) -> None:
    title = outputs.site.library.articles[NEW].title
    link = f'Disputed by: <a href="../../claims/{OLD}/bridge-sways/">The bridge sways in the wind.</a>'
    assert f'{link} · <a href="../../claims/{NEW}/swayed/">The bridge swayed.</a> ({title})' in outputs.content(f"articles/{OLD}/")


def test_an_accusation_shows_its_answer_on_its_card_and_page(outputs: Outputs) -> None:
    title = outputs.site.library.articles[OLD].title
    wanted = {
        "swayed": ("Answer", "The council said that it had &lt;b&gt;not&lt;/b&gt; swayed."),
        "closed": ("Answer", f'claims/{OLD}/toll-low/">The toll stays low.</a> ({title})'),
        "runs": ("No answer found", "3 June 2001, in the minutes of the council"),
    }
    article = outputs.content(f"articles/{NEW}/")
    for claim, (label, answer) in wanted.items():
        page = outputs.content(f"claims/{NEW}/{claim}/")
        assert answer in page.partition(f"<dt>{label}</dt>")[2].partition("</div>")[0]
        card = article.partition(f'id="n-{claim}"')[2].partition("</li>")[0]
        assert f"{label}: " in card
        assert answer in card


def test_exports_lead_to_the_claim_of_the_other_article(outputs: Outputs) -> None:
    notes = json.loads(outputs.file(f"articles/{NEW}/annotations.json") or "")
    linked = [item for item in notes["first"]["items"] if item["motivation"] == "linking"]
    assert {item["body"][0]["id"] for item in linked} == {
        f"https://example.org/claims/{OLD}/{claim}/" for claim in ("bridge-safe", "bridge-sways")
    }
    table = outputs.file("claims.csv") or ""
    assert "answered_by,answer_not_found" in table
    assert f"{OLD}/bridge-safe" in table
    assert '"3 June 2001, in the minutes of the council"' in table


def test_claims_of_an_article_that_cannot_be_read_are_not_missed(tmp_path: Path) -> None:
    root = project(tmp_path / "project", {f"annotations/articles/{NEW}.yml": NOTES, f"docs/articles/{OLD}.md": "no front matter"})
    assert {problem.rule for problem in check_site(root).problems if problem.is_error} == {"Y017"}
