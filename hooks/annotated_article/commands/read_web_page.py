"""The text of a saved web page as Markdown, by trafilatura, which is installed for this command only."""

from __future__ import annotations

import re
from html.parser import HTMLParser
from typing import NamedTuple

MISSING = (
    "Reading saved web pages needs a package that is not installed. Run: make article FILE=PAGE.html\n"
    "Without make, install it: python -m pip install --require-hashes -r requirements-web-pages.txt\n"
    "Or copy the text into a .txt file."
)
_SEPARATE = ("⏎", "␤", "↵")
"""Characters that can replace the end of a line while the page is read; the first one that the page doesn't contain is used."""
_QUOTE = "❯"
# <br>  <br/>  <br class="line">
_BREAK = re.compile(r"\s*<br\b[^>]*>\s*", re.IGNORECASE)
# <pre>Tyger Tyger, burning bright,
_LINES = re.compile(r"<pre\b[^>]*>\n?(.*?)</pre>", re.IGNORECASE | re.DOTALL)
_QUOTATION = re.compile(r"<blockquote\b[^>]*>.*?</blockquote>", re.IGNORECASE | re.DOTALL)
# <p>  <blockquote>, if no <p> follows
_IN_QUOTATION = re.compile(r"<p\b[^>]*>|<blockquote\b[^>]*>(?!\s*<p\b)", re.IGNORECASE)
# **NELL WARD:** Who has the key?
_BOLD_SPEAKER = re.compile(r"^\*\*([^*\n]{1,40}[:：])\*\*", re.MULTILINE)
_AROUND = frozenset("head header footer nav aside form button select script style noscript template svg".split())
_BLOCKS = frozenset("p li h1 h2 h3 h4 h5 h6 td th dd dt figcaption blockquote pre div section article main".split())
_MOST, _LONGEST = 12, 70


class WebPage(NamedTuple):
    """The text with title, author and day above it, an empty line between them, and the blocks of the page that it does not have."""

    text: str
    left_out: list[str]


def read_web_page(html: str) -> WebPage | None:
    """The text of a page; None without trafilatura, an empty string if none was found."""
    try:
        import trafilatura  # noqa: PLC0415 - the site is built without it
    except ImportError:
        return None
    line_end = next((sign for sign in _SEPARATE if sign not in html), _SEPARATE[0])
    found = trafilatura.extract(_marked(html, line_end), output_format="markdown", include_comments=False, favor_recall=True) or ""
    text = _unmarked(found, line_end)
    # An extensive search would guess a day from any number in the text.
    about = trafilatura.extract_metadata(html, extensive=False)
    title, author, day = (getattr(about, name, None) or "" for name in ("title", "author", "date"))
    lines = [line for line in text.split("\n") if not title or line.lstrip("# ").strip() != title]
    body = re.sub(r"\n{3,}", "\n\n", "\n".join(lines).strip("\n"))
    byline = ", ".join(filter(None, (author and f"By {author}", day)))
    whole = "\n\n".join(filter(None, (title and f"# {title}", byline, body))) if body else ""
    return WebPage(whole, _left_out(html, whole))


def _marked(html: str, line_end: str) -> str:
    """The page with a marker for each `<br>` and before each paragraph of a quotation, and spaces for all other line ends."""
    html = _LINES.sub(lambda match: f"<p>{match[1].rstrip().replace(chr(10), line_end)}</p>", html)
    html = _QUOTATION.sub(lambda match: _IN_QUOTATION.sub(lambda tag: f"{tag[0]}{_QUOTE}", match[0]), html)
    return re.sub(r"\s+", " ", _BREAK.sub(line_end, html))


def _unmarked(text: str, line_end: str) -> str:
    """The Markdown with lines and quotations as they are typed in an article."""
    blocks = [re.sub(rf" ?{line_end} ?", "\n", block) for block in text.split("\n\n")]
    quoted = [f"> {block.removeprefix(_QUOTE).strip()}".replace("\n", "\n> ") if block.startswith(_QUOTE) else block for block in blocks]
    return _BOLD_SPEAKER.sub(r"\1", "\n\n".join(quoted))


class _Blocks(HTMLParser):
    """The words of each block that is not around the text, such as navigation."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.blocks = [""]
        self.around = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.around += tag in _AROUND
        self.blocks += [""] if tag in _BLOCKS else []

    def handle_endtag(self, tag: str) -> None:
        self.around = max(0, self.around - (tag in _AROUND))
        self.blocks += [""] if tag in _BLOCKS else []

    def handle_data(self, data: str) -> None:
        self.blocks[-1] += "" if self.around else data


def _left_out(html: str, text: str) -> list[str]:
    """The first words of each block that the text does not have, and how many more there are."""
    reader = _Blocks()
    reader.feed(_BREAK.sub(" ", html))
    reader.close()
    there = _letters(text)
    missing = [" ".join(block.split()) for block in reader.blocks if _letters(block) and _letters(block) not in there]
    more = [f"… and {len(missing) - _MOST} more blocks"] if len(missing) > _MOST else []
    return [f"{block[:_LONGEST]}{' …' if block[_LONGEST:] else ''}" for block in missing[:_MOST]] + more


def _letters(text: str) -> str:
    return "".join(re.findall(r"[^\W_]", re.sub(r"</?su[bp]>", "", text)))
