"""The level of a role, from the words of its title. What they do not show is None.

Levels: intern, junior, mid, senior, lead, manager, director, executive.
"""

import re
from typing import Literal

Level = Literal["intern", "junior", "mid", "senior", "lead", "manager", "director", "executive"]


def _words(pattern: str) -> re.Pattern[str]:
    return re.compile(rf"(?<![\w-])(?:{pattern})(?![\w])", re.IGNORECASE)


_SERVED_BY = re.compile(
    r"\b(?:assistant|secretary|PA|EA|aide|adviser|advisor|reporting|assistenz)\s+(?:to|of the"
    r"|der|des|de la)\b.*",
    re.IGNORECASE,
)

# Words that look like a rank and are none.
_NO_RANK = _words(
    r"executive assistant|executive secretary|(?:account|sales|marketing|PR|media|advertising"
    r"|recruitment|customer|business development"
    r"|field|telesales|support) executive|lead generation|leads? qualification|lead (?:removal"
    r"|paint|work)|product owner|process owner|data owner|home ?owner"
    r"|(?:business|people|talent|channel|HR|delivery|training|sparring) partner"
    r"|partner (?:manager|relations|marketing)|film director|theatre director"
    r"|theater director|music director|choir director|stage director|video director"
    r"|casting director|director of photography|funeral director"
    r"|senior (?:living|services|centers?|centres?|citizens?|homes?|housing|care home)"
    r"|student (?:services|support|affairs|counsell?or|advis[oe]r|welfare|recruit\w+)"
    r"|apprentice(?:ship)? (?:trainer|coordinator|manager|instructor|assessor)"
    r"|intern(?:ship)? (?:coordinator|manager|supervisor)"
    r"|graduate (?:school|recruit\w+|admissions|programme|program)|junior (?:school|high)"
    r"|staff (?:nurse|accountant|sergeant|attorney|training|canteen)"
    r"|head (?:hunter|waiter)|band leader|cheer ?leader|market leader|chef de partie"
    r"|chef de rang|Vorstandsassisten\w+|(?:petty|warrant) officer"
    r"|associate (?:director|dean|partner|vice president)|general practitioner|executive search"
    r"|executive coach|executive recruit\w+|lead worker|leadworker"
)
# Managers of something else than people: full professionals.
_OF_THINGS = _words(
    r"(?:(?:key |senior |junior |strategic |national |client |technical )*account|project"
    r"|product|case|care|community|social media|contracts?|category|brand"
    r"|customer success|relationship|territory|content|campaign|SEO|digital marketing|portfolio"
    r"|fund|asset|wealth|risk|data|event|events|property|stage|floor plan"
    r"|product marketing|business development|partner|channel|programme|program|bid|tender"
    r"|database|change|release|yield|revenue|Key-Account|lettings|collections"
    r"|Projekt|Produkt|trial) ?-?manager(?:in)?|chef de projet|cheffe de projet"
    r"|Projektleiter(?:in)?|jefe de proyecto|chef de produit"
)

_RANKS: tuple[tuple[Level, re.Pattern[str]], ...] = (
    ("intern", _words(
        r"intern|internship|trainee|apprentice|apprenti|apprentie|azubi|auszubildende[rn]?"
            r"|praktikant(?:in)?|stagiaire|alternante?|werkstudent(?:in)?"
        r"|student(?: \w+)?|pupil barrister|referendar(?:in)?|becari[oa]|aprendiz|lehrling"
            r"|work placement|placement student|cadet")),
    ("executive", _words(
        r"c[efoitmp]o|ciso|chro|chief(?: \w+){1,2} officer|chief executive|chief of staff"
            r"|(?<!vice )(?<!vice-)president|managing director|executive director"
        r"|geschäftsführer(?:in)?|vorstand|directeur général|directrice générale"
            r"|director general|founder|co-founder|cofounder|owner|gründer(?:in)?|fondat(?:eur|rice)"
        r"|general counsel|managing partner|senior partner|equity partner|chair(?:man|woman"
            r"|person)?|ambassador|fundador(?:a)?")),
    ("director", _words(
        r"director|directeur|directrice|head of|head teacher|headteacher|headmaster|headmistress"
            r"|school principal|schulleiter(?:in)?|dean|bereichsleiter(?:in)?"
        r"|(?:police|fire) chief|werkleiter(?:in)?|associate (?:director|dean)")),
    ("manager", _words(
        r"manager|manageress|managerin|superintendent|head chef|executive chef|küchenchef(?:in)?"
            r"|chef de cuisine|stationsleitung|abteilungsleiter(?:in)?|filialleiter(?:in)?"
        r"|marktleiter(?:in)?|bauleiter(?:in)?|restaurantleiter(?:in)?|betriebsleiter(?:in)?"
            r"|pflegedienstleitung|ward sister|matron|nurse in charge of ward|responsable|gérante?"
        r"|conducteur de travaux|conductrice de travaux|encargad[oa]|jefe de \w+|jefa de \w+"
            r"|company commander|leiter(?:in)?|\w+leitung|site agent|head nurse|head gardener"
            r"|head baker|head librarian|controller of operations")),
    ("lead", _words(
        r"lead|leader|foreman|forewoman|foreperson|supervisor|charge nurse|sous[- ]chef"
            r"|vorarbeiter(?:in)?|polier|teamleiter(?:in)?|gruppenleiter(?:in)?|schichtleiter(?:in)?"
        r"|chef d['’]équipe|chef de chantier|chef d['’]atelier|chargehand|captain|sergeant"
            r"|principal(?! investigator)|staff (?:software )?engineer|staff scientist|head"
            r"|coordinating teacher|shift leader"
        r"|chief (?:\w+ )?(?:engineer|architect|mate|nurse|resident|accountant|designer|editor)"
            r"|art director|creative lead|purser|crew chief|editor-in-chief|industriemeister")),
    ("senior", _words(
        r"senior|sr\.?|snr|III|IV|experienced|oberarzt|oberärztin|registrar|associate professor"
            r"|specialist registrar|master (?:plumber|electrician|carpenter|technician|sergeant)"
        r"|\w*meister(?:in)?|of counsel|confirmée?|erfahrener?|chevronnée?")),
    ("junior", _words(
        r"junior|jr\.?|entry[- ]level|graduate|newly qualified|commis(?: chef| de cuisine"
            r"| waiter)?|helper|débutante?|jung\w+|I(?=$)|assistant accountant"
        r"|associate (?:software |product |data |civil |mechanical |electrical "
            r"|design )?(?:engineer|developer|consultant|analyst|producer|editor|designer"
            r"|product manager|scientist)"
        r"|mate(?=$)|foundation doctor|assistenzarzt|assistenzärztin|house officer")),
    (
        "mid",
        _words(r"mid[- ]?level|intermediate|journeyman|journeywoman|II|assistant professor|geselle|gesellin"),
    ),
)  # fmt: skip

_VICE_PRESIDENT = _words(r"vice[- ]president|VP|SVP|EVP|AVP")
_BANKS = ("Finance and banking", "Insurance")
_PARTNERSHIPS = ("Legal services", "Accounting and tax", "Consulting")


def level_of(title: str, industry: str | None) -> Level | None:
    """The level a title shows. `industry` decides what a vice president or a partner is."""
    role = _SERVED_BY.sub("assistant", title)
    if _VICE_PRESIDENT.search(role):
        return _of_vice_president(role, industry)
    if re.fullmatch(
        r"\s*(?:(?:tax|audit|law|litigation|corporate|founding)\s+)?partner\b.*", role, re.IGNORECASE
    ):
        return "executive" if industry in _PARTNERSHIPS else None
    if (
        re.search(r"\bhead of (?:the )?(?:\w+ )?department\b|\bhead of year\b", role, re.IGNORECASE)
        and industry == "Education"
    ):
        return "manager"
    if industry == "Education" and re.fullmatch(
        r"\s*(?:deputy |vice |assistant )?principal\s*", role, re.IGNORECASE
    ):
        return "director"
    return _by_rank(_NO_RANK.sub(" ", role))


def _by_rank(role: str) -> Level | None:
    of_things = _OF_THINGS.sub(" ", role)
    for level, words in _RANKS:
        if words.search(of_things):
            return level
    return "mid" if of_things != role else None


def _of_vice_president(role: str, industry: str | None) -> Level:
    """In a bank it is a rank of experienced professionals; elsewhere one of the few at the top."""
    if industry not in _BANKS:
        return "executive"
    if re.search(r"\b(?:assistant|associate)\b|\bAVP\b", role, re.IGNORECASE):
        return "mid"
    return "director" if re.search(r"\b(?:senior|executive)\b|\b[SE]VP\b", role, re.IGNORECASE) else "senior"
