"""A stated quantity of scope or result, as read from words."""

from dataclasses import dataclass
from decimal import Decimal

from shared.evidence.quantities.amounts import Kind
from shared.evidence.quantities.lexicon import Direction


@dataclass(frozen=True)
class Quantity:
    """What `text[start:end]` claims; the figures themselves stand at `text[core_start:core_end]`.

    - `value` is in base units (4.2 million -> 4200000, 38 % -> 38). Where `before` and `after` are
      stated it is the state reached; of a plain range it is the lower bound; of a ratio it is the new
      state over the old ("cut in half" -> 0.5).
    - `unit`: seconds ... years; "%" or "percentage points"; for counts only a unit of measure.
    - `direction` is that of the metric named: "reduced costs by 12%" -> costs, down; savings go up.
    """

    kind: Kind
    metric: str
    value: Decimal
    start: int
    end: int
    core_start: int
    core_end: int
    before: Decimal | None = None
    after: Decimal | None = None
    unit: str | None = None
    currency: str | None = None
    direction: Direction = "none"
