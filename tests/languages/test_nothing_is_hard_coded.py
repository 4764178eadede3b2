"""No sentence of the interface is in a template or a script: they come from `words`, in the reader's language."""

import re
from pathlib import Path

import pytest

from annotated_article.words.catalogue import FOLDER
from annotated_article.words.english import SAY

PACKAGE = FOLDER.parent
TEMPLATES = sorted([*(PACKAGE / "pages").rglob("*.html"), *PACKAGE.glob("theme*/**/*.html")])
SCRIPTS = sorted(PACKAGE.glob("theme*/assets/*.js"))
ENGLISH_PAGES = {"statement.html"}
"""What exists in English only, and says so with lang="en"."""
# {# … #}, {% … %}, {{ … }}: what Jinja fills in or leaves out
_JINJA = re.compile(r"\{#.*?#\}|\{%.*?%\}|\{\{.*?\}\}", re.DOTALL)
# {% set says %}class="…"{% endset %}
_SET = re.compile(r"\{% set \w+ %\}.*?\{% endset %\}", re.DOTALL)
_SPOKEN = re.compile(r'(?:aria-label|title|alt|placeholder)="([^"]*)"')
_SAME_EVERYWHERE = {"404", "Markdown", "YAML"}


def _name(path: Path) -> str:
    return path.name


@pytest.mark.parametrize("path", TEMPLATES, ids=_name)
def test_a_template_has_no_words_of_its_own(path: Path) -> None:
    if path.name in ENGLISH_PAGES:
        assert 'lang="en"' in path.read_text("utf-8")
        return
    html = _JINJA.sub("", _SET.sub("", path.read_text("utf-8")))
    text = re.sub(r"<(script|style)\b.*?</\1>|<[^>]*>", " ", html, flags=re.DOTALL)
    words = {*re.findall(r"[^\W\d_]{2,}|404", text), *re.findall(r"[^\W\d_]{2,}", " ".join(_SPOKEN.findall(html)))}
    assert words - _SAME_EVERYWHERE - _code_in(html) == set()


def _code_in(html: str) -> set[str]:
    """Words between `<code>` tags are typed into files, in every language."""
    return set(re.findall(r"[^\W\d_]{2,}", " ".join(re.findall(r"<code>(.*?)</code>", html))))


@pytest.mark.parametrize("path", TEMPLATES, ids=_name)
def test_a_whole_sentence_between_tags_is_marked_where_it_is_english(path: Path) -> None:
    attributes = re.sub(r'="[^"<>]*"', "", path.read_text("utf-8").replace('words.say["', "words.say['").replace('"]', "']"))
    said = re.findall(r"say\['([^']+)'\] \}\}", attributes)
    assert [key for key in said if SAY.get(key, "").endswith(".") and key != "moved"] == []


@pytest.mark.parametrize("path", SCRIPTS, ids=_name)
def test_a_script_has_no_words_of_its_own(path: Path) -> None:
    code = re.sub(r"/\*.*?\*/|(?<![:\"'`])//[^\n]*", "", path.read_text("utf-8"), flags=re.DOTALL)
    assert re.findall(r"""["'`][A-Z][a-z]+ [a-z]+[^"'`]*["'`]""", code) == []


@pytest.mark.thorough
def test_every_sentence_is_used() -> None:
    files = [*TEMPLATES, *PACKAGE.rglob("*.py")]
    code = "\n".join(path.read_text("utf-8") for path in files if path.name != "english.py")
    # words.say['class ' ~ when], say[f"{relation} it"]: a key that is put together
    parts = re.findall(r"""['"]([a-z- ]+ )['"] ~|f["']([a-z ]+ )\{|~ ['"]( [a-z]+)['"]|\}( [a-z]+)["'][\],]""", code)
    joined = {part for found in parts for part in found if part}
    unused = [
        key
        for key in SAY
        if not re.search(rf"""['"]{re.escape(key)}['"]""", code) and not any(key.startswith(part) or key.endswith(part) for part in joined)
    ]
    assert unused == []
