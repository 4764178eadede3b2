"""Saved web pages as articles: the words and lines of the text, nothing of what is around it, and a list of what was not taken."""

import io
import sys
from pathlib import Path

import pytest

from annotated_article.article_markdown import article_renderer
from annotated_article.checking.check_seed import check_seed
from annotated_article.command_line import main
from annotated_article.commands.new_article import new_article
from annotated_article.commands.read_web_page import WebPage, read_web_page
from annotated_article.loading.read_article import read_article
from annotated_article.model.notes import ArticleNotes
from support.project import project

PAGES = Path(__file__).with_name("web_pages")


def page(name: str) -> WebPage:
    found = read_web_page((PAGES / f"{name}.html").read_text("utf-8"))
    assert found is not None
    return found


def test_a_news_page_becomes_its_text_without_navigation_and_footer() -> None:
    text, left_out = page("news")
    assert text.startswith("# The bridge is open\n\nBy Nell Ward, 2001-05-14\n\nThis text is invented for testing. Ada Pell opened")
    assert "\n## A long wait\n" in text
    assert "\n1. the flood, in March;\n2. the first stone, in June;\n3. the opening, in May.\n" in text
    assert "\n> The bridge is safe. Nobody doubts it" in text
    assert "as the table of tolls has it" in text
    assert "H<sub>2</sub>O" in text
    assert not [word for word in ("Sport", "Weather", "rights", "Ferry sold", "Buy") if word in text]
    assert left_out == ["14 May 2001"]


def test_the_lines_and_stanzas_of_a_poem_are_kept() -> None:
    text, left_out = page("poem")
    assert "\n\nTyger Tyger, burning bright,\nIn the forests of the night;\nWhat immortal hand or eye,\n" in text
    assert "symmetry?\n\nIn what distant" in text
    assert left_out == []


def test_a_poem_between_pre_keeps_its_lines() -> None:
    html = "<html><body><article><h1>River</h1><pre>The river goes,\nand nobody knows\nwhither it flows.</pre></article></body></html>"
    found = read_web_page(html)
    assert found is not None
    assert "The river goes,\nand nobody knows\nwhither it flows." in found.text


def test_the_turns_of_a_transcript_are_recognised() -> None:
    made = new_article(f"{page('transcript').text}\n", "page.md", "2026-11-29")
    html = article_renderer()(made.markdown.split("---\n\n", 1)[1])
    assert html.count('<span class="speaker">ADA PELL:</span>') == 2


def test_footnotes_that_are_not_taken_are_reported() -> None:
    text, left_out = page("footnotes")
    assert "| 1712 | 400 |" in text
    assert left_out == ["Notes", "The first printing has no date. ↩", "Ibid. ↩"]


def test_an_arabic_page_is_read_and_no_day_is_guessed() -> None:
    text, left_out = page("arabic")
    assert text.startswith("# افتتاح الجسر\n\nكتب هذا النص للاختبار.")
    assert left_out == []
    assert "language: ar\n" in new_article(f"{text}\n", "page.md", "2026-11-29").markdown


@pytest.mark.parametrize("name", ["news", "poem", "transcript", "footnotes", "arabic"])
def test_the_article_of_a_page_passes_the_check(name: str) -> None:
    raw = f"{page(name).text}\n"
    made = new_article(raw, f"{name}.md", "2026-11-29")
    article = read_article(made.markdown, "docs/articles/text.md", "text", ArticleNotes(""), lambda _: None)
    assert article is not None
    assert check_seed(article, raw, article_renderer()) is None
    assert "The form of this text was not understood" not in " ".join(made.report)


def run(root: Path, name: str) -> tuple[int, str]:
    out = io.StringIO()
    return main(["new", "article", str(PAGES / name)], project(root / "project"), out), out.getvalue()


def test_the_command_reports_what_it_did_not_take(tmp_path: Path) -> None:
    code, said = run(tmp_path, "footnotes.html")
    assert code == 0
    assert "\nNot taken from the page: Ibid. ↩\n" in said
    assert (tmp_path / "project/seeds/footnotes.md").read_text("utf-8").startswith("# On the printing of almanacs\n")


def test_a_page_without_a_text_is_refused(tmp_path: Path) -> None:
    code, said = run(tmp_path, "nothing.html")
    assert code != 0
    assert said == f"No text was found in {PAGES / 'nothing.html'}. Copy it into a .txt file.\n"


def test_the_message_without_the_package_says_how_to_install_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "trafilatura", None)
    code, said = run(tmp_path, "news.html")
    assert code != 0
    assert "make article FILE=PAGE.html" in said
    assert "requirements-web-pages.txt" in said
    assert not (tmp_path / "project/seeds/news.md").exists()
