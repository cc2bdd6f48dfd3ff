"""The catalogue by id and by name."""

from functools import cache

from shared.catalogue import languages, titles
from shared.catalogue.lexicon import lexicon
from shared.catalogue.reader import entries
from shared.catalogue.skill import Mention, Skill
from shared.catalogue.words import tokens


class UnknownSkill(LookupError):
    """No skill of the catalogue has this id."""


@cache
def all_skills() -> tuple[Skill, ...]:
    """Every skill of the catalogue, human languages included."""
    return (*(entry.skill for entry in entries()), *languages.languages().values())


@cache
def _by_id() -> dict[str, Skill]:
    return {skill.id: skill for skill in all_skills()}


def by_id(skill_id: str) -> Skill:
    """The skill with this id. Raises UnknownSkill."""
    try:
        return _by_id()[skill_id]
    except KeyError as missing:
        raise UnknownSkill(f"The catalogue has no skill {skill_id!r}.") from missing


@cache
def _by_name() -> dict[tuple[str, ...], Skill]:
    """By the words of the name, then of the aliases; what is written first in the catalogue wins."""
    found: dict[tuple[str, ...], Skill] = {}
    for names in ((skill.name,) for skill in all_skills()), (skill.aliases for skill in all_skills()):
        for skill, written in zip(all_skills(), names, strict=True):
            for name in written:
                found.setdefault(_key(name), skill)
    return found


def _key(name: str) -> tuple[str, ...]:
    return tuple(token.key for token in tokens(name))


def normalized(name: str) -> str:
    """One form for all spellings of a name: no case, no accents, no marks, British as American."""
    return " ".join(token.key.removeprefix("~") for token in tokens(name))


def resolve(name: str) -> Skill | None:
    """The skill that goes by this name, whatever its spelling: `Golang`, `go` -> Go; None where none does."""
    return _by_name().get(_key(name)) or languages.named(name)


def could_show(skill: Skill, words: str) -> bool:
    """Whether these words, taken by themselves, are a way to write the skill or a role that evidences it.

    The surroundings are left out of account: this tells a claim that its words can carry from one that
    they cannot, not whether the text as a whole means it.
    """
    found = lexicon().candidates(tokens(words), words)
    if any(one.wording.skill == skill for one in found):
        return True
    named = languages.languages().get(skill.id)
    if named and any(
        languages.named(part) == named for part in words.replace("-", " ").replace("/", " ").split()
    ):
        return True
    return any(mention.skill == skill for mention in titles.mentions(words))


def skills_of_title(title: str) -> list[Mention]:
    """The skills that a role title evidences, with the words that do: `Sous Chef` -> Cooking."""
    return list(titles.mentions(title))
