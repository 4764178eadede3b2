"""`python hooks/annotate.py COMMAND`: the commands in a terminal. Needs no MkDocs. Only this folder writes files."""

from annotated_article.command_line.arguments import COMMANDS, main
from annotated_article.command_line.outcomes import MISUSED, WELL, WRONG

__all__ = ["COMMANDS", "MISUSED", "WELL", "WRONG", "main"]
