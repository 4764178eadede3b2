"""An id that was published is missed only where everything that may have it could be read."""

from pathlib import Path

import pytest

from annotated_article.command_line import WELL
from annotated_article.site import check_site
from support.message_case import lay_over_mini_site
from support.run_command import run

NOTES = "annotations/articles/2001-05-14-bridge-opened.yml"


@pytest.fixture
def published(tmp_path: Path) -> Path:
    """The mini site with the list of its published ids."""
    root = lay_over_mini_site({}, tmp_path / "site")
    assert run(root, "passages")[0] == WELL
    return root


def rules_after(root: Path, path: str, typed: str, instead: str) -> list[str]:
    """The rules that the project breaks once the words in a file are others."""
    text = (root / path).read_text("utf-8")
    assert typed in text
    (root / path).write_text(text.replace(typed, instead, 1), "utf-8")
    return [problem.rule for problem in check_site(root).problems if problem.is_error]


@pytest.mark.parametrize(
    ("typed", "instead", "rule"),
    [
        ("    kind: quotation\n", "    kind: quotatoin\n", "F004"),
        ("    claim: ", "    clam: ", "F001"),
        ("  - id: bridge-safe\n", "  - id: Bridge Safe\n", "I001"),
        ("  - id: bridge-safe\n", "  - di: bridge-safe\n", "F001"),
        ("  - id: bridge-safe\n", "  - id: bridge-safe\n    formerly: an-old-one\n", "F003"),
        ("claims:\n", "clamis:\n", "F001"),
        ("claims:\n", "claims: none\n", "Y006"),
    ],
)
def test_a_claim_that_cannot_be_read_has_not_vanished(published: Path, typed: str, instead: str, rule: str) -> None:
    found = rules_after(published, NOTES, typed, instead)
    assert rule in found
    assert "I004" not in found


def test_a_claim_that_is_gone_has_vanished_though_another_file_cannot_be_read(published: Path) -> None:
    (published / "annotations/people/tom-reed.yml").write_text("nmae: Tom Reed\n", "utf-8")
    assert "I004" in rules_after(published, NOTES, "  - id: bridge-safe\n", "  - id: bridge-quite-safe\n")


def test_an_old_id_that_is_none_answers_for_nothing(published: Path) -> None:
    found = rules_after(published, NOTES, "  - id: toll-low\n", "  - id: toll-stays-low\n    formerly: [toll-low, Toll Low]\n")
    assert found == ["I001"]
    found = rules_after(published, NOTES, "[toll-low, Toll Low]", "[Toll Low]")
    assert sorted(found) == ["I001", "I004"]
