"""What may import what. Data flows one way; so do the imports, and only one file knows MkDocs."""

import ast
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

HOOKS = Path(__file__).parent.parent / "hooks"
PACKAGE = HOOKS / "annotated_article"

BASIS = {
    "kind",
    "kinds",
    "model",
    "dates",
    "rules",
    "repairs",
    "problems",
    "languages",
    "words",
    "html_text",
    "markdown_text",
    "article_markdown",
    "markdown_limits",
    "yaml_text",
}
"""Values and words, which know no stage."""
MAY_IMPORT: dict[str, set[str]] = {
    "dates": set(),
    "rules": set(),
    "html_text": set(),
    "yaml_text": set(),
    "markdown_text": set(),
    "article_markdown": {"markdown_text", "html_text"},
    "markdown_limits": set(),
    "languages": set(),
    "translations": {"languages"},
    "words": {"dates", "languages"},
    "kind": {"dates", "words"},
    "model": {"dates", "kind"},
    "kinds": {"kind", "model", "dates", "words"},
    "repairs": {"model", "yaml_text"},
    "problems": {"model", "rules", "repairs"},
    "published": {"kinds", "model", "problems"},
    "numbering": {"model", "problems"},
    "loading": {
        "kind",
        "kinds",
        "model",
        "dates",
        "problems",
        "repairs",
        "rules",
        "yaml_text",
        "published",
        "numbering.lock_text",
        "markdown_text",
        "article_markdown",
        "markdown_limits",
        "remember",
    },
    "anchoring": {"kind", "kinds", "model", "problems", "languages", "words", "html_text", "numbering"},
    "checking": {
        "languages",
        "article_markdown",
        "markdown_limits",
        "kind",
        "kinds",
        "model",
        "dates",
        "problems",
        "remember",
        "words",
        "yaml_text",
        "published",
        "loading.field_table",
        "loading.meant_word",
        "anchoring.reader_text",
    },
    "weaving": {"kind", "kinds", "model", "dates", "words", "html_text", "anchoring"},
    "exports": {"kind", "kinds", "model", "dates", "languages", "words", "html_text", "anchoring"},
    "remember": set(),
    "pages": {
        "markdown_text",
        "loading.field_table",
        "article_markdown",
        "exports",
        "kind",
        "kinds",
        "model",
        "dates",
        "problems",
        "rules",
        "words",
        "html_text",
        "anchoring",
        "weaving",
    },
    "site": {
        "kinds",
        "model",
        "problems",
        "remember",
        "words",
        "markdown_text",
        "article_markdown",
        "published",
        "loading",
        "checking",
        "anchoring",
        "weaving",
        "exports",
        "pages",
    },
    "sharing": {"model", "words", "weaving.note_content", "pages.record", "pages.view"},
    "outputs": {"kinds", "model", "problems", "words", "exports.site_files", "pages", "sharing", "site"},
    "live_site": {"model", "problems", "remember", "markdown_text", "loading.read_folder", "anchoring", "site"},
    "commands": {
        *BASIS,
        "published",
        "numbering",
        "loading",
        "anchoring",
        "checking",
        "weaving.note_content",
        "exports.published_site",
        "site",
        "git_log",
    },
    "other_hosts": {*BASIS, "pages", "site"},
    "command_line": {*BASIS, "published", "loading", "commands", "other_hosts", "offline_zip", "site", "git_log"},
    "git_log": set(),
    "save_note": {"git_log", "kinds", "model", "problems", "loading", "commands", "site"},
    "chunked_index": set(),
    "whole_site": set(),
    "offline_zip": set(),
    "progress": set(),
    "mkdocs_adapter": {
        *BASIS,
        "chunked_index",
        "loading.read_history",
        "offline_zip",
        "pages",
        "save_note",
        "site",
        "outputs",
        "live_site",
        "whole_site",
        "progress",
    },
}
"""File or folder of the package -> the ones that it may import; `loading.meant_word` is that file alone."""
MAY_USE: dict[str, set[str]] = {
    "mkdocs": {"mkdocs_adapter"},
    "material": set(),
    "logging": {"mkdocs_adapter"},
    "yaml": {"loading"},
    "markdown": {"markdown_text", "article_markdown", "other_hosts"},
    "jinja2": {"pages"},
    "pymdownx": {"markdown_text"},
    "PIL": {"sharing"},
    "babel": {"dates", "words"},
    "os": {"loading", "mkdocs_adapter", "whole_site", "command_line", "git_log", "save_note"},
    "subprocess": {"git_log", "chunked_index"},
    "argparse": {"command_line"},
    "time": {"progress"},
    "fcntl": {"whole_site"},
    "threading": {"mkdocs_adapter", "save_note"},
    "urllib": {"mkdocs_adapter"},
    **{module: set() for module in ("random", "socket", "http", "requests", "sqlite3")},
    "importlib": {"kinds", "languages"},
}
"""Module from outside -> the parts that may use it: no stage logs, reads a clock or touches the network."""


def part_of(file: Path) -> str:
    """`loading` for everything in that folder, `site` for site.py."""
    return file.relative_to(PACKAGE).parts[0].removesuffix(".py")


def imports_of(file: Path) -> Iterator[str]:
    """Every module that the file imports, inside functions too, by its full name."""
    for node in ast.walk(ast.parse(file.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            yield from (name.name for name in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert not node.level, f"{file} imports relatively, which MkDocs cannot load"
            yield from (f"{node.module}.{name.name}" for name in node.names)


FILES = sorted(file for file in PACKAGE.rglob("*.py") if file.name != "__init__.py" or file.parent != PACKAGE)
IDS = [file.relative_to(PACKAGE).as_posix() for file in FILES]


@pytest.mark.parametrize("file", FILES, ids=IDS)
def test_each_part_imports_only_what_the_table_allows(file: Path) -> None:
    allowed = {part_of(file), *MAY_IMPORT[part_of(file)]}
    inside = [name.removeprefix("annotated_article.") for name in imports_of(file) if name.startswith("annotated_article.")]
    assert [name for name in inside if not any(name == each or name.startswith(f"{each}.") for each in allowed)] == []


@pytest.mark.parametrize("file", FILES, ids=IDS)
def test_each_part_uses_only_what_it_may_from_outside(file: Path) -> None:
    outside = {name.split(".")[0] for name in imports_of(file)}
    assert [name for name in sorted(outside) if part_of(file) not in MAY_USE.get(name, {part_of(file)})] == []


def test_the_table_names_every_part_and_no_other() -> None:
    assert {part_of(file) for file in FILES} == set(MAY_IMPORT)


def test_the_table_has_no_circle() -> None:
    left = {part: {each.split(".")[0] for each in allowed} for part, allowed in MAY_IMPORT.items()}
    while ready := [part for part, allowed in left.items() if not allowed & left.keys()]:
        for part in ready:
            del left[part]
    assert left == {}


@pytest.mark.parametrize("module", ["site", "command_line"])
def test_the_core_runs_without_mkdocs(module: str) -> None:
    program = f"import sys; sys.modules['mkdocs'] = None; import annotated_article.{module}; assert 'material' not in sys.modules"
    subprocess.run([sys.executable, "-c", program], cwd=HOOKS, check=True)


def test_the_hook_is_named_in_full_and_imports_nothing_else() -> None:
    outside = {name.split(".")[0] for name in imports_of(HOOKS / "annotate.py")} - sys.stdlib_module_names
    assert outside == {"annotated_article"}
