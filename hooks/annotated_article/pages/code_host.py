"""Addresses at the code host, all from the one before a file's path in its editor: the only one that a site's settings have.

GitHub's is `https://github.com/us/site/edit/main/`, GitLab's `https://gitlab.com/us/site/-/edit/main/`, and that of Codeberg, which is
Forgejo's and Gitea's, `https://codeberg.org/us/site/_edit/main/`.
"""

from __future__ import annotations

import re

from annotated_article.model.typed import Span
from annotated_article.weaving.note_content import line_in


def new_file_address(edit: str) -> str:
    """The address for a new file, with {} for its folder; empty where the address for editing does not show it.

    Hosts that have one call it as they call the editor: `…/edit/main/` and `…/new/main/`, `…/_edit/…` and `…/_new/…`.
    """
    found = re.search(r"(.*/_?)edit(/.*)", edit)
    return f"{found[1]}new{found[2]}{{}}" if found else ""


def issue_address(edit: str) -> str:
    """The address for a new issue; empty where the address for editing does not show it."""
    # "https://…/us/site/edit/main/", "https://…/us/site/_edit/main/", "https://…/us/site/-/edit/main/"
    found = re.match(r"(.*?/[^/]+/[^/]+)(/-)?/_?edit/", edit)
    return f"{found[1]}{found[2] or ''}/issues/new" if found else ""


def lines_address(edit: str) -> str:
    """The address before a file's path after which `#L12` leads to line 12.

    GitHub's and GitLab's editors open there. Forgejo's and Gitea's don't, but their view of the file does, and it has a button for editing.
    """
    # "https://codeberg.org/us/site/_edit/main/" -> "https://codeberg.org/us/site/src/branch/main/"
    return re.sub(r"^(.*?/[^/]+/[^/]+)/_edit/", r"\1/src/branch/", edit)


def note_address(edit: str, at: Span) -> str:
    """Where a note is edited: its file, at its line if the file has other notes; empty without a code host."""
    line = f"#L{line_in(at)}" if line_in(at) else ""
    return f"{lines_address(edit)}{at.path}{line}" if edit else ""
