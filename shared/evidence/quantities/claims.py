"""What a quantity is about: the metric it measures and which way that moved, from the words around.

Each reading of the words is one small function; the first that fits decides.
"""

from collections.abc import Callable

from shared.evidence.quantities.lexicon import DOWN_WORDS, UP_WORDS
from shared.evidence.quantities.noun_claims import (
    compared,
    in_brackets,
    named_by_verb,
    stated_after,
    stated_before,
)
from shared.evidence.quantities.setting import Claim, Setting
from shared.evidence.quantities.verb_claims import by_a_verb, governed

_READINGS: tuple[Callable[[Setting], Claim | None], ...] = (
    by_a_verb,
    in_brackets,
    compared,
    stated_before,
    governed,
    stated_after,
    named_by_verb,
)


def claim_of(setting: Setting) -> Claim | None:
    """The claim that the quantity makes; None for a bare number that counts nothing."""
    if (
        setting.reading.amount.bare
        and setting.right() in UP_WORDS | DOWN_WORDS
        and setting.right(1) == "than"
    ):
        return None
    for read in _READINGS:
        claim = read(setting)
        if claim:
            return claim
    return None
