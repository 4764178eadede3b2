"""A new site: the engine, its tests and one sample article, without this project's texts, notes and addresses."""

from __future__ import annotations

import re
from collections.abc import Mapping
from hashlib import sha1
from typing import NamedTuple

from annotated_article.kinds import ENTRY_KINDS
from annotated_article.words import ENGLISH
from annotated_article.yaml_text import one_line

RECORD = "hooks/engine.lock"
"""What the engine's files were when they were last written, so that an upgrade knows which of them people have changed since."""
_HEAD = "# Version {version} of the engine. `new-site` and `upgrade` write this file, to tell later which files were changed by hand.\n"
_LINE = re.compile(r"^([0-9a-f]{40})  (.+)$", re.MULTILINE)
_VERSION = re.compile(r'^(?:# Version |version = ")(\d+)\.(\d+)\.(\d+)', re.MULTILINE)

Version = tuple[int, int, int]


class Upgrade(NamedTuple):
    """Paths of files: what an upgrade writes and deletes, and what people have changed: `yours` alone, or the newest engine too."""

    new: list[str]
    changed: list[str]
    deleted: list[str]
    yours: list[str]
    both: list[str]


def content_id(data: bytes) -> str:
    """The id that git gives this content."""
    return sha1(b"blob %d\0%b" % (len(data), data), usedforsecurity=False).hexdigest()


def record(engine: Mapping[str, bytes]) -> bytes:
    """The text of RECORD for these files of an engine."""
    lines = (f"{content_id(engine[path])}  {path}\n" for path in sorted(engine))
    return (_HEAD.format(version=dotted(version_of(engine["pyproject.toml"].decode()))) + "".join(lines)).encode()


def recorded(text: str) -> dict[str, str]:
    """Path -> id of the content in the text of a record."""
    return {path: content for content, path in _LINE.findall(text)}


def version_of(text: str) -> Version:
    """The version in the text of a record or of pyproject.toml; 0.0.0 if there is none."""
    found = _VERSION.search(text)
    return (int(found[1]), int(found[2]), int(found[3])) if found else (0, 0, 0)


def dotted(version: Version) -> str:
    """The version as people write it."""
    return ".".join(map(str, version))


def upgrade(engine: Mapping[str, bytes], written: Mapping[str, str], there: Mapping[str, str]) -> Upgrade:
    """Compare the newest engine with what was `written` to the site once, and with what is `there` now (path -> id of the content)."""
    plan = Upgrade([], [], [], [], [])
    for path in sorted({*engine, *written}):
        newest = content_id(engine[path]) if path in engine else ""
        was, now = written.get(path, ""), there.get(path, "")
        if now == newest:
            continue
        if now != was:
            (plan.yours if newest in ("", was) else plan.both).append(path)
        elif not was:
            plan.new.append(path)
        else:
            (plan.changed if newest else plan.deleted).append(path)
    return plan


_PLACEHOLDER = b"your-site.example"
_ADDRESS = b"annotated-articles.example"
_FIRST_SITE = "hooks/annotated_article/commands/first_site/"
"""The folder of the files that a new site has in place of this project's."""
ALONG = re.compile(
    r"""hooks/
    | annotations/schema/
    | [.]github/workflows/site[.]yml$ | [.]github/dependabot[.]yml$ | [.]vscode/ | [.]editorconfig$ | [.]gitattributes$ | [.]gitignore$
    | LICENSE$ | Makefile$ | mkdocs[.]yml$ | pyproject[.]toml$ | requirements[\w-]*[.](?:in|txt)$
    | tests/(?:README[.]md|conftest[.]py|test_imports[.]py|test_markdown_text[.]py)$
    | tests/(?:anchoring|checking|dates|loading|mini_site|numbering|weaving)/
    | tests/support/(?!take_pictures|make_faces|weigh_outlines|forty_mistakes|hostile_corpus)
    | tests/messages/(?:cases/|test_cases[.]py$)
    | tests/site/(?:conftest[.]py|test_any_site[.]py|test_links_and_html[.]py|every_kind_of_block/.*)$""",
    re.VERBOSE,
)
"""Paths of project files that work for any site. Leaves out those that need the first article or take minutes."""
_NAV = """nav:
  - Home: index.md
  - Articles: articles/index.md
  - Explore:
      - explore/index.md
{entries}
      - Timeline: dates/index.md
      - Claims: claims/index.md
      - Sources: sources/index.md
      - A–Z: index-a-z/index.md
  - About: about/index.md
"""


def new_site(project: Mapping[str, bytes], title: str) -> dict[str, bytes]:
    """Path -> content of a new site with this title, made from the files of this project."""
    engine = engine_of(project)
    own = {path.removeprefix(_FIRST_SITE): content.decode() for path, content in project.items() if path.startswith(_FIRST_SITE)}
    own = {path: text.replace("{title}", title) for path, text in own.items()}
    own["mkdocs.yml"] = _settings(_elsewhere(project["mkdocs.yml"]).decode(), title)
    return engine | {RECORD: record(engine)} | {path: text.encode() for path, text in own.items()}


def engine_of(project: Mapping[str, bytes]) -> dict[str, bytes]:
    """Path -> content of the files that every site has in common, and that an upgrade may replace."""
    return {path: _elsewhere(content) for path, content in project.items() if is_engine(path)}


def is_engine(path: str) -> bool:
    """Whether this is a file of the engine; mkdocs.yml belongs to the site, and each site has a record of its own."""
    return bool(ALONG.match(path)) and path not in ("mkdocs.yml", RECORD)


def _elsewhere(content: bytes) -> bytes:
    """The content without this project's address."""
    return content.replace(_ADDRESS, _PLACEHOLDER)


def _settings(text: str, title: str) -> str:
    """mkdocs.yml with the new site's title, with placeholders, and without pages that a new site doesn't have."""
    own = {
        "site_name": one_line(title),
        "site_description": "Articles, word for word, with notes.",
        "copyright": "Notes CC BY 4.0. Each article's text belongs to its publisher. (Say here who you are.)",
    }
    lines = [f"{name}: {own[name]}" if (name := line.partition(":")[0]) in own else line for line in text.split("\n")]
    before, _, after = "\n".join(lines).partition("nav:\n")
    entries = "\n".join(f"      - {ENGLISH.groups[kind.name]}: {folder}/index.md" for folder, kind in ENTRY_KINDS.items())
    return f"{before}{_NAV.format(entries=entries)}\n{after[after.index('hooks:') :]}"
