"""The links of the pages for teachers: each part that they name is there, has what the link promises, and is what its heading says."""

import re
from itertools import pairwise
from pathlib import Path

import pytest

from annotated_article.site import Site, check_site

ROOT = Path(__file__).parent.parent
PAGES = sorted((ROOT / "docs/teach").glob("*.md"))
# ](../articles/an-article.md?from=p7&to=p10&notes=off#p7)
LINK = re.compile(r"\]\(\.\./articles/([a-z0-9-]+)\.md(?:\?([^)#\s]*))?(?:#([^)\s]*))?\)")
PLANS = {"irbil-office-plan.md": 45, "dates-plan.md": 45}
"""A lesson plan, and the minutes of the lesson."""


@pytest.fixture(scope="module")
def site() -> Site:
    return check_site(ROOT)


def parts(text: str) -> list[tuple[str, dict[str, str], str]]:
    """Each link to an article: its id, what the address asks for, and the place in it."""
    return [(name, dict(pair.split("=") for pair in query.split("&") if pair), place) for name, query, place in LINK.findall(text)]


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_each_link_leads_to_paragraphs_and_notes_that_are_there(site: Site, page: Path) -> None:
    for article, asked, place in parts(page.read_text("utf-8")):
        anchored = site.articles[article]
        order = [passage.id for passage in anchored.texts["body"].passages]
        first, last = asked.get("from", order[0]), asked.get("to", order[-1])
        assert first in order and last in order and order.index(first) <= order.index(last), (article, asked)
        assert place in ("", *order, *(f"n-{mention.note}" for mention in anchored.mentions)), (article, place)
        assert asked.keys() <= {"from", "to", "notes", "questions", "copy"}
        assert asked.get("copy", "student") in ("student", "teacher") and asked.get("notes", "off") in ("off", "claims", "dates")


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_a_link_that_promises_questions_has_some(site: Site, page: Path) -> None:
    for article, asked, _ in parts(page.read_text("utf-8")):
        if "questions" in asked:
            anchored = site.articles[article]
            order = [passage.id for passage in anchored.texts["body"].passages]
            here = order[order.index(asked["from"]) : order.index(asked["to"]) + 1]
            questions = {str(question.id) for question in anchored.article.notes.questions}
            assert any(mention.note in questions and mention.passage in here for mention in anchored.mentions), asked


def test_each_ready_link_opens_the_paragraphs_in_its_heading() -> None:
    themes = (ROOT / "docs/teach/links.md").read_text("utf-8").split("\n## ")[1:]
    assert len(themes) == 10
    for theme in themes:
        first, last = re.match(r"¶ (\d+)(?:–(\d+))?: ", theme).groups()  # type: ignore[union-attr]  # each has a range
        own = [asked for article, asked, _ in parts(theme) if article.startswith("2007")]
        assert len(own) == 4 + theme.count("[with questions]")
        assert all((asked["from"], asked["to"]) == (f"p{first}", f"p{last or first}") for asked in own)
        for name, query in re.findall(r"\[¶ ([\d–]+)\]\([^)]*\?([^)#]*)", theme):
            start, _, end = name.partition("–")
            assert query == f"from=p{start}&to=p{end or start}"


@pytest.mark.parametrize("plan", PLANS)
def test_the_steps_of_a_lesson_follow_one_another_and_take_its_minutes(plan: str) -> None:
    steps = [
        (int(first), int(last)) for first, last in re.findall(r"(?m)^### (\d+)–(\d+) ", (ROOT / "docs/teach" / plan).read_text("utf-8"))
    ]
    assert steps[0][0] == 0 and steps[-1][1] == PLANS[plan]
    assert all(before[1] == after[0] for before, after in pairwise(steps))
