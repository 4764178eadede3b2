"""The claims beside a paragraph: as many as the margin has room for, the others in a list that opens, and the disputed ones counted."""

import re
from pathlib import Path

from annotated_article.pages.articles.article_page import article_page
from annotated_article.site import check_site
from support.message_case import MINI_SITE, lay_over_mini_site

NOTES = "annotations/articles/2001-05-14-bridge-opened.yml"
MORE = "".join(
    f"  - id: claim-{number}\n    quote: nobody had asked him\n    claim: Nobody asked him, says source {number}.\n"
    f"    speaker: The ferryman\n    kind: fact\n    finding: {finding}\n    sources: [gazette-2001-05-14]\n"
    for number, finding in enumerate(("contradicted", "corroborated", "unverified", "disputed"))
)


def aside_of(folder: Path) -> str:
    """The claims of the second paragraph, six of them."""
    notes = (MINI_SITE / NOTES).read_text("utf-8").replace("questions:\n", f"{MORE}questions:\n", 1)
    site = check_site(lay_over_mini_site({NOTES: notes}, folder / "site"))
    assert [problem for problem in site.problems if problem.is_error] == []
    html = article_page(site.view(), site.articles["2001-05-14-bridge-opened"])
    return next(aside[0] for aside in re.finditer(r"<aside.*?</aside>", html) if "paragraph 2" in aside[0])


def test_what_has_no_room_in_the_margin_is_in_the_list_that_opens(tmp_path: Path) -> None:
    aside = aside_of(tmp_path)
    shown, rest = aside.count("<li>"), aside.count('<li class="rest">')
    assert shown + rest == 6
    assert 0 < shown < 6
    assert "<li>" not in aside.partition('<li class="rest">')[2], "the rest comes last"
    assert f"<span>+{rest} more</span>" in aside


def test_only_disputed_and_contradicted_claims_stand_out_and_are_counted(tmp_path: Path) -> None:
    aside = aside_of(tmp_path)
    assert sorted(re.findall(r'class="finding--(\w+)"', aside)) == ["contradicted", "disputed", "disputed"]
    assert "<b>: 2 disputed, 1 contradicted</b>" in aside
