"""The preview shows what readers will see of a change, and nothing that was typed in it runs."""

import re
from io import StringIO
from pathlib import Path

import markdown
import yaml

from annotated_article.command_line import MISUSED, WELL, main
from annotated_article.commands.compare_notes import Changed, Difference, Links, Thing
from annotated_article.commands.preview import preview
from annotated_article.site import check_site
from commands.test_check_formats import EVIL
from support.message_case import MINI_SITE, lay_over_mini_site

ROOT = Path(__file__).parents[2]
ADA = "annotations/people/ada-pell.yml"
NOTES = "annotations/articles/2001-05-14-bridge-opened.yml"


def previewed(files: dict[str, str], folder: Path, base: Path = MINI_SITE, without: str = "") -> str:
    after = lay_over_mini_site(files, folder / "after")
    if without:
        (after / without).unlink()
    out = StringIO()
    assert main(["preview", "--base", str(base)], after, out) == WELL
    return re.sub(r"&#(\d+);", lambda number: chr(int(number[1])), out.getvalue().replace("<code>", "`").replace("</code>", "`"))


def test_an_untouched_project_shows_nothing_else(tmp_path: Path) -> None:
    assert previewed({}, tmp_path) == "### What readers will see\n\nReaders will see no change in the notes.\n"


def test_what_is_new_changed_and_removed_is_named_with_links_and_addresses(tmp_path: Path) -> None:
    notes = (
        (MINI_SITE / NOTES).read_text("utf-8").replace("ada-pell", "ada-m-pell").replace("claim: The toll stays", "claim: The tolls stay")
    )
    notes = notes[: notes.index("questions:")] + notes[notes.index("mentions:") :]
    new = {
        "annotations/people/nell-ward.yml": "name: Nell Ward\nnote: Writes for the Gazette.\n",
        "annotations/sources/more.yml": "more:\n  title: More minutes\n  publisher: The council\n  published: undated\n",
        "annotations/people/ada-m-pell.yml": (MINI_SITE / ADA).read_text("utf-8") + "formerly: [ada-pell]\n",
        NOTES: notes,
    }
    assert previewed(new, tmp_path, without=ADA) == (
        "### What readers will see\n"
        "\n"
        "Adds 1 person, linked 2 times in 2 articles; 1 source. Changes 1 claim. Removes 1 question and 1 difference from the record.\n"
        "\n"
        "- New person `Nell Ward`, linked 2 times in 2 articles: `people/nell-ward/`\n"
        "  Note: `Writes for the Gazette.`\n"
        "  Status: `draft, not yet reviewed`\n"
        "- New source `More minutes`\n"
        "- Changed claim `The tolls stay low.`, `claim`: `claims/2001-05-14-bridge-opened/toll-low/`\n"
        "  Below the name: `Predicted by Ada Pell`\n"
        "  Status: `draft, not yet reviewed`\n"
        "- Removed question `Who should have been asked?`\n"
        "- Removed correction `It was four weeks.`\n"
        "- `New bridge opened at Lower Amble` links 10 names, 9 before\n"
        "- `Bridge closed again` links 3 names, 2 before\n"
        "- The old address `people/ada-pell/` now leads to `people/ada-m-pell/`\n"
    )


def test_an_address_that_is_given_up_is_named(tmp_path: Path) -> None:
    assert "- Links to `people/ada-pell/` will be broken\n" in previewed({}, tmp_path, without=ADA)


def test_a_state_with_errors_says_that_something_may_be_missing(tmp_path: Path) -> None:
    assert "There are errors to fix first" in previewed({ADA: "name: Ada Pell\n"}, tmp_path)


def test_a_folder_without_a_project_is_named(tmp_path: Path) -> None:
    out = StringIO()
    assert main(["preview", "--base", str(tmp_path)], MINI_SITE, out) == MISUSED
    assert out.getvalue() == f"{tmp_path} has no folders annotations/ and docs/.\n"


def test_nothing_that_was_typed_acts_and_each_line_is_one_that_is_posted(tmp_path: Path) -> None:
    people = {
        f"annotations/people/evil-{number}.yml": yaml.safe_dump({"name": f"{words} x", "note": "An attack."}, allow_unicode=True)
        for number, words in enumerate(EVIL)
    }
    after = lay_over_mini_site(people, tmp_path / "after")
    out = StringIO()
    main(["preview", "--base", str(MINI_SITE)], after, out)
    told = out.getvalue()
    assert told.count("- New person") > len(EVIL) - 3  # the others are refused
    assert set(re.findall(r"<(\w+)", markdown.markdown(told))) == {"h3", "p", "ul", "li", "code"}
    step = (ROOT / ".github/workflows/comment.yml").read_text("utf-8")
    ours, theirs = (
        re.findall(f"{name}='(.*)'", step)[0].replace("x{", "u").replace("}-", "-").replace("}]", "]") for name in ("ours", "theirs")
    )
    line = re.compile(f"### What readers will see|(?:- )?(?:{ours}|{theirs})*+")
    assert [each for each in told.splitlines() if not line.fullmatch(each)] == []


def test_a_comment_stays_below_what_the_forge_takes() -> None:
    entry = next(iter(check_site(MINI_SITE).library.entries.values()))
    many = [Thing("term", "|" * 5000, "terms/" + "|" * 500, entry)] * 300
    told = preview(
        Difference(many, [Changed(each, ["note"] * 30) for each in many], many, {entry.id: Links(1, frozenset())}, [], [], {}, [])
    )
    assert told.count("- New") == 10 and told.endswith("more lines\n")
    assert len(told) < 60_000
