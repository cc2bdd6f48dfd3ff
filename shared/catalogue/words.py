"""Text as words: where they stand, and the form in which different spellings are the same word."""

import re
import unicodedata
from functools import lru_cache
from typing import NamedTuple

_TOKEN = re.compile(r"[^\W_](?:[^\W_]|[\u0300-\u036f])*|\S")
_HYPHENS = frozenset("-\u2010\u2011\u2013")
_MARKS = re.compile(r"[\u0300-\u036f]")

# British and American spellings meet in one form. It need not be a real word, only the same for both.
_SPELLINGS = (
    (re.compile(r"is(e|ed|es|er|ing|ation|ations)$"), r"iz\1"),
    (re.compile(r"ys(e|ed|es|er|ing)$"), r"yz\1"),
    (re.compile(r"our"), "or"),
    (re.compile(r"(?<=[a-z]{2})tre(s?)$"), r"ter\1"),
    (re.compile(r"([aeiou])ll(ing|ed|er|ers)$"), r"\1l\2"),
    (re.compile(r"ogramme"), "ogram"),
    (re.compile(r"ae|oe"), "e"),
    (re.compile(r"(?<=[a-z]{2})ence(s?|d)$"), r"ense\1"),
    (re.compile(r"^tyre"), "tire"),
    (re.compile(r"inium$"), "inum"),
    (re.compile(r"^practis"), "practic"),
)

_IRREGULAR = {
    past: verb
    for verb, pasts in {
        "lay": "laid", "lead": "led", "build": "built", "teach": "taught",
        "sell": "sold", "run": "ran",
        "write": "wrote written", "drive": "drove driven", "make": "made", "keep": "kept",
        "take": "took taken",
        "give": "gave given", "feed": "fed", "buy": "bought", "bring": "brought",
        "sew": "sewn", "draw": "drew drawn", "grow": "grew grown", "dig": "dug", "hang": "hung",
        "oversee": "oversaw overseen", "speak": "spoke spoken", "shoot": "shot", "fly": "flew flown",
        "win": "won", "bend": "bent", "cut": "cut", "set": "set", "get": "got", "come": "came",
        "hold": "held",
        "send": "sent", "deal": "dealt", "meet": "met", "bind": "bound",
        "grind": "ground",
        "weave": "wove woven", "sweep": "swept", "ride": "rode ridden", "find": "found", "fight": "fought",
        "sing": "sang sung", "do": "did done", "see": "saw seen", "undertake": "undertook undertaken",
        "rewrite": "rewrote rewritten", "rebuild": "rebuilt", "mow": "mown", "pay": "paid",
        "catch": "caught", "wear": "wore worn",
        "deputize": "deputised",
    }.items()
    for past in pasts.split()
}  # fmt: skip

_PLURALS = {
    "men": "man", "women": "woman", "children": "child", "people": "person",
    "calves": "calf", "knives": "knife",
    "menus": "menu", "apis": "api", "mice": "mouse", "teeth": "tooth", "shelves": "shelf", "loaves": "loaf",
}  # fmt: skip


class Token(NamedTuple):
    """A word or a punctuation mark. `glued`: no space between it and a punctuation mark before it,
    or, for a mark, before itself; it tells `.NET` from the end of a sentence."""

    key: str
    start: int
    end: int
    is_word: bool


def tokens(text: str) -> list[Token]:
    """The words and marks of a text in order. A hyphen within a compound is left out."""
    found: list[Token] = []
    mark_end = -1
    word_end = -1
    for match in _TOKEN.finditer(text):
        start, end = match.span()
        surface = match[0]
        if not surface[0].isalnum():
            if surface in _HYPHENS and start == word_end and text[end : end + 1].isalnum():
                word_end = mark_end = -1
                continue
            found.append(Token(_mark(surface, start in (word_end, mark_end)), start, end, False))
            mark_end, word_end = end, -1
            continue
        glued = start == mark_end and text[start - 1] not in "/&(,;|"
        found.append(Token("~" + normal(surface) if glued else normal(surface), start, end, True))
        word_end, mark_end = end, -1
    return found


def first_key(text: str) -> str:
    """The key of the first word or mark of a text that is not empty."""
    match = _TOKEN.match(text)
    if match is None:
        raise ValueError("A wording begins with a space, or is empty.")
    surface = match[0]
    return normal(surface) if surface[0].isalnum() else _mark(surface, glued=False)


def _mark(surface: str, glued: bool) -> str:
    if surface == "&":
        return "and"
    if surface in "/,;|()":
        return surface
    return "~" + ("'" if surface == "\u2019" else surface) if glued else surface


@lru_cache(maxsize=20_000)
def normal(word: str) -> str:
    """One form for all spellings of a word: no case, no accents, British as American."""
    plain = word.casefold()
    if not plain.isascii():
        plain = _MARKS.sub("", unicodedata.normalize("NFKD", plain))
    if len(plain) > 4 and plain.isalpha():
        for pattern, replacement in _SPELLINGS:
            plain = pattern.sub(replacement, plain)
    return plain


@lru_cache(maxsize=20_000)
def stem(key: str) -> str:
    """One form for a verb or noun in all its endings: `managed`, `managing`, `manage` -> `manag`."""
    word = _PLURALS.get(key) or _IRREGULAR.get(key, key)
    if len(word) < 3 or not word.isalpha():
        return word
    word = _without_plural(word)
    for ending in ("ing", "ed"):
        base = word[: -len(ending)]
        if word.endswith(ending) and len(base) >= 3 and any(letter in "aeiouy" for letter in base):
            word = base
            break
    if word.endswith("i"):
        word = word[:-1] + "y"
    word = word.removesuffix("e") if len(word) > 3 else word
    return word[:-1] if len(word) > 3 and word[-1] == word[-2] else word


def _without_plural(word: str) -> str:
    if word.endswith("ies") and len(word) > 4:
        return word[:-3] + "y"
    if word.endswith(("sses", "shes", "ches", "xes", "zes")):
        return word[:-2]
    if word.endswith("s") and not word.endswith(("ss", "us", "is")) and len(word) > 3:
        return word[:-1]
    return word


def irregular_pasts() -> tuple[str, ...]:
    """The past forms that do not end in -ed."""
    return tuple(_IRREGULAR)


def is_past(key: str) -> bool:
    """Whether a word looks like a verb in the past: `replaced`, `took`."""
    return key.endswith("ed") or key in _IRREGULAR


def is_verb_form(key: str) -> bool:
    """Whether a word can hardly be a noun: `managed`, `managing`, `led`."""
    return is_past(key) or key.endswith("ing")


def other_numbers(word: str) -> tuple[str, ...]:
    """The plural of a singular noun and the singular of a plural one, in normal form."""
    if len(word) < 3 or not word.isalpha():
        return ()
    singular = _without_plural(word)
    if singular != word:
        return (singular,)
    if word.endswith(("s", "x", "z", "sh", "ch")):
        return (word + "es",)
    if word.endswith("y") and word[-2] not in "aeiou":
        return (word[:-1] + "ies",)
    return (word + "s",)
