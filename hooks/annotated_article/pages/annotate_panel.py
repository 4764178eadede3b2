"""The panel of "Annotate this", one script for each language: the few who ask for it load it, and no article carries it."""

from __future__ import annotations

import json
import re

from annotated_article.kinds import ENTRY_KINDS
from annotated_article.pages.templates import fill
from annotated_article.words import Words

_ENTRIES = [kind.name for kind in ENTRY_KINDS.values()]
_DATED = [kind.name for kind in ENTRY_KINDS.values() if any(field.name == "when" for field in kind.fields)]
_KINDS = (*_ENTRIES, "mention", "alias", "date", "claim", "question", "correction")
_FIELDS = {
    "entry": "mention alias",
    "when": f"{' '.join(_DATED)} date",
    "title": "date",
    "claim": "claim",
    "speaker": "claim",
    "claimKind": "claim",
    "ask": "question",
    "correction": "correction",
    "correctionKind": "correction",
    "note": f"{' '.join(_ENTRIES)} date",
}
"""What can be filled in -> the kinds for which."""


def annotate_script(words: Words, mend: str) -> str:
    """A script that hands the panel to annotate.js. `mend` is the address before a file's path in the code host's editor, or empty."""
    panel = fill(
        "annotate",
        say=words.say,
        words=words,
        edit=mend,
        create=new_file_address(mend),
        kinds=[(kind, words.kinds.get(kind) or words.say[f"annotate {kind}"]) for kind in _KINDS],
        entries={kind.name: kind for kind in ENTRY_KINDS.values()},
        dated=_DATED,
        fields=[(name, kinds, *words.annotating[name]) for name, kinds in _FIELDS.items()],
        choices={"claimKind": words.claim_kinds.items(), "correctionKind": words.correction_kinds.items()},
    )
    return f"reader.panel = {json.dumps(panel, ensure_ascii=False)};\n"


def new_file_address(mend: str) -> str:
    """The code host's address for a new file, with {} for its folder; empty if the address for editing doesn't show it.

    Forges that have one call it as they call the editor: `…/edit/main/` and `…/new/main/`, `…/_edit/…` and `…/_new/…`.
    """
    found = re.search(r"(.*/_?)edit(/.*)", mend)
    return f"{found[1]}new{found[2]}{{}}" if found else ""
