"""JSON from strangers: read within bounds, or refused with a sentence that helps.

Python's own reader takes more than JSON (NaN, repeated keys, lone surrogates) and recurses with its
input. What is not plain, finite and of human size is refused here, before anything looks at it.
"""

import json
import re
from collections.abc import Iterator
from decimal import Decimal
from itertools import chain
from typing import Any, NoReturn

from shared.documents.refused import DocumentRefused

LARGEST_FILE = 5_000_000
DEEPEST = 16
MOST_VALUES = 50_000
LONGEST_NUMBER = 40

Json = Any
"""What JSON can hold; numbers with a fraction are `Decimal`, so that `3.80` stays `3.80`."""

_END = object()
_SURROGATE = re.compile("[\ud800-\udfff]")


def load(data: bytes) -> Json:
    """The value that these bytes hold. Raises DocumentRefused for anything but bounded, strict JSON."""
    if len(data) > LARGEST_FILE:
        raise DocumentRefused(
            f"This file is larger than the {LARGEST_FILE // 1_000_000} MB accepted for JSON."
        )
    text = _decoded(data)
    if not text.strip():
        raise DocumentRefused("This file is empty.")
    try:
        value = json.loads(
            text,
            parse_float=_decimal,
            parse_int=_integer,
            parse_constant=_refuse_constant,
            object_pairs_hook=_object,
        )
    except json.JSONDecodeError as error:
        raise DocumentRefused(f"This file is not JSON: {_where(error)}.") from None
    except RecursionError:
        raise DocumentRefused("This file is nested too deeply to be a resume.") from None
    return checked(value)


def checked(value: Json) -> Json:
    """The value itself, once its depth, its number of values and its text are within bounds."""
    for count, (depth, leaf) in enumerate(_walk(value), start=1):
        if depth > DEEPEST:
            raise DocumentRefused("This file is nested too deeply to be a resume.")
        if count > MOST_VALUES:
            raise DocumentRefused(
                f"This file holds more than {MOST_VALUES:,} values; a resume has far fewer."
            )
        if isinstance(leaf, str) and _SURROGATE.search(leaf):
            raise DocumentRefused(
                "This file holds broken characters (half of a pair). Save it again as UTF-8."
            )
        if isinstance(leaf, float) and leaf - leaf != 0:
            _refuse_constant("")
    return value


def _walk(value: Json) -> Iterator[tuple[int, Json]]:
    """Every key and value with its depth, without recursion and without copying what is wide."""
    waiting: list[tuple[int, Iterator[Json]]] = [(0, iter((value,)))]
    while waiting:
        depth, values = waiting[-1]
        current = next(values, _END)
        if current is _END:
            waiting.pop()
            continue
        yield depth, current
        if isinstance(current, dict):
            waiting.append((depth + 1, chain(current, current.values())))
        elif isinstance(current, list):
            waiting.append((depth + 1, iter(current)))


def _decoded(data: bytes) -> str:
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        raise DocumentRefused("This file is UTF-16 text. Save it as UTF-8 and try again.")
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise DocumentRefused(
            f"This file is not UTF-8 text (line {line}). Save it as UTF-8 and try again."
        ) from None


def _where(error: json.JSONDecodeError) -> str:
    # Python's messages name a character class at most, never the text around it.
    problem = error.msg.rstrip(": ")
    return f"{problem[:1].lower()}{problem[1:]} in line {error.lineno}, column {error.colno}"


def _object(pairs: list[tuple[str, Json]]) -> dict[str, Json]:
    found = dict(pairs)
    if len(found) != len(pairs):
        raise DocumentRefused(
            "This file gives the same key twice in one place, so it is not clear which value is meant."
        )
    return found


def _decimal(text: str) -> Decimal:
    number = Decimal(text) if len(text) <= LONGEST_NUMBER else _refuse_number()
    if number and abs(number.adjusted()) > LONGEST_NUMBER:
        _refuse_number()
    return number


def _integer(text: str) -> int:
    return int(text) if len(text) <= LONGEST_NUMBER else _refuse_number()


def _refuse_number() -> NoReturn:
    raise DocumentRefused("This file holds a number too large or too long to be anybody's.")


def _refuse_constant(_: str) -> NoReturn:
    raise DocumentRefused("This file is not JSON: NaN and Infinity are not numbers.")
