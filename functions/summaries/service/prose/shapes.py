"""The shape of a career: what a careful writer would see first in it."""

import re
from collections.abc import Callable

from functions.summaries.service.career import Career, is_independent, same_employer
from functions.summaries.service.industries import industry_of
from functions.summaries.service.leadership import leads_people, team_of
from functions.summaries.service.sources import RecordedExperience

LONG_GAP = 365
LONG_POST = 8 * 365
SHORT_POST = 400
_ACADEMIC = re.compile(
    r"\b(?:professor\w*|lecturer|post-?doc\w*|research (?:fellow|associate|scientist)|phd|doctoral|reader in"
    r"|faculty|dozent\w*|ma[iî]tre de conf[eé]rences|profesor[a]?|wissenschaftliche\w*)\b",
    re.IGNORECASE,
)
_INTERN = re.compile(
    r"\b(?:intern|internship|stagiaire|praktikant(?:in)?|trainee|becari[oa])\b", re.IGNORECASE
)


def shape_of(career: Career) -> str:
    """The first shape that fits; `steady` where none is marked."""
    return next((name for name, fits in _SHAPES if fits(career)), "steady")


def before_the_service(career: Career) -> list[RecordedExperience]:
    """Military posts that ended before the main, civilian one began; the latest first."""
    if career.main.content.experience_type == "military":
        return []
    return [one for one in career.earlier if one.content.experience_type == "military"]


def steps_up(career: Career) -> list[RecordedExperience]:
    """Earlier posts with the main post's employer, the latest first."""
    return [
        one
        for one in career.earlier
        if same_employer(one, career.main)
        and one.content.start_date <= career.main.content.start_date
        and one.content.title.casefold() != career.main.content.title.casefold()
    ]


def old_trade(career: Career) -> list[RecordedExperience]:
    """The posts before a change of trade, the latest first; empty where there was none.

    Another industry alone is no other trade: the work must differ too, and must not come back.
    """
    before = [one for one in career.earlier if industry_of(one)]
    other = [one for one in before if _is_another_trade(one, career.main)]
    if not other:
        return []
    last = max(_start(one) for one in other)
    return other if all(_start(one) >= last for one in before if one not in other) else []


def brief_posts(career: Career) -> list[RecordedExperience]:
    """Posts on contract, or that lasted little more than a year."""
    return [one for one in career.posts if _by_contract(one) or career.days(one) < SHORT_POST]


def _is_another_trade(one: RecordedExperience, main: RecordedExperience) -> bool:
    was, now = (industry_of(post) or "" for post in (one, main))
    if not now or was.casefold() == now.casefold():
        return False
    functions = [_function(one), _function(main)]
    if all(functions):
        return functions[0] != functions[1]
    return not any(functions) and _last_word(one) != _last_word(main)


def _function(experience: RecordedExperience) -> str:
    found = experience.enrichment.category.function if experience.enrichment else None
    return (found or "").casefold()


def _last_word(experience: RecordedExperience) -> str:
    words: list[str] = re.findall(r"[^\W\d_]+", experience.content.title.casefold())
    return words[-1] if words else ""


def _start(experience: RecordedExperience) -> str:
    return experience.content.start_date


def _by_contract(experience: RecordedExperience) -> bool:
    return experience.content.employment_type in ("contract", "temporary", "freelance")


def _is_internship(experience: RecordedExperience) -> bool:
    return experience.content.employment_type == "internship" or bool(
        _INTERN.search(experience.content.title)
    )


def _unpaid(career: Career) -> bool:
    return not career.posts


def _beginner(career: Career) -> bool:
    return all(_is_internship(one) for one in career.posts) and career.years < 3


def _in_service(career: Career) -> bool:
    return all(one.content.experience_type == "military" for one in career.posts)


def _from_service(career: Career) -> bool:
    return bool(before_the_service(career))


def _returning(career: Career) -> bool:
    return bool(career.current) and career.gap_before_main >= LONG_GAP


def _concurrent(career: Career) -> bool:
    return len(career.current) > 1


def _independent(career: Career) -> bool:
    return is_independent(career.main) and len(brief_posts(career)) < 3


def _academic(career: Career) -> bool:
    return len(career.posts) > 1 and all(_ACADEMIC.search(one.content.title) for one in career.posts[-3:])


def _contracts(career: Career) -> bool:
    brief = brief_posts(career)
    return len(brief) >= 3 and len(brief) * 3 >= len(career.posts) * 2


def _changed(career: Career) -> bool:
    return bool(old_trade(career))


def _leader(career: Career) -> bool:
    return leads_people(career.main) and team_of(career.main) is not None


def _climber(career: Career) -> bool:
    return bool(steps_up(career))


def _long_post(career: Career) -> bool:
    return career.days(career.main) >= LONG_POST


def _single(career: Career) -> bool:
    return len(career.posts) == 1


def _between(career: Career) -> bool:
    return not career.current


_SHAPES: tuple[tuple[str, Callable[[Career], bool]], ...] = (
    ("unpaid", _unpaid),
    ("beginner", _beginner),
    ("in_service", _in_service),
    ("from_service", _from_service),
    ("concurrent", _concurrent),
    ("returning", _returning),
    ("contracts", _contracts),
    ("independent", _independent),
    ("academic", _academic),
    ("changed", _changed),
    ("leader", _leader),
    ("climber", _climber),
    ("between", _between),
    ("long_post", _long_post),
    ("single", _single),
)
