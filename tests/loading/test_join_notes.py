"""The notes of an article that has several files are in the order of its text, whatever the files are called."""

from pathlib import Path

from annotated_article.site import check_site
from support.message_case import lay_over_mini_site

FOLDER = "annotations/articles/2001-05-21-bridge-closed"


def _date(name: str, quote: str, when: str) -> str:
    quoted = f"    quote: {quote}\n" if quote else ""
    return f"  - id: {name}\n{quoted}    when: {when}\n    title: A day\n    note: A note.\n"


def test_dates_are_in_the_order_of_the_text_and_those_of_the_background_follow_by_date(tmp_path: Path) -> None:
    files = {
        f"{FOLDER}.yml": "dates:\n" + _date("later", "", "1952") + _date("runs", "The ferry\n      runs again", "2001-05-21"),
        f"{FOLDER}/a.yml": "dates:\n" + _date("earlier", "", "1951") + _date("closed", "was closed on Friday", "2001-05-18"),
        f"{FOLDER}/b.yml": "dates:\n" + _date("week", "A week after", "2001-05-21"),
    }
    site = check_site(lay_over_mini_site(files, tmp_path / "site"))
    assert [problem for problem in site.problems if problem.is_error] == []
    dates = site.library.articles["2001-05-21-bridge-closed"].notes.dates
    assert [date.id for date in dates] == ["week", "closed", "runs", "earlier", "later"]
