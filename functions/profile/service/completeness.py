"""How complete a record is, and the next best step.

The weights are ours: what readers of a resume look at first weighs most (what somebody does now and has
done, then what they can do, then how to reach them). They add up to 100.
"""

from collections.abc import Callable
from dataclasses import dataclass

from functions.profile.repository import Present
from functions.profile.schemas import Completeness, CompletenessPart, NextStep
from shared.records import kinds
from shared.records.experience import ExperienceContent


@dataclass(frozen=True)
class _Part:
    name: str
    weight: int
    is_done: Callable[[Present], bool]
    hint: str


_PARTS = (
    _Part(
        "experiences",
        25,
        lambda record: bool(record.experiences),
        "Add what you work as, or have worked as. Everything else is made of it.",
    ),
    _Part(
        "descriptions",
        15,
        lambda record: bool(record.experiences) and all(map(_is_told, record.experiences)),
        "Say in a few sentences what you did in each position, with figures where you have them.",
    ),
    _Part("full_name", 10, lambda record: bool(record.profile.full_name), "Say what you are called."),
    _Part(
        "reachable",
        10,
        lambda record: bool(record.profile.email or record.profile.phone),
        "Add an e-mail address or a telephone number under which an employer reaches you.",
    ),
    _Part(
        "education",
        10,
        lambda record: bool({kinds.EDUCATION.name, kinds.CERTIFICATIONS.name} & record.kinds),
        "Add what you have learned: a school, an apprenticeship, a degree, a licence.",
    ),
    _Part(
        "headline",
        7,
        lambda record: bool(record.profile.headline or record.profile.bio),
        "Say in one line what you are, as you would to a stranger.",
    ),
    _Part(
        "skills",
        7,
        lambda record: record.skills >= _A_FEW,
        "Add the skills you want to be found by, three at least.",
    ),
    _Part("location", 5, lambda record: bool(record.profile.location), "Say where you live or work."),
    _Part(
        "languages", 5, lambda record: kinds.LANGUAGES.name in record.kinds, "Add the languages you speak."
    ),
    _Part(
        "career_goals",
        3,
        lambda record: bool(record.profile.career_goals or record.profile.career_objective),
        "Write down where you want to go next.",
    ),
    _Part(
        "photo",
        3,
        lambda record: kinds.PHOTO.name in record.kinds,
        "Add a photo, where it is usual in your country.",
    ),
)
_A_FEW = 3


def completeness_of(record: Present) -> Completeness:
    """What is there and what is missing; the next step is the heaviest one that is missing."""
    parts = [
        CompletenessPart(part=part.name, weight=part.weight, done=part.is_done(record), hint=part.hint)
        for part in _PARTS
    ]
    missing = [part for part in parts if not part.done]
    first = max(missing, key=lambda part: part.weight, default=None)
    return Completeness(
        percent=sum(part.weight for part in parts if part.done),
        parts=parts,
        next_step=NextStep(part=first.part, hint=first.hint) if first else None,
    )


def _is_told(content: ExperienceContent) -> bool:
    return bool(content.description.strip() or content.achievements or content.responsibilities)
