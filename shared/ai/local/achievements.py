"""Achievements and highlights by rule: the record's own sentences, weighed by what they state."""

import re
from dataclasses import dataclass
from itertools import pairwise

from shared.ai.port import AchievementsFound, Source
from shared.evidence import (
    Quantity,
    Region,
    find_quantities,
    is_asserted,
    is_whole,
    locate_span,
    split_sentences,
)
from shared.records.enrichment import Quote
from shared.records.evidence import LONGEST_EVIDENCE

MOST_ACHIEVEMENTS = 10
MOST_HIGHLIGHTS = 3
_FIELDS = ("description", "responsibilities", "achievements")

_RECOGNITION = re.compile(
    r"\b(?:award(?:ed|s)?\b(?!-)|prize|medal|honou?r(?:ed|s)?|recogni[sz]ed|recognition|promot(?:ed"
    r"|ion) (?:to|from|after|within|in|twice)"
    r"|promoted|commend(?:ed|ation)|nominat(?:ed|ion)|shortlisted|finalist|winner|won"
    r"|employee of the (?:month|year|quarter)"
    r"|(?:nurse|teacher|chef|driver|apprentice|volunteer|salesperson|rookie|player|officer) of the (?:month"
    r"|year|quarter)"
    r"|top[- ](?:performer|seller|\d+ ?%)|best (?:in|new|of)|michelin|accredit(?:ed|ation)|certified as"
    r"|scholarship|patent(?:ed)?"
    r"|published|selected (?:as|for|to)|elected|chosen (?:as|for|to)|dean['’]s list|with (?:distinction"
    r"|honou?rs)|personal best"
    r"|outstanding (?:rating|ofsted)|rated (?:outstanding|excellent|good)|preis|ausgezeichnet|befördert|prix"
    r"|récompens|promu"
    r"|premio|galardon|ascendid)",
    re.I,
)
_RESULT = re.compile(
    r"\b(?:increas|improv|reduc|cut\b|cutting|grew\b|grow(?:n|ing)\b|raised?\b|raising|sav(?:ed|ing)\b|boost"
    r"|doubl(?:ed|ing)|tripl(?:ed|ing)"
    r"|quadrupl|halv(?:ed|ing)|exceed|surpass|outperform|achiev|attain|deliver(?:ed|ing)|launch(?:ed|ing)"
    r"|introduc(?:ed|ing)|eliminat"
    r"|decreas|lower(?:ed|ing)|accelerat|shorten(?:ed|ing)|secured|generated|recovered|restored"
    r"|turned around|resolved|prevented|pioneered"
    r"|expanded|transformed|modernis|modernized|streamlin|founded|established|set up|opened|completed"
    r"|finished|passed|earned|gained"
    r"|implemented|rebuilt|rolled out|negotiated|sold\b|closed (?:\d|deals)|retained|hit\b|beat\b|reached"
    r"|no (?:lost|accidents|incidents)"
    r"|zero|never missed|without (?:a|an|any) (?:single )?(?:incident|accident|injury|complaint|loss)"
    r"|ahead of schedule|under budget"
    r"|on time and|first (?:ever|in the|to|female|woman|person|time)|gesteigert|gesenkt|reduziert|erhöht"
    r"|verbessert|eingeführt|gewann"
    r"|augmenté|réduit|amélioré|lancé|aumenté|aumentó|reduje|redujo|mejoré|logr[éó]|steigerte|senkte"
    r"|erhöhte)",
    re.I,
)
_SCOPE = re.compile(
    r"\b(?:led|lead(?:ing)?|manag(?:ed?|ing)|supervis(?:ed?|ing)|head(?:ed|ing)|direct(?:ed|ing)|oversaw"
    r"|overs(?:ee|eeing)|ran|run(?:ning)?"
    r"|responsible for|accountable for|in charge of|coordinat(?:ed?|ing)|train(?:ed|ing)?|mentor(?:ed|ing)"
    r"|taught|teach(?:ing)?|built"
    r"|design(?:ed|ing)|develop(?:ed|ing)|cared? for|caring for|prepar(?:ed?|ing)|serv(?:ed?|ing)"
    r"|operat(?:ed?|ing)|maintain(?:ed|ing)?"
    r"|advis(?:ed?|ing)|represent(?:ed|ing)|negotiat|install(?:ed|ing)|handl(?:ed?|ing)|produc(?:ed?|ing)"
    r"|deliver(?:ed|ing)|cook(?:ed|ing)?"
    r"|plan(?:ned|ning)?|creat(?:ed?|ing)|support(?:ed|ing)|own(?:ed|ing)|leitete|betreute|verantwortlich"
    r"|dirigé|encadré|dirigí|gestion"
    r"|führte)\b",
    re.I,
)
_CLAUSE = re.compile(
    r"[;:–—]\s+|,\s+(?:and|which|resulting|leading|achiev|reduc|increas|sav|cut|boost|rais|improv)|\s+(?:and"
    r"|while)\s+(?=\w+(?:ed|ing)\b)",
    re.I,
)


@dataclass(frozen=True)
class _Candidate:
    """A sentence (or the clause of a long one) with what weighs for it."""

    field: str
    start: int
    end: int
    text: str
    result: float
    scope: float
    listed: bool


def mine_achievements(source: Source) -> AchievementsFound:
    """Results and recognitions, best first, and the strongest lines of scope that are none of these."""
    candidates = _unrepeated(_candidates(source))
    results = sorted((c for c in candidates if c.result > 0), key=lambda c: -c.result)[:MOST_ACHIEVEMENTS]
    rest = [c for c in candidates if c not in results and c.scope > 0]
    lines = sorted(rest, key=lambda c: -c.scope)[:MOST_HIGHLIGHTS]
    return AchievementsFound(
        achievements=[_quote(source, candidate) for candidate in results],
        highlights=[_quote(source, candidate) for candidate in lines],
    )


def _quote(source: Source, candidate: _Candidate) -> Quote:
    evidence = locate_span(source, candidate.field, candidate.start, candidate.end)
    return Quote(text=evidence.text, evidence=[evidence])


def _candidates(source: Source) -> list[_Candidate]:
    region = Region.of(source.location, source.currency)
    found = []
    for field, text in source.texts():
        if field.startswith(_FIELDS):
            quantities = find_quantities(text, region)
            for start, end in split_sentences(text):
                found.append(_weigh(field, text, start, end, quantities))
    return [candidate for candidate in found if candidate.result > 0 or candidate.scope > 0]


def _weigh(field: str, text: str, start: int, end: int, quantities: list[Quantity]) -> _Candidate:
    inside = [quantity for quantity in quantities if start <= quantity.start and quantity.end <= end]
    start, end = _shortened(text, start, end, inside)
    inside = [quantity for quantity in inside if start <= quantity.start and quantity.end <= end]
    words, listed = text[start:end], field.startswith("achievements")
    asserted = [quantity for quantity in inside if is_asserted(text, quantity.start, quantity.end)]
    result = _result_weight(text, start, end, asserted, listed)
    scope = _scope_weight(words, asserted) if is_asserted(text, start, min(end, start + 30)) else 0.0
    return _Candidate(field, start, end, words, result, scope, listed)


def _result_weight(text: str, start: int, end: int, quantities: list[Quantity], listed: bool) -> float:
    """0 where no result is stated; a measured change weighs most, then recognition, then a plain result."""
    recognised = _asserted_match(_RECOGNITION, text, start, end)
    resulted = _asserted_match(_RESULT, text, start, end)
    changed = [q for q in quantities if q.direction != "none" or q.before is not None]
    if not (recognised or changed or resulted):
        return 0.0
    if not listed and not recognised and not changed and not quantities:
        return 0.0 if not _strong(text, start, end) else 1.0
    weight = 4.0 * bool(changed) + 3.0 * recognised + 1.5 * resulted + 1.0 * bool(quantities) + 1.0 * listed
    return weight + 0.3 * min(len(quantities), 3) + 0.5 * any(q.before is not None for q in quantities)


_STRONG = re.compile(
    r"\b(?:launched|won|founded|first (?:ever|to|in the|female|woman)|pioneered|eliminated|exceeded"
    r"|surpassed|promoted"
    r"|turned around|zero|never missed|ahead of schedule|under budget|patented|saved|reduced|improved"
    r"|increased|doubled"
    r"|secured|introduced|opened|achieved|cut|grew|without (?:a|an|any) (?:single )?(?:incident|accident"
    r"|injury|complaint))\b",
    re.I,
)


def _strong(text: str, start: int, end: int) -> bool:
    return _asserted_match(_STRONG, text, start, end)


def _asserted_match(pattern: re.Pattern[str], text: str, start: int, end: int) -> bool:
    return any(is_asserted(text, match.start(), match.end()) for match in pattern.finditer(text, start, end))


def _scope_weight(words: str, quantities: list[Quantity]) -> float:
    """How much a line says of scope or responsibility: who and how many, how much money, what."""
    duty = _SCOPE.search(words)
    if not duty and not quantities:
        return 0.0
    early = bool(duty and duty.start() < 25)
    kinds = {quantity.kind for quantity in quantities}
    return (
        1.0 * bool(duty) + 0.5 * early + 1.0 * len(kinds & {"money", "count"}) + 0.4 * min(len(quantities), 3)
    )


def _shortened(text: str, start: int, end: int, quantities: list[Quantity]) -> tuple[int, int]:
    """Of a sentence longer than evidence may be, the clause that carries its result."""
    if end - start <= LONGEST_EVIDENCE:
        return start, end
    cuts = [start, *(match.start() for match in _CLAUSE.finditer(text, start, end)), end]
    clauses = [_stripped(text, a, b) for a, b in pairwise(cuts)]
    fitting = [clause for clause in clauses if 15 <= clause[1] - clause[0] <= LONGEST_EVIDENCE]
    if not fitting:
        return _first_words(text, start)
    return max(fitting, key=lambda clause: _clause_weight(text, clause, quantities))


def _clause_weight(text: str, clause: tuple[int, int], quantities: list[Quantity]) -> float:
    inside = [q for q in quantities if clause[0] <= q.start and q.end <= clause[1]]
    changed = any(q.direction != "none" for q in inside)
    return (
        3 * changed
        + len(inside)
        + bool(_RESULT.search(text, *clause))
        + bool(_RECOGNITION.search(text, *clause))
    )


def _stripped(text: str, start: int, end: int) -> tuple[int, int]:
    while start < end and not text[start].isalnum() and text[start] not in "$€£¥₹(\"'“‘":
        start += 1
    for lead in ("and ", "which ", "while "):
        if text[start:end].lower().startswith(lead):
            start += len(lead)
    while end > start and (text[end - 1].isspace() or text[end - 1] in ",;:–—"):
        end -= 1
    return start, end


def _first_words(text: str, start: int) -> tuple[int, int]:
    end = start + LONGEST_EVIDENCE
    while end > start + 1 and not (is_whole(text, start, end) and not text[end - 1].isspace()):
        end -= 1
    return start, end


def _unrepeated(candidates: list[_Candidate]) -> list[_Candidate]:
    """The same words told twice count once, as the user's listed achievement where it is one."""
    ordered = sorted(candidates, key=lambda candidate: not candidate.listed)
    seen: dict[str, _Candidate] = {}
    for candidate in ordered:
        seen.setdefault(re.sub(r"\W+", " ", candidate.text.lower()).strip(), candidate)
    kept = set(map(id, seen.values()))
    return [candidate for candidate in candidates if id(candidate) in kept]
