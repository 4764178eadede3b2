"""Citations as they stand in a list of works: MLA (9th edition), APA (7th) and Chicago (18th, notes and bibliography).

The strings are those of citeproc-js with the styles modern-language-association, apa and chicago-notes-bibliography, in American
English, or in German for German articles.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from typing import NamedTuple

from annotated_article.edtf import MONTHS
from annotated_article.exports.author_names import Name
from annotated_article.exports.quotation_marks import marks_of, quoted, stopped, with_marks
from annotated_article.exports.reference import Issued, Reference
from annotated_article.exports.title_case import title_case

_SHORT_MONTHS = "Jan. Feb. Mar. Apr. May June July Aug. Sept. Oct. Nov. Dec.".split()
_INITIAL = re.compile(r"(?<![^\s.])([^\W\d_])(?:\.\s*|\s+|$)")
_MLA_NAMES, _CHICAGO_NAMES, _APA_NAMES = 2, 6, 20
"""More names than that are cut short: to the first, the first three, the first nineteen and the last."""


class Cited(NamedTuple):
    """A citation with the one run of it that is set in italics."""

    before: str
    italic: str
    after: str

    @property
    def plain(self) -> str:
        """Without italics."""
        return "".join(self)


class _Terms(NamedTuple):
    """The few words of a style that a language has of its own."""

    and_: str
    and_others: str
    undated: str
    paragraph: str
    whole_paragraph: str


_TERMS = {
    "en": _Terms("and", "et al.", "n.d.", "par. {}", "Paragraph {}"),
    "de": _Terms("und", "u.\u00a0a.", "o.\u00a0J.", "Abs. {}", "Absatz {}"),
}


def mla(cited: Reference) -> Cited:
    """The citation in the style of the Modern Language Association."""
    terms, marks = _terms(cited), marks_of(cited.language)
    authors = [_dotted(name) for name in cited.authors]
    names = _few_names([_turned(name) for name in authors], authors, _MLA_NAMES, 1, terms)
    title = _title(cited)
    place = _paragraph(cited, terms.paragraph)
    rest = ", ".join(filter(None, (_mla_date(cited.issued, german=terms.and_ == "und"), place, f"{cited.url}.")))
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
    date = f"({_apa_date(cited.issued, terms, german=terms.and_ == 'und')})."
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
    date = _chicago_date(cited.issued, german=terms.and_ == "und")
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


def _paragraph(cited: Reference, words: str) -> str:
    return words.format(cited.paragraph) if cited.paragraph else ""


def _turned(name: Name, *, demote: bool = False) -> str:
    """`van der Berg, Lies`; demoted, `Berg, Lies van der`. A particle that is glued to the name stays there."""
    if name.literal:
        return _with_apostrophes(name.literal)
    if demote and name.particle and not name.particle.endswith("-"):
        turned = f"{name.family}, {name.given} {name.particle}"
    else:
        turned = f"{name.last}, {name.given}"
    return _with_apostrophes(f"{turned}, {name.suffix}" if name.suffix else turned)


def _initialled(name: Name) -> str:
    """`Holt-Dale, J. P.`."""
    if name.literal:
        return _with_apostrophes(name.literal)
    words = re.sub(r"(?<=\w)\.(?=\w)", ". ", name.given).split()
    initials = " ".join("-".join(f"{part[:1].upper()}." for part in word.split("-") if part) for word in words)
    return _turned(name._replace(given=initials))


def _dotted(name: Name) -> Name:
    """The name with the full stops of its initials: `J P` and `J.P.` are `J. P.`."""
    return name._replace(given=_INITIAL.sub(r"\1. ", name.given).strip())


def _with_apostrophes(text: str) -> str:
    """The text with typographic apostrophes."""
    return text.replace("'", "’")


def _few_names(turned: Sequence[str], names: Sequence[Name], most: int, shown: int, terms: _Terms) -> str:
    """The first name turned round and the others as they are said, or so many of them and a word for the others."""
    said = [*turned[:1], *(_with_apostrophes(name.whole) for name in names[1:])]
    if len(said) > most:
        return f"{', '.join(said[:shown])}, {terms.and_others}"
    return ", ".join([*said[:-1], f"{terms.and_} {said[-1]}"]) if len(said) > 1 else "".join(said)


def _apa_names(names: Sequence[str]) -> str:
    if len(names) > _APA_NAMES:
        return f"{', '.join(names[: _APA_NAMES - 1])}, … {names[-1]}"
    return ", ".join([*names[:-1], f"& {names[-1]}"]) if len(names) > 1 else "".join(names)


def _mla_date(issued: Issued | None, *, german: bool) -> str:
    if issued is None:
        return ""
    months = MONTHS[1] if german else _SHORT_MONTHS
    day = f"{issued.day}. " if german else f"{issued.day} "
    date = f"{day if issued.day else ''}{months[issued.month - 1]} {_year(issued)}" if issued.month else _year(issued)
    return f"circa {date}" if issued.circa else date


def _apa_date(issued: Issued | None, terms: _Terms, *, german: bool) -> str:
    if issued is None:
        return terms.undated
    month = f", {MONTHS[german][issued.month - 1]}" if issued.month else ""
    return f"{'ca. ' if issued.circa else ''}{_year(issued)}{month}{f' {issued.day}' if issued.day else ''}"


def _chicago_date(issued: Issued | None, *, german: bool) -> str:
    if issued is None:
        return ""
    month = MONTHS[german][issued.month - 1] if issued.month else ""
    if issued.day:
        date = f"{issued.day}. {month} {_year(issued)}" if german else f"{month} {issued.day}, {_year(issued)}"
    else:
        date = f"{month} {_year(issued)}".strip()
    return f"[{date}?]" if issued.circa else date


def _year(issued: Issued) -> str:
    return str(issued.year) if issued.year > 0 else f"{1 - issued.year} BC"
