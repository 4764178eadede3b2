"""The accessibility statement: every criterion of the report with what the site does about it. In English, as the report is."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from functools import partial

from markupsafe import Markup, escape

from annotated_article.model.articles import Library
from annotated_article.model.sheets import Statement
from annotated_article.pages.templates import fill
from annotated_article.pages.view import Page, View, root_of

URL = "teach/accessibility/"
TITLE = "Accessibility statement"
LEVELS: Mapping[str, str] = {
    "supports": "Supports",
    "partially-supports": "Partially supports",
    "does-not-support": "Does not support",
    "not-applicable": "Not applicable",
    "not-evaluated": "Not evaluated",
}
"""The levels of adherence that OpenACR's catalog of WCAG 2.2 knows, in words."""


def statement_page(library: Library) -> Iterator[Page]:
    """The page, if the project has a report."""
    if statement := library.statement:
        about = "How this site meets each criterion of WCAG 2.2, levels A and AA, and which test checks it."
        own_words = str(Markup("<h1>{}</h1>\n<p>{}</p>").format(TITLE, about))
        yield Page(URL, TITLE, about, statement.path, own_words, partial(_whole, statement, about))


def _whole(statement: Statement, about: str, view: View) -> str:
    root, criteria = root_of(URL), [each for chapter in statement.chapters.values() for each in chapter]
    unmet = [each for each in criteria if each.level in ("partially-supports", "does-not-support")]
    return fill(
        "teaching/statement",
        title=TITLE,
        about=about,
        statement=statement,
        sum=_sum(Counter(each.level for each in criteria)),
        unmet=unmet,
        levels=LEVELS,
        report=root + statement.path.removeprefix("docs/"),
        root=root,
        evidence=_evidence,
        code=_with_paths,
    )


def _sum(counts: Counter[str]) -> str:
    """How many criteria are met, in a sentence."""
    parts = (
        f"supports {counts['supports']}",
        f"partially supports {counts['partially-supports']}",
        f"does not support {counts['does-not-support']}",
    )
    met = f"{', '.join(parts[:-1])} and {parts[-1]}"
    return f"Of the {counts.total()} criteria, the site {met}. The other {counts['not-applicable']} do not apply."


def _evidence(remarks: str) -> tuple[str, str]:
    """What the site does, and how we know: `Tested by` and the paths of tests, at the end of a remark."""
    does, tested, by = remarks.partition("Tested by ")
    return does.strip(), tested + by


def _with_paths(text: str) -> Markup:
    """The text with the paths of tests as code."""
    words = (
        Markup("<code>{}</code>{}").format(word.rstrip(".,"), word[len(word.rstrip(".,")) :])
        if "/" in word and ".py" in word
        else escape(word)
        for word in text.split()
    )
    return Markup(" ").join(words)
