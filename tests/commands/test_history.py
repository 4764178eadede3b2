"""When and how an article's notes changed comes from the commits of their files, and from nothing else."""

import os
import subprocess
from io import StringIO
from pathlib import Path

import pytest

from annotated_article.command_line import MISUSED, WELL, main
from annotated_article.loading.read_history import read_history
from annotated_article.model.articles import History, NotesChange
from annotated_article.pages.articles.article_page import article_page
from annotated_article.site import check_site
from support.message_case import MINI_SITE, lay_over_mini_site
from support.read_as_browsers_do import fragment, words_of
from support.small_article import dated

ADA, NELL = "annotations/people/ada-pell.yml", "annotations/people/nell-ward.yml"
ARTICLE, OTHER = "2001-05-14-bridge-opened", "2001-05-21-bridge-closed"
NOTES, RENAMED = f"annotations/articles/{ARTICLE}.yml", "annotations/articles/bridge.yml"
HOSTILE = "<script>alert(1)</script> & \u202e@nobody"


class Repository:
    """A copy of the mini site under git, each commit on a day of its own."""

    def __init__(self, folder: Path) -> None:
        self.root = lay_over_mini_site({}, folder)
        self.day = 0
        self.git("init", "--quiet", "--initial-branch=main")
        self.commit("Begin", {})

    def git(self, *arguments: str) -> None:
        who = {f"GIT_{role}_{what}": "tests@example.org" for role in ("AUTHOR", "COMMITTER") for what in ("NAME", "EMAIL")}
        when = f"2026-01-{self.day:02}T23:30:00-01:00"  # the next day at Greenwich
        unset = {"GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_NOSYSTEM": "1", "GIT_COMMITTER_DATE": when}
        subprocess.run(["git", *arguments], cwd=self.root, env={**os.environ, **who, **unset}, check=True, capture_output=True)

    def commit(self, message: str, files: dict[str, str]) -> None:
        self.day += 1
        for path, text in files.items():
            (self.root / path).write_text(text, "utf-8")
        self.git("add", "--all")
        self.git("commit", "--quiet", "-m", message)

    def history(self) -> dict[str, History]:
        out = StringIO()
        assert main(["history", ".cache/history.json"], self.root, out) == WELL, out.getvalue()
        assert out.getvalue() == "wrote .cache/history.json\n"
        return read_history(self.root / ".cache/history.json")


@pytest.fixture(scope="module")
def repository(tmp_path_factory: pytest.TempPathFactory) -> Repository:
    """A change by hand, one by a merge of two commits, and one that renames everything."""
    made = Repository(tmp_path_factory.mktemp("history") / "project")
    notes = (MINI_SITE / NOTES).read_text("utf-8")
    changed = notes.replace("claim: The toll stays", "claim: The tolls stay")
    changed = changed[: changed.index("questions:")] + changed[changed.index("corrections:") :]
    made.commit(HOSTILE, {NOTES: "# Only a comment\n" + changed, ADA: (MINI_SITE / ADA).read_text("utf-8").replace("opened", "built")})
    made.commit("Moves lines, changes no note", {NOTES: changed})
    made.git("switch", "--quiet", "-c", "a-branch")
    made.commit("Work on it", {NELL: "name: Nell\nnote: Writes.\n"})
    made.commit("Work more on it", {NELL: "name: Nell Ward\nnote: Writes for the Gazette.\n"})
    made.git("switch", "--quiet", "main")
    made.day += 1
    made.git("merge", "--quiet", "--no-ff", "-m", "Merge pull request #1 from x/a-branch\n\nSay who Nell Ward is", "a-branch")
    text = made.root / f"docs/articles/{ARTICLE}.md"
    made.git("mv", NOTES, RENAMED)
    made.git("mv", str(text), "docs/articles/bridge.md")
    head = (made.root / "docs/articles/bridge.md").read_text("utf-8").replace("\ntitle:", f"\nformerly: [{ARTICLE}]\ntitle:", 1)
    made.commit("Rename", {"docs/articles/bridge.md": head, RENAMED: changed.replace("id: weeks", "id: four-weeks\n    formerly: [weeks]")})
    return made


def test_each_publication_has_its_day_its_words_and_what_it_changed(repository: Repository) -> None:
    history = repository.history()
    begun = {"person": 1, "place": 1, "organisation": 1, "term": 1, "date": 3, "claim": 3, "question": 1, "correction": 1}
    assert history["bridge"] == History(
        dated("2026-01-08"),
        dated("2026-01-08"),
        (
            NotesChange(dated("2026-01-08"), "Rename", {}, {}, {}),
            NotesChange(dated("2026-01-07"), "Say who Nell Ward is", {"person": 1}, {}, {}),
            NotesChange(dated("2026-01-04"), "Moves lines, changes no note", {}, {}, {}),
            NotesChange(dated("2026-01-03"), HOSTILE, {}, {"person": 1, "claim": 1}, {"question": 1}),
            NotesChange(dated("2026-01-02"), "Begin", begun, {}, {}),
        ),
        appeared=dated("2026-01-02"),
    )
    assert [change.says for change in history[OTHER].changes] == ["Say who Nell Ward is", HOSTILE, "Begin"]
    assert history[OTHER].text == dated("2026-01-02")


def test_notes_moved_to_another_file_are_not_a_change_and_those_in_a_new_file_are_new(tmp_path: Path) -> None:
    made = Repository(tmp_path / "project")
    (made.root / f"annotations/articles/{ARTICLE}").mkdir()
    claim = "claims:\n  - id: ferry\n    quote: the ferry carries no lorries\n    claim: It can't.\n    speaker: People\n    kind: fact\n"
    made.commit("Add a claim", {f"annotations/articles/{ARTICLE}/ferry.yml": claim})
    assert main(["gather", ARTICLE], made.root, StringIO()) == WELL
    made.commit("Gather", {})
    assert made.history()[ARTICLE].changes[:2] == (
        NotesChange(dated("2026-01-04"), "Gather", {}, {}, {}),
        NotesChange(dated("2026-01-03"), "Add a claim", {"claim": 1}, {}, {}),
    )


def test_the_page_tells_it_as_text(repository: Repository) -> None:
    site = check_site(repository.root)
    view = site.view()
    without = article_page(view, site.articles[OTHER])
    view.history = repository.history()
    html = article_page(view, site.articles[OTHER])
    tree, errors = fragment(html[html.index('<details class="notes-history"') :].partition("</details>")[0] + "</details>")
    assert not errors and "notes-history" not in without
    assert [words_of(each) for each in tree.iter("li")][1] == "3 January 2026 1 person changed <script>alert(1)</script> & �@nobody"
    assert "Version of the text: 2 January 2026 (" in html and "Version of the notes: 7 January 2026 (" in html


def test_of_many_changes_the_newest_are_listed_and_the_others_counted(repository: Repository, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("annotated_article.commands.history.MOST", 2)
    told = repository.history()["bridge"]
    assert (len(told.changes), told.earlier) == (2, 3)


def test_where_there_is_no_history_it_says_so_and_writes_nothing(repository: Repository, tmp_path: Path) -> None:
    subprocess.run(["git", "clone", "--quiet", "--depth=1", f"file://{repository.root}", tmp_path / "shallow"], check=True)
    for folder, told in ((tmp_path / "shallow", "git fetch --unshallow"), (lay_over_mini_site({}, tmp_path / "plain"), "git reports: ")):
        out = StringIO()
        around = pytest.MonkeyPatch()
        with around.context() as patched:
            patched.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path))
            assert main(["history", "history.json"], folder, out) == MISUSED
        assert told in out.getvalue() and out.getvalue().count("\n") == 1
        assert not (folder / "history.json").exists()


@pytest.mark.parametrize("text", [None, "", "[]", "{}", '{"version": 2, "articles": {}}', '{"version": 1, "articles": {"x": 3}}'])
def test_a_file_that_is_not_a_history_is_reported_with_what_to_type(text: str | None, tmp_path: Path) -> None:
    file = tmp_path / "history.json"
    if text is not None:
        file.write_text(text, "utf-8")
    with pytest.raises(ValueError, match=r"^.*history\.json.* Write it (again )?with: python hooks/annotate\.py history .*history\.json$"):
        read_history(file)
