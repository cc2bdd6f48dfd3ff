"""What evidence is held against: the texts of one version of one experience, field by field."""

from collections.abc import Iterable, Iterator, Mapping
from functools import cached_property
from typing import Any, Self

from pydantic import BaseModel, ConfigDict

from shared.records.experience import ExperienceContent

SINGLE_FIELDS = ("title", "organization", "department", "location", "description", "industry", "role_type")
LIST_FIELDS = ("responsibilities", "achievements", "technologies")


class Source(BaseModel):
    """The words a person wrote about one experience, and where they stand.

    Structured figures (team_size, budget_managed ...) are not words and are not part of it;
    `currency` is kept because it says what a bare `$` means.
    """

    model_config = ConfigDict(frozen=True)

    record_id: str
    record_version: int
    title: str = ""
    organization: str = ""
    department: str = ""
    location: str = ""
    description: str = ""
    industry: str = ""
    role_type: str = ""
    responsibilities: tuple[str, ...] = ()
    achievements: tuple[str, ...] = ()
    technologies: tuple[str, ...] = ()
    currency: str = ""

    @classmethod
    def of(cls, record_id: str, record_version: int, content: ExperienceContent | Mapping[str, Any]) -> Self:
        """The source for an experience, or for any mapping that looks like one.

        Missing and null fields are empty, unknown keys are left aside, list items keep their place.
        Raises ValueError where a field holds something else than text.
        """
        given = content.model_dump() if isinstance(content, ExperienceContent) else content
        singles = {name: _text(name, given.get(name)) for name in (*SINGLE_FIELDS, "currency")}
        lists = {name: tuple(_items(name, given.get(name))) for name in LIST_FIELDS}
        return cls(record_id=record_id, record_version=record_version, **singles, **lists)

    def texts(self) -> list[tuple[str, str]]:
        """(field address, text) of all that holds words, e.g. `("achievements[2]", "Won the ...")`."""
        return list(self.by_address.items())

    @cached_property
    def by_address(self) -> dict[str, str]:
        """The same by field address."""
        return dict(self._addressed())

    def _addressed(self) -> Iterator[tuple[str, str]]:
        for name in SINGLE_FIELDS:
            if text := getattr(self, name):
                yield name, text
        for name in LIST_FIELDS:
            for index, text in enumerate(getattr(self, name)):
                if text:
                    yield f"{name}[{index}]", text


def _text(name: str, value: object) -> str:
    if value is None:
        return ""
    if not isinstance(value, str):
        raise ValueError(f"{name} is not text.")
    return value


def _items(name: str, value: object) -> Iterator[str]:
    if value is None:
        return
    if isinstance(value, str) or not isinstance(value, Iterable):
        raise ValueError(f"{name} is not a list of texts.")
    for index, item in enumerate(value):
        yield _text(f"{name}[{index}]", item)
