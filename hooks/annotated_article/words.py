"""The interface's words, one table per language, and dates in words. To add a language: one more `Words`."""

from __future__ import annotations

from dataclasses import dataclass

from annotated_article.edtf import MONTHS, Day, When


@dataclass(frozen=True, slots=True)
class Words:
    """One language's words. `months` has twelve names; the texts with braces are formats."""

    language: str
    months: tuple[str, ...]
    weekdays: tuple[str, ...]
    day: str
    quotes: tuple[str, str]
    kinds: dict[str, str]
    """Kind of note in HTML classes -> its word."""
    groups: dict[str, str]
    """Kind of note -> its heading, for several."""
    counted: dict[str, tuple[str, str]]
    """Thing counted -> words for one and for several, with {}."""
    findings: dict[str, str]
    claim_kinds: dict[str, str]
    say: dict[str, str]
    """Everything else, by a short English key."""

    def count(self, what: str, number: int) -> str:
        """`3 claims`."""
        one, several = self.counted[what]
        return (one if number == 1 else several).format(f"{number:,}")

    def date(self, when: When) -> str:
        """The date in words: `10 March 2007`, `about 1950`, `10–12 March 2007`, `until 2003`."""
        if when.open_end:
            text = self.say["since"].format(self._point(when.first, when.precision))
        elif when.open_start:
            text = self.say["until"].format(self._point(when.last, when.precision))
        elif when.interval:
            text = self._range(when)
        else:
            text = self._point(when.first, when.precision)
        if when.approximate:
            text = self.say["about"].format(text)
        return f"{text}?" if when.uncertain else text

    def _point(self, day: Day, precision: str) -> str:
        year = self.year(day[0])
        if precision == "decade":
            return self.say["decade"].format(year)
        if precision == "century":
            return self.say["century"].format(day[0] // 100 + 1)
        if precision == "year":
            return year
        month = self.months[day[1] - 1]
        return f"{month} {year}" if precision == "month" else self.day.format(day=day[2], month=month, year=year)

    def _range(self, when: When) -> str:
        first, last = when.first, when.last
        if when.precision == "day" and first[:2] == last[:2]:
            start = f"{first[2]}." if "." in self.day else str(first[2])
            return f"{start}–{self._point(last, 'day')}"
        return f"{self._point(first, when.precision)} – {self._point(last, when.precision)}"

    def year(self, year: int) -> str:
        """The year in words; 0 is 1 BC, as in ISO 8601."""
        return str(year) if year > 0 else self.say["before year 1"].format(1 - year)


ENGLISH = Words(
    language="en",
    months=tuple(MONTHS[0]),
    weekdays=tuple("Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split()),
    day="{day} {month} {year}",
    quotes=("“", "”"),
    kinds={"person": "Person", "place": "Place", "organisation": "Organisation", "term": "Term", "date": "Date", "claim": "Claim"},
    groups={"person": "People", "place": "Places", "organisation": "Organisations", "term": "Terms", "date": "Dates", "claim": "Claims"},
    counted={
        "person": ("{} person", "{} people"),
        "place": ("{} place", "{} places"),
        "organisation": ("{} organisation", "{} organisations"),
        "term": ("{} term", "{} terms"),
        "date": ("{} date", "{} dates"),
        "claim": ("{} claim", "{} claims"),
        "paragraph": ("{} paragraph", "{} paragraphs"),
        "minute": ("{} minute", "{} minutes"),
        "mention": ("{} mention", "{} mentions"),
        "article": ("{} article", "{} articles"),
        "source": ("{} source", "{} sources"),
        "note": ("{} note on these words", "{} notes on these words"),
    },
    findings={
        "corroborated": "corroborated",
        "disputed": "disputed",
        "contradicted": "contradicted",
        "unverified": "unverified",
        "opinion": "opinion",
    },
    claim_kinds={kind: kind for kind in ("fact", "allegation", "denial", "quotation", "opinion", "prediction")},
    say={
        "since": "since {}",
        "until": "until {}",
        "about": "about {}",
        "decade": "the {}s",
        "century": "{}th century",
        "before year 1": "{} BC",
        "born": "born {}",
        "died": "died {}",
        "founded": "founded {}",
        "dissolved": "dissolved {}",
        "notes": "Notes",
        "sources": "Sources",
        "in the text": "In the text",
        "draft": "draft, not yet reviewed",
        "reviewed": "reviewed",
        "disputed status": "this note is disputed",
        "draft notes": "Draft notes, not yet reviewed, on {}.",
        "reviewed notes": "Notes on {}.",
        "no notes": "No notes yet.",
        "and": "and",
        "corrections": "What the record shows otherwise",
        "rights": "Rights",
        "the author": "the author",
        "through": "through {}",
        "article says": "The words alone would mean {}.",
        "checked": "Checked: {}.",
        "answers": "Answers",
        "disputes": "Disputes",
        "supports": "Supports",
        "relies_on": "Relies on",
        "answered by": "Answered by",
        "disputed by": "Disputed by",
        "supported by": "Supported by",
        "relied on by": "Relied on by",
        "about whom": "About",
        "says": "says",
        "mentions": "In the articles",
        "relations": "Relations",
        "also called": "Also",
        "undated": "undated",
        "paragraph": "¶ {}",
        "title passage": "title",
        "byline passage": "byline",
        "text passage": "text",
        "stored copy": "stored copy",
        "contents": "Contents",
        "said by": "Claims by {}",
        "said about": "Claims about {}",
        "the words": "The words",
        "said so": "said so",
        "mend": "Mend this note",
        "claims lead": "Who says what, as the articles have it, and what the record shows.",
        "articles": "Articles",
        "articles lead": "The annotated articles.",
        "entries lead": "{} in the articles, from A to Z.",
        "sources lead": "What the notes rest on, and where each source is used.",
        "moved": "This page has moved.",
        "timeline": "Timeline",
        "timeline lead": "What happened when, as the articles and their sources date it.",
        "background": "background, not in the text",
        "nothing yet": "Nothing here yet.",
    },
)

GERMAN = Words(
    language="de",
    months=tuple(MONTHS[1]),
    weekdays=tuple("Montag Dienstag Mittwoch Donnerstag Freitag Samstag Sonntag".split()),
    day="{day}. {month} {year}",
    quotes=("„", "“"),
    kinds={"person": "Person", "place": "Ort", "organisation": "Organisation", "term": "Begriff", "date": "Datum", "claim": "Aussage"},
    groups={
        "person": "Personen",
        "place": "Orte",
        "organisation": "Organisationen",
        "term": "Begriffe",
        "date": "Daten",
        "claim": "Aussagen",
    },
    counted={
        "person": ("{} Person", "{} Personen"),
        "place": ("{} Ort", "{} Orte"),
        "organisation": ("{} Organisation", "{} Organisationen"),
        "term": ("{} Begriff", "{} Begriffe"),
        "date": ("{} Datum", "{} Daten"),
        "claim": ("{} Aussage", "{} Aussagen"),
        "paragraph": ("{} Absatz", "{} Absätze"),
        "minute": ("{} Minute", "{} Minuten"),
        "mention": ("{} Stelle", "{} Stellen"),
        "article": ("{} Artikel", "{} Artikel"),
        "source": ("{} Quelle", "{} Quellen"),
        "note": ("{} Anmerkung zu diesen Worten", "{} Anmerkungen zu diesen Worten"),
    },
    findings={
        "corroborated": "bestätigt",
        "disputed": "umstritten",
        "contradicted": "widersprochen",
        "unverified": "ungeprüft",
        "opinion": "Meinung",
    },
    claim_kinds={
        "fact": "Tatsache",
        "allegation": "Vorwurf",
        "denial": "Bestreiten",
        "quotation": "Zitat",
        "opinion": "Meinung",
        "prediction": "Vorhersage",
    },
    say={
        "since": "seit {}",
        "until": "bis {}",
        "about": "um {}",
        "decade": "{}er Jahre",
        "century": "{}. Jahrhundert",
        "before year 1": "{} v. Chr.",
        "born": "geboren {}",
        "died": "gestorben {}",
        "founded": "gegründet {}",
        "dissolved": "aufgelöst {}",
        "notes": "Anmerkungen",
        "sources": "Quellen",
        "in the text": "Im Text",
        "draft": "Entwurf, noch nicht geprüft",
        "reviewed": "geprüft",
        "disputed status": "diese Anmerkung ist umstritten",
        "draft notes": "Anmerkungen im Entwurf, noch nicht geprüft, zu {}.",
        "reviewed notes": "Anmerkungen zu {}.",
        "no notes": "Noch keine Anmerkungen.",
        "and": "und",
        "corrections": "Was die Quellen anders zeigen",
        "rights": "Rechte",
        "the author": "der Verfasser",
        "through": "laut {}",
        "article says": "Die Worte allein hießen {}.",
        "checked": "Geprüft: {}.",
        "answers": "Antwortet auf",
        "disputes": "Bestreitet",
        "supports": "Stützt",
        "relies_on": "Beruht auf",
        "answered by": "Beantwortet von",
        "disputed by": "Bestritten von",
        "supported by": "Gestützt von",
        "relied on by": "Grundlage von",
        "about whom": "Über",
        "says": "sagt",
        "mentions": "In den Artikeln",
        "relations": "Beziehungen",
        "also called": "Auch",
        "undated": "ohne Datum",
        "paragraph": "Abs. {}",
        "title passage": "Titel",
        "byline passage": "Verfasserzeile",
        "text passage": "Text",
        "stored copy": "gespeicherte Fassung",
        "contents": "Inhalt",
        "said by": "Aussagen von {}",
        "said about": "Aussagen über {}",
        "the words": "Die Worte",
        "said so": "so gesagt",
        "mend": "Diese Anmerkung verbessern",
        "claims lead": "Wer in den Artikeln was sagt, und was die Quellen zeigen.",
        "articles": "Artikel",
        "articles lead": "Die annotierten Artikel.",
        "entries lead": "{} in den Artikeln, von A bis Z.",
        "sources lead": "Worauf die Anmerkungen beruhen und wo jede Quelle gebraucht wird.",
        "moved": "Diese Seite ist umgezogen.",
        "timeline": "Zeitleiste",
        "timeline lead": "Was wann geschah, wie die Artikel und ihre Quellen es datieren.",
        "background": "Hintergrund, nicht im Text",
        "nothing yet": "Hier steht noch nichts.",
    },
)

_LANGUAGES = {words.language: words for words in (ENGLISH, GERMAN)}


def words_of(language: str) -> Words:
    """The table for a language tag (`de-AT` is German); English where there is none."""
    return _LANGUAGES.get(language.split("-", maxsplit=1)[0].lower(), ENGLISH)
