"""Articles and their notes, as a contributor types them, read by the loader."""

from annotated_article.loading.read_article import read_article, read_notes
from annotated_article.model.articles import Article
from annotated_article.problems import Problem

PATH = "docs/articles/case.md"


def typed_article(text: str, notes: str = "") -> Article:
    """The article in the file `text` with the notes in the file `notes`; both without mistakes."""
    problems: list[Problem] = []
    read = read_notes(notes or "skip: []\n", "annotations/articles/case.yml", problems.append)
    article = read_article(text, PATH, "case", read, problems.append)
    assert problems == []
    assert article is not None
    return article
