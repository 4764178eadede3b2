"""Files in the wrong folder or with the wrong ending, which nothing reads. A folder in, problems out."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

from annotated_article.kinds import ENTRY_KINDS
from annotated_article.loading.meant_word import did_you_mean, id_of
from annotated_article.loading.read_file import is_inside, link_outside, no_file, path_in
from annotated_article.loading.read_statement import PATH as STATEMENT
from annotated_article.model.typed import Span
from annotated_article.problems import Problem

FOLDERS = (*ENTRY_KINDS, "articles", "sources")
LIST = ("index.md", "readme.md")
"""Names in docs/articles/ that hosts take for the list of articles."""
_WRITTEN_BY_THE_TOOL = ("passages", "schema", "published.lock")
_MEANT = {name: folder for folder, kind in ENTRY_KINDS.items() for name in (kind.name, *kind.called)} | {
    "bibliography": "sources",
    "notes": "articles",
}
"""What people call a folder -> its name, if the words are not similar."""
_TEXT_ENDINGS = frozenset(".md .markdown .mdown .mkd .txt .yml .yaml".split())
_NOT_TEXT = {
    **dict.fromkeys(".doc .docx .odt .rtf .pages".split(), "a word-processor file"),
    **dict.fromkeys(".xls .xlsx .ods .numbers".split(), "a spreadsheet"),
    **dict.fromkeys(".html .htm .mht .webarchive".split(), "a web page"),
    ".pdf": "a PDF file",
}
"""Ending -> what such a file is, which must be saved as text first."""
_OTHERS = {
    **dict.fromkeys(".jpg .jpeg .png .gif .webp .svg .heic".split(), ("It is a picture.", "move it to docs/, or delete it")),
    **dict.fromkeys(".csv .tsv".split(), ("It is a table.", "write a file for each row, or delete the table")),
    **dict.fromkeys(
        ".bak .orig .rej .swp .tmp .db .ini .yml~ .yaml~ .md~".split(),
        ("A program left it behind.", "delete it if you don't need it"),
    ),
}
"""Ending -> what such a file is, and what to do."""


def stray_files(root: Path) -> Iterator[Problem]:
    """Report files that nothing reads, one problem for each folder of them."""
    misplaced: dict[Path, list[Path]] = {}
    for folder, _, names in os.walk(root / "annotations"):
        is_ours = Path(folder).parent == root / "annotations" and Path(folder).name in FOLDERS
        for file in (Path(folder, name) for name in sorted(names) if not name.startswith(".") and not (is_ours and name.endswith(".yml"))):
            inside = file.relative_to(root / "annotations").parts
            if inside[0] == "articles" and len(inside) == 3 and file.suffix == ".yml":
                continue
            if len(inside) != 2 or inside[0] not in FOLDERS:
                if inside[0] not in _WRITTEN_BY_THE_TOOL:
                    misplaced.setdefault(file.parent, []).append(file)
            else:
                yield _misnamed(root, file, ".yml")
    yield from (_list_of_articles(root, file) for file in sorted((root / "docs/articles").glob("*")) if file.name.lower() in LIST)
    for files in misplaced.values():
        yield _misplaced(root, files)
    yield from _yaml_among_pages(root)
    for file in sorted(each for each in (root / "docs/articles").glob("*") if not each.name.endswith(".md")):
        if file.suffix.lower() in _TEXT_ENDINGS or file.suffix.lower() in _NOT_TEXT:
            yield _misnamed(root, file, ".md")


def _yaml_among_pages(root: Path) -> Iterator[Problem]:
    """YAML in docs/, where every file is published as it is."""
    for file in sorted(each for ending in ("yml", "yaml") for each in (root / "docs").rglob(f"*.{ending}")):
        path = path_in(root, file)
        if path == STATEMENT or path.startswith("docs/articles/"):
            continue
        meant = next((folder for part in file.relative_to(root / "docs").parts[:-1] if (folder := _folder_of(part))), "…")
        says = ("Everything in docs/ is published as it is; notes are in annotations/.",)
        yield Problem("I003", Span(path), says, f"move it to annotations/{meant}/{file.stem}.yml")


def _folder_of(name: str) -> str:
    """The folder of annotations/ that is meant by a name, or an empty string."""
    return name if name in FOLDERS else _MEANT.get(name.lower()) or did_you_mean(name.lower(), FOLDERS)


def unusable_pages(root: Path) -> Iterator[Problem]:
    """Report what is in docs/ but isn't a file of the project, such as a link that leads out of it or back into itself."""
    for folder, folders, names in os.walk(root / "docs"):
        links = (path for path in (Path(folder, name) for name in sorted(folders)) if path.is_symlink())
        yield from (link_outside(path_in(root, link)) for link in links if not is_inside(root, link) or link.resolve() in link.parents)
        odd = (path for path in (Path(folder, name) for name in sorted(names)) if path.is_symlink() or not path.is_file())
        yield from filter(None, (no_file(root, path) for path in odd))


def _list_of_articles(root: Path, file: Path) -> Problem:
    says = (f"The list of articles is generated at articles/, and {file.name} would take its place. It is not read as an article.",)
    fix = "give it a name made of its day and title, or move the page to another folder of docs/"
    return Problem("I003", Span(path_in(root, file)), says, fix)


def _misnamed(root: Path, file: Path, ending: str) -> Problem:
    """A file in the right folder with the wrong ending."""
    endings = file.suffixes if file.suffix.lower() in _TEXT_ENDINGS else file.suffixes[-1:]
    name = file.name[: len(file.name) - sum(map(len, endings))] or file.name
    meant = f"{id_of(name) or 'name'}{ending}"
    if file.suffix.lower() in _OTHERS:
        what, fix = _OTHERS[file.suffix.lower()]
        return Problem("I003", Span(path_in(root, file)), (what,), fix)
    if what := _NOT_TEXT.get(file.suffix.lower(), ""):
        says = (f"It is {what}, not plain text.",)
        return Problem("I003", Span(path_in(root, file)), says, f"save it as plain text (UTF-8) under the name {meant}")
    return Problem("I003", Span(path_in(root, file)), (f"Its name doesn't end in {ending}.",), f"rename it to {meant}")


def _misplaced(root: Path, files: list[Path]) -> Problem:
    """The problem of the files in a folder that isn't ours."""
    path = path_in(root, files[0])
    first = path.split("/")[1].lower() if path.count("/") > 1 else ""
    meant = _folder_of(first)
    says = [f"Files belong in one of the folders {', '.join(FOLDERS)}; notes on one article may also be in articles/ARTICLE/."]
    if meant:
        says.insert(0, f"Did you mean the folder annotations/{meant}/?")
    if len(files) > 1:
        others = "the other file" if len(files) == 2 else f"the {len(files) - 1} other files"
        says.append(f"The same is true of {others} in {path.rpartition('/')[0]}/.")
    name = files[0].name.removesuffix(".yaml") + (".yml" if files[0].suffix == ".yaml" else "")
    return Problem("I003", Span(path), tuple(says), f"move it to annotations/{meant or '…'}/{path_in(root, root / name)}")
