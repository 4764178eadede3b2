"""A built site as one zip file for use from a folder: all links name files, and the same site gives the same bytes."""

from __future__ import annotations

import re
from collections.abc import Mapping
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from annotated_article.html_text import shown
from annotated_article.words import Words

FOLDER = "annotated-articles"
NO_SEARCH = "Search: online only"
"""What the search field says in the unpacked folder."""
_TAG = re.compile(r"<(?:a|area|form|link)\b(?:[^>\"']|\"[^\"]*\"|'[^']*')*>", re.IGNORECASE)
_LINK = re.compile(r'(?P<name>\s(?:xlink:)?href=")(?P<path>(?:[^"?#:]*/)?(?:\.\.?)?)(?P<rest>[?#][^"]*)?"')
_SEARCH = re.compile(r'(<input[^>]*class="md-search__input"[^>]*?)placeholder="[^"]*"')
_NEEDS_A_HOST = re.compile(
    r"annotated-articles\.zip|_headers|_redirects|404\.html|robots\.txt|sitemap\.xml|(?:embed|pagefind)/.*|.*\.(?:br|gz)"
)
# <p class="whole-site"><a href="../../annotated-articles.zip" download>Download the whole site</a></p>
_ZIP_LINK = re.compile(r'<p class="whole-site">.*?</p>')
_DAY = (1980, 1, 1, 0, 0, 0)


def offline_zip(files: Mapping[str, bytes], no_search: str) -> bytes:
    """The zip of a site, given by path from its root. `no_search` replaces the search, which doesn't work from a folder."""
    out = BytesIO()
    with ZipFile(out, "w", ZIP_DEFLATED) as archive:
        for path in sorted(files):
            if not _NEEDS_A_HOST.fullmatch(path):
                info = ZipInfo(f"{FOLDER}/{path}", _DAY)
                info.compress_type, info.external_attr = ZIP_DEFLATED, 0o644 << 16
                data = files[path]
                archive.writestr(info, _for_folders(data.decode("utf-8"), no_search).encode() if path.endswith(".html") else data)
    return out.getvalue()


def _for_folders(html: str, no_search: str) -> str:
    """The page with links to files in place of links to folders."""
    html = _ZIP_LINK.sub("", html)
    html = _SEARCH.sub(lambda found: f'{found[1]}disabled placeholder="{no_search}"', html)
    return _TAG.sub(lambda tag: _LINK.sub(_to_file, tag[0]), html)


def _to_file(link: re.Match[str]) -> str:
    path = link["path"]
    if path.startswith("//") or (not path and not (link["rest"] or "").startswith("?")):
        return link[0]  # another host, or a place in the page
    slash = "" if not path or path.endswith("/") else "/"
    return f'{link["name"]}{path}{slash}index.html{link["rest"] or ""}"'


OFFLINE = "teach/offline/"
ZIP = "annotated-articles.zip"
"""The whole site as one file, at its root."""


def with_zip(html: str, words: Words) -> str:
    """The page's HTML with the link below its title. `offline_zip` removes the link again: the file is not in itself."""
    link = f'<p class="whole-site"><a href="../../{ZIP}" download>{shown(words.say["download site"])}</a></p>'
    return html.replace("</h1>", f"</h1>\n{link}", 1)
