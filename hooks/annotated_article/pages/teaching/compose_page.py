"""Forms for teachers: to compose a reading sheet, and to link a class to an article. Only who asks for them loads their scripts."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from functools import partial

from markupsafe import Markup

from annotated_article.kinds.question import SKILLS
from annotated_article.model.articles import Library
from annotated_article.model.sheets import Sheet
from annotated_article.pages.code_host import lines_address, new_file_address
from annotated_article.pages.teaching.statement_page import URL as STATEMENT
from annotated_article.pages.templates import fill
from annotated_article.pages.view import Page, View, root_of
from annotated_article.words import Words

URL = "teach/compose/"
_TAKEN = ("index", *(url.split("/")[1] for url in (URL, STATEMENT)))
"""Names of files in docs/teach/ that would take another page's address."""


def compose_page(library: Library, words: Words) -> Iterator[Page]:
    """The page with the form, and all sheets of the site below it."""
    title, lead = words.say["compose"], words.say["compose lead"]
    yield Page(URL, title, lead, "", "", partial(_whole, sorted(library.sheets.values())))


def compose_address(sheet: Sheet, root: str) -> str:
    """Where a sheet is edited."""
    return f"{root}{URL}?sheet={sheet.name}"


def more_sheets(library: Library, html: str, words: Words) -> str:
    """The sheets that the page for teachers does not link itself, as a list below it; nothing if there are none."""
    links = [
        Markup('<li><a href="{}">{}</a></li>\n').format(address, _title(sheet))
        for sheet in sorted(library.sheets.values())
        if f'href="{(address := sheet.url.removeprefix("teach/"))}"' not in html
    ]
    heading = Markup('<h2 id="more-sheets">{}</h2>\n').format(words.say["compose more"])
    return heading + Markup("<ul>\n{}</ul>\n").format(Markup().join(links)) if links else ""


def _title(sheet: Sheet) -> str:
    """What the sheet's front matter calls it, else its heading, else its file's name."""
    heading = sheet.parts[0].source.partition("\n")[0]
    return sheet.title or (heading[2:] if heading.startswith("# ") else sheet.name)


def _whole(sheets: Sequence[Sheet], view: View) -> str:
    root, words = root_of(URL), view.words
    articles = [(each.article, ", ".join((*each.article.credited, words.date(each.article.published.date)))) for each in view.by_date]
    return fill(
        "teaching/compose",
        root=root,
        words=words,
        say=words.say,
        labels=words.annotating,
        articles=articles,
        skills=[(skill, words.skills[skill]) for skill in SKILLS],
        new=new_file_address(view.edit),
        lines=lines_address(view.edit),
        taken=" ".join((*_TAKEN, *(sheet.name for sheet in sheets))),
        sheets=[(_title(sheet), f"{root}{sheet.url}", compose_address(sheet, root)) for sheet in sheets],
    )


def class_link_script(words: Words) -> str:
    """A script that hands the panel to class-link.js."""
    return f"reader.classPanel = {json.dumps(fill('teaching/class_link', say=words.say, words=words), ensure_ascii=False)};\n"
