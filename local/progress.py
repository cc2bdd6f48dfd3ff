"""What happens while somebody waits: each phase on a line, with its time."""

import time
from collections.abc import Iterator
from contextlib import contextmanager

from rich.console import Console

console = Console(highlight=False)


class Phase:
    """A phase in progress; `note` is printed beside its time."""

    def __init__(self) -> None:
        self.note = ""


@contextmanager
def phase(title: str) -> Iterator[Phase]:
    """Show a title while the block runs, then how long that took."""
    current, began = Phase(), time.monotonic()
    try:
        with console.status(f"{title} ..."):
            yield current
    except BaseException:
        console.print(f"[red]✗[/] {title} [dim]{time.monotonic() - began:.1f} s[/]")
        raise
    note = f"  [dim]{current.note}[/]" if current.note else ""
    console.print(f"[green]✓[/] {title} [dim]{time.monotonic() - began:.1f} s[/]{note}")
