"""A raw text becomes an article without losing a word."""

from pathlib import Path

import pytest

from annotated_article.article_markdown import article_renderer as renderer
from annotated_article.checking.check_seed import check_seed
from annotated_article.commands.new_article import NewArticle, new_article
from annotated_article.loading.read_article import read_article
from annotated_article.model.articles import Article
from annotated_article.model.notes import ArticleNotes
from annotated_article.problems import Problem

ROOT = Path(__file__).parents[2]
SEED = "000_8f65e0ab24768626.txt"


def body(markdown: str) -> str:
    return markdown.split("---\n", 2)[2].strip()


def test_the_first_seed_becomes_the_first_article() -> None:
    made = new_article((ROOT / "seeds" / SEED).read_text("utf-8"), SEED)
    article = (ROOT / "docs/articles/2007-03-12-baghdad-conference.md").read_text("utf-8")
    assert body(made.markdown) == body(article)
    assert "author: [Peter Symonds]\npublished: 2007-03-12\n" in made.markdown
    assert [line for line in made.report if line.startswith("Joined")] == [
        "Joined paragraph 4: … etting'. I was surprised there | weren't more,\" he told the med …",
        'Joined paragraph 8: … pressed their concern over the | "kidnapping" of six of its dip …',
        'Joined paragraph 12: … " in Iraq, its alleged nuclear | weapons programs and its "spon …',
    ]


def test_what_is_made_passes_the_check_of_words() -> None:
    raw = 'Bridge: closed\n\nBy Ann Writer, March 3, 2011\n\n1. The bridge is shut. It was\n\nshut "at once".\n\nAll rights reserved\n'
    made = new_article(raw, "bridge.txt")
    problems: list[Problem] = []
    article = read_article(made.markdown, "docs/articles/bridge.md", made.id, ArticleNotes(""), problems.append)
    assert problems == []
    assert article is not None
    assert (article.title, article.author, article.published.text, article.omits) == (
        "Bridge: closed",
        ("Ann Writer",),
        "2011-03-03",
        ("All rights reserved",),
    )
    assert check_seed(article, raw, renderer()) is None


def test_the_day_may_be_below_the_author_with_its_weekday() -> None:
    raw = "The ferry stops\n\nBy Ann Writer\n\nMonday, 5 March 2012\n\nIt was invented for testing.\n"
    made, _ = checked(raw)
    assert "Byline: Ann Writer, 2012-03-05." in made.report and made.id == "2012-03-05-the-ferry-stops"
    assert body(made.markdown) == "It was invented for testing."


def checked(raw: str) -> tuple[NewArticle, Article]:
    """What is made of a raw text, and the article that is read from it; `check` finds nothing."""
    made = new_article(raw, "seed.txt")
    problems: list[Problem] = []
    article = read_article(made.markdown, f"docs/articles/{made.id}.md", made.id, ArticleNotes(""), problems.append)
    assert problems == []
    assert article is not None
    assert check_seed(article, raw, renderer()) is None
    return made, article


def test_each_line_at_the_end_is_left_out_by_itself() -> None:
    raw = "The ferry\n\nBy Ann Writer, 3 May 1999\n\nIt was invented.\n\nWrite to:  letters@gazette.example.org\nAll rights reserved\n"
    made, article = checked(raw)
    assert article.omits == ("Write to: letters@gazette.example.org", "All rights reserved")
    assert [line for line in made.report if line.startswith("Left out")] == [f"Left out at the end: {line}" for line in article.omits]


@pytest.mark.parametrize("below", ["\n\n", "\n"], ids=["a line between", "the text at once"])
@pytest.mark.parametrize(
    ("byline", "author", "day"),
    [
        ("By Ann Writer, 3 May 1999", ("Ann Writer",), "1999-05-03"),
        ("Ann van der Berg | May 3, 1999", ("Ann van der Berg",), "1999-05-03"),
        ("By Ann Writer\nMonday, 3 May 1999", ("Ann Writer",), "1999-05-03"),
        ("3 May 1999", (), "1999-05-03"),
    ],
)
def test_a_byline_directly_below_the_title_is_none_of_its_words(byline: str, author: tuple[str, ...], day: str, below: str) -> None:
    made, article = checked(f"A title of\ntwo lines\n{byline}{below}It was invented for testing.\n")
    assert (article.title, article.author, article.published.text) == ("A title of two lines", author, day)
    assert body(made.markdown) == "It was invented for testing."


@pytest.mark.parametrize("second", ["by the river", "since 3 May 1999", "By night and day"])
def test_a_second_line_of_the_title_stays_in_it(second: str) -> None:
    made = new_article(f"The ferry\n{second}\n\nIt was invented for testing.\n", "seed.txt")
    assert made.report[0] == f"Title: The ferry {second}"


def test_what_is_not_found_is_said() -> None:
    made = new_article("A text that begins at once and ends with a full stop.\n", "plain.txt")
    assert made.report[:2] == [
        "No title found: add it to the header.",
        "No byline found: add `author` and `published` to the header.",
    ]
    assert "published: YEAR-MONTH-DAY" in made.markdown
