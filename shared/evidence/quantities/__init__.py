"""Understanding of numbers and units in running text, in the formats of many countries."""

from shared.evidence.quantities.find import find_quantities
from shared.evidence.quantities.quantity import Quantity
from shared.evidence.quantities.region import Region

__all__ = ["Quantity", "Region", "find_quantities"]
