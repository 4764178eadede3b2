"""Reading questions as readers, sheets and paper show them."""

from annotated_article.weaving.questions import Asked, AskedPassage, asked_in, question_item, question_list
from annotated_article.words import ENGLISH, words_of
from support.read_as_browsers_do import fragment
from support.small_article import anchored_case

GERMAN = words_of("de")

TEXT = "Ada Pell met the council on Monday. She said that the bridge is safe.\n\nNobody in Amble believed it."
NOTES = {
    "questions": [
        {"id": "second", "quote": "Nobody in Amble", "ask": "Who is nobody?", "skill": "sourcing"},
        {
            "id": "first",
            "quote": "the bridge is safe",
            "ask": "Is it?",
            "answer": "It is not: 1 < 2.",
            "starter": "It is …",
            "level": "hard",
        },
    ]
}


def test_questions_are_in_reading_order_with_the_words_they_are_about() -> None:
    anchored, _ = anchored_case({"text": TEXT, "notes": NOTES})
    asked = asked_in(anchored, "../../articles/case/")
    assert [each.id for each in asked] == ["first", "second"]
    assert asked[0].passage == AskedPassage("p1", "../../articles/case/#p1", "the bridge is safe")


def test_a_question_says_all_that_is_known_and_the_answer_is_separate() -> None:
    anchored, _ = anchored_case({"text": TEXT, "notes": NOTES})
    html = question_list(asked_in(anchored), ENGLISH)
    assert html.count('<li class="question"') == 2
    assert '<a href="#p1">¶\u00a01</a> <q>the bridge is safe</q>' in html
    assert '<p class="question__kind">hard</p>' in html and '<p class="question__kind">Sourcing</p>' in html
    assert '<div class="question__answer"><b>For the teacher:</b> It is not: 1 &lt; 2.</div>' in html
    assert html.count("question__answer") == 1
    assert fragment(html)[1] == []


def test_a_question_without_a_passage_speaks_the_pages_language() -> None:
    html = question_item(Asked("why", "Warum?", "close-reading", answer="Darum."), GERMAN)
    assert "Genaues Lesen" in html and "Für die Lehrkraft:" in html
    assert "question__where" not in html and "data-passage" not in html


def test_a_long_passage_is_quoted_by_its_ends() -> None:
    long = " ".join(str(number) for number in range(1, 31))
    html = question_item(Asked("why", "Why?", passage=AskedPassage("p1", "#p1", long)), ENGLISH)
    assert "<q>1 2 3 4 5 6 7 … 24 25 26 27 28 29 30</q>" in html


def test_no_questions_make_no_list() -> None:
    assert question_list([], ENGLISH) == ""
