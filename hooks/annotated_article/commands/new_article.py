"""A raw text as an article: find title, byline and footer, and rejoin paragraphs that a page break cut.

Every decision is reported, so that a person can check it; `check` compares the words with the raw text afterwards.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from annotated_article.dates.written_dates import find_day
from annotated_article.loading.read_value import id_of
from annotated_article.words import ENGLISH
from annotated_article.yaml_text import one_line

_FOOTER = re.compile(r"https?://|www\.|\b[\w-]+\.(?:org|com|net)\b|©|\ball rights reserved\b|^(?:to )?contact\b|@\w+\.\w+", re.IGNORECASE)
_ENDS = re.compile(r"[.!?:…;][\"'”’»)\]*_]*$|[\"”»]$")
_BETWEEN = " ,|·-–—."
_BETWEEN_NAMES = frozenset("and und von van der den de da di du la le al".split())
_LINES_OF_HEAD = 4
_LONGEST_HEAD = 160  # characters of a title or byline


@dataclass(slots=True)
class NewArticle:
    """The contents of the two files, the id that names them, the number of paragraphs, and the decisions as sentences."""

    id: str
    markdown: str
    notes: str
    paragraphs: int
    told: list[str] = field(default_factory=list)


def new_article(raw: str, seed: str) -> NewArticle:
    """The article in a raw text; `seed` is the file's name in seeds/."""
    told: list[str] = []
    typed = _byline_apart([_lines(block) for block in re.split(r"\n\s*\n", raw.replace("\r\n", "\n")) if block.strip()])
    title, blocks = _title([" ".join(lines) for lines in typed], told)
    author, published, blocks = _byline(blocks, told)
    end = _end(blocks)
    omits = [line for lines in typed[len(typed) - len(blocks) + end :] for line in lines]  # one line each, as `check` compares them
    told += [f"Left out at the end: {line}" for line in omits]
    paragraphs = _joined(blocks[:end], told)
    article_id = "-".join([*([published] if published else []), *id_of(title).split("-")[:6]]) or "article"
    told.append(f"{ENGLISH.count('paragraph', len(paragraphs))}.")
    head = ["---", f"title: {one_line(title)}", *([f"author: [{one_line(author)}]"] if author else [])]
    head += [f"published: {published or 'YEAR-MONTH-DAY'}", f"seed: {one_line(seed)}"]
    head += ["omits:", *(f"  - {one_line(line)}" for line in omits)] if omits else []
    markdown = "\n".join([*head, "---", "", "\n\n".join(map(_as_markdown, paragraphs)), ""])
    # "Annotate this" adds the heading of a missing section
    notes = "# yaml-language-server: $schema=../schema/article.json\ncast: []\n"
    return NewArticle(article_id, markdown, notes, len(paragraphs), told)


def _lines(block: str) -> list[str]:
    return [" ".join(line.split()) for line in block.strip().split("\n")]


def _byline_apart(typed: list[list[str]]) -> list[list[str]]:
    """The blocks as lines, with a byline directly below the title as a block of its own."""
    first = typed[0] if typed else []
    at = next((number for number, line in enumerate(first[:_LINES_OF_HEAD]) if number and _is_byline(line)), 0)
    if not at:
        return typed
    below = at + 2 if at + 1 < len(first) and not _without_day(first[at + 1])[1] else at + 1
    return [part for part in (first[:at], first[at:below], first[below:]) if part] + typed[1:]


def _is_byline(line: str) -> bool:
    """Whether a line certainly has only names, after “by” or next to a day, or only a day."""
    published, rest = _without_day(line)
    author = _author(rest)
    names = all(word[0].isupper() or word in _BETWEEN_NAMES for word in author.split())
    return len(line) <= _LONGEST_HEAD and names and bool(published or (author and author != rest))


def _author(line: str) -> str:
    return re.sub(r"^(?:by|von)\s+", "", line, flags=re.IGNORECASE).strip(_BETWEEN)


def _title(blocks: list[str], told: list[str]) -> tuple[str, list[str]]:
    if blocks and (blocks[0].startswith("#") or (len(blocks[0]) <= _LONGEST_HEAD and not _ENDS.search(blocks[0]))):
        title = blocks[0].lstrip("# ").strip()
        told.append(f"Title: {title}")
        return title, blocks[1:]
    told.append("No title found: add it to the front matter.")
    return "Title", blocks


def _byline(blocks: list[str], told: list[str]) -> tuple[str, str, list[str]]:
    """Author, day of publication and the remaining blocks; empty texts for what is missing."""
    if not blocks or len(blocks[0]) > _LONGEST_HEAD or (_ENDS.search(blocks[0]) and not find_day(blocks[0])[0]):
        told.append("No byline found: add `author` and `published` to the front matter.")
        return "", "", blocks
    published, line = _without_day(blocks[0])
    author = _author(line)
    if not published and not re.fullmatch(r"(?:[^\W\d_][\w.’'-]*\s?){1,6}", author):
        told.append("No byline found: add `author` and `published` to the front matter.")
        return "", "", blocks
    below = 1
    if not published and len(blocks) > 1 and not _without_day(blocks[1])[1]:
        published, below = find_day(blocks[1])[0], 2
    told.append(f"Byline: {author or 'no author'}, {published or 'no date: add `published` to the front matter'}.")
    return author, published, blocks[below:]


def _without_day(text: str) -> tuple[str, str]:
    """The day named in the text, and the text without it and the weekday."""
    published, rest = find_day(text)
    return published, rest.strip(_BETWEEN)


def _end(blocks: list[str]) -> int:
    """The number of blocks before the short lines about contact and rights at the end."""
    end = len(blocks)
    while end and len(blocks[end - 1]) <= _LONGEST_HEAD and (_FOOTER.search(blocks[end - 1]) or not _ENDS.search(blocks[end - 1])):
        end -= 1
    if end < len(blocks) and blocks[end - 1].endswith(":") and len(blocks[end - 1]) <= _LONGEST_HEAD:
        end -= 1
    return end


def _joined(blocks: list[str], told: list[str]) -> list[str]:
    """Join blocks into paragraphs: one that stops in the middle of a sentence continues in the next."""
    paragraphs: list[str] = []
    for block in blocks:
        if paragraphs and not _ENDS.search(paragraphs[-1]) and not paragraphs[-1].startswith("#") and not block.startswith("#"):
            told.append(f"Joined paragraph {len(paragraphs)}: … {paragraphs[-1][-30:]} | {block[:30]} …")
            paragraphs[-1] += f" {block}"
        else:
            paragraphs.append(block)
    return paragraphs


def _as_markdown(paragraph: str) -> str:
    """The paragraph, with anything that Markdown would read as a list or heading escaped; emphasis stays."""
    return re.sub(r"^(\d+)([.)])(?=\s)", r"\1\\\2", re.sub(r"^([+>-])(?=\s)", r"\\\1", paragraph))
