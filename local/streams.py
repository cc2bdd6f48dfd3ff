"""The tables' streams over a restart of the emulator."""

import json
from pathlib import Path

_STATE = "lambda.json"
_POSITIONS = "dynamodb_stream_positions"


def begin_anew(state: Path) -> None:
    """Lets every function read its stream from the start of what the emulator then holds.

    The emulator keeps how far each function had read, but not the records that it had read: so many new
    ones would pass unread as there were old ones, and nothing would follow from what people write.
    """
    file = state / _STATE
    if not file.exists():
        return
    kept = json.loads(file.read_text())
    read = kept.get("payload", {}).get(_POSITIONS, {}).get("data", {})
    if any(read.values()):
        read.update(dict.fromkeys(read, 0))
        file.write_text(json.dumps(kept))
