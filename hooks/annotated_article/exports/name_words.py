"""Words that show what kind of name it is: particles, suffixes, words of organisations, and parts of names with their own order.

Each list has only common words. If no word decides, the name stays whole, which is never wrong.
"""

from __future__ import annotations

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
