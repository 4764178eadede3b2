"""What a card shows of a long note at first."""

from annotated_article.weaving.fold_text import fold_text


def test_a_short_text_stays_as_it_is() -> None:
    assert fold_text("One two three.", 14) == "One two three."


def test_words_beyond_the_limit_are_set_apart_between_two_words() -> None:
    assert fold_text("One two three.", 13) == 'One two <span class="rest">three.</span>'


def test_a_link_and_what_hangs_on_it_are_never_cut() -> None:
    text = 'One <a href="../two/">two three</a>, four.'
    assert fold_text(text, 8) == 'One <span class="rest"><a href="../two/">two three</a>, four.</span>'
    assert fold_text(text, 13) == 'One <span class="rest"><a href="../two/">two three</a>, four.</span>'
    assert fold_text(text, 14) == 'One <a href="../two/">two three</a>, <span class="rest">four.</span>'


def test_signs_written_as_references_count_as_one() -> None:
    assert fold_text("A &amp; B C", 5) == 'A &amp; B <span class="rest">C</span>'


def test_one_endless_word_is_not_cut() -> None:
    assert fold_text("Donaudampfschifffahrt", 5) == "Donaudampfschifffahrt"
