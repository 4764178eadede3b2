"""A lock file shows how a passage begins and ends: short ones in full, long ones cut at words."""

import pytest

from annotated_article.numbering.align_passages import described

FITS = "a" * 31 + " " + "b" * 32


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        (FITS, FITS),
        (FITS + "b", "a" * 31 + " … " + "b" * 24),
        (
            "One two three four five six seven eight nine ten eleven twelve thirteen",
            "One two three four five six seven eight … eleven twelve thirteen",
        ),
        ("one | two\x1b[31m\n three\u200b.", "one two [31m three ."),
    ],
)
def test_the_words_shown_are_cut_at_spaces_and_have_no_character_that_a_terminal_or_the_file_would_take_for_its_own(
    text: str, shown: str
) -> None:
    assert described("p1", text).shown == shown
