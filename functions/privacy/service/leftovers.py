"""Files of takeouts that are over: removed version by version, whatever became of the takeout."""

import time

from functions.privacy.repository import files, objects, takeouts
from functions.privacy.service.progress import is_wanted
from shared import clock
from shared.table import UserPartition

_SECONDS_A_VISIT = 50


def clear_away(partition: UserPartition) -> None:
    """Removes what no takeout of this user needs any more; where it is much, asks to be called again."""
    ends = time.monotonic() + _SECONDS_A_VISIT
    known = {one.id: one for one in takeouts.everything(partition)}
    for version in objects.versions_below("files", files.prefix_of(partition.user_id)):
        name = version.key.rpartition("/")[2]
        if is_wanted(known.get(files.takeout_of(version.key)), name, clock.now()):
            continue
        if time.monotonic() > ends:
            takeouts.ask_to_clear_away(partition.user_id)
            return
        objects.remove("files", version)
