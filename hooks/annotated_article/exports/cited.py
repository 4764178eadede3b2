"""What is cited (an article, one of its passages, or a note): the parts that every citation format arranges."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, replace

from annotated_article.dates.edtf import Date
from annotated_article.html_text import in_one_line
from annotated_article.model.articles import Article
from annotated_article.model.names import Name
from annotated_article.split_names import name_of


@dataclass(frozen=True, slots=True)
class Reference:
    """One thing to cite. `key` is a word for it in bibliographies, `container` the publication it appeared in.

    `paragraph` is the number of a passage, `8` or `8a`, or of several, `7–10`. `is_note`: it is a note of this site, and its title is
    cited unchanged.
    """

    key: str
    title: str
    url: str
    language: str = "en"
    authors: tuple[Name, ...] = ()
    container: str = ""
    issued: Date | None = None
    paragraph: str = ""
    is_note: bool = False

    def passage(self, number: str, url: str) -> Reference:
        """Paragraph `number` of this article, or a range of them, at its own address."""
        return replace(self, key=f"{self.key}-p{number.replace('–', '-')}", url=url, paragraph=number)

    @property
    def is_range(self) -> bool:
        """Whether several paragraphs are cited."""
        return "–" in self.paragraph


def cite_article(article: Article, site_url: str, organisations: Collection[str] = ()) -> Reference:
    """The article, at its address on this site. Authors who are `organisations` are not inverted."""
    names = {article.publisher or "", *organisations}
    return Reference(
        key=article.id,
        title=in_one_line(article.title),
        url=f"{site_url}{article.url}",
        language=article.language,
        authors=tuple(name_of(author, names, article.language) for author in article.author),
        container=in_one_line(article.publisher or ""),
        issued=article.published.date,
    )


def cite_note(note_id: str, title: str, url: str, site_name: str, language: str) -> Reference:
    """A note: a text of this site by its contributors, without a date of its own."""
    return Reference(note_id, title, url, language, container=site_name, is_note=True)
