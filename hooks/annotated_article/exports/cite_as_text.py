"""Citations for a list of works: MLA (9th edition), APA (7th) and Chicago (18th, notes and bibliography).

The strings are those of citeproc-js with the styles modern-language-association, apa and chicago-notes-bibliography, in American
English, or in German for German articles.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from typing import NamedTuple

from annotated_article.dates.cldr import calendar_of
from annotated_article.dates.edtf import Date, Point
from annotated_article.dates.shown_dates import shown_year
from annotated_article.exports.cited import Reference
from annotated_article.languages import Quotes, language_of
from annotated_article.model.names import EAST_ASIAN, Name

_SMALL = frozenset(
    """a an and the or nor but so yet about above across after against al along alongside amid amidst among amongst around as at atop
    barring before behind below beneath beside besides between beyond by ca circa de despite down during et except for from given in
    inside into lest like near notwithstanding of off on onto out over per plus pro qua sans since than through throughout till to toward
    towards under underneath until unto up upon van versus via von vs vs. with within without""".split()
)
"""Articles, conjunctions and prepositions, which stay small within a title."""
_EDGE = "\"'“”„‘’‚«»()[]{}.,;:!?…"
_JOINT = re.compile(r"(\s+|[-/–—‑]+)")


def title_case(title: str) -> str:
    """The title with capitals; words that have one already stay as they are.

    >>> title_case("No easing of US-Iranian tensions after Baghdad conference: an end to it")
    'No Easing of US-Iranian Tensions after Baghdad Conference: An End to It'
    """
    parts = _JOINT.split(title)
    words = [at for at in range(0, len(parts), 2) if parts[at].strip(_EDGE)]
    for rank, at in enumerate(words):
        starts = rank == 0 or parts[words[rank - 1]].endswith((":", "?", "!"))
        if starts or rank == len(words) - 1 or parts[at].strip(_EDGE).lower() not in _SMALL:
            parts[at] = _with_capital(parts[at])
    return "".join(parts)


def _with_capital(word: str) -> str:
    at = len(word) - len(word.lstrip(_EDGE))
    return word if word.lower() != word else word[:at] + word[at : at + 1].upper() + word[at + 1 :]


_MARK = re.compile("[\"“”„'‘’‚]")
_DOUBLE = frozenset('"“”„')


def marks_of(language: str) -> Quotes:
    """The marks for citing a work in this language: German ones, otherwise English ones, like the citation's terms."""
    return language_of("de" if language.lower().split("-")[0] == "de" else "en").quotes


def with_marks(text: str, marks: Quotes, *, within: bool = False) -> str:
    """The text with the language's quotation marks, whatever was typed. `within`: the text will itself be in quotation marks."""
    opened: list[bool] = []

    def mark(match: re.Match[str]) -> str:
        double, before, after = match[0] in _DOUBLE, text[: match.start()], text[match.end() :]
        if opened and opened[-1] == double and not _begins(before, after):
            opened.pop()
            return _pair(marks, len(opened) + within)[1]
        if _begins(before, after) and _ends_later(after, double=double):
            opened.append(double)
            return _pair(marks, len(opened) - 1 + within)[0]
        return "”" if double and marks.inside else match[0] if double else "’"

    return _MARK.sub(mark, text)


def _pair(marks: Quotes, depth: int) -> tuple[str, str]:
    return marks.inner if depth % 2 else marks.outer


def _begins(before: str, after: str) -> bool:
    return (not before or before[-1].isspace() or before[-1] in "([{/–—-\"“„'‘‚") and bool(after) and not after[0].isspace()


def _ends_later(after: str, *, double: bool) -> bool:
    return bool(re.search('["“”]' if double else r"(?<=\S)['’‘](?!\w)", after))


def quoted(title: str, marks: Quotes) -> str:
    """The title in quotation marks, with a full stop if one is needed.

    >>> quoted("Who pays?", marks_of("en")), quoted("A bridge", marks_of("en")), quoted("Eine Brücke", marks_of("de"))
    ('“Who pays?”', '“A bridge.”', '„Eine Brücke“.')
    """
    inner = with_marks(title, marks, within=True)
    if marks.inside:
        return f"{marks.outer[0]}{stopped(inner, marks)}{marks.outer[1]}"
    return stopped(f"{marks.outer[0]}{inner}{marks.outer[1]}", marks)


def stopped(text: str, marks: Quotes) -> str:
    """The text with a full stop at its end, unless it ends with a stop, an exclamation or a question mark already."""
    closing = len(text) - len(text.rstrip("”’“‘"))
    words, end = text[: len(text) - closing], text[len(text) - closing :]
    if not words or words[-1] in ".?!":
        return text
    return f"{words}.{end}" if marks.inside else f"{text}."


_SHORT_MONTHS = "Jan. Feb. Mar. Apr. May June July Aug. Sept. Oct. Nov. Dec.".split()
_INITIAL = re.compile(r"(?<![^\s.])([^\W\d_])(?:\.\s*|\s+|$)")
_MLA_NAMES, _CHICAGO_NAMES, _APA_NAMES = 2, 6, 20
"""More names than that are cut short: to the first, the first three, the first nineteen and the last."""


class Cited(NamedTuple):
    """A citation with the one part of it that is set in italics."""

    before: str
    italic: str
    after: str

    @property
    def plain(self) -> str:
        """Without italics."""
        return "".join(self)


class _Terms(NamedTuple):
    """The few words of a style that differ by language."""

    and_: str
    and_others: str
    undated: str
    paragraph: tuple[str, str]
    whole_paragraph: tuple[str, str]
    seasons: tuple[str, str, str, str]


_TERMS = {
    "en": _Terms(
        "and", "et al.", "n.d.", ("par. {}", "pars. {}"), ("Paragraph {}", "Paragraphs {}"), ("Spring", "Summer", "Autumn", "Winter")
    ),
    "de": _Terms(
        "und", "u.\u00a0a.", "o.\u00a0J.", ("Abs. {}", "Abs. {}"), ("Absatz {}", "Absätze {}"), ("Frühling", "Sommer", "Herbst", "Winter")
    ),
}


def mla(cited: Reference) -> Cited:
    """The citation in the style of the Modern Language Association."""
    terms, marks = _terms(cited), marks_of(cited.language)
    authors = [_dotted(name) for name in cited.authors]
    names = _few_names([_turned(name) for name in authors], authors, _MLA_NAMES, 1, terms)
    title = _title(cited)
    place = _paragraph(cited, terms.paragraph)
    rest = ", ".join(filter(None, (_mla_date(cited.issued, terms), place, f"{cited.url}.")))
    lead = f"{stopped(names, marks)} " if names else ""
    if not cited.container:
        return Cited(lead, with_marks(title, marks), f"{'' if title[-1:] in '.?!' else '.'} {rest}")
    return Cited(f"{lead}{quoted(title, marks)} ", with_marks(cited.container, marks), f", {rest}")


def apa(cited: Reference) -> Cited:
    """The citation in the style of the American Psychological Association; titles keep their capitals."""
    terms, marks = _terms(cited), marks_of(cited.language)
    place = _paragraph(cited, terms.whole_paragraph)
    title = with_marks(cited.title, marks)
    title = stopped(f"{title} [{place}]" if place else title, marks)
    date = f"({_apa_date(cited.issued, terms)})."
    names = _apa_names([_initialled(name) for name in cited.authors])
    if not cited.container:
        lead = f"{stopped(names, marks)} {date} " if names else ""
        return Cited(lead, title.removesuffix("."), f". {'' if names else f'{date} '}{cited.url}")
    lead = f"{stopped(names, marks)} {date} {title} " if names else f"{title} {date} "
    container = with_marks(cited.container, marks)
    return Cited(lead, container, f"{'' if container.endswith('.') else '.'} {cited.url}")


def chicago(cited: Reference) -> Cited:
    """The citation as the Chicago Manual of Style has it in a bibliography."""
    terms, marks = _terms(cited), marks_of(cited.language)
    authors = [_dotted(name) for name in cited.authors]
    names = _few_names([_turned(name, demote=True) for name in authors], authors, _CHICAGO_NAMES, 3, terms) or with_marks(
        cited.container, marks
    )
    container = with_marks(cited.container, marks) if cited.authors else ""
    date = _chicago_date(cited.issued, terms)
    place = _paragraph(cited, terms.paragraph)
    standing = ", ".join(filter(None, (container, date, place)))
    parts = (stopped(names, marks) if names else "", quoted(_title(cited), marks), stopped(standing, marks) if standing else "")
    return Cited(" ".join(filter(None, (*parts, f"{cited.url}."))), "", "")


STYLES: Mapping[str, Callable[[Reference], Cited]] = {"MLA": mla, "APA": apa, "Chicago": chicago}
"""Name of the style -> what writes it."""


def _terms(cited: Reference) -> _Terms:
    return _TERMS.get(cited.language.lower().split("-")[0], _TERMS["en"])


def _title(cited: Reference) -> str:
    is_english = cited.language.lower().split("-")[0] == "en"
    return title_case(cited.title) if is_english and not cited.is_note else cited.title


def _paragraph(cited: Reference, words: tuple[str, str]) -> str:
    """What is cited of the article, in the words for one paragraph or for several."""
    return words[cited.is_range].format(cited.paragraph) if cited.paragraph else ""


def _turned(name: Name, *, demote: bool = False) -> str:
    """`van der Berg, Lies`; demoted, `Berg, Lies van der`. A particle that is glued to the name stays there.

    A name that has its family name first anyway takes no comma: `Nagy Imre`.
    """
    if name.literal or name.family_first:
        return _said(name)
    given = f"{name.given} {name.dropping}".rstrip()
    if demote and name.particle and not name.is_elided:
        turned = f"{name.family}, {given} {name.particle}"
    else:
        turned = f"{name.last}, {given}".removesuffix(", ")
    return _with_apostrophes(f"{turned}, {name.suffix}" if name.suffix else turned)


def _said(name: Name) -> str:
    """The name in spoken order; in Chinese characters, kana or Hangul without a space: `山田太郎`."""
    is_glued = name.family_first and EAST_ASIAN.fullmatch(name.family)
    return f"{name.family}{name.given}" if is_glued else _with_apostrophes(name.whole)


def _initialled(name: Name) -> str:
    """`Holt-Dale, J. P.`."""
    if name.literal or EAST_ASIAN.fullmatch(name.family):
        return _said(name)
    words = re.sub(r"(?<=\w)\.(?=\w)", ". ", name.given).split()
    initials = " ".join("-".join(f"{part[:1].upper()}." for part in word.split("-") if part) for word in words)
    return _turned(replace(name, given=initials))


def _dotted(name: Name) -> Name:
    """The name with the full stops of its initials: `J P` and `J.P.` are `J. P.`."""
    return replace(name, given=_INITIAL.sub(r"\1. ", name.given).strip())


def _with_apostrophes(text: str) -> str:
    """The text with typographic apostrophes."""
    return text.replace("'", "’")


def _few_names(turned: Sequence[str], names: Sequence[Name], most: int, shown: int, terms: _Terms) -> str:
    """The first name inverted and the others in normal order; beyond a limit, a word such as "et al." replaces the rest."""
    said = [*turned[:1], *(_said(name) for name in names[1:])]
    if len(said) > most:
        return f"{', '.join(said[:shown])}, {terms.and_others}"
    return ", ".join([*said[:-1], f"{terms.and_} {said[-1]}"]) if len(said) > 1 else "".join(said)


def _apa_names(names: Sequence[str]) -> str:
    if len(names) > _APA_NAMES:
        return f"{', '.join(names[: _APA_NAMES - 1])}, … {names[-1]}"
    return ", ".join([*names[:-1], f"& {names[-1]}"]) if len(names) > 1 else "".join(names)


def _mla_date(issued: Date | None, terms: _Terms) -> str:
    if issued is None:
        return ""
    point, german = issued.leading, terms is _TERMS["de"]
    month = _SHORT_MONTHS[point.month - 1] if not german and 0 < point.month <= 12 else _month(point, terms)
    day = f"{point.day}{'.' if german else ''}" if point.day else ""
    return " ".join(filter(None, ("circa" if point.circa else "", day, month, _year(point))))


def _apa_date(issued: Date | None, terms: _Terms) -> str:
    if issued is None:
        return terms.undated
    point = issued.leading
    date = ", ".join(filter(None, (_year(point), _month(point, terms))))
    return f"{'ca. ' if point.circa else ''}{date}{f' {point.day}' if point.day else ''}"


def _chicago_date(issued: Date | None, terms: _Terms) -> str:
    if issued is None:
        return ""
    point, month = issued.leading, _month(issued.leading, terms)
    if point.day and terms is not _TERMS["de"]:
        date = f"{month} {point.day}, {_year(point)}"
    else:
        date = " ".join(filter(None, (f"{point.day}." if point.day else "", month, _year(point))))
    return f"[{date}?]" if point.circa else date


def _month(point: Point, terms: _Terms) -> str:
    """The month or season in full."""
    if point.precision == "season":
        return terms.seasons[point.month - 21]
    return calendar_of("de" if terms is _TERMS["de"] else "en").months[point.month - 1] if point.month else ""


def _year(point: Point) -> str:
    return shown_year(point.year, "en")
