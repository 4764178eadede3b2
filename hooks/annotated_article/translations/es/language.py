"""What the annotations know of Spanish."""

from __future__ import annotations

from annotated_article.languages import Language, Quotes, RegularForms, capitalised, words


def plural(name: str) -> tuple[str, ...]:
    """`tratado` -> tratados, `sanción` -> sanciones, `voz` -> voces, `misil` -> misiles. One word: others change inside too."""
    low = name.lower()
    if " " in name or low.endswith(("s", "x")):
        return ()
    if low.endswith("ión"):
        return (f"{name[:-2]}ones",)
    if low.endswith("z"):
        return (f"{name[:-1]}ces",)
    return (f"{name}s",) if low[-1] in "aeiouáéó" else (f"{name}es",)


LANGUAGE = Language(
    function=capitalised(
        "a además ahora al algunos ante antes así aunque ayer bajo cada como con contra cuando de del desde después donde dos durante "
        "e el ella ellos en entonces entre era es esa ese esta este estas estos fue ha hacia han hasta hoy la las lo los luego mañana "
        "mas más mientras muchos muy ni no nos nuestra nuestro o otra otro para pero por porque pues que quien se según ser si sí sin "
        "sino sobre son su sus también tampoco todo todos tras tres u un una uno unos y ya"
    ),
    days=capitalised("lunes martes miércoles jueves viernes sábado"),
    months=capitalised("enero febrero marzo junio agosto septiembre octubre noviembre diciembre"),
    offices=capitalised("presidente presidenta ministro ministra secretario secretaria sr dr dra"),
    particles=words("familia hermanos van von der den della di dos du bin ibn ben bint abu ter"),
    joiners=words("de del do da dos"),
    articles=words("el la los las lo al del un una unos unas"),
    inside=words("en En"),
    within=words("en por para"),
    making=words(
        "universidad escuela instituto fundación banco iglesia museo palacio calle plaza puente aeropuerto isla islas golfo mar san santa"
    ),
    quotes=Quotes(("«", "»"), ("“", "”")),
    forms=RegularForms((("iones", "ión"), ("ces", "z"), ("es", ""), ("s", "")), plural),
    abbreviations=words("Sr Sra Srta Sres Dra D Dña Ud Uds Lic Ing Gral Pdte Excmo a.C d.C aprox art cap cf fig núm p pág págs vol"),
    saying=(
        "dijo|dice|dijeron|dicen|ha dicho|declar(?:ó|a|aron)|afirm(?:ó|a|aron)|asegur(?:ó|a|aron)|anunci(?:ó|a|aron)",
        "sostuvo|sostiene|insisti(?:ó|eron)|neg(?:ó|aron)|niega|desminti(?:ó|eron)|acus(?:ó|a|aron)|advirti(?:ó|eron)|denunci(?:ó|a|aron)",
        "señal(?:ó|a|aron)|subray(?:ó|a|aron)|explic(?:ó|a|aron)|inform(?:ó|a|aron)|admiti(?:ó|eron)|reconoci(?:ó|eron)|exigi(?:ó|eron)",
        "según|de acuerdo con",
    ),
    asserting={
        "judges": r"absurd[oa]s?|agresiv[oa]s?|brutal(?:es|mente)?|catastr[oó]f\w*|claramente|desastros[oa]s?|desesperad[oa]s?|"
        "inaceptables?|mentiras?|meramente|amenazas?|peligros[oa]s?|por supuesto|propaganda|régimen|supuest[oa]s?|"
        "títeres?|vergonzos[oa]s?",
        "superlative": "(?:el|la|los|las) (?:mayor|mejor|menor|peor)(?:es)?|(?:el|la|los|las) (?:más|menos)|jamás|nunca|"
        "por primera vez|siempre",
        "cause": r"a causa de|causó|como resultado|debido a|gracias a|para que|por eso|por lo tanto|porque|provoc\w+",
        "predicts": "inevitable(?:mente)?|podrían?|probable(?:mente)?|será|serán|seguramente",
    },
    relative=(
        ("ayer", "day", -1),
        ("hoy", "day", 0),
        ("mañana", "day", 1),
        ("la semana pasada", "week", -1),
        ("esta semana", "week", 0),
        ("la semana que viene|la próxima semana", "week", 1),
        ("el mes pasado", "month", -1),
        ("este mes", "month", 0),
        ("el mes que viene|el próximo mes", "month", 1),
        ("el año pasado", "year", -1),
        ("este año", "year", 0),
        ("el año que viene|el próximo año", "year", 1),
    ),
    day_is=("el|este|el próximo|el pasado", "pasado|próximo|que viene"),
    coming="próximo|que viene",
    dated="en",
    byline=words("por y e"),
    poor_names={
        "time": "enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre lunes "
        "martes miércoles jueves viernes sábado domingo primavera verano otoño invierno",
        "beginning": "a al como con cuando de del desde el ella ellos en entre es esta este hasta la las lo los más no o para "
        "pero por que quien se según si sin sobre su un una y ya",
        "office": "presidente presidenta ministro ministra secretario secretaria embajador embajadora jefe jefa "
        "director directora general alcalde alcaldesa rey reina portavoz líder",
        "body": "asamblea ayuntamiento comité compañía congreso consejo corte ejército embajada estado "
        "gobierno iglesia marina ministerio parlamento partido policía senado tribunal universidad",
        "many": "año artículo ciudad este frontera gente guerra historia hombre informe ley mujer mundo norte oeste país paz "
        "poder pueblo río sur texto tiempo",
    },
)
