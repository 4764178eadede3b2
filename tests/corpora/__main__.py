"""Measures how often a name is linked wrongly, on public texts in which people have marked every name. Nothing of them is kept here.

python -m corpora FOLDER [--show wrong|given-up|unmarked]

The folder is filled by hand (docs/contribute/scale.md says from where). It holds

- texts whose file names begin with their language, such as `de-rundschau.conll`: a word (in Chinese, a character) on each line and, last
  on the line, its mark (`B-PER`, `I-LOC`, `O` …), with an empty line after each sentence
- `ja-*.json`: a list of `text` and `entities`, each with `span` and `type`
- `countries.json` of mledoze/countries; `legislators-current.yaml` and `executive.yaml` of unitedstates/congress-legislators

A third library is made of the names that are marked as people in each file itself, each with its surname as an alias: all of those people
are in it, so one person's link on another's name shows. A link is wrong if it covers only part of a marked name, or the name of somebody who is no such thing.
"""

from __future__ import annotations

import argparse
import json
import re
from collections import Counter
from collections.abc import Iterable, Iterator
from html import escape
from pathlib import Path
from typing import NamedTuple

import yaml

from annotated_article.anchoring.anchor_article import anchor_article
from annotated_article.anchoring.find_names import index_names
from annotated_article.kinds import ENTRY_KINDS
from annotated_article.model.notes import Entry
from annotated_article.model.typed import Span, Text
from support.small_article import article_of

SENTENCES = 40
"""Of a text that is cut out of a file without marks between its texts."""
_TRANSLATED = {"de": "deu", "es": "spa", "fr": "fra", "nl": "nld", "zh": "zho", "ja": "jpn"}
"""The names that `countries.json` has for languages other than English."""
_WITHOUT_SPACES = ("zh", "ja")
_KINDS = {
    "PER": "people",
    "PERSON": "people",
    "LOC": "places",
    "LOCATION": "places",
    "ORG": "organisations",
    "ORGANISATION": "organisations",
    "人名": "people",
    "地名": "places",
    "法人名": "organisations",
    "政治的組織名": "organisations",
    "その他の組織名": "organisations",
}
# what a marked name may have before or after the name of an entry and still be the same: "the US", "President Bush", "Iraq's",
# "eastern Ukraine", "Iran/Iraq", 英国《…》周刊
_SAME = re.compile(
    r"(?:[Tt]he |(?:[A-Z][a-z]+ )*(?:President|Minister|Secretary|Senator|Chancellor|Mr|Mr\.|Dr|Dr\.|Gen\.|Sen\.|Rep\.) )?"
    r"|'s?|(?:north|south|east|west|southeast|northeast|southwest|northwest)(?:ern)? |[/-]| ?/ ?\w+|[《“].*"
)
# words that a hyphen joins to the name, whatever the whole is marked as: "anti-Bhutto", "Castro-era"
_COMPOUND = re.compile(r"(?:mid|pro|pre|anti|Anti|Pro)-|-\w+")


class Marked(NamedTuple):
    """A name that people have marked at [start, end) of a text, and its kind: a folder under annotations/, or another word."""

    start: int
    end: int
    kind: str


class MarkedText(NamedTuple):
    """A text and the names in it."""

    words: str
    names: tuple[Marked, ...]


def texts_of(path: Path) -> Iterator[MarkedText]:
    """The texts of a file, each of whole sentences."""
    if path.suffix == ".json":
        for text in json.loads(path.read_text(encoding="utf-8")):
            names = ((*name["span"], _KINDS.get(name["type"], name["type"])) for name in text["entities"])
            yield MarkedText(text["text"], tuple(Marked(*name) for name in names))
        return
    space = "" if path.name.startswith(_WITHOUT_SPACES) else " "
    sentences: list[list[tuple[str, str]]] = [[]]
    for line in path.read_text(encoding="utf-8", errors="replace").splitlines():
        parts = line.split()
        if not parts or parts[0] == "-DOCSTART-":
            if sentences[-1]:
                sentences.append([])
            if (parts or len(sentences) > SENTENCES) and len(sentences) > 1:
                yield _joined(sentences, space)
                sentences = [[]]
        else:
            sentences[-1].append((parts[0], parts[-1]))
    if sentences[0]:
        yield _joined(sentences, space)


def _joined(sentences: list[list[tuple[str, str]]], space: str) -> MarkedText:
    """Words with the spaces that print has, and a line for each sentence."""
    words, names = "", list[Marked]()
    for sentence in sentences:
        last = "O"
        for word, mark in sentence:
            tight = not words or words[-1] in "([\n" or re.match(r"[,.;:!?%)\]]|['’](?:s|re|ve|ll|d|m|t)?$|n't$", word)
            words += ("" if tight else space) + word
            kind = mark[2:]
            if mark != "O" and last[2:] == kind and mark[0] != "B":
                names[-1] = names[-1]._replace(end=len(words))
            elif mark != "O":
                names.append(Marked(len(words) - len(word), len(words), _KINDS.get(kind.upper(), kind)))
            last = mark
        words += "\n"
    return MarkedText(words, tuple(names))


def entry(folder: str, name: str, aliases: Iterable[str] = ()) -> Entry:
    """An entry with nothing but its names."""
    at = Span("corpus")
    kind = ENTRY_KINDS[folder]
    return Entry(f"{folder}-{name}", kind, kind.own(), at, Text(name, at), Text("-", at), tuple(Text(alias, at) for alias in aliases))


def countries(folder: Path, language: str) -> list[Entry]:
    """250 countries by their common and official names in the language."""
    found = json.loads((folder / "countries.json").read_text(encoding="utf-8"))
    named = [country["translations"].get(_TRANSLATED.get(language), country["name"]) for country in found]
    names = {name["common"]: name["official"] for name in named}
    return [entry("places", common, [official]) for common, official in names.items()]


def politicians(folder: Path) -> list[Entry]:
    """Legislators, presidents and vice presidents of the United States, each with the surname as an alias."""
    found = {}
    for file in ("legislators-current.yaml", "executive.yaml"):
        for person in yaml.load((folder / file).read_text(encoding="utf-8"), yaml.CSafeLoader):
            name = person["name"]
            found[f"{name['first']} {name['last']}"] = name["last"]
    return [entry("people", name, [last]) for name, last in found.items()]


def people_marked(texts: Iterable[MarkedText], language: str) -> list[Entry]:
    """The people whom the texts themselves name in full, without names that are also marked as something else."""
    texts = list(texts)
    names = {words.words[start:end] for words in texts for start, end, kind in words.names if kind == "people"}
    names -= {words.words[start:end] for words in texts for start, end, kind in words.names if kind != "people"}
    if language in _WITHOUT_SPACES:
        return [entry("people", name) for name in sorted(names) if len(name) > 1]
    whole = sorted(name for name in names if re.fullmatch(r"[^\W\d_][\w.'-]+(?: [\w.'-]+)+", name))
    return [entry("people", name, [name.split()[-1]]) for name in whole]


def measured(entries: list[Entry], texts: Iterable[MarkedText], language: str, show: str) -> Counter[str]:
    """How many links are right and wrong, how many right ones are given up, how many cover what nobody has marked."""
    by_id = {each.id: each for each in entries}
    index = index_names(entries)
    counts: Counter[str] = Counter()
    for text in texts:
        anchored, _ = anchor_article(
            article_of({"language": language}), "".join(f"<p>{escape(line)}</p>" for line in text.words.splitlines()), by_id, index
        )
        body = anchored.texts["body"].text
        for mention in anchored.mentions:
            _, start, end = mention.spot
            verdict = _verdict(text, start, end, by_id[mention.note.removeprefix("entry-")].kind.folder)
            counts[verdict] += 1
            if verdict == show:
                print(f"  {body[max(0, start - 40) : start]}[{body[start:end]}]{body[end : end + 30]}")
        for (_, start, end), owners, longer, _ in anchored.unlinked:
            right = _verdict(text, start, end, by_id[owners[0]].kind.folder) == "right"
            counts["given-up"] += right
            counts["rightly not linked"] += not right
            if right and show == "given-up":
                print(f"  {body[max(0, start - 40) : start]}[{body[start:end]}]{body[end : end + 30]} <{longer}>")
    return counts


def _verdict(text: MarkedText, start: int, end: int, folder: str) -> str:
    for name in text.names:
        if name.start < end and start < name.end:
            before, after = text.words[name.start : start], text.words[end : name.end]
            if _COMPOUND.fullmatch(before + after):
                return "right"
            same = _SAME.fullmatch(before) and _SAME.fullmatch(after)
            return "right" if same and (name.kind == "people") == (folder == "people") else "wrong"
    return "unmarked"


def main() -> None:
    """Print one row for each library and file."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--show", default="", help="print these links: wrong, given-up, unmarked")
    chosen = parser.parse_args()
    print(
        "| texts | library | links that are right | wrong | right ones given up | rightly not linked | unmarked |\n|---|---|---|---|---|---|---|"
    )
    for path in sorted(each for each in chosen.folder.iterdir() if re.fullmatch(r"[a-z]{2}-.*\.(conll|json)", each.name)):
        texts, language = list(texts_of(path)), path.name[:2]
        libraries = {"countries": countries(chosen.folder, language), "its people": people_marked(texts, language)}
        if language == "en":
            libraries["politicians"] = politicians(chosen.folder)
        for name, entries in libraries.items():
            counts = measured(entries, texts, language, chosen.show)
            row = [counts[key] for key in ("right", "wrong", "given-up", "rightly not linked", "unmarked")]
            print(f"| {path.stem} | {name} ({len(entries):,}) | {' | '.join(f'{count:,}' for count in row)} |")


if __name__ == "__main__":
    main()
