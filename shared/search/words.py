"""Words of a text, as search compares them."""

import re
import unicodedata
from collections.abc import Iterator

_WORD = re.compile(r"\w+(?:[+#]+|(?:[.'’&/-]\w+)*)", re.UNICODE)
_CJK = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")


def folded(text: str) -> str:
    """Without case and accents: `Café` -> `cafe`."""
    if text.isascii():
        return text.lower()
    decomposed = unicodedata.normalize("NFKD", text.casefold())
    return "".join(letter for letter in decomposed if not unicodedata.combining(letter))


def words(text: str) -> Iterator[tuple[str, int, int]]:
    """Each folded word with its half-open offsets in code points; a compound gives its parts too.

    Scripts that are written without spaces give single characters.
    """
    for match in _WORD.finditer(text):
        if _CJK.search(match.group()):
            yield from ((letter, match.start() + at, match.start() + at + 1)
                        for at, letter in enumerate(match.group()))  # fmt: skip
            continue
        yield folded(match.group()), match.start(), match.end()
        parts = list(re.finditer(r"\w+", match.group()))
        if len(parts) > 1:
            yield from (
                (folded(part.group()), match.start() + part.start(), match.start() + part.end())
                for part in parts
            )
