"""What stands around the pages of a folder is rendered once, and is told apart from what they have of their own."""

from jinja2 import DictLoader, Environment

from annotated_article.pages.content_policy import allowed_by, inline_parts, with_policy
from annotated_article.shells import Shells, folder_of

TEMPLATES = Environment(
    loader=DictLoader(
        {
            "page": '{% extends "shell" if shell is defined else "base" %}{% block own %}{{ seam }}{{ own }}{{ seam }}{% endblock %}',
            "shell": "{{ shell[0] }}{% block own %}{% endblock %}{{ shell[1] }}",
            "base": '<meta charset="utf-8"><script>theirs()</script>{{ rendered() or "" }}<p>{% block own %}{% endblock %}</p>',
        }
    ),
    autoescape=False,
)


def test_the_first_page_of_a_folder_makes_its_shell_and_the_others_are_put_into_it() -> None:
    shells, rendered = Shells(), []
    for folder, own in (("people/*/", "Ada"), ("people/*/", "Bo"), ("places/*/", "Rome"), ("people/*/", "Cy")):
        given = shells.begin(folder)
        html = TEMPLATES.get_template("page").render(own=own, rendered=lambda folder=folder: rendered.append(folder), **given)
        page, around = shells.end(html)
        assert page.endswith(f"<p>{own}</p>")
        assert around.endswith("<p></p>")
    assert rendered == ["people/*/", "places/*/"]


def test_a_page_of_no_folder_is_as_it_was() -> None:
    shells = Shells()
    shells.begin("people/*/")
    shells.end(TEMPLATES.get_template("page").render(own="Ada", rendered=str, **shells.begin("people/*/")))
    assert shells.end("<p>By hand</p>") == ("<p>By hand</p>", "<p>By hand</p>")


def test_a_script_in_a_pages_own_part_is_not_allowed_to_run() -> None:
    shells = Shells()
    for own in ("<script>ours()</script>", "<script>ours_too()</script>"):
        page, around = shells.end(TEMPLATES.get_template("page").render(own=own, rendered=str, **shells.begin("people/*/")))
        assert own in page
        theirs = inline_parts("<script>theirs()</script>")
        assert inline_parts(around) == theirs
        assert allowed_by(with_policy(page, inline_parts(around))) == theirs


def test_pages_share_by_section_and_depth() -> None:
    assert folder_of("people/ada/") == folder_of("people/bo/") == "people/*/"
    assert len({folder_of(url) for url in ("people/ada/", "places/ada/", "people/ada/2007/", "articles/one/dates/")}) == 4
    assert folder_of("people/") == "people/"
