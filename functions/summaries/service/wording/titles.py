"""Titles inside a sentence: their case, their article, and whether they take one."""

import re

from functions.summaries.service.wording.articles import article
from functions.summaries.service.wording.word_lists import word_list

_SMALL = frozenset(
    {"st", "nd", "rd", "th", "of", "the", "and", "in", "for", "to", "at", "on", "a", "an", "with"}
)
_ROMAN = re.compile(r"^(?:I{1,3}|IV|VI{0,3}|IX)$")
_UNIQUE = re.compile(
    r"^(?:chief\b.*\bofficer|c[etfoim]o|president|managing director|executive director|principal$|headteacher"
    r"|general manager"
    r"|dean|mayor|(?:co-?)?owner|general secretary|treasurer|head of)\b",
    re.IGNORECASE,
)
_NOT_A_PERSON = re.compile(
    r"(?:staff|crew|personnel|support|ing|administration|sales|management|reception|security|retail|services?"
    r"|operations|care|security|logistics|maintenance|self-employed|freelance)$",
    re.IGNORECASE,
)

_WORD = re.compile(r"[^\W\d_]+(?:[-'’][^\W\d_]+)*")


def in_a_sentence(title: str) -> str:
    """A title as running text has it: `Registered Nurse` -> `registered nurse`.

    Known English words lose their capitals where the noun that the title turns on is one; acronyms keep
    them, and all else (`Küchenchef`, `Avocat`, proper names) stays as its owner wrote it.
    """
    head = _head(title)
    if not head or not all(_is_known(word) or _is_acronym(word) for word in head):
        return title
    if title.isupper() and len(title) > 5:
        return title.lower() if all(_is_known(word) for word in _WORD.findall(title)) else title
    return _WORD.sub(_in_lower_case, title)


def with_article(title: str) -> str:
    """`a registered nurse`, `an HGV driver`; bare where an article would be wrong."""
    words = in_a_sentence(title)
    return words if takes_none(title) else f"{article(words)} {words}"


def takes_none(title: str) -> bool:
    """Whether an article in front would be wrong: `chief executive officer`, `bar staff`, `護士`, `Owner`."""
    words = _head(title)
    foreign = not re.match(r"[A-Za-zÀ-ɏ0-9]", title)
    return (
        foreign
        or bool(_UNIQUE.match(title) or (words and _NOT_A_PERSON.search(words[-1])))
        or _is_plural(words)
    )


def _head(title: str) -> list[str]:
    """The words up to the noun that the title turns on: `VP of Engineering` -> `VP`."""
    return _WORD.findall(re.split(r"\s(?:of|in|for|at|to|and|on)\s|[,(/&–-]\s?", title)[0]) or _WORD.findall(
        title
    )


def _in_lower_case(match: re.Match[str]) -> str:
    word = match[0]
    if _is_acronym(word) or not _is_known(word) or word.casefold() in word_list("proper_words"):
        return word
    return word[0] + word[1:].lower() if word[1:2] == "-" else word.lower()


def _is_plural(words: list[str]) -> bool:
    last = words[-1].casefold() if words else ""
    return last.endswith("s") and last[:-1] in word_list("title_words") and not last.endswith("ss")


def _is_known(word: str) -> bool:
    plain = word.casefold()
    if plain in word_list("title_words") or plain in _SMALL or plain in word_list("proper_words"):
        return True
    return "-" in plain and all(len(part) == 1 or _is_known(part) for part in plain.split("-"))


def _is_acronym(word: str) -> bool:
    return bool(_ROMAN.match(word)) or (len(word) <= 5 and word.isupper()) or word[1:2].isupper()
