"""The head of an article says who is a person and who is an organisation, in words or in the parts of a name."""

import pytest

from annotated_article.loading.read_article import read_article
from annotated_article.model.articles import Article
from annotated_article.model.names import Name
from annotated_article.model.notes import ArticleNotes
from annotated_article.problems import Problem
from annotated_article.split_names import name_of


def read(author: str) -> tuple[Article | None, list[str]]:
    """An article with this author, and the rules that it breaks with what they say."""
    problems: list[Problem] = []
    text = f"---\ntitle: A bridge\npublished: 2001-02-03\nauthor: {author}\n---\n\nText.\n"
    article = read_article(text, "docs/articles/x.md", "x", ArticleNotes(""), problems.append)
    return article, [f"{problem.rule} {' '.join(problem.says)}" for problem in problems]


@pytest.mark.parametrize(
    ("typed", "words", "name"),
    [
        ("[Ada Pell]", "Ada Pell", Name("Pell", "Ada")),
        ("[{organisation: Pell and Marsh}]", "Pell and Marsh", Name(literal="Pell and Marsh")),
        (
            "[{family: Cervantes Saavedra, given: Miguel, particle: de}]",
            "Miguel de Cervantes Saavedra",
            Name("Cervantes Saavedra", "Miguel", "de"),
        ),
        ("[{family: Goethe, given: Johann, dropping_particle: von}]", "Johann von Goethe", Name("Goethe", "Johann", dropping="von")),
        ("[{family: Costa, given: P. T., suffix: Jr.}]", "P. T. Costa Jr.", Name("Costa", "P. T.", suffix="Jr.")),
        ("[{family: Nagy, given: Imre, family_first: yes}]", "Nagy Imre", Name("Nagy", "Imre", family_first=True)),
        ("[{family: 毛, given: 泽东}]", "毛泽东", Name("毛", "泽东", family_first=True)),
        ("[{family: Sukarno}]", "Sukarno", Name("Sukarno")),
    ],
)
def test_an_author_is_typed_in_words_or_in_parts(typed: str, words: str, name: Name) -> None:
    article, problems = read(typed)
    assert problems == []
    assert article is not None
    assert article.author == (words,)
    assert name_of(article.author[0]) == name
    assert name_of(article.author[0]).is_organisation == ("organisation" in typed)


def test_words_and_parts_may_be_mixed() -> None:
    article, problems = read("[Ada Pell, {organisation: Amble Bridge Society}]")
    assert (article and article.author, problems) == (("Ada Pell", "Amble Bridge Society"), [])


@pytest.mark.parametrize(
    ("typed", "problem"),
    [
        ("[{given: Ada}]", "F006 A name needs `family` for a person or `organisation` for an organisation."),
        ("[{family: Pell, organisation: Amble}]", "F005 `organisation` is the whole name, so no other field fits beside it."),
        ("[{family: [Pell]}]", "F005 `family` takes a single value, not a list. The family name, without `van`, `de` and the like."),
        ("[{familly: Pell}]", "F001 Did you mean `family` (the family name, without `van`, `de` and the like)?"),
        ("{family: Pell}", "F003 `author` is a list, even with one item. For example: author: [Peter Symonds]"),
    ],
)
def test_an_author_that_cannot_be_a_name_is_explained(typed: str, problem: str) -> None:
    _, problems = read(typed)
    assert problems == [problem]
