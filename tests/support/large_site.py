"""A site as large as one likes, made in memory: invented names, dates all over the centuries, claims that dispute one another."""

import random

from annotated_article.anchoring.anchor_article import anchor_article
from annotated_article.anchoring.find_names import index_names
from annotated_article.kinds import ENTRY_KINDS
from annotated_article.model.articles import Article, Library
from annotated_article.model.notes import ArticleNotes, Claim, DateNote, Entry, Relation, Selector, Source
from annotated_article.model.typed import Span, Text
from annotated_article.site import Site
from support.small_article import dated, render_markdown, text

AT = Span("annotations/case.yml")
_SYLLABLES = "ba cho da fo gi ka lu me no pa ri sa to vu wo xe yo za shi tra len mir dos kel ven ust".split()


class LargeSite:
    """Makes the parts of the site; the same numbers give the same site."""

    def __init__(self, entries: int, sources: int = 200) -> None:
        self.random = random.Random(entries)
        self.words = [self._word(length) for length in (2, 3, 4) for _ in range(1500)]
        self.entries = {entry.id: entry for entry in (self._entry(number) for number in range(entries))}
        self.ids = list(self.entries)
        self.sources = {f"s{number}": self._source(f"s{number}") for number in range(sources)}
        self.articles: dict[str, Article] = {}

    def _word(self, length: int) -> str:
        return "".join(self.random.choice(_SYLLABLES) for _ in range(length))

    def sentence(self, length: int) -> Text:
        """A sentence of that many words."""
        return text(" ".join(self.random.choices(self.words, k=length)).capitalize() + ".")

    def _cited(self) -> tuple[Text, ...]:
        return (text("s0"), text(f"s{self.random.randrange(200)}"))

    def _entry(self, number: int) -> Entry:
        kind = list(ENTRY_KINDS.values())[number % 4]
        name = f"{self._word(2).capitalize()} {self._word(3).capitalize()}"
        related = (Relation(text("deputy"), text("e0")),) if number % 3 == 1 else ()
        names = {"name": text(name), "aliases": (text(f"Old {name}"),) if number % 2 else ()}
        return Entry(f"e{number}", kind, kind.own(), AT, note=self.sentence(20), relations=related, sources=(text("s0"),), **names)  # type: ignore[arg-type]

    def _source(self, name: str) -> Source:
        day = dated(f"{self.random.randint(1950, 2020)}-0{self.random.randint(1, 9)}-11")
        return Source(name, AT, self.sentence(8), text(f"{self._word(2).capitalize()} Press"), day)

    def add_article(self, dates: int, claims: int, year: int = 0) -> None:
        """An article of 2001 to 2020 with this many dates (of one year, if given) and claims, that mentions the first entry often."""
        paragraphs = max(dates, claims)
        hub = self.entries[self.ids[0]].name
        name = f"article-{len(self.articles)}"
        lines = []
        for number in range(paragraphs):
            other = self.entries[self.random.choice(self.ids)].name
            lines.append(f"{self.sentence(12)} On day number {number} of it {hub} met {other}, and nobody denied point {number} then.")
        notes = ArticleNotes(AT.path, (), tuple(map(self._date, range(dates), [year] * dates)), tuple(map(self._claim, range(claims))))
        published = dated(f"{2001 + len(self.articles) % 20}-05-11")
        author = (text(self.entries[self.ids[4]].name),)
        self.articles[name] = Article(name, AT.path, self.sentence(7), published, "\n\n".join(lines), 1, notes, author)

    def _date(self, number: int, year: int) -> DateNote:
        year = year or self.random.choice([2006, 2007, 2007, *range(1600, 2020, 7)])
        when = dated(f"{year:04}-{self.random.randint(1, 12):02}-{self.random.randint(1, 28):02}")
        words = Selector(text(f"day number {number} of it")) if number % 3 else None
        return DateNote(
            text(f"d{number}"), when, self.sentence(6), self.sentence(25), AT, words, places=(text("e1"),), sources=self._cited()
        )

    def _claim(self, number: int) -> Claim:
        relation = (
            {"disputes" if number % 2 else "answers": (text(f"c{self.random.randrange(max(0, number - 5), number)}"),)}
            if number % 4
            else {}
        )
        who = {"said_by": text(self.random.choice(self.ids[:300]))} if number % 3 else {"speaker": text("Officials")}
        says = (text(f"c{number}"), self.sentence(12), "allegation", Selector(text(f"nobody denied point {number} then")), AT)
        about = {"about": (text("e0"),), "finding": "unverified", "note": self.sentence(20), "sources": self._cited()}
        return Claim(*says, **(who | about | relation))  # type: ignore[arg-type]

    def site(self) -> Site:
        """The site with every article anchored."""
        library = Library(self.entries, self.sources, self.articles)
        index = index_names(self.entries.values())
        made = Site(library, index, render_markdown)
        for article in self.articles.values():
            anchored, problems = anchor_article(article, render_markdown(article.markdown), self.entries, index)
            assert not [problem for problem in problems if problem.is_error and problem.rule != "A001"], problems[:1]
            made.articles[article.id] = anchored
        return made
