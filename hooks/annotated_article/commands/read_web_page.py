"""The text of a saved web page as Markdown, by trafilatura, which is installed by whoever wants it."""

from __future__ import annotations

MISSING = "To read a saved web page, install trafilatura: python -m pip install trafilatura. Or copy the text into a .txt file."


def read_web_page(html: str) -> str | None:
    """Title, author, day and text of the page, with an empty line between them; None without trafilatura, empty without a text."""
    try:
        import trafilatura  # noqa: PLC0415 - the site is built without it
    except ImportError:
        return None
    text: str = trafilatura.extract(html, output_format="markdown", include_comments=False, include_tables=True) or ""
    about = trafilatura.extract_metadata(html)
    title, author, day = (getattr(about, name, None) or "" for name in ("title", "author", "date"))
    lines = [line for line in text.split("\n") if line.lstrip("# ").strip() != title] if title else text.split("\n")
    byline = ", ".join(filter(None, (author and f"By {author}", day)))
    return "\n\n".join(filter(None, (title and f"# {title}", byline, "\n".join(lines).strip("\n")))) if text else ""
