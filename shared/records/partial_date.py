"""Dates as people give them: a year, a month or a day. The precision given is kept."""

import calendar
import re
from datetime import date
from typing import Annotated

from pydantic import AfterValidator, ValidationInfo, WithJsonSchema
from pydantic_core import PydanticCustomError

from shared import clock
from shared.kept import is_kept

_PATTERN = r"^\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?$"


def _is_a_day(text: str) -> str:
    if not re.fullmatch(_PATTERN, text, re.ASCII):
        raise ValueError("Give a year, a month or a day: 2019, 2019-03 or 2019-03-14.")
    if int(text[:4]) < 1900:
        raise ValueError("A date before 1900 is not accepted.")
    first_day(text)
    return text


def first_day(text: str) -> date:
    """The first day of the year, month or day named: `2021-03` -> 2021-03-01."""
    parts = [int(part) for part in text.split("-")]
    return date(parts[0], *[*parts[1:], 1, 1][:2])


def last_day(text: str) -> date:
    """The last day of the year, month or day named: `2021-02` -> 2021-02-28."""
    parts = [int(part) for part in text.split("-")]
    if len(parts) == 1:
        return date(parts[0], 12, 31)
    if len(parts) == 2:
        return date(parts[0], parts[1], calendar.monthrange(parts[0], parts[1])[1])
    return date(*parts)


PartialDate = Annotated[
    str, AfterValidator(_is_a_day), WithJsonSchema({"type": "string", "pattern": _PATTERN})
]
"""`YYYY`, `YYYY-MM` or `YYYY-MM-DD`, from 1900 on."""


def _has_begun(text: str, info: ValidationInfo) -> str:
    if first_day(text) > clock.latest_day() and not is_kept(info):
        raise PydanticCustomError("date_to_come", "This lies in the future.")
    return text


def check_period(start: str | None, end: str | None, info: ValidationInfo, *, named: str) -> None:
    """Refuses an end that is over before the start begins, each at its precision; it is `named` so."""
    if is_kept(info):
        return
    if start is not None and end is not None and first_day(start) > last_day(end):
        raise ValueError(f"{named}: The end lies before the start.")


PastDate = Annotated[PartialDate, AfterValidator(_has_begun)]
"""A date that has begun somewhere on earth: not in the future."""
