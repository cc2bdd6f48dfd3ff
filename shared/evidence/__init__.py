"""Claims and the words they came from: sources, quantities, and the check of every finding."""

from shared.evidence.assertion import is_asserted
from shared.evidence.check import is_supported, keep_supported
from shared.evidence.locate import is_whole, locate, locate_anywhere, locate_span
from shared.evidence.quantities import Quantity, Region, find_quantities
from shared.evidence.sentences import split_sentences
from shared.evidence.source import Source

__all__ = [
    "Quantity",
    "Region",
    "Source",
    "find_quantities",
    "is_asserted",
    "is_supported",
    "is_whole",
    "keep_supported",
    "locate",
    "locate_anywhere",
    "locate_span",
    "split_sentences",
]
