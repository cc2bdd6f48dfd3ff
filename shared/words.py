"""Words of a text, as they are compared: without case and accents."""

import re
import unicodedata
from collections.abc import Iterator

_MARKS = (
    r"\u0300-\u036f\u0483-\u0487\u0591-\u05bd\u05bf-\u05c7\u0610-\u061a\u064b-\u065f\u0670"
    r"\u0900-\u0903\u093a-\u094f\u0951-\u0957\u0962\u0963\u0981-\u0983\u09bc-\u09cd\u0a01-\u0a03\u0a3c-\u0a4d"
    r"\u0a81-\u0a83\u0abc-\u0acd\u0b01-\u0b03\u0b3c-\u0b4d\u0b82\u0bbe-\u0bcd\u0c00-\u0c04\u0c3c-\u0c56"
    r"\u0c81-\u0c83\u0cbc-\u0cd6\u0d00-\u0d03\u0d3b-\u0d4d\u0dca-\u0ddf\u0e31-\u0e3a\u0e47-\u0e4e"
)
"""Accents, points and vowel signs that follow their letter; without them it would be another word."""
_LETTERS = rf"\w[\w{_MARKS}]*"
_WORD = re.compile(rf"{_LETTERS}(?:[+#]+|(?:[.'’&/-]{_LETTERS})*)", re.UNICODE)
_PART = re.compile(_LETTERS)
_JOINTS = re.compile(rf"(?<=[\w{_MARKS}])[.'’&/-](?=\w)")
_PLAIN_WORD = re.compile(r"\w+(?:[+#]+|(?:[.'&/-]\w+)*)", re.ASCII)
_PLAIN_PART = re.compile(r"\w+", re.ASCII)
_UNSPACED = r"\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af"
_CJK = re.compile(f"[{_UNSPACED}]")
_BETWEEN_CJK = re.compile(f"[{_UNSPACED}]|[^{_UNSPACED}]+")


def folded(text: str) -> str:
    """Without case and accents: `Café` -> `cafe`."""
    if text.isascii():
        return text.lower()
    decomposed = unicodedata.normalize("NFKD", text.casefold())
    return "".join(letter for letter in decomposed if not unicodedata.combining(letter))


def joined(word: str) -> str:
    """A compound without the signs within it: `e-mail` -> `email`."""
    return word if word.isalnum() else _JOINTS.sub("", word)


def words(text: str) -> Iterator[tuple[str, int, int]]:
    """Each folded word with its half-open offsets in code points; a compound gives its parts too.

    Scripts that are written without spaces give single characters, and whole words of other scripts
    that stand among them.
    """
    if text.isascii():
        for match in _PLAIN_WORD.finditer(text):
            yield from _with_parts(match.group(), match.start(), _PLAIN_PART)
        return
    for match in _WORD.finditer(text):
        word, start = match.group(), match.start()
        if word.isascii() or not _CJK.search(word):
            yield from _with_parts(word, start, _PART)
        else:
            yield from _among_cjk(word, start)


def _among_cjk(word: str, start: int) -> Iterator[tuple[str, int, int]]:
    for piece in _BETWEEN_CJK.finditer(word):
        at = start + piece.start()
        if _CJK.match(piece.group()):
            yield piece.group(), at, at + 1
        else:
            for inner in _WORD.finditer(piece.group()):
                yield from _with_parts(inner.group(), at + inner.start(), _PART)


def _with_parts(word: str, at: int, part: re.Pattern[str]) -> Iterator[tuple[str, int, int]]:
    yield folded(word), at, at + len(word)
    if word.isalnum():
        return
    parts = list(part.finditer(word))
    if len(parts) > 1:
        yield from ((folded(one.group()), at + one.start(), at + one.end()) for one in parts)
