"""Whatever contributors type, nothing of it runs and nothing of it becomes an element: tried in a real Chromium on every page."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml
from playwright.sync_api import Page

from support.closed_dialogs import closed_dialogs
from support.project import mkdocs, project
from support.serve_folder import serve_folder

pytestmark = pytest.mark.thorough

SVG = '"><svg onload=alert(1)>'
SCRIPT = "<script>alert(1)</script>"
IMG = '"><img src=x onerror=alert(1)>'
ATTRIBUTE = "' onmouseover='alert(1)\" onmouseover=\"alert(1)"
OUT_OF_SCRIPT = "</script><script>alert(1)</script><!--<script>"
TEMPLATE = "{{ config }}{% raw %}"
ALL = f"{SVG} {SCRIPT} {IMG} {ATTRIBUTE} {OUT_OF_SCRIPT} {TEMPLATE}"

PLAIN_LINKS = f"""
[a](javascript:alert(1)) [b](JaVaScRiPt:alert(1)) [e](vbscript:alert(1)) [g](<  javascript:alert(1)>)
[f](data:text/html,<script>alert(1)</script>) ![x](data:image/svg+xml,<svg/onload=alert(1)>)

[j]: javascript:alert(1) "{SVG}"

[j] and [k][j]
"""
ARTICLE = "2001-09-01-hostile"
# ![from elsewhere](https://elsewhere.example/pixel.png): `check` refuses it in an article
_PICTURE = re.compile(r"!\[[^\]]*\]\([^\n]*?\)(?=\s|$)")
BODY = f"""
A paragraph: {ALL} and <b onclick=alert(1)>words</b>. Vile Name {SCRIPT} is named. Then & there.

{PLAIN_LINKS}
[c](&#106;avascript:alert(1)) [d](java&#10;script:alert(1)) [h]( https://x.example/{ATTRIBUTE} )
[i](https://x.example/ "{SVG}") <javascript:alert(1)> ![{IMG}](x" onerror="alert(1))

![from elsewhere](https://elsewhere.example/pixel.png) ![from elsewhere](//elsewhere.example/pixel.png)
![from elsewhere](/\\elsewhere.example/pixel.png)

# A heading {SVG} {{: onclick=alert(1) }}

/// caption
    attrs: {{id: title, onclick: alert(1), onmouseover: alert(1), style: "position: fixed", class: mark}}

A caption {SCRIPT}
///

/// caption | #p1.passage[onmouseover="alert(1)"]
Another.
///

```{{ .x .mermaid #p1 onclick=alert(1) }}
graph {SCRIPT}
```

<!-- {SCRIPT} -->

<details ontoggle=alert(1) open><summary>x</summary></details>
"""


def _yaml(values: object) -> str:
    return yaml.safe_dump(values, allow_unicode=True, sort_keys=False, width=1000)


def _entry(**fields: object) -> str:
    return _yaml(
        {
            "note": ALL,
            "more": BODY.replace(PLAIN_LINKS, ""),
            "sources": ["vile-source"],
            "relations": [{"is": ALL, "of": "vile-paper" if str(fields["name"]).startswith("Vile Place") else "vile-place"}],
            **fields,
        }
    )


def _files() -> dict[str, str]:
    head = {
        "title": f"Vile {ALL}",
        "author": [SVG, IMG],
        "published": "2001-09-01",
        "publisher": f"{SVG} {SCRIPT}",
        "rights": f"{SVG} {IMG}",
    }
    name = f"Vile Name {SCRIPT}"
    notes = {
        "dates": [
            {"id": "vile-date", "quote": "named. Then & there", "when": "2001-09", "title": ALL, "note": ALL, "sources": ["vile-source"]},
            {"id": "vile-background", "when": "2001", "title": f"{ALL} too", "note": ALL, "places": ["vile-place"],
             "people": ["vile-person"]},
        ],
        "claims": [
            {"id": "vile-claim", "quote": f"A paragraph: {SVG}", "claim": ALL, "speaker": ALL, "kind": "denial", "finding": "unverified",
             "finding_about": ALL, "note": ALL, "about": ["vile-person"], "sources": ["vile-source"]},
            {"id": "vile-answer", "quote": "is named", "claim": f"{ALL} too", "said_by": "vile-person", "through": "vile-paper",
             "kind": "fact", "answers": ["vile-claim"], "disputes": ["vile-claim"], "note": ALL},
        ],
        "questions": [
            {"id": "vile-question", "quote": "Then", "ask": ALL, "skill": "context", "starter": ALL, "answer": ALL, "level": ALL},
        ],
        "corrections": [{"id": "vile-correction", "quote": "there", "correction": ALL, "kind": "error", "sources": ["vile-source"]}],
    }  # fmt: skip
    source = {"title": ALL, "publisher": ALL, "published": "2001-09-01", "author": [ALL], "about": ALL, "url": "https://x.example/?a=1&b=2"}
    return {
        f"docs/articles/{ARTICLE}.md": f"---\n{_yaml(head)}---\n{_PICTURE.sub('', BODY)}",
        f"annotations/articles/{ARTICLE}.yml": _yaml(notes),
        "annotations/sources/vile.yml": _yaml({"vile-source": source}),
        "annotations/people/vile-person.yml": _entry(
            name=name, aliases=[ALL], role=ALL, wikidata="Q1", viaf="1", born="1950", living="yes"
        ),
        "annotations/places/vile-place.yml": _entry(name=f"Vile Place {IMG}", kind=ALL, location="1, 2", geonames="1", always=[IMG]),
        "annotations/organisations/vile-paper.yml": _entry(name=f"Vile Paper {SVG}", full_name=ALL, place="vile-place", not_in=[ALL]),
        "annotations/terms/vile-term.yml": _entry(name=f"vile term {ATTRIBUTE}", status="reviewed", reviewed_by=ALL, reviewed_on="2001"),
        "docs/vile.md": f"---\n{_yaml({'title': ALL, 'description': ALL, 'author': ALL, 'hide': [ALL]})}---\n\n# Vile\n\n{BODY}\n",
    }


@pytest.fixture
def context_options() -> dict[str, Any]:
    """A browser that pays no heed to the pages' policy: nothing may run even where no policy holds."""
    return {"bypass_csp": True}


@pytest.fixture(scope="module")
def hostile_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A site in which every text tries to run."""
    root = project(tmp_path_factory.mktemp("hostile") / "project", _files())
    said = mkdocs(root)
    assert said.returncode == 0, said.stdout
    assert "Traceback" not in said.stdout
    return root / "site"


@pytest.fixture
def hostile_url(hostile_site: Path, page: Page) -> Iterator[str]:
    """Its address; the test fails if a dialog opens on any page."""
    said = closed_dialogs(page)
    with serve_folder(hostile_site) as address:
        yield address
    assert said == []


def test_the_trap_catches_what_runs(page: Page, tmp_path: Path) -> None:
    (tmp_path / "index.html").write_text(f'<!doctype html><title>x</title><p title="{SVG}">words', "utf-8")
    said = closed_dialogs(page)
    with serve_folder(tmp_path) as address:
        page.goto(address)
        assert page.evaluate(INJECTED) != []
    assert said == ["1"]


INJECTED = """() => [...document.querySelectorAll('*')].filter(element =>
    [...element.attributes].some(({ name, value }) =>
        name.startsWith('on') && value.includes('alert(') || /^\\s*(javascript|vbscript|data:text)/i.test(value))
    || element.matches('img[src="x"], .mermaid, [src*="elsewhere.example"], pre#p1')
    || element.matches('figure:is(#title, .mark, .passage, [style])')
    || element.matches('script:not([src]):not([type$="json"])') && element.textContent.includes('alert(')
    || element.localName === 'b' && element.textContent === 'words'
).map(element => element.outerHTML.slice(0, 200))"""

WORDS = """element => {
    for (const each of element.querySelectorAll('.claims, .stub')) each.remove()
    return element.textContent
}"""


def _addresses(site: Path) -> list[str]:
    return sorted(file.relative_to(site).as_posix().removesuffix("index.html") for file in site.rglob("*.html"))


def test_nothing_runs_and_nothing_is_injected_on_any_page(hostile_url: str, hostile_site: Path, page: Page) -> None:
    addresses = _addresses(hostile_site)
    kinds = (
        "articles/",
        "people/vile",
        "places/vile",
        "organisations/vile",
        "terms/vile",
        "dates/2001",
        f"claims/{ARTICLE}/vile",
        "sources/",
    )
    assert [kind for kind in kinds if not any(address.startswith(kind) for address in addresses)] == []
    for address in addresses:
        page.goto(hostile_url + address, wait_until="load")
        assert page.evaluate(INJECTED) == [], address


def test_nothing_runs_when_cards_are_opened(hostile_url: str, page: Page) -> None:
    page.goto(f"{hostile_url}articles/{ARTICLE}/", wait_until="networkidle")
    marks = page.locator(".text a.mark, .text .claims a, .head a.mark").all()
    assert len(marks) > 4
    for mark in marks:
        if mark.is_visible():
            mark.hover()
            mark.click()
            page.wait_for_timeout(100)
            assert page.evaluate(INJECTED) == []
            page.keyboard.press("Escape")


def test_nothing_runs_in_the_results_of_a_search(hostile_url: str, page: Page) -> None:
    page.goto(hostile_url, wait_until="networkidle")
    for words in ("vile", "onload", "caption"):
        page.goto(f"{hostile_url}?q={words}", wait_until="networkidle")
        page.wait_for_selector(".md-search-result__item")
        assert page.evaluate(INJECTED) == []


def test_what_was_typed_is_read_as_it_was_typed(hostile_url: str, page: Page) -> None:
    page.goto(f"{hostile_url}articles/{ARTICLE}/")
    assert page.locator("h1#title").evaluate(WORDS) == f"Vile {ALL}"
    assert SCRIPT in page.locator("#p1").inner_text()
    assert f"{SVG} {IMG}" in page.locator(".rights").inner_text()
    page.goto(f"{hostile_url}people/vile-person/")
    assert page.locator("h1").first.inner_text().startswith(f"Vile Name {SCRIPT}")
    assert page.title().startswith(f"Vile Name {SCRIPT}")
