"""What the fuzzer begins with: texts that reach far into the program, and the words that it may put together."""

from __future__ import annotations

from pathlib import Path

import yaml

from annotated_article.loading.field_table import RECORDS

TESTS = Path(__file__).parents[1]
_CHOICES = bytes([6, 0, 0, 2, 0, 3, 1, 0, 0, 9, 0, 1, 4, 0, 5, 2, 0, 7, 3, 0, 0, 0, 1, 5])
_DATES = "2007-03-10 2007-03 2007 2007~ 2007? 2007% 199X 19XX -0044-03-15 ../2003 2007-03-10/2007-03-12 2007/.. 10.3.2007 1850s 03/10/2007 2007-21 2003/ -0043"
_SIGNS = ": |- |\n|\n  |\t| #|#|'|\"|[|]|{|}|, |&a|*a|!|>|---\n|...\n|%|@|`|**|*|_|](|<b>|</b>|&amp;|&#x301;|\\|/|\x1e|. |1. |\u00ad|\u200d|\u00a0|\u2009|ſ|İ|ß|“|”|—|e\u0301|巴|ไ"


def beginnings(target: str) -> list[bytes]:
    """The texts for a target, from the other tests' cases."""
    if target == "edtf":
        return [date.encode() for date in _DATES.split()]
    if target == "yaml":
        files = sorted(file for file in (TESTS / "mini_site").rglob("*") if file.suffix in (".yml", ".md") and file.name != "README.md")
        return [file.read_bytes() + bytes([0] * 7 + [at]) for at, file in enumerate(files)] + [
            b"name: Ada\nnote: x\n" + bytes([at] * 8) for at in range(9)
        ]
    texts = [case["text"] for file in sorted((TESTS / "weaving/cases").glob("*.yml")) for case in _cases(file) if "text" in case]
    return [f"{text}\x1e{text.split()[0]}".encode() + _CHOICES[:8] if target == "anchor" else text.encode() + _CHOICES for text in texts]


def words() -> str:
    """The same as libFuzzer's dictionary: a word to a line, in quotation marks."""
    names = sorted({f"{field.name}: " for fields in RECORDS.values() for field in fields})
    return "".join(f'"{_escaped(word)}"\n' for word in [*names, *_SIGNS.split("|"), *_DATES.split()] if word)


def _escaped(word: str) -> str:
    return "".join(chr(byte) if chr(byte).isalnum() and byte < 128 else f"\\x{byte:02x}" for byte in word.encode())


def _cases(file: Path) -> list[dict[str, str]]:
    return list(yaml.load(file.read_text("utf-8"), yaml.BaseLoader).values())
