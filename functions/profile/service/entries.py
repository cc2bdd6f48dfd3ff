"""The verbs of the collections, alike for every kind."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from functions.profile.schemas import Kept
from shared.errors import AppError, FieldProblem, InvalidInput, NotFound
from shared.ids import is_id
from shared.records.validation import merged, validated
from shared.records.writing import create_many, must_match, rewrite
from shared.table import Content, Kind, Stored, UserPartition

_MOMENTS = ("created_at", "updated_at")


class RecordNotFound(NotFound):
    code = "RECORD_NOT_FOUND"
    message = "There is no such entry in your record."


def list_entries(
    partition: UserPartition, kind: Kind[Content], *, sort: str | None, by: Sequence[str]
) -> list[Stored[Content]]:
    """Every entry of a kind, in the order in which they were added, or by `<field>:asc|desc`.

    What lacks the field comes last either way. Raises InvalidInput for a field that is not one of `by`.
    """
    entries = list(partition.all(kind))
    if sort is None:
        return entries
    field, descending = _sorting(sort, by)
    keys = {one.id: _sort_key(one, field) for one in entries}
    having = sorted(
        (one for one in entries if keys[one.id]), key=lambda one: keys[one.id], reverse=descending
    )
    return [*having, *(one for one in entries if not keys[one.id])]


def _sorting(sort: str, by: Sequence[str]) -> tuple[str, bool]:
    field, _, direction = sort.partition(":")
    if field not in (*by, *_MOMENTS) or direction not in ("", "asc", "desc"):
        message = f"Sort by one of {', '.join([*by, *_MOMENTS])}, followed by :asc or :desc."
        raise InvalidInput(details=(FieldProblem("sort", message),))
    return field, direction == "desc"


def _sort_key(stored: Stored[Any], field: str) -> str:
    if field in _MOMENTS:
        moment: datetime = getattr(stored, field)
        return moment.isoformat()
    value = stored.content.open().model_dump(by_alias=True, include={field, f"{field}_"}).get(field)
    return str(value or "").casefold()


def create_entries(
    partition: UserPartition,
    kind: Kind[Content],
    items: Sequence[Mapping[str, Any]],
    *,
    request_key: str | None,
) -> list[Stored[Content] | AppError]:
    """Up to 100 new entries; each succeeds or is refused on its own, with a key each only once."""
    return create_many(
        partition,
        kind,
        items,
        checked=lambda item: validated(kind.content, item),
        request_key=request_key,
    )


def read_entry(partition: UserPartition, kind: Kind[Content], entry_id: str) -> Stored[Content]:
    """One entry. Raises RecordNotFound."""
    stored = partition.get(kind, entry_id) if is_id(entry_id) else None
    if stored is None:
        raise RecordNotFound()
    return stored


def change_entry(
    partition: UserPartition,
    kind: Kind[Content],
    entry_id: str,
    changes: Mapping[str, Any],
    *,
    if_match: int | None,
) -> Stored[Content]:
    """Merges the given fields. Raises RecordNotFound, InvalidInput, StaleVersion."""
    return rewrite(
        partition,
        lambda: read_entry(partition, kind, entry_id),
        lambda old: merged(old, changes),
        if_match=if_match,
    )


def delete_entry(
    partition: UserPartition, kind: Kind[Content], entry_id: str, *, if_match: int | None
) -> None:
    """Removes an entry. Raises RecordNotFound, StaleVersion."""
    must_match(read_entry(partition, kind, entry_id), if_match)
    transaction = partition.transaction()
    transaction.delete(kind, entry_id, version=if_match)
    transaction.commit()


def shown(stored: Stored[Any], answer: type[Kept]) -> Kept:
    """The opened content with what every record has beside it; what was accepted once is not judged anew."""
    return answer.model_construct(
        **dict(stored.content.open()),
        id=stored.id,
        version=stored.version,
        created_at=stored.created_at,
        updated_at=stored.updated_at,
    )
