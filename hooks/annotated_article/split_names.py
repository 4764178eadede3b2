"""Names of authors, as typed, split into the parts that reference lists invert. If the parts are unsure, a name stays whole."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Sequence
from dataclasses import replace

from annotated_article.model.names import EAST_ASIAN, Author, Name

PARTICLES = frozenset(
    """af al av bin da dal dalla das de degli del della den der di do dos du el ibn la las le les los te ten ter van vom von zu zum
    zur 't""".split()
)
DROPPING = frozenset("von vom zu zum zur".split())
"""Particles that follow the given name when a name is inverted: `Goethe, Johann Wolfgang von`."""
JOINED_PARTICLES = frozenset({"von und zu", "von und zum", "van 't", "van het"})
CAPITAL_PARTICLES = frozenset("De Del Della Der Des Di Du La Las Le Los St. Van Vander Von".split())
"""Capitalised, they are part of the family name: `De Niro`, `Le Guin`."""
UNSURE_PARTICLES = frozenset("Abd Abdel Abdul Abu Al Ben Bin El Ibn Ould ben bint".split())
"""They belong to the next word, and no rule says whether the two are a family name."""

SUFFIXES = frozenset("jr jr. sr sr. ii iii iv".split())
DEGREES = frozenset(
    """ba bsc cbe dbe dphil esq esq. frs jd kbe kc llb llm ma mba mbe md mep mp msc obe phd ph.d. qc rn sj b.a. m.a. m.d. j.d. s.j.
    d.phil.""".split()
)
SUFFIXES_WITHOUT_COMMA = SUFFIXES | frozenset("esq esq. md phd ph.d. m.d.".split())

TITLES = frozenset(
    """ayatollah bishop brother cardinal chancellor count daw dr dr. emperor father fr. general hon. imam king lady lord mr mr. mrs
    mrs. ms ms. pope president prince princess prof prof. professor queen rabbi rev. reverend saint senator sheikh sir sister
    sultan""".split()
)
ARTICLES = frozenset("The Le La Les L' El Los Las Il Lo Der Die Das".split())

ORGANISATION_WORDS = frozenset(
    """academy agence agencia agency aktiengesellschaft alliance archives army asociación assembly associates association associazione
    authority banca banco banque
    broadcasting bureau bundesamt cabinet center centre coalition college comité commission committee companies company
    confederation conference congress consortium cooperative corp corp. corporation council department directorate embassy
    enterprises federation foundation gazette gesellschaft gmbh government group inc inc. initiative institut institute instituto
    institution international laboratory league libraries library limited llc llp ltd ltd. media ministerio ministerium ministry
    ministère museum nations network networks newspaper newspapers observatory office organisation organización organization
    parliament partido partnership plc project publications publishers publishing radio reporters s.a. secretariat society staff
    stiftung studio studios symposium syndicate television treasury tribune tv universidad universität université university verband
    verein zeitung""".split()
)
"""Any of these words makes a name an organisation's; they are not common family names."""
PERHAPS_ORGANISATION = frozenset(
    """bank board church club correspondents courier court daily desk dispatch editors force forces fund herald house journal mail monitor
    movement news observer party post press program programme school service services standard star team times trust union
    watch wire""".split()
)
"""As a last word it may be an organisation's or a family's."""
ORGANISATIONS = frozenset(
    """al ahram|al arabiya|al hayat|al jazeera|al jazeera english|al manar|agence france-presse|amnesty international|associated press|
    deutsche welle|deutsche presse-agentur|france 24|human rights watch|médecins sans frontières|oxfam|press association|reuters|
    red crescent|red cross|united press international|world bank|xinhua|european union|african union|soviet union|greenpeace|nato|unesco|
    unicef|bbc|cnn|afp|tass|interfax|kyodo|yonhap|le monde|le figaro|el país|el mundo|la repubblica|der spiegel|die zeit""".replace(
        "\n", ""
    )
    .replace("    ", "")
    .split("|")
)
"""Well-known organisations whose names look like a person's, or are one word."""
JOINING = frozenset("against and between beyond for from sans with without".split())
"""With a capital or without one, they join the words of an organisation, or two names."""

ASIAN_FAMILIES = frozenset(
    """ahn ban bui cai cao chen cheng chiang cho choe choi chung deng ding dong duong fan feng gao gong guo han he ho hoang hong hu huang
    hwang jang jeong jiang jiao jung kang kim kong kwon lai lee li liang lim lin liu lu luo ma mao moon ngo nguyen nguyễn oh park peng
    pham phạm phan qian roh seo shao shen shi shin song sun tang tian tran trần truong tsai vo vu wang wei wen wu xi xiao xie xu yan yang
    yao ye yi yin yoon yu yuan zeng zhang zhao zheng zhong zhou zhu zou ngô đặng võ vũ hồ lê bùi""".split()
)
"""Family names that often come first even in Latin letters."""
BURMESE = frozenset(
    """aung daw han hla hlaing htay htin khin kyaw kyi lwin ma maung min moe mya myint myo naing ne nu nyunt oo phyo san sein shwe soe
    suu swe than thant thein thiha tin tun u wai win yan zaw zin""".split()
)
"""Words of Burmese names, which have no family name."""
SPANISH_FAMILIES = frozenset(
    """aguilar alonso castro cruz díaz domínguez fernández flores garcía garcia garzón gil gómez gomez gonzález gonzalez gutiérrez
    hernández hernandez herrera jiménez jimenez lópez lopez lorca márquez marquez martín martínez martinez medina mendoza molina morales
    moreno muñoz navarro núñez ortega ortiz pérez perez ramírez ramirez ramos reyes rivera rodríguez rodriguez romero ruiz sánchez
    sanchez santos silva soto suárez torres vargas vázquez vega zapatero""".split()
)
"""Two of them at the end are both the family name."""

HAN_FAMILIES = frozenset(
    "王李张張刘劉陈陳杨楊赵趙黄黃周吴吳徐孙孫胡朱高林何郭马馬罗羅梁宋郑鄭谢謝韩韓唐冯馮于董萧蕭程曹袁邓鄧许許傅沈曾彭吕呂苏蘇卢盧蒋蔣蔡贾賈丁魏薛叶葉阎閻余潘杜戴夏钟鍾汪田任姜范方石姚谭譚廖邹鄒熊金陆陸郝孔白崔康毛邱秦江史顾顧侯邵孟龙龍万萬段钱錢汤湯尹黎易常武乔喬贺賀赖賴龚龔文习習"
)
HANGUL_FAMILIES = frozenset("김이박최정강조윤장임한오서신권황안송류유홍전고문손양배백허남심노하곽성차주우구민")
ORGANISATION_ENDINGS = tuple(
    "社 报 報 网 網 局 部 会 會 院 党 黨 所 省 新聞 新闻 大学 大學 学校 通信 放送 公司 集团 集團"
    " 委员会 通讯社 出版社 사 회 부 원 청 국 당 신문 일보 통신 방송 대학교".split()
)

HUNGARIAN_GIVEN = frozenset(
    """ádám adrienn ágnes ágota ákos alexandra andrás andrea anikó anita anna antal antónia aranka árpád attila balázs bálint barbara
    barna béla bence benedek bernadett bertalan boglárka borbála csaba csilla dalma dániel dávid dénes dezső dóra edit elemér elek
    emese emma endre enikő ernő erzsébet eszter éva fanni ferenc fruzsina gábor géza gergely gergő gizella györgy gyöngyi gyula hajnalka
    hanna henrik ibolya ilona imre irén istván iván ivett izabella jános jenő józsef judit júlia kálmán károly kata katalin kinga
    klára kornél kristóf krisztián krisztina lajos lászló levente lilla lívia lóránt magda magdolna margit mária márk márta márton máté
    mátyás melinda mihály miklós mónika nándor nikolett noémi nóra olga ottó ödön orsolya örs pál péter petra piroska réka renáta
    richárd róbert rózsa rudolf sándor sára szabolcs szilvia tamás tibor tímea tivadar tünde vera veronika viktor viktória vilmos virág
    zita zoltán zsigmond zsolt zsófia zsuzsa zsuzsanna""".split()
)


# Žižek  O'Brien  Jean-Luc  J.P.  al-Amin: Latin letters with any accents, full stops, hyphens and apostrophes
_LATIN = re.compile(r"[A-Za-zÀ-ÖØ-öø-ʯ\u0300-\u036fḀ-ỿ.'’ʻʼʿ \-‐]+")
# al-Amin  d'Alembert
_GLUED = re.compile(r"(?P<particle>(?:al|el|as|ash|an|ad|ar|az)-)(?=\w)")
_ELIDED = re.compile(r"[dlDLO]['’][^\W\d_]")
_MOST_SYLLABLES = 3
# Jong-un  Kai-shek
_SYLLABLES = re.compile(r"[A-Z][a-z]+-[a-z]+")
# Zedong  Wei: one or two syllables of pinyin
_PINYIN = re.compile(r"[A-Z]?(?:(?:[bpmfdtnlgkhjqxrzcsyw]|zh|ch|sh)?[aeiouü]{1,3}(?:ng|n|r)?){1,2}", re.IGNORECASE)


def name_of(typed: str, organisations: Collection[str] = (), language: str = "en") -> Name:
    """Return the parts of a name. It stays whole if it is one of `organisations`, if it is one word, or if the parts are unsure.

    `language` is the text's language, which decides the order of names in it.

    >>> name_of("Lies van der Berg")
    Name(family='Berg', given='Lies', particle='van der', suffix='', literal='', dropping='', family_first=False)
    """
    if isinstance(typed, Author) and typed.name:
        return typed.name
    typed = " ".join(typed.split())
    if typed in organisations or _is_organisation(typed):
        return Name(literal=typed, is_organisation=True)
    return _parted(typed, language.lower().split("-")[0]) or Name(literal=typed)


def sorted_by(name: Name) -> str:
    """The name as an index sorts it: `Berg, Lies van der`; if its parts are unsure, the whole name."""
    rest = " ".join(filter(None, (name.given, name.dropping, name.particle)))
    return name.literal or ", ".join(filter(None, (name.family, rest, name.suffix)))


def _parted(typed: str, language: str) -> Name | None:
    if EAST_ASIAN.fullmatch(typed):
        return _in_own_script(typed, language)
    if language == "hu" and len(words := typed.split(" ")) == 2:
        first, last = (word.lower() in HUNGARIAN_GIVEN for word in words)
        return Name(words[0], words[1], family_first=True) if last and not first else _as_said(words) if first and not last else None
    parts = [part.strip() for part in typed.split(",")]
    if not all(_LATIN.fullmatch(part) for part in parts) or any(word.lower() in JOINING for word in typed.split(" ")):
        return None
    return _with_commas(parts) if len(parts) > 1 else _with_suffix(typed.split(" "))


def _is_organisation(typed: str) -> bool:
    """Whether the name is plainly an organisation's: `World Health Organization`, `AT&T Inc.`, `The Amble Post`."""
    words = [word.strip(",()") for word in typed.split(" ")]
    if typed.lower() in ORGANISATIONS or typed.removeprefix("The ").lower() in ORGANISATIONS:
        return True
    known = [word.lower() in ORGANISATION_WORDS for word in words]
    return (any(known) and len(words) > 1) or ((words[0] == "The" or _shouts(words[0])) and words[-1].lower() in PERHAPS_ORGANISATION)


def _in_own_script(typed: str, language: str) -> Name | None:
    """The family name first: the first of two words, or, in Chinese and Korean, a first character that is a common one."""
    words = typed.split(" ")
    if typed.endswith(ORGANISATION_ENDINGS):
        return None
    if len(words) == 2 and all(len(word) <= _MOST_SYLLABLES for word in words):
        return Name(words[0], words[1], family_first=True)
    families = {"zh": HAN_FAMILIES, "ko": HANGUL_FAMILIES}.get(language, frozenset[str]())
    if len(words) == 1 and 2 <= len(typed) <= _MOST_SYLLABLES and typed[0] in families:
        return Name(typed[0], typed[1:], family_first=True, is_glued=True)
    return None


def _with_commas(parts: Sequence[str]) -> Name | None:
    """`Pell, Ada` · `Costa, Jr., P. T.` · `Costa, P. T., Jr.` · `Ada Pell, PhD`."""
    first, *rest = parts
    if all(_is_suffix(part) for part in rest):
        return _suffixed(_as_said(first.split(" ")), ", ".join(rest))
    suffixes = [part for part in rest if _is_suffix(part)]
    given = [part for part in rest if not _is_suffix(part)]
    if len(given) != 1 or len(suffixes) > 1:
        return None
    return _suffixed(_inverted(first.split(" "), given[0].split(" ")), "".join(suffixes))


def _with_suffix(words: list[str]) -> Name | None:
    if words[-1].lower() in SUFFIXES_WITHOUT_COMMA and _is_suffix(words[-1]):
        return _suffixed(_as_said(words[:-1]), words[-1])
    return _as_said(words)


def _suffixed(name: Name | None, suffix: str) -> Name | None:
    return name and replace(name, suffix=suffix)


def _is_suffix(text: str) -> bool:
    """Whether it is `Jr.`, `III` or a degree; `Ma` is a given name, `MA` is a degree."""
    return text.lower() in SUFFIXES or (text.lower() in DEGREES and (text[1:] != text[1:].lower() or text.lower().startswith("esq")))


def _inverted(family: list[str], given: list[str]) -> Name | None:
    """`van Gogh` and `Vincent`, `Goethe` and `Johann Wolfgang von`. Two persons have more words before it."""
    before = _leading(family, lambda word: word in PARTICLES)
    after = _leading(given[::-1], lambda word: word in PARTICLES)[::-1]
    family, given = family[len(before) :], given[: len(given) - len(after)]
    is_one = len(family) == 1 or set(family[:-1]) <= CAPITAL_PARTICLES or {word.lower() for word in family} <= SPANISH_FAMILIES
    words = [*family, *given]
    if not family or not given or not is_one or _is_perhaps_organisation(words) or not all(_is_name(word) for word in words):
        return None
    return _of(family, given, [*before, *after])


def _as_said(words: list[str]) -> Name | None:
    """`Ludwig van Beethoven`, `Ursula K. Le Guin`: given names, perhaps a particle, and the family name."""
    if len(words) < 2 or _keeps_its_order(words) or _is_perhaps_organisation(words):
        return None
    start = _family_start(words)
    particles = _leading(words[:start][::-1], lambda word: word in PARTICLES or word == "und")[::-1]
    given = words[: start - len(particles)]
    if not given or not all(_is_name(word) for word in (*given, *(word for word in words[start:] if word != "y"))):
        return None
    if not set(particles) <= PARTICLES and " ".join(particles) not in JOINED_PARTICLES:
        return None
    return _of(words[start:], given, particles)


def _family_start(words: list[str]) -> int:
    """The number of the word that begins the family name: `Ortega` of `José Ortega y Gasset`."""
    start = len(words) - 1
    if start > 2 and words[-2] == "y":
        return start - 2
    while start > 1 and words[start - 1] in CAPITAL_PARTICLES:
        start -= 1
    both = start == len(words) - 1 > 1 and {word.lower() for word in words[-2:]} <= SPANISH_FAMILIES
    return start - 1 if both else start


def _of(family: Sequence[str], given: Sequence[str], particles: Sequence[str]) -> Name:
    whole, particle = " ".join(family), " ".join(particles)
    if (glued := _GLUED.match(whole)) and not particle:
        return Name(whole[glued.end() :], " ".join(given), glued["particle"])
    if particles and particles[0] in DROPPING:
        return Name(whole, " ".join(given), dropping=particle)
    return Name(whole, " ".join(given), particle)


def _keeps_its_order(words: list[str]) -> bool:
    """Whether the first word is a title or an article, or the family name may come first, or there may be none."""
    lower = [word.lower() for word in words]
    if lower[0] in TITLES or words[0] in ARTICLES or any(word in UNSURE_PARTICLES for word in words) or set(lower) <= BURMESE:
        return True
    if len(words) == 2 and _SYLLABLES.fullmatch(words[1]):
        return True
    if lower[0] not in ASIAN_FAMILIES:
        return len(words) == 3 and lower[1] in SPANISH_FAMILIES and lower[2] not in SPANISH_FAMILIES
    return bool(_PINYIN.fullmatch(words[1])) if len(words) == 2 else all(len(word) <= 5 and word.isalpha() for word in words[1:])


def _is_perhaps_organisation(words: list[str]) -> bool:
    """Whether it may be an organisation: `Amble Post`, or a word in capitals that isn't initials."""
    lower = [word.lower() for word in words]
    return lower[-1] in PERHAPS_ORGANISATION or any(word in ORGANISATION_WORDS for word in lower) or any(map(_shouts, words))


def _shouts(word: str) -> bool:
    return word.isupper() and len(word) > 1 and word.isalpha()


def _is_name(word: str) -> bool:
    """Whether a word may be part of a person's name: it has a capital, or a capital after `al-` or `d'`."""
    glued = _GLUED.match(word)
    rest = word[glued.end() :] if glued else word
    return rest[:1].isupper() or bool(_ELIDED.match(rest))


def _leading(words: Sequence[str], fits: Callable[[str], bool]) -> list[str]:
    """The words at the beginning that fit."""
    end = next((at for at, word in enumerate(words) if not fits(word)), len(words))
    return list(words[:end])
