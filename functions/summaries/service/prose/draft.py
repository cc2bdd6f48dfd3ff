"""A sentence on its way into a summary."""

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from functions.summaries.service.career import Career
from functions.summaries.service.prose import fragments, measure
from functions.summaries.service.sources import RecordedExperience
from functions.summaries.service.wording.phrase import Part, Phrase, phrase, sentence

_PLACE = re.compile(r"\{(\w+)(?:\.(\w+))?\}")
_TELLS_THE_POST = frozenset({"title", "role", "stand", "office"})
_FRAGMENTS: dict[str, Callable[[RecordedExperience, Career], Phrase]] = {
    "title": lambda post, _: fragments.title(post),
    "role": lambda post, _: fragments.role(post),
    "craft": lambda post, _: fragments.craft(post),
    "firm": lambda post, _: fragments.organization(post),
    "at": lambda post, _: fragments.at(post),
    "where": lambda post, _: fragments.where(post),
    "elsewhere": fragments.elsewhere,
    "start": lambda post, _: fragments.start(post),
    "end": lambda post, _: fragments.end(post),
    "since": fragments.since,
    "time": fragments.period,
    "span": fragments.span,
    "lasted": fragments.lasted,
    "stand": lambda post, _: measure.stand(post),
    "office": lambda post, _: measure.office(post),
}


@dataclass(frozen=True)
class Draft:
    """A finished sentence, and the ids of the experiences that need no further mention after it."""

    words: Phrase
    covers: frozenset[str] = frozenset()


class Telling:
    """Fills templates: `{last.role}` is a fragment of the post named `last`, `{people}` a phrase as given."""

    def __init__(self, career: Career, **named: RecordedExperience | Part) -> None:
        self.career = career
        self.named = {"main": career.main, **named}

    def __call__(self, template: str, *, covers: Iterable[RecordedExperience] = ()) -> Draft:
        """The template as a sentence; whoever is named in it by title is covered."""
        parts: list[Part] = []
        told = {one.id for one in covers}
        end = 0
        for match in _PLACE.finditer(template):
            named = self.named[match[1]]
            parts += [template[end : match.start()], self._filled(named, match[2])]
            if isinstance(named, RecordedExperience) and match[2] in _TELLS_THE_POST:
                told.add(named.id)
            end = match.end()
        return Draft(sentence(*parts, template[end:]), frozenset(told))

    def _filled(self, named: RecordedExperience | Part, fragment: str | None) -> Phrase:
        if isinstance(named, RecordedExperience):
            return _FRAGMENTS[fragment or "title"](named, self.career)
        return phrase(named)


def chosen(career: Career, of: str, options: Iterable[Draft], room: int) -> Draft | None:
    """One of the options that fit into `room` characters: which of them, the content decides."""
    fitting = [one for one in options if len(one.words.text) <= room]
    return fitting[career.choice(of, len(fitting))] if fitting else None
