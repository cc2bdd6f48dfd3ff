"""What the readers share: what a file gave, and what is wrong with a folder that is not what it should be."""

import csv
import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from shared.table.reference import Item, Source

LONGEST_DESCRIPTION = 600
csv.field_size_limit(1_000_000)


class _Tabbed(csv.excel_tab):
    """Tabs part the cells, and a quotation mark is one of its letters."""

    quoting = csv.QUOTE_NONE


class NotTheseFiles(ValueError):
    """The folder lacks a file, or a file has not the form that its publisher gives it."""


@dataclass(frozen=True)
class Downloaded:
    """A catalogue read from its files. `left_out` says in a sentence what could not be used."""

    source: Source
    items: tuple[Item, ...]
    left_out: str = ""


def present(folder: Path, names: tuple[str, ...]) -> list[Path]:
    """These files of a folder. Raises NotTheseFiles naming those that are not there."""
    if not folder.is_dir():
        raise NotTheseFiles(f"{folder} is no folder.")
    missing = [name for name in names if not (folder / name).is_file()]
    if missing:
        raise NotTheseFiles(f"{folder} has no {', '.join(missing)}.")
    return [folder / name for name in names]


def rows(path: Path, columns: tuple[str, ...], delimiter: str) -> Iterator[dict[str, str]]:
    """The rows of a table. Raises NotTheseFiles where it is not text, or lacks one of these columns."""
    form = _Tabbed if delimiter == "\t" else csv.excel
    try:
        with path.open(encoding="utf-8-sig", newline="") as file:
            reader = csv.DictReader(file, dialect=form)
            missing = [name for name in columns if name not in (reader.fieldnames or ())]
            if missing:
                raise NotTheseFiles(f"{path} has no column {', '.join(missing)}.")
            for row in reader:
                yield {name: (row[name] or "").strip() for name in columns}
    except (UnicodeDecodeError, csv.Error) as error:
        raise NotTheseFiles(f"{path} cannot be read: {type(error).__name__}.") from None


def fingerprint(paths: list[Path]) -> str:
    """Twelve digits that are the same for the same files."""
    digest = hashlib.sha256()
    for path in paths:
        digest.update(path.read_bytes())
    return digest.hexdigest()[:12]


def shortened(text: str) -> str:
    """At most so much of a description, ending with a whole sentence or word."""
    if len(text) <= LONGEST_DESCRIPTION:
        return text
    cut = text[:LONGEST_DESCRIPTION]
    end = cut.rfind(". ")
    return cut[: end + 1] if end > LONGEST_DESCRIPTION // 2 else cut.rsplit(" ", 1)[0] + " …"
