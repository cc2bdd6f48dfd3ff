"""`make reference ONET=folder ESCO=folder`: loads these downloads into the reference table of a stack.

Each folder is what its publisher hands out. What is loaded already stays as it is; a newer version is written
beside the older one, put in force by one write, and only then the older one is removed. Interrupted anywhere,
it is completed by running it again.
"""

import argparse
import sys
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import islice
from pathlib import Path
from time import sleep
from typing import Any, TextIO

from botocore.config import Config
from botocore.exceptions import BotoCoreError, ClientError

from shared import clock
from shared.catalogue import normalized
from shared.table import reference
from shared.table.reference import Item, ItemKind, Key, Source
from tools.operated import NotReached, Operated, target_arguments
from tools.reference_files.esco import read_esco
from tools.reference_files.onet import read_onet
from tools.reference_files.reading import Downloaded, NotTheseFiles

_BATCH = 25
_MOST_TRIES = 12
_PATIENT = Config(retries={"total_max_attempts": 6, "mode": "standard"})


class NotLoaded(RuntimeError):
    """The table did not take what it was given."""


def main(arguments: list[str] | None = None) -> int:
    """Ends with 1 and a sentence where it does not work."""
    given = _arguments(arguments)
    folders = [(read_onet, given.onet), (read_esco, given.esco)]
    try:
        downloads = [read(folder) for read, folder in folders if folder]
        if not downloads:
            print("Say what to load: ONET=folder, ESCO=folder or both.", file=sys.stderr)
            return 1
        operated = Operated.of(given)
        client, table = operated.client("dynamodb", _PATIENT), operated.name("table/reference")
        for downloaded in downloads:
            print(load(client, table, downloaded, progress=sys.stderr if sys.stderr.isatty() else None))
    except (NotTheseFiles, NotLoaded, NotReached, BotoCoreError, ClientError, OSError) as error:
        print(error, file=sys.stderr)
        return 1
    return 0


def load(client: Any, table: str, downloaded: Downloaded, *, progress: TextIO | None = None) -> str:
    """Puts a catalogue in force, and says in a sentence what was written."""
    new = downloaded.source
    before = _source_before(client, table, new.id)
    _remove_leftovers(client, table, before, but=new.loading)
    if before and before.load == new.loading:
        client.put_item(TableName=table, Item=reference.source_row(replace(before, loading=None)))
        return f"{new.name} {new.version} is loaded already."
    begun = replace(before or new, loading=new.loading)
    client.put_item(TableName=table, Item=reference.source_row(begun))
    written = _write(client, table, rows_of(downloaded), progress)
    loaded_at = clock.now().isoformat(timespec="seconds")
    in_force = replace(new, load=new.loading, loading=before.load if before else None, loaded_at=loaded_at)
    client.put_item(TableName=table, Item=reference.source_row(in_force))
    _remove_leftovers(client, table, in_force, but=in_force.load)
    client.put_item(TableName=table, Item=reference.source_row(replace(in_force, loading=None)))
    told = f"{new.name} {new.version}: {new.occupations} occupations, {new.skills} skills, {written} rows."
    return f"{told} Left out: {downloaded.left_out}." if downloaded.left_out else told


def rows_of(downloaded: Downloaded) -> Iterator[Key]:
    """Every row of a catalogue: items first, so that an interrupted load can be removed by them."""
    load = str(downloaded.source.loading)
    named: dict[tuple[ItemKind, str], list[str]] = defaultdict(list)
    for item in downloaded.items:
        yield reference.item_row(item, load)
        for label in labels_of(item):
            named[item.kind, label].append(item.id)
    for (kind, label), ids in named.items():
        yield reference.label_row(downloaded.source.id, load, kind, label, ids)


def labels_of(item: Item) -> list[str]:
    """The normalized labels by which an item is found, each once; its name first."""
    found = dict.fromkeys(normalized(label)[: reference.LONGEST_LABEL] for label in item.labels)
    return [label for label in found if label]


def _source_before(client: Any, table: str, source: str) -> Source | None:
    row = client.get_item(TableName=table, Key=reference.source_key(source), ConsistentRead=True).get("Item")
    return reference.source_of(row) if row else None


def _remove_leftovers(client: Any, table: str, source: Source | None, *, but: str | None) -> None:
    """Removes the rows of a load that is not in force and not wanted."""
    if source is None or source.loading in (None, but, source.load):
        return
    load = str(source.loading)
    for part in range(reference.PARTS):
        pages = client.get_paginator("query").paginate(
            TableName=table, **reference.part_of(source.id, load, part)
        )
        for page in pages:
            keys = [key for row in page["Items"] for key in _keys_of(reference.item_of(row), load)]
            _send(client, table, ({"DeleteRequest": {"Key": key}} for key in _distinct(keys)))


def _keys_of(item: Item, load: str) -> Iterator[Key]:
    """The rows of an item: its labels before itself, by which they are found."""
    for label in labels_of(item):
        yield reference.label_key(item.source, load, item.kind, label)
    yield reference.item_key(item.source, load, item.id)


def _distinct(keys: Iterable[Key]) -> Iterator[Key]:
    seen = {(key["pk"]["S"], key["sk"]["S"]): key for key in keys}
    yield from seen.values()


def _write(client: Any, table: str, rows: Iterator[Key], progress: TextIO | None) -> int:
    total = 0
    while some := list(islice(rows, _BATCH * 40)):
        _send(client, table, ({"PutRequest": {"Item": row}} for row in some))
        total += len(some)
        if progress:
            progress.write(f"\r{total} rows")
            progress.flush()
    if progress:
        progress.write("\n")
    return total


def _send(client: Any, table: str, requests: Iterator[dict[str, Any]]) -> None:
    """Raises NotLoaded where the table goes on refusing."""
    while batch := list(islice(requests, _BATCH)):
        for attempt in range(_MOST_TRIES):
            answer = client.batch_write_item(RequestItems={table: batch})
            batch = answer["UnprocessedItems"].get(table, [])
            if not batch:
                break
            sleep(min(5.0, 0.05 * 2**attempt))
        else:
            raise NotLoaded("The table does not take more rows at the moment. Run it again later.")


def _arguments(arguments: list[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m tools.reference", description=__doc__)
    parser.add_argument("--onet", type=Path, help="a folder of O*NET's text files")
    parser.add_argument("--esco", type=Path, help="a folder of ESCO's tables")
    target_arguments(parser)
    return parser.parse_args(arguments)


if __name__ == "__main__":
    sys.exit(main())
