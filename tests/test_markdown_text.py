"""Markdown of contributors: words stay words, and nothing of their choosing becomes an attribute or an address that does harm."""

import pytest

from annotated_article.markdown_text import renderer
from support.read_as_browsers_do import fragment, words_of

RUNS = (
    "javascript:alert(1)",
    "JaVaScRiPt:alert(1)",
    "java&#10;script:alert(1)",
    "java&Tab;script:alert(1)",
    "&#106;avascript:alert(1)",
    "&#x6a;avascript&colon;alert(1)",
    "\x01javascript:alert(1)",
    "vbscript:msgbox(1)",
    "data:text/html,x",
    "file:///etc/passwd",
    "blob:x",
    "view-source:javascript:alert(1)",
)
LEADS = (
    "https://example.org/a?b=1&c=2#d",
    "HTTP://example.org/",
    "mailto:a@example.org",
    "../people/ada-pell/",
    "people/x:y/",
    "?q=a:b",
    "#h-a:b",
    "a b.html",
)
ELSEWHERE = (
    "https://example.org/x.png",
    "//example.org/x.png",
    "/\\example.org/x.png",
    "\\\\\\\\example.org/x.png",
    "http:x.png",
    "data:image/png;base64,x",
)


@pytest.mark.parametrize("address", RUNS)
def test_an_address_that_runs_code_is_not_a_link(address: str) -> None:
    for markdown in (f"[words](<{address}>)", f"[words]({address})", f"[words][x]\n\n[x]: <{address}>"):
        tree = fragment(renderer()(markdown))[0]
        assert [link.attrib for link in tree.iter("a")] in ([], [{}]), markdown
        assert "words" in words_of(tree)


@pytest.mark.parametrize("address", LEADS)
def test_an_address_that_leads_somewhere_is_a_link(address: str) -> None:
    tree = fragment(renderer()(f"[words](<{address}>)"))[0]
    assert [link.attrib["href"] for link in tree.iter("a")] == [address]


@pytest.mark.parametrize("address", ELSEWHERE)
def test_a_picture_from_another_host_is_not_asked_for(address: str) -> None:
    tree = fragment(renderer()(f"![words](<{address}>)"))[0]
    assert [picture.attrib for picture in tree.iter("img")] == [{"alt": "words"}]


def test_a_picture_of_the_site_is_shown() -> None:
    tree = fragment(renderer()('![words](../map.png "A map")'))[0]
    assert [picture.attrib for picture in tree.iter("img")] == [{"alt": "words", "src": "../map.png", "title": "A map"}]


@pytest.mark.parametrize(
    "markdown",
    [
        '<b onclick="alert(1)">words</b>',
        "<script>words</script>",
        "<!-- words -->",
        "&lt;img src=x onerror=alert(1)&gt; words",
        "<div markdown=1>\n\nwords\n\n</div>",
        "words {: #p1 onclick=alert(1) }",
        "# words {#p1}",
        "words\n{: .mark }",
        "<!DOCTYPE html> words",
        "<?php words ?>",
    ],
)
def test_html_is_shown_as_the_text_that_it_is(markdown: str) -> None:
    tree, errors = fragment(renderer()(markdown))
    assert not errors
    assert {element.tag for element in tree.iter()} <= {"body", "p", "h1"}
    assert {name for element in tree.iter() for name in element.attrib} <= {"id"}
    assert "words" in words_of(tree)


@pytest.mark.parametrize(
    "markdown",
    [
        'words\n\n/// caption\n    attrs: {id: p1, class: mark, onclick: "alert(1)", style: "position: fixed"}\n\nwords\n///',
        'words\n\n/// caption | #p1.mark[onclick="alert(1)"]\nwords\n///',
        "words\n\n/// figure-caption\nwords\n///",
        "```{ .python .mermaid #p1 onclick=alert(1) }\nwords\n```",
        '``` { .python title="x" hl_lines="1" }\nwords\n```',
    ],
)
def test_no_attribute_is_of_the_contributors_choice(markdown: str) -> None:
    tree, errors = fragment(renderer()(markdown))
    assert not errors
    given = {(element.tag, name, value) for element in tree.iter() for name, value in element.attrib.items()}
    assert given <= {("code", "class", "language-python"), ("span", "class", "caption-prefix")}


@pytest.mark.parametrize(
    "words", ['it\'s "so"', "one -- two --- three...", "(c) 1/2 +/- -->", "https://example.org and a@example.org", "H~2~O x^2^ ==y=="]
)
def test_no_word_is_changed(words: str) -> None:
    assert words_of(fragment(renderer()(words))[0]).strip() == words


def test_ids_of_headings_cannot_take_those_of_passages() -> None:
    tree = fragment(renderer()("# p1\n\n# title\n\n# title\n\n# 中国\n\n# n-entry-x"))[0]
    ids = [heading.attrib["id"] for heading in tree.iter("h1")]
    assert all(name.startswith("h-") for name in ids)
    assert len(set(ids)) == 5


def test_one_text_leaves_nothing_for_the_next() -> None:
    render = renderer()
    render("[x]: https://example.org/\n\n# Heading")
    assert "<a" not in render("[x]")
    assert 'id="h-heading"' in render("# Heading")
