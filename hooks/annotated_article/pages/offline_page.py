"""The page about using the site offline, with a link to the zip file where there is one."""

from __future__ import annotations

from annotated_article.html_text import shown
from annotated_article.words import Words

OFFLINE = "teach/offline/"
ZIP = "annotated-articles.zip"
"""The whole site as one file, at its root."""


def with_zip(html: str, words: Words) -> str:
    """The page's HTML with the link below its title. `offline_zip` removes the link again: the file is not in itself."""
    link = f'<p class="whole-site"><a href="../../{ZIP}" download>{shown(words.say["download site"])}</a></p>'
    return html.replace("</h1>", f"</h1>\n{link}", 1)
