"""Problems as red boxes on the pages of `mkdocs serve`, next to the paragraph, article or entry."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from html import escape

from annotated_article.problems import Problem, render

_PASSAGE = r'<(p|h[1-6]|li|dt|dd|figcaption)\b[^>]*\bid="{}"[^>]*>'


def page_showing(problem: Problem, is_page: Callable[[str], bool]) -> str:
    """The address of the page that shows a problem: that of its file, else of its folder, else the home page."""
    parts = problem.at.path.rsplit(".", 1)[0].split("/")[1:]
    for candidate in ("/".join(parts) + "/", "/".join(parts[:-1]) + "/"):  # articles/bridge/its-toll: the page is articles/bridge/
        if is_page(candidate):
            return candidate
    return ""


def boxes(problems: Iterable[Problem], texts: Mapping[str, str]) -> str:
    """One box per problem, in the form that the command line prints."""
    return "".join(f'<aside class="problem" role="note"><pre>{escape(render(problem, texts))}</pre></aside>\n' for problem in problems)


def at_its_place(html: str, problems: Iterable[Problem], texts: Mapping[str, str]) -> str:
    """The page with each box before its passage, in it if it is a list item, or above everything."""
    top = []
    for problem in problems:
        found = re.search(_PASSAGE.format(re.escape(problem.passage)), html) if problem.passage else None
        if found is None:
            top.append(problem)
        else:
            # A list may contain only items, so the box goes inside the item.
            at = found.end() if found[1][0] in "ldf" else found.start()
            html = html[:at] + boxes([problem], texts) + html[at:]
    return boxes(top, texts) + html
