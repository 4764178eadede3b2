"""Printed links keep working: to paragraphs that were edited, and to what was renamed, merged or moved."""

from collections.abc import Iterator
from io import StringIO
from pathlib import Path

import pytest
from playwright.sync_api import Page, Route, expect

from annotated_article.command_line import WELL, main
from support.built_pages import broken_links, ids, page_at
from support.project import SETTINGS, built, project
from support.serve_folder import serve_folder

FERRY = [
    "Ada Pell says that the ferry goes on as long as the bridge sways, and that nobody has to pay for it in the meantime.",
    "On market days it will cross the river twice an hour, and on all other days once between sunrise and sunset.",
    "Horses are led around by the ford, which is dry since the last week of May.",
    "The ferryman asks for a new rope, which the council is to buy from what the toll has brought.",
]
HEAD = "---\ntitle: The ferry runs again\npublished: 2001-05-28\n---\n\n"
BEFORE = {
    "docs/articles/the-ferry.md": HEAD + "\n\n".join(FERRY) + "\n",
    "mkdocs.yml": SETTINGS.replace("[Home: index.md]", "[Home: index.md, How: help/how.md]"),
    "docs/help/how.md": "---\ntitle: How it is done\nformerly: [about/how, about/why/at-all]\n---\n\nSlowly.\n",
}
RENAMED = HEAD.replace("published", "formerly: [the-ferry]\npublished")
EDITED = RENAMED + "\n\n".join([FERRY[1], "It rained for a week.", f"{FERRY[0]} {FERRY[3]}"]) + "\n"
OLD, NEW = "articles/the-ferry/", "articles/2001-05-28-ferry/"


def run(root: Path, *arguments: str) -> str:
    out = StringIO()
    assert main(list(arguments), root, out) == WELL, out.getvalue()
    return out.getvalue()


@pytest.fixture(scope="module")
def edited(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, str]:
    """A site with text and names changed after publication, and what `passages` reported about that."""
    root = project(tmp_path_factory.mktemp("old-links") / "project", BEFORE)
    run(root, "passages")
    (root / "docs/articles/the-ferry.md").unlink()
    (root / "docs/articles/2001-05-28-ferry.md").write_text(EDITED, "utf-8")
    ada, toll = root / "annotations/people/ada-pell.yml", root / "annotations/terms/toll.yml"
    (root / "annotations/people/ada-pell-mayor.yml").write_text(ada.read_text("utf-8") + "formerly: [ada-pell]\n", "utf-8")
    (root / "annotations/organisations/toll.yml").write_text(toll.read_text("utf-8"), "utf-8")
    ada.unlink()
    toll.unlink()
    for name in ("2001-05-14-bridge-opened", "2001-05-21-bridge-closed"):
        notes = root / f"annotations/articles/{name}.yml"
        text = notes.read_text("utf-8").replace("ada-pell", "ada-pell-mayor")
        text = text.replace("- id: bridge-closed\n", "- id: closed-on-friday\n    formerly: [bridge-closed]\n")
        notes.write_text(text.replace("- id: bridge-sways\n", "- id: sways-in-wind\n    formerly: [bridge-sways]\n"), "utf-8")
    told = run(root, "passages")
    return built(root), told


def test_the_command_says_what_moved(edited: tuple[Path, str]) -> None:
    assert edited[1] == (
        "2001-05-28-ferry\n"
        "  p3 was removed: its links lead to p2\n"
        "  p4 was merged into p1: its links lead there\n"
        "  p2 is now at the start\n"
        "  p2a is new, below p2\n"
        "  p1 has changed\n"
        "  its lock was annotations/passages/the-ferry.lock\n"
        "wrote annotations/passages/2001-05-28-ferry.lock\n"
        "5 ids published: articles/2001-05-14-bridge-opened/claims/sways-in-wind, "
        "articles/2001-05-21-bridge-closed/dates/closed-on-friday, articles/2001-05-28-ferry …\n"
        "wrote annotations/published.lock\n"
    )


@pytest.mark.thorough
def test_every_old_address_and_anchor_is_there(edited: tuple[Path, str]) -> None:
    site = edited[0]
    for address in (OLD, "people/ada-pell/", "terms/toll/", "claims/2001-05-14-bridge-opened/bridge-sways/"):
        assert (site / address / "index.html").is_file(), address
    assert {"p1", "p2", "p3", "p4", "p2a"} <= ids(page_at(site, NEW))
    assert {"n-bridge-closed", "n-closed-on-friday", "n-entry-ada-pell"} <= ids(page_at(site, "articles/2001-05-21-bridge-closed/"))
    assert {"n-bridge-sways", "n-sways-in-wind"} <= ids(page_at(site, "articles/2001-05-14-bridge-opened/"))
    for dates in ("dates/", "articles/2001-05-21-bridge-closed/dates/"):
        assert "2001-05-21-bridge-closed-bridge-closed" in ids(page_at(site, dates)), dates
    assert {"p1", "p2", "p3", "p4", "p2a"} <= ids(page_at(site, "embed/2001-05-28-ferry/"))
    own = "https://annotated-articles.example/"
    assert [each for each in broken_links(site, own) if f" -> {own}repository" not in each] == []


def test_a_hand_written_page_answers_at_its_old_addresses(edited: tuple[Path, str]) -> None:
    site = Path(edited[0])
    assert "How it is done" in (site / "help/how/index.html").read_text("utf-8")
    for old, new in (("about/how", "../../help/how/"), ("about/why/at-all", "../../../help/how/")):
        assert f'"{new}"' in (site / old / "index.html").read_text("utf-8")


@pytest.fixture
def address(edited: tuple[Path, str]) -> Iterator[str]:
    with serve_folder(edited[0]) as served:
        yield served


@pytest.mark.thorough
@pytest.mark.parametrize(
    ("link", "lands", "words"),
    [
        (f"{OLD}#p1", f"{NEW}#p1", "Ada Pell says that the ferry goes on"),
        (f"{OLD}?notes=off#p3", f"{NEW}?notes=off#p3", "¶ 3 was removed; see ¶ 2."),
        (f"{NEW}#p4", f"{NEW}#p4", "¶ 4 is now part of ¶ 1."),
        ("people/ada-pell/#mentions", "people/ada-pell-mayor/#mentions", "In the articles"),
        ("terms/toll/", "organisations/toll/", "toll"),
        ("embed/the-ferry/?from=p3&to=p3", "embed/2001-05-28-ferry/?from=p3&to=p3", "The ferry runs again"),
    ],
)
def test_an_old_link_lands_in_the_browser(page: Page, address: str, link: str, lands: str, words: str) -> None:
    page.goto(address + link)
    expect(page).to_have_url(address + lands)
    expect(page.locator(":target" if "#" in lands else "h1")).to_contain_text(words)
    expect(page.locator(":target" if "#" in lands else "h1")).to_be_in_viewport()


@pytest.mark.parametrize("note", ["bridge-closed", "entry-ada-pell"])
def test_a_link_to_a_note_under_its_old_name_opens_its_card(page: Page, address: str, note: str) -> None:
    page.goto(f"{address}articles/2001-05-21-bridge-closed/#n-{note}")
    expect(page.locator(".card:popover-open")).to_have_accessible_name("The bridge is closed" if note == "bridge-closed" else "Ada Pell")


@pytest.mark.parametrize("context_options", [{"java_script_enabled": False}])
def test_an_old_address_leads_on_without_script(page: Page, address: str) -> None:
    page.goto(address + OLD)
    expect(page).to_have_url(address + NEW)


@pytest.mark.parametrize(
    ("asked", "numbers", "why"),
    [
        ("from=p3&to=p3", ["p2"], "¶ 3 was removed; see ¶ 2."),
        ("from=p4&to=p4", ["p1"], "¶ 4 is now part of ¶ 1."),
        ("from=p3&to=p2a", ["p2", "p2a"], "¶ 3 was removed; see ¶ 2."),
        ("from=p2&to=p2a", ["p2", "p2a"], ""),
        ("from=p1&to=p2", ["p2", "p2a", "p1"], "¶ 1 comes after ¶ 2, so the whole article is shown."),
    ],
)
def test_an_embed_of_a_number_that_was_removed_shows_what_took_its_place(
    page: Page, address: str, asked: str, numbers: list[str], why: str
) -> None:
    page.goto(f"{address}embed/2001-05-28-ferry/?{asked}")
    assert [each.get_attribute("id") for each in page.locator(".text .passage").all()] == numbers
    expect(page.locator(".why")).to_have_text(why)  # a space in it may be one at which no line breaks
    assert page.locator(".why").is_visible() == bool(why)


@pytest.fixture
def host(page: Page, address: str, edited: tuple[Path, str]) -> str:
    """The address of the site on a host that shows 404.html for what is not there."""
    site = edited[0]
    not_here = (site / "404.html").read_text("utf-8").replace('="/', f'="{address}')

    def answer(route: Route) -> None:
        path = route.request.url.removeprefix(address).partition("?")[0]
        if (site / path).exists():
            route.continue_()
        else:
            route.fulfill(status=404, content_type="text/html", body=not_here)

    page.route(f"{address}**", answer)
    return address


def test_the_page_for_what_is_not_there_shows_the_way_to_a_paragraph(page: Page, host: str) -> None:
    page.goto(f"{host}{NEW}p3/")
    page.get_by_role("link", name="Go to paragraph 3 of that article").click()
    expect(page).to_have_url(f"{host}{NEW}#p3")


@pytest.mark.parametrize(
    ("old", "lands"),
    [
        ("embed/2001-05-28-ferry/p2/", "embed/2001-05-28-ferry/?from=p2&to=p2#p2"),
        ("embed/2001-05-28-ferry/p2a", "embed/2001-05-28-ferry/?from=p2a&to=p2a#p2a"),
        ("embed/the-ferry/p1/", "embed/2001-05-28-ferry/?from=p1&to=p1#p1"),
        ("people/ada-pell-mayor/2001/", "people/ada-pell-mayor/"),
        ("people/ada-pell/2001/2/#mentions", "people/ada-pell-mayor/#mentions"),
        ("people/ada-pell-mayor/claims/more/2/", "people/ada-pell-mayor/claims/"),
        ("articles/2001-05-28-ferry/dates/2001/more/2/", "articles/2001-05-28-ferry/dates/"),
        ("dates/-43/", "dates/-0043/"),
    ],
)
def test_the_page_for_what_is_not_there_leads_old_addresses_on(page: Page, host: str, old: str, lands: str) -> None:
    page.goto(f"{host}{old}")
    expect(page).to_have_url(f"{host}{lands}")


@pytest.mark.parametrize(
    "lost", ["embed/no-such-article/p8/", "people/nobody/2007/", "embed/2001-05-28-ferry/px/", "/evil.example/embed/a/p1/"]
)
def test_the_page_for_what_is_not_there_stays_on_this_site_and_ends_somewhere(page: Page, host: str, lost: str) -> None:
    page.goto(f"{host}{lost}")
    expect(page.get_by_role("heading", name="Page not found")).to_be_visible()
    assert page.url.startswith(host)


@pytest.mark.parametrize("context_options", [{"java_script_enabled": False}])
def test_without_javascript_the_page_for_what_is_not_there_links_the_lists(page: Page, host: str) -> None:
    page.goto(f"{host}embed/2001-05-28-ferry/p2/")
    links = [link.get_attribute("href") for link in page.locator(".ways a").all()]
    assert links and all((link or "").startswith(host) for link in links)
