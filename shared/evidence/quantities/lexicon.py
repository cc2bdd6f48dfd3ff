"""Words that say how a quantity moved, and words that end a noun phrase. English, German, French, Spanish."""

from typing import Literal

from shared.evidence.quantities.word_lists import words, words_in_order

Direction = Literal["up", "down", "none"]


def _forms(verbs: str) -> set[str]:
    """The regular English forms of each base verb."""
    return {form for verb in verbs.split() for form in _regular(verb)}


def _regular(verb: str) -> tuple[str, ...]:
    if verb.endswith("e"):
        return verb, verb + "s", verb + "d", verb[:-1] + "ing"
    if verb.endswith("y") and verb[-2] not in "aeiou":
        return verb, verb[:-1] + "ies", verb[:-1] + "ied", verb + "ing"
    if verb in ("trim", "slash", "stop", "drop", "step", "slip", "chop", "top", "nap"):
        doubled = verb if verb == "slash" else verb + verb[-1]
        return verb, verb + ("es" if verb == "slash" else "s"), doubled + "ed", doubled + "ing"
    return verb, verb + "s", verb + "ed", verb + "ing"


UP_VERBS = _forms(
    "increase raise boost improve lift expand accelerate gain climb enhance elevate augment extend scale"
    " advance"
    " strengthen maximize maximise upsize ramp surge jump multiply escalate soar accrue push"
) | words(
    "grew grow grows growing grown rose rise rises rising risen up upped drove driven drives sped"
    " erhöht erhöhte erhöhten steigerte gesteigert steigern wuchs gewachsen gestiegen stieg ausgebaut"
    " verbessert"
    " verbesserte augmenté augmenter accru amélioré améliorer développé progressé hausse"
    " aumenté aumentó aumentar incrementé incrementó incrementar mejoré mejoró crecimiento elevé elevó"
    " subió"
)
DOWN_VERBS = _forms(
    "reduce decrease lower shrink slash trim minimize minimise shorten decline drop curtail compress"
    " eliminate"
    " streamline diminish lessen curb downsize alleviate ease dip slip compress limit prune narrow tighten"
) | words(
    "cut cuts cutting fell fall falls falling fallen down shrank shrunk slashed"
    " reduziert reduzierte reduzierten gesenkt senkte senken verringert verringerte verkürzt verkürzte"
    " gekürzt sank"
    " gesunken réduit réduire réduisant baissé diminué diminuer raccourci baisse"
    " reduje redujo reducir reducido disminuí disminuyó bajé bajó recorté recortó acorté"
)
# These change something without saying which way; the figures themselves do.
MOVE_VERBS = words(
    "take taking bring bringing moved moving turned turning changed shifted transformed converted took taken"
    " built brought went gone goes going rebuilt brachte"
)
SAVE_VERBS = _forms("save recover recoup") | words("eingespart sparte économisé ahorré ahorró ahorrando")

UP_NOUNS = words(
    "increase increases growth rise gain gains improvement improvements uplift boost jump surge expansion"
    " hike"
    " upturn steigerung wachstum zuwachs augmentation hausse aumento incremento crecimiento"
)
DOWN_NOUNS = words(
    "reduction reductions decrease decreases drop decline cut cuts fall dip shrinkage"
    " reduzierung senkung rückgang einsparung réduction baisse diminution reducción disminución"
)
SAVE_NOUNS = words("saving savings einsparungen économies ahorro ahorros")
UP_WORDS = words(
    "more higher faster better greater larger bigger quicker above longer stronger mehr plus más"
)
DOWN_WORDS = words("fewer less lower below smaller cheaper weniger moins menos slower")

# "Improved waiting time by a fifth": for these things better means less.
BETTER_WHEN_LESS = words_in_order(
    "time times turnaround delay delays cost costs waste scrap error errors defect defects churn attrition"
    " turnover"
    " downtime latency spend spending expenses expense complaints incidents injuries falls backlog absence"
    " absenteeism"
    " shrinkage shrink rework breakages duration"
)

# What money or time is called when only the verb says it.
NAMED_BY_VERB: dict[str, str] = {
    **dict.fromkeys(("save", "saved", "saves", "saving"), "cost savings"),
    **dict.fromkeys(("raise", "raised", "raises", "raising", "fundraised"), "funds raised"),
    **dict.fromkeys(("sell", "sold", "sells", "selling"), "sales"),
    **dict.fromkeys(("earn", "earned", "earning"), "earnings"),
    **dict.fromkeys(("generate", "generated", "generates", "generating"), "revenue generated"),
    **dict.fromkeys(("recover", "recovered", "recovering"), "funds recovered"),
    **dict.fromkeys(("collect", "collected", "collecting"), "collections"),
    **dict.fromkeys(("secure", "secured", "securing"), "funds secured"),
    **dict.fromkeys(("invest", "invested", "investing"), "investment"),
    **dict.fromkeys(("spend", "spent", "spending"), "spending"),
    **dict.fromkeys(("process", "processed", "processing"), "amount processed"),
    **dict.fromkeys(("negotiate", "negotiated", "negotiating"), "amount negotiated"),
    **dict.fromkeys(("won", "win", "awarded"), "amount won"),
    **dict.fromkeys(("manage", "managed", "managing"), "amount managed"),
    **dict.fromkeys(("donate", "donated"), "donations"),
    **dict.fromkeys(("invoice", "invoiced", "billed", "bill"), "billings"),
}

PREPOSITIONS = words(
    "in on at to for with by from into onto across over under through throughout within without during among"
    " between"
    " per via against after before since until till toward towards around near off upon than as despite"
    " beyond plus"
    " including excluding covering while when where whereas which who whom that whose because so if but and"
    " or nor"
    " then although though regarding versus vs using"
    " mit für bei im auf aus nach von vom zu zum zur durch um über unter ohne und oder sowie pro"
    " avec pour chez dans sur par sous entre et ou vers sans en"
    " con para sobre desde hasta y o por"
)
OF_WORDS = {"of", "de", "du", "des", "del", "von", "d"}
DETERMINERS = words(
    "the a an our my their his her its this that these those all each every both some any such"
    " der die das den dem des ein eine einen einem einer le la les un une el los las una l"
)
APPROXIMATORS = words(
    "over about around nearly almost approximately approx roughly some circa ca c more less fewer than up to"
    " at least"
    " most under just only exactly an average of estimated another additional exceeding"
    " well as many much no below above close near mehr über rund etwa fast knapp circa ungefähr plus environ"
    " près"
    " más cerca casi alrededor"
)
AUXILIARIES = words(
    "is are was were be been being am has have had do does did can could will would shall should may might"
    " must not"
    " wird wurde wurden ist sind war waren est sont était a été es son fue fueron"
)
# Verbs and adverbs that follow a counted noun and are none of it.
NOT_NOUNS = words(
    "daily weekly monthly yearly annually quarterly nightly hourly nationwide worldwide globally overall"
    " together instead apart straight"
    " simultaneously respectively successfully each annum year-on-year year-over-year yoy today now ago ahead"
    " early late later earlier away long high tall wide deep old behind away back again twice once only also"
    " i we they he she it you me us them there here"
    " led ran built grew cut won sold made taught wrote drove held kept brought bought oversaw saw did sent"
    " took gave"
    " shot sewed laid fed put met paid flew spoke came went got found lost left worked reported served using"
    " work report cover include serve use make need help live earn hold keep run receive"
)
NOUNS_IN_ING = words(
    "building training funding savings saving lending spending housing accounting marketing financing waiting"
    " operating recurring pricing staffing fundraising outstanding cleaning engineering wedding advertising"
    " clothing"
    " shipping billing landscaping plumbing roofing heating lighting catering nursing planning processing"
    " manufacturing"
    " hiring onboarding existing growing competing reporting meeting meetings listing listings painting"
    " paintings"
    " drawing drawings filing filings recording recordings hearing hearings offering opening openings rating"
    " standing"
    " parking farming fishing mining banking packaging dining sleeping purchasing sewing grazing ongoing"
    " incoming"
    " outgoing leading emerging paying working drilling scaling holding scheduling testing turning milling"
    " cooking"
    " ticketing seating screening handling following"
)
COLLECTIVES = words(
    "people staff men women children personnel police cattle sheep deer fish aircraft spacecraft employees"
    " crew"
    " faculty folk livestock poultry software equipment inventory revenue kunden mitarbeiter mitarbeitende"
    " mitarbeiterinnen schüler patienten gäste personnes élèves clientes personas alumnos headcount"
)


def direction_of(word: str) -> Direction:
    """Which way a (lower-case) verb, noun or comparative moves what it speaks of."""
    if word in UP_VERBS or word in UP_NOUNS or word in UP_WORDS:
        return "up"
    if word in DOWN_VERBS or word in DOWN_NOUNS or word in DOWN_WORDS:
        return "down"
    return "none"


def is_change(word: str) -> bool:
    """Whether the (lower-case) word is a verb or noun of change, of either way or of none."""
    return direction_of(word) != "none" or word in MOVE_VERBS
