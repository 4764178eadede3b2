"""MkDocs' list of files. Generated pages are not on it, so MkDocs spends no time on them; links find them all the same."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from pathlib import PurePath

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files, InclusionLevel
from mkdocs.structure.pages import Page

from annotated_article.model.sheets import address_of


class AnnotatedFiles(Files):
    """The files of docs/ and the theme. `is_made` says whether the site has a generated page or file at that address."""

    def __init__(self, files: Iterable[File], config: MkDocsConfig, is_made: Callable[[str], bool]) -> None:
        super().__init__(files)
        self._config = config
        self._is_made = is_made
        self._made: dict[str, File] = {}
        self.asked: dict[str, bool] = {}

    def get_file_from_path(self, path: str) -> File | None:
        """The file at that path in docs/, or a generated one. `asked` records what links depend on."""
        if found := super().get_file_from_path(path):
            return found
        source = PurePath(path).as_posix()
        self.asked[source] = self.has(source)
        return self.made(source) if self.asked[source] else None

    def answers(self) -> tuple[tuple[str, bool], ...]:
        """The current result for every link that was requested."""
        return tuple((source, self.has(source)) for source in self.asked)

    def has(self, source: str) -> bool:
        """Whether there is a generated page or file for that path in docs/."""
        return self._is_made(address_of(source)) if source.endswith(".md") else self._is_made(source)

    def made(self, source: str) -> File:
        """The generated page or file as MkDocs expects it, without text. Always the same object, because the navigation may hold it."""
        if source not in self._made:
            self._made[source] = File.generated(self._config, source, content="", inclusion=InclusionLevel.NOT_IN_NAV)
        return self._made[source]

    def page_file(self, url: str) -> File:
        """The file of the generated page at `url`."""
        source = source_of(url)
        if source in self._made:
            return self._made[source]
        return File.generated(self._config, source, content="", inclusion=InclusionLevel.NOT_IN_NAV)

    def made_page(self, url: str) -> Page | None:
        """The generated page at `url`, if a link or the navigation has it."""
        file = self._made.get(source_of(url))
        return file.page if file else None


def source_of(url: str) -> str:
    """The path in docs/ that a page with this address would have: `people/ada.md` for `people/ada/`."""
    return f"{url}index.md" if url.count("/") == 1 else f"{url.rstrip('/')}.md"
