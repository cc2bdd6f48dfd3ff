"""Events on the EventBridge bus."""

from collections.abc import Sequence

from shared import aws, config
from shared.events import Event

SOURCE = "pathfinder"
_BATCH = 10
_ATTEMPTS = 3


class Unpublished(RuntimeError):
    """Some events were not accepted; `first` is the position of the first one."""

    def __init__(self, first: int) -> None:
        super().__init__("Events were not accepted by the bus.")
        self.first = first


def publish(events: Sequence[Event]) -> None:
    """Puts events on the bus, ten a call, each failed entry tried again. Raises Unpublished."""
    for start in range(0, len(events), _BATCH):
        waiting = list(enumerate(events[start : start + _BATCH], start))
        for _ in range(_ATTEMPTS):
            waiting = _put(waiting)
            if not waiting:
                break
        else:
            raise Unpublished(waiting[0][0])


def _put(waiting: list[tuple[int, Event]]) -> list[tuple[int, Event]]:
    bus = config.read("BUS_MAIN")
    answer = aws.own("events").put_events(
        Entries=[
            {
                "EventBusName": bus,
                "Source": SOURCE,
                "DetailType": event.type,
                "Detail": event.model_dump_json(),
            }
            for _, event in waiting
        ]
    )
    if not answer["FailedEntryCount"]:
        return []
    return [one for one, entry in zip(waiting, answer["Entries"], strict=True) if "ErrorCode" in entry]
