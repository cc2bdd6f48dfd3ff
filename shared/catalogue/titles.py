"""Role titles: which skills a title evidences, and where in it.

In an English title the last noun says what somebody is: a nurse recruiter recruits. In `Head of Nursing`
and `Chef de partie` the head comes first; the parts of `Cook / Cleaner` stand for themselves.
"""

import re
from functools import cache, lru_cache

from shared.catalogue.lexicon import Candidate, Lexicon
from shared.catalogue.reader import Wording, entries
from shared.catalogue.skill import Mention
from shared.catalogue.words import Token, tokens

_RANK_WORDS = (
    "manager supervisor lead leader team assistant apprentice trainee helper foreman forewoman "
    "intern i ii iii iv v 1 2 3"
    " in charge specialist senior junior mate chargehand coordinator officer technician worker "
    "contractor instructor"
    " consultant expert freelance freelancer student director head representative rep agent "
    "clerk operative operator"
    " advisor adviser analyst executive associate partner professional engineer architect "
    "tester administrator"
    " volunteer placement co ordinator owner superintendent practitioner planner inspector "
    "controller tutor crew"
    " azubi auszubildender auszubildende praktikant praktikantin leiter leiterin mitarbeiter "
    "stagiaire apprenti m w d f x h"
)
_AFTER_A_ROLE = "to / , ; | ( ) and und et y of for at with bei en - ~- ~, – — : ~: · • in de"
_RANKS = frozenset(_RANK_WORDS.split())
_OPENS = frozenset(_AFTER_A_ROLE.split())
_TAKES_BACK = re.compile(
    r"\b(?:aspiring|former|ex|future|assistant\s+to|secretary\s+to|PA\s+to|aide\s+to|reporting\s+to)\b",
    re.IGNORECASE,
)


@cache
def _roles() -> Lexicon:
    return Lexicon(
        Wording(entry.skill, written)
        for entry in entries()
        for title in entry.titles
        for written in _forms(title)
    )


def _forms(title: str) -> tuple[str, ...]:
    """The title, and its feminine form where it looks like a German noun: `Klempner` -> `Klempnerin`."""
    if (
        title[0].isupper()
        and title.endswith(("er", "or", "eur", "ist", "ent", "ant", "wirt"))
        and " " not in title
    ):
        return (title, title + "in")
    return (title,)


@lru_cache(maxsize=2_000)
def mentions(title: str) -> tuple[Mention, ...]:
    """Skills that the role itself evidences: `Sous Chef` -> Cooking. The longest role names win."""
    words = tokens(title)
    denied = _TAKES_BACK.search(title)
    candidates = [
        candidate
        for candidate in _roles().candidates(words, title)
        if _is_head(words, candidate.last) and not (denied and denied.start() < words[candidate.first].start)
    ]
    return tuple(_longest(candidates, words))


def is_head(title: str, end: int) -> bool:
    """Whether what ends at this offset is what the title is about, ranks after it left aside."""
    words = tokens(title)
    after = next((index for index, word in enumerate(words) if word.start >= end), len(words))
    return _is_head(words, after)


def _is_head(words: list[Token], after: int) -> bool:
    for word in words[after:]:
        if word.key in _OPENS or not word.is_word:
            return True
        if word.key.removeprefix("~") not in _RANKS:
            return False
    return True


def _longest(candidates: list[Candidate], words: list[Token]) -> list[Mention]:
    kept: list[Candidate] = []
    for candidate in sorted(candidates, key=lambda one: (one.first - one.last, one.first)):
        if all(_same_place(candidate, other) or _apart(candidate, other) for other in kept):
            kept.append(candidate)
    kept.sort(key=lambda one: one.first)
    return [
        Mention(one.wording.skill, words[one.first].start, words[one.last - 1].end)
        for one in kept
        if one.wording.skill is not None
    ]


def _same_place(one: Candidate, other: Candidate) -> bool:
    return (one.first, one.last) == (other.first, other.last)


def _apart(one: Candidate, other: Candidate) -> bool:
    return one.last <= other.first or other.last <= one.first
