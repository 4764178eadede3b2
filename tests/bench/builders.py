"""The same articles as five builders take them: this project, plain Material, Material with abbreviations, ezglossary, and Sphinx."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterable
from pathlib import Path

from bench.corpus import CLAIMS, DATES, Corpus, Entry

ROOT = Path(__file__).parents[2]
_PLAIN = "site_name: Plain\nsite_url: https://plain.example/\ntheme: {name: material, font: false}\nnav: [Home: index.md]\nvalidation: {nav: {omitted_files: ignore}}\n"
_MAIN = re.compile(r'<article class="md-content__inner[^>]*>(.*?)</article>|<main>(.*?)</main>', re.DOTALL)
_TAG = re.compile(r"<script.*?</script>|<svg.*?</svg>|<[^>]*>", re.DOTALL)


def write_annotated(folder: Path, corpus: Corpus) -> None:
    """This project: texts, notes, and its own mkdocs.yml."""
    theme = f"{{custom_dir: {ROOT}/hooks/annotated_article/theme}}"
    settings = f"INHERIT: {ROOT}/mkdocs.yml\nhooks: [{ROOT}/hooks/annotate.py]\ntheme: {theme}\nnav: [Home: index.md]\nwatch: []\n"
    _write(folder, "mkdocs.yml", settings)
    _articles(folder, corpus, lambda entry: entry.name, head=True)
    for entry in corpus.glossary:
        where = {"location": entry.location} if entry.folder == "places" else {}
        _write(
            folder,
            f"annotations/{entry.folder}/{entry.id}.yml",
            _json({"name": entry.name, "note": entry.note, "sources": ["s1"], **where}),
        )
    _write(
        folder, "annotations/sources/all.yml", _json({"s1": {"title": "A gazetteer", "publisher": "Its publisher", "published": "undated"}})
    )
    for number in range(corpus.articles):
        _write(folder, f"annotations/articles/a{number}.yml", _json(_notes(corpus)))


def _notes(corpus: Corpus) -> dict[str, object]:
    speaker = next((entry.id for entry in corpus.glossary if entry.folder == "people"), corpus.glossary[0].id)
    return {
        "dates": [
            {"id": f"d{number}", "quote": f"on day number {number} of it", "when": f"{1990 + number}-03-1{number}", "title": f"Day {number}",
             "note": "A day of which the article speaks.", "sources": ["s1"]}
            for number in range(DATES)
        ],
        "claims": [
            {"id": f"c{number}", "quote": f"held point {number} to be true", "claim": f"Point {number} is true.", "said_by": speaker,
             "kind": "allegation", "answer_not_found": "1 January 1990, in no archive", "finding": "unverified", **({"disputes": [f"c{number - 1}"]} if number % 3 == 1 else {})}
            for number in range(CLAIMS)
        ],
    }  # fmt: skip


def write_plain(folder: Path, corpus: Corpus, like: Path | None = None, *, embeds: bool = False) -> None:
    """Material with the same articles and, for each further page of the site `like`, a page of the same words; with `embeds`, also for those."""
    _write(folder, "mkdocs.yml", f"{_PLAIN}plugins: [search]\n")
    _articles(folder, corpus, lambda entry: entry.name)
    for page in sorted(like.rglob("index.html")) if like else ():
        address = page.parent.relative_to(like).as_posix()  # type: ignore[arg-type]
        if address != "." and not re.fullmatch(r"articles/a\d+" if embeds else r"articles/a\d+|embed/.*", address):
            _write(folder, f"docs/{address}/index.md", _words(page.read_text("utf-8")))


def _words(html: str) -> str:
    main = _MAIN.search(html)
    words = " ".join(_TAG.sub(" ", main[main.lastindex or 0] if main else "").split())
    return "\n\n".join(words[start : start + 600] for start in range(0, len(words), 600)) + "\n"


def write_abbreviations(folder: Path, corpus: Corpus) -> None:
    """Material's own way to a glossary: an abbreviation of each entry, appended to every page, with blank lines between them."""
    extensions = "markdown_extensions: [abbr, {pymdownx.snippets: {base_path: [.], auto_append: [glossary.md]}}]\n"
    _write(folder, "mkdocs.yml", f"{_PLAIN}plugins: [search]\n{extensions}")
    _articles(folder, corpus, lambda entry: entry.name)
    _write(folder, "glossary.md", "".join(f"*[{entry.name}]: {entry.note}\n\n" for entry in corpus.glossary))


def write_ezglossary(folder: Path, corpus: Corpus) -> None:
    """mkdocs-ezglossary: a definition of each entry, and each mention marked manually."""
    _write(folder, "mkdocs.yml", f"{_PLAIN}plugins: [search, {{ezglossary: {{tooltip: full}}}}]\nmarkdown_extensions: [def_list]\n")
    _articles(folder, corpus, lambda entry: f"<{entry.id}>")
    _write(folder, "docs/glossary.md", "".join(f"{entry.id}\n:   {entry.note}\n\n" for entry in corpus.glossary))


def write_sphinx(folder: Path, corpus: Corpus) -> None:
    """Sphinx with sphinx-tippy: a glossary, and each mention a reference to its term, which opens as a tooltip. It looks nothing up."""
    _write(folder, "docs/conf.py", "extensions = ['sphinx_tippy']\ntippy_enable_wikitips = False\ntippy_enable_doitips = False\n")
    _write(folder, "docs/index.rst", "Home\n====\n\n.. toctree::\n   :glob:\n\n   glossary\n   articles/*\n")
    terms = "".join(f"   {entry.id}\n      {entry.note}\n\n" for entry in corpus.glossary)
    _write(folder, "docs/glossary.rst", f"Glossary\n========\n\n.. glossary::\n\n{terms}")
    for number in range(corpus.articles):
        text = _text(corpus, number, lambda entry: f":term:`{entry.name} <{entry.id}>`")
        _write(folder, f"docs/articles/a{number}.rst", f"Article {number}\n{'=' * 20}\n\n{text}\n")


def _articles(folder: Path, corpus: Corpus, shown: Callable[[Entry], str], *, head: bool = False) -> None:
    _write(folder, "docs/index.md", "# Home\n")
    for number in range(corpus.articles):
        text = _text(corpus, number, shown)
        published = f"{2001 + number % 20}-05-{1 + number % 28:02}"
        title = f"---\ntitle: Article {number}\npublished: {published}\n---\n\n" if head else f"# Article {number}\n\n"
        _write(folder, f"docs/articles/a{number}.md", f"{title}{text}\n")


def _text(corpus: Corpus, number: int, shown: Callable[[Entry], str]) -> str:
    paragraphs = ("".join(part if isinstance(part, str) else shown(part) for part in parts) for parts in corpus.article(number))
    return "\n\n".join(map(str.strip, paragraphs))


def _json(values: object) -> str:
    return json.dumps(values, ensure_ascii=False, indent=1)


def _write(folder: Path, path: str, text: str) -> None:
    (folder / path).parent.mkdir(parents=True, exist_ok=True)
    (folder / path).write_text(text, "utf-8")


def edited(files: Iterable[Path], old: str, new: str) -> None:
    """Change one word in each of these files, there or back."""
    for file in files:
        file.write_text(file.read_text("utf-8").replace(old, new), "utf-8")
