"""The executive summary: at most 500 characters, every sentence with its evidence."""

from collections.abc import Iterator

from functions.summaries.service.career import Career
from functions.summaries.service.prose.closings import beside_sentences, scope_sentences
from functions.summaries.service.prose.draft import Draft, chosen
from functions.summaries.service.prose.openings import opening
from functions.summaries.service.prose.paths import path_sentences
from functions.summaries.service.prose.results import second_of, single_result, tellable, two_results
from functions.summaries.service.prose.strengths import skills_of_the_main_post, strength_sentences
from functions.summaries.service.prose.telling import Told
from functions.summaries.service.wording.phrase import Phrase
from shared.records.evidence import Evidence

LONGEST = 500
LONGEST_OPENING = 330
ENOUGH = 4
"""With so many sentences skills are left to the lists beside the text."""


def executive_summary(career: Career) -> Phrase:
    """Who, for how long and where; what came of it; the way there; what else sets the career apart."""
    return Phrase(*_joined(_Composition(career).sentences()))


class _Composition:
    """Sentences one after another, as long as there is room for the next."""

    def __init__(self, career: Career) -> None:
        self.career = career
        self.drafts: list[Draft] = [opening(career, LONGEST_OPENING)]

    def sentences(self) -> list[Draft]:
        """The opening, then result and path in the order that reads naturally, then what room is left for."""
        forms = tellable(self.career)
        first = forms[0] if forms else None
        at_main = first is not None and first.experience is self.career.main and self._ends_at_main
        if first is not None and at_main:
            self._result(first, forms, fresh=True)
        self._add("scope", scope_sentences(self.career, self._text))
        if self._ends_at_main and len(self.drafts) < 2:
            self._add("skills", skills_of_the_main_post(self.career))
        self._add("path", path_sentences(self.career, self._told))
        if first is not None and not at_main:
            self._result(first, forms, fresh=False)
        self._add("beside", beside_sentences(self.career, self._told))
        if len(self.drafts) < ENOUGH:
            self._add("strength", strength_sentences(self.career))
        return self.drafts

    @property
    def _ends_at_main(self) -> bool:
        """Whether the first sentence leaves the reader at the main post and no other."""
        return (
            self.career.main in self.career.current[:1] and len(self.career.current) < 2
        ) or not self.career.current

    @property
    def _told(self) -> frozenset[str]:
        return frozenset(one for draft in self.drafts for one in draft.covers)

    @property
    def _text(self) -> str:
        return _joined(self.drafts)[0]

    def _add(self, of: str, options: Iterator[Draft]) -> None:
        found = chosen(self.career, of, options, LONGEST - len(self._text) - 1)
        if found is not None:
            self.drafts.append(found)

    def _result(self, one: Told, forms: list[Told], *, fresh: bool) -> None:
        """Two results of the post where both fit, else the stronger."""
        then, before = second_of(forms, one), len(self.drafts)
        if then is not None:
            self._add("results", two_results(self.career, one, then, fresh=fresh))
        if len(self.drafts) == before:
            self._add("result", single_result(self.career, one, fresh=fresh))


def _joined(drafts: list[Draft]) -> tuple[str, tuple[Evidence, ...]]:
    text = " ".join(draft.words.text for draft in drafts)
    return text, tuple(one for draft in drafts for one in draft.words.evidence)
