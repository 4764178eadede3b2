"""The language of a text, by its script and its commonest words; empty if that is uncertain."""

from __future__ import annotations

import re
from collections import Counter

_COMMON = {
    "en": "the of and to in is that it was for on with as his her by not but from they this have are",
    "de": "der die das und ist nicht ein eine mit von den dem zu auf für sich auch es im wir ich daß dass des",
    "fr": "le la les des et est que une dans pour qui sur pas au du par ne se il elle nous sont ce tout",
    "es": "el los las y que en una por con se del para no es al lo su como más pero todo tiene sus yo",
}
_BY_WORD = [(language, frozenset(words.split())) for language, words in _COMMON.items()]
# Persian and Urdu have letters that Arabic does not; Japanese has kana beside its Chinese letters.
_SCRIPTS = (
    ("ur", "[ٹڈڑںے]"),
    ("fa", "[پچژگک]"),
    ("ar", "[\u0621-\u064a]"),
    ("he", "[\u05d0-\u05ea]"),
    ("ja", "[\u3041-\u30ff]"),
    ("ko", "[\uac00-\ud7a3]"),
    ("zh", "[\u4e00-\u9fff]"),
    ("el", "[\u03b1-\u03c9]"),
)
_LEAST = 0.02  # of the letters: a name in another script does not make a text one of that script
_FEWEST, _TWICE = 3, 1.5


def recognise_language(text: str) -> str:
    """`en`, `de`, `fr`, `es`, `ar`, `fa`, `ur`, `he`, `zh`, `ja`, `ko` or `el`; empty if it may be another one."""
    letters = sum(map(str.isalpha, text))
    for language, script in _SCRIPTS:
        found = len(re.findall(script, text))
        if letters and found > _LEAST * letters and (language in ("ur", "fa", "ja") or found > letters / 2):
            return language
    counts = Counter(re.findall(r"[^\W\d_]+", text.lower()))
    scores = sorted(((sum(counts[word] for word in words), language) for language, words in _BY_WORD), reverse=True)
    (best, language), (second, _) = scores[:2]
    return language if best >= _FEWEST and best >= _TWICE * second else ""
