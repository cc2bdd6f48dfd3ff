"""What somebody is asked to do, or to be able to do: phrases with a verb, as advertisements have them.

`ability to work in a team`, `responsible for planning deliveries`, `You will train cooks and order stock`,
or a line that begins with a verb. The phrase is the verb and what it is done to, without what is said of it
further on: `plan deliveries`, not `plan deliveries that arrive on time`.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from shared.catalogue.asking import asks_for, bases, is_verb

_LONGEST = 14
"""Words a phrase may have."""

_BEFORE = 80
"""Characters before a verb that are looked at."""

_TOKEN = re.compile(r"[\w'’/#+&.-]*\w[+#]*|\S")
_LINE_BEGINS = re.compile(r"(?:^[\s*·•–—-]*|[\n*·•:;]\s*|\s[-–]\s*)$")
_END_WORDS = (
    "that which who whom whose where when while whilst whereas if because since so as through via within"
    " across by during before after until unless without per including e.g i.e etc such like based under"
    " is are was were will would can could should must may has have had you we they he she it our your"
    " in from into on"
)
_OPENING_WORDS = (
    "good excellent extensive strong experience knowledge ability solid proven previous minimum bachelor"
    " master fluent fluency familiarity understanding proficiency a an the must you we this our if as in at"
    " what who customer digital high great preferred required requirements qualifications benefits"
)
_CLOSING_WORDS = (
    "the a an of to for with and or at in on & , our your their its new other all any this these from into"
)
_ENDS = frozenset(_END_WORDS.split()) | frozenset('.;:!?•·*|()[]–—<>"“”,-')
_OPENERS = frozenset(_OPENING_WORDS.split())
_RIGHT_BEHIND = frozenset(("in", "on", "as", "into", "from", "within", "across", "under", "at"))
"""These end a deed, but not where they belong to its verb: `work in a team`."""

_JOINS = frozenset(("and", "or", "&"))
_NOT_LAST = frozenset(_CLOSING_WORDS.split())


@dataclass(frozen=True, slots=True)
class _Word:
    key: str
    start: int
    end: int
    is_capital: bool


def find_deeds(text: str) -> list[tuple[int, int]]:
    """The places of the phrases of a text in order, half-open; none lies within another."""
    words = list(_words(text))
    found, at = [], 0
    while at < len(words):
        end = _end_of(words, at) if _begins(text, words, at) else at
        if end > at + 1:
            found.append((words[at].start, words[end - 1].end))
        at = max(end, at + 1)
    return found


def _words(text: str) -> Iterator[_Word]:
    for match in _TOKEN.finditer(text):
        yield _Word(match[0].casefold(), *match.span(), match[0][0].isupper())


def _begins(text: str, words: list[_Word], at: int) -> bool:
    """Whether a deed begins with this word: a verb at the start of a line, or behind words that ask for it.

    A capital is no name where small letters follow: `Order stock`, but not `Stock Purchase Plan`.
    """
    word = words[at]
    if not is_verb(word.key):
        return False
    before = text[max(0, word.start - _BEFORE) : word.start]
    if word.is_capital or _LINE_BEGINS.search(before):
        return not word.is_capital or text[word.end : word.end + 3].lstrip(" ,")[:1].islower()
    return asks_for(before, word.key)


def _end_of(words: list[_Word], at: int) -> int:
    """The word behind a deed that begins here; verbs in a row are one deed."""
    end = at + 1
    while end < len(words) and _goes_through(words, end):
        end += 1
    if end < len(words) and words[end].key in _RIGHT_BEHIND:
        end += 1
    while end < len(words) and end - at < _LONGEST and not _ends(words, end):
        end += 1
    while end > at + 1 and words[end - 1].key in _NOT_LAST:
        end -= 1
    return end


def _goes_through(words: list[_Word], at: int) -> bool:
    """Whether a row of verbs goes on here: `plan, order and cook`."""
    word = words[at]
    if word.key in _JOINS or word.key == ",":
        after = words[at + 1 : at + 3]
        return any(is_verb(one.key) for one in after[:1]) or (
            word.key == "," and len(after) > 1 and after[0].key in _JOINS and is_verb(after[1].key)
        )
    return is_verb(word.key) and not word.is_capital


def _ends(words: list[_Word], end: int) -> bool:
    """Whether a deed is over before this word, or another one, or another line, begins with it."""
    word, after = words[end], words[end + 1].key if end + 1 < len(words) else ""
    if word.key in _ENDS or (word.is_capital and (is_verb(word.key) or word.key in _OPENERS)):
        return True
    if word.key == "to":
        return after in bases()
    return word.key in _JOINS and (is_verb(after) or after.endswith("ly"))
