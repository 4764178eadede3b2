"""What the annotations know of French."""

from __future__ import annotations

from annotated_article.languages import Language, Quotes, RegularForms, capitalised, words


def plural(name: str) -> tuple[str, ...]:
    """`sanction` -> sanctions, `journal` -> journaux, `bureau` -> bureaux, `embargo` -> embargos. One word: others change inside too."""
    low = name.lower()
    if " " in name or low.endswith(("s", "x", "z")):
        return ()
    if low.endswith("al"):
        return (f"{name[:-2]}aux", f"{name}s")
    return (f"{name}x",) if low.endswith(("au", "eu")) else (f"{name}s",)


LANGUAGE = Language(
    function=capitalised(
        "à afin ailleurs ainsi alors après au aucun aujourd'hui aussi autour aux avant avec car ce cela cependant ces cet cette "
        "chaque chez comme comment contre d'après dans de demain depuis des deux devant dès donc du durant elle elles en encore enfin "
        "entre est et eux face grâce hier hors il ils je jusqu'en la le les leur leurs lors lorsque mais malgré même ni nos notre "
        "nous on or ou où outre par parce pendant plus plusieurs pour pourquoi pourtant puis puisque quand que quel quelle quelques "
        "qui sa sans sauf selon ses si son sous sur tandis tous tout toute toutefois toutes très un une vers voici voilà vos votre "
        "vous"
    ),
    days=capitalised("lundi mardi mercredi jeudi vendredi samedi dimanche"),
    months=capitalised("janvier février mars juin juillet août septembre octobre novembre décembre"),
    offices=capitalised("président présidente ministre secrétaire m dr pr"),
    particles=words("famille frères van von der den del della di da dos al el bin ibn ben bint abu"),
    joiners=words("de du des"),
    articles=words("le la les l' au aux du un une des"),
    inside=words("à À"),
    within=words("en au aux pour"),
    making=words("université école institut fondation banque église musée palais rue place pont aéroport île îles golfe mer saint sainte"),
    elisions=words("l d qu n s c j m t L D Qu N S C J M T lorsqu puisqu jusqu Lorsqu Puisqu Jusqu"),
    quotes=Quotes(("«\N{NO-BREAK SPACE}", "\N{NO-BREAK SPACE}»"), ("“", "”")),
    forms=RegularForms((("aux", "al"), ("x", ""), ("s", "")), plural),
    abbreviations=words("M MM Mme Mlle Me Mgr Ste av apr env p.ex cf art chap éd fig hab no nos p pp s.-d vol"),
    saying=(
        "dit|disait|disent|a dit|ont dit|déclar(?:e|a|é|ée|ait)",
        "affirm(?:e|a|é|ait)|assur(?:e|a|é|ait)|annonc(?:e|é|ait)|annonça|estim(?:e|a|é|ait)|expliqu(?:e|a|é|ait)|soulign(?:e|a|é|ait)",
        "accus(?:e|a|é|ait)|dénonc(?:e|é)|démen(?:t|ti|tait)|ni(?:e|a|é|ait)|reconnaît|a reconnu|averti(?:t)?|prétend(?:u|ait)?",
        "rapport(?:e|é|ait)|réclam(?:e|é)|exig(?:e|é)|selon|d[’']après",
    ),
    asserting={
        "judges": r"absurdes?|agressi(?:fs?|ves?)|bien sûr|brutal\w*|catastroph\w*|dangereu(?:x|ses?)|désastreu(?:x|ses?)|"
        "évidemment|fantoche|inacceptables?|manifestement|mensonges?|menaces?|prétendue?s?|propagande|régime|"
        "scandaleu(?:x|ses?)|simplement|soi-disant",
        "superlative": "jamais|rien|(?:la|les?) (?:meilleure?s?|moins|pires?|plus)|pour la première fois|toujours",
        "cause": r"à cause d[eu]|afin d[e’']|c[’']est pourquoi|donc|en raison d[eu]|entraîn\w+|grâce à|parce qu[e’']|provoqu\w+",
        "predicts": "devrai(?:t|ent)|inévitable(?:ment)?|pourrai(?:t|ent)|probable(?:ment)?|sera|seront",
    },
    relative=(
        ("hier", "day", -1),
        ("aujourd[’']hui", "day", 0),
        ("demain", "day", 1),
        ("la semaine (?:dernière|passée)", "week", -1),
        ("cette semaine", "week", 0),
        ("la semaine prochaine", "week", 1),
        ("le mois (?:dernier|passé)", "month", -1),
        ("ce mois-ci", "month", 0),
        ("le mois prochain", "month", 1),
        ("l[’']an(?:née)? (?:dernière?|passée?)", "year", -1),
        ("cette année", "year", 0),
        ("l[’']an(?:née)? prochaine?", "year", 1),
    ),
    day_is=("le|ce", "dernier|prochain|passé"),
    coming="prochain",
    dated="en",
    byline=words("par et"),
    poor_names={
        "time": "janvier février mars avril mai juin juillet août septembre octobre novembre décembre lundi mardi "
        "mercredi jeudi vendredi samedi dimanche printemps été automne hiver",
        "beginning": "à au aux avec ce ces cette comme dans de depuis des du elle elles en et il ils je la le les mais nous "
        "on ou où par pour quand que qui sans selon si son sur un une vous",
        "office": "président présidente ministre secrétaire ambassadeur ambassadrice chef directeur directrice "
        "général maire roi reine porte-parole dirigeant dirigeante",
        "body": "ambassade armée assemblée comité compagnie congrès conseil cour église état gouvernement "
        "marine ministère parlement parti police sénat tribunal université",
        "many": "an année article est femme fleuve frontière guerre gens homme histoire loi monde nord ouest paix pays peuple "
        "pouvoir rapport sud temps texte ville",
    },
)
