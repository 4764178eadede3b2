"""`coverage` lists what the notes on an article leave out: notes on places that don't speak of it, and words without a claim."""

import pytest

from annotated_article.commands.coverage import silent_places, unclaimed
from support.small_article import anchored_case, entries_of


def found(text: str, language: str = "en", claims: tuple[str, ...] = ()) -> list[tuple[str, dict[str, tuple[str, ...]]]]:
    """Each sentence with its words, in an article of this text with claims on these quotes."""
    notes = {"claims": [{"id": f"c{number}", "quote": quote} for number, quote in enumerate(claims)]}
    anchored, problems = anchored_case({"text": text, "language": language, "notes": notes})
    assert problems == []
    return [(each.sentence, dict(each.words)) for each in unclaimed(anchored)]


@pytest.mark.parametrize(
    ("language", "text", "words"),
    [
        ("en", "The bleak town will fall because it is the worst.", ("bleak", "worst", "because", "will")),
        ("de", "Die gefährliche Brücke wird fallen, weil sie die schlimmste ist.", ("gefährliche", "schlimmste", "weil", "wird")),
        ("fr", "Ce régime tombera sans doute, parce qu’il est le pire et sera seul.", ("régime", "le pire", "parce qu’", "sera")),
        ("es", "El régimen caerá porque es el peor y será el último.", ("régimen", "el peor", "porque", "será")),
        ("ar", "هذا وضع خطير بسبب الحرب وهو الأسوأ ومن المتوقع أن ينتهي.", ("خطير", "الأسوأ", "بسبب", "من المتوقع")),
    ],
)
def test_words_that_judge_compare_explain_and_predict_are_listed(language: str, text: str, words: tuple[str, ...]) -> None:
    [(sentence, listed)] = found(text.replace("ومن المتوقع", "و من المتوقع"), language)
    assert sentence == text.replace("ومن المتوقع", "و من المتوقع")
    assert {each for group in listed.values() for each in group} == set(words)
    assert set(listed) == {"judges", "superlative", "cause", "predicts"}


def test_words_in_a_claim_are_not_listed() -> None:
    text = "The bleak town slept. It will never wake."
    assert found(text, claims=("The bleak town slept",)) == [("It will never wake.", {"superlative": ("never",), "predicts": ("will",)})]


def test_a_verb_of_saying_counts_only_in_a_sentence_without_a_claim() -> None:
    assert found('"It swayed," she said. Others denied it.', claims=("It swayed",)) == [("Others denied it.", {"says": ("denied",)})]


def test_a_language_without_lists_is_read_as_english() -> None:
    assert found("The bleak town.", "it") == [("The bleak town.", {"judges": ("bleak",)})]


@pytest.mark.parametrize(
    ("note", "is_silent"),
    [
        ("Neighbour of Iraq that sent a delegation. Capital: Amman.", True),
        ("Neighbour of Iraq, independent since 1946.", True),
        ("Neighbour of Iraq. Its envoy was at the conference of 2007.", False),
        ("Neighbour of Iraq that Ada Pell visited.", False),
    ],
)
def test_a_note_on_a_place_needs_a_year_or_a_name_from_the_article(note: str, is_silent: bool) -> None:
    case = {
        "text": "Ada Pell led the delegation to Jordan in Iraq.",
        "notes": {"cast": ["delegation"]},
        "people": {"ada-pell": {"name": "Ada Pell"}},
        "places": {"jordan": {"name": "Jordan", "note": note}, "iraq": {"name": "Iraq", "note": "Host in 2007."}},
        "terms": {"delegation": {"name": "delegation"}},
    }
    anchored, problems = anchored_case(case)
    assert problems == []
    assert [entry.id for entry in silent_places(anchored, entries_of(case))] == (["jordan"] if is_silent else [])
