"""A long build says how far it is, to people only."""

from io import StringIO
from types import SimpleNamespace

import pytest

from annotated_article.mkdocs_adapter.progress import Progress


class Terminal(StringIO):
    """What a person looks at."""

    def isatty(self) -> bool:
        """It is one."""
        return True


def _counted(stream: StringIO, seconds_a_step: float, monkeypatch: pytest.MonkeyPatch) -> str:
    clock = iter(number * seconds_a_step for number in range(1000))
    monkeypatch.setattr("annotated_article.mkdocs_adapter.progress.time", SimpleNamespace(monotonic=lambda: next(clock)))
    counting = Progress(stream, "Reading pages", 100)
    for _ in range(100):
        counting.step()
    counting.clear()
    return stream.getvalue()


def test_a_long_stage_tells_in_a_terminal_how_far_it_is_and_leaves_no_line(monkeypatch: pytest.MonkeyPatch) -> None:
    shown = _counted(Terminal(), 0.25, monkeypatch)
    assert "Reading pages: 50 of 100" in shown
    assert shown.endswith(f"\r{' ' * len('Reading pages: 100 of 100')}\r")


def test_a_short_stage_and_one_whose_output_goes_elsewhere_say_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    assert _counted(Terminal(), 0.01, monkeypatch) == ""
    assert _counted(StringIO(), 0.25, monkeypatch) == ""
