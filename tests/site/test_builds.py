"""What a build promises: no registration, the same bytes twice, pages that do not grow with the site, errors that stop it."""

import re
import sys
from collections import Counter
from io import StringIO
from pathlib import Path
from typing import Any

import markdown
import pytest
from mkdocs.commands.build import build
from mkdocs.config import load_config

from annotated_article.anchoring.find_names import index_names
from annotated_article.anchoring.read_html import read_html
from annotated_article.anchoring.reader_text import ReaderText
from annotated_article.command_line import main
from annotated_article.pages import front_matter
from annotated_article.site import check_site
from annotated_article.weaving.weave_text import weave_text
from support.built_pages import Page, ids, page_at
from support.project import built, mkdocs, project
from support.read_as_browsers_do import fragment, words_of
from support.woven_case import woven

pytestmark = pytest.mark.thorough

OPENED = "articles/2001-05-14-bridge-opened/"
EVERY = "articles/2001-06-01-every-kind-of-block/"
WITHOUT_NOTES = "---\ntitle: A second article\npublished: 2001-07-01\n---\n\nNobody has written a note on this. Ada Pell is in it.\n"


def _passages(page: Page) -> list[tuple[str, str]]:
    return [(element.attrib["id"], words_of(element)) for element in page.classed("passage")]


def test_an_article_without_notes_needs_no_registration(tmp_path: Path) -> None:
    site = built(project(tmp_path / "project", {"docs/articles/2001-07-01-second.md": WITHOUT_NOTES}))
    page = page_at(site, "articles/2001-07-01-second/")
    assert ("p1", "Nobody has written a note on this. Ada Pell is in it.") in _passages(page)
    assert [mark.attrib["data-notes"] for mark in page.classed("mark")] == ["entry-ada-pell"]
    for listed in ("", "articles/", "people/ada-pell/"):
        assert "A second article" in words_of(page_at(site, listed).tree), listed


def test_an_article_with_notes_needs_no_registration(mini_site: Path) -> None:
    page = page_at(mini_site, EVERY)
    assert [name for name, _ in _passages(page) if name[0] == "p"] == [f"p{number}" for number in range(1, 23)]
    for claim in ("outer", "inner", "crossing", "same-words", "over-heading", "in-the-title"):
        assert (mini_site / "claims/2001-06-01-every-kind-of-block" / claim / "index.html").is_file()
        assert f"n-{claim}" in ids(page)


def test_the_given_history_of_notes_is_at_the_foot(mini_site: Path) -> None:
    page = page_at(mini_site, EVERY)
    (told,) = page.classed("notes-history")
    assert words_of(told).split("\n\n")[1:] == [
        "3 June 2001 2 claims added; 1 person changed Say <b>who</b> it was",
        "and 1 earlier change\nFollow these changes in a feed reader\n",
    ]
    assert words_of(page.classed("stamp")[0]).startswith("Version of the text: 2 June 2001 (")
    assert page_at(mini_site, OPENED).classed("notes-history") == []


def test_an_article_of_one_word_and_one_from_a_german_windows_machine_are_articles(tmp_path: Path) -> None:
    german = "\ufeff---\r\ntitle: Die Brücke\r\nlanguage: de\r\npublished: 2001-07-01\r\n---\r\n\r\nEins.\r\n\r\nAda Pell.\r\n"
    one_word = "---\ntitle: Short\npublished: 2001-07-01\n---\n\nBridge.\n"
    site = built(project(tmp_path / "project", {"docs/articles/2001-07-01-short.md": one_word, "docs/articles/german.md": german}))
    assert _passages(page_at(site, "articles/2001-07-01-short/"))[-1] == ("p1", "Bridge.")
    page = page_at(site, "articles/german/")
    assert [words for _, words in _passages(page)] == ["Die Brücke", "1. Juli 2001", "Eins.", "Ada Pell."]
    assert [each.attrib["lang"] for each in page.classed("article")] == ["de"]
    assert "Quellen" in words_of(page.classed("notes")[0])


def test_two_builds_on_two_days_are_the_same_byte_for_byte(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    root = project(tmp_path / "project")
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1000000000")  # where it is set, it is MkDocs' clock
    first = built(root).rename(tmp_path / "first")
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1100000000")
    one, other = _files(first), _files(built(root))
    assert [path for path in {*one, *other} if one.get(path) != other.get(path)] == []


def _files(folder: Path) -> dict[str, bytes]:
    return {file.relative_to(folder).as_posix(): file.read_bytes() for file in folder.rglob("*") if file.is_file()}


def _many_people(count: int) -> dict[str, str]:
    people = {f"annotations/people/person-{at}.yml": f"name: Person{at} Long Name\nnote: Invented.\n" for at in range(count)}
    named = " ".join(f"Person{at} Long Name." for at in range(count))
    return {**people, "docs/articles/2001-08-01-all.md": f"---\ntitle: All of them\npublished: 2001-08-01\n---\n\n{named}\n"}


def test_an_articles_page_does_not_grow_with_the_number_of_entries(tmp_path: Path) -> None:
    few, many = (built(project(tmp_path / str(count), _many_people(count))) for count in (10, 300))
    assert page_at(few, OPENED).html == page_at(many, OPENED).html
    for address in (OPENED, "people/ada-pell/", "about/", ""):
        if (few / address / "index.html").is_file():
            assert _navigation(page_at(few, address)) == _navigation(page_at(many, address)), address


def _navigation(page: Page) -> list[str]:
    return re.findall(r"<nav\b.*?</nav>", page.html, re.DOTALL)


def test_pages_of_entries_and_articles_are_not_in_the_navigation(site_dir: Path) -> None:
    listed = [
        {
            link.attrib["href"]
            for nav in page_at(site_dir, address).tree.iter("nav")
            if "md-nav" in nav.attrib.get("class", "")
            for link in nav.iter("a")
        }
        for address in ("", "explore/")
    ]
    assert {"articles/", "explore/"} <= listed[0]
    assert {"../people/", "../places/", "../claims/", "../articles/"} <= listed[1]
    below = re.compile(r"(?:\.\./)?(?:people|places|organisations|events|terms|articles|claims|dates)/.")
    assert not [link for links in listed for link in links if below.match(link)]


def test_an_error_stops_the_build_with_the_messages_of_check(tmp_path: Path) -> None:
    wrong = {
        "annotations/people/ada-pell.yml": "name: Ada Pell\nnoet: Leads the council.\n",
        "annotations/articles/2001-05-21-bridge-closed.yml": "dates:\n  - id: never\n    quote: on no day\n    when: 10 March 2007\n",
        "docs/articles/2001-07-01-second.md": "# No head\n\nOnly text.\n",
    }
    root = project(tmp_path / "project", wrong)
    out = StringIO()
    assert main(["check"], root, out) == 1
    said = mkdocs(root)
    assert said.returncode == 1
    assert "Traceback" not in said.stdout
    messages = out.getvalue().strip().split("\n\n")
    assert len(messages) == 6, "what explains the words, four errors and the last line"
    for message in messages[1:-1]:
        assert message in re.sub(r"^(?:ERROR|WARNING) +-  ", "", said.stdout, flags=re.MULTILINE), message
    assert messages[-1] in said.stdout
    assert not (root / "site" / OPENED).exists()


def test_a_dirty_build_shows_an_edited_note_too(tmp_path: Path) -> None:
    root = project(tmp_path / "project")
    built(root)
    file = root / "annotations/people/ada-pell.yml"
    file.write_text(file.read_text("utf-8").replace("opened its bridge", "opened its second bridge"), "utf-8")
    said = mkdocs(root, "--dirty")
    assert said.returncode == 0, said.stdout
    for address in (OPENED, "people/ada-pell/"):
        assert "opened its second bridge" in (root / "site" / address / "index.html").read_text("utf-8")


def test_a_warning_does_not_stop_the_build_unless_it_is_strict(tmp_path: Path) -> None:
    root = project(tmp_path / "project", {"annotations/terms/unused.yml": "name: Never Named\nnote: Stands nowhere.\n"})
    assert mkdocs(root).returncode == 0
    said = mkdocs(root, "--strict")
    assert said.returncode == 1
    assert "warning[R004] Nothing uses this" in said.stdout


def test_old_addresses_lead_to_the_new_ones(tmp_path: Path) -> None:
    mini = Path(__file__).parent.parent / "mini_site"
    claim = "  - id: bridge-safe\n"
    notes = (mini / "annotations/articles/2001-05-14-bridge-opened.yml").read_text("utf-8")
    person = (mini / "annotations/people/ada-pell.yml").read_text("utf-8")
    article = (mini / "docs/articles/2001-05-21-bridge-closed.md").read_text("utf-8")
    files = {
        "annotations/articles/2001-05-14-bridge-opened.yml": notes.replace(claim, f"{claim}    formerly: [safe-bridge]\n"),
        "annotations/people/ada-pell.yml": f"{person}formerly: [ada-pel, a-pell]\n",
        "docs/articles/2001-05-21-bridge-closed.md": article.replace("---\n", "---\nformerly: [bridge-closed]\n", 1),
    }
    site = built(project(tmp_path / "project", files))
    moved = {
        "people/ada-pel/": "../../people/ada-pell/",
        "people/a-pell/": "../../people/ada-pell/",
        "articles/bridge-closed/": "../../articles/2001-05-21-bridge-closed/",
        "claims/2001-05-14-bridge-opened/safe-bridge/": "../../../claims/2001-05-14-bridge-opened/bridge-safe/",
    }
    for old, new in moved.items():
        page = page_at(site, old)
        refresh = re.findall(r'<noscript><meta http-equiv="refresh" content="([^"]*)"></noscript>', page.html)
        assert refresh == [f"0; url={new}"]
        assert [link.attrib["href"] for link in page.tree.iter("a")] == [new]
        assert (site / old / new / "index.html").resolve().is_file()
    assert not [entry for entry in _sitemap(site) if "ada-pel/" in entry or "safe-bridge" in entry]
    for name in ("cite.bib", "cite.ris", "cite.json", "annotations.json"):
        data = (site / "articles/2001-05-21-bridge-closed" / name).read_bytes()
        assert (site / "articles/bridge-closed" / name).read_bytes() == data


def _sitemap(site: Path) -> list[str]:
    return re.findall(r"<loc>([^<]*)</loc>", (site / "sitemap.xml").read_text("utf-8"))


def test_the_core_renders_markdown_as_the_host_does_passage_by_passage(mini_project: Path, mini_site: Path, site_dir: Path) -> None:
    for root, site in ((mini_project, mini_site), (Path(__file__).parent.parent.parent, site_dir)):
        checked = check_site(root)
        assert checked.articles
        for anchored in checked.articles.values():
            inside = page_at(site, anchored.article.url).classed("text")[0]
            by_host = [(each.tag, each.attrib["id"], words_of(each)) for each in inside.iter() if "passage" in each.attrib.get("class", "")]
            tree = fragment(woven(anchored, "body"))[0]
            assert by_host == [
                (each.tag, each.attrib["id"], words_of(each)) for each in tree.iter() if "passage" in each.attrib.get("class", "")
            ]


def test_a_build_renders_sweeps_and_weaves_each_article_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    rendered: Counter[tuple[str, bool]] = Counter()
    swept: Counter[str] = Counter()
    woven_texts: Counter[str] = Counter()
    indexed: list[int] = []
    convert = markdown.Markdown.convert

    def counted_convert(self: markdown.Markdown, source: str) -> str:
        rendered[source.strip(), "relpath" in self.treeprocessors] += 1
        return convert(self, source)

    def counted_sweep(html: str) -> ReaderText:
        swept[html] += 1
        return read_html(html)

    def counted_weave(text: ReaderText, *others: Any) -> str:
        woven_texts[text.text] += 1
        return weave_text(text, *others)

    def counted_index(entries: Any) -> Any:
        indexed.append(1)
        return index_names(entries)

    monkeypatch.setattr(markdown.Markdown, "convert", counted_convert)
    monkeypatch.setattr("annotated_article.anchoring.anchor_article.read_html", counted_sweep)
    monkeypatch.setattr("annotated_article.pages.articles.article_page.weave_text", counted_weave)
    monkeypatch.setattr("annotated_article.site.index_names", counted_index)
    root = project(tmp_path / "project")
    monkeypatch.setattr(sys, "path", [*sys.path])
    front_matter._opening.cache_clear()
    config = load_config(str(root / "mkdocs.yml"))
    config.plugins.on_startup(command="build", dirty=False)
    build(config)
    once = (dict(rendered), dict(swept), dict(woven_texts), len(indexed))
    articles = check_site(root).articles.values()
    assert len(articles) == 2
    for anchored in articles:
        body = anchored.texts["body"]
        assert once[0][anchored.article.markdown.strip(), True] == 1, "as MkDocs does, with its links"
        assert once[0][anchored.article.markdown.strip(), False] <= 2, "for the comparison with the seed, and for the description"
        assert once[1][body.html] == 1
        assert once[2][body.text] == 1
    assert once[3] == 1
