"""What the catalogue knows of one occupation."""

from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Occupation:
    """One occupation by its common name. `aliases` are its titles in several languages.

    `usual` are the ids of the skills that nearly everybody in it has, the most telling first; `also` those
    that some have, e.g. one of several products that do the same.
    """

    id: str
    name: str
    trade: str
    aliases: tuple[str, ...] = field(default=(), compare=False, repr=False)
    usual: tuple[str, ...] = field(default=(), compare=False, repr=False)
    also: tuple[str, ...] = field(default=(), compare=False, repr=False)
