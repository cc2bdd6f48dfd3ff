"""Numbers that state no quantity: dates, codes, versions, addresses, ages, idioms, phone numbers."""

import re
from collections.abc import Iterable, Iterator

from shared.evidence.quantities.word_lists import lowered

_MONTH = (
    r"(?:jan(?:uary|uar|\.)?|feb(?:ruary|ruar|\.)?|mar(?:ch|\.)?|märz|apr(?:il|\.)?|may|mai|june?|juni|jun\."
    r"|july?|juli"
    r"|jul\.|aug(?:ust|\.)?|sept?(?:ember|\.)?|o[ck]t(?:ober|\.)?|nov(?:ember|\.)?|de[cz](?:ember|\.)?"
    r"|janvier|février"
    r"|mars|avril|juin|juillet|août|septembre|octobre|novembre|décembre|enero|febrero|marzo|abril|mayo|junio"
    r"|julio"
    r"|agosto|septiembre|octubre|noviembre|diciembre)"
)
_YEAR = r"(?:19|20)[0-9]{2}"
_LABEL = (
    r"(?:section|sec\.|article|art\.|chapter|ch\.|part|title|form|rule|schedule|clause|appendix|annex"
    r"|paragraph|para"
    r"|page|pp?\.|figure|table|level|lvl|grade|class|klasse|category|cat\.|type|tier|stage|phase|step|band"
    r"|year|years"
    r"|grades|ages?|aged|key stage|room|ward|building|block|bay|gate|platform|dock|pier|terminal|line|unit"
    r"|apt\.?|suite"
    r"|floor|route|highway|hwy|interstate|motorway|autobahn|flight|exit|junction|version|release|build|ver\."
    r"|v\.?"
    r"|no\.|nr\.|n°|nº|number|numbers|lot|ref\.?|model|mark|mk|series|batch|code|regulation"
    r"|directive"
    r"|standard|module|unit|course|volume|vol\.|issue|edition|episode|season|week|day|month|quarter|sprint"
    r"|shift|crew"
    r"|squad|troop|station|district|division|zone|area|sector|region|channel|top|fortune"
    r"|formula|league"
    r"|windows|office|microsoft|dynamics|python|java|angular|php|node|oracle|ifrs|ias|ipsas|gaap|iso|iec"
    r"|nfpa|osha"
    r"|asme|astm|cfr|usc|sox|regulation|basel|mifid|psd|solvency|http|ipv|usb|ps|xbox"
    r"|iphone|galaxy"
    r"|boeing|airbus|cessna|embraer|studio|haccp level|nvq level|nvq|btec|cscs)"
)
_PATTERNS = (
    # dates and years
    rf"\b[0-9]{{1,2}}(?:st|nd|rd|th|\.)?(?:\s+(?:of|de))?\s+{_MONTH}(?:\s+(?:de\s+)?{_YEAR}|\b)",
    rf"\b{_MONTH}\s+[0-9]{{1,2}}(?:st|nd|rd|th)?(?:,?\s+{_YEAR})?\b(?!\s*(?:%|million|k\b|[a-z]+s\b))",
    rf"\b{_MONTH},?\s+(?:de\s+)?(?:{_YEAR}|['’][0-9]{{2}})\b",
    r"\b[0-9]{1,2}[./-][0-9]{1,2}[./-](?:[0-9]{4}|[0-9]{2})\b",
    rf"\b[0-9]{{1,2}}[/.]{_YEAR}\b",
    rf"\b{_YEAR}[-/.][0-9]{{1,2}}(?:[-/.][0-9]{{1,2}})?\b",
    rf"\b{_YEAR}\s*(?:[-–—/]|to|until|through|bis)\s*(?:{_YEAR}|['’]?[0-9]{{2}}\b|present|now|today|heute)",
    rf"\b{_YEAR}(?:s|er)\b",
    r"['’][0-9]{2}s?\b(?!\s*(?:%|k\b))",
    r"\b(?:FY|CY|Q[1-4]|H[12]|KS|W)\s?[0-9]{2,4}(?:/[0-9]{2,4})?\b",
    rf"\bq[1-4]\b(?:\s*{_YEAR})?|\bh[12]\s+{_YEAR}",
    # times of day, shifts
    r"\b[0-9]{1,2}(?:[:.][0-9]{2})?\s?(?:am|pm|a\.m\.|p\.m\.|o['’]clock|uhr)(?![a-z])",
    r"\b[0-9]{1,2}:[0-9]{2}(?::[0-9]{2})?\b",
    r"\b[0-9]{1,2}h[0-9]{2}\b",
    r"\b[0-2][0-9]{3}\s?(?:hrs|hours|h)\b(?<=[0-9])",
    r"\b(?:9|nine)[- ]?(?:to|-|–)[- ]?(?:5|five)\b",
    r"\b(?:24|12|8|ten|twelve|eight|10)[- ]?(?:hour|hr|h)s?[- ](?:shifts?|rotas?|clock|rotations?|basis"
    r"|a day|per day)",
    r"\b24\s?(?:[/x]|hours? a day,?\s)\s?(?:7|seven days a week)(?:[/x]\s?365)?\b|\b7 days a week\b"
    r"|\b24 hours a day\b",
    # codes, versions, labels
    rf"(?<![\w.])(?<!per\s)(?<!each\s)(?<!every\s)(?<!\ba\s){_LABEL}[\s-]*(?:no\.?|nr\.?"
    rf"|#)?\s*[0-9]+(?:\.[0-9]+)*[a-z]?(?:\s?(?:[-–/&,+]|to|and|or|through)\s?"
    r"[0-9]+(?:\.[0-9]+)*)*(?:\([a-z0-9]+\))*(?![\w%])(?!\s?%|[.,][0-9])",
    r"\b(?:level|grade|class|phase|stage|tier|step|type|year|part|number|day|top|key stage|formula|chapter"
    r"|room|big"
    r"|magic|channel|studio|category|fortune|unit|ward|line|platform|crew|schedule|article|band|act)\s(?:one"
    r"|two|three|"
    r"four|five|six|seven|eight|nine|ten)\b",
    r"\b[0-9]+\([a-z0-9]\)(?:\([a-z0-9]\))*",
    r"\b[vV][0-9]+(?:\.[0-9]+)*\b",
    r"\b[0-9]+\.[0-9]+\.[0-9]+(?:\.[0-9]+)*\b(?<!\.000)",
    r"#\s?[0-9]+\b",
    r"(?<![\w.])[0-9]+\s?[x×]\s?[0-9]+(?!\w)",
    r"(?<![\w.,])[0-9]+/(?:[0-9]{1,2}|100)\b|\bout of (?:5|10|100|five|ten)\b",
    r"\b[0-9]+:[0-9]+\b",
    r"\b(?:[A-Z]{1,5}|[A-Z][a-z]?)-[0-9]+\b",
    r"(?<![0-9.,])[0-9]{1,4}(?:[.,][0-9]+)?\s?°\s?[cf]?\b|\b[0-9]{1,4}\s?degrees?\b|\b(?:360|180"
    r"|90)[- ]degrees?\b",
    r"\b(?:911|999|112|101|000|311)\s(?:calls?|dispatch\w*|operators?|emergenc\w+|responses?)",
    # phones, links, addresses
    r"(?<![\w$€£])\+?\(?[0-9]{1,4}\)?(?:[-.\s/]\(?[0-9]{2,5}\)?){2,5}(?![\w%])(?<=[0-9]{4})",
    r"(?<![\w])(?:\+|00)[0-9][0-9 ()/.-]{6,}[0-9]",
    r"\bhttps?://\S+|\bwww\.\S+|\b[\w.+-]+@[\w-]+\.[\w.]+",
    r"\b[0-9]+[A-Za-z]?,?\s+(?:[A-Z][\w'’.]*\s+){1,3}(?:Street|St|Road|Rd|Avenue|Ave|Lane|Ln|Drive|Dr"
    r"|Boulevard"
    r"|Blvd|Square|Court|Place|Way|Close|Terrace|Crescent|Parade|Quay)\b\.?",
    r"\b(?:[A-Z][\w]*(?:straße|strasse|str\.|weg|platz|gasse)|(?:rue|avenue|calle"
    r"|via)\s+(?:\w+\s+){1,3})\s?,?[0-9]+\b",
    r"\b[0-9]+,?\s+(?:rue|avenue|boulevard)\b",
    r"\b[A-Z]{1,2}[0-9][0-9A-Z]?\s[0-9][A-Z]{2}\b",
    # ages
    r"\b(?:aged?|ages|children|pupils|kids|over|under|alter)\s(?:from\s|of\s|between\s)?[0-9]{1,2}\s?(?:[-–]"
    r"|to|and)\s?"
    r"[0-9]{1,2}\b(?=\s*(?:years?\b|year-olds?|y/o|[.,;)]|$))(?!,[0-9])",
    r"\b[0-9]{1,3}(?:\s?(?:[-–]|to|and)\s?[0-9]{1,3})?[- ](?:years?|months?|weeks?|yrs?)[- ]?olds?\b",
    r"\b(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|\w+teen)(?:[- ](?:to|and)[- ]\w+)?"
    r"[- ]year[- ]olds?\b",
    r"\b(?:over|under)[- ]?[0-9]{1,2}(?:['’]?s)\b|\bu-?[0-9]{1,2}s?\b|\b[0-9]{2}\+(?!\s*[a-z%])",
    # idioms
    r"\b(?:one|1)[- ](?:of|on|to|off|stop|time|day|another|hand|point|way|size|man|woman|person)[- ]?(?:one"
    r"|1)?\b",
    r"\b(?:at|no|any|every|some|which|this|that|each|the|another|number|day|from|for|as|into)[ -]one\b(?!\s+"
    r"(?:hundred|thousand|million|of \d))",
    r"\b(?:one[- ](?:on|to|by|for|in)[- ]one|two[- ](?:way|fold authentication|factor|part|step|tier|wheeler"
    r"|pronged)"
    r"|three[- ](?:way|phase|dimensional|point)|four[- ](?:wheel|way|star)|five[- ]star"
    r"|(?<!\.)[1-7][- ](?:star|way"
    r"|phase|axis"
    r"|wheel|point|dimensional|tier|ply|stroke|speed|step|course|pin|wire|pole)|zero[- ](?:tolerance|based"
    r"|day|waste"
    r"|emissions?|trust|sum|hours?)|six sigma|half[- ]day|second[- ]hand|ten[- ]key|10-key|nine[- ]to[- ]five"
    r"|twenty[- ]four|twenty[- ]first century|50/50|fifty-fifty|big (?:four|five|three|4)|first one|one['’]s"
    r"|oneself)\b",
    r"\b(?:two|three|four|five|six|seven|[2-9])[- ]times?[- ](?:winner|champion|finalist|award)\w*",
    # ordinals
    r"\b[0-9]+(?:st|nd|rd|th|ère|ème|er|ᵗʰ|º|ª)\b",
)
# Those that look for capitals read the text as it is, the others in lower case: faster than re.I.
_AS_WRITTEN = tuple(re.compile(pattern) for pattern in _PATTERNS if "[A-Z" in pattern or "FY" in pattern)
_LOWERED = tuple(re.compile(pattern) for pattern in _PATTERNS if not ("[A-Z" in pattern or "FY" in pattern))

# As far as what makes a code or a date of a number may stand from it.
_REACH = 48
_BEFORE_A_YEAR = re.compile(
    r"(?:\b(?:in|since|from|until|till|to|by|of|during|after|before|through|the|fiscal|year|season|spring"
    r"|summer|autumn"
    r"|fall|winter|early|late|mid|end|class|circa|around|back|seit|ab|bis|im|jahr|depuis|en|desde|año|año"
    r"|and|for)"
    rf"[\s-]|[(–—,/&-]|{_MONTH}\s)\s*$",
    re.I,
)
_COUNTED_AFTER_A_YEAR = re.compile(
    r"\s?(?:[a-zäöüéñ]+[- ]){0,2}[a-zäöüéñ]+s\b|\s?(?:sq|square|people|staff|m2|m²|kg)\b"
)


def spans(text: str, places: Iterable[tuple[int, int]]) -> list[tuple[int, int]]:
    """Where, near the places of numbers, the text holds ones that state no quantity, in order."""
    low = lowered(text)
    found = list(_years(text))
    for start, end in _windows(places):
        found += [match.span() for pattern in _AS_WRITTEN for match in pattern.finditer(text, start, end)]
        found += [match.span() for pattern in _LOWERED for match in pattern.finditer(low, start, end)]
    return sorted(found)


def _windows(places: Iterable[tuple[int, int]]) -> list[tuple[int, int]]:
    """The stretches around the places, those that touch joined."""
    windows: list[tuple[int, int]] = []
    for start, end in places:
        first, last = max(0, start - _REACH), end + _REACH
        if windows and first <= windows[-1][1]:
            windows[-1] = (windows[-1][0], last)
        else:
            windows.append((first, last))
    return windows


def _years(text: str) -> Iterator[tuple[int, int]]:
    """Bare four-digit numbers that read as years: "in 2019", "(2019)", but not "2000 meals"."""
    for match in re.finditer(rf"(?<![\w.,$€£¥₹'’]){_YEAR}(?![\w%]|[.,][0-9]|\s?[%€£$])", text):
        dated = _BEFORE_A_YEAR.search(text, max(0, match.start() - 14), match.start())
        counted = _COUNTED_AFTER_A_YEAR.match(text, match.end())
        if dated or not counted:
            yield match.span()
