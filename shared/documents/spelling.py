"""How names are compared: without accents, and with one apostrophe, one hyphen and one space.

A letter becomes one letter, so that what is found in the compared text can be replaced in the text as it
was written. Case stays: whether it matters depends on the name.
"""

import re
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property

_SIGNS = {
    **dict.fromkeys("’‘‛ʼʹ`´′＇", "'"),
    **dict.fromkeys("‐‑‒–—―−﹣－", "-"),
    **dict(zip("øØłŁđĐħĦŧŦı", "oOlLdDhHtTi", strict=True)),
}
_ACCENTS = re.compile("[\u0300-\u036f]*")
_LEFT_OUT = re.compile("[\u0300-\u036f\u0591-\u05bd\u05bf\u05c1\u05c2\u05c4\u05c5\u05c7\u064b-\u065f\u0670]")
"""Accents and points that stand as signs of their own; those of scripts in which they are letters stay."""


class _Letters(dict[int, str]):
    """What a character is compared as, looked up once for each; nothing for what nobody sees."""

    def __missing__(self, code: int) -> str:
        self[code] = shown = _compared(chr(code))
        return shown


def _compared(letter: str) -> str:
    if letter in _SIGNS:
        return _SIGNS[letter]
    if letter.isspace():
        return " "
    if _LEFT_OUT.match(letter) or unicodedata.category(letter) == "Cf":
        return ""
    apart = unicodedata.normalize("NFKD", letter)
    return apart[0] if _ACCENTS.fullmatch(apart, 1) else letter


_LETTERS = _Letters()


def composed(text: str) -> str:
    """The text with every accent and its letter as one sign, where there is one."""
    return unicodedata.normalize("NFC", text)


def compared(text: str) -> str:
    """The text as names are compared: `Hôpital Saint‑Luc` -> `Hopital Saint-Luc`."""
    return text.translate(_LETTERS)


@dataclass(frozen=True)
class Spelling:
    """A text as it is written, with the text as it is compared."""

    written: str

    @cached_property
    def compared(self) -> str:
        return compared(self.written)

    @cached_property
    def _places(self) -> list[int] | range:
        """Where each compared character stands in the written text, and where that ends."""
        if len(self.compared) == len(self.written):
            return range(len(self.written) + 1)
        seen = [at for at, letter in enumerate(self.written) if _LETTERS[ord(letter)]]
        return [*seen, len(self.written)]

    def written_at(self, start: int, end: int) -> str:
        """What is written where this part of the compared text stands, with signs that belong to it."""
        return self.written[self._places[start] : self._places[end]]

    def replaced(self, pattern: re.Pattern[str], standing_for: Callable[[re.Match[str]], str | None]) -> str:
        """The written text with what the pattern finds replaced; None leaves it as it is."""
        pieces, at = [], 0
        for found in pattern.finditer(self.compared):
            shown = standing_for(found)
            if shown is not None:
                start, end = found.span()
                pieces += [self.written[at : self._places[start]], shown]
                at = self._places[end]
        return "".join([*pieces, self.written[at:]])
