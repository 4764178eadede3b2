"""What the annotations know of German."""

from __future__ import annotations

from annotated_article.languages import Language, Quotes, RegularForms, capitalised, words


def genitive(name: str) -> tuple[str, ...]:
    """`Adenauer` -> Adenauers, `Bund` -> Bunds or Bundes. Names in s, ß, x, z and tz take an apostrophe, which is outside the name."""
    return () if name.lower().endswith(("s", "ß", "x", "z")) else (f"{name}s", f"{name}es")


LANGUAGE = Language(
    function=capitalised(
        "ab aber alle allerdings als also am an auch auf aus außer bei beim bereits bevor bis da dabei dadurch dafür dagegen daher "
        "damals damit danach dann darauf darum das dass davor dazu dem den denn dennoch der des deshalb dessen die dies diese dieser "
        "dieses doch dort durch ein eine einem einen einer eines einige er erst es falls für gegen gestern hat hatte heute hier "
        "hinter ich ihr ihre im immer in inzwischen ist ja jede jeder jedoch jetzt kein keine laut manche mehr mit morgen nach "
        "nachdem neben nicht noch nun nur ob obwohl oder ohne schon seit seine seinem seinen seiner sich sie sind so sogar solche "
        "sondern sowie später statt trotz über um und unter viele vom von vor während wann war waren warum was weder wegen weil "
        "welche wenn wer wie wieder wir wo wurde zu zudem zum zur zwar zwischen"
    ),
    days=capitalised("montag dienstag mittwoch donnerstag freitag samstag sonnabend sonntag"),
    months=capitalised("januar februar märz april mai juni juli september oktober november dezember"),
    offices=capitalised("herr dr prof"),
    office_endings=tuple(
        "minister ministerin präsident präsidentin kanzler kanzlerin sprecher sprecherin chef chefin vorsitzende vorsitzender "
        "vorsitzenden sekretär sekretärin botschafter botschafterin bürgermeister bürgermeisterin richter richterin general direktor "
        "direktorin abgeordnete abgeordneter abgeordneten senator senatorin gouverneur gouverneurin professor professorin bischof "
        "kardinal".split()
    ),
    ranks=words("Vize stellvertretender stellvertretende stellvertretenden"),
    particles=words("van de del della di dos du la le el al bin ibn bint abu ter"),
    joiners=words("von"),
    making=words(
        "neu nord süd ost west sankt st bad universität hochschule schule institut stiftung bank kirche dom krankenhaus museum "
        "bibliothek gericht haus schloss straße platz brücke flughafen bahnhof insel inseln bucht golf see meer fluss republik "
        "königreich stadt land verein gesellschaft partei bund könig königin prinz prinzessin fürst herzog graf schlacht vertrag"
    ),
    demonyms=words("Berliner Hamburger Münchner Wiener Frankfurter Kölner Pariser Londoner"),
    articles=words("der die das dem den des ein eine einem einen einer sein seine seinem seinen seiner ihr ihre ihrem ihren ihrer vom zum"),
    nouns=True,
    quotes=Quotes(("„", "“"), ("‚", "‘")),
    forms=RegularForms(words("person place organisation term"), (("es", ""), ("s", "")), genitive),
    abbreviations=words("bzw ca d.h evtl Frhr gest geb Hr Hrn Fr Hl inkl Jh Jhs Mio Mrd Nr sog Str u.a usw v.a vgl z.B Abs Art"),
    saying=(
        r"sagten?",
        r"(?:erklär|behaupte|betont|warnt|versicher|berichte|bestätig|verlang|forder|äußer)(?:e?te?n?)",
        "teilte mit|teilten mit|kündigten? an|räumten? ein|gab zu|gaben zu|wies zurück|wiesen zurück|bestritt|bestritten|dementierten?",
        "beschuldigten?|so der|so die|laut|zufolge|nach Angaben",
    ),
    asserting={
        "judges": r"absurd\w*|aggressiv\w*|angeblich\w*|bloß|brutal\w*|drohung\w*|gefährlich\w*|katastroph\w*|lediglich|lügen?|"
        r"marionetten\w*|natürlich|offensichtlich\w*|propaganda|regime|rücksichtslos\w*|skandalös\w*|sogenannt\w*|"
        r"verheerend\w*|verzweifelt\w*",
        "superlative": r"am \w+sten|erstmals|immer|"
        "(?:besten?|größten?|höchsten?|kleinsten?|meisten|schlimmsten?|stärksten?|wichtigsten?)|nichts|niemals|"
        "noch nie|zum ersten mal",
        "cause": r"aufgrund|dadurch|daher|dank|deshalb|führte?n? zu|infolge|um zu|verursacht\w*|wegen|weil",
        "predicts": r"dürften?|könnten?|unvermeidlich|vermutlich|voraussichtlich|wahrscheinlich\w*|werden|wird",
    },
    relative=(
        ("gestern", "day", -1),
        ("heute", "day", 0),
        ("morgen", "day", 1),
        ("(?:letzt|vorig|vergangen)e[mnrs]? Woche", "week", -1),
        ("diese[mnrs]? Woche", "week", 0),
        ("nächste[mnrs]? Woche", "week", 1),
        ("(?:letzt|vorig|vergangen)e[mnrs] Monats?", "month", -1),
        ("diese[mnrs] Monats?", "month", 0),
        ("nächste[mnrs] Monats?", "month", 1),
        ("(?:letzt|vorig|vergangen)e[mns] Jahre?s?", "year", -1),
        ("diese[mns] Jahre?s?", "year", 0),
        ("nächste[mns] Jahre?s?", "year", 1),
    ),
    day_is=("am|(?:letzt|vorig|vergangen|kommend|nächst|dies)e[mnrs]", ""),
    coming="(?:kommend|nächst)e[mnrs]",
    dated="im",
    byline=words("von und"),
    poor_names={
        "time": "januar februar märz april mai juni juli august september oktober november dezember montag "
        "dienstag mittwoch donnerstag freitag samstag sonnabend sonntag frühling frühjahr sommer herbst winter",
        "beginning": "aber als am an auch auf bei da das dem den der die doch ein eine er es für im in mit nach so über und "
        "von vor was wenn wer wie wir zu",
        "office": "präsident präsidentin minister ministerin kanzler kanzlerin botschafter botschafterin "
        "bürgermeister bürgermeisterin chef chefin direktor direktorin general könig königin sprecher sprecherin vorsitzende vorsitzender",
        "body": "amt armee behörde botschaft gericht gesellschaft kirche kongress marine ministerium "
        "parlament partei polizei rat regierung senat staat universität versammlung verwaltung",
        "many": "artikel bericht dorf frau frieden fluss gesetz geschichte grenze jahr krieg land leute macht mann nachricht "
        "norden osten stadt süden text welt westen zeit",
    },
)
