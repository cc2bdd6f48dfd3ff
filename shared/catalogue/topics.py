"""What somebody is asked to know: `knowledge of food law`, `a degree in chemistry`, `experience with ovens`.

A topic is a few nouns behind words that ask for knowledge; a list of them is taken apart.
"""

import re
from collections.abc import Iterator

_CUE = re.compile(
    r"\b(?:experience[ds]?|expertise|knowledge|know-how|understanding|background|familiar(?:ity)?|proficien(?:cy|t)"
    r"|skilled|skills?|degree|diploma|education|qualifications?|master(?:['’]s)?|bachelor(?:['’]s)?|ph\.?d\.?|grounding"
    r"|competenc(?:e|y|ies)|fluent|fluency|command|exposure|insight|insights|certificat(?:e|ion)|trained|specialist"
    r"|speciali[sz]ed|speciali[sz]ation|versed|versatile|expert|experts|track\s+record|literacy|mastery|basics|principles)"
    r"\s+(?:level\s+)?(?:in|of|with|within|on|about|using|regarding)\s+"
    r"(?:(?:the|a|an|one|more|or|some|any|at|least|of|both|all|various|different|several|relevant|related|either|e\.?g\.?"
    r"|such|as|following|fields?|areas?|use|using|handling)\s+)*",
    re.IGNORECASE,
)
_JOIN = re.compile(
    r"\s*(?:,|/|;)\s*(?:and\s+|or\s+)?|\s+(?:and(?:/or)?|or|&)\s+(?:the\s+|a\s+|an\s+)?", re.IGNORECASE
)
_ENDS = (
    r"(?:and|or|&|that|which|who|where|when|while|if|because|so|as|is|are|was|will|would|can|could|should|must|may|has|have"
    r"|to|in|from|for|with|on|at|by|including|like|such|within|preferred|required|desired|preferably|you|your|we|our"
    r"|they|it|through|plus|an?|the|gained|related|equivalent)"
)
_ITEM = re.compile(r"[\w#+][\w#+'’./&-]*(?:\s+(?!" + _ENDS + r"\b)[\w#+][\w#+'’./&-]*){0,4}", re.IGNORECASE)
_NO_TOPIC = re.compile(
    r"(?:"
    + _ENDS
    + r"|\w+ing\b(?!\s*$)|this|these|those|their|its|his|her|work|working|how|what|people|others|us|them|me"
    r"|field|area|similar|same|role|position|years?|environment|team|company|customers?|clients?|doing|being|using"
    r"|building|developing|managing|leading|delivering|creating|designing)\b",
    re.IGNORECASE,
)


_DEGREE = re.compile(
    r"\b(?P<degree>(?:(?:bachelor|master)(?:['’]?s)?(?:\s+(?:and|or|and/or|&)\s+master(?:['’]?s)?)?|ph\.?d|doctoral|university"
    r"|academic|college|engineering|science|technical|high\s+school|vocational|b\.?a|b\.?s|m\.?s|b\.?sc|m\.?sc|mba|bs/ba|bs/ms)"
    r"\s+(?:degree|diploma|education|qualification)s?|Abitur|Berufsausbildung|abgeschlossenes\s+Studium)\b",
    re.IGNORECASE,
)
_HEADED = re.compile(
    r"(?:(?!(?:your|our|their|his|her|the|of|in|and|or|with|to|these|those|this|some|any|have|has|required|relevant"
    r"|necessary|new|good|strong|great|excellent|key|right|solid|other|more|all|use|outstanding|exceptional|superior"
    r"|fantastic|very|demonstrated|proven|develop|build|improve|both|also|various|following|based|soft)\b)[\w/&-]+\s+)"
    r"(?:skills|abilities)\b",
    re.IGNORECASE,
)


def find_topics(text: str) -> list[tuple[int, int]]:
    """The places of the topics of a text, in order."""
    found: list[tuple[int, int]] = []
    for cue in _CUE.finditer(text):
        found += _items(text, cue.end())
    found += [match.span("degree") for match in _DEGREE.finditer(text)]
    found += [match.span() for match in _HEADED.finditer(text)]
    return sorted(dict.fromkeys(found))


def _items(text: str, at: int) -> Iterator[tuple[int, int]]:
    while item := _ITEM.match(text, at):
        if _NO_TOPIC.match(item[0]):
            return
        end = _end(text, *item.span())
        yield item.start(), end
        join = _JOIN.match(text, end)
        if join is None:
            return
        at = join.end()


def _end(text: str, start: int, end: int) -> int:
    """Without a full stop, and without what a new sentence begins with."""
    words = text[start:end]
    new = re.search(r"(?<=[a-z.]) (?=[A-Z][a-z]+ [a-z])", words)
    kept = words[: new.start()] if new else words
    return start + len(kept.rstrip(" .-/&"))
