"""The history of notes is read as the command wrote it."""

import json
from pathlib import Path

from annotated_article.loading.read_history import VERSION, read_history
from annotated_article.model.articles import History, NotesChange
from annotated_article.model.typed import Dated, Span, Text
from support.small_article import dated

CHANGE = {"day": "2026-11-03", "says": "Add a claim", "added": {"claim": 2}, "changed": {"person": 1}, "removed": {"date": 3, "unknown": 4}}


def test_each_change_has_its_day_its_words_and_what_it_counts(tmp_path: Path) -> None:
    told = {"text": "2026-11-01", "notes": "2026-11-03", "changes": [CHANGE], "earlier": 5}
    file = tmp_path / "history.json"
    file.write_text(json.dumps({"version": VERSION, "articles": {"case": told}}), "utf-8")

    def day(typed: str) -> Dated:
        return Dated(Text(typed, Span("history.json")), dated(typed).date)

    change = NotesChange(day("2026-11-03"), "Add a claim", {"claim": 2}, {"person": 1}, {"date": 3})
    read = read_history(file)
    assert read == {"case": History(day("2026-11-01"), day("2026-11-03"), (change,), 5, None)}
    assert read["case"].changes[0].day.text.at == Span("history.json")
