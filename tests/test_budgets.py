"""What every reader loads stays small: 1 KB is 1,024 bytes, after gzip at its best."""

import gzip
import re
from pathlib import Path

import pytest

ASSETS = Path(__file__).parents[1] / "hooks/annotated_article/theme/assets"
# <a class="mark mark--place" id="m-entry-iran-p1-1" …>
_MARK = re.compile(r'<(?:a|span) class="mark\b[^>]*>')
# <a href="#m-entry-iran-p1-1">¶ 1</a>
_BACK = re.compile(r'<a href="#m-[^"]*">[^<]*</a>')
_NOTES = re.compile(r'<aside class="notes .*?</section>', re.DOTALL)


def weight(text: str) -> int:
    return len(gzip.compress(text.encode(), 9, mtime=0))


@pytest.mark.parametrize(("name", "kilobytes"), [("annotations.js", 7), ("annotations.css", 8)])
def test_the_readers_files_stay_in_their_budget(name: str, kilobytes: int) -> None:
    assert weight((ASSETS / name).read_text(encoding="utf-8")) <= kilobytes * 1024


def test_the_typeface_weighs_at_most_70_kb() -> None:
    sizes = {face.name: face.stat().st_size for face in (ASSETS / "fonts").glob("*.woff2")}
    assert len(sizes) == 3
    assert sum(sizes.values()) <= 70 * 1024, sizes


def test_mentions_and_notes_add_little_to_their_words(site_dir: Path) -> None:
    """16 KB for 300 mentions: a mark and the link back to it. A note costs its words, and this much for its links and addresses."""
    page = (site_dir / "articles/2007-03-12-baghdad-conference/index.html").read_text(encoding="utf-8")
    mentions = len(_BACK.findall(page))
    unmarked = _BACK.sub("", _MARK.sub("", page))
    words_alone = _NOTES.sub(lambda notes: re.sub(r"<[^>]*>", "", notes[0]), unmarked)
    a_mention = (weight(page) - weight(unmarked)) / mentions
    a_note = (weight(unmarked) - weight(words_alone)) / page.count('<li class="note ')
    assert mentions > 250
    assert 20 < a_mention <= 16 * 1024 / 300
    assert 40 < a_note <= 115
