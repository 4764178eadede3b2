"""What the annotations know of English."""

from __future__ import annotations

from annotated_article.languages import Language, Quotes, RegularForms, capitalised, words

_RANKS = ("", "Vice ", "Deputy ", "Prime ", "Foreign ", "Defence ", "Defense ", "Interior ", "Finance ", "Oil ", "Treasury ")
_OFFICES = ("President", "Minister", "Secretary", "Ambassador", "Chancellor", "Governor", "Senator", "Representative")

_MAKING = words(
    "new old north south east west northern southern eastern western northeast northwest southeast southwest central upper "
    "lower great greater little saint st san santa fort port mount mountain lake river sea gulf bay strait straits cape "
    "isle isles island islands city town county state states province republic kingdom empire street road avenue lane "
    "square park gardens bridge gate airport university college school academy institute institution center centre "
    "foundation trust bank fund church cathedral abbey hospital clinic museum gallery library court house hall palace "
    "castle tower building station stadium field dam canal valley hills war wars battle treaty accord pact plan prize award "
    "medal act law code doctrine party union league club association society company corporation group brothers sons "
    "council committee commission congress parliament assembly administration ministry department army navy force forces "
    "guard guards corps times post news herald tribune journal review press star sun mail globe voice duke earl prince "
    "princess king queen pope lord lady sir baron count countess first second third line lines road forest brown green "
    "white black rights democracy freedom"
)
_FIRST_NAMES = words(
    "will may mark grant frank rob bill pat drew chase rose grace hope faith dean art gene jack guy rusty sandy penny ruby "
    "dawn victor miles max cliff dale glen lance pierce rich chuck skip bob buck nick wade heath brook summer autumn april "
    "june august young sterling major hunter mason carter taylor parker christian roman wilder"
)

_GIVEN = words(
    "aaron adam alan albert alex alice amanda amy andrea andrew angela ann anna anne anthony barbara ben benjamin betty bill bob "
    "brian carl catherine charles charlie charlotte christina christine christopher claire daniel david deborah dennis diana "
    "donald donna dorothy douglas edward elizabeth ellen emily emma eric ethan eugene george gerald graham greg gregory harold "
    "harry heather helen henry howard hugh ian jacob james jane janet jason jeff jeffrey jennifer jeremy jessica jim joan joe "
    "john johnny jonathan joseph joshua judith julia julie karen kate katherine keith kelly kenneth kevin larry laura lawrence "
    "leonard linda lisa louis lucy luke margaret maria marie martha martin mary matthew megan melissa michael michelle mike nancy "
    "natalie nathan neil nicholas nick nicole oliver pamela patricia patrick paul peter philip rachel ralph raymond rebecca "
    "richard robert roger ronald roy russell ruth ryan samuel sandra sarah scott sean sharon sophie stephanie stephen steve "
    "steven stuart susan teresa thomas tim timothy tom tony vincent walter wayne william zachary"
)


def plural(name: str) -> tuple[str, ...]:
    """`error` -> errors, `sanction` -> sanctions, `breach` -> breaches, `policy` -> policies, `proxy` -> proxies."""
    low = name.lower()
    if low.endswith(("s", "x", "z", "ch", "sh")):
        return (f"{name}es",)
    if low.endswith("y") and low[-2:-1] not in "aeiou":
        return (f"{name[:-1]}ies",)
    return (f"{name}s",)


# A possessive ('s) needs no rule, as it is outside the name. "The Kennedys" are several people, so only terms have a plural.
LANGUAGE = Language(
    function=capitalised(
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
    days=capitalised("monday tuesday wednesday thursday friday saturday sunday"),
    months=capitalised("february march july september october november december"),
    offices=capitalised(
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
    ranks=words("Vice Deputy Assistant Under Associate Lieutenant vice deputy assistant under associate lieutenant"),
    particles=words("van von der de del della di da dos du la le el al bin ibn ben bint abu ter"),
    joiners=words("of upon"),
    works=words("by"),
    making=_MAKING | _FIRST_NAMES,
    first_names=_FIRST_NAMES,
    given=_GIVEN,
    inside=words("in In near Near outside Outside"),
    within=words("in for"),
    participle=("ing",),
    called=(
        *(", Jr", ", Sr", ", II", ", III", ", IV", " the Great", " the Elder", " the Younger", " the First", " the Second", " the Third"),
        *(" family", " brothers", " sisters", " clan", " dynasty"),
    ),
    features=words("river rivers basin delta"),
    demonyms=words(
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
    quotes=Quotes(inside=True),
    forms=RegularForms((("ies", "y"), ("es", ""), ("s", "")), plural),
    saying=(
        "said|says|told|declared|announced|claimed|claims|argued|insisted|denied|denies|accused|warned|alleged|stated|stressed|emphasi[sz]ed",
        "described|reported|admitted|conceded|called for|demanded|according to|reiterated",
    ),
    asserting={
        "judges": "absurd|aggressive|belligerent|bleak(?:ly)?|brutal(?:ly)?|catastroph(?:e|ic)|clearly|dangerous(?:ly)?|"
        "desperate(?:ly)?|disast(?:er|rous)|evasions?|hypocri(?:sy|tical)|intransigent|lies?|massive|menac(?:e|ing)|"
        "merely|much-vaunted|obvious(?:ly)?|of course|outrageous|ploy|propaganda|provocative|puppet|reckless|regime|"
        "shameful|so-called|threat(?:s|ening)?|unacceptable|unsubstantiated",
        "superlative": "all eyes|always|for the first time|in the slightest|never|not even once|nothing|the most|the only|"
        "best|biggest|closest|fewest|greatest|highest|largest|least|lowest|strongest|weakest|worst",
        "cause": "as a result|because|caus(?:e|es|ed)|due to|in order to|leads? to|leading to|led to|precipitated?|"
        "provok(?:e|es|ed)|thanks to|therefore|aimed at|underscor(?:ed|es|ing)",
        "predicts": "bound to|could|expected to|increasingly|inevitabl[ey]|likely|prospects?|unlikely|will",
    },
    relative=(
        ("yesterday", "day", -1),
        ("today", "day", 0),
        ("tomorrow", "day", 1),
        ("last week", "week", -1),
        ("this week", "week", 0),
        ("next week", "week", 1),
        ("last month", "month", -1),
        ("this month", "month", 0),
        ("next month", "month", 1),
        ("last year", "year", -1),
        ("this year", "year", 0),
        ("next year", "year", 1),
    ),
    day_is=("on|last|next|this", ""),
    coming="next",
    dated="in",
    byline=words("by and"),
    poor_names={
        "time": "january february march april may june july august september october november december monday "
        "tuesday wednesday thursday friday saturday sunday spring summer autumn fall winter",
        "beginning": "a an and as at but by for from he her his how if in it no of on or our she that the their there they "
        "this to we what when who why will with you",
        "office": "president minister secretary ambassador envoy chairman chief director general king queen leader spokesman spokeswoman",
        "body": "administration army assembly church committee company conference congress council court "
        "embassy government house ministry navy office parliament party police senate state union "
        "university",
        "many": "article city country history border law man news north south east west people peace power report river talks "
        "text time town war woman world year",
    },
)
