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
    skills: dict[str, str]
    """Reading skill that a question trains -> its words."""
    correction_kinds: dict[str, str]
    annotating: dict[str, tuple[str, str]]
    """What a contributor fills in -> its label, and what stands in the YAML until then."""
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
            return self.say["century"].format(self.year(day[0] // 100 * 100))
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
    kinds={
        "person": "Person",
        "place": "Place",
        "organisation": "Organisation",
        "term": "Term",
        "date": "Date",
        "claim": "Claim",
        "correction": "Correction",
    },
    groups={"person": "People", "place": "Places", "organisation": "Organisations", "term": "Terms", "date": "Dates", "claim": "Claims"},
    counted={
        "person": ("{} person", "{} people"),
        "place": ("{} place", "{} places"),
        "organisation": ("{} organisation", "{} organisations"),
        "term": ("{} term", "{} terms"),
        "date": ("{} date", "{} dates"),
        "claim": ("{} claim", "{} claims"),
        "question": ("{} question", "{} questions"),
        "correction": ("{} correction", "{} corrections"),
        "paragraph": ("{} paragraph", "{} paragraphs"),
        "minute": ("{} minute", "{} minutes"),
        "mention": ("{} mention", "{} mentions"),
        "article": ("{} article", "{} articles"),
        "source": ("{} source", "{} sources"),
        "note": ("{} note on these words", "{} notes on these words"),
        "resting note": ("{} note", "{} notes"),
        "further claim": ("{} more claim", "{} more claims"),
        "earlier change": ("and {} earlier change", "and {} earlier changes"),
        "dispute": ("{} dispute", "{} disputes"),
    },
    findings={
        "corroborated": "corroborated",
        "disputed": "disputed",
        "contradicted": "contradicted",
        "unverified": "unverified",
        "opinion": "opinion",
    },
    claim_kinds={kind: kind for kind in ("fact", "allegation", "denial", "quotation", "opinion", "prediction")},
    correction_kinds={kind: kind for kind in ("error", "imprecise", "disputed", "context", "wording")},
    annotating={
        "entry": ("Which entry? Its id, as in its address", "id-of-the-entry"),
        "when": ("When it was: 2007-03-10, 2007-03, 2007~ (about), 2007-03-10/2007-03-12", ""),
        "title": ("What happened, as a headline", "What happened"),
        "claim": ("The claim in one plain sentence", "The claim in one plain sentence."),
        "speaker": ("Who says it: an entry's id, or words for a group", "Who says it"),
        "claimKind": ("Kind of claim", ""),
        "ask": ("The question", "What would you ask about these words?"),
        "correction": ("What is right, in a sentence", "What is right, in a sentence."),
        "correctionKind": ("Kind of correction", ""),
        "note": (
            "The note: one to three sentences of your own, from a source that you have read",
            "One to three sentences of your own, from a source that you have read.",
        ),
    },
    skills={
        "sourcing": "Sourcing",
        "context": "Context",
        "corroboration": "Corroboration",
        "close-reading": "Close reading",
    },
    say={
        "for the teacher": "For the teacher:",
        "questions": "Questions",
        "stamp": "Text of {}, notes of {}.",
        "notes history": "How these notes have changed",
        "notes added": "{} added",
        "notes changed": "{} changed",
        "notes removed": "{} removed",
        "sheet on": "A reading sheet on {}.",
        "sheet of": "{} of {}",
        "sheet notes": "Draft notes, not yet reviewed. Think first: switch the notes on when you have your own answer.",
        "sheet paper": "For paper:",
        "sheet with notes": "the same with notes",
        "sheet print": "Print this copy",
        "sheet name": "Name",
        "sheet day": "Date",
        "class": "For a class",
        "class part": "¶ {} only",
        "class questions": "with questions",
        "class student": "student’s copy",
        "class teacher": "teacher’s copy, with answers",
        "class whole": "Whole article",
        "class link": "Link for a class",
        "class passages": "Paragraphs",
        "class from": "from",
        "class to": "to",
        "class ask": "Show the questions on these paragraphs",
        "class copy": "For reading or for paper",
        "class copy screen": "for the screen",
        "class copy student": "student’s copy: lines to write on, no answers",
        "class copy teacher": "teacher’s copy: with the answers",
        "class address": "Address",
        "class try": "Try it",
        "class code": "QR code of the address",
        "class code hint": "A phone’s camera opens the address.",
        "print": "Print",
        "since": "since {}",
        "until": "until {}",
        "about": "about {}",
        "decade": "the {}s",
        "century": "the {}s (century)",
        "before year 1": "{} BC",
        "born": "born {}",
        "died": "died {}",
        "founded": "founded {}",
        "dissolved": "dissolved {}",
        "notes": "Notes",
        "rules": "What check finds",
        "rules lead": "Every mistake that the check knows, why it matters, and how it is mended. The examples are about an invented "
        "village.",
        "rules allow": "Errors keep a page from being published; warnings do not. A warning that is right as it is, is silenced for its "
        "file by a line of its own that begins at the left margin:",
        "rule how": "How to mend it",
        "rule before": "Before",
        "rule after": "After",
        "rule says": "What check says",
        "rule beside": "The file beside it",
        "rule error": "error",
        "rule warning": "warning",
        "rule allow": "If it is right as it is, put this line into the file, at the left margin:",
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
        "location": "Location",
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
        "map of": "Map: {}",
        "map part": "{}: see the map below",
        "map borders": "Present-day borders. A ring stands for an area, a dot for a spot.",
        "map most": "Only the {} mentioned most are drawn.",
        "map missing": "Not drawn, as no location is given: {}.",
        "map list": "The same as a list",
        "find here": "Find on this page",
        "all": "all",
        "shown": "{} of {} shown",
        "parts": "Parts of this list",
        "near": "Before and after",
        "views": "This article from above",
        "of": "{} of {}",
        "see": "see",
        "published": "Published:",
        "strip": "Timeline, {}",
        "strip text": "in the text",
        "strip background": "background",
        "strip lasting": "over a time",
        "strip published": "an article appears",
        "strip scale": "A year or month is as wide as it has dates; years without any are left out. The list has the same dates.",
        "filter where": "Where",
        "filter speaker": "Speaker",
        "filter kind": "Kind",
        "filter finding": "Finding",
        "filter use": "Used for",
        "chronology": "Chronology",
        "chronology lead": "What the article dates, and what its notes add as background, in order.",
        "who says what": "Who says what",
        "who says what lead": "Claims by speaker: what authors say in their own voice, apart from what they report of others.",
        "author's voice": "In the author's voice",
        "quoted voices": "Quoted or reported",
        "who says it": "Said by",
        "through whom": "Through",
        "disputes here": "Disputes",
        "the dispute": "The dispute",
        "dispute key": "A line leads from a claim to the one that it is about. The list says the same.",
        "dispute picture": "Who disputes and answers whom: {}",
        "disputes it": "disputes",
        "answers it": "answers",
        "supports it": "supports",
        "relies_on it": "relies on",
        "index a-z": "Index A–Z",
        "index a-z lead": "Every entry, and every other name for it. Dates, claims and sources have lists of their own.",
        "together": "In the same sentences",
        "notes off": "Off",
        "notes marks": "Marks only",
        "notes on": "On",
        "help": "How to read this",
        "help lines": "Rest the mouse on marked words, and a card opens; move away, and it closes.\n"
        "Click marked words, or press Enter on them, and the card stays. A second click, Esc or a click elsewhere closes it.\n"
        "Tab goes from mark to mark, and from the words into their open card; Esc goes back to the words.\n"
        "On a touch screen, tap the words: the card opens at the foot of the screen, and Back closes it.\n"
        "People, places, organisations, terms and dates each have a line of their own below their words. Claims have a bar in the margin, "
        "and a short title with what the record shows: ● corroborated, ◐ disputed, ○ unverified, ✕ contradicted, ” opinion.\n"
        "The number beside a paragraph is its address: a click copies it. Select words, and “Link to this” copies an address that leads "
        "to them, “Annotate this” writes a note on them for you to propose.\n"
        "Off, Marks only (cards by click alone) and the boxes for each kind stand in the page's address: send it, and others see the same. "
        "Nothing is stored.",
        "note says": ", note: ",
        "mention of": "mention {} of {}",
        "more": "more",
        "previous mention": "previous mention",
        "next mention": "next mention",
        "close": "close",
        "back": "Back",
        "open page": "Open page",
        "copy link": "Copy link",
        "cite": "Cite",
        "cite this": "Cite this article",
        "cite paragraph": "Only paragraph",
        "copy": "Copy",
        "mend short": "Mend",
        "object": "Object to this note",
        "copied": "Copied",
        "link to this": "Link to this",
        "annotate": "Annotate this",
        "annotate title": "Annotate “{}”",
        "annotate what": "What do you know about these words?",
        "annotate mention": "They mean an entry",
        "annotate alias": "Another name of an entry",
        "annotate question": "Question",
        "annotate new": "A new file, {}:",
        "annotate section": "In {}, at the end of what stands under {}:",
        "annotate end": "In {}, at its end:",
        "annotate cast": "A word in small letters is linked only in an article that lists the entry under cast.",
        "annotate linked": "These words stand in a link or in code of the article: choose others for a date or an entry.",
        "annotate copy": "Copy",
        "annotate open": "Open the file in the editor",
        "annotate last": "Replace what is still ours by words of your own, add the sources, and propose the change. "
        "The check tells whether all is well, and how to mend it if not.",
        "removed stub": "{} was removed; see {}.",
        "merged stub": "{} is now a part of {}.",
        "withdrawn": "This article was taken down. Its text and the notes on it are not shown any more.",
        "to paragraph": "To paragraph {} of that article",
        "not here": "There is no page here",
        "not here lead": "It may have moved, or its address may be mistyped. Search for it, or start from one of the lists. "
        "Paragraphs keep their numbers: open the article and put #p8, say, behind its address.",
    },
)

GERMAN = Words(
    language="de",
    months=tuple(MONTHS[1]),
    weekdays=tuple("Montag Dienstag Mittwoch Donnerstag Freitag Samstag Sonntag".split()),
    day="{day}. {month} {year}",
    quotes=("„", "“"),
    kinds={
        "person": "Person",
        "place": "Ort",
        "organisation": "Organisation",
        "term": "Begriff",
        "date": "Datum",
        "claim": "Aussage",
        "correction": "Berichtigung",
    },
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
        "question": ("{} Frage", "{} Fragen"),
        "correction": ("{} Berichtigung", "{} Berichtigungen"),
        "paragraph": ("{} Absatz", "{} Absätze"),
        "minute": ("{} Minute", "{} Minuten"),
        "mention": ("{} Stelle", "{} Stellen"),
        "article": ("{} Artikel", "{} Artikel"),
        "source": ("{} Quelle", "{} Quellen"),
        "note": ("{} Anmerkung zu diesen Worten", "{} Anmerkungen zu diesen Worten"),
        "resting note": ("{} Anmerkung", "{} Anmerkungen"),
        "further claim": ("{} weitere Aussage", "{} weitere Aussagen"),
        "earlier change": ("und {} frühere Änderung", "und {} frühere Änderungen"),
        "dispute": ("{} Streitpunkt", "{} Streitpunkte"),
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
    correction_kinds={
        "error": "Irrtum",
        "imprecise": "ungenau",
        "disputed": "umstritten",
        "context": "Zusammenhang",
        "wording": "Wortwahl",
    },
    annotating={
        "entry": ("Welcher Eintrag? Seine Kennung, wie in seiner Adresse", "kennung-des-eintrags"),
        "when": ("Wann es war: 2007-03-10, 2007-03, 2007~ (ungefähr), 2007-03-10/2007-03-12", ""),
        "title": ("Was geschah, als Überschrift", "Was geschah"),
        "claim": ("Die Aussage in einem schlichten Satz", "Die Aussage in einem schlichten Satz."),
        "speaker": ("Wer es sagt: Kennung eines Eintrags, oder Worte für eine Gruppe", "Wer es sagt"),
        "claimKind": ("Art der Aussage", ""),
        "ask": ("Die Frage", "Was würden Sie zu diesen Worten fragen?"),
        "correction": ("Was richtig ist, in einem Satz", "Was richtig ist, in einem Satz."),
        "correctionKind": ("Art der Berichtigung", ""),
        "note": (
            "Die Anmerkung: ein bis drei eigene Sätze, nach einer Quelle, die Sie gelesen haben",
            "Ein bis drei eigene Sätze, nach einer Quelle, die Sie gelesen haben.",
        ),
    },
    skills={
        "sourcing": "Quellenkritik",
        "context": "Zusammenhang",
        "corroboration": "Abgleich der Quellen",
        "close-reading": "Genaues Lesen",
    },
    say={
        "for the teacher": "Für die Lehrkraft:",
        "questions": "Fragen",
        "stamp": "Text von {}, Anmerkungen von {}.",
        "notes history": "Wie sich diese Anmerkungen geändert haben",
        "notes added": "{} hinzugefügt",
        "notes changed": "{} geändert",
        "notes removed": "{} entfernt",
        "sheet on": "Ein Arbeitsblatt zu {}.",
        "sheet of": "{} von {}",
        "sheet notes": "Entwürfe von Anmerkungen, noch nicht geprüft. Erst denken: Anmerkungen einschalten, wenn die eigene Antwort steht.",
        "sheet paper": "Für Papier:",
        "sheet with notes": "dieselbe mit Anmerkungen",
        "sheet print": "Diese Fassung drucken",
        "sheet name": "Name",
        "sheet day": "Datum",
        "class": "Für den Unterricht",
        "class part": "nur Abs. {}",
        "class questions": "mit Fragen",
        "class student": "Schülerfassung",
        "class teacher": "Lehrerfassung mit Antworten",
        "class whole": "Ganzer Artikel",
        "class link": "Link für den Unterricht",
        "class passages": "Absätze",
        "class from": "von",
        "class to": "bis",
        "class ask": "Die Fragen zu diesen Absätzen zeigen",
        "class copy": "Zum Lesen oder für Papier",
        "class copy screen": "für den Bildschirm",
        "class copy student": "Schülerfassung: Linien zum Schreiben, keine Antworten",
        "class copy teacher": "Lehrerfassung: mit den Antworten",
        "class address": "Adresse",
        "class try": "Ausprobieren",
        "class code": "QR-Code der Adresse",
        "class code hint": "Die Kamera eines Telefons öffnet die Adresse.",
        "print": "Drucken",
        "since": "seit {}",
        "until": "bis {}",
        "about": "um {}",
        "decade": "{}er Jahre",
        "century": "{}er Jahre (Jahrhundert)",
        "before year 1": "{} v. Chr.",
        "born": "geboren {}",
        "died": "gestorben {}",
        "founded": "gegründet {}",
        "dissolved": "aufgelöst {}",
        "notes": "Anmerkungen",
        "rules": "Was check findet",
        "rules lead": "Alle Fehler, die check kennt, warum sie zählen und wie sie behoben werden. Die Beispiele handeln "
        "von einem erfundenen Dorf.",
        "rules allow": "Fehler (error) verhindern die Veröffentlichung, Warnungen nicht. Ist eine Warnung in Ordnung, so verstummt sie "
        "in ihrer Datei durch eine eigene Zeile, die ganz links beginnt:",
        "rule how": "So wird es behoben",
        "rule before": "Vorher",
        "rule after": "Nachher",
        "rule says": "Das sagt check",
        "rule beside": "Die Datei daneben",
        "rule error": "Fehler",
        "rule warning": "Warnung",
        "rule allow": "Ist es in Ordnung, so gehört diese Zeile in die Datei, ganz nach links:",
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
        "location": "Lage",
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
        "map of": "Karte: {}",
        "map part": "{}: siehe die Karte darunter",
        "map borders": "Heutige Grenzen. Ein Ring steht für ein Gebiet, ein Punkt für einen Ort.",
        "map most": "Nur die {} sind eingezeichnet, die am häufigsten genannt werden.",
        "map missing": "Nicht eingezeichnet, da ohne Lage: {}.",
        "map list": "Dasselbe als Liste",
        "find here": "Auf dieser Seite finden",
        "all": "alle",
        "shown": "{} von {} gezeigt",
        "parts": "Teile dieser Liste",
        "near": "Davor und danach",
        "views": "Dieser Artikel von oben",
        "of": "{} von {}",
        "see": "siehe",
        "published": "Erschienen:",
        "strip": "Zeitleiste, {}",
        "strip text": "im Text",
        "strip background": "Hintergrund",
        "strip lasting": "über eine Zeit",
        "strip published": "ein Artikel erscheint",
        "strip scale": "Ein Jahr oder Monat ist so breit, wie er Daten hat; Jahre ohne Daten fehlen. Die Liste hat dieselben Daten.",
        "filter where": "Wo",
        "filter speaker": "Sprecher",
        "filter kind": "Art",
        "filter finding": "Befund",
        "filter use": "Gebraucht für",
        "chronology": "Zeittafel",
        "chronology lead": "Was der Artikel datiert und was seine Anmerkungen als Hintergrund hinzufügen, der Reihe nach.",
        "who says what": "Wer sagt was",
        "who says what lead": "Aussagen nach Sprechern: was Verfasser selbst sagen, getrennt von dem, was sie von anderen berichten.",
        "author's voice": "Mit der Stimme des Verfassers",
        "quoted voices": "Zitiert oder berichtet",
        "who says it": "Gesagt von",
        "through whom": "Laut",
        "disputes here": "Streitpunkte",
        "the dispute": "Der Streit",
        "dispute key": "Eine Linie führt von einer Aussage zu der, um die es ihr geht. Die Liste sagt dasselbe.",
        "dispute picture": "Wer wem widerspricht und antwortet: {}",
        "disputes it": "bestreitet",
        "answers it": "antwortet auf",
        "supports it": "stützt",
        "relies_on it": "beruht auf",
        "index a-z": "Register A–Z",
        "index a-z lead": "Jeder Eintrag und jeder andere Name dafür. Daten, Aussagen und Quellen haben eigene Listen.",
        "together": "In denselben Sätzen",
        "notes off": "Aus",
        "notes marks": "Nur Marken",
        "notes on": "An",
        "help": "Wie man dies liest",
        "help lines": "Lassen Sie die Maus auf markierten Worten ruhen, und eine Karte öffnet sich; gehen Sie weg, und sie schließt sich.\n"
        "Klicken Sie auf markierte Worte, oder drücken Sie darauf die Eingabetaste, und die Karte bleibt. Ein zweiter Klick, Esc oder "
        "ein Klick anderswo schließt sie.\n"
        "Tab geht von Marke zu Marke und von den Worten in ihre offene Karte; Esc geht zu den Worten zurück.\n"
        "Am Tastbildschirm: Tippen Sie auf die Worte, so öffnet sich die Karte am unteren Rand, und Zurück schließt sie.\n"
        "Personen, Orte, Organisationen, Begriffe und Daten haben je eine eigene Linie unter den Worten. Aussagen haben einen Balken am "
        "Rand und einen kurzen Titel mit dem, was die Quellen zeigen: ● bestätigt, ◐ umstritten, ○ ungeprüft, ✕ widersprochen, ” Meinung.\n"
        "Die Nummer neben einem Absatz ist seine Adresse: Ein Klick kopiert sie. Wählen Sie Worte aus, so kopiert „Link hierher“ eine "
        "Adresse, die zu ihnen führt, und „Dies annotieren“ schreibt eine Anmerkung, die Sie vorschlagen können.\n"
        "Aus, Nur Marken (Karten nur auf Klick) und die Kästchen der Arten stehen in der Adresse der Seite: Wer sie erhält, sieht "
        "dasselbe. Nichts wird gespeichert.",
        "note says": ", Anmerkung: ",
        "mention of": "Stelle {} von {}",
        "more": "mehr",
        "previous mention": "vorige Stelle",
        "next mention": "nächste Stelle",
        "close": "schließen",
        "back": "Zurück",
        "open page": "Seite öffnen",
        "copy link": "Link kopieren",
        "cite": "Zitieren",
        "cite this": "Diesen Artikel zitieren",
        "cite paragraph": "Nur Absatz",
        "copy": "Kopieren",
        "mend short": "Verbessern",
        "object": "Dieser Anmerkung widersprechen",
        "copied": "Kopiert",
        "link to this": "Link hierher",
        "annotate": "Dies annotieren",
        "annotate title": "„{}“ annotieren",
        "annotate what": "Was wissen Sie über diese Worte?",
        "annotate mention": "Sie meinen einen Eintrag",
        "annotate alias": "Anderer Name eines Eintrags",
        "annotate question": "Frage",
        "annotate new": "Eine neue Datei, {}:",
        "annotate section": "In {}, am Ende dessen, was unter {} steht:",
        "annotate end": "In {}, am Ende:",
        "annotate cast": "Ein kleingeschriebenes Wort wird nur in einem Artikel verlinkt, der den Eintrag unter cast aufführt.",
        "annotate linked": "Diese Worte stehen in einem Link oder in Code: Wählen Sie für ein Datum oder einen Eintrag andere.",
        "annotate copy": "Kopieren",
        "annotate open": "Datei im Editor öffnen",
        "annotate last": "Ersetzen Sie, was noch von uns ist, durch eigene Worte, fügen Sie die Quellen hinzu und schlagen Sie die "
        "Änderung vor. Die Prüfung sagt, ob alles stimmt und wie es sonst zu verbessern ist.",
        "removed stub": "{} wurde entfernt; siehe {}.",
        "merged stub": "{} ist jetzt ein Teil von {}.",
        "withdrawn": "Dieser Artikel wurde zurückgezogen. Sein Text und die Anmerkungen dazu werden nicht mehr gezeigt.",
        "to paragraph": "Zu Absatz {} jenes Artikels",
        "not here": "Hier ist keine Seite",
        "not here lead": "Sie ist umgezogen, oder die Adresse ist verschrieben. Suchen Sie danach, oder beginnen Sie bei einer der Listen. "
        "Absätze behalten ihre Nummern: Öffnen Sie den Artikel und setzen Sie etwa #p8 hinter seine Adresse.",
    },
)

_LANGUAGES = {words.language: words for words in (ENGLISH, GERMAN)}


def words_of(language: str) -> Words:
    """The table for a language tag (`de-AT` is German); English where there is none."""
    return _LANGUAGES.get(language.split("-", maxsplit=1)[0].lower(), ENGLISH)
