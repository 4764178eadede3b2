"""The first difference between an article and its seed is reported at its line."""

from textwrap import fill

import pytest

from annotated_article.article_markdown import article_renderer as renderer
from annotated_article.checking.check_seed import check_seed
from annotated_article.problems import Problem
from support.typed_article import typed_article

HEAD = """\
---
title: The bridge
author: [Nell Ward]
published: 2001-05-14
omits: ["Write to us: letters"]
---

"""
BODY = """\
## A heading

This text is invented. The *Gazette* says — as it does — that the bridge, [which](https://gazette.example/) sways, is safe.

- Ada Pell opened it.
- Nobody & nothing was asked.

The toll stays low. The toll is
what a carter pays.
"""
SEED = "The bridge\n\nBy Nell Ward, 14 May 2001\n\n" + BODY + "\nWrite to us: letters\n"
render = renderer()


def difference(body: str, seed: str = SEED) -> Problem | None:
    return check_seed(typed_article(HEAD + body), seed, render)


def told(body: str, seed: str = SEED) -> tuple[int, str, tuple[str, ...]]:
    """Line, the words under the carets, and what is said."""
    problem = difference(body, seed)
    assert problem is not None
    assert problem.rule == "T001"
    line = (HEAD + body).split("\n")[problem.at.line - 1]
    return problem.at.line, line[problem.at.column - 1 :][: problem.at.length], problem.says


def test_the_same_words_have_no_difference() -> None:
    assert difference(BODY) is None


def test_emphasis_and_items_may_be_marked_in_other_ways() -> None:
    assert difference(BODY.replace("- ", "* "), SEED.replace("*Gazette*", "_Gazette_")) is None


def test_the_bars_of_a_table_may_have_no_spaces_beside_them() -> None:
    table = "| Who crosses | Toll |\n| --- | --- |\n| a cart | two pence |\n| a lorry | six pence |"
    narrow = table.replace(" |", "|").replace("| ", "|")
    assert difference(f"{BODY}\n{table}\n", f"{SEED}\n{narrow}\n") is None


def test_a_line_of_the_seed_that_goes_on_in_the_article() -> None:
    line, words, says = told(BODY.replace("The toll is\nwhat", "The toll is what"))
    assert (line, words, says) == (15, "what", ("The seed starts a new line after “The toll is” (line 12), but the article doesn't.",))


def test_a_line_of_the_article_that_goes_on_in_the_seed() -> None:
    line, words, says = told(BODY.replace("a carter pays.", "a\ncarter pays."))
    assert (line, words, says) == (17, "carter", ("The article starts a new line after “is what a”, but the seed doesn't (line 13).",))


def test_lines_of_the_seed_that_end_because_they_are_full_go_on_in_the_article() -> None:
    paragraph = "The council met on Monday, because the bridge sways whenever a loaded cart crosses it. Then it met again, but nobody came."
    wrapped = fill(paragraph, 60)
    assert wrapped.count("\n") > 1
    assert difference(f"{BODY}\n{paragraph}\n", f"{SEED}\n{wrapped}\n") is None


def test_a_word_in_the_middle() -> None:
    assert told(BODY.replace("toll is", "toll was")) == (
        15,
        "was",
        (
            "The first 38 words match. Then:",
            "  the article has: … low. The toll was what a carter pays. (end)",
            "  the seed has:    … low. The toll is what a carter pays. (end)",
        ),
    )


def test_the_first_word() -> None:
    assert told(BODY.replace("A heading", "One heading")) == (
        8,
        "One",
        (
            "The first 2 words match. Then:",
            "  the article has: The bridge One heading This text is invented. …",
            "  the seed has:    The bridge A heading This text is invented. …",
        ),
    )


def test_the_first_word_of_the_title() -> None:
    line, words, says = told(BODY, SEED.replace("The bridge\n", "A bridge\n", 1))
    assert (line, words, says[0]) == (2, "The bridge", "The first words differ:")


def test_the_last_word() -> None:
    line, words, says = told(BODY.replace("carter pays.", "carter paid."))
    assert (line, words) == (16, "paid.")
    assert says[1:] == ("  the article has: … what a carter paid. (end)", "  the seed has:    … what a carter pays. (end)")


def test_a_word_missing_at_the_end() -> None:
    line, words, says = told(BODY.replace("a carter pays.", "a carter"))
    assert (line, words) == (16, "carter")
    assert says[1:] == ("  the article has: … what a carter (end)", "  the seed has:    … what a carter pays. (end)")


def test_a_word_added_at_the_end() -> None:
    line, words, says = told(BODY.replace("carter pays.", "carter pays. Today."))
    assert (line, words) == (16, "Today.")
    assert says[1:] == ("  the article has: … a carter pays. Today. (end)", "  the seed has:    … a carter pays. (end)")


def test_a_missing_paragraph_is_named_where_the_next_one_begins() -> None:
    line, words, says = told(
        BODY.replace(
            "This text is invented. The *Gazette* says — as it does — that the bridge, [which](https://gazette.example/) sways, is safe.\n\n",
            "",
        )
    )
    assert (line, words) == (10, "Ada")
    assert says[0] == "The first 4 words match. Then:"


def test_an_added_paragraph_is_named_where_it_begins() -> None:
    line, words, _ = told(BODY.replace("- Ada Pell", "An added paragraph.\n\n- Ada Pell"))
    assert (line, words) == (12, "An")


def test_a_word_within_emphasis_a_link_or_an_entity() -> None:
    assert told(BODY.replace("*Gazette*", "*Herald*"))[:2] == (10, "*Herald*")
    assert told(BODY.replace("[which]", "[that]"))[:2] == (10, "[that](https://gazette.example/)")
    assert told(BODY.replace("& nothing", "and nothing"))[:2] == (13, "and")


def test_a_repeated_word_is_reported_at_its_own_place() -> None:
    assert told(BODY.replace("The toll is", "Some toll is"))[:2] == (15, "Some")
    assert told(BODY.replace("The toll stays", "the toll stays"))[:2] == (15, "the")


@pytest.mark.parametrize(
    "byline", ["Nell Ward", "By Nell Ward", "Nell Ward, May 14, 2001", "von Nell Ward\n\n14. Mai 2001", "2001-05-14", "**By Nell Ward**"]
)
def test_the_byline_of_the_seed_is_left_out(byline: str) -> None:
    assert difference(BODY, SEED.replace("By Nell Ward, 14 May 2001", byline)) is None


def test_an_item_of_omits_that_is_not_a_line_of_the_seed_is_named() -> None:
    """Two lines as one entry leave nothing out."""
    _, _, says = told(BODY, SEED.replace("Write to us: letters", "Write to us:\nletters"))
    assert says[3:] == ("This entry of `omits` is not a line of the seed: Write to us: letters",)
    assert len(told(BODY.replace("toll is", "toll was"))[2]) == 3, "one that is a line is not"


def test_an_article_without_text_differs_at_its_title() -> None:
    article = typed_article(HEAD + "x\n")
    problem = check_seed(article, "The bridge\n\ny\n", render)
    assert problem is not None
    assert problem.at.line == 8
