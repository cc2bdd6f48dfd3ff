"""Which occupation a job title names: `Sr. Staff Nurse (ICU)`, `Küchenchef (m/w/d)`, `HGV driver`.

An English title ends in what somebody is; a French or Spanish one begins with it, a German one may do either.
What only says a rank, a gender or a form of employment is left aside.
"""

import re
from collections.abc import Iterable
from functools import cache, lru_cache

from shared.catalogue.lexicon import Candidate, Lexicon
from shared.catalogue.occupation import Occupation
from shared.catalogue.occupations import occupation, titled
from shared.catalogue.reader import Wording
from shared.catalogue.skill import Skill
from shared.catalogue.words import Token, tokens

_LONGEST = 200
"""A title may have this many characters; what is longer is no title."""

_RANK_WORDS = (
    "senior sr junior jr lead principal deputy trainee apprentice intern internship graduate student"
    " i ii iii iv v 1 2 3 4 5 entry level mid experienced qualified certified licensed registered"
    " freelance freelancer self employed temporary temp part full time interim bank night"
    " mate helper volunteer placement azubi auszubildender auszubildende praktikant praktikantin"
    " werkstudent leitender leitende stellvertretender stellvertretende"
    " stagiaire apprenti apprentie alternant confirme debutant aprendiz becario becaria en practicas"
    " m w d f h x div gn all genders"
)
_AFTER_A_TITLE = "to / , ; | ( ) and und et y of for at with bei in im de des du del en a fur der die sur"
_RANKS = frozenset(_RANK_WORDS.split())
_GOES_ON = frozenset(_AFTER_A_TITLE.split())
_NOT_ONESELF = re.compile(
    r"\b(?:(?:assistant|secretary|PA|aide|reporting|apprentice)\s+to|on\s+behalf\s+of)\b", re.IGNORECASE
)
_BESIDES = re.compile(r"\([^)]*\)|\[[^\]]*\]|['’]s(?=\s+(?:mate|helper|apprentice)\b)")
_BOTH_GENDERS = re.compile(
    r"(?<=\w)(?:[/*:_·]-?in(?:nen)?\b|\(in(?:nen)?\)|\(-?\w{1,4}\)|·\w{1,5}\b|/-?[ao]s?\b|/-?(?:euse|rice|ère|ne|e)\b)"
)
_REORDERED = re.compile(
    r"(?:.*\b)?(?P<role>head|director|manager|VP|vice\s+president|supervisor)\s*(?:\bof\b|,|-|–)\s*"
    r"(?:the\s+)?(?P<field>[\w\s&'-]+)",
    re.IGNORECASE,
)
_MASTER = re.compile(r"(?<=\w{4})(?:meister|gesell|geselle|lehrling|azubi|helfer)(?:in)?\b", re.IGNORECASE)


@lru_cache(maxsize=2_000)
def occupation_of(title: str) -> Occupation | None:
    """The occupation that a job title names, in any of the catalogue's languages; None where none does."""
    if len(title) > _LONGEST:
        return None
    for plain in _readings(title):
        found = _named(plain)
        if found:
            return found
    return None


def _readings(title: str) -> Iterable[str]:
    """The title without what is beside the point, then other ways to read it."""
    plain = _BESIDES.sub(" ", _BOTH_GENDERS.sub("", title)).strip() or title
    if aside := _NOT_ONESELF.search(plain):
        yield plain if aside.start() == 0 else plain[: aside.start()]
        return
    yield plain
    if ordered := _REORDERED.fullmatch(plain):
        yield f"{ordered['field']} {ordered['role']}"
        yield f"{ordered['field']} manager"
    if _MASTER.search(plain):
        yield _MASTER.sub("", plain)
    if plain != title:
        yield title


def _named(title: str) -> Occupation | None:
    words = tokens(title)
    bare = tuple(_key(word) for word in words if word.is_word and _key(word) not in _RANKS)
    every_word = tuple(_key(word) for word in words if word.is_word)
    whole = _whole_titles().get(every_word) or _whole_titles().get(bare)
    if whole:
        return whole
    others = _others().candidates(words, title)
    heads = [one for one in (*_english().candidates(words, title), *others) if _is_head(words, one.last)]
    if _NOT_ONESELF.match(title):
        heads = [one for one in heads if one.first == 0]
    leading = [one for one in others if all(_is_rank(word) for word in words[: one.first])]
    chosen = _choice(heads) or _choice(leading)
    return occupation(chosen.wording.skill.id) if chosen and chosen.wording.skill else None


def _choice(candidates: list[Candidate]) -> Candidate | None:
    """The first of the longest: what lies within a longer title is a part of it."""
    outer = [
        one
        for one in candidates
        if not any(
            other.first <= one.first and one.last <= other.last and _length(other) > _length(one)
            for other in candidates
        )
    ]
    return min(outer, key=lambda one: (one.first, -one.last), default=None)


def _length(candidate: Candidate) -> int:
    return candidate.last - candidate.first


def _is_head(words: list[Token], after: int) -> bool:
    for word in words[after:]:
        if not word.is_word or _key(word) in _GOES_ON:
            return True
        if not _is_rank(word):
            return False
    return True


def _is_rank(word: Token) -> bool:
    return not word.is_word or _key(word) in _RANKS


def _key(word: Token) -> str:
    return word.key.removeprefix("~")


@cache
def _whole_titles() -> dict[tuple[str, ...], Occupation]:
    return {
        tuple(_key(word) for word in tokens(title[1:])): one.occupation
        for one in titled()
        for title in (*one.english, *one.others)
        if title.startswith("=")
    }


@cache
def _english() -> Lexicon:
    return _lexicon((_common(title), one.occupation) for one in titled() for title in one.english)


def _common(title: str) -> str:
    """A common noun without the capital of a heading, so that its plural counts too."""
    return title.lower() if title.istitle() or title[1:].islower() else title


@cache
def _others() -> Lexicon:
    return _lexicon(
        (form, one.occupation) for one in titled() for title in one.others for form in _forms(title)
    )


def _lexicon(pairs: Iterable[tuple[str, Occupation]]) -> Lexicon:
    """Wordings whose skill stands for the occupation."""
    return Lexicon(
        Wording(Skill(one.id, one.name, "domain", "skill", one.trade), title)
        for title, one in pairs
        if not title.startswith("=")
    )


def _forms(title: str) -> tuple[str, ...]:
    """The title, and its feminine form where it looks like a German noun: `Klempner` -> `Klempnerin`."""
    first, _, rest = title.partition(" ")
    if first[0].isupper() and first.endswith(
        ("er", "or", "eur", "ist", "ent", "ant", "wirt", "loge", "cher")
    ):
        return (title, f"{first.removesuffix('e')}in {rest}".strip())
    return (title,)
