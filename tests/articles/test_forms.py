"""Every form of text in the sample site: shown line for line, numbered, found by quotes, built strictly."""

import re
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given, settings

from annotated_article.anchoring.reader_text import as_letters
from annotated_article.article_markdown import article_renderer
from annotated_article.checking.check_seed import joined
from annotated_article.checking.page_pieces import difference, pieces_of
from annotated_article.commands.new_article import new_article
from annotated_article.site import check_site
from support.project import built, project
from support.random_texts import raw_texts

CASES: list[dict[str, Any]] = yaml.safe_load((Path(__file__).parent / "forms.yml").read_text("utf-8"))
IDS = [case["id"] for case in CASES]
DOCS = Path(__file__).parents[2] / "docs/contribute/article-forms.md"


def typed(case: dict[str, Any]) -> str:
    text: str = case.get("typed", case["text"])
    return text


def lines_of(case: dict[str, Any]) -> str:
    """The raw text as it is compared."""
    return joined(as_letters(case["text"].replace("<br>", "\n")).splitlines())[0]


def files_of(case: dict[str, Any]) -> dict[str, str]:
    """The article, its seed and its notes."""
    name = case["id"]
    head = [f"title: {case['title']}", "published: 2001-05-14", f"language: {case['language']}", f"seed: {name}.txt", case.get("head", "")]
    article = "\n".join(["---", *filter(None, head), "---", "", typed(case)])
    questions = [{"id": f"q-{at}", "ask": "What is meant?", "quote": quote} for at, quote in enumerate(case["quotes"])]
    claims = (
        [{"id": "claim", "claim": "It is so.", "kind": "fact", "speaker": "Somebody", "quote": case["claim"]}] if "claim" in case else []
    )
    notes = yaml.safe_dump(
        {"cast": ["ada-pell"], "questions": questions, **({"claims": claims} if claims else {})}, allow_unicode=True, width=1000
    )
    return {
        f"docs/articles/{name}.md": article,
        f"seeds/{name}.txt": f"{case['title']}\n\n{case['text']}",
        f"annotations/articles/{name}.yml": notes,
    }


@pytest.fixture(scope="module")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Path:
    files = {"docs/articles/bridge.svg": '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 30 10"><path d="M0 9h30"/></svg>'}
    for case in CASES:
        files |= files_of(case)
    return project(tmp_path_factory.mktemp("forms") / "project", files)


def test_there_are_enough_texts_in_each_language() -> None:
    assert len(CASES) >= 24
    assert {case["language"] for case in CASES} >= {"en", "de", "fr", "es", "ar", "fa", "he", "ur", "zh"}


def test_every_note_of_the_sample_site_has_its_place(sample: Path) -> None:
    site = check_site(sample)
    assert [problem for problem in site.problems if problem.rule not in ("Q004", "R004")] == []
    for case in CASES:
        anchored = site.articles[case["id"]]
        assert anchored.paragraphs == case["passages"], case["id"]
        assert {f"q-{at}" for at in range(len(case["quotes"]))} <= anchored.by_note.keys()


@pytest.mark.thorough
def test_the_sample_site_is_built_strictly(sample: Path) -> None:
    site = built(sample)
    for case in CASES:
        page = (site / "articles" / case["id"] / "index.html").read_text("utf-8")
        assert case.get("woven", "") in page, case["id"]
        assert f"<title>{case['title']}" in page, case["id"]


@pytest.mark.parametrize("case", CASES, ids=IDS)
def test_the_page_shows_the_text_line_for_line(case: dict[str, Any]) -> None:
    html = article_renderer()(typed(case))
    assert case.get("html", "") in html
    assert difference(pieces_of(html), lines_of(case)) is None


@pytest.mark.parametrize("case", [case for case in CASES if "typed" not in case], ids=[case["id"] for case in CASES if "typed" not in case])
def test_new_article_types_the_form_itself(case: dict[str, Any]) -> None:
    made = new_article(f"{case['title']}\n\n{case['text']}", "text.txt", "2026-11-29")
    assert made.markdown.split("---\n\n", 1)[1].split() == case["text"].split() or "\\" in made.markdown
    assert "omits" not in made.markdown


@pytest.mark.parametrize("change", ["remove a character", "join two lines", "change a number"])
def test_every_change_of_a_character_or_line_is_seen(change: str) -> None:
    for case in CASES:
        seed = lines_of(case)
        html = article_renderer()(typed(case))
        changed = {
            "remove a character": seed[:-1],
            "join two lines": seed.replace("\n", " ", 1),
            "change a number": re.sub(r"\d", "8", seed, count=1),
        }
        if changed[change] != seed and "| " not in seed:
            assert difference(pieces_of(html), changed[change]) is not None, case["id"]


@settings(deadline=None, max_examples=30)
@given(raw_texts)
def test_what_the_page_shows_is_the_text(raw: str) -> None:
    made = new_article(raw, "text.txt", "2026-11-29")
    body = made.markdown.split("---\n\n", 1)[1]
    words = re.findall(r"[\w’']+", " ".join(piece if isinstance(piece, str) else "" for piece in pieces_of(article_renderer()(body))))
    assert words or not re.search(r"\w", body)


def test_the_documentation_shows_every_form_as_it_is_tried() -> None:
    page = DOCS.read_text("utf-8")
    for form in dict.fromkeys(case["form"] for case in CASES):
        case = next(case for case in CASES if (case["form"] == form and case["language"] == "en") or case["form"] == form == "Laws")
        assert f"\n## {form}\n" in page
        assert typed(case).strip() in page, form
