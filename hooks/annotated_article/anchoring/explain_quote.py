"""Why a quote has no place in its article, or a name no owner, and what was probably meant. Texts in, problems out."""

from __future__ import annotations

import re
from collections.abc import Mapping

from annotated_article.anchoring.find_quote import MOST_PLACES, Ambiguous, Described, Found, describe, look_up, nearest
from annotated_article.anchoring.reader_text import ReaderText, fold
from annotated_article.model.notes import ArticleNotes, Selector
from annotated_article.model.typed import Span
from annotated_article.problems import Problem

_ALIKE = 0.75
"""How similar words must be to be offered as the intended ones."""
_EXACTLY = "copy the words exactly as they are in the article"
_OTHER_ARTICLE = f"{_EXACTLY}; if they are from another article, move the note to that article's file"
_QUOTATION_MARKS = " \"'“”‘’«»„"
# "A week after … the bridge", "[...]", "(…)", ". . .", "It swayed / The ferry"
_LEFT_OUT = re.compile(r" / | ?[\[(]? ?(?:…|\.(?: ?\.){2,})\.? ?[\])]? ?")
MOST_SEARCHED = 10
"""Wrong quotes of an article for which the nearest words are looked for; for a file full of them, this would take minutes."""
_LONGEST_NEIGHBOURS = 400  # characters
_ROOM = 30
_MOST_DESCRIBED = 200
"""Up to this many places with the same words, one is described by its neighbours; with more, each try would compare all of them."""


def not_found(texts: Mapping[str, ReaderText], selector: Selector, result: Ambiguous | None, *, searched: bool) -> Problem:
    """The problem of a quote that is missing or occurs several times. `searched`: the nearest words were looked for."""
    text = texts[selector.surface]
    where = "article" if selector.surface == "body" else selector.surface
    name = "from" if selector.last else "quote"
    if isinstance(result, Ambiguous):
        times = f"more than {MOST_PLACES:,}" if len(result.places) > MOST_PLACES else str(len(result.places))
        says = [f"The words appear {times} times:"]
        for place in result.places[:5]:
            says.append(f"  {_passage(text, place.start)}: {_around(text, place.start, place.end)}")
            told = _described(text, place, len(result.places)) if searched else Described("")
            says += [f"    {line}" for line in _neighbours(told)[:1]]
        fix = "choose the place you mean, and add the words just before it as `before`, or those just after it as `after`"
        return Problem("Q002", selector.exact.at, tuple(says), fix, (), text.id_at(result.places[0].start))
    exact = look_up(text.folded, selector.exact) if selector.before or selector.after or selector.last else result
    if isinstance(exact, Found | Ambiguous):
        first = exact if isinstance(exact, Found) else exact.places[0]
        lost = selector.last and look_up(text.folded, selector.exact, last=selector.last) is None
        wrong, or_not = ("`to`", "") if lost else ("`before` or `after`", ", or delete it")
        says_where = f"The words are in {_passage(text, first.start)}, but not with this {wrong}: {_around(text, first.start, first.end)}"
        return Problem("Q001", selector.exact.at, (says_where,), f"copy {wrong} from the article{or_not}", (), text.id_at(first.start))
    if not searched:
        few = f"The closest match is shown only for the first {MOST_SEARCHED} wrong quotes in an article."
        return Problem("Q001", selector.exact.at, (few,), _EXACTLY)
    if problem := _elsewhere(texts, selector) or _with_words_left_out(text, selector):
        return problem
    near = nearest(text.folded, fold(selector.exact))
    if not near.end:
        return Problem("Q001", selector.exact.at, (f"The {where} has nothing similar.",), _OTHER_ARTICLE)
    words = text.text[near.start : near.end]
    says_near = f"Closest match in the {where} ({_passage(text, near.start)}, {near.alike * 100:.0f}% similar): {words}"
    offered = (f"{name}: {words}",) if near.alike >= _ALIKE else ()
    fix = _EXACTLY if offered else _OTHER_ARTICLE
    return Problem("Q001", selector.exact.at, (says_near,), fix, offered, text.id_at(near.start))


def _elsewhere(texts: Mapping[str, ReaderText], selector: Selector) -> Problem | None:
    """The words are in the title or the byline, or in the body where `in` names another."""
    for surface, text in texts.items():
        if surface != selector.surface and isinstance(look_up(text.folded, selector.exact, last=selector.last or ""), Found):
            if surface == "body":
                fix = f"delete the line `in: {selector.surface}`"
                return Problem("Q001", selector.exact.at, ("The words are in the text itself.",), fix)
            return Problem("Q001", selector.exact.at, (f"The words are in the {surface}.",), "add this line", (f"in: {surface}",))
    return None


def _with_words_left_out(text: ReaderText, selector: Selector) -> Problem | None:
    """`A week after … the bridge` or `the bridge [...]`: the quote leaves words out."""
    quote = " ".join(selector.exact.split())
    parts = [part.strip() for part in _LEFT_OUT.split(quote) if re.search(r"\w", part)]
    if selector.last or not _LEFT_OUT.search(quote) or not parts:
        return None
    first, last = parts[0], parts[-1] if len(parts) > 1 else ""
    found = look_up(text.folded, first, last=last)
    if found is None:  # “It swayed” with quotation marks that are the contributor's
        first, last = first.strip(_QUOTATION_MARKS), last.strip(_QUOTATION_MARKS)
        found = look_up(text.folded, first, last=last)
    fields = (f"from: {first}", f"to: {last}") if last else (f"quote: {first}",)
    says = "The quote leaves out words of the article."
    if isinstance(found, Found):
        fix = "give the first and the last words instead" if last else "quote only the words"
        return Problem("Q001", selector.exact.at, (says,), fix, fields, text.id_at(found.start), in_place=True)
    if isinstance(found, Ambiguous):
        fix = "replace `quote` with `from` (the first words) and `to` (the last words), each with a few more words"
        return Problem("Q001", selector.exact.at, (says, f"“{first}” is there {len(found.places)} times."), fix)
    lost = next((part for part in parts if look_up(text.folded, part) is None), "")
    if not lost:
        why = "Its parts are in the article, but in a different order."
        return Problem("Q001", selector.exact.at, (says, why), "quote words that follow one another")
    near = nearest(text.folded, fold(lost))
    hint = f"“{lost}” is not in the article.{f' Closest match: {text.text[near.start : near.end]}' if near.end else ''}"
    fix = "copy the first words to `from` and the last ones to `to`, exactly as in the article"
    return Problem("Q001", selector.exact.at, (says, hint), fix)


def shared_name(notes: ArticleNotes, text: ReaderText, place: Found, owners: tuple[str, ...]) -> Problem:
    """The problem of a name that several entries of the article have. It is shown at the cast, if there is one."""
    words, either = text.text[place.start : place.end], " or ".join(owners)
    told = _described(text, place, text.folded.count(text.folded[place.start : place.end]))
    surface = text.id_at(place.start)
    lines = (*_neighbours(told), *([f"in: {surface}"] if surface in ("title", "byline") else []), "is:")
    pin = ("mentions:", f"  - quote: {words}", *(f"    {line}" for line in lines))
    says = (f"“{words}” in {_passage(text, place.start)} may refer to {either}.",)
    at = notes.cast[0].at if notes.cast else Span(notes.path)
    fix = f"add these lines under `mentions`, and after `is:` write {either}"
    return Problem("A001", at, says, fix, pin, surface)


def _described(text: ReaderText, place: Found, places: int) -> Described:
    """The words at one of `places` places, with neighbours that no other has; without neighbours if there are too many places."""
    if places > _MOST_DESCRIBED:
        return Described(text.text[place.start : place.end])
    told = describe(text.text, text.folded, place.start, place.end)
    return told if len(told.before) + len(told.after) <= _LONGEST_NEIGHBOURS else Described(told.exact)


def _neighbours(told: Described) -> list[str]:
    """`before: words` and `after: words`, as they are written in a note."""
    return [f"{name}: {words}" for name, words in (("before", told.before), ("after", told.after)) if words]


def _around(text: ReaderText, start: int, end: int) -> str:
    """The words with about _ROOM characters before and after them, cut at words."""
    before, after = text.text[max(0, start - _ROOM) : start], text.text[end : end + _ROOM].rstrip()
    if start > _ROOM:
        before = f"… {before[before.find(' ') + 1 :]}"
    if end + _ROOM < len(text.text):
        after = f"{after.rsplit(' ', 1)[0]} …"
    return f"{before}{text.text[start:end]}{after}"


def _passage(text: ReaderText, offset: int) -> str:
    """The place, in words."""
    passage = text.id_at(offset)
    if passage in ("title", "byline"):
        return f"the {passage}"
    return "a table" if not passage else f"paragraph {passage[1:]}" if passage[0] == "p" else "a heading"
