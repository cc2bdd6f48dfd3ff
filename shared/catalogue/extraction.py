"""Every skill that a text names, asks for or shows: a record, a profile, an advertisement.

`find_skills` asks whether somebody has shown a skill; here it is enough that the text speaks of it. To the
skills of the catalogue come traits that are asked for, topics of knowledge and things to be done, which have
no entry in the catalogue and go by the text's own words.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache

from shared.catalogue.deeds import find_deeds
from shared.catalogue.lexicon import Candidate, Lexicon
from shared.catalogue.lookup import resolve
from shared.catalogue.matching import find_skills
from shared.catalogue.passages import asking_for_a_person, of_others
from shared.catalogue.reader import entries
from shared.catalogue.skill import Skill
from shared.catalogue.topics import find_topics
from shared.catalogue.unlisted import find_unlisted
from shared.catalogue.words import tokens

_PERSON = (
    r"(?:person\w*|people|individual\w*|player|personality|candidate\w*|mind(?:set)?|mind-set|attitude|approach"
    r"|manner|way|thinker|developer\w*|engineer\w*|nurse\w*|cook\w*|chef\w*|manager\w*|worker\w*|leader\w*"
    r"|professional\w*|colleague\w*|talent\w*|self-starter|communicator|problem|team|teammate\w*|member\w*"
    r"|designer\w*|analyst\w*|specialist\w*|consultant\w*|learner|personnel|skills?|abilit\w+|nature|character"
    r"|spirit|and|or|but|und|sowie|et|y|with|in|about|by|when|while|as|at|of|even)"
)
_AFTER_A_TRAIT = re.compile(rf"\s*(?:$|[^\w\s-]|[-–]\s|{_PERSON}\b)", re.IGNORECASE)
_BEFORE_A_ROLE = re.compile(
    r"[\s/-]+(?:\(?[\w+#.]+\)?[\s/-]+){0,2}?(?:engineers?|developers?|administrators?|managers?|analysts?"
    r"|specialists?|architects?|consultants?|officers?|technicians?|scientists?|designers?|professors?)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Extracted:
    """A skill and its place, half-open in code points. Without `skill` the catalogue has no entry for it."""

    name: str
    skill: Skill | None
    start: int
    end: int


def extract(text: str) -> list[Extracted]:
    """The skills of a text in order. A longer phrase and a skill within it may both be there.

    What belongs to a role, as in `Java developer`, or to those who advertise, is left out.
    """
    found: dict[tuple[int, int], Extracted] = {}
    for one in (*_of_the_catalogue(text), *_traits(text), *_in_own_words(text)):
        found.setdefault((one.start, one.end), one)
    others = list(of_others(text))
    kept = (
        one
        for one in found.values()
        if not any(start <= one.start < end for start, end in others)
        and not (one.skill and _BEFORE_A_ROLE.match(text, one.end))
    )
    return sorted(kept, key=lambda one: (one.start, one.end))


def _of_the_catalogue(text: str) -> Iterator[Extracted]:
    known = find_skills(text)
    for mention in known:
        yield Extracted(mention.skill.name, mention.skill, mention.start, mention.end)
    for named in find_unlisted(text, known):
        yield _named(text, named.start, named.end)


def _in_own_words(text: str) -> Iterator[Extracted]:
    for start, end in (*find_topics(text), *find_deeds(text)):
        yield _named(text, start, end)


def _named(text: str, start: int, end: int) -> Extracted:
    """By the catalogue's name, where these words are one of its names."""
    skill = resolve(text[start:end])
    return Extracted(skill.name if skill else text[start:end], skill, start, end)


def _traits(text: str) -> Iterator[Extracted]:
    """What a person is asked to be like, where the sentence asks for a person."""
    words = tokens(text)
    candidates = _longest(_asked().candidates(words, text))
    asking = asking_for_a_person(text) if candidates else []
    for one in candidates:
        start, end = words[one.first].start, words[one.last - 1].end
        is_asked = any(first <= start and end <= last for first, last in asking)
        if one.wording.skill and is_asked and _AFTER_A_TRAIT.match(text, end):
            yield Extracted(one.wording.skill.name, one.wording.skill, start, end)


def _longest(candidates: Iterable[Candidate]) -> list[Candidate]:
    kept: list[Candidate] = []
    for one in sorted(candidates, key=lambda one: (one.first - one.last, one.first)):
        if all(one.last <= other.first or other.last <= one.first for other in kept):
            kept.append(one)
    return kept


@cache
def _asked() -> Lexicon:
    """What only an advertisement says, and the names of traits, which a record must prove otherwise."""
    return Lexicon(
        wording
        for entry in entries()
        for wording in entry.wordings
        if wording.asked or (wording.trade_only and entry.skill.category == "soft")
    )
