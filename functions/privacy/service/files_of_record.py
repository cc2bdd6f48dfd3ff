"""The record as files: all of it as JSON with a schema, as JSON Resume, a table for each kind, the photo."""

import base64
import csv
import io
import json
from collections import defaultdict
from collections.abc import Iterable
from datetime import datetime
from typing import Any

from pydantic.json_schema import models_json_schema

from shared.documents import json_resume
from shared.documents.reading import read_whole_record
from shared.records import kinds
from shared.table import Kind, UserPartition
from shared.table.whole_partition import Found, everything

Rows = dict[str, list[dict[str, Any]]]
FORMAT = "https://pathfinder.example/schemas/takeout-1"
_DERIVED = {"SEARCH", "TAKEOUT", "TAKEOUT_TURN"}
"""Made of the rest, or about this copy itself."""
WITHHELD = {"INVITATION": frozenset({"secret"})}
"""What opens a door to somebody else's answer, and says nothing about anybody."""
_KNOWN: tuple[Kind[Any], ...] = tuple(one for one in vars(kinds).values() if isinstance(one, Kind))
_FILES = {"image/jpeg": "jpg", "image/png": "png", "image/webp": "webp"}
_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def record_files(partition: UserPartition, made_at: datetime) -> tuple[dict[str, bytes], tuple[str, ...]]:
    """The files by name, and in words what could not be opened."""
    found = list(everything(partition))
    rows = _by_kind(found)
    whole = {
        "$schema": "record.schema.json",
        "format": FORMAT,
        "made_at": made_at.isoformat(),
        "user_id": partition.user_id,
        "records": rows,
    }
    resume, _ = read_whole_record(partition)
    made = {
        "record/record.json": as_json(whole),
        "record/record.schema.json": as_json(schema()),
        "record/json-resume.json": as_json(json_resume.write(resume)),
    }
    made |= {f"tables/{kind.lower().replace('#', '-')}.csv": table(lines) for kind, lines in rows.items()}
    broken = sum(one.broken for one in found)
    told = (f"{broken} stored items are damaged and could not be opened.",) if broken else ()
    return made | _photo(rows), told


def schema() -> dict[str, Any]:
    """A JSON Schema of `record.json`: what is in the kinds that the record is made of."""
    _, shared_parts = models_json_schema(
        [(kind.content, "validation") for kind in _KNOWN], ref_template="#/$defs/{model}"
    )
    for kind in _KNOWN:
        _withhold(shared_parts["$defs"][kind.content.__name__], WITHHELD.get(kind.name, frozenset()))
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": FORMAT,
        "title": "Everything in one person's record",
        "type": "object",
        "required": ["format", "made_at", "user_id", "records"],
        "properties": {
            "format": {"const": FORMAT},
            "made_at": {"type": "string", "format": "date-time"},
            "user_id": {"type": "string"},
            "records": {
                "type": "object",
                "properties": {kind.name: _rows_of(kind) for kind in _KNOWN},
                "additionalProperties": {"type": "array", "items": {"type": "object"}},
            },
        },
        **shared_parts,
    }


def table(rows: Iterable[dict[str, Any]]) -> bytes:
    """Rows as CSV that spreadsheets read: UTF-8 with a mark, lists joined, deeper things as JSON.

    A text that a spreadsheet would take for a formula gets an apostrophe in front.
    """
    flat = [_flat(row) for row in rows]
    names = list(dict.fromkeys(name for row in flat for name in row))
    text = io.StringIO()
    writer = csv.DictWriter(text, names, restval="")
    writer.writeheader()
    writer.writerows(flat)
    return b"\xef\xbb\xbf" + text.getvalue().encode()


def as_json(value: Any) -> bytes:
    """Readable by people, too."""
    return json.dumps(value, ensure_ascii=False, indent=2).encode()


def _by_kind(found: Iterable[Found]) -> Rows:
    """What is sealed, kind by kind; of the rest (counters, remembered requests) what there is in clear."""
    rows: Rows = defaultdict(list)
    for one in found:
        if one.kind not in _DERIVED and not one.broken:
            content = {} if one.content is None else {"content": _told(one.kind, one.content)}
            rows[one.kind].append({**one.clear, **content})
    return dict(sorted(rows.items()))


def _withhold(described: dict[str, Any], names: frozenset[str]) -> None:
    for name in names:
        described["properties"].pop(name)
        described["required"].remove(name)


def _told(kind: str, content: Any) -> Any:
    withheld = WITHHELD.get(kind, frozenset())
    return {name: value for name, value in content.items() if name not in withheld} if withheld else content


def _rows_of(kind: Kind[Any]) -> dict[str, Any]:
    (reference,), _ = (
        models_json_schema([(kind.content, "validation")], ref_template="#/$defs/{model}")[0].values(),
        None,
    )
    return {
        "type": "array",
        "items": {
            "type": "object",
            "required": ["id", "version", "created_at", "updated_at", "content"],
            "properties": {"content": reference},
        },
    }


def _flat(row: dict[str, Any]) -> dict[str, str]:
    content = row.get("content")
    inner = content if isinstance(content, dict) else {}
    outer = {name: value for name, value in row.items() if name != "content"}
    return {name: _cell(value) for name, value in {**outer, **inner}.items()}


def _cell(value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, str):
        return f"'{value}" if value.startswith(_FORMULA) else value
    if isinstance(value, list) and all(isinstance(one, str) for one in value):
        return _cell("; ".join(value))
    return json.dumps(value, ensure_ascii=False)


def _photo(rows: Rows) -> dict[str, bytes]:
    made: dict[str, bytes] = {}
    for row in rows.get("PHOTO", []):
        ending = _FILES.get(str(row["content"].get("media_type")), "bin")
        made[f"files/photo.{ending}"] = base64.b64decode(str(row["content"].get("data", "")))
    return made
