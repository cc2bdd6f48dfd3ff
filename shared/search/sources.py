"""Reading the records that an index is made of, from the caller's partition."""

from collections.abc import Collection, Iterator
from typing import Any

from shared import aws
from shared.records.kinds import ENRICHMENTS
from shared.search.entries import Entry, entry_of
from shared.search.postings import WeightedWords
from shared.search.shapes import SHAPES
from shared.table import Kind, Stored, UserPartition

Read = tuple[str, tuple[Entry, WeightedWords] | None]
"""The name of a document, and what it holds; None where its record is gone."""


def document_of(sort_key: str) -> str:
    """The document that a record belongs to: an enrichment belongs to its experience."""
    kind, hash_sign, record_id = sort_key.partition("#")
    return f"EXPERIENCE#{record_id}" if kind == ENRICHMENTS.name else f"{kind}{hash_sign}{record_id}"


def records_of(documents: Collection[str]) -> list[tuple[Kind[Any], str]]:
    """The keys of all records that these documents are made of."""
    keys: list[tuple[Kind[Any], str]] = []
    for document in sorted(documents):
        name, _, record_id = document.partition("#")
        if name in SHAPES:
            keys.append((SHAPES[name].kind, record_id))
        if name == "EXPERIENCE":
            keys.append((ENRICHMENTS, record_id))
    return keys


def read_from(found: dict[tuple[str, str], Stored[Any]], documents: Collection[str]) -> Iterator[Read]:
    """Each document as the records that were found make it."""
    for document in sorted(documents):
        name, _, record_id = document.partition("#")
        stored = found.get((name, record_id))
        enrichment = found.get((ENRICHMENTS.name, record_id)) if name == "EXPERIENCE" else None
        yield document, entry_of(stored, enrichment) if stored else None


def read_everything(partition: UserPartition) -> list[Read]:
    """Every document of the record. One query for each kind, side by side."""
    asked = [
        aws.beside(lambda kind=kind: list(partition.all(kind)))  # type: ignore[misc]
        for kind in (ENRICHMENTS, *(shape.kind for shape in SHAPES.values()))
    ]
    found = {(one.kind.name, one.id): one for answer in asked for one in answer.result()}
    documents = {stored.kind.sort_key(stored.id) for stored in found.values() if stored.kind.name in SHAPES}
    return list(read_from(found, documents))
