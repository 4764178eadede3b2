"""Compare the page of an article with its seed, word for word and line for line. Two texts in, at most one problem out."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Sequence
from functools import cache
from itertools import pairwise

from annotated_article.anchoring.reader_text import as_letters, fold
from annotated_article.article_markdown import ESCAPED
from annotated_article.checking.page_pieces import ANY_GAP, HEADING, LINE_END, Piece, difference, pieces_of, words
from annotated_article.dates.cldr import calendar_of
from annotated_article.dates.edtf import day_text
from annotated_article.dates.written_dates import find_day
from annotated_article.languages import language_of
from annotated_article.model.articles import Article
from annotated_article.model.typed import Span
from annotated_article.problems import Problem

HARD, WRAPPED, CUT = "\n", "\r", "\v"
"""The end of a line of its own, of a line that was full, and of a page in the middle of a sentence."""
_NARROWEST, _NARROWEST_WIDE = 50, 15  # characters of a full line, in letters and in Chinese, Japanese or Korean
ENDS = re.compile(r"[.!?:…;。！？؟۔][\"'”’»)\]*_]*$|[\"”»]$")
"""The end of a sentence or of words in quotation marks, at the end of a line."""
_GOES_ON = re.compile(r"[\"'“‘«(\[]*[^\W\d_A-Z]")
_MARKED = re.compile(r"#{1,6} |>|\||[-*•+] |\d+[.)] |\[\^|[^:\n]{1,40}:\s")
_QUOTED = re.compile(r">(?:[ >]|$)")
# one <br> or several: "first<br>second", "first <br /> <BR> second"
_BREAKS = re.compile(r"(?: ?<br ?/?> ?)+", re.IGNORECASE)
_QUOTES_ALONE = re.compile(rf"^(?:> ?)+(?={HARD}|$)")
_WIDE = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")


def is_cut(before: str, after: str) -> bool:
    """Whether a sentence continues after an empty line: `appealed for the` and `assistance of its neighbours`."""
    if ENDS.search(before) or before.startswith(("#", ">", "|")) or _MARKED.match(after):
        return False
    first = re.search(r"[^\W\d_]", after)
    return bool(first and first[0].islower() and _GOES_ON.match(after) and len(before) >= _NARROWEST // 2)


def wrapped(blocks: Sequence[Sequence[str]]) -> list[bool]:
    """For each block of lines, whether its lines are hard-wrapped.

    If in doubt, the author meant them. A line is full if the first word of the next line had no room on it. The width comes from blocks
    of three lines or more in which a line begins in lower case.
    """
    sure = [_is_sure(block) for block in blocks]
    width = max((max(map(len, block)) for block, is_sure in zip(blocks, sure, strict=True) if is_sure), default=0)
    return [
        is_sure or bool(width and _is_full(block, width) and not _are_forms(block)) for block, is_sure in zip(blocks, sure, strict=True)
    ]


def _is_sure(block: Sequence[str]) -> bool:
    if len(block) < 3 or _are_forms(block):
        return False
    width = max(map(len, block))
    if _WIDE.search(block[0]):
        return width >= _NARROWEST_WIDE and all(width - len(line) <= 1 for line in block[:-1])
    return width >= _NARROWEST and any(line[0].islower() for line in block[1:]) and _is_full(block, width)


def _are_forms(block: Sequence[str]) -> bool:
    """Whether lines begin as items, rows, quotations or a speaker's turns do."""
    return any(map(_MARKED.match, block)) or any(line.endswith("-") for line in block[:-1])


def _is_full(block: Sequence[str], width: int) -> bool:
    pairs = pairwise(block)
    return len(block) > 1 and max(map(len, block)) <= width and all(len(line) + 1 + len(after.split()[0]) > width for line, after in pairs)


def is_quoted(line: str) -> bool:
    """Whether a line belongs to a quotation: `> words`, `>> words` or `>`, but not `>words`."""
    return bool(_QUOTED.match(line))


def blocks_of(lines: Sequence[str]) -> list[list[int]]:
    """The numbers of the lines between empty ones; in a quotation, a `>` alone is an empty line."""
    blocks = _between(range(len(lines)), [not line.strip() for line in lines])
    parts: list[list[int]] = []
    for block in blocks:
        quoted = all(is_quoted(lines[at]) for at in block)
        parts += _between(block, [quoted and not lines[at].strip("> ") for at in block])
    return parts


def _between(numbers: Sequence[int], empty: Sequence[bool]) -> list[list[int]]:
    blocks: list[list[int]] = [[]]
    for number, is_empty in zip(numbers, empty, strict=True):
        if not is_empty:
            blocks[-1].append(number)
        elif blocks[-1]:
            blocks.append([])
    return [block for block in blocks if block]


def _with_ends(line: str, *, quoted: bool) -> str:
    """The line with HARD for each `<br>`; a `>` that has no words beside it is left out of a quotation."""
    words = _BREAKS.sub(HARD, line)
    return _QUOTES_ALONE.sub("", words) if quoted else words


def joined(lines: Sequence[str]) -> tuple[str, list[tuple[int, int]]]:
    """All lines as one text with HARD, WRAPPED or CUT between them, and where in it each line that has words begins, with its number."""
    clean = [" ".join(line.split()) for line in lines]
    blocks = blocks_of(clean)
    parts: list[str] = []
    places: list[tuple[int, int]] = []
    length, last, ended = 0, "", False
    for block, is_wrapped in zip(blocks, wrapped([[clean[at] for at in block] for block in blocks]), strict=True):
        for number in block:
            inside = number != block[0]
            gap = WRAPPED if inside and is_wrapped else CUT if not inside and is_cut(last, clean[number]) else HARD
            last = clean[number]
            words = _with_ends(last, quoted=all(is_quoted(clean[at]) for at in block))
            gap = HARD if ended or words.startswith(HARD) else gap
            ended = words.endswith(HARD) or (ended and not words)
            if not (words := words.strip(HARD)):
                continue
            gap = gap if parts else ""
            places.append((length + len(gap), number))
            parts += [gap, words]
            length += len(gap) + len(words)
    return "".join(parts), places


Render = Callable[[str], str]

# What a seed in Markdown shows without its backslash: \* \<br>
_ESCAPE = re.compile(rf"\\([{re.escape(ESCAPED)}])")
_ESCAPED = 0xDC00  # added to a character after a backslash: no file has these surrogates, so they aren't markup while lines are joined
_UNESCAPED = {_ESCAPED + ord(character): character for character in ESCAPED}
_LINES_OF_HEAD = 6
_STRAYS = 3  # entries of `omits` that are shown
_LONGEST = 160  # characters of each
_NEAR = 40  # characters that must still agree for a text to count as one without its title
_MOST_PIECES = 6  # at most this many pieces of Markdown are between two words


def check_seed(article: Article, seed: str, render: Render) -> Problem | None:
    """The first difference between what the page shows (title and body) and the seed, apart from byline and `omits`.

    Characters and ends of lines count; a title that the seed does not begin with is the contributor's own. `render` is that of articles.
    """
    plain = _ESCAPE.sub(lambda match: chr(_ESCAPED + ord(match[1])), seed) if (article.seed or "").endswith(".md") else seed
    kept = _kept(article, list(enumerate(as_letters(plain).splitlines(), 1)))
    text, places = joined([line for _, line in kept])
    text = text.translate(_UNESCAPED)
    title, body = _title(article.title), pieces_of(render(article.markdown))
    found, without_title = difference([*title, *body], text), difference(body, text)
    if found is None or without_title is None:
        return None
    pieces, found = ([*title, *body], found) if without_title[1] < found[1] + len(article.title) + _NEAR else (body, without_title)
    numbers = [(at, kept[line][0]) for at, line in places]
    return _line_end(article, pieces, text, found, numbers) or _difference(article, pieces, text, found, _strays(article, seed))


def _title(title: str) -> list[Piece]:
    """The title as pieces; in the seed it may take several lines."""
    pieces: list[Piece] = [ANY_GAP if word == " " else word for word in " ".join(as_letters(title).split())]
    return [HEADING, *pieces, LINE_END]


def _kept(article: Article, lines: list[tuple[int, str]]) -> list[tuple[int, str]]:
    """The seed's lines, with their numbers, without those in `omits` and without the byline, which is one of the first lines."""
    omits = {_bare(line) for line in article.omits}
    kept = [(number, line) for number, line in lines if not line.strip() or _bare(line) not in omits]
    head = [at for at, (_, line) in enumerate(kept) if line.strip()][:_LINES_OF_HEAD]
    bylines = {at for at in head if _is_byline(kept[at][1], article)}
    return [(number, "" if at in bylines else line) for at, (number, line) in enumerate(kept)]


def _strays(article: Article, seed: str) -> list[str]:
    """The entries of `omits` that match no line."""
    lines = set(map(_bare, seed.splitlines()))
    return [line for line in article.omits if _bare(line) not in lines]


def _bare(line: str) -> str:
    return fold(line.translate(_UNESCAPED).strip("# \t*_"))


def _is_byline(line: str, article: Article) -> bool:
    """Whether a line has only the author and the day of publication."""
    rest = _bare(line)
    for author in article.author:
        rest = rest.replace(fold(author), " ")
    day, without = find_day(rest, (article.language, "en", "de"))
    rest = without if day == day_text(article.published.date.earliest) else rest.replace(fold(article.published.text), " ")
    return rest != _bare(line) and not set(re.findall(r"\w+", rest.lower())) - _in_bylines(article.language)


@cache
def _in_bylines(language: str) -> frozenset[str]:
    """What a byline has besides names and dates: `by`, `and`, `monday`; in English too, as agencies write it."""
    days = (day.lower() for each in (language, "en", "de") for day in calendar_of(each).weekdays)
    return frozenset(days) | language_of(language).byline | language_of("en").byline | language_of("de").byline


def _words_of_title(article: Article, pieces: list[Piece]) -> int:
    return len(article.title.split()) if pieces[:1] == [HEADING] and words(pieces)[:1] == as_letters(article.title).split()[:1] else 0


def _line_end(article: Article, pieces: list[Piece], text: str, found: tuple[int, int], numbers: list[tuple[int, int]]) -> Problem | None:
    """The problem of a line that ends on the page or in the seed alone."""
    number, at = found
    piece, there = pieces[number] if number < len(pieces) else "", text[at : at + 1]
    if not (piece == LINE_END and there == " ") and not (piece == " " and there == "\n"):
        return None
    before = words(pieces[:number])
    last = " ".join(before[-3:])
    line = numbers[bisect_right(numbers, (at, 1 << 60)) - 1][1]
    if piece == LINE_END:
        says = f"The article starts a new line after “{last}”, but the seed doesn't (line {line})."
        fix = "type what follows on the same line"
    else:
        says = f"The seed starts a new line after “{last}” (line {line}), but the article doesn't."
        fix = "end the line there: type what follows on a line of its own"
    title = _words_of_title(article, pieces)
    return Problem("T001", _place(article, words(pieces)[title : len(before) + 1]), (says,), fix)


def _difference(article: Article, pieces: list[Piece], text: str, found: tuple[int, int], strays: list[str]) -> Problem:
    number, at = found
    ours, title = words(pieces), _words_of_title(article, pieces)
    whole = text[at : at + 1] in ("", *" \n\r\v") and (number == len(pieces) or pieces[number] in (" ", LINE_END))
    same = len(words(pieces[:number])) if whole else len(words([*pieces[:number], "x"])) - 1
    start = at if whole else max(text.rfind(gap, 0, at) for gap in " \n\r\v") + 1
    theirs = [*ours[:same], *text[start:].split()]
    place = article.title.at if same < title else _place(article, ours[title : same + 1])
    agreed = f"The first {'word matches' if same == 1 else f'{same} words match'}. Then:" if same else "The first words differ:"
    left_in = (f"This entry of `omits` is not a line of the seed: {line[:_LONGEST]}" for line in strays[:_STRAYS])
    says = (agreed, f"  the article has: {_around(ours, same)}", f"  the seed has:    {_around(theirs, same)}", *left_in)
    return Problem("T001", place, says, "copy the words from the seed; list lines to leave out in `omits`, one line to an item")


def _around(words: list[str], at: int) -> str:
    """A few words before and after the difference."""
    lead, end = "… " if at > 3 else "", " …" if at + 6 < len(words) else " (end)"
    return f"{lead}{' '.join(words[max(0, at - 3) : at + 6])}{end}"


def _place(article: Article, words: list[str]) -> Span:
    """The place in the file of the last of the body's first `words`, ignoring Markdown between the words."""
    typed = [(number, match) for number, line in enumerate(article.markdown.split("\n")) for match in re.finditer(r"\S+", line)]
    if not typed:
        return article.title.at
    found = -1
    for word in words:
        near = range(found + 1, min(found + 1 + _MOST_PIECES, len(typed)))
        found = next((at for at in near if word in typed[at][1][0]), found)
    number, match = typed[max(0, found)]
    return Span(article.path, article.first_line + number, match.start() + 1, len(match[0]))
