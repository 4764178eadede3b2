"""The catalogues in `translations/` (gettext): which sentences they translate, how they are read, and what is wrong with them."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from functools import cache
from gettext import GNUTranslations, NullTranslations, c2py
from io import BytesIO
from pathlib import Path
from typing import NamedTuple

from babel import Locale
from babel.core import UnknownLocaleError
from babel.messages.catalog import Catalog, Message
from babel.messages.mofile import write_mo
from babel.messages.pofile import PoFileError, read_po, write_po

from annotated_article.words import english

FOLDER = Path(__file__).parents[1] / "translations"
# "{} of {}" -> "{}", "{}"; a lone brace and a filled one ("{0}") are found too, as both break a sentence
_BRACES = re.compile(r"\{[^{}]*\}|[{}]")
_CODE = re.compile("[a-z]{2,8}")
_WIDTH = 100  # characters in a line of a catalogue
_HEADER = """\
# The interface of Annotated Articles in {name}. `python hooks/annotate.py translations` checks this file.
msgid ""
msgstr ""
"Language: {language}\\n"
"Plural-Forms: {plural}\\n"
"MIME-Version: 1.0\\n"
"Content-Type: text/plain; charset=utf-8\\n"
"Content-Transfer-Encoding: 8bit\\n"

"""
_MOST_COUNTED = 1000  # numbers that the rule for plural forms is tried with


class Sentence(NamedTuple):
    """A sentence of the interface: its table and key in `english`, the words for one and for several, and its context."""

    table: str
    key: str
    text: str
    several: str = ""
    context: str = ""


class Fault(NamedTuple):
    """A fault of a translation, for its translator; a broken translation is not used."""

    line: int
    says: str
    is_broken: bool = False


class English(NullTranslations):
    """Answers that a sentence has no translation."""

    def gettext(self, message: str) -> str:
        """Nothing."""
        return ""

    def pgettext(self, context: str, message: str) -> str:
        """Nothing."""
        return ""


_TABLES = {
    "dates": (english.DATES, ""),
    "kinds": (english.KINDS, "kind of note"),
    "groups": (english.GROUPS, ""),
    "findings": (english.FINDINGS, "finding"),
    "claim_kinds": (english.CLAIM_KINDS, "kind of claim"),
    "correction_kinds": (english.CORRECTION_KINDS, "kind of correction"),
    "skills": (english.SKILLS, "reading skill"),
    "labels": (english.LABELS, ""),
    "say": (english.SAY, ""),
}
"""Table -> its sentences and their context."""


@cache
def sentences() -> tuple[Sentence, ...]:
    """Every sentence of the interface, in the order of `english`."""
    said = [
        Sentence(table, key, text, "", context or (english.CONTEXTS.get(key, "") if table == "say" else ""))
        for table, (texts, context) in _TABLES.items()
        for key, text in texts.items()
    ]
    return *said, *(Sentence("counted", key, one, several) for key, (one, several) in english.COUNTED.items())


def known_languages(folder: Path = FOLDER) -> list[str]:
    """The languages that have a catalogue, such as `de`."""
    return sorted(path.parent.name for path in folder.glob("*/site.po"))


def translations_for(language: str) -> NullTranslations:
    """The usable translations of a language's catalogue; `English` for all others. A catalogue that cannot be read has none."""
    try:
        catalogue = read_catalogue(FOLDER, language)
    except (OSError, ValueError):
        return English()
    numbers = _numbers_by_form(catalogue)
    for message in catalogue:
        if message.id and [*_broken(message, numbers)]:
            message.string = ""
    file = BytesIO()
    write_mo(file, catalogue)
    file.seek(0)
    translations = GNUTranslations(file)
    translations.add_fallback(English())
    return translations


def read_catalogue(folder: Path, language: str) -> Catalog:
    """Read a catalogue. Raises OSError or ValueError if it isn't one."""
    try:
        with (folder / language / "site.po").open("rb") as file:
            return read_po(file, locale=language, abort_invalid=True)
    except PoFileError as error:
        raise ValueError(f"line {error.lineno}: {error}") from None


def faults(folder: Path, language: str) -> list[Fault]:
    """What a catalogue lacks or has wrong, by line."""
    try:
        catalogue = read_catalogue(folder, language)
    except FileNotFoundError:
        return [Fault(1, f"There is no catalogue. Begin one: python hooks/annotate.py translations {language}", is_broken=True)]
    except (OSError, ValueError) as error:
        return [Fault(1, f"The catalogue cannot be read: {error}. Readers see the English.", is_broken=True)]
    return [*sorted(_wrong(catalogue)), *_missing(catalogue)]


def updated(folder: Path, language: str) -> str:
    """The text of a catalogue with every sentence of the interface; a new one if the language has none.

    Translations of sentences that changed are kept and marked fuzzy; those of sentences that are gone are left out. Raises ValueError
    or LookupError for what is no language or no catalogue.
    """
    if language == "en" or not _CODE.fullmatch(language):
        raise ValueError(f"There is no catalogue for “{language}”")
    known = (folder / language / "site.po").is_file()
    catalogue = read_catalogue(folder, language) if known else template(language)
    catalogue.update(template(language))
    catalogue.obsolete.clear()
    file = BytesIO()
    write_po(file, catalogue, width=_WIDTH, omit_header=True)
    name = Locale.parse(language).get_display_name("en")
    return _HEADER.format(name=name, language=language, plural=catalogue.plural_forms) + file.getvalue().decode()


def template(language: str) -> Catalog:
    """A catalogue of every sentence without a translation. Raises LookupError if CLDR does not know the language."""
    try:
        empty = Catalog(Locale.parse(language), fuzzy=False, charset="utf-8")
    except UnknownLocaleError:
        raise LookupError(f"CLDR does not know “{language}”") from None
    for each in sentences():
        ids = (each.text, each.several) if each.several else each.text
        empty.add(ids, auto_comments=[f"{each.table}: {each.key}"], context=each.context or None)
    return empty


def _wrong(catalogue: Catalog) -> Iterator[Fault]:
    wanted, numbers = {_key(each) for each in template("en") if each.id}, _numbers_by_form(catalogue)
    for message in catalogue:
        if not message.id:
            continue
        line, said = message.lineno or 1, f"“{_text(message)}”"
        if _key(message) not in wanted:
            yield Fault(line, f"{said} is not a sentence of the interface. Delete it.")
        elif message.fuzzy:
            yield Fault(line, f"{said} is marked fuzzy, so it is not used. Check the translation, then delete the mark.")
        else:
            yield from (Fault(line, f"{said} {why}", is_broken=True) for why in _broken(message, numbers))


def _missing(catalogue: Catalog) -> Iterator[Fault]:
    has = {_key(message): message for message in catalogue}
    for wanted in template("en"):
        found = has.get(_key(wanted))
        if wanted.id and (found is None or not any(_strings(found))):
            line = found.lineno or 1 if found else 1
            yield Fault(line, f"“{_text(wanted)}” has no translation. Readers see the English.")


def _broken(message: Message, numbers: list[int]) -> Iterator[str]:
    """Why a translation cannot be used, if it is there at all."""
    strings = _strings(message)
    if not any(strings):
        return
    if isinstance(message.id, tuple) and (len(strings) != len(numbers) or not all(strings)):
        yield f"needs {len(numbers)} plural forms, one for each msgstr[0] to msgstr[{len(numbers) - 1}]."
    for form, text in enumerate(strings):
        wanted, found = ["{}"] * _text(message).count("{}"), _BRACES.findall(text)
        may_leave_out = isinstance(message.id, tuple) and form < len(numbers) and numbers[form] == 1 and not found
        if text and found != wanted and not may_leave_out:
            yield f"is translated with {' '.join(found) or 'no braces'}. It needs {' '.join(wanted) or 'none'}."
        if text.count("\n") != _text(message).count("\n"):
            yield f"is translated in {text.count(chr(10)) + 1} lines. It needs {_text(message).count(chr(10)) + 1}."
        if re.search("[<>&]", text):
            yield "is translated with <, > or &. Sentences are plain text."


def _numbers_by_form(catalogue: Catalog) -> list[int]:
    """How many numbers each plural form of the language covers. A form for one number may leave it out: `شخصان` is two people."""
    form_of = c2py(catalogue.plural_expr)
    counted = Counter(form_of(number) for number in range(_MOST_COUNTED))
    return [counted[form] for form in range(catalogue.num_plurals)]


def _key(message: Message) -> tuple[str, str]:
    return message.context or "", _text(message)


def _text(message: Message) -> str:
    return str(message.id if isinstance(message.id, str) else message.id[0])


def _strings(message: Message) -> tuple[str, ...]:
    return (message.string,) if isinstance(message.string, str) else tuple(message.string or ())


_BEGIN = "python hooks/annotate.py translations"
_MOST = 40  # faults of one kind shown for a language


class Report(NamedTuple):
    """A report on the catalogues, line by line, and whether any translation can't be used."""

    lines: list[str]
    is_broken: bool


def report(folder: Path, shown_as: str, used: Iterable[str]) -> Report:
    """Report on every language in the folder, and on those `used` in articles; `shown_as` is the folder's path from the project's root."""
    lines, is_broken, known = [], False, {"en", *known_languages(folder)}
    for language in sorted({tag.lower().split("-")[0] for tag in used} - known):
        lines.append(f"{language}: no catalogue. Readers of its articles see the English. Begin one: {_BEGIN} {language}")
    for language in sorted(path.name for path in folder.iterdir() if path.is_dir() and path.name not in ("en", "__pycache__")):
        found = faults(folder, language)
        broken, others = [each for each in found if each.is_broken], [each for each in found if not each.is_broken]
        for kind in (broken, others):
            lines += [f"{shown_as}/{language}/site.po:{each.line}: {each.says}" for each in kind[:_MOST]]
            lines += [f"… and {len(kind) - _MOST:,} more."] if len(kind) > _MOST else []
        lines.append(f"{language}: {len(found):,} to look at." if found else f"{language}: complete, {len(sentences()):,} sentences.")
        is_broken = is_broken or bool(broken)
    return Report(lines, is_broken)
