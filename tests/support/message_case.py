"""A case of `check`'s messages: files laid over the mini site, and every line that is said of them."""

import shutil
from dataclasses import dataclass
from io import StringIO
from pathlib import Path

import yaml

from annotated_article.command_line import main
from annotated_article.command_line.report_commands import GLOSSARY

TESTS = Path(__file__).parent.parent
MINI_SITE = TESTS / "mini_site"
CASES = TESTS / "messages" / "cases"


@dataclass(frozen=True)
class Case:
    """`files` are what a contributor wrote (path -> text), `right` the same as it should be, `messages` what `check` says."""

    path: Path
    files: dict[str, str]
    messages: str
    right: dict[str, str]

    def accept(self, messages: str) -> None:
        """Write these messages at the end of the case."""
        head = self.path.read_text("utf-8").partition("\nmessages:")[0].rstrip("\n")
        lines = "".join(f"  {line}".rstrip() + "\n" for line in messages.splitlines())
        self.path.write_text(f"{head}\nmessages: |\n{lines}", "utf-8")


def read_case(path: Path) -> Case:
    """The case in a file."""
    fields = yaml.safe_load(path.read_text("utf-8"))
    assert set(fields) <= {"files", "right", "messages"}, f"{path.name} has other fields than files, right and messages"
    return Case(path, fields["files"], fields.get("messages", ""), fields.get("right", {}))


def lay_over_mini_site(files: dict[str, str], folder: Path) -> Path:
    """The mini site in a new folder, with these files in place of its own; an empty folder is laid for a path that ends in /."""
    shutil.copytree(MINI_SITE, folder)
    for path, text in files.items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_text(text, "utf-8", newline="")
    return folder


def messages_of(folder: Path) -> str:
    """All that `check` prints, without the line before the first message."""
    out = StringIO()
    main(["check"], folder, out)
    return out.getvalue().removeprefix(f"{GLOSSARY}\n\n")
