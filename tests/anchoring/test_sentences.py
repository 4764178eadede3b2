"""The sentence around words: where one ends, and where a full stop ends none."""

import pytest

from annotated_article.anchoring.sentences import sentence_around

CASES = {
    "a full stop ends a sentence": "One. [Two] is here. Three.",
    "a question mark and an exclamation mark do too": "Is it one? It is [two]! Three?",
    "closing quotation marks belong to the sentence": "“One.” Then “[two] it is.” And “three.”",
    "a title does not end a sentence": "First. Mr. Bush and [Dr. Rice] spoke. Third.",
    "initials do not end a sentence": "First. George W. Bush [spoke] there. Third.",
    "abbreviations in capitals do not end a sentence": "First. The U.S. Army [was] there. Third.",
    "a number with a point does not end a sentence": "First. It cost 1.5 [million] then. Third.",
    "a small letter goes on with the sentence": "First. He wrote no. 5 and said … [so] it is. Third.",
    "Chinese sentences end without a space": "一。[二]在这里。三。",
    "the first sentence begins with the passage": "[One] is here. Two.",
    "the last sentence ends with the passage": "One. Two [is here]",
    "words over two sentences show both": "One. Two [is here. Three] is there. Four.",
}
WANTED = {
    "a full stop ends a sentence": "Two is here.",
    "a question mark and an exclamation mark do too": "It is two!",
    "closing quotation marks belong to the sentence": "Then “two it is.”",
    "a title does not end a sentence": "Mr. Bush and Dr. Rice spoke.",
    "initials do not end a sentence": "George W. Bush spoke there.",
    "abbreviations in capitals do not end a sentence": "The U.S. Army was there.",
    "a number with a point does not end a sentence": "It cost 1.5 million then.",
    "a small letter goes on with the sentence": "He wrote no. 5 and said … so it is.",
    "Chinese sentences end without a space": "二在这里。",
    "the first sentence begins with the passage": "One is here.",
    "the last sentence ends with the passage": "Two is here",
    "words over two sentences show both": "Two is here. Three is there.",
}


@pytest.mark.parametrize("promise", CASES)
def test_a_sentence_is_recognised(promise: str) -> None:
    marked = CASES[promise]
    start, end = marked.index("["), marked.index("]") - 1
    text = marked.replace("[", "").replace("]", "")
    begin, stop = sentence_around(text, (start, end), (0, len(text)))
    assert text[begin:stop].strip() == WANTED[promise]


def test_a_sentence_stays_inside_of_its_passage() -> None:
    text = "Before it. One two three. After it."
    low, high = text.index("One"), text.index(" After")
    assert sentence_around(text, (low + 4, low + 7), (low + 4, high)) == (low + 4, high)


def test_a_very_long_sentence_is_cut_at_words() -> None:
    text = "word " * 400 + "here " + "word " * 400
    start = text.index("here")
    begin, stop = sentence_around(text, (start, start + 4), (0, len(text)))
    assert stop - begin < 700
    assert text[begin - 1] == " "
    assert text[begin:stop].strip().split()[0] == "word"
    assert "here" in text[begin:stop]
