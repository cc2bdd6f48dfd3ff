"""`a` or `an`, by how the next word sounds."""

import re
import unicodedata

_SPOKEN_WITH_A_VOWEL = frozenset("AEFHILMNORSX")
"""Letters whose English names begin with a vowel: an MRI technician, a UX designer."""

_SPOKEN_AS_WORDS = {
    "NASA": "a",
    "NATO": "a",
    "NICU": "a",
    "RADAR": "a",
    "LAN": "a",
    "SWAT": "a",
    "SCUBA": "a",
}
_SPOKEN_AS_WORDS |= {
    "SCADA": "a",
    "STEM": "a",
    "LEED": "a",
    "SIM": "a",
    "FEMA": "a",
    "HAZMAT": "a",
    "LASER": "a",
}
_LIKE_YOU_OR_ONE = re.compile(
    r"(?:eu|ew|uni(?!n|m)|unanim|us(?:e|a|u)|ut[ei]|ubiq|ur[aio]|uk|ufo|one\b|once\b)"
)
_SILENT_H = re.compile(r"(?:hour|honest|hono[u]?r|heir)")
_EIGHT = re.compile(r"(?:8|11(?!\d\d\b)|18(?!\d\d?\b))")


def article(words: str) -> str:
    """`a` or `an` for what follows: an hour, a union organizer, an HGV driver, a European."""
    match = re.match(r"[^\w]*([\w&.]+)", words)
    if match is None:
        return "a"
    first = match[1]
    letters = first.replace(".", "").replace("&", "")
    if (letters.isupper() and not words.isupper()) or (len(letters) == 1 and letters.isalpha()):
        return _of_letters(letters)
    if letters.isupper() and len(letters) <= 4:
        return _of_letters(letters)
    return "an" if _vowel_sound(first) else "a"


def _of_letters(letters: str) -> str:
    spoken = _SPOKEN_AS_WORDS.get(letters.upper())
    return spoken or ("an" if letters[0].upper() in _SPOKEN_WITH_A_VOWEL else "a")


def _vowel_sound(word: str) -> bool:
    plain = unicodedata.normalize("NFKD", word.casefold().replace("œ", "oe").replace("æ", "ae"))
    plain = "".join(letter for letter in plain if not unicodedata.combining(letter))
    if plain[:1].isdigit():
        return bool(_EIGHT.match(plain))
    if _SILENT_H.match(plain):
        return True
    return plain[:1] in tuple("aeiou") and not _LIKE_YOU_OR_ONE.match(plain)
