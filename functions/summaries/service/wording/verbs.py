"""Past-tense verbs at the head of a result, and what they become: `cut` -> `cutting`."""

import re
from functools import lru_cache

from functions.summaries.service.wording.word_lists import word_list

_ED = re.compile(r"^[a-z]{2,}ed$")
_ALREADY = re.compile(r"^(?:re|co|out|over)-[a-z]+ed$")


def is_past(word: str) -> bool:
    """Whether a word that opens a result is a verb in the past tense."""
    plain = word.casefold()
    if plain in irregular() or _ALREADY.match(plain):
        return True
    return bool(_ED.match(plain)) and plain not in word_list("not_verbs")


def to_gerund(word: str) -> str:
    """`reduced` -> `reducing`, `carried` -> `carrying`, `ran` -> `running`, `agreed` -> `agreeing`."""
    plain = word.casefold()
    if plain in irregular():
        return irregular()[plain]
    if plain.endswith("ied"):
        return f"{plain[:-3]}ying"
    if plain.endswith("eed"):
        return f"{plain[:-1]}ing"
    return f"{plain[:-2]}ing"


def has_a_second_verb(words: str) -> bool:
    """Whether another past-tense verb follows a comma or `and`, so that changing the first is not enough."""
    later = re.findall(r"(?:\band|\bbut|\bthen|,|;)\s+(?:\w+ly\s+)?([A-Za-z-]+)", words)
    return any(is_past(word) for word in later)


@lru_cache(maxsize=1)
def irregular() -> dict[str, str]:
    """Past tense -> gerund of the verbs that do not form it with -ed."""
    pairs = (pair.partition(":") for pair in word_list("gerunds"))
    return {past: gerund for past, _, gerund in pairs}
