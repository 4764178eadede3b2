"""Tests of the site with Material, run here on the same site without it: cards, pages without JavaScript, narrow screens, paper."""

# ruff: noqa: F401 - pytest collects what is imported
import pytest

from browser.test_any_screen import test_nothing_is_beyond_the_screen_and_a_card_can_be_read_to_its_end
from browser.test_calm_page import test_the_first_paragraph_begins_on_a_phones_first_screen
from browser.test_cards import (
    test_a_card_opens_below_the_line_or_above_it_if_there_is_no_room,
    test_a_click_pins_and_a_second_click_closes,
)
from browser.test_without_script import (
    test_every_note_is_one_activation_away_and_one_back,
    test_on_paper_are_the_text_and_a_line_for_each_claim_and_where_the_notes_are,
)
