"""Who a passage of an advertisement is about: the reader, or those who wrote it and what they offer."""

import re
from collections.abc import Iterator

_SENTENCE = re.compile(r"[^\n.!?]+(?:[.!?](?!\s|$)[^\n.!?]*)*[.!?]?")
_OFFERS = re.compile(
    r"\b(?:we\s+(?:offer|provide\s+you|promise)|what\s+(?:we|you(?:['’]ll|\s+will)?)\s+(?:offer|get)|perks"
    r"|benefits?\s*:|equal\s+opportunit\w+|regardless\s+of|all\s+qualified\s+applicants"
    r"|diversity\s+and\s+inclusion|(?:how\s+to|please)\s+apply|send\s+(?:us\s+)?your|submit\s+your"
    r"|application\s+(?:deadline|process)|recruitment\s+process|(?:further|more)\s+information"
    r"|questions?\s+(?:about|regarding)|contact\s+(?:us|\w+\s+\w+\s+at)|salary|pension|paid\s+time"
    r"|health\s+insurance|wir\s+bieten|nous\s+offrons|ofrecemos)\b",
    re.IGNORECASE,
)
_OF_THE_WRITERS = re.compile(
    r"\W*(?:we\s+(?!\w+ed\b)|our\s+(?!\w+\s+\w+ed\b)|the\s+(?:company|department)\s+(?!\w+ed\b)"
    r"|wir\s+(?!haben\b)|nous\s+(?!avons\b))",
    re.IGNORECASE,
)
_TO_SOMEBODY = re.compile(r"\b(?:you|your|must|looking|seek|candidate|I|my|me|Sie|du|vous)\b", re.IGNORECASE)
_ASKS_FOR_A_PERSON = re.compile(
    r"\b(?:you|your|you['’]re|candidate|applicants?|looking\s+for|seek(?:ing)?|must|should|required|requirements?"
    r"|ideal(?:ly)?|strong|excellent|good|great|highly|he|she|ability|skills?|personal(?:ity|ly)?|profile"
    r"|qualifications?|who\s+is|be|du|Sie|Ihr|vous|votre|usted|tu)\b",
    re.IGNORECASE,
)
_SHORT_WORDS = 8
_SHORT = 160
"""Characters: a sentence so short is about one thing; of a longer one only what stands behind the words."""


def of_others(text: str) -> Iterator[tuple[int, int]]:
    """Where a text speaks of those who wrote it, of what they offer, or of how to apply."""
    for sentence in _SENTENCE.finditer(text):
        start, end = sentence.span()
        if _OF_THE_WRITERS.match(sentence[0]) and not _TO_SOMEBODY.search(sentence[0]):
            yield start, end
        elif about := _OFFERS.search(sentence[0]):
            is_short = end - start <= _SHORT
            begin = start if is_short else start + about.start()
            yield begin, end if is_short else min(end, begin + _SHORT)


def asking_for_a_person(text: str) -> list[tuple[int, int]]:
    """The sentences that say what somebody should be like; a few words alone do, too."""
    return [
        sentence.span()
        for sentence in _SENTENCE.finditer(text)
        if len(sentence[0].split()) <= _SHORT_WORDS or _ASKS_FOR_A_PERSON.search(sentence[0])
    ]
