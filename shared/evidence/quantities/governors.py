"""The verb that governs a quantity, and what that verb acts on."""

from shared.evidence.quantities.lexicon import (
    DETERMINERS,
    DOWN_NOUNS,
    DOWN_VERBS,
    MOVE_VERBS,
    NOT_NOUNS,
    NOUNS_IN_ING,
    PREPOSITIONS,
    SAVE_VERBS,
    UP_NOUNS,
    UP_VERBS,
)
from shared.evidence.quantities.phrases import Token, phrase_after
from shared.evidence.quantities.setting import Setting
from shared.evidence.quantities.word_lists import words

VERBS = UP_VERBS | DOWN_VERBS | MOVE_VERBS | SAVE_VERBS
_BREAKS = (PREPOSITIONS | DETERMINERS | NOT_NOUNS) - words(
    "and or per to daily weekly monthly quarterly yearly"
)
_NOUNS_TOO = words("falls rises drops cuts gains jumps moves turns changes limits shifts growth down up")


def governor(setting: Setting, stop: int) -> int | None:
    """The index of the nearest verb of change before `stop`, in the same clause."""
    for index in range(stop - 1, setting.floor - 1, -1):
        token = setting.tokens[index]
        if token.text in (";", ":") or (token.lower.endswith("ing") and _opens_a_clause(setting, index)):
            return None
        if token.lower in VERBS and not _is_noun_here(setting, index):
            return _behind_a_noun(setting, index)
    return None


def _behind_a_noun(setting: Setting, index: int) -> int:
    """Of "reduced patient falls" the verb is "reduced": a plural in -s may be its object."""
    if setting.tokens[index].lower in _NOUNS_TOO:
        for earlier in range(index - 1, max(setting.floor, index - 9) - 1, -1):
            if setting.tokens[earlier].lower in VERBS:
                return earlier
    return index


def _opens_a_clause(setting: Setting, index: int) -> bool:
    lower = setting.tokens[index].lower
    return (
        lower not in VERBS
        and lower not in NOUNS_IN_ING
        and index > 0
        and not setting.tokens[index - 1].is_word
    )


def _is_noun_here(setting: Setting, index: int) -> bool:
    """ "An increase of", "cost cuts", "the drop": preceded by a determiner, it is a noun."""
    before = setting.tokens[index - 1].lower if index else ""
    return setting.tokens[index].lower in UP_NOUNS | DOWN_NOUNS and before in (
        "a",
        "an",
        "the",
        "any",
        "this",
    )


def object_of(setting: Setting, verb: int, stop: int) -> list[Token]:
    """What the verb acts on, up to `stop`: "waiting time", "number of patient falls"."""
    between = list(setting.tokens[verb + 1 : stop])
    while between and between[0].lower in DETERMINERS:
        between = between[1:]
    if between and len(between) <= 5 and all(t.is_word and t.lower not in _BREAKS for t in between):
        return between
    phrase = phrase_after(setting.tokens[:stop], verb + 1, counted=True)
    if phrase:
        after = setting.tokens.index(phrase[-1]) + 1
        rest = setting.tokens[after:stop]
        if (
            rest
            and rest[0].lower in ("and", "of", "&", "per", "to")
            and len(rest) <= 4
            and all(t.is_word for t in rest)
        ):
            phrase = [*phrase, *rest]
    return phrase
