"""Which country's money and language a text is written in: what `$`, `kr` and `¥` mean there."""

import re
from dataclasses import dataclass
from functools import lru_cache

_DOLLARS = ("USD", "CAD", "AUD", "NZD", "SGD", "HKD", "TWD", "MXN", "CLP", "COP", "ARS", "JMD", "TTD", "FJD")
_CROWNS = ("SEK", "NOK", "DKK", "ISK")
_YENS = ("JPY", "CNY")

_US_STATES = (
    "AL|AK|AZ|AR|CA|CO|CT|DE|FL|GA|HI|ID|IL|IN|IA|KS|KY|LA|ME|MD|MA|MI|MN|MS|MO|MT|NE|NV|NH|NJ|NM|NY|NC|ND"
    "|OH|OK|OR|PA|RI|SC|SD|TN|TX|UT|VT|VA|WA|WV|WI|WY|DC"
)
# In order: a named country decides before a city does, since many cities have namesakes.
_PLACES = (
    ("CAD", r"\bCanada\b|\bKanada\b"),
    ("AUD", r"\bAustralia\b"),
    ("NZD", r"\bNew Zealand\b|\bAotearoa\b"),
    ("USD", r"\bUSA?\b|\bU\.S\.A?|\bUnited States\b"),
    ("SGD", r"\bSingapore\b"),
    ("HKD", r"\bHong Kong\b"),
    ("TWD", r"\bTaiwan\b|\bTaipei\b"),
    ("MXN", r"\bM[eé]xico\b(?<!New Mexico)|\bCDMX\b"),
    ("CLP", r"\bChile\b"),
    ("COP", r"\bColombia\b|\bBogot[aá]\b"),
    ("ARS", r"\bArgentina\b|\bBuenos Aires\b"),
    ("NOK", r"\bNorway\b|\bNorge\b|\bOslo\b|\bBergen\b|\bTrondheim\b|\bStavanger\b"),
    ("DKK", r"\bDenmark\b|\bDanmark\b|\bCopenhagen\b|\bKøbenhavn\b|\bAarhus\b|\bOdense\b"),
    ("ISK", r"\bIceland\b|\bReykjav[ií]k\b"),
    ("SEK", r"\bSweden\b|\bSverige\b|\bStockholm\b|\bGothenburg\b|\bGöteborg\b|\bMalmö\b"),
    ("CNY", r"\bChina\b|\bBeijing\b|\bShanghai\b|\bShenzhen\b|\bGuangzhou\b|\bChengdu\b"),
    ("JPY", r"\bJapan\b|\bTokyo\b|\bOsaka\b"),
    ("GBP", r"\bUK\b|\bUnited Kingdom\b|\bEngland\b|\bScotland\b|\bWales\b|\bNorthern Ireland\b"),
    ("ZAR", r"\bSouth Africa\b|\bJohannesburg\b|\bCape Town\b|\bDurban\b|\bPretoria\b"),
    ("AUD", r"\b(?:Sydney|Melbourne|Brisbane|Perth|Adelaide|Canberra|Hobart|Darwin|NSW|QLD|VIC)\b"),
    ("USD", rf",\s*(?:{_US_STATES})\b(?!\s*,?\s*Canada)"),
    ("CAD", r",\s*(?:ON|QC|BC|AB|MB|SK|NS|NB|NL|PE|YT|NT|NU)\b"),
    (
        "CAD",
        r"\b(?:Toronto|Vancouver|Montr[eé]al|Calgary|Ottawa|Edmonton|Winnipeg|Halifax|Ontario|Qu[eé]bec)\b",
    ),
    ("CAD", r"\b(?:British Columbia|Alberta|Manitoba|Saskatchewan|Nova Scotia|New Brunswick|Newfoundland)\b"),
    ("NZD", r"\b(?:Auckland|Wellington|Christchurch|Dunedin|Hamilton, NZ|NZ)\b"),
    (
        "GBP",
        r"\b(?:London|Manchester|Birmingham|Leeds|Glasgow|Edinburgh|Cardiff|Belfast|Bristol|Liverpool)\b",
    ),
)
_COMPILED = tuple((currency, re.compile(pattern)) for currency, pattern in _PLACES)

_FUNCTION_WORDS = {
    "de": re.compile(r"\b(?:und|mit|für|der|die|das|von|im|zur?|eine[rmns]?|auf|um|den|bei|über)\b"),
    "fr": re.compile(r"\b(?:et|avec|pour|les?|des|du|une?|dans|sur|aux?|par|chez|équipe)\b"),
    "es": re.compile(r"\b(?:y|con|para|los?|las?|del|una?|en|por|el|equipo)\b"),
}
_ENGLISH = re.compile(r"\b(?:the|and|with|for|of|in|to|by|a|an|on|at|from|team)\b")


@dataclass(frozen=True)
class Region:
    """What ambiguous signs stand for: ISO 4217 codes, and whether "pounds" are money here."""

    dollar: str = "USD"
    crown: str = "SEK"
    yen: str = "JPY"
    pounds_are_money: bool = False
    rand_is_r: bool = False

    @classmethod
    def of(cls, location: str = "", currency: str = "") -> "Region":
        """The region that a location ("Toronto, ON") and a stated currency show; the latter wins."""
        return _region(location, currency)


@lru_cache(maxsize=256)
def _region(location: str, currency: str) -> Region:
    placed = _currency_at(location)

    def choose(options: tuple[str, ...]) -> str:
        return next((code for code in (currency, placed) if code in options), options[0])

    return Region(
        dollar=choose(_DOLLARS),
        crown=choose(_CROWNS),
        yen=choose(_YENS),
        pounds_are_money="GBP" in (currency, placed),
        rand_is_r="ZAR" in (currency, placed),
    )


def _currency_at(location: str) -> str:
    return next((currency for currency, pattern in _COMPILED if pattern.search(location)), "")


def language_of(text: str) -> str:
    """`en`, `de`, `fr` or `es`, by the function words that occur; English where nothing shows."""
    low = text.lower()
    counts = {code: len(pattern.findall(low)) for code, pattern in _FUNCTION_WORDS.items()}
    best = max(counts, key=lambda code: counts[code])
    return best if counts[best] > len(_ENGLISH.findall(low)) else "en"
