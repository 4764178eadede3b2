"""Language tags (BCP 47, RFC 5646): whether a text is one, and which one was meant. Text in, text out."""

from __future__ import annotations

import re

# "de", "pt-BR", "zh-Hant-TW", "sr-Latn", "de-1901"
_TAG = re.compile(
    r"(?P<language>[a-z]{2,3})(?:-[a-z]{4})?(?:-(?:[a-z]{2}|\d{3}))?(?:-(?:[a-z0-9]{5,8}|\d[a-z0-9]{3}))*(?:-x(?:-[a-z0-9]{1,8})+)?",
    re.IGNORECASE | re.ASCII,
)
_CODES = frozenset(
    "aa ab ae af ak am an ar as av ay az ba be bg bh bi bm bn bo br bs ca ce ch co cr cs cu cv cy da de dv dz ee el en eo es et eu fa "
    "ff fi fj fo fr fy ga gd gl gn gu gv ha he hi ho hr ht hu hy hz ia id ie ig ii ik io is it iu ja jv ka kg ki kj kk kl km kn ko kr "
    "ks ku kv kw ky la lb lg li ln lo lt lu lv mg mh mi mk ml mn mr ms mt my na nb nd ne ng nl nn no nr nv ny oc oj om or os pa pi pl "
    "ps pt qu rm rn ro ru rw sa sc sd se sg si sk sl sm sn so sq sr ss st su sv sw ta te tg th ti tk tl tn to tr ts tt tw ty ug uk ur "
    "uz ve vi vo wa wo xh yi yo za zh zu".split()
)
"""Languages of two letters (ISO 639-1)."""
_MEANT = dict(
    pair.split("=")
    for pair in (
        "english=en eng=en german=de ger=de deu=de deutsch=de french=fr fre=fr fra=fr français=fr francais=fr spanish=es "
        "spa=es español=es espanol=es castellano=es arabic=ar ara=ar العربية=ar persian=fa farsi=fa per=fa fas=fa "
        "فارسی=fa italian=it ita=it italiano=it portuguese=pt por=pt português=pt portugues=pt dutch=nl nld=nl dut=nl "
        "nederlands=nl russian=ru rus=ru русский=ru turkish=tr tur=tr türkçe=tr hebrew=he heb=he iw=he עברית=he "
        "chinese=zh chi=zh zho=zh mandarin=zh 中文=zh japanese=ja jpn=ja jp=ja 日本語=ja korean=ko kor=ko greek=el gre=el "
        "ell=el gr=el polish=pl pol=pl polski=pl ukrainian=uk ukr=uk swedish=sv swe=sv svenska=sv danish=da dan=da "
        "dansk=da norwegian=no nor=no finnish=fi fin=fi suomi=fi czech=cs ces=cs cze=cs hungarian=hu hun=hu magyar=hu "
        "romanian=ro ron=ro rum=ro kurdish=ku kur=ku hindi=hi hin=hi urdu=ur urd=ur bengali=bn indonesian=id ind=id "
        "vietnamese=vi thai=th latin=la lat=la catalan=ca serbian=sr croatian=hr bulgarian=bg irish=ga welsh=cy "
        "azerbaijani=az armenian=hy georgian=ka"
    ).split()
)
"""What people write -> the tag."""


def is_language(text: str) -> bool:
    """Whether the text is a language tag of a language that exists, as far as two letters show."""
    match = _TAG.fullmatch(text)
    return match is not None and text.lower() not in _MEANT and (len(match["language"]) == 3 or match["language"].lower() in _CODES)


def meant_language(text: str) -> str:
    """The tag that was meant, or an empty string: `German` is de, `en_US` is en-US."""
    tag = re.sub(r"\s*\(.*\)$", "", text.strip()).replace("_", "-").removesuffix(".UTF-8").removesuffix(".utf-8")
    return _MEANT.get(tag.lower()) or (tag if is_language(tag) else "")
