"""Dates as files write them, turned into the record's own: never more precise than they were."""

import re

from shared.records.partial_date import first_day

_MONTHS = {
    name: number
    for number, names in enumerate(
        (
            "jan january janv janvier januar enero ene gennaio gen janeiro",
            "feb february févr fevr février fevrier februar febrero febbraio fev fevereiro",
            "mar march mars märz maerz marz marzo março marco",
            "apr april avr avril abril abr aprile",
            "may mai mayo maggio mag maio",
            "jun june juin juni junio giugno giu junho",
            "jul july juil juillet juli julio luglio lug julho",
            "aug august août aout agosto ago",
            "sep sept september septembre septiembre settembre set setembro",
            "oct october okt oktober octobre octubre ottobre ott outubro",
            "nov november novembre noviembre novembro",
            "dec december déc décembre decembre dez dezember dic diciembre dicembre dezembro",
        ),
        start=1,
    )
    for name in names.split()
}
_STILL = frozenset(
    {
        *("present", "current", "currently", "now", "today", "ongoing"),
        *("heute", "aktuell", "jetzt"),
        *("présent", "aujourd'hui", "actuel", "actuellement"),
        *("actualidad", "actualmente", "presente", "oggi", "atual", "atualmente", "nu", "heden"),
    }
)

_ISO = re.compile(r"(\d{4})(?:[-/.](\d{1,2})(?:[-/.](\d{1,2}))?)?")
_ISO_TIME = re.compile(r"(\d{4}-\d{2}-\d{2})[T ]\d{2}:\d{2}.*")
_MONTH_FIRST = re.compile(r"(\d{1,2})[/.-](\d{4})")
_MONTH_NAMED = re.compile(r"([^\W\d_]+)\.?,?\s+(?:de\s+)?(\d{4})")


def means_still(text: str) -> bool:
    """Whether an end date says that there is none: `Present`, `now`, `heute`."""
    return text.strip(" .()").casefold() in _STILL


def partial_date(text: str) -> str | None:
    """`YYYY`, `YYYY-MM` or `YYYY-MM-DD` at the precision given, or None where it cannot be told.

    `Mar 2019`, `03/2019` and `2019-3` are all `2019-03`; `03/04/2019` is not guessed at.
    """
    text = text.strip()
    parts = _parts(text)
    if parts is None:
        return None
    written = "-".join(f"{part:0{4 if place == 0 else 2}d}" for place, part in enumerate(parts))
    try:
        first_day(written)
    except ValueError:
        return None
    return written


def _parts(text: str) -> list[int] | None:
    if found := _ISO_TIME.fullmatch(text):
        text = found[1]
    if found := _ISO.fullmatch(text):
        return [int(part) for part in found.groups() if part]
    if found := _MONTH_FIRST.fullmatch(text):
        return [int(found[2]), int(found[1])]
    if (found := _MONTH_NAMED.fullmatch(text)) and (month := _MONTHS.get(found[1].casefold())):
        return [int(found[2]), month]
    return None
