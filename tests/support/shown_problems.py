"""What holds for every problem, whatever was typed."""

from annotated_article.problems import Problem, render


def hold_true(problems: list[Problem], texts: dict[str, str]) -> None:
    """Each problem can be shown, is at a line that exists, and its repair changes whole lines."""
    for problem in problems:
        shown = render(problem, texts)
        assert shown.startswith(problem.headline)
        assert all(line.isprintable() or "\u200c" in line or "\u200d" in line for line in shown.split("\n"))
        if problem.at.path in texts and problem.at.length:
            lines = texts[problem.at.path].split("\n")
            assert 1 <= problem.at.line <= len(lines)
            assert 1 <= problem.at.column <= len(lines[problem.at.line - 1]) + 1
            if repair := problem.repair(lines):
                assert 1 <= repair.first <= repair.last + 1 <= len(lines) + 1
                assert not any("\n" in line for line in repair.lines)
