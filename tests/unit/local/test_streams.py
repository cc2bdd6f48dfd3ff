"""What the emulator remembers of streams, and what it must not."""

import json
from pathlib import Path
from typing import Any

from local.streams import begin_anew


def state(folder: Path, **data: int) -> Path:
    payload: dict[str, Any] = {"dynamodb_stream_positions": {"data": data}, "functions": {"a": 1}}
    file = folder / "lambda.json"
    file.write_text(json.dumps({"__ministack_format__": 2, "payload": payload}))
    return file


def test_streams_are_read_from_their_start_after_a_restart(tmp_path: Path) -> None:
    file = state(tmp_path, relay=520, sequencer=212)
    begin_anew(tmp_path)
    kept = json.loads(file.read_text())
    assert kept["payload"]["dynamodb_stream_positions"]["data"] == {"relay": 0, "sequencer": 0}
    assert kept["payload"]["functions"] == {"a": 1}


def test_a_first_start_has_nothing_to_forget(tmp_path: Path) -> None:
    begin_anew(tmp_path)
    assert list(tmp_path.iterdir()) == []
