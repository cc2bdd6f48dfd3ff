"""The table that `make bench` prints: every figure beside its target."""

import statistics
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field


@dataclass(frozen=True)
class Row:
    """One figure. `measured` says what the unit is; nothing here passes or fails."""

    figure: str
    target: str
    measured: str
    n: int
    kind: str
    note: str = ""


@dataclass
class Report:
    rows: list[Row] = field(default_factory=list)

    def add(self, figure: str, *, target: str, measured: str, n: int, kind: str, note: str = "") -> None:
        self.rows.append(Row(figure, target, measured, n, kind, note))

    def add_timings(
        self, figure: str, *, target: str, seconds: Sequence[float], kind: str, first: float, note: str = ""
    ) -> None:
        """Milliseconds over all calls but the first, which stands apart."""
        measured = f"p50 {_ms(percentile(seconds, 50))}, p99 {_ms(percentile(seconds, 99))}"
        told = f"first {_ms(first)}, not counted" + (f"; {note}" if note else "")
        self.add(figure, target=target, measured=measured, n=len(seconds), kind=kind, note=told)

    def text(self) -> str:
        """Columns as wide as they need to be."""
        head = Row("figure", "target", "measured", 0, "kind", "first call, AWS calls, remarks")
        lines = [
            [row.figure, row.target, row.measured, "n" if row is head else str(row.n), row.kind, row.note]
            for row in (head, *self.rows)
        ]
        widths = [max(len(line[column]) for line in lines) for column in range(len(lines[0]))]
        return "\n".join(_columns(line, widths) for line in lines)


def timed(call: Callable[[], object]) -> float:
    """Seconds that one call takes."""
    began = time.perf_counter()
    call()
    return time.perf_counter() - began


def percentile(values: Sequence[float], percent: float) -> float:
    """The nearest-rank percentile: with 100 values the 99th is the second largest."""
    ordered = sorted(values)
    return ordered[max(0, -(-len(ordered) * int(percent) // 100) - 1)]


def spread(values: Sequence[float], unit: str = "ms", scale: float = 1000) -> str:
    """Smallest, median and largest."""
    low, middle, high = min(values), statistics.median(values), max(values)
    return f"{low * scale:.0f} / {middle * scale:.0f} / {high * scale:.0f} {unit}"


def _columns(line: Sequence[str], widths: Sequence[int]) -> str:
    return "  ".join(text.ljust(width) for text, width in zip(line, widths, strict=True)).rstrip()


def _ms(seconds: float) -> str:
    return f"{seconds * 1000:.1f} ms"
