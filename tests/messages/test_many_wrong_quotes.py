"""A file full of wrong quotes gets a hundred messages, the first of them with the nearest words, and nobody waits for it."""

from pathlib import Path
from time import process_time

import pytest

from annotated_article.problems import MOST, Problem
from annotated_article.site import check_site
from support.message_case import lay_over_mini_site
from support.small_article import anchored_case

ARTICLE = "2001-05-21-bridge-closed"
HEAD = "---\ntitle: Bridge closed\npublished: 2001-05-21\n---\n\n"
SENTENCE = "Ada Pell, who leads the village council, called it safe for every cart and lorry on the bridge."


def problems_of(folder: Path, text: str, quotes: list[str]) -> list[Problem]:
    """The problems of an article that has this text, and questions with these quotes."""
    items = "".join(f"  - id: q{number}\n    quote: {quote}\n    ask: Why?\n" for number, quote in enumerate(quotes))
    files = {f"docs/articles/{ARTICLE}.md": f"{HEAD}{text}\n", f"annotations/articles/{ARTICLE}.yml": f"questions:\n{items}"}
    return [problem for problem in check_site(lay_over_mini_site(files, folder)).problems if ARTICLE in problem.at.path]


@pytest.mark.parametrize(
    ("quote", "rule", "helped"),
    [
        ("Ada Pell, who led the village council, called it safe for any cart", "Q001", "Closest match in the article"),
        ("the bridge", "Q002", "    after: "),
    ],
)
def test_three_hundred_wrong_quotes(tmp_path: Path, quote: str, rule: str, helped: str) -> None:
    text = "\n\n".join(f"{number}. is a number. {SENTENCE}" for number in "one two three four five six seven".split())
    problems = problems_of(tmp_path / "site", text, [quote] * 300)
    wrong = [problem for problem in problems if problem.rule == rule]
    assert len(wrong) == MOST
    assert [problem.rule for problem in problems if problem.rule not in (rule, "Q004")] == ["Y020"]
    shown = [problem for problem in wrong if any(helped in line for line in (*problem.says, problem.fix))]
    assert len(shown) == 10 and shown == wrong[:10]
    assert all(bool(problem.corrected) == (rule == "Q001" and problem in shown) for problem in wrong)
    assert not any("Nothing like it" in line for problem in wrong for line in problem.says), "nobody has looked"


def test_many_names_of_two_entries_get_a_hundred_messages() -> None:
    ada = {"name": "Ada Pell"}
    _, problems = anchored_case({"text": "Ada Pell spoke. " * 900, "people": {"ada": ada, "ida": ada}, "notes": {"cast": ["ada", "ida"]}})
    assert {problem.rule for problem in problems} == {"A001"}
    assert len(problems) == MOST + 1
    assert all(problem.corrected[:2] == ("mentions:", "  - quote: Ada Pell") for problem in problems)


@pytest.mark.measures_time
@pytest.mark.parametrize("quote", ["a", "a a", f"{'a ' * 1900}b", f"{'a ' * 140}b"])
def test_a_text_of_one_word_keeps_nobody_waiting(tmp_path: Path, quote: str) -> None:
    start = process_time()
    problems = problems_of(tmp_path / "site", "\n\n".join(["a " * 9_000] * 5), [quote] * 300)
    assert process_time() - start < 60
    assert len(problems) == MOST + 1
