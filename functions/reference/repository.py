"""What was loaded beside the built-in catalogue, in force at this moment."""

from collections.abc import Iterable

from shared.catalogue import normalized
from shared.table import reference
from shared.table.reference import Item, ItemKind, Source


def loaded_sources() -> list[Source]:
    """The catalogues that were loaded whole."""
    return [source for source in reference.sources() if source.load]


def item(kind: ItemKind, item_id: str) -> tuple[Item, Source] | None:
    """One loaded entry and its source; its id begins with the source's."""
    source = next((one for one in loaded_sources() if item_id.startswith(f"{one.id}:")), None)
    if source is None:
        return None
    found = [one for one in reference.items([(source, item_id)]) if one.kind == kind]
    return (found[0], source) if found else None


def items(source: Source, ids: Iterable[str]) -> list[Item]:
    """Those of a source with these ids."""
    return reference.items((source, one) for one in ids)


def search(source: Source, kind: ItemKind, text: str, *, most: int) -> list[Item]:
    """Entries of which a label begins with this text."""
    return items(source, reference.beginning_with(source, kind, normalized(text), most=most))


def named(source: Source, kind: ItemKind, names: list[str]) -> dict[str, Item]:
    """For each name that is a label of this source, the first entry that has it."""
    labels = {name: normalized(name) for name in names}
    ids = {label: found[0] for label, found in reference.labelled(source, kind, labels.values()).items()}
    by_id = {one.id: one for one in items(source, ids.values())}
    return {name: by_id[ids[label]] for name, label in labels.items() if ids.get(label) in by_id}
