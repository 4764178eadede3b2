"""Parts of a page that are the same throughout a folder, such as its head line and its navigation, rendered once for each folder."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from jinja2 import pass_context
from jinja2.runtime import Context

_MOST_KEPT = 100  # pages come folder by folder


class SharedParts:
    """Those of one build. In a template: `{% call shared("nav") %}…{% endcall %}`."""

    def __init__(self) -> None:
        self._rendered: dict[tuple[str, str], str] = {}

    @pass_context
    def __call__(self, context: Context, part: str, caller: Callable[[], str]) -> str:
        """The part as it is in the folder of the page at hand; on a page that the navigation names, as it is there."""
        where = _where(context.get("page"))
        if where is None:
            return caller()
        if (part, where) not in self._rendered:
            if len(self._rendered) >= _MOST_KEPT:
                self._rendered.clear()
            self._rendered[part, where] = caller()
        return self._rendered[part, where]


def _where(page: Any) -> str | None:
    """The folder in which relative addresses are the same: `people/` for `people/ada/`. Nothing for a page that stands out in some part."""
    if page is None or page.file.inclusion.is_in_nav() or page.toc:
        return None
    folder, _, _ = page.url.rstrip("/").rpartition("/")
    return f"{folder}/" if folder else None
