"""What the built pages tell those who show a link to them."""

import re
from html import unescape
from pathlib import Path

import pytest

from support.built_pages import pages
from support.project import SETTINGS, built, mkdocs, project

pytestmark = pytest.mark.thorough

ADDRESS = "https://annotated-articles.example/"
ARTICLE = "articles/2007-03-12-baghdad-conference/"
BRIDGE = ("articles/2001-05-14-bridge-opened/", "articles/2001-05-21-bridge-closed/")
_META = re.compile(r'<meta (?:property|name)="([^"]+)" content="([^"]*)">')


def metas(html: str) -> dict[str, str]:
    return {name: unescape(content) for name, content in _META.findall(html)}


def test_every_page_is_shared_with_a_picture_that_is_there(site_dir: Path) -> None:
    shared = {}
    for address, page in pages(site_dir).items():
        if page.classed("sections") and not address.startswith("404"):
            said = metas(page.html)
            image = said["og:image"]
            assert image.startswith(ADDRESS) and (site_dir / image.removeprefix(ADDRESS)).is_file(), address
            assert (said["og:image:width"], said["og:image:height"]) == ("1200", "630")
            assert said["twitter:card"] == "summary_large_image" and said["og:image:alt"]
            shared[address] = image.removeprefix(ADDRESS)
    assert shared[""] == "share.png"
    assert shared[ARTICLE] == f"{ARTICLE}share.png"
    assert {image for address, image in shared.items() if address.startswith("claims/2007")} == {f"{ARTICLE}share.png"}


def test_each_page_has_one_title_and_description_of_its_own_and_names_the_site_once(site_dir: Path) -> None:
    seen: dict[str, str] = {}
    described: dict[str, str] = {}
    for address, page in pages(site_dir).items():
        if not page.classed("sections"):
            continue
        (title,) = re.findall(r"<title>([^<]*)</title>", page.html.partition("</head>")[0])
        assert title not in seen, (address, seen[title])
        assert title.endswith("Annotated Articles") and title != "Annotated Articles - Annotated Articles", (address, title)
        seen[title] = address
        if not address.startswith("404"):
            description = metas(page.html)["description"]
            assert description and description not in described, (address, described.get(description))
            described[description] = address
    assert len(seen) > 300


@pytest.mark.parametrize(
    ("setting", "pictures"),
    [
        ("", {"share.png", f"{BRIDGE[0]}share.png", f"{BRIDGE[1]}share.png"}),
        ("extra: {share_images: false}\n", set()),
        ('site_url: ""\n', set()),
    ],
)
def test_a_site_chooses_what_has_a_picture(tmp_path: Path, setting: str, pictures: set[str]) -> None:
    root = project(tmp_path / "project", {"mkdocs.yml": f"{SETTINGS}{setting}"})
    site = built(root)
    assert {file.relative_to(site).as_posix() for file in site.rglob("share.png")} == pictures
    assert ("og:image" in metas((site / BRIDGE[0] / "index.html").read_text("utf-8"))) == bool(pictures)


def test_a_site_may_have_pictures_of_disputed_and_contradicted_claims_and_of_former_ids(tmp_path: Path) -> None:
    article = (Path(__file__).parents[1] / "mini_site/docs" / f"{BRIDGE[0].rstrip('/')}.md").read_text("utf-8")
    changed = article.replace("---\n", "---\nformerly: [old-bridge]\n", 1)
    files = {"mkdocs.yml": f"{SETTINGS}extra: {{share_images: claims}}\n", f"docs/{BRIDGE[0].rstrip('/')}.md": changed}
    site = built(project(tmp_path / "project", files))
    found = {file.parent.relative_to(site).as_posix() for file in site.rglob("share.png")}
    claims = {address for address in found if address.startswith("claims/")}
    assert claims
    for address in claims:
        assert metas((site / address / "index.html").read_text("utf-8"))["og:image"] == f"{ADDRESS}{address}/share.png"
    assert "articles/old-bridge" in found


def test_a_headline_in_letters_that_the_face_lacks_is_shared_with_the_picture_of_the_site(tmp_path: Path) -> None:
    article = (Path(__file__).parents[1] / "mini_site/docs" / f"{BRIDGE[1].rstrip('/')}.md").read_text("utf-8")
    (title,) = re.findall("^title:.*$", article, re.MULTILINE)
    files = {f"docs/{BRIDGE[1].rstrip('/')}.md": article.replace(title, "title: 巴格达会议")}
    root = project(tmp_path / "project", files)
    assert mkdocs(root).returncode == 0
    assert metas((root / "site" / BRIDGE[1] / "index.html").read_text("utf-8"))["og:image"] == f"{ADDRESS}share.png"
    assert not (root / "site" / BRIDGE[1] / "share.png").exists()


def test_another_value_stops_the_build_and_says_what_is_possible(tmp_path: Path) -> None:
    said = mkdocs(project(tmp_path / "project", {"mkdocs.yml": f"{SETTINGS}extra: {{share_images: all}}\n"}))
    assert said.returncode == 1
    assert "it must be `true`, `false` or `claims`" in said.stdout


def test_a_picture_of_the_projects_own_takes_the_place_of_ours(tmp_path: Path) -> None:
    root = project(tmp_path / "project")
    (root / "docs/share.png").write_bytes(b"its own")
    assert (built(root) / "share.png").read_bytes() == b"its own"
