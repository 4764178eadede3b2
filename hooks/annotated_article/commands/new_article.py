"""A raw text as an article: find title, byline and footer, and rejoin hard-wrapped lines and sentences that a page break cut.

Every decision is reported, so that a person can check it; `check` compares the words with the raw text afterwards.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, field

from annotated_article.article_markdown import ESCAPED, article_renderer
from annotated_article.checking.check_seed import ENDS, check_seed, is_cut, wrapped
from annotated_article.dates.written_dates import find_day
from annotated_article.loading.article_text import odd_forms
from annotated_article.loading.explain_paste import INVISIBLE
from annotated_article.loading.meant_word import id_of
from annotated_article.loading.read_article import read_article
from annotated_article.markdown_limits import MOST_LINES
from annotated_article.model.notes import ArticleNotes
from annotated_article.words import ENGLISH
from annotated_article.yaml_text import one_line

_FOOTER = re.compile(r"https?://|www\.|\b[\w-]+\.(?:org|com|net)\b|©|\ball rights reserved\b|^(?:to )?contact\b|@\w+\.\w+", re.IGNORECASE)
_RIGHTS = re.compile(r"©|\ball rights reserved\b|^(?:to )?contact\b", re.IGNORECASE)
# "Art 1", "Article III", "§ 5", "Artículo 2.", "المادة ١"
_SECTION = re.compile(
    r"(?:Art(?:icle|ikel|ículo|\.)?|§|Section|Sección|Chapter|Kapitel|Chapitre|Capítulo|Abschnitt|Absatz|المادة|الفصل)"
    r"\s*\.?\s*(?:\d+|[IVXLC]+)(?:er|[.:º°])?",
    re.IGNORECASE,
)
# "## The flood", which needs no empty line in Markdown
_HEADING = re.compile(rf"#{{1,6}} \S.*|{_SECTION.pattern}", re.IGNORECASE)
_FORM = re.compile(r"[-*•+] |\d+[.)] |\||>|\[\^|[^:：\n]{1,40}(?::\s|：)")
_BETWEEN = " ,|·-–—."
_BETWEEN_NAMES = frozenset("and und et y von van der den de da di du la le al".split())
_LINES_OF_HEAD = 4
_LONGEST_HEAD = 160  # characters of a title or byline
_LONGEST_LINE_OF_TITLE = 90
_WORDS_OF_TITLE = 8
_IN_BYLINE = re.compile(r"^(?:by|von|par|de|por|بقلم)\s+", re.IGNORECASE)


@dataclass(slots=True)
class NewArticle:
    """The contents of the two files, the id that names them, the number of paragraphs, and the decisions as sentences."""

    id: str
    markdown: str
    notes: str
    paragraphs: int
    report: list[str] = field(default_factory=list)


@dataclass(slots=True)
class _Head:
    """What was found above the text."""

    language: str
    title: str = ""
    author: str = ""
    published: str = ""

    def without_day(self, text: str) -> tuple[str, str]:
        """The day named in the text, and the text without it and the weekday."""
        published, rest = find_day(text, tuple(dict.fromkeys(filter(None, (self.language, "en", "de")))))
        return published, rest.strip(_BETWEEN)


def new_article(raw: str, seed: str, today: str = "") -> NewArticle:
    """The article in a raw text; `seed` is the name of its file in seeds/.

    If the text names no day, it was published some time up to `today` (a date).
    """
    made = _made(raw, seed, today, [])
    if _passes(made, raw):
        return made
    plain = ["The form of this text was not understood: its lines are kept as they are, and no title or byline was looked for."]
    return _made(raw, seed, today, plain, understood=False)


def _made(raw: str, seed: str, today: str, report: list[str], *, understood: bool = True) -> NewArticle:
    head = _Head(recognise_language(raw))
    typed = _blocks(raw)
    if understood:
        typed = _title(_byline_apart(typed, head), head, report)
        typed = _byline(typed, head, report)
    end = _end(typed) if understood else len(typed)
    omits = [" ".join(line.split()) for block in typed[end:] for line in block]  # one line each, as `check` compares them
    report += [f"Left out at the end: {line}" for line in omits]
    is_markdown = seed.endswith(".md")
    paragraphs = _joined(typed[:end], report, _HEADING if is_markdown else _SECTION) if understood else typed
    title = head.title or _first_words(paragraphs)
    article_id = "-".join([*([head.published] if head.published else []), *id_of(title).split("-")[:6]]).strip("-") or "article"
    report.append(f"Language: {head.language}." if head.language else "The language was not recognised: add `language` to the header.")
    report.append(f"{ENGLISH.count('paragraph', len(paragraphs))}.")
    rows = ["---", f"title: {_seen(title)}", *([f"author: [{_seen(head.author)}]"] if head.author else [])]
    rows += [f"published: {head.published or (f'../{today}' if today else 'YEAR-MONTH-DAY')}"]
    rows += [f"language: {head.language}"] if head.language else []
    rows += [f"seed: {one_line(seed)}", *(["omits:", *(f"  - {_seen(line)}" for line in omits)] if omits else [])]
    body = _typed(paragraphs, report, is_markdown=is_markdown)
    markdown = "\n".join([*rows, "---", "", body, ""])
    # "Annotate this" adds the heading of a missing section
    notes = "# yaml-language-server: $schema=../schema/article.json\ncast: []\n"
    return NewArticle(article_id, markdown, notes, len(paragraphs), report)


def _seen(text: str) -> str:
    """The text as YAML, without soft hyphens and the like, which front matter may not have."""
    return one_line(INVISIBLE.sub("", text))


def _passes(made: NewArticle, raw: str) -> bool:
    """Whether the page of the article shows the raw text."""
    with_a_day = re.sub(r"^published: YEAR-MONTH-DAY$", "published: 2000", made.markdown, count=1, flags=re.MULTILINE)
    article = read_article(with_a_day, "docs/articles/new.md", "new", ArticleNotes(""), lambda _: None)
    return not made.paragraphs or article is None or check_seed(article, raw, article_renderer()) is None


def _blocks(raw: str) -> list[list[str]]:
    """The lines of each block, with their indents."""
    lines = [line.expandtabs(4).rstrip() for line in raw.splitlines()]
    blocks: list[list[str]] = [[]]
    for line in lines:
        if line.strip():
            blocks[-1].append(line)
        elif blocks[-1]:
            blocks.append([])
    return [block for block in blocks if block]


def _line(block: list[str]) -> str:
    return " ".join(" ".join(block).split())


def _byline_apart(typed: list[list[str]], head: _Head) -> list[list[str]]:
    """The blocks with a byline directly below the title as a block of its own."""
    first = typed[0] if typed else []
    at = next((number for number, line in enumerate(first[:_LINES_OF_HEAD]) if number and _is_byline(line, head)), 0)
    if not at:
        return typed
    below = at + 2 if at + 1 < len(first) and not head.without_day(first[at + 1])[1] else at + 1
    return [part for part in (first[:at], first[at:below], first[below:]) if part] + typed[1:]


def _is_byline(line: str, head: _Head) -> bool:
    """Whether a line certainly has only names, after “by” or next to a day, or only a day."""
    published, rest = head.without_day(line.strip())
    author = _author(rest)
    names = all((not word[0].islower() and word[0].isalpha()) or word in _BETWEEN_NAMES for word in author.split())
    return len(line) <= _LONGEST_HEAD and names and len(author.split()) <= 8 and bool(published or (author and author != rest))


def _author(line: str) -> str:
    return _IN_BYLINE.sub("", line).strip(_BETWEEN)


def _title(typed: list[list[str]], head: _Head, report: list[str]) -> list[list[str]]:
    """Take the title from the first block; the blocks that remain."""
    first = [line.strip() for line in typed[0]] if typed else []
    lines = 0 if first and _is_byline(first[0], head) else _lines_of_title(first, alone=len(typed) == 1)
    if not lines or "<" in "".join(first[:lines]):  # titles have no markup
        report.append("No title found: add it to the header.")
        return typed
    head.title = re.sub(r"^#{1,6} ", "", " ".join(" ".join(first[:lines]).split()))
    report.append(f"Title: {head.title}")
    return [*([typed[0][lines:]] if first[lines:] else []), *typed[1:]]


def _lines_of_title(block: list[str], *, alone: bool) -> int:
    """How many lines of the first block are the title: a heading, one or two short lines, or the first above a text."""
    if not block or (alone and len(block) == 1) or not INVISIBLE.sub("", block[0]).strip("# "):
        return 0
    if re.match(r"#{1,6} \S", block[0]):
        return 1
    short = [len(line) <= _LONGEST_LINE_OF_TITLE and not ENDS.search(line) and not _FORM.match(line) for line in block]
    short[0] = len(block[0]) <= _LONGEST_HEAD and not ENDS.search(block[0]) and (not _FORM.match(block[0]) or len(block) == 1)
    if all(short) and len(block) <= 2 and not alone:
        return len(block)
    return 1 if short[0] and not block[0].endswith(",") and len(block) > 1 and not all(short) else 0


def _byline(typed: list[list[str]], head: _Head, report: list[str]) -> list[list[str]]:
    """Take author and day of publication from the block below the title; the blocks that remain."""
    line = _line(typed[0]) if typed else ""
    if len(typed) < 2 or not _is_byline(line, head):
        report.append("No byline found: add `author` and `published` to the header.")
        return typed
    head.published, rest = head.without_day(line)
    head.author = _author(rest)
    below = 1
    if not head.published and len(typed) > 2 and not head.without_day(_line(typed[1]))[1]:
        head.published, below = head.without_day(_line(typed[1]))[0], 2
    report.append(f"Byline: {head.author or 'no author'}, {head.published or 'no date: add `published` to the header'}.")
    return typed[below:]


def _end(typed: list[list[str]]) -> int:
    """The number of blocks before the lines about contact and rights at the end."""
    end = len(typed)
    while end > 1 and all(_is_footer(line.strip()) for line in typed[end - 1]):
        end -= 1
    if 1 < end < len(typed) and _line(typed[end - 1]).endswith(":") and len(_line(typed[end - 1])) <= _LONGEST_HEAD:
        end -= 1
    return end


def _is_footer(line: str) -> bool:
    """`wsws.org/contact` or `All rights reserved.`, but not a sentence or a form that has an address in it."""
    sentence = ENDS.search(line) and not _RIGHTS.search(line)
    return len(line) <= _LONGEST_HEAD and bool(_FOOTER.search(line)) and not sentence and not re.match(r"[-*•>|]|\d+\.|\[\^", line)


def _joined(typed: list[list[str]], report: list[str], heading: re.Pattern[str]) -> list[list[str]]:
    """The blocks as they are typed in the article: hard-wrapped lines joined, headings apart, sentences that a page cut joined."""
    clean = [[" ".join(line.split()) for line in block] for block in typed]
    paragraphs: list[list[str]] = []
    for block, lines, full in zip(typed, clean, wrapped(clean), strict=True):
        if full:
            report.append(f"Joined {len(block)} hard-wrapped lines: {lines[0][:30]} …")
        paragraph = [" ".join(lines)] if full else block
        if paragraphs and is_cut(" ".join(paragraphs[-1][-1].split()), lines[0]):
            report.append(f"Joined paragraph {len(paragraphs)}: … {paragraphs[-1][-1][-30:]} | {paragraph[0].strip()[:30]} …")
            paragraphs[-1] = [*paragraphs[-1][:-1], f"{paragraphs[-1][-1]} {paragraph[0].strip()}", *paragraph[1:]]
        else:
            paragraphs += _sections(paragraph, report, heading)
    kept = sum(len(paragraph) > 1 for paragraph in paragraphs)
    if kept:
        report.append(f"Kept the line breaks of {ENGLISH.count('paragraph', kept)}. If the text is hard-wrapped, join the lines.")
    return paragraphs


def _sections(block: list[str], report: list[str], heading: re.Pattern[str]) -> list[list[str]]:
    """The block with each heading, such as `Art 1` or in Markdown `## Art 1`, by itself."""
    parts: list[list[str]] = [[]]
    for line in block:
        if heading.fullmatch(line.strip()):
            report.append(f"Heading: {line.strip()}")
            parts += [[line if line.startswith("#") else f"## {line.strip()}"], []]
        else:
            parts[-1].append(line)
    return [part for part in parts if part]


def _first_words(paragraphs: list[list[str]]) -> str:
    """The first words, in place of a title."""
    words = re.findall(r"[\w’'-]+", " ".join(line for paragraph in paragraphs for line in paragraph)[: 2 * _LONGEST_HEAD])
    return f"{' '.join(words[:_WORDS_OF_TITLE])[:_LONGEST_HEAD]} …" if words else "Title"


def _typed(paragraphs: list[list[str]], report: list[str], *, is_markdown: bool) -> str:
    """The text of the article, with all unintended Markdown escaped."""
    blocks: list[list[str]] = []
    for paragraph in paragraphs:
        parts = [paragraph[at : at + MOST_LINES] for at in range(0, len(paragraph), MOST_LINES)]
        if parts[1:]:
            report.append(f"Put an empty line after each {MOST_LINES} lines of a block of {len(paragraph):,}.")
        blocks += parts
    lines = "\n\n".join("\n".join(block) for block in blocks)
    if not is_markdown:
        lines = re.sub(rf"\\(?=[{re.escape(ESCAPED)}])", r"\\\\", lines)
        lines = re.sub(r"!(?=\[[^\[\]]*\][(\[])", r"!\\", lines)  # ![a bridge](bridge.png) is words in a plain text
    lines = re.sub(r"^( *)(?=///)", r"\1\\", lines, flags=re.MULTILINE)
    return _without_odd_forms(lines)


def _without_odd_forms(text: str) -> str:
    """The text with a backslash before each tag and before each footnote mark without a text."""
    while odd := sorted({(problem.at.line - 1, problem.at.column - 1) for problem in odd_forms(text)}, reverse=True):
        lines = text.split("\n")
        for line, column in odd:
            lines[line] = f"{lines[line][:column]}\\{lines[line][column:]}"
        text = "\n".join(lines)
    return text


_COMMON = {
    "en": "the of and to in is that it was for on with as his her by not but from they this have are",
    "de": "der die das und ist nicht ein eine mit von den dem zu auf für sich auch es im wir ich daß dass des",
    "fr": "le la les des et est que une dans pour qui sur pas au du par ne se il elle nous sont ce tout",
    "es": "el los las y que en una por con se del para no es al lo su como más pero todo tiene sus yo",
}
_BY_WORD = [(language, frozenset(words.split())) for language, words in _COMMON.items()]
# Persian and Urdu have letters that Arabic does not; Japanese has kana beside its Chinese letters.
_SCRIPTS = (
    ("ur", "[ٹڈڑںے]"),
    ("fa", "[پچژگک]"),
    ("ar", "[\u0621-\u064a]"),
    ("he", "[\u05d0-\u05ea]"),
    ("ja", "[\u3041-\u30ff]"),
    ("ko", "[\uac00-\ud7a3]"),
    ("zh", "[\u4e00-\u9fff]"),
    ("el", "[\u03b1-\u03c9]"),
)
_LEAST = 0.02  # of the letters: a name in another script does not make a text one of that script
_FEWEST, _TWICE = 3, 1.5


def recognise_language(text: str) -> str:
    """`en`, `de`, `fr`, `es`, `ar`, `fa`, `ur`, `he`, `zh`, `ja`, `ko` or `el`; empty if it may be another one."""
    letters = sum(map(str.isalpha, text))
    for language, script in _SCRIPTS:
        found = len(re.findall(script, text))
        if letters and found > _LEAST * letters and (language in ("ur", "fa", "ja") or found > letters / 2):
            return language
    counts = Counter(re.findall(r"[^\W\d_]+", text.lower()))
    scores = sorted(((sum(counts[word] for word in words), language) for language, words in _BY_WORD), reverse=True)
    (best, language), (second, _) = scores[:2]
    return language if best >= _FEWEST and best >= _TWICE * second else ""
