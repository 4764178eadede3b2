"""The accessibility report: its form is OpenACR's, its page says all of it, the tests that it names are there, and what it adds is held here."""

import re
from pathlib import Path
from typing import Any

import jsonschema
import pytest
import yaml
from playwright.sync_api import Page

from support.built_pages import page_at, pages
from support.read_as_browsers_do import seen

ROOT = Path(__file__).parents[2]
REPORT: dict[str, Any] = yaml.load((ROOT / "docs/teach/openacr.yaml").read_text("utf-8"), yaml.BaseLoader)
# WCAG 2.2: https://www.w3.org/TR/WCAG22/ (OpenACR's catalog goes on to list 4.1.1, which that version took out)
CRITERIA = {
    "success_criteria_level_a": """1.1.1 1.2.1 1.2.2 1.2.3 1.3.1 1.3.2 1.3.3 1.4.1 1.4.2 2.1.1 2.1.2 2.1.4 2.2.1 2.2.2 2.3.1 2.4.1 2.4.2 2.4.3 2.4.4 2.5.1
        2.5.2 2.5.3 2.5.4 3.1.1 3.2.1 3.2.2 3.2.6 3.3.1 3.3.2 3.3.7 4.1.1 4.1.2""",
    "success_criteria_level_aa": """1.2.4 1.2.5 1.3.4 1.3.5 1.4.3 1.4.4 1.4.5 1.4.10 1.4.11 1.4.12 1.4.13 2.4.5 2.4.6 2.4.7 2.4.11 2.5.7 2.5.8 3.1.2 3.2.3
        3.2.4 3.3.3 3.3.4 3.3.8 4.1.3""",
}
TEXT = {"type": "string", "minLength": 1}
# What OpenACR 0.1.0 requires, with the levels of its catalog; levels A and AA must be evaluated.
SHAPE = {
    "type": "object",
    "required": ["title", "product", "author", "catalog", "chapters"],
    "properties": {
        "title": {"type": "string", "pattern": "Accessibility Conformance Report$"},
        "product": {"type": "object", "required": ["name"]},
        "author": {"type": "object", "required": ["email"]},
        "catalog": {"const": "2.5-edition-wcag-2.2-en"},
        "chapters": {
            "type": "object",
            "additionalProperties": {
                "type": "object",
                "properties": {
                    "criteria": {
                        "type": "array",
                        "items": {
                            "type": "object",
                            "required": ["num", "handle", "components"],
                            "properties": {
                                "components": {
                                    "type": "array",
                                    "minItems": 1,
                                    "items": {
                                        "type": "object",
                                        "required": ["name", "adherence"],
                                        "properties": {
                                            "name": {"const": "web"},
                                            "adherence": {
                                                "type": "object",
                                                "required": ["level", "notes"],
                                                "properties": {
                                                    "level": {
                                                        "enum": ["supports", "partially-supports", "does-not-support", "not-applicable"]
                                                    },
                                                    "notes": TEXT,
                                                },
                                            },
                                        },
                                    },
                                },
                            },
                        },
                    }
                },
            },
        },
    },
}
SPACING = "* { line-height: 1.5 !important; letter-spacing: .12em !important; word-spacing: .16em !important } p { margin-bottom: 2em !important }"
SPACED = """spacing => {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(spacing);
  document.adoptedStyleSheets = [sheet];
  const cut = each => ["hidden", "clip"].includes(getComputedStyle(each).overflowX) && each.clientWidth > 2
    && (each.scrollWidth > each.clientWidth + 2 || each.scrollHeight > each.clientHeight + 2);
  const found = [...document.querySelectorAll("article *")].filter(each => each.checkVisibility() && each.textContent.trim() && cut(each));
  return [document.documentElement.scrollWidth, found.map(each => each.className).filter(name => !["unseen", "opening"].includes(name))];
}"""
FOCUS = """() => [document.activeElement, document.activeElement.closest("label")].filter(Boolean)
  .some(each => getComputedStyle(each).outlineStyle != "none" && parseFloat(getComputedStyle(each).outlineWidth) > 0)"""
LETTERS = "[...document.querySelectorAll('article table :is(td, th)')].map(cell => parseFloat(getComputedStyle(cell).fontSize))"


def criteria() -> list[dict[str, Any]]:
    return [each for name in CRITERIA for each in REPORT["chapters"][name]["criteria"]]


def test_the_report_has_openacrs_form_and_every_criterion_of_wcag_once() -> None:
    jsonschema.validate(REPORT, SHAPE)
    for chapter, numbers in CRITERIA.items():
        assert [each["num"] for each in REPORT["chapters"][chapter]["criteria"]] == numbers.split()


def test_the_page_says_each_criterion_its_level_and_what_holds_it(site_dir: Path) -> None:
    page = page_at(site_dir, "teach/accessibility/")
    rows = [seen(row) for row in page.tree.iter("tr")]
    for each in criteria():
        told = each["components"][0]["adherence"]
        says = f"{each['num']} {each['handle']} {told['level'].replace('-', ' ').capitalize()}. {' '.join(told['notes'].split())}"
        assert says in rows
    assert len(rows) == len(criteria()) + 2
    assert 'href="../../teach/openacr.yaml"' in page.html and (site_dir / "teach/openacr.yaml").is_file()


def test_every_test_that_the_report_names_is_there() -> None:
    named = {path for each in criteria() for path in re.findall(r"tests/[\w/]+\.py", each["components"][0]["adherence"]["notes"])}
    assert len(named) > 8
    assert [path for path in sorted(named) if not (ROOT / path).is_file()] == []


def test_no_page_has_sound_or_video_and_every_page_has_the_same_address_for_help(site_dir: Path) -> None:
    for address, page in pages(site_dir).items():
        assert not {"audio", "video", "object", "embed"} & {str(element.tag) for element in page.tree.iter()}, address
        if 'content="noindex"' not in page.html:
            (footer,) = page.classed("md-footer")
            assert "mailto:notes@annotated-articles.example" in {link.attrib["href"] for link in footer.iter("a")}, address


@pytest.mark.parametrize("path", ["articles/2007-03-12-baghdad-conference/", "teach/", "teach/accessibility/", "claims/"])
def test_wider_lines_letters_and_words_cut_nothing_off(page: Page, site_url: str, path: str) -> None:
    page.set_viewport_size({"width": 320, "height": 640})
    page.goto(site_url + path)
    assert page.evaluate(SPACED, SPACING) == [320, []]


@pytest.mark.thorough
def test_whatever_has_the_focus_has_an_outline(page: Page, site_url: str) -> None:
    page.goto(f"{site_url}articles/2007-03-12-baghdad-conference/")
    for _ in range(60):
        page.keyboard.press("Tab")
        assert page.evaluate(FOCUS), page.evaluate("document.activeElement.outerHTML")


@pytest.mark.parametrize("path", ["contribute/hosts/", "teach/dates/"])
def test_tables_have_letters_that_can_be_read(page: Page, site_url: str, path: str) -> None:
    page.goto(site_url + path)
    assert min(page.evaluate(LETTERS)) >= 13
