"""What the catalogue answers. Every entry says whose it is, and how that has to be credited."""

from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field, StringConstraints

Name = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=200)]
MOST_NAMES = 100


class Credited(BaseModel):
    """`source` is `builtin`, or the id of a loaded catalogue, whose `attribution` is then shown beside."""

    source: str
    attribution: str | None = None


class CatalogueEntry(Credited):
    """A skill or an occupation by id and name; a skill has a category."""

    id: str
    name: str
    category: str | None = None


class CatalogueSkill(CatalogueEntry):
    """A skill. `aliases` are the other ways people write it; `occupations` those it belongs to."""

    description: str | None = None
    aliases: list[str] = []
    occupations: list[CatalogueEntry] = []


class CatalogueOccupation(CatalogueEntry):
    """An occupation. Nearly everybody in it has the `usual_skills`, some have the `further_skills`."""

    description: str | None = None
    aliases: list[str] = []
    usual_skills: list[CatalogueEntry] = []
    further_skills: list[CatalogueEntry] = []
    related_occupations: list[CatalogueEntry] = []


class NamesToNormalize(BaseModel):
    """Job titles and names of skills as somebody wrote them."""

    model_config = ConfigDict(extra="forbid")

    titles: list[Name] = Field(default=[], max_length=MOST_NAMES)
    skills: list[Name] = Field(default=[], max_length=MOST_NAMES)


class Normalized(BaseModel):
    """One name as it was given, and what the catalogue calls it; null where it knows no such thing."""

    given: str
    entry: CatalogueEntry | None


class NormalizedNames(BaseModel):
    """In the order given."""

    titles: list[Normalized]
    skills: list[Normalized]


class CatalogueSource(BaseModel):
    """Where entries come from, and under which terms. `loaded_at` is null for what is built in."""

    id: str
    name: str
    version: str
    licence: str
    attribution: str
    url: str | None
    skills: int
    occupations: int
    loaded_at: str | None


class CatalogueSources(BaseModel):
    data: list[CatalogueSource]
