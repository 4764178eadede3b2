"""Names in notes: linked to their entries by the finder that articles use."""

from annotated_article.anchoring.find_names import index_names
from annotated_article.weaving.note_content import link_names
from support.small_article import entries_of

ENTRIES = entries_of(
    {
        "people": {"ada-pell": {"name": "Ada Pell", "aliases": ["Pell"]}},
        "places": {"amble": {"name": "Amble"}, "upper-amble": {"name": "Upper Amble", "not_in": ["Upper Amble Road"]}},
        "terms": {"toll": {"name": "toll"}, "att": {"name": "AT&T"}},
    }
)
INDEX = index_names(ENTRIES.values())


def _linked(text: str, here: frozenset[str] = frozenset(), without: str = "") -> str:
    return link_names(text, INDEX, lambda entry: f"../{entry}/?a=1&b=2", here, without)


def test_a_full_name_is_a_link() -> None:
    assert _linked("It is Ada Pell's.") == 'It is <a href="../ada-pell/?a=1&amp;b=2">Ada Pell</a>\'s.'


def test_only_the_first_mention_of_an_entry_is_a_link() -> None:
    assert _linked("Ada Pell, Ada Pell and Pell").count("<a ") == 1


def test_the_longest_name_wins() -> None:
    assert _linked("Upper Amble") == '<a href="../upper-amble/?a=1&amp;b=2">Upper Amble</a>'


def test_a_short_name_is_a_link_only_where_the_article_knows_it() -> None:
    assert _linked("Pell") == "Pell"
    assert "<a " in _linked("Pell", here=frozenset({"ada-pell"}))


def test_an_everyday_word_is_a_link_only_where_the_article_knows_it() -> None:
    assert _linked("the toll") == "the toll"
    assert "<a " in _linked("the toll", here=frozenset({"toll"}))


def test_the_entry_whose_note_it_is_has_no_link_to_itself() -> None:
    assert _linked("Ada Pell in Amble", without="ada-pell") == 'Ada Pell in <a href="../amble/?a=1&amp;b=2">Amble</a>'


def test_what_is_typed_is_text() -> None:
    assert _linked("<b>Amble</b> & AT&T") == (
        '&lt;b&gt;<a href="../amble/?a=1&amp;b=2">Amble</a>&lt;/b&gt; &amp; <a href="../att/?a=1&amp;b=2">AT&amp;T</a>'
    )
