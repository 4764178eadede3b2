"""Words that may be capitalised beside a name without being part of it, and words that make it a longer name, by language.

Data only; `whole_names` holds the rule. To add a language: one more `EverydayWords` in `LANGUAGES`.
"""

from __future__ import annotations

from typing import NamedTuple


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


def _capitalised(text: str) -> frozenset[str]:
    return frozenset(word[:1].upper() + word[1:] for word in text.split())


class EverydayWords(NamedTuple):
    """The words of one language.

    `function` begin sentences; `days` and `months` are those that are nobody's first name; `offices` stand before people's names,
    `office_endings` end such words (Außenminister), `offices_after` follow countries (US President); `ranks` before an office make it
    another office; `particles` are parts of names (van, bin), `joiners` words like "of"; `making` are words of longer names, and first
    names that are ordinary words too; `elisions` are before an apostrophe (l'Iran); `called` follow a person's name and make it
    another's; `participle` ends words such as "Visiting". With `nouns` every noun has a capital; `articles` then show that one is no
    first name ("der Trainer").
    """

    function: frozenset[str] = frozenset()
    days: frozenset[str] = frozenset()
    months: frozenset[str] = frozenset()
    offices: frozenset[str] = frozenset()
    office_endings: tuple[str, ...] = ()
    offices_of: tuple[str, ...] = ()
    offices_after: tuple[str, ...] = ()
    ranks: frozenset[str] = frozenset()
    particles: frozenset[str] = _words("van von bin ibn bint abu")
    joiners: frozenset[str] = frozenset()
    making: frozenset[str] = frozenset()
    elisions: frozenset[str] = frozenset()
    called: tuple[str, ...] = (", Jr", ", Sr", ", II", ", III", ", IV")
    demonyms: frozenset[str] = frozenset()
    participle: tuple[str, ...] = ()
    articles: frozenset[str] = frozenset()
    nouns: bool = False


_RANKS = ("", "Vice ", "Deputy ", "Prime ", "Foreign ", "Defence ", "Defense ", "Interior ", "Finance ", "Oil ", "Treasury ")
_OFFICES = ("President", "Minister", "Secretary", "Ambassador", "Chancellor", "Governor", "Senator", "Representative")

ENGLISH = EverydayWords(
    function=_capitalised(
        "a about above according across after again against all along alongside already also although amid among an and another any "
        "are around as at away back because before behind below beneath beside besides between beyond both but by could despite did "
        "do does down during each earlier either even every except few for from furthermore had half has have he hence her here his "
        "how however i if in including indeed inside instead into is it its just last later like many maybe meanwhile more moreover "
        "most much must my near nearly neither never nevertheless next no nor not nothing now of off often on once one only onto or "
        "other our out outside over per perhaps rather regarding several she should since so some soon still such than that the their "
        "then there therefore these they this those though three through throughout thus to today together tomorrow tonight too "
        "toward towards two under unless unlike until unto up upon was we were what when whenever where whereas wherever whether "
        "which while who whom whose why with within without would yesterday yet you your senior former top leading late asked asking "
        "citing concerning considering following given quoting speaking visiting"
    ),
    days=_capitalised("monday tuesday wednesday thursday friday saturday sunday"),
    months=_capitalised("february march july september october november december"),
    offices=_capitalised(
        "president presidents minister ministers senators "
        "secretary ambassador envoy chairman chairwoman chairperson chief director general governor senator "
        "representative congressman congresswoman delegate speaker mayor chancellor premier judge justice attorney prosecutor "
        "commissioner councillor councilman councilwoman colonel captain lieutenant sergeant corporal admiral commander commodore "
        "marshal professor doctor reverend bishop archbishop cardinal rabbi imam ayatollah sheikh sheik mullah spokesman spokeswoman "
        "spokesperson leader coach editor correspondent reporter journalist writer author analyst economist historian scientist "
        "lawyer actor actress singer striker midfielder defender goalkeeper candidate democrat republican briton englishman frenchman "
        "irishman dutchman spaniard swede monsignor dr prof mr ms mx gen col lt maj capt sgt adm cmdr sen rep reps sens gov amb hon "
        "rev"
    ),
    offices_of=(
        "Secretary of State",
        "Secretary of Defense",
        "Secretary of Defence",
        "Secretary of the Treasury",
        "Chief of Staff",
        "Speaker of the House",
        "Leader of the Opposition",
        "Director of National Intelligence",
        "Chairman of the Joint Chiefs of Staff",
    ),
    offices_after=(
        *(f"{rank}{office}" for rank in _RANKS for office in _OFFICES),
        *("Special Envoy", "Attorney General", "Deputy Prime Minister", "Deputy Foreign Minister", "Supreme Leader"),
    ),
    ranks=_words("Vice Deputy Assistant Under Associate Lieutenant vice deputy assistant under associate lieutenant"),
    particles=_words("van von der de del della di da dos du la le el al bin ibn ben bint abu ter"),
    joiners=_words("of upon"),
    making=_words(
        "new old north south east west northern southern eastern western northeast northwest southeast southwest central upper lower "
        "great greater little saint st san santa fort port mount mountain lake river sea gulf bay strait straits cape isle isles "
        "island islands city town county state states province republic kingdom empire street road avenue lane square park gardens "
        "bridge gate airport university college school academy institute institution center centre foundation trust bank fund church "
        "cathedral abbey hospital clinic museum gallery library court house hall palace castle tower building station stadium field "
        "dam canal valley hills war wars battle treaty accord pact plan prize award medal act law bill code doctrine party union "
        "league club association society company corporation group brothers sons council committee commission congress parliament "
        "assembly administration ministry department army navy force forces guard guards corps times post news herald tribune journal "
        "review press star sun mail globe voice duke earl prince princess king queen pope lord lady sir baron count countess first "
        "second third line lines road will may mark grant frank rob bill pat drew chase rose grace hope faith dean art gene jack guy "
        "rusty sandy penny ruby dawn victor miles max cliff dale glen lance pierce rich chuck skip bob buck nick wade heath brook "
        "forest summer autumn april june august young sterling major hunter mason carter taylor parker christian roman wilder brown "
        "green white black"
    ),
    participle=("ing",),
    called=(", Jr", ", Sr", ", II", ", III", ", IV", " the Great", " the Elder", " the Younger", " the First", " the Second", " the Third"),
    demonyms=_words(
        "Afghan African Albanian Algerian American Angolan Arab Arabian Argentine Argentinian Armenian Asian Australian Austrian "
        "Azerbaijani Bahraini Bangladeshi Belarusian Belgian Bolivian Bosnian Brazilian British Bulgarian Burmese Cambodian Canadian "
        "Chadian Chilean Chinese Colombian Congolese Croatian Cuban Cypriot Czech Danish Dutch Egyptian English Eritrean Estonian "
        "Ethiopian European Filipino Finnish French Georgian German Ghanaian Greek Guatemalan Haitian Hungarian Icelandic Indian "
        "Indonesian Iranian Iraqi Irish Islamic Israeli Italian Japanese Jewish Jordanian Kazakh Kenyan Korean Kurdish Kuwaiti "
        "Latvian Lebanese Liberian Libyan Lithuanian Malaysian Mexican Moldovan Mongolian Moroccan Muslim Nepalese Nigerian Norwegian "
        "Omani Pakistani Palestinian Panamanian Persian Peruvian Polish Portuguese Qatari Romanian Russian Rwandan Saudi Scottish "
        "Senegalese Serbian Singaporean Slovak Slovenian Somali Soviet Spanish Sudanese Swedish Swiss Syrian Taiwanese Tajik Thai "
        "Tibetan Tunisian Turkish Turkmen Ugandan Ukrainian Uruguayan Uzbek Venezuelan Vietnamese Welsh Western Yemeni Yugoslav "
        "Zimbabwean"
    ),
)

GERMAN = EverydayWords(
    function=_capitalised(
        "ab aber alle allerdings als also am an auch auf aus außer bei beim bereits bevor bis da dabei dadurch dafür dagegen daher "
        "damals damit danach dann darauf darum das dass davor dazu dem den denn dennoch der des deshalb dessen die dies diese dieser "
        "dieses doch dort durch ein eine einem einen einer eines einige er erst es falls für gegen gestern hat hatte heute hier "
        "hinter ich ihr ihre im immer in inzwischen ist ja jede jeder jedoch jetzt kein keine laut manche mehr mit morgen nach "
        "nachdem neben nicht noch nun nur ob obwohl oder ohne schon seit seine seinem seinen seiner sich sie sind so sogar solche "
        "sondern sowie später statt trotz über um und unter viele vom von vor während wann war waren warum was weder wegen weil "
        "welche wenn wer wie wieder wir wo wurde zu zudem zum zur zwar zwischen"
    ),
    days=_capitalised("montag dienstag mittwoch donnerstag freitag samstag sonnabend sonntag"),
    months=_capitalised("januar februar märz april mai juni juli september oktober november dezember"),
    offices=_capitalised("herr dr prof"),
    office_endings=tuple(
        "minister ministerin präsident präsidentin kanzler kanzlerin sprecher sprecherin chef chefin vorsitzende vorsitzender "
        "vorsitzenden sekretär sekretärin botschafter botschafterin bürgermeister bürgermeisterin richter richterin general direktor "
        "direktorin"
        "abgeordnete abgeordneter abgeordneten senator senatorin gouverneur gouverneurin professor professorin bischof kardinal".split()
    ),
    ranks=_words("Vize stellvertretender stellvertretende stellvertretenden"),
    particles=_words("van de del della di dos du la le el al bin ibn bint abu ter"),
    joiners=_words("von"),
    making=_words(
        "neu nord süd ost west sankt st bad universität hochschule schule institut stiftung bank kirche dom krankenhaus museum "
        "bibliothek gericht haus schloss straße platz brücke flughafen bahnhof insel inseln bucht golf see meer fluss republik "
        "königreich stadt land verein gesellschaft partei bund könig königin prinz prinzessin fürst herzog graf schlacht vertrag"
    ),
    demonyms=_words("Berliner Hamburger Münchner Wiener Frankfurter Kölner Pariser Londoner"),
    articles=_words(
        "der die das dem den des ein eine einem einen einer sein seine seinem seinen seiner ihr ihre ihrem ihren ihrer vom zum"
    ),
    nouns=True,
)

FRENCH = EverydayWords(
    function=_capitalised(
        "à afin ailleurs ainsi alors après au aucun aujourd'hui aussi autour aux avant avec car ce cela cependant ces cet cette "
        "chaque chez comme comment contre d'après dans de demain depuis des deux devant dès donc du durant elle elles en encore enfin "
        "entre est et eux face grâce hier hors il ils je jusqu'en la le les leur leurs lors lorsque mais malgré même ni nos notre "
        "nous on or ou où outre par parce pendant plus plusieurs pour pourquoi pourtant puis puisque quand que quel quelle quelques "
        "qui sa sans sauf selon ses si son sous sur tandis tous tout toute toutefois toutes très un une vers voici voilà vos votre "
        "vous"
    ),
    offices=_capitalised("président présidente ministre secrétaire m dr pr"),
    particles=_words("van von der den del della di da dos al el bin ibn ben bint abu"),
    joiners=_words("de du des"),
    making=_words("université école institut fondation banque église musée palais rue place pont aéroport île îles golfe mer saint sainte"),
    elisions=_words("l d qu n s c j m t L D Qu N S C J M T lorsqu puisqu jusqu Lorsqu Puisqu Jusqu"),
)

SPANISH = EverydayWords(
    function=_capitalised(
        "a además ahora al algunos ante antes así aunque ayer bajo cada como con contra cuando de del desde después donde dos durante "
        "e el ella ellos en entonces entre era es esa ese esta este estas estos fue ha hacia han hasta hoy la las lo los luego mañana "
        "mas más mientras muchos muy ni no nos nuestra nuestro o otra otro para pero por porque pues que quien se según ser si sí sin "
        "sino sobre son su sus también tampoco todo todos tras tres u un una uno unos y ya"
    ),
    offices=_capitalised("presidente presidenta ministro ministra secretario secretaria sr dr dra"),
    particles=_words("van von der den della di dos du bin ibn ben bint abu ter"),
    joiners=_words("de del"),
    making=_words(
        "universidad escuela instituto fundación banco iglesia museo palacio calle plaza puente aeropuerto isla islas golfo mar san santa"
    ),
)

LANGUAGES = {"en": ENGLISH, "de": GERMAN, "fr": FRENCH, "es": SPANISH}
OTHER = EverydayWords()
"""For a language without a list: there a capital at the start of a sentence is weighed by the text itself."""

PREFIXES = _words("Anti Pro Non Ex Pre Post Mid Co Neo Pan")
"""Capitalised at the start of a sentence: "Anti-US protests"."""
PAIRING = _words("Sino Russo Franco Anglo Euro Indo Turko Turco Austro Greco")
"""The first half of "Sino-US talks"; before a name that is no abbreviation they make another one ("Indo-China")."""
SAINTS = _words("St Ste Sta Mt Ft Pt")
"""Abbreviations that begin a longer name: "St. Kitts"."""


def words_beside(language: str) -> EverydayWords:
    """The lists for a language tag (BCP 47) such as `en-GB`."""
    return LANGUAGES.get(language.lower().split("-")[0], OTHER)
