"""Fields that several kinds of records have, and what is accepted in them."""

import unicodedata
from decimal import Decimal
from functools import lru_cache
from pathlib import Path
from typing import Annotated, Any
from urllib.parse import urlsplit

from pydantic import (
    AfterValidator,
    BeforeValidator,
    Field,
    PlainSerializer,
    StringConstraints,
    ValidationInfo,
)
from pydantic_core import PydanticCustomError

from shared.kept import is_kept

_CURRENCIES = Path(__file__).with_name("currencies.txt")
_KEPT_WITHIN = frozenset("\t\n\r")
_LOOKS_EMPTY = frozenset("\u115f\u1160\u2800\u3164\uffa0")
"""Letters that show nothing: fillers of Hangul, and the empty sign of Braille."""


def _without_invisible(value: Any) -> Any:
    """Text without control characters, and without what nobody sees at its ends, or if that is all of it."""
    if not isinstance(value, str) or (value.isascii() and value.isprintable()):
        return value
    text = "".join(one for one in value if unicodedata.category(one) != "Cc" or one in _KEPT_WITHIN)
    seen = [at for at, one in enumerate(text) if not _is_hidden(one)]
    if all(unicodedata.category(text[at])[0] == "M" for at in seen):
        return ""
    return text[seen[0] : seen[-1] + 1]


def _is_hidden(letter: str) -> bool:
    return letter in _LOOKS_EMPTY or letter.isspace() or unicodedata.category(letter) == "Cf"


def _is_a_currency(code: str, info: ValidationInfo) -> str:
    if code not in currencies() and not is_kept(info):
        raise PydanticCustomError("no_currency", "This is no currency of ISO 4217, such as EUR or USD.")
    return code


def _has_a_host(address: str, info: ValidationInfo) -> str:
    try:
        host = urlsplit(address).hostname or ""
    except ValueError:
        host = ""
    if not any(map(str.isalnum, host)) and not is_kept(info):
        raise PydanticCustomError(
            "no_link", "This is not the address of a page, such as https://example.org."
        )
    return address


@lru_cache
def currencies() -> frozenset[str]:
    """The codes of ISO 4217, of today and of former times."""
    lines = _CURRENCIES.read_text(encoding="ascii").splitlines()
    return frozenset(code for line in lines if not line.startswith("#") for code in line.split())


Name = Annotated[
    str,
    StringConstraints(strip_whitespace=True, min_length=1, max_length=200),
    BeforeValidator(_without_invisible),
]
"""A name or a title: something that can be seen."""
Line = Annotated[
    str,
    StringConstraints(strip_whitespace=True, min_length=1, max_length=2000),
    BeforeValidator(_without_invisible),
]
Link = Annotated[
    str, StringConstraints(max_length=2000, pattern=r"^https?://\S+$"), AfterValidator(_has_a_host)
]
Money = Annotated[
    Decimal,
    Field(ge=0, max_digits=18, decimal_places=4),
    PlainSerializer(lambda value: str(value), return_type=str, when_used="json"),
]
Currency = Annotated[str, StringConstraints(pattern=r"^[A-Z]{3}$"), AfterValidator(_is_a_currency)]
"""A code of ISO 4217, such as `EUR`."""
