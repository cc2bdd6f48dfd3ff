"""Words around a mention that take it back: not done, only wished for, or somebody else's work."""

import re

from shared.catalogue.skill import Skill
from shared.catalogue.words import irregular_pasts

_REACH = 120
"""Code points before a mention within which a denial can stand."""

_VERB = r"(?:I|we|(?!\w+eed\b)\w{3,}ed|\w{3,}ing|" + "|".join(irregular_pasts()) + r")\b"
_END_OF_CLAUSE = re.compile(
    r"[;:!?\n•]|\.(?=\s|$)|\b(?:but|however|although|though|while|whereas|aber|jedoch|mais|pero)\b"
    rf"|,\s+(?:and\s+|then\s+|also\s+)?{_VERB}|\band\s+{_VERB}"
)
_NEGATED = re.compile(
    r"\b(?:no(?![.-])|not|never|without|lack(?:ed|ing|s)?(?:\s+of)?|neither|nor|cannot|unable"
    r"|unfamiliar|avoid\w*"
    r"|instead\s+of|rather\s+than|except|excluding|sans|aucune?|pas|kein\w*|ohne|nicht|sin|ningun\w*)\b"
    r"(?!\s+(?:only|just|merely|less|fewer|more|later|least|doubt|nur|seulement|missed|late|failed|lost))"
    r"|n['’]t\b",
    re.IGNORECASE,
)
_WISHED = re.compile(
    r"\b(?:interest(?:ed|s)?\s+in|eager\s+to|keen\s+(?:to|on)|hop(?:e|es|ed|ing)\s+to|wish(?:es|ed|ing)?\s+to"
    r"|want(?:s|ed|ing)?\s+to|would\s+(?:like|love)|plan(?:s|ning)?\s+to|planned\s+to"
    r"|aspir\w+\s+to|intend\w*\s+to"
    r"|look(?:s|ing)?\s+(?:to|forward)|willing\s+to|curious\s+about|learn(?:ing)?|learn(?:ed"
    r"|t)\s+about|about\s+to|not\s+yet"
    r"|dream\w*\s+of|enthusias\w+\s+(?:about|for)|passion\w*\s+(?:about|for)|open\s+to"
    r"|considering|aim(?:s|ing)?\s+to"
    r"|möchte\w*|interessiert\s+an|souhait\w+|envie\s+de)\b",
    re.IGNORECASE,
)
_OTHERS = re.compile(
    r"\b(?:report(?:ed|ing|s)?\s+(?:directly\s+)?(?:in)?to|supervised\s+by|managed\s+by"
    r"|trained\s+by|taught\s+by"
    r"|led\s+by|under\s+the\s+(?:direction|supervision)\s+of|referred\s+\w+\s+to"
    r"|escalat\w+\s+(?:\w+\s+){0,3}to"
    r"|hand(?:ed|ing)\s+(?:\w+\s+){0,3}(?:over\s+)?to|outsourc\w+|subcontract(?:ed|ing)\b)\W+(?:\w+\W+){0,5}$"
    r"|\b(?:he|she|they|others)\W+(?:\w+\W+)?$",
    re.IGNORECASE,
)
_FOR_OTHERS = re.compile(
    r"\b(?:(?:work\w*|liais\w+|coordinat\w+|collaborat\w+|partner\w*|cooperat\w+|interact\w+"
    r"|communicat\w+|side\s+by\s+side)"
    r"\s+(?:\w+ly\s+)?(?:with|alongside)|alongside|support(?:ed|ing|s)?|on\s+behalf\s+of|between"
    r"|recruit\w+|hir(?:ed|ing|es)"
    r"|(?:clients?|customers|companies|firms|teams?|colleagues|students|departments?)\s+(?:in"
    r"|from|such\s+as|like|including)"
    r"|(?<!responsible )(?<!accountable )(?<!responsibility )(?<!award )for|(?<!according )to|from)"
    r"\s+(?:(?:the|our|a|an|its|their|other|junior|senior|\w+,|\w+\s+and)\s+){0,3}$",
    re.IGNORECASE,
)
_ANOTHER_SUBJECT = re.compile(
    r"\b(?:(?:my|our|a|the)\s+(?:colleagues?|boss|manager|owner|partner|team-?mates?|supervisor"
    r"|others)|(?<!I )who|he|she|they)[,\s]+$",
    re.IGNORECASE,
)
_OTHERS_AFTER = re.compile(
    r"[\s-]+(?:and\s+\w+\s+|or\s+\w+\s+|/\s*\w+\s+)?(?:compan(?:y|ies)|firms?|teams?"
    r"|departments?|dept|clients?|customers?|industr(?:y|ies)|sectors?"
    r"|students?|schools?|agenc(?:y|ies)|staff|colleagues?|managers|directors?|business(?:es)?"
    r"|startups?|stores?|shops?"
    r"|suppliers?|vendors?|contractors|subcontractors?|trades|magazines?|conferences?|developers"
    r"|engineers|programmers"
    r"|designers|specialists|professionals|personnel|representatives|reps|people|users"
    r"|providers?|groups?|unions?"
    r"|facult(?:y|ies)|degree|diploma|textbooks?|enthusiasts?|websites?|office|offices|heads?|leads)\b",
    re.IGNORECASE,
)


_EMPLOYER_AFTER = re.compile(
    r"[\s-]+(?:compan(?:y|ies)|firms?|industr(?:y|ies)|sectors?|agenc(?:y|ies)|vendors?|department)\b",
    re.IGNORECASE,
)


def is_denied(skill: Skill, text: str, start: int, end: int, *, has_verb: bool) -> bool:
    """Whether the surroundings of text[start:end] say that this person did not do it.

    `has_verb`: the words tell of a deed (`served customers`); a bare name may belong to others behind it.
    """
    if has_verb and (
        _NEGATED.search(text, start, end) or _ANOTHER_SUBJECT.search(text[max(0, start - 30) : start])
    ):
        return True
    clause = _clause_before(text, start, end if has_verb else start)
    if _takes_back(clause):
        return True
    words = text[start:end]
    if (_EMPLOYER_AFTER if has_verb else _OTHERS_AFTER).match(text, end):
        return True
    return _names_a_field(skill, words) and bool(_FOR_OTHERS.search(clause))


def is_withheld(text: str, start: int) -> bool:
    """Whether the words before say that it was not done, only wished for, or done by others."""
    return _takes_back(_clause_before(text, start, start))


def _takes_back(clause: str) -> bool:
    return any(pattern.search(clause) for pattern in (_NEGATED, _WISHED, _OTHERS))


def _clause_before(text: str, start: int, end: int) -> str:
    """What stands before `start` in its clause; a verb of the mention's own, up to `end`, may begin it."""
    begin = max(0, start - _REACH)
    first = 0
    for match in _END_OF_CLAUSE.finditer(text, begin, end):
        if match.start() >= start:
            break
        first = match.start() + (match[0][0] in ",;:!?\n•.") - begin
    return text[begin:start][first:]


def _names_a_field(skill: Skill, words: str) -> bool:
    """One noun that names a whole field (marketing, nursing), which a department or a client can be too."""
    return skill.kind == "skill" and skill.category == "domain" and " " not in words
