"""What a page may load and run (W3C Content Security Policy Level 3): what the site ships and nothing else.

The theme writes a few scripts and one style into each page; each of these is named by its hash, so that a script which found its
way into a page could not run.
"""

from __future__ import annotations

import re
from base64 import b64encode
from functools import lru_cache
from hashlib import sha256
from typing import NamedTuple

_INLINE = re.compile(r"<(script|style)([^>]*)>(.*?)</\1>", re.DOTALL)
_DATA = re.compile(r'\ssrc=|\stype="application/')
_BEFORE = '<meta charset="utf-8">'

_RULES = {
    "default-src": "'none'",
    "script-src": "'self'",
    "style-src": "'self'",
    "img-src": "'self' data:",
    "font-src": "'self'",
    "connect-src": "'self'",
    "worker-src": "'self'",
    "frame-src": "'self'",
    "form-action": "'self'",
    "base-uri": "'none'",
}
"""Icons are `data:` in the theme's style; search reads its index and runs in a worker; a page for teachers may show an embed."""


class Inline(NamedTuple):
    """The hashes of the scripts and styles in a page, in order, each once."""

    scripts: tuple[str, ...] = ()
    styles: tuple[str, ...] = ()

    def __or__(self, other: Inline) -> Inline:
        """Those of both pages."""
        return Inline(*(tuple(dict.fromkeys(mine + theirs)) for mine, theirs in zip(self, other, strict=True)))


SEARCH_IN_CHUNKS = Inline(scripts=("'wasm-unsafe-eval'",))
"""Pagefind reads its index with WebAssembly, which a page may compile only with this keyword; it doesn't allow text to run as a script."""


@lru_cache(maxsize=16)
def inline_parts(html: str) -> Inline:
    """What the page runs or applies without loading it. JSON in a script element is data and needs no permission."""
    found: dict[str, dict[str, None]] = {"script": {}, "style": {}}
    for element, attributes, content in _INLINE.findall(html):
        if not _DATA.search(attributes):
            found[element][_hash(content)] = None
    return Inline(tuple(found["script"]), tuple(found["style"]))


@lru_cache(maxsize=16)
def policy(inline: Inline) -> str:
    """The policy of pages with these parts, on one line."""
    own = {"script-src": inline.scripts, "style-src": inline.styles}
    return "; ".join(" ".join([name, allowed, *own.get(name, ())]) for name, allowed in _RULES.items())


def with_policy(html: str, inline: Inline) -> str:
    """The page with its policy, before everything that it loads, and without a referrer for the pages it links to."""
    meta = f'<meta http-equiv="Content-Security-Policy" content="{policy(inline)}"><meta name="referrer" content="no-referrer">'
    return html.replace(_BEFORE, f"{_BEFORE}{meta}", 1)


def headers_file(inline: Inline) -> str:
    """The same for a host that sends headers from a file `_headers`, with what only a header can say.

    Another site may show what is under /embed/ in an iframe, and nothing else of this site.
    """
    common = ("X-Content-Type-Options: nosniff", "Referrer-Policy: no-referrer", "Cross-Origin-Opener-Policy: same-origin")
    inline = Inline(*(tuple(sorted(hashes)) for hashes in inline))  # the order in which pages were generated doesn't matter
    everywhere = (*common, "Permissions-Policy: camera=(), geolocation=(), microphone=()", f"Content-Security-Policy: {policy(inline)}")
    embeds = ("! X-Frame-Options", "Cross-Origin-Resource-Policy: cross-origin")
    blocks = (("/*", (*everywhere, "X-Frame-Options: SAMEORIGIN")), ("/embed/*", embeds))
    return "\n".join("\n".join([path, *(f"  {line}" for line in lines)]) for path, lines in blocks) + "\n"


@lru_cache(maxsize=256)
def _hash(content: str) -> str:
    return f"'sha256-{b64encode(sha256(content.encode()).digest()).decode()}'"
