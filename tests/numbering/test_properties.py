"""What holds for every text and every row of edits, each followed by writing the lock."""

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from annotated_article.model.articles import LockedPassage, PassageLock
from annotated_article.numbering.lock_text import lock_text, read_lock
from annotated_article.numbering.renumber import renumber, stubs

WORDS = "the a of and bridge toll ferry council cart lorry river flood stone Ada said Saturday closed | “never” no— 東京 क्षि \u202e\x1b .".split()
PATH = "annotations/passages/case.lock"

paragraph = st.one_of(
    st.lists(st.sampled_from(WORDS), min_size=1, max_size=14).map(" ".join), st.sampled_from(["Yes.", "* * *", "the", "the ferry"])
)


@st.composite
def _edit(draw: st.DrawFn, texts: list[str]) -> list[str]:
    """The texts after one edit of those that people make."""
    texts = list(texts)
    at = draw(st.integers(0, len(texts)))
    here = min(at, len(texts) - 1)
    kind = draw(st.sampled_from(["insert", "delete", "move", "split", "merge", "word", "rewrite", "double", "all but one"]))
    if kind == "insert" or not texts:
        texts.insert(at, draw(paragraph))
    elif kind == "delete":
        del texts[here]
    elif kind == "move":
        texts.insert(draw(st.integers(0, len(texts) - 1)), texts.pop(here))
    elif kind == "split" and " " in texts[here]:
        words = texts[here].split(" ")
        cut = draw(st.integers(1, len(words) - 1))
        texts[here : here + 1] = [" ".join(words[:cut]), " ".join(words[cut:])]
    elif kind == "merge":
        texts[here : here + 2] = [" ".join(texts[here : here + 2])]
    elif kind == "word":
        texts[here] += " " + draw(st.sampled_from(WORDS))
    elif kind == "double":
        texts.insert(here, texts[here])
    elif kind == "all but one":
        texts = [texts[here]]
    else:
        texts[here] = draw(paragraph)
    return texts


@pytest.mark.thorough
@settings(max_examples=150, deadline=None, derandomize=True, database=None)
@given(st.data())
def test_rounds_of_edits_keep_every_number_and_give_none_twice(data: st.DataObject) -> None:
    texts = data.draw(st.lists(paragraph, min_size=1, max_size=8))
    lock = renumber((), texts)
    assert [passage.id for passage in lock] == [f"p{number}" for number in range(1, len(texts) + 1)]
    for _ in range(data.draw(st.integers(1, 6))):
        before, old = lock, texts
        for _ in range(data.draw(st.integers(1, 3))):
            texts = data.draw(_edit(texts))
        lock = renumber(before, texts)
        _is_sound(lock, texts)
        names = [passage.id for passage in lock]
        assert {passage.id for passage in before} <= set(names)
        standing = _standing(lock)
        for number, text in _standing(before).items():
            if old.count(text) == texts.count(text) == 1:
                assert standing.get(number) == text, "a paragraph that is as it was keeps its number"
        assert renumber(lock, texts) is lock
        assert read_lock(lock_text(lock), PATH)[0] == (PATH, lock)


def _is_sound(lock: tuple[LockedPassage, ...], texts: list[str]) -> None:
    names = [passage.id for passage in lock]
    standing = [passage for passage in lock if not passage.leads_to]
    assert len(names) == len(set(names))
    assert [passage.digest for passage in standing] == [passage.digest for passage in renumber((), texts)]
    here = {passage.id for passage in standing}
    assert {passage.leads_to for passage in lock if passage.leads_to} <= {"title", *here}
    for stub in stubs(lock):
        assert stub.beside in here or not here


def _standing(lock: tuple[LockedPassage, ...]) -> dict[str, str]:
    return {passage.id: passage.digest for passage in lock if not passage.leads_to}


def test_a_lock_with_more_new_passages_in_one_place_than_there_are_letters_is_read_again() -> None:
    published = [f"Stanza {number} of the ballad." for number in range(1, 13)]
    added = [f"The council answers {number} letters." for number in range(53)]
    lock = renumber(renumber((), published), [*published, *added])
    assert [passage.id for passage in lock][-4:] == ["p12ax", "p12ay", "p12az", "p12ba"]
    assert read_lock(lock_text(lock), PATH) == (PassageLock(PATH, lock), None)


@settings(max_examples=200, deadline=None, derandomize=True, database=None)
@given(st.data())
def test_a_changed_lock_is_refused_or_says_the_same(data: st.DataObject) -> None:
    lock = renumber((), data.draw(st.lists(paragraph, min_size=2, max_size=4)))
    lock = renumber(lock, [*data.draw(st.lists(paragraph, min_size=1, max_size=4)), "Yes."])
    text = lock_text(lock)
    at = data.draw(st.integers(text.index("\np"), len(text) - 1))
    changed = text[:at] + data.draw(st.sampled_from(["", "x", "|", "\n", "p9", "\x00", "<svg onload=x>", "é"])) + text[at + 1 :]
    read, problem = read_lock(changed, PATH)
    assert (read is None) == (problem is not None)
    assert read is None or read.passages == lock


@pytest.mark.measures_time
def test_a_long_article_is_renumbered_in_time_that_grows_with_it() -> None:
    def seconds(count: int) -> float:
        texts = [" ".join(WORDS[(at * 7 + word * (at % 5 + 1)) % 20] for word in range(30)) + f" {at}" for at in range(count)]
        lock = renumber((), texts)
        edited = [f"{text} so" for text in reversed(texts) if text[-1] != "7"]
        start = time.process_time()
        assert len(renumber(lock, edited)) >= len(texts)
        return time.process_time() - start

    short, long = (min(seconds(count) for _ in range(3)) for count in (400, 2000))
    assert long < 12 * max(short, 0.02)


@pytest.mark.parametrize(
    "text", ["", "\n", "# Only another head.\n", "p1\n", "p" * 100_000, "p1 | stands | " + "x" * 100_000 + "\n", "\n" * 100_000]
)
def test_a_lock_of_nonsense_is_one_problem(text: str) -> None:
    read, problem = read_lock(text, PATH)
    assert read is None
    assert problem is not None
    assert problem.rule == "T004"
