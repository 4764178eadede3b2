"""Search finds words of scripts that run from right to left, or have no spaces, however they are entered."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Page, expect

from support.project import built, project
from support.serve_folder import serve_folder

pytestmark = pytest.mark.thorough

TEXTS = {"ar": ("مقابلة", "من يملك مفتاح الجسر؟ نعم، أنا أملكه."), "zh": ("静夜思", "床前明月光，疑是地上霜。")}


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    head = "---\ntitle: {}\npublished: 2001-05-14\nlanguage: {}\n---\n\n{}\n"
    files = {f"docs/articles/{language}.md": head.format(title, language, text) for language, (title, text) in TEXTS.items()}
    with serve_folder(built(project(tmp_path_factory.mktemp("scripts") / "project", files))) as served:
        yield served


@pytest.mark.parametrize(("language", "words", "paragraph"), [("ar", "الجسر", 1), ("zh", "地上", 1), ("zh", "霜", 1)])
def test_a_word_that_was_pasted_is_found_in_its_passage(page: Page, address: str, language: str, words: str, paragraph: int) -> None:
    page.goto(f"{address}articles/{language}/")
    page.keyboard.press("/")
    page.locator(".md-search__input").fill(words)  # as pasting does: no key is pressed
    found = page.locator(".md-search-result__item").first
    expect(found).to_contain_text(TEXTS[language][0], timeout=30_000)
    assert found.locator(f"a[href*='/{language}/'][href*='#p{paragraph}']").count() == 1
