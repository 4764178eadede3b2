"""Whatever is typed, `check` goes on to the end, and every problem can be shown."""

import re
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from annotated_article.kinds import ENTRY_KINDS
from annotated_article.loading.field_table import RECORDS
from annotated_article.loading.read_article import read_article, read_notes
from annotated_article.loading.read_record import read_node, read_record
from annotated_article.model.notes import ArticleNotes
from annotated_article.problems import Problem
from annotated_article.site import check_site
from support.message_case import MINI_SITE
from support.shown_problems import hold_true

pytestmark = pytest.mark.thorough

FILES = sorted(
    path.relative_to(MINI_SITE).as_posix()
    for path in MINI_SITE.rglob("*")
    if path.suffix in (".yml", ".md", ".txt") and path.name != "README.md"
)
ROOT = Path(__file__).parents[2]
REAL = sorted(
    [
        *(ROOT / "docs/articles").glob("2*.md"),
        *(file for folder in ("articles", *ENTRY_KINDS) for file in (ROOT / "annotations" / folder).glob("*.yml")),
    ]
)
NAMES = sorted({field.name for fields in RECORDS.values() for field in fields})
PIECES = st.one_of(
    st.sampled_from([": ", ":", "- ", "-", "\n", "\n  ", "\n    ", "\t", " #", "#", "'", '"', "[", "]", "{", "}", ", ", "&a", "*a", "!", ">", "|", "---\n", "...\n", "%", "@", "`", "?", "\\", "\u00a0", "\u200b", "\r\n", "\0", "\x85", "\u2028", "\ufeff", "…", "“", "”", "中", "é", "e\u0301", "𝄞"]),
    st.sampled_from(NAMES).map(lambda name: f"\n{name}: "),
    st.sampled_from(NAMES).map(lambda name: f"\n  - {name}: "),
    st.sampled_from(["Ada Pell", "ada-pell", "2001-05-12", "18 May 2001", "[a, b]", ">\n  text", "on Saturday", "bridge-safe", "yes", "54.1, -2.3", "https://gazette.example/"]),
    st.text(max_size=6),
)  # fmt: skip
YAML = st.lists(PIECES, max_size=30).map("".join)
QUIET = settings(derandomize=True, deadline=None, database=None, suppress_health_check=list(HealthCheck))


@settings(QUIET, max_examples=400)
@given(YAML, st.sampled_from(sorted(RECORDS)))
def test_any_text_as_a_record(text: str, kind: str) -> None:
    problems: list[Problem] = []
    node, report = read_node(text, "a.yml", problems.append)
    read_record(node, kind, report)
    hold_true(problems, {"a.yml": text})


@settings(QUIET, max_examples=300)
@given(YAML)
def test_any_text_as_an_article_or_its_notes(text: str) -> None:
    problems: list[Problem] = []
    read_notes(text, "a.yml", problems.append)
    read_article(text, "a.yml", "a", ArticleNotes("b.yml"), problems.append)
    read_article(f"---\n{text}\n---\ntext", "b.md", "a", ArticleNotes("b.yml"), problems.append)
    hold_true(problems, {"a.yml": text, "b.md": f"---\n{text}\n---\ntext"})


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    folder = tmp_path_factory.mktemp("any") / "site"
    shutil.copytree(MINI_SITE, folder)
    yield folder


@settings(QUIET, max_examples=200)
@given(data=st.data())
def test_any_change_of_a_real_file(data: st.DataObject) -> None:
    """The same with the files of the real site, each read by itself."""
    path = data.draw(st.sampled_from(REAL))
    changed, kind = _changed(data, path.read_text("utf-8")), path.parent.name
    problems: list[Problem] = []
    if path.suffix == ".md":
        read_article(changed, path.name, path.stem, ArticleNotes("b.yml"), problems.append)
    elif kind == "articles":
        read_notes(changed, path.name, problems.append)
    else:
        node, report = read_node(changed, path.name, problems.append)
        read_record(node, kind, report)
    hold_true(problems, {path.name: changed})


def _changed(data: st.DataObject, text: str) -> str:
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, min(len(text), start + 12)))
    typed = data.draw(st.one_of(st.just(""), PIECES, st.just(text[start:end] * 2)))
    return text[:start] + typed + text[end:]


@settings(QUIET, max_examples=400)
@given(data=st.data())
def test_any_change_of_any_file(site: Path, data: st.DataObject) -> None:
    """Some characters of one file are taken out, moved, doubled or typed over."""
    path = data.draw(st.sampled_from(FILES))
    text = (MINI_SITE / path).read_text("utf-8")
    changed = _changed(data, text)
    (site / path).write_bytes(changed.encode("utf-8", "surrogatepass"))
    try:
        checked = check_site(site)
        texts = {
            each: checked.library.texts[each] for each in {problem.at.path for problem in checked.problems} if each in checked.library.texts
        }
        hold_true(checked.problems, texts)
        assert re.match(r"\d+ errors?", checked.summary())
    finally:
        (site / path).write_text(text, "utf-8")
