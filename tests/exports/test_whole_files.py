"""The files of a whole small site, to the letter: everything about the site, the head of each page, and one article's files."""

from pathlib import Path

from annotated_article.model.articles import History, NotesChange
from annotated_article.pages.page_head import head_of
from annotated_article.site import check_site, exports_of_article, exports_of_site
from support.message_case import lay_over_mini_site
from support.small_article import dated

EXPECTED = Path(__file__).parent / "whole_files.txt"
SITE = "https://articles.example/"
FILES = {
    "annotations/places/the-dale.yml": "name: The Dale\nkind: valley\nlocation: -33.5, 151\naliases: [Dale]\nnote: A valley.\nwikidata: Q47216\n",
    "annotations/places/lower-amble.yml": "name: Lower Amble\nkind: village\nlocation: 54.12, -2.34\nwithin: the-dale\nnote: A village.\n",
    "annotations/places/nowhere.yml": "name: Nowhere\nnote: A place without a location.\n",
    "annotations/events/flood.yml": "name: the flood\nwhen: 2001-04/..\nwhere: lower-amble\nparticipants: [ada-pell]\nnote: The river rose.\n"
    "sources: [gazette-2001-05-14]\n",
}
HISTORY = History(
    dated("2001-05-14"),
    dated("2001-06-03"),
    (
        NotesChange(dated("2001-06-03"), "Add a claim", {"claim": 2}, {"person": 1}, {}),
        NotesChange(dated("2001-05-20"), "", {}, {}, {"date": 1}),
    ),
    0,
    dated("2001-05-14"),
)


def test_every_file_is_what_was_agreed(tmp_path: Path, accept: bool) -> None:
    site = check_site(lay_over_mini_site(FILES, tmp_path / "site"))
    assert [problem for problem in site.problems if problem.is_error] == []
    site.history = {"2001-05-14-bridge-opened": HISTORY}
    view = site.view(address=SITE, name="Bridges & more")
    made = {name: make() for name, make in exports_of_site(view, "What they say").items()}
    made |= exports_of_article(view, view.articles["2001-05-14-bridge-opened"])
    for url in ("", *(entry.url for entry in view.library.entries.values()), *(article.url for article in view.library.articles.values())):
        made[f"head of /{url}"] = head_of(view, url)
    shown = "".join(f"==> {name}\n{_shown(text)}\n" for name, text in sorted(made.items()))
    if accept:
        EXPECTED.write_text(shown, "utf-8")
    assert shown == EXPECTED.read_text("utf-8")


def _shown(text: str) -> str:
    """The text with escapes for the two characters that editors hide or change."""
    return text.replace("\r", "\\r").replace("\ufeff", "\\ufeff")
