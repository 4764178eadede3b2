"""What `new article` makes of any text shows the whole text, and `check` agrees."""

import pytest
from hypothesis import HealthCheck, given, settings

from annotated_article.article_markdown import article_renderer
from annotated_article.checking.check_seed import check_seed
from annotated_article.commands.new_article import NewArticle, new_article
from annotated_article.loading.article_text import check_text
from annotated_article.loading.read_article import read_article
from annotated_article.model.notes import ArticleNotes
from annotated_article.problems import Problem
from support.random_texts import raw_texts

_tried = settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])


def checked(raw: str, seed: str = "text.txt") -> NewArticle:
    made = new_article(raw, seed, "2026-11-29")
    problems: list[Problem] = []
    article = read_article(made.markdown, "docs/articles/text.md", "text", ArticleNotes(""), problems.append)
    assert article is not None
    problems += [
        odd
        for odd in check_text(article.markdown, article.path, article.first_line, frozenset())
        if odd.rule != "T010" or seed == "text.txt"
    ]
    # A title is kept even if it has Markdown or `&amp;` in it, with a warning.
    assert [problem for problem in problems if problem.rule not in ("F008", "F015")] == []
    assert check_seed(article, raw, article_renderer()) is None
    return made


def body(made: NewArticle) -> str:
    return made.markdown.split("---\n", 2)[2].strip()


@settings(_tried, max_examples=60)
@given(raw_texts)
def test_the_article_of_any_text_passes_the_check(raw: str) -> None:
    checked(raw)


@pytest.mark.slow
@settings(_tried, max_examples=1_000)
@given(raw_texts)
def test_the_article_of_a_thousand_texts_passes_the_check(raw: str) -> None:
    checked(raw)


@pytest.mark.parametrize(
    "raw",
    [
        "The river\n\nBy Ada Pell\n\nThe river goes,\nand nobody knows\n  whither it flows\n\nnor where it ends\n",
        "A speech\n\nFriends, I come to you to speak of peace.\n\nLet us go forth together\n",
        "An interview\n\nQ: When did you begin?\nA: In May.\n\nQ: And since when?\n\nA: Since 1990\n",
        "世界人权宣言\n\n1948年12月10日\n\n人人生而自由，在尊严和权利上一律平等。\n\n他们赋有理性和良心\n",
        "The rules\n\nThese rules hold.\n\n3. The bridge is open\n4. The ferry is not\n",
        "Interview\n\nNell Ward\n\nMore at the archive: www.example.org holds the tapes.\n",
    ],
    ids=["poem", "speech", "interview", "Chinese", "list", "address in a sentence"],
)
def test_nothing_is_left_out(raw: str) -> None:
    made = checked(raw)
    assert "omits" not in made.markdown
    assert body(made).split("\n")[-1] == raw.rstrip().split("\n")[-1]


@pytest.mark.parametrize(
    ("raw", "language", "day"),
    [
        ("The bridge\n\n14 May 2001\n\nThe bridge is open to all that have paid the toll.\n", "en", "2001-05-14"),
        ("Die Brücke\n\n14. Mai 2001\n\nDie Brücke ist offen, und der Zoll ist nicht hoch.\n", "de", "2001-05-14"),
        ("Le pont\n\n26 août 1789\n\nLe pont est ouvert à tous et les péages ne sont pas chers.\n", "fr", "1789-08-26"),
        ("El puente\n\n26 de agosto de 1789\n\nEl puente está abierto para todos los que lo cruzan y no es caro.\n", "es", "1789-08-26"),
        ("الجسر\n\n14 مايو 2001\n\nالجسر مفتوح للجميع ورسم العبور قليل.\n", "ar", "2001-05-14"),
    ],
)
def test_day_and_language_are_recognised(raw: str, language: str, day: str) -> None:
    assert f"published: {day}\nlanguage: {language}\n" in checked(raw).markdown


def test_headings_of_sections_need_no_empty_line() -> None:
    made = checked("A law\n\nArt 1\nThe bridge is open.\nArt 2\nThe ferry is closed\n")
    assert body(made) == "## Art 1\n\nThe bridge is open.\n\n## Art 2\n\nThe ferry is closed"
    assert [line for line in made.report if line.startswith("Heading")] == ["Heading: Art 1", "Heading: Art 2"]


def test_full_lines_become_one_and_short_ones_stay() -> None:
    lines = (
        "The river runs past the town where the old bridge was,\nand nobody who lives there now can say for certain in\nwhich year it fell."
    )
    made = checked(f"The river\n\n{lines}\n\nYours,\nNell\n")
    assert body(made) == f"{lines.replace(chr(10), ' ')}\n\nYours,\nNell"


def test_a_text_without_a_day_is_dated_up_to_today() -> None:
    assert "published: ../2026-11-29\n" in checked("A title\n\nSome words that end.\n").markdown


def test_signs_of_markdown_are_typed_so_that_they_are_shown() -> None:
    made = checked("A title\n\nThe <b> tag, \\*, ![a](b.png) and [^3] are shown. 2*3*4 too.\n")
    assert body(made) == "The \\<b> tag, \\\\*, !\\[a](b.png) and \\[^3] are shown. 2*3*4 too."


def test_headings_of_markdown_need_no_empty_line() -> None:
    raw = "# A law\n\n## The bridge\nIt is open.\n### The gate\nIt is shut\n"
    assert body(checked(raw, "text.md")) == "## The bridge\n\nIt is open.\n\n### The gate\n\nIt is shut"


@pytest.mark.parametrize(
    "raw",
    [
        "Words that end.\n\n3. <br>\n",
        "Words.\n\n3. One\n4. <br>\n5. Two\n",
        "*The first*\n*The second*\n**The third**\n",
        "The bridge\nis <b>\n\nWords.\n",
        "Words.\n\n> words\n> >\n",
        "Words.\n\n> <br>\n> quoted\n",
        "Words.\n\n>\u200b\n\n\u00a0>\n",
        "Words.\n\n# \u00ad\n",
        "Words.\n\n[](/) and [words](/ )\n",
        "\u200b\n\nWords.\n",
        "Words,[^1] more.\n\n[^1]:<br>The note.\n",
    ],
)
def test_pieces_without_words_are_compared_too(raw: str) -> None:
    checked(raw)


def test_a_backslash_in_markdown_is_neither_a_line_end_nor_a_quotation() -> None:
    checked("Words \\<br> here.\n\n\\> not quoted\n", "text.md")
