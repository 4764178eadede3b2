"""A command as people type it, on a project of the test's."""

from io import StringIO
from pathlib import Path

from annotated_article.command_line import main


def run(project: Path, *arguments: str) -> tuple[int, str]:
    """What the command leaves, and what it says."""
    out = StringIO()
    code = main(list(arguments), project, out)
    return code, out.getvalue()
