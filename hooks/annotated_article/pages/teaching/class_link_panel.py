"""The panel of "Link for a class", one script for each language: the teachers who ask for it load it, and no article carries it."""

from __future__ import annotations

import json

from annotated_article.pages.templates import fill
from annotated_article.words import Words


def class_link_script(words: Words) -> str:
    """A script that hands the panel to class-link.js."""
    return f"reader.classPanel = {json.dumps(fill('teaching/class_link', say=words.say, words=words), ensure_ascii=False)};\n"
