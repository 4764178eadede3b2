"""The pages of the last build, in one file of SQLite's: a build that is killed leaves them as they were before it."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable
from pathlib import Path

from annotated_article.rebuilding.reads import Read


def open_kept(file: Path, basis: str) -> KeptPages | NothingKept:
    """The kept pages; a damaged file is begun anew. Nothing is kept where that cannot be, as when another build has the file."""
    for _ in range(2):
        try:
            return KeptPages(file, basis)
        except sqlite3.OperationalError:
            break
        except sqlite3.DatabaseError:
            file.unlink(missing_ok=True)
        except OSError:
            break
    return NothingKept()


class KeptPages:
    """Page by address: what was read when it was made, the content of that, and its HTML."""

    def __init__(self, file: Path, basis: str) -> None:
        """Open the file or begin it, anew where its pages stand on another basis. Raises OSError or sqlite3.Error, as all methods may."""
        file.parent.mkdir(parents=True, exist_ok=True)
        self._base = sqlite3.connect(file, timeout=0, isolation_level=None)
        self._seen: set[str] = set()
        self._base.execute("BEGIN IMMEDIATE")
        self._base.execute("CREATE TABLE IF NOT EXISTS basis (content TEXT)")
        if self._base.execute("SELECT content FROM basis").fetchall() != [(basis,)]:
            self._base.execute("DROP TABLE IF EXISTS page")
            self._base.execute("CREATE TABLE page (address TEXT PRIMARY KEY, content TEXT, reads TEXT, html TEXT)")
            self._base.execute("DELETE FROM basis")
            self._base.execute("INSERT INTO basis VALUES (?)", (basis,))

    def reads_of(self, address: str) -> tuple[str, list[Read]] | None:
        """The content from which the page was made, and what was read for that."""
        row = self._base.execute("SELECT content, reads FROM page WHERE address = ?", (address,)).fetchone()
        return (row[0], [(name, tuple(key) if isinstance(key, list) else key) for name, key in json.loads(row[1])]) if row else None

    def html_of(self, address: str) -> str:
        """The page as it was made."""
        self._seen.add(address)
        return str(self._base.execute("SELECT html FROM page WHERE address = ?", (address,)).fetchone()[0])

    def keep(self, address: str, content: str, reads: Iterable[Read], html: str) -> None:
        """Keep the page for the next build."""
        self._seen.add(address)
        row = (address, content, json.dumps(list(reads)), html)
        self._base.execute("INSERT OR REPLACE INTO page VALUES (?, ?, ?, ?)", row)

    def done(self) -> None:
        """Forget the pages that this build had not, and keep the rest."""
        gone = [row for row in self._base.execute("SELECT address FROM page") if row[0] not in self._seen]
        self._base.executemany("DELETE FROM page WHERE address = ?", gone)
        self._base.execute("COMMIT")
        self._base.close()

    def give_up(self) -> None:
        """Leave everything as it was before."""
        self._base.close()


class NothingKept:
    """Where no page can be kept: every page is made."""

    def reads_of(self, address: str) -> None:
        """None of any page."""

    def html_of(self, address: str) -> str:
        """Of no page. Raises KeyError."""
        raise KeyError(address)

    def keep(self, address: str, content: str, reads: Iterable[Read], html: str) -> None:
        """No."""

    def done(self) -> None:
        """Nothing."""

    def give_up(self) -> None:
        """Nothing."""
