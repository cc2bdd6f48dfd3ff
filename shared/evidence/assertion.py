"""Whether words assert that something was done: not negated, not hoped for, not merely planned.

Cue words and their scope in the manner of NegEx and ConText (Chapman et al. 2001, Harkema et al. 2009):
a cue reaches to the end of its clause, a short one only over the next few words.
"""

import re

_FAR = re.compile(
    r"\b(?:fail(?:ed|s|ing|ure)? (?:to|in)|unable to|not able to|unsuccessful(?:ly)?|aim(?:ed|s|ing)? (?:to"
    r"|at|for)|aim of"
    r"|tr(?:ied|ying|ies) to|attempt(?:ed|ing|s)? to|hop(?:ed|es|ing|e) (?:to|for)|plan(?:s|ned|ning)? (?:to"
    r"|for|on)"
    r"|intend(?:ed|s|ing)? to|want(?:ed|s|ing)? to|wish(?:ed|es)? to|sought to|seeking to|strives? to"
    r"|striving to"
    r"|expect(?:ed|s|ing)? to|projected to|forecast(?:ed)? to|targeted (?:to|at)|with (?:a|the) (?:goal"
    r"|target|aim) of"
    r"|(?:goal|target|objective|aim|ambition) (?:of|to|is|was|were|being)|proposed (?:to|a|an)|propose to"
    r"|working towards?"
    r"|would(?: have)?|could(?: have)?|should(?: have)?|might(?: have)?|may (?:have|reduce|increase|save)"
    r"|potential(?:ly)? (?:to|for|of)"
    r"|(?:was|were|is|are|am|be) (?:supposed|meant|due) to|(?:have|has|had|do|does|did|was|were|is|are|could"
    r"|would)(?: not|n['’]t)"
    r"|cannot|can['’]t|won['’]t|never|neither|nor|rather than|instead of|without ever|no longer|will|going to"
    r"|nicht|kein(?:e|en|er)?|niemals|ohne zu|sollte[n]?|wollte[n]?|geplant|ne .{1,20} pas|jamais"
    r"|sans jamais|nunca|sin)\b",
    re.I,
)
_NEAR = re.compile(
    r"\b(?:not|no|without|ohne|sans|lack of|lacking|absence of|short of)\b(?! only\b| just\b| less than\b)",
    re.I,
)
_HARMLESS = re.compile(
    r"\b(?:not only|not just|no (?:fewer|less|more) than|not less than|no\.|without (?:(?:an?|any"
    r"|one) )?(?:single )?(?:incident|accident|injur"
    r"|complaint|loss|interruption)\w*|never (?:miss|fail|late|had|lost|once)\w*|no (?:lost|accidents"
    r"|incidents|injuries)"
    r"|did not (?:lose|miss)|could be|as (?:could|would) be)\b",
    re.I,
)
_CLAUSE_END = re.compile(
    r"[;:.!?\n•]|,\s+(?:but|and|which|while|yet|instead|so|then|achiev|reach|deliver|result|complet)\b"
    r"|,\s+\w+ed\b"
    r"|\b(?:but|however|although|though|yet|instead|nevertheless|aber|mais|pero|and (?:succeeded|did"
    r"|achieved|then))\b",
    re.I,
)
_NEAR_WORDS = 4


def is_asserted(text: str, start: int, end: int) -> bool:
    """Whether `text[start:end]` stands as done, given the words before it (and in it) in its sentence."""
    window_start = max(0, start - 160)
    before = text[window_start:end]
    for cue in _FAR.finditer(before):
        if _reaches(before, cue, start - window_start, end - window_start):
            return False
    return not any(
        _reaches_near(before, cue, start - window_start, end - window_start) for cue in _NEAR.finditer(before)
    )


def _reaches(before: str, cue: re.Match[str], start: int, end: int) -> bool:
    """A cue before the claim, or leading it, with no end of clause between."""
    if _harmless(before, cue) or cue.start() >= end:
        return False
    if cue.start() >= start and cue.start() > start + (end - start) // 2:
        return False
    return not _CLAUSE_END.search(before, cue.end(), max(cue.end(), start))


def _reaches_near(before: str, cue: re.Match[str], start: int, end: int) -> bool:
    if not _reaches(before, cue, start, end):
        return False
    between = before[cue.end() : max(cue.end(), start)].split()
    return len(between) < _NEAR_WORDS


def _harmless(before: str, cue: re.Match[str]) -> bool:
    return any(match.start() <= cue.start() < match.end() for match in _HARMLESS.finditer(before))
