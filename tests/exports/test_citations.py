"""Citations: the strings that citeproc-js makes, files that reference managers read, and nothing that ends a field early."""

import json
import re
from pathlib import Path
from typing import Any

import pytest
import yaml
from playwright.sync_api import Page, expect

from annotated_article.exports.cite_as_data import FILE_FORMS, bibtex, csl_item, ris
from annotated_article.exports.cite_as_text import STYLES
from annotated_article.exports.cited import Reference, cite_article, cite_note
from annotated_article.model.articles import Article
from annotated_article.model.names import Name
from annotated_article.model.notes import ArticleNotes
from annotated_article.split_names import name_of
from support.small_article import dated, text
from support.validators import VALIDATORS, wrong_for_schema

ROOT = Path(__file__).parents[2]
DAY = dated("2001-02-03").date
GOLDEN = json.loads((Path(__file__).parent / "citeproc.json").read_text(encoding="utf-8"))
ARTICLE = "articles/2007-03-12-baghdad-conference/"
URL = "https://annotated-articles.example/articles/2007-03-12-baghdad-conference/"
EXPECTED = {
    "MLA": f"Symonds, Peter. “No Easing of US-Iranian Tensions after Baghdad Conference.” *World Socialist Web Site*, 12 Mar. 2007, {URL}.",
    "APA": f"Symonds, P. (2007, March 12). No easing of US-Iranian tensions after Baghdad conference. *World Socialist Web Site*. {URL}",
    "Chicago": "Symonds, Peter. “No Easing of US-Iranian Tensions after Baghdad Conference.” World Socialist Web Site, March 12, 2007. "
    f"{URL}.",
}
"""What was agreed for the first article, to the letter."""


def reference(case: dict[str, Any]) -> Reference:
    """The case as it is cited; an undated one too, which an article never is."""
    is_dated = case["published"] != "undated"
    article = Article(
        id="x",
        path="docs/articles/x.md",
        title=text(case["title"]),
        published=dated(case["published"] if is_dated else "2000"),
        markdown="",
        first_line=1,
        notes=ArticleNotes(""),
        author=tuple(map(text, case.get("author", ()))),
        publisher=text(case["publisher"]) if "publisher" in case else None,
        language=case.get("language", "en"),
    )
    cited = cite_article(article, "https://site.example/", case.get("organisations", ()))
    return cited if is_dated else Reference(**{name: getattr(cited, name) for name in cited.__slots__} | {"issued": None})


def with_stars(style: str, cited: Reference) -> str:
    """The citation with its italics between stars."""
    before, italic, after = STYLES[style](cited)
    return f"{before}*{italic}*{after}" if italic else before + after


def corrected(citation: str) -> str:
    """What citeproc-js made, but for the departures that the golden file names."""
    citation = re.sub(r"(?<=[\w.]) (and|&) (?=Amble Bridge Society)", r", \1 ", citation)
    citation = citation.replace("Retrieved ", "").replace("Abgerufen ", "").replace("Circa", "circa")
    return citation.replace("‘free’ Bridge", "‘Free’ Bridge").replace("‘it Was “free”", "‘It Was “Free”")


@pytest.mark.parametrize("promise", GOLDEN["cases"])
def test_it_is_cited_as_citeproc_does(promise: str) -> None:
    case = GOLDEN["cases"][promise]
    departs = promise in {name for name, _ in GOLDEN["departures"]}
    expected = {style: corrected(citation) if departs else citation for style, citation in case["cited"].items()}
    assert (expected != case["cited"]) == departs, "a departure that is none is to be struck out"
    assert {style: with_stars(style, reference(case)) for style in STYLES} == expected


GLUED = {
    "Nouri al-Maliki": ("Maliki, Nouri al-.", "al-Maliki, Nouri."),
    "Gabriele d'Annunzio": ("Annunzio, Gabriele d’.", "d’Annunzio, Gabriele."),
}
"""Departures in Chicago: what is glued to a family name stays there, and no name ends with a hyphen or an apostrophe."""


@pytest.mark.parametrize("case", GOLDEN["names"], ids=lambda case: case["typed"])
def test_each_kind_of_name_comes_apart_and_is_cited_as_citeproc_does(case: dict[str, Any]) -> None:
    name = name_of(case["typed"], language=case.get("language", "en"))
    cited = Reference("x", "A bridge", "https://site.example/articles/x/", authors=(name,), container="Amble Courier", issued=DAY)
    assert csl_item(cited)["author"] == [case["csl"]]
    expected = {style: citation.replace(*GLUED.get(case["typed"], ("", ""))) for style, citation in case["cited"].items()}
    assert {style: with_stars(style, cited) for style in STYLES} == expected


@pytest.mark.parametrize("typed", ["World Health Organization", "United Nations", "AT&T Inc.", "Al Jazeera", "The Associated Press"])
def test_an_organisation_is_known_by_its_words(typed: str) -> None:
    assert name_of(typed).is_organisation


@pytest.mark.parametrize(
    ("name", "bibtex_name", "ris_name"),
    [
        (name_of("Costa, Jr., P. T."), "Costa, Jr., P. T.", "Costa, P. T., Jr."),
        (name_of("Johann Wolfgang von Goethe"), "von Goethe, Johann Wolfgang", "Goethe, Johann Wolfgang von"),
        (name_of("Slavoj Žižek"), "Žižek, Slavoj", "Žižek, Slavoj"),
        (name_of("AT&T Inc."), r"{AT\&T Inc.}", "AT&T Inc."),
        (name_of("山田 太郎"), "山田, 太郎", "山田, 太郎"),
    ],
)
def test_reference_managers_get_the_parts_of_a_name(name: Name, bibtex_name: str, ris_name: str) -> None:
    cited = Reference("x", "A bridge", "https://site.example/", authors=(name,))
    assert f"author = {{{bibtex_name}}}," in bibtex(cited)
    assert f"AU  - {ris_name}\r\n" in ris(cited)


def test_the_first_article_is_cited_as_agreed(site_dir: Path) -> None:
    html = (site_dir / ARTICLE / "index.html").read_text(encoding="utf-8")
    shown = re.findall(r"<dt>(\w+)</dt><dd [^>]*>(.*?)</dd>", html)
    assert {style: re.sub("</?i>", "*", citation) for style, citation in shown} == EXPECTED


def test_a_passage_is_cited_by_its_paragraph_and_address() -> None:
    cited = reference(GOLDEN["cases"]["one author"]).passage("8", "https://site.example/articles/x/#p8")
    title, site = "No Easing of US-Iranian Tensions after Baghdad Conference", "World Socialist Web Site"
    assert {style: with_stars(style, cited) for style in STYLES} == {
        "MLA": f"Symonds, Peter. “{title}.” *{site}*, 12 Mar. 2007, par. 8, https://site.example/articles/x/#p8.",
        "APA": "Symonds, P. (2007, March 12). No easing of US-Iranian tensions after Baghdad conference [Paragraph 8]. "
        f"*{site}*. https://site.example/articles/x/#p8",
        "Chicago": f"Symonds, Peter. “{title}.” {site}, March 12, 2007, par. 8. https://site.example/articles/x/#p8.",
    }
    assert "note = {paragraph 8}" in bibtex(cited)
    assert "N1  - paragraph 8\r\n" in ris(cited)
    assert csl_item(cited)["note"] == "paragraph 8"


def test_a_range_of_passages_is_cited_in_the_plural() -> None:
    cited = reference(GOLDEN["cases"]["one author"]).passage("7–10", "https://site.example/articles/x/?from=p7&to=p10#p7")
    assert ", 12 Mar. 2007, pars. 7–10, https://" in with_stars("MLA", cited)
    assert " [Paragraphs 7–10]. " in with_stars("APA", cited)
    assert ", March 12, 2007, pars. 7–10. https://" in with_stars("Chicago", cited)
    assert "-p7-10," in bibtex(cited) and "note = {paragraphs 7–10}" in bibtex(cited)
    assert csl_item(cited)["note"] == "paragraphs 7–10"


def test_a_note_is_cited_as_a_text_of_the_site() -> None:
    cited = cite_note("entry-ada-pell", "Ada Pell", "https://site.example/people/ada-pell/", "Annotated Articles", "en")
    assert {style: with_stars(style, cited) for style in STYLES} == {
        "MLA": "“Ada Pell.” *Annotated Articles*, https://site.example/people/ada-pell/.",
        "APA": "Ada Pell. (n.d.). *Annotated Articles*. https://site.example/people/ada-pell/",
        "Chicago": "Annotated Articles. “Ada Pell.” https://site.example/people/ada-pell/.",
    }


@pytest.mark.parametrize(
    ("typed", "parts"),
    [
        ("Ada Pell", Name("Pell", "Ada")),
        ("Ludwig van der Berg", Name("Berg", "Ludwig", "van der")),
        ("Nouri al-Amin", Name("Amin", "Nouri", "al-")),
        ("Tom Marsh, Jr.", Name("Marsh", "Tom", suffix="Jr.")),
        ("  Ada \n Pell ", Name("Pell", "Ada")),
        ("Ferryman", Name(literal="Ferryman")),
        ("Society of the Bridge", Name(literal="Society of the Bridge")),
        ("Amble News", Name(literal="Amble News")),
        ("山田 太郎", Name("山田", "太郎", family_first=True)),
        ("de Berg", Name(literal="de Berg")),
        ("", Name(literal="")),
    ],
)
def test_a_name_comes_apart_only_where_it_is_a_persons(typed: str, parts: Name) -> None:
    assert name_of(typed) == parts
    assert parts.whole == " ".join(typed.replace(",", "").split())


HOSTILE = Reference(
    "x",
    'a}, b = {c \\ # $ % & ~ ^ _\r\nER  - \nTY  - BOOK "</script><svg onload=alert(1)>',
    "https://site.example/articles/x/",
    authors=(Name("}\\ and {", "A & B\nAU  - C"), Name(literal="{D} and E\r\nER  - ")),
)


def test_no_text_ends_a_field_of_bibtex_early() -> None:
    entry = bibtex(HOSTILE)
    bare = re.sub(r"\\[{}\\]", "", entry)
    depths = [bare[:at].count("{") - bare[:at].count("}") for at in range(len(bare) - 2)]
    assert depths[-1] == 1
    assert min(depths[bare.index("{") + 1 :]) == 1
    assert [line.split(" = ")[0].strip() for line in entry.splitlines()[1:-1]] == ["author", "title", "url", "language"]


def test_no_text_begins_a_line_of_ris() -> None:
    assert [line[:6] for line in ris(HOSTILE).splitlines()] == [f"{tag}  - " for tag in "TY AU AU TI UR LA ER".split()]
    assert ris(HOSTILE).endswith("ER  - \r\n")


def test_the_files_beside_the_article_are_what_its_page_shows(site_dir: Path) -> None:
    html = (site_dir / ARTICLE / "index.html").read_text(encoding="utf-8")
    for file, form in FILE_FORMS.items():
        written = (site_dir / ARTICLE / file).read_bytes().decode()
        assert f'<link rel="alternate describedby" type="{form.media_type}" href="{file}" title="{form.name}">' in html
        assert len(written) > 150
    [item] = json.loads((site_dir / ARTICLE / "cite.json").read_text(encoding="utf-8"))
    assert item["author"] == [{"family": "Symonds", "given": "Peter"}]
    assert item["issued"] == {"date-parts": [[2007, 3, 12]]}


@pytest.mark.thorough
def test_a_reader_copies_a_citation_of_the_article_and_of_one_paragraph(page: Page, site_url: str) -> None:
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.goto(f"{site_url}{ARTICLE}")
    page.get_by_text("Cite this article").click()
    page.get_by_role("button", name="Copy: MLA").click()
    expect(page.get_by_role("button", name="Copy: MLA")).to_have_text("Copied")
    assert page.evaluate("navigator.clipboard.readText()") == EXPECTED["MLA"].replace("*", "")
    field = page.get_by_label("Only paragraph")
    field.fill("8")
    at = f"{site_url}{ARTICLE}"
    expect(page.locator(".cite dd").first).to_contain_text(f"12 Mar. 2007, par. 8, {at}#p8.")
    expect(page.locator(".cite pre").first).to_contain_text("note = {paragraph 8}")
    for typed in ("7-10", "¶ 7–10", "p7 — p10", "10-7"):
        field.fill(typed)
        expect(page.locator(".cite dd").first).to_contain_text(f"12 Mar. 2007, pars. 7–10, {at}?from=p7&to=p10#p7.")
        expect(page.locator(".cite pre").last).to_contain_text('"paragraphs 7–10"')
    field.fill("8-8")
    expect(page.locator(".cite dd").first).to_contain_text(f"12 Mar. 2007, par. 8, {at}#p8.")
    for typed in ("7-80", "7-8-9", "-", "title"):
        field.fill(typed)
        expect(field).to_have_attribute("aria-invalid", "true")
    field.fill("800")
    expect(field).to_have_attribute("aria-invalid", "true")
    expect(page.locator(".cite").get_by_role("status")).to_have_text("There is no such paragraph.")
    expect(page.locator(".cite dd").first).to_contain_text(EXPECTED["MLA"].replace("*", ""))
    note = page.evaluate("document.querySelector('.cite').cite('entry-abbas-araghchi', 'Abbas Araghchi')")
    assert note == f"“Abbas Araghchi.” Annotated Articles, {at}#n-entry-abbas-araghchi."


@pytest.mark.thorough
def test_the_notes_panel_leads_to_the_citations_and_opens_them(page: Page, site_url: str) -> None:
    page.goto(f"{site_url}{ARTICLE}")
    page.keyboard.press("Alt+Shift+KeyN")
    link = page.locator(".panel").get_by_role("link", name="Cite", exact=True)
    link.click()
    expect(page.get_by_role("button", name="Copy: MLA")).to_be_in_viewport()
    page.get_by_text("Cite this article").click()
    expect(page.get_by_role("button", name="Copy: MLA")).to_be_hidden()
    page.keyboard.press("Alt+Shift+KeyN")
    link.click()
    expect(page.get_by_role("button", name="Copy: MLA")).to_be_in_viewport()
    page.goto("about:blank")
    page.goto(f"{site_url}{ARTICLE}#cite")
    expect(page.get_by_role("button", name="Copy: MLA")).to_be_in_viewport()


def test_the_project_says_how_it_is_cited() -> None:
    said = yaml.safe_load((ROOT / "CITATION.cff").read_text("utf-8"))
    settings = (ROOT / "mkdocs.yml").read_text("utf-8")
    assert {"cff-version", "message", "title", "authors"} <= set(said)
    assert f"site_name: {said['title']}\n" in settings
    assert f"site_description: {said['abstract']}\n" in settings
    assert said["license"] == "CC-BY-4.0"


if VALIDATORS:
    CSL, CFF = "csl-data.json", "cff_v1.2.0.json"

    def test_every_citation_is_csl_json(site_dir: Path) -> None:
        files = [json.loads(file.read_text("utf-8")) for file in site_dir.rglob("cite.json")]
        made = [[csl_item(reference(case))] for case in GOLDEN["cases"].values()]
        assert len(files) == 1
        assert len(made) > 20
        assert [(items, wrong) for items in (*files, *made, [csl_item(HOSTILE)]) if (wrong := wrong_for_schema(CSL, items))] == []

    @pytest.mark.parametrize(
        "broken", [{"type": "website"}, {"colour": "red"}, {"issued": "2007-03-12"}, {"author": [{"name": "Ada"}]}, {"title": 7}]
    )
    def test_the_schema_of_csl_json_finds_what_is_wrong(broken: dict[str, Any]) -> None:
        item = csl_item(reference(GOLDEN["cases"]["one author"]))
        assert wrong_for_schema(CSL, [item]) == []
        assert wrong_for_schema(CSL, [item | broken])

    def test_the_projects_own_citation_is_valid() -> None:
        said = yaml.load((ROOT / "CITATION.cff").read_text("utf-8"), yaml.BaseLoader)
        assert wrong_for_schema(CFF, said) == []
        assert wrong_for_schema(CFF, said | {"license": "CC"})
        assert wrong_for_schema(CFF, said | {"colour": "red"})
        assert wrong_for_schema(CFF, {name: value for name, value in said.items() if name != "authors"})


@pytest.mark.thorough
def test_a_reader_copies_a_citation_of_a_note_in_six_forms(page: Page, site_url: str) -> None:
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.goto(f"{site_url}{ARTICLE}")
    page.get_by_text("Cite this article").click()
    title, note = "The second statement & more: {a} flat lie?", "denial-called-lie"
    choice = page.get_by_label("or only the note")
    choice.locator(f"option[value={note}]").evaluate("(option, title) => { option.text = title }", title)
    choice.select_option(note)
    cited = cite_note(note, title, f"{site_url}{ARTICLE}#n-{note}", "Annotated Articles", "en")
    shown = page.locator(".cite [data-note]").evaluate_all("all => all.map(each => each.textContent)")
    in_words = [write(cited).plain for write in STYLES.values()]
    assert shown == [*in_words, *(form.write(cited).replace("\r", "") for form in FILE_FORMS.values())]
    page.get_by_role("button", name="Copy: Chicago").click()
    expect(page.locator(".cite").get_by_role("status")).to_have_text("Copied")
    assert page.evaluate("navigator.clipboard.readText()") == in_words[2]
    page.get_by_label("Only paragraph").fill("8")
    expect(choice).to_have_value("")
    expect(page.locator(".cite dd").first).to_contain_text("par. 8")
