"""Makes the site's typeface, Annotated Serif, from Source Serif 4. Run by hand, when the source or the letters change.

The source is the variable TrueType of Source Serif 4.004, roman and italic: in github.com/google/fonts the folder ofl/sourceserif4,
and in github.com/adobe-fonts/source-serif the release 4.004R. The licence reserves the name Source, so what is made has another.

In an environment with fonttools 4.68.0 and brotli 1.2.1: python make_faces.py ROMAN.ttf ITALIC.ttf
"""

import json
import sys
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from fontTools.subset import Options, Subsetter
from fontTools.ttLib import TTFont
from fontTools.varLib.instancer import instantiateVariableFont

HOOKS = Path(__file__).parents[2] / "hooks/annotated_article"
FAMILY = "Annotated Serif"
PUNCTUATION = "–—‐‑‒―‘’‚‛“”„‟†‡•…‰′″‹›⁄€−№\u2009\u202f"
LATIN = [*range(0x20, 0x7F), *range(0xA0, 0x180), *range(0x218, 0x21C), *map(ord, PUNCTUATION)]
"""Latin and Latin Extended-A, so that ž and ş are in the same face as their words, and the Romanian letters with a comma below."""
PAIRS = 2
"""The type of lookup in GPOS that moves a letter towards the next."""
FEATURES = ["kern", "liga", "locl", "onum", "lnum"]
TEXT, HEADLINE = 18, 40
"""The sizes that the letters are drawn for, in pixels."""
KERNED = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz.,:;-–—‘’“”ÄÖÜäöüéèáóñçšžşğ"
LEAST = 12
"""Pairs of letters whose distance pictures correct, and by how many thousandths of the size at least."""


def face(source: Path, style: str, drawn: tuple[int, int], letters: Iterable[int], features: list[str]) -> TTFont:
    """One style, drawn for a weight and a size, with these letters and features only."""
    font = instantiateVariableFont(TTFont(source, recalcTimestamp=False), {"wght": drawn[0], "opsz": drawn[1]})
    options = Options(layout_features=features, hinting=False, name_IDs=[0, 5, 9, 11, 13, 14], notdef_outline=True)
    subsetter = Subsetter(options)
    subsetter.populate(unicodes=letters)
    subsetter.subset(font)
    names = {1: FAMILY, 2: style, 3: f"4.004; {FAMILY} {style}", 4: f"{FAMILY} {style}", 6: f"AnnotatedSerif-{style}"}
    for number, text in names.items():
        font["name"].setName(text, number, 3, 1, 0x409)
    return font


def save(font: TTFont, path: Path, flavor: str | None) -> None:
    """Write the file and say how large it is."""
    font.flavor = flavor
    font.save(path)
    print(f"{path.name}: {path.stat().st_size:,} bytes, {len(font.getGlyphOrder()):,} glyphs")


def kerning(font: TTFont) -> dict[str, int]:
    """Pair of letters -> how many thousandths of the size they move apart: Pillow can't read this without another library."""
    there = font.getBestCmap()
    letters = {there[ord(letter)]: letter for letter in KERNED}
    pairs: dict[str, int] = {}
    for lookup in font["GPOS"].table.LookupList.Lookup:
        for each in lookup.SubTable:
            table = getattr(each, "ExtSubTable", each)
            for left in letters.keys() & (table.Coverage.glyphs if table.LookupType == PAIRS else ()):
                for right, value in values_after(table, left, letters):
                    pairs.setdefault(letters[left] + letters[right], value)
    return {pair: pairs[pair] for pair in sorted(pairs) if abs(pairs[pair]) >= LEAST}


def values_after(pairs: Any, left: str, names: Iterable[str]) -> Iterable[tuple[str, int]]:
    """Each letter that may follow `left`, with how much nearer it comes."""
    if pairs.Format == 1:
        for record in pairs.PairSet[pairs.Coverage.glyphs.index(left)].PairValueRecord:
            if record.SecondGlyph in names and record.Value1:
                yield record.SecondGlyph, getattr(record.Value1, "XAdvance", 0)
    else:
        row = pairs.Class1Record[pairs.ClassDef1.classDefs.get(left, 0)].Class2Record
        for right in names:
            value = row[pairs.ClassDef2.classDefs.get(right, 0)].Value1
            yield right, getattr(value, "XAdvance", 0) if value else 0


def with_old_style_figures(font: TTFont) -> TTFont:
    """Make the figures that `onum` would choose the usual ones."""
    lookups = font["GSUB"].table.LookupList.Lookup
    features = [each.Feature for each in font["GSUB"].table.FeatureList.FeatureRecord if each.FeatureTag == "onum"]
    instead = {
        old: new
        for feature in features
        for number in feature.LookupListIndex
        for each in lookups[number].SubTable
        for old, new in getattr(each, "ExtSubTable", each).mapping.items()
    }
    for table in font["cmap"].tables:
        table.cmap = {letter: instead.get(name, name) for letter, name in table.cmap.items()}
    return font


def main(roman: Path, italic: Path) -> None:
    """Make the faces that pages load, and the one that pictures are drawn with."""
    fonts = HOOKS / "theme/assets/fonts"
    save(face(roman, "Regular", (400, TEXT), LATIN, [*FEATURES, "smcp"]), fonts / "annotated-serif.woff2", "woff2")
    save(face(italic, "Italic", (400, TEXT), LATIN, FEATURES), fonts / "annotated-serif-italic.woff2", "woff2")
    save(face(roman, "Semibold", (600, TEXT), LATIN, FEATURES), fonts / "annotated-serif-semibold.woff2", "woff2")
    every_letter = TTFont(roman).getBestCmap()
    headline = with_old_style_figures(face(roman, "Medium", (500, HEADLINE), every_letter, ["kern", "onum"]))
    letters = "".join(chr(letter) for letter in sorted(every_letter))
    told = json.dumps({"letters": letters, "kerning": kerning(headline)}, ensure_ascii=False, indent=0, separators=(",", ":"))
    (HOOKS / "sharing/annotated-serif-medium.json").write_text(f"{told}\n", "utf-8")
    for table in ("GPOS", "GSUB", "GDEF"):
        del headline[table]
    save(headline, HOOKS / "sharing/annotated-serif-medium.ttf", None)


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
