"""However many files there are, one run of `check` reports each mistake once, at its line and in order; `make bench` measures the time."""

import re
from io import StringIO
from pathlib import Path

from annotated_article.command_line import WRONG, main
from support.many_files import Mistake, many_files


def test_fifty_mistakes_in_five_hundred_files_are_reported_once_each_and_in_order(tmp_path: Path) -> None:
    made = many_files(tmp_path, files=500, mistakes=50)
    out = StringIO()
    assert main(["check"], tmp_path, out) == WRONG
    told = re.findall(r"^error\[(\w+)\].*\n +--> (\S+?):(\d+):\d+$", out.getvalue(), re.MULTILINE)
    assert [Mistake(path, int(line), rule) for rule, path, line in told] == made
    assert len(made) == len(set(made)) == 50
    assert out.getvalue().endswith("\n50 errors\n")
