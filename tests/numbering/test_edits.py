"""What becomes of the links to each paragraph's number when the text is edited: the cases in cases/, which are for people to read."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from annotated_article.anchoring.anchor_article import AnchoredArticle, anchor_article
from annotated_article.anchoring.find_names import index_names
from annotated_article.anchoring.reader_text import words_of_passages
from annotated_article.model.articles import Article, Library, PassageLock
from annotated_article.numbering.renumber import describe_changes, renumber
from annotated_article.pages.articles.article_page import article_page
from annotated_article.pages.view import View
from support.golden_cases import Case, cases, hold
from support.read_as_browsers_do import fragment, words_of
from support.small_article import render_markdown
from support.typed_article import typed_article

HEAD = "---\ntitle: A text\npublished: 2001-05-14\n---\n\n"
PARAGRAPHS = {
    "A": "The new bridge at Lower Amble was opened on Saturday, three weeks after the flood, by the head of the village council.",
    "B": "Ada Pell called it safe for every cart and lorry of the valley. The ferryman denied this, for it sways in the wind, he said.",
    "C": "No toll is taken from those who walk, while a cart pays two pence and a lorry six, as the council decided in spring.",
    "D": "Lower Amble had waited for a bridge for thirty years, since the old ferry carries neither lorries nor more than four cows.",
    "E": "Another one is to follow at Upper Amble in two years, if the county pays for half of the stones and all of the iron.",
    "X": "Nobody was hurt when a wheel broke during the feast, and music played until long after midnight on both banks.",
    "Y": "Letters about it fill this page every week; most of their writers want lamps, and one wants the frogs removed.",
    "B-": "Ada Pell called it safe for each cart and lorry of the valley. The ferryman denied this, for it sways in the storm, he said.",
    "B~": "Ada Pell called it safe for every cart. Others were less sure about what heavy loads might do once autumn rain had come.",
    "B1": "Ada Pell called it safe for every cart and lorry of the valley.",
    "B2": "The ferryman denied this, for it sways in the wind, he said.",
    "C-": "No toll is taken from those who walk, while a cart pays three pence and a lorry six, as the council decided in spring.",
    "S1": "“Who goes there?”",
    "S2": "“A friend.”",
    "S2!": "“A friend!”",
    "S2-": "“Only a friend.”",
    "S3": "“What friend?”",
    "S4": "“Ada Pell.”",
    "S5": "“Come nearer.”",
}
RESULTS = ("lands", "told", "page")


def article(names: str, lock: PassageLock | None = None) -> Article:
    """The article of these paragraphs."""
    texts = [" ".join(PARAGRAPHS[part] for part in name.split("+")) for name in names.split()]
    return replace(typed_article(HEAD + "\n\n".join(texts) + "\n"), lock=lock)


def anchored(article: Article) -> AnchoredArticle:
    return anchor_article(article, render_markdown(article.markdown), {}, index_names([]))[0]


def locked(before: PassageLock | None, names: str) -> PassageLock:
    """The lock of the article of these paragraphs that `passages` writes."""
    texts = words_of_passages(anchored(article(names)).texts["body"])
    return PassageLock("annotations/passages/case.lock", renumber(before.passages if before else (), texts))


def html_of(names: str, lock: PassageLock) -> str:
    """The article's page with its numbers from a lock that fits, or that was not brought up to it yet."""
    at_its_places = anchored(article(names, lock))
    library = Library(articles={"case": at_its_places.article})
    return article_page(View(library, index_names([]), {"case": at_its_places}), at_its_places)


def landing(html: str, names: list[str]) -> Iterator[str]:
    """`p5 -> ¶ 5 was removed; see ¶ 4. -> p4: The new bridge`: what is at each number's address, and where it leads."""
    places = {element.attrib["id"]: element for element in fragment(html)[0].iter() if "id" in element.attrib}
    for name in names:
        way, element = name, places[name]
        while "stub" in element.attrib["class"]:
            to = next(link.attrib["href"] for link in element.iter("a"))[1:]
            says = "".join(element.itertext()).replace("\u00a0", " ")
            assert to != name
            way, element = f"{way} -> {says} -> {to}", places[to]
        assert "passage" in element.attrib["class"]
        yield f"{way}: {' '.join(words_of(element).split()[:4])}"


def order(html: str) -> str:
    """Ids of the body's passages, in the order of the page."""
    return " ".join(element.attrib["id"] for element in fragment(html)[0].iter() if element.attrib.get("id", "x")[0] == "p")


@pytest.mark.parametrize("case", cases(Path(__file__).parent / "cases", RESULTS))
def test_a_link_to_every_number_ever_given_lands(case: Case, accept: bool) -> None:
    given: dict[str, Any] = case.given
    lock = locked(None, given["before"])
    told: list[str] = []
    for names in (given["after"], *([given["then"]] if "then" in given else [])):
        ahead = html_of(names, lock)
        now = locked(lock, names)
        told += describe_changes(lock.passages, now.passages)
        lock = now
        assert ahead == html_of(names, lock), "a page does not wait for the lock to be written"
    numbers = [passage.id for passage in lock.passages]
    html = html_of(names, lock)
    text = next(element for element in fragment(html)[0].iter("div") if element.attrib["class"] == "text")
    assert words_of(text).strip() == words_of(fragment(render_markdown(article(names).markdown))[0]), "stubs are not the text's words"
    hold(case, {"lands": landing(html, sorted(numbers)), "told": told, "page": [order(html)]}, accept=accept)
