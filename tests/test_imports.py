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
    "article_blocks",
    "article_markdown",
    "markdown_limits",
    "yaml_text",
}
"""Values and words, which know no stage."""
PAGES = {
    "pages",
    *(f"pages.{folder}" for folder in "articles claims contribute dates entries home places rules sources teaching".split()),
}
"""What all pages share, and the pages of each subject."""
MAY_IMPORT: dict[str, set[str]] = {
    "dates": set(),
    "rules": set(),
    "html_text": set(),
    "yaml_text": set(),
    "markdown_text": set(),
    "article_blocks": {"html_text"},
    "article_markdown": {"article_blocks", "markdown_text"},
    "markdown_limits": set(),
    "languages": set(),
    "translations": {"languages"},
    "words": {"dates", "languages"},
    "kind": {"dates", "words"},
    "model": {"dates", "kind"},
    "kinds": {"kind", "model", "dates", "words"},
    "repairs": {"model", "yaml_text"},
    "problems": {"html_text", "model", "rules", "repairs"},
    "published_ids": {"kinds", "model", "numbering.lock_text", "problems"},
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
        "published_ids",
        "numbering.lock_text",
        "markdown_text",
        "article_blocks",
        "article_markdown",
        "markdown_limits",
        "memory",
        "words",
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
        "memory",
        "words",
        "yaml_text",
        "published_ids",
        "loading.field_table",
        "loading.meant_word",
        "anchoring.reader_text",
    },
    "weaving": {"kind", "kinds", "model", "dates", "words", "html_text", "anchoring"},
    "split_names": {"model"},
    "exports": {"split_names", "kind", "kinds", "model", "dates", "languages", "words", "html_text", "anchoring"},
    "memory": set(),
    "pages": {
        "anchoring",
        "article_markdown",
        "exports",
        "html_text",
        "kinds",
        "model",
        "split_names",
        "pages.claims.claim_relations",
        "pages.claims.speakers",
        "pages.dates.dates_in_order",
        "pages.entries.same_sentence",
        "pages.places.draw_map",
        "published_ids",
        "weaving",
        "words",
    },
    "pages.articles": {
        "anchoring",
        "exports",
        "html_text",
        "kinds",
        "model",
        "pages",
        "pages.claims",
        "pages.places",
        "problems",
        "weaving",
        "words",
    },
    "pages.claims": {"anchoring", "html_text", "kinds", "model", "pages", "weaving", "words"},
    "pages.contribute": {
        "anchoring",
        "html_text",
        "kind",
        "kinds",
        "loading.field_table",
        "model",
        "pages",
        "problems",
        "weaving",
        "words",
    },
    "pages.dates": {"dates", "html_text", "kinds", "model", "pages", "weaving", "words"},
    "pages.entries": {
        "anchoring",
        "html_text",
        "kind",
        "kinds",
        "model",
        "pages",
        "pages.claims",
        "pages.dates",
        "pages.places",
        "weaving",
        "words",
    },
    "pages.home": {
        "anchoring",
        "html_text",
        "kinds",
        "model",
        "pages",
        "pages.articles",
        "pages.claims",
        "pages.dates",
        "pages.entries",
        "pages.places",
        "weaving",
        "words",
    },
    "pages.places": {"anchoring", "kinds", "model", "pages", "weaving", "words"},
    "pages.rules": {"pages", "rules", "words"},
    "pages.sources": {"dates", "model", "pages", "pages.dates.dates_in_order", "weaving", "words"},
    "pages.teaching": {
        "anchoring",
        "html_text",
        "kinds",
        "markdown_text",
        "model",
        "pages",
        "pages.articles",
        "pages.places",
        "weaving",
        "words",
    },
    "site": {
        "kinds",
        "model",
        "problems",
        "memory",
        "words",
        "markdown_text",
        "article_markdown",
        "published_ids",
        "loading",
        "checking",
        "anchoring",
        "weaving",
        "exports",
        *PAGES,
    },
    "sharing": {"model", "words", "weaving.note_content", "pages.articles.findings_at_a_glance", "pages.claims.speakers", "pages.view"},
    "outputs": {"kinds", "model", "problems", "words", "exports.site_files", "offline_zip", *PAGES, "sharing", "site"},
    "live_site": {"model", "problems", "memory", "markdown_text", "loading.read_folder", "anchoring", "site"},
    "commands": {
        *BASIS,
        "published_ids",
        "numbering",
        "loading",
        "anchoring",
        "checking",
        "weaving.note_content",
        "exports.published_site",
        "pages.redirects",
        "site",
        "git_log",
    },
    "other_hosts": {*BASIS, "pages", "pages.articles", "pages.home", "pages.teaching", "site"},
    "command_line": {*BASIS, "published_ids", "loading", "commands", "other_hosts", "offline_zip", "site", "git_log"},
    "git_log": set(),
    "save_note": {"git_log", "kinds", "model", "problems", "loading", "commands", "site"},
    "chunked_index": {"pages.for_search"},
    "put_in_place": set(),
    "offline_zip": {"html_text", "words"},
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
        "put_in_place",
    },
}
"""File or folder of the package -> the ones that it may import; `loading.meant_word` is that file alone."""
MAY_USE: dict[str, set[str]] = {
    "mkdocs": {"mkdocs_adapter"},
    "material": set(),
    "logging": {"mkdocs_adapter"},
    "yaml": {"loading"},
    "markdown": {"markdown_text", "article_blocks", "article_markdown", "other_hosts"},
    "jinja2": {"pages.templates", "mkdocs_adapter.theme"},
    "pymdownx": {"markdown_text"},
    "PIL": {"sharing"},
    "babel": {"dates", "words"},
    "os": {"loading", "mkdocs_adapter", "put_in_place", "command_line", "git_log", "save_note"},
    "subprocess": {"git_log", "chunked_index"},
    "argparse": {"command_line"},
    "time": {"mkdocs_adapter.progress"},
    "fcntl": {"put_in_place"},
    "threading": {"mkdocs_adapter", "save_note"},
    "urllib": {"mkdocs_adapter"},
    **{module: set() for module in ("random", "socket", "http", "requests", "sqlite3")},
    "importlib": {"kinds", "languages"},
}
"""Module from outside -> the parts, or single files, that may use it: no stage logs, reads a clock or touches the network."""


def part_of(file: Path) -> str:
    """`loading` for everything in that folder, `site` for site.py, `pages.claims` for the pages of a subject."""
    first, *below = file.relative_to(PACKAGE).parts
    return f"{first}.{below[0]}" if first == "pages" and below[1:] else first.removesuffix(".py")


def file_of(name: str) -> Path | None:
    """The file of the package that an import asks for: `annotated_article.site.load_site` is in site.py."""
    inside = Path(*name.split(".")[1:])
    found = (PACKAGE / each for path in (inside, inside.parent) for each in (path.with_suffix(".py"), path / "__init__.py") if path.name)
    return next((file for file in found if file.is_file()), None)


def files_imported_by(file: Path) -> Iterator[Path]:
    """The package's own files that it imports."""
    for name in imports_of(file):
        if name.startswith("annotated_article."):
            imported = file_of(name)
            assert imported, f"{file} imports {name}, which is in no file"
            yield imported


def module_of(file: Path) -> str:
    """`loading.read_value` for loading/read_value.py."""
    return ".".join(file.relative_to(PACKAGE).with_suffix("").parts).removesuffix(".__init__")


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
    imported = {*files_imported_by(file)}
    assert sorted(module_of(each) for each in imported if not allowed & {part_of(each), module_of(each)}) == []


@pytest.mark.parametrize("file", FILES, ids=IDS)
def test_each_part_uses_only_what_it_may_from_outside(file: Path) -> None:
    outside = {name.split(".")[0] for name in imports_of(file)}
    assert [name for name in sorted(outside) if name in MAY_USE and not MAY_USE[name] & {part_of(file), module_of(file)}] == []


def test_the_table_names_every_part_and_no_other() -> None:
    assert {part_of(file) for file in FILES} == set(MAY_IMPORT)


def test_no_part_depends_on_itself() -> None:
    assert [*circles({part: {whole(each, part) for each in allowed} for part, allowed in MAY_IMPORT.items()})] == []


def whole(allowed: str, part: str) -> str:
    """The part that a file belongs to. Files that all pages share may also use single files of a subject."""
    return allowed if allowed in MAY_IMPORT or part == "pages" else allowed.rpartition(".")[0]


@pytest.mark.thorough
def test_no_file_depends_on_itself() -> None:
    files = {module_of(file): {module_of(each) for each in files_imported_by(file)} for file in FILES}
    files["mkdocs_adapter.serving"].remove("mkdocs_adapter.events")  # for a type alone
    assert [*circles(files)] == []


def circles(imports: dict[str, set[str]]) -> Iterator[str]:
    """Those that are in a circle, or need one that is."""
    left = dict(imports)
    while ready := [name for name, needed in left.items() if not needed & left.keys()]:
        for name in ready:
            del left[name]
    yield from left


@pytest.mark.parametrize("module", ["site", "command_line"])
def test_the_core_runs_without_mkdocs(module: str) -> None:
    program = f"import sys; sys.modules['mkdocs'] = None; import annotated_article.{module}; assert 'material' not in sys.modules"
    subprocess.run([sys.executable, "-c", program], cwd=HOOKS, check=True)


def test_the_hook_is_named_in_full_and_imports_nothing_else() -> None:
    outside = {name.split(".")[0] for name in imports_of(HOOKS / "annotate.py")} - sys.stdlib_module_names
    assert outside == {"annotated_article"}
