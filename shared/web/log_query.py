"""Questions to the audit log, as its routes take them: a span of time, an action, and how much."""

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Annotated

from fastapi import Depends, Query
from pydantic import AwareDatetime

from shared import clock
from shared.auth import Caller
from shared.ids import first_id_at
from shared.table.audit import Wanted
from shared.web.cursor import cursor_for, position_of

_BEFORE_EVERYTHING = datetime(1970, 1, 1, tzinfo=UTC)
_CLOCKS_DIFFER = timedelta(minutes=1)


@dataclass(frozen=True)
class LogQuestion:
    """What was asked. `about` tells one log from another: a cursor leads on in the one it came from."""

    action: str | None
    start: datetime | None
    end: datetime | None
    limit: int
    cursor: str | None
    about: str = ""

    def wanted(self, caller: Caller, *, longest: timedelta | None = None) -> Wanted:
        """What to read for this caller; without a start, no more than `longest`. Raises CursorNotValid.

        Before the log began and after now there is nothing to look through, whatever was asked.
        """
        latest = clock.now() + _CLOCKS_DIFFER
        end = max(_BEFORE_EVERYTHING, min(self.end or latest, latest))
        start = self.start or (end - longest if longest else _BEFORE_EVERYTHING)
        start = max(_BEFORE_EVERYTHING, start)
        below = position_of(caller, self._question, self.cursor) or first_id_at(end)
        return Wanted(start, below, self.limit, self.action)

    def next_cursor(self, caller: Caller, position: str | None) -> str | None:
        """The cursor to the next stretch of the same answer."""
        return cursor_for(caller, self._question, position)

    @property
    def _question(self) -> dict[str, object]:
        return {"action": self.action, "start": self.start, "end": self.end, "about": self.about}


async def _log_question(
    action: Annotated[str | None, Query(pattern=r"^[a-z_]{1,100}$")] = None,
    start: Annotated[AwareDatetime | None, Query(alias="from")] = None,
    end: Annotated[AwareDatetime | None, Query(alias="to")] = None,
    limit: Annotated[int, Query(ge=1, le=100)] = 20,
    cursor: str | None = None,
) -> LogQuestion:
    return LogQuestion(action, start, end, limit, cursor)


AskedOfLog = Annotated[LogQuestion, Depends(_log_question)]
"""`action`, `from` (inclusive) and `to` (exclusive), `limit` and `cursor`."""
