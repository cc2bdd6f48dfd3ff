"""A result in a form that a sentence about somebody else can take up, its words otherwise untouched."""

import re
from dataclasses import dataclass

from functions.summaries.service.achievements import Result
from functions.summaries.service.sources import RecordedExperience
from functions.summaries.service.wording.phrase import Phrase
from functions.summaries.service.wording.verbs import has_a_second_verb, is_past, to_gerund
from shared.records.evidence import Evidence

LONGEST = 170
MEASURED = 2.5
"""From this strength on a figure says what changed, or what it was worth, and not only how many."""

_LEAD_IN = re.compile(r"^[\s\-•*–—·▪◦\d.)]*?(?:I\s+(?:also\s+)?|Successfully\s+)?(?=[^\W\d_])", re.IGNORECASE)
_SENTENCE_END = re.compile(r"(?<=[^\W\d_A-Z.]{3})[.!;](?=\s+[^\W\da-z_])|\n")
_FIRST_PERSON = re.compile(r"\b(?:I|me|my|mine|myself|we|us|our|ours|ourselves)\b", re.IGNORECASE)
_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")


@dataclass(frozen=True)
class Told:
    """A result: as a finite verb phrase (`cut waits`), as a gerund (`cutting waits`), or as a quotation."""

    experience: RecordedExperience
    finite: Phrase | None
    gerund: Phrase | None
    quoted: Phrase
    quantified: bool
    measured: bool


def told(result: Result) -> Told | None:
    """The result's first sentence in the forms it can take; None where it is too long to take up whole."""
    words = _first_sentence(result)
    if words is None:
        return None
    quoted = Phrase(f"“{_one_line(words.text)}”", (words,))
    verb = _WORD.match(words.text)
    finite = gerund = None
    if verb and is_past(verb[0]) and not _FIRST_PERSON.search(words.text.replace("US", "")):
        rest = _one_line(words.text[verb.end() :])
        space = "" if words.text[verb.end() : verb.end() + 1] in ",;:-" else " "
        finite = Phrase(f"{verb[0].lower()}{space}{rest}", (words,))
        if not has_a_second_verb(rest):
            gerund = Phrase(f"{to_gerund(verb[0])}{space}{rest}", (words,))
    return Told(result.experience, finite, gerund, quoted, result.quantified, result.strength >= MEASURED)


def _first_sentence(result: Result) -> Evidence | None:
    whole = result.words.text
    lead = _LEAD_IN.match(whole)
    start = lead.end() if lead else 0
    stop = _SENTENCE_END.search(whole, start + 12)
    finish = stop.start() if stop else len(whole)
    text = whole[start:finish].rstrip(" \t\r\n.;,:!")
    if not 8 <= len(text) <= LONGEST:
        return None
    offset = result.words.start + start
    return result.experience.cite(result.words.field, offset, offset + len(text))


def _one_line(text: str) -> str:
    return " ".join(text.split())
