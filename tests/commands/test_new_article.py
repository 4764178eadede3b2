"""A raw text becomes an article without losing a word."""

from pathlib import Path

from annotated_article.checking.check_seed import check_seed
from annotated_article.commands.new_article import new_article
from annotated_article.loading.read_article import read_article
from annotated_article.markdown_text import renderer
from annotated_article.model import ArticleNotes
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
    assert [line for line in made.told if line.startswith("Joined")] == [
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


def test_the_day_may_stand_below_the_author_with_its_weekday() -> None:
    raw = "The ferry stops\n\nBy Ann Writer\n\nMonday, 5 March 2012\n\nIt was invented for testing.\n"
    made = new_article(raw, "ferry.txt")
    assert "Byline: Ann Writer, 2012-03-05." in made.told and made.id == "2012-03-05-the-ferry-stops"
    assert body(made.markdown) == "It was invented for testing."
    problems: list[Problem] = []
    article = read_article(made.markdown, "docs/articles/ferry.md", made.id, ArticleNotes(""), problems.append)
    assert problems == []
    assert article is not None and check_seed(article, raw, renderer()) is None


def test_what_is_not_found_is_said() -> None:
    made = new_article("A text that begins at once and ends with a full stop.\n", "plain.txt")
    assert made.told[:2] == [
        "No title found: write it into the head.",
        "No byline found: write author and day of publication into the head.",
    ]
    assert "published: YEAR-MONTH-DAY" in made.markdown
