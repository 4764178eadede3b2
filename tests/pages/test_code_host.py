"""The addresses at GitHub, GitLab and Codeberg that follow from the one of their editor."""

import pytest

from annotated_article.model.typed import Span
from annotated_article.pages.code_host import issue_address, lines_address, new_file_address, note_address

NOTES, ADA = "annotations/articles/bridge.yml", "annotations/people/ada-pell.yml"
HOSTS = {
    "https://github.com/us/site/edit/main/": (
        "https://github.com/us/site/edit/main/",
        "https://github.com/us/site/new/main/{}",
        "https://github.com/us/site/issues/new",
    ),
    "https://gitlab.com/us/site/-/edit/main/part/": (
        "https://gitlab.com/us/site/-/edit/main/part/",
        "https://gitlab.com/us/site/-/new/main/part/{}",
        "https://gitlab.com/us/site/-/issues/new",
    ),
    "https://codeberg.org/us/site/_edit/main/": (
        "https://codeberg.org/us/site/src/branch/main/",
        "https://codeberg.org/us/site/_new/main/{}",
        "https://codeberg.org/us/site/issues/new",
    ),
}


@pytest.mark.parametrize("edit", HOSTS)
def test_a_note_is_edited_at_its_line_and_reported_in_an_issue(edit: str) -> None:
    lines, *_ = HOSTS[edit]
    assert (lines_address(edit), new_file_address(edit), issue_address(edit)) == HOSTS[edit]
    assert note_address(edit, Span(NOTES, 812)) == f"{lines}{NOTES}#L812"
    assert note_address(edit, Span(ADA, 3)) == f"{lines}{ADA}"


def test_a_site_without_a_code_host_has_none_of_these_addresses() -> None:
    assert [note_address("", Span(NOTES, 812)), lines_address(""), new_file_address(""), issue_address("")] == ["", "", "", ""]
    assert issue_address("https://host.example/us/site/src/main/") == ""
