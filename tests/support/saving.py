"""What the tests of saving write to the mini site, and how they read it back."""

from pathlib import Path

from annotated_article.save_note import read

ARTICLE = "2001-05-14-bridge-opened"
MAIN = f"annotations/articles/{ARTICLE}.yml"
NEW = f"annotations/articles/{ARTICLE}/lorries.yml"
ADA = "annotations/people/ada-pell.yml"
CLAIM = """\
claims:
  - id: lorries
    quote: the ferry carries no lorries
    claim: Lorries can't cross by ferry.
    speaker: The Gazette
    kind: fact
"""


def text_of(root: Path, path: str) -> str:
    return (root / path).read_text("utf-8")


def version(root: Path, path: str) -> str:
    return read(root, path, "" if "/people/" in path else "claims/bridge-safe").version
