"""Names in the text of notes linked to their entries, each once. The same finder as for articles."""

from __future__ import annotations

from collections.abc import Callable, Set
from html import escape

from annotated_article.anchoring.find_names import Here, NameIndex, Searched, choose, namesakes, places, present
from annotated_article.anchoring.reader_text import FOLDING
from annotated_article.anchoring.whole_names import WholeNames
from annotated_article.html_text import shown


def link_names(  # noqa: PLR0913, PLR0917 - all but three are for the few callers that know more of the text
    text: str, index: NameIndex, address: Callable[[str], str], here: Set[str] = frozenset(), without: str = "", language: str = "en"
) -> str:
    """HTML of a plain text in which the first mention of each entry is a link to `address(entry id)`.

    `here` are entries whose short names may link, `without` the entry whose own note this is, `language` that of the text.
    """
    folded = text.translate(FOLDING)
    candidates = list(index.candidates(folded, language))
    cast, searched = set(here), Searched(candidates, WholeNames(text, folded, language, places(candidates)))
    known = Here(present(index, [searched], cast), cast, namesakes([searched]))
    chosen = choose(index, searched, known, lambda start, end: True)
    parts, position, linked = [], 0, {without}
    for name in chosen.links:
        entry = name.entries[0]
        if entry not in linked:
            linked.add(entry)
            parts += [
                shown(text[position : name.start]),
                f'<a href="{escape(address(entry))}">',
                shown(text[name.start : name.end]),
                "</a>",
            ]
            position = name.end
    parts.append(shown(text[position:]))
    return "".join(parts)
