"""Files that nobody reads, since they stand in the wrong folder or have the wrong ending. A folder in, problems out."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from pathlib import Path

from annotated_article.kinds import ENTRY_KINDS
from annotated_article.loading.read_file import is_inside, link_outside, no_file, path_in
from annotated_article.loading.read_value import did_you_mean, id_of
from annotated_article.model import Span
from annotated_article.problems import Problem

FOLDERS = (*ENTRY_KINDS, "articles", "sources")
_WRITTEN_BY_THE_TOOL = ("passages", "schema", "published.lock")
_MEANT = {name: folder for folder, kind in ENTRY_KINDS.items() for name in (kind.name, *kind.called)} | {
    "bibliography": "sources",
    "notes": "articles",
}
"""What people call a folder -> its name, where that is not nearly the same word."""
_TEXT_ENDINGS = frozenset(".markdown .mdown .mkd .txt .yml .yaml .doc .docx .odt .rtf".split())


def stray_files(root: Path) -> Iterator[Problem]:
    """Files that nobody reads, one problem for each folder of them."""
    misplaced: dict[Path, list[Path]] = {}
    for folder, _, names in os.walk(root / "annotations"):
        is_ours = Path(folder).parent == root / "annotations" and Path(folder).name in FOLDERS
        for file in (Path(folder, name) for name in sorted(names) if not name.startswith(".") and not (is_ours and name.endswith(".yml"))):
            inside = file.relative_to(root / "annotations").parts
            if len(inside) != 2 or inside[0] not in FOLDERS:
                if inside[0] not in _WRITTEN_BY_THE_TOOL:
                    misplaced.setdefault(file.parent, []).append(file)
            else:
                yield _misnamed(root, file, ".yml")
    for files in misplaced.values():
        yield _misplaced(root, files)
    for file in sorted(each for each in (root / "docs/articles").glob("*") if not each.name.endswith(".md")):
        if file.suffix.lower() in _TEXT_ENDINGS or (file.suffix != ".md" and file.suffix.lower() == ".md"):
            yield _misnamed(root, file, ".md")


def unusable_pages(root: Path) -> Iterator[Problem]:
    """What stands in docs/ and is no file of the project, or is a link to a folder that holds it or stands elsewhere."""
    for folder, folders, names in os.walk(root / "docs"):
        links = (path for path in (Path(folder, name) for name in sorted(folders)) if path.is_symlink())
        yield from (link_outside(path_in(root, link)) for link in links if not is_inside(root, link) or link.resolve() in link.parents)
        odd = (path for path in (Path(folder, name) for name in sorted(names)) if path.is_symlink() or not path.is_file())
        yield from filter(None, (no_file(root, path) for path in odd))


def _misnamed(root: Path, file: Path, ending: str) -> Problem:
    """A file in the right folder with the wrong ending."""
    name = re.sub(r"(?:\.(?:ya?ml|md|txt|markdown))+$", "", file.name, flags=re.IGNORECASE)
    says = (f"Its name does not end in {ending}.",)
    return Problem("I003", Span(path_in(root, file)), says, f"name it {id_of(name) or 'name'}{ending}")


def _misplaced(root: Path, files: list[Path]) -> Problem:
    """The files of a folder that is none of ours."""
    path = path_in(root, files[0])
    first = path.split("/")[1].lower() if path.count("/") > 1 else ""
    meant = first if first in FOLDERS else _MEANT.get(first) or did_you_mean(first, FOLDERS)
    says = [f"Files stand in one of the folders {', '.join(FOLDERS)}, and not deeper."]
    if meant:
        says.insert(0, f"Did you mean the folder annotations/{meant}/?")
    if len(files) > 1:
        others = "the other file" if len(files) == 2 else f"the {len(files) - 1} other files"
        says.append(f"The same holds for {others} of {path.rpartition('/')[0]}/.")
    name = files[0].name.removesuffix(".yaml") + (".yml" if files[0].suffix == ".yaml" else "")
    return Problem("I003", Span(path), tuple(says), f"move it to annotations/{meant or '…'}/{path_in(root, root / name)}")
