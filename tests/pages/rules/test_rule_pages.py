"""The page of each rule shows an example that is true: before, `check` says just that; after, it says nothing."""

import json
import re
from pathlib import Path

import pytest

from annotated_article.pages.rules.rule_pages import FOLDER, examples
from annotated_article.rules import GROUPS, RULES, page_of
from support.built_pages import links, page_at
from support.message_case import lay_over_mini_site, messages_of

WITHOUT = {"S003", "Y011", "Y013", "Y016", "Y020"}
"""Rules that no text can show: what git knows, bytes, megabytes, links, a hundred mistakes. tests/messages/test_unusable_files.py has their messages."""


def said(files: dict[str, str], folder: Path) -> tuple[str, str]:
    """The messages, and the line that sums up."""
    messages, _, summary = messages_of(lay_over_mini_site(files, folder)).rstrip("\n").rpartition("\n\n")
    return messages, summary


@pytest.mark.parametrize("rule", sorted(RULES.keys() - WITHOUT))
def test_before_is_just_this_mistake_and_after_is_none(rule: str, tmp_path: Path, accept: bool) -> None:
    example = examples()[rule]
    messages, _ = said({**example.beside, **example.before}, tmp_path / "before")
    if accept and messages != example.says:
        file = FOLDER / f"{rule.lower()}.txt"
        file.write_text(file.read_text("utf-8").partition("== check says\n")[0] + f"== check says\n{messages}\n", "utf-8")
    else:
        assert messages == example.says
    assert re.findall(r"^\w+\[(\w+)\]", messages, re.MULTILINE) == [rule]
    assert said({**example.beside, **example.after}, tmp_path / "after")[1].startswith("0 errors. ")


def test_every_rule_says_how_to_fix_it_and_belongs_to_a_group() -> None:
    assert [rule for rule in RULES if not examples()[rule].how.endswith(".")] == []
    assert [rule for rule in RULES if rule[0] not in GROUPS] == []
    assert sorted(file.stem.upper() for file in FOLDER.glob("*.txt")) == sorted(RULES)


@pytest.mark.thorough
def test_every_rule_has_a_page_that_says_what_why_and_how(site_dir: Path) -> None:
    for rule, told in RULES.items():
        page = " ".join("".join(page_at(site_dir, page_of(rule)).tree.itertext()).split())
        assert f"{told.title} {rule} · {told.severity}" in page
        for words in (told.why, examples()[rule].how):
            assert words.replace("`", "") in page
        assert ("# allow:" in page) == (told.severity == "warning" and rule != "Y020")


def test_the_list_links_every_rule(site_dir: Path) -> None:
    linked = set(links(page_at(site_dir, "contribute/rules/")))
    assert [rule for rule in RULES if f"../../{page_of(rule)}" not in linked] == []


def test_search_finds_the_list_and_not_each_rule(site_dir: Path) -> None:
    found = {entry["location"].split("#")[0] for entry in json.loads((site_dir / "search/search_index.json").read_text("utf-8"))["docs"]}
    assert {place for place in found if place.startswith("contribute/rules/")} == {"contribute/rules/"}
