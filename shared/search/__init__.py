"""Full-text search in memory: BM25 with field weights, prefixes and typing errors forgiven."""

from shared.search.index import Document, Hit, Index
from shared.search.words import folded, words

__all__ = ["Document", "Hit", "Index", "folded", "words"]
