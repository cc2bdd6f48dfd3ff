"""Search over a person's record: what is indexed, kept sealed, looked up and ranked."""

from shared.search.entries import Entry, key_of_skill
from shared.search.filters import Filters
from shared.search.following import follow
from shared.search.index import Document, Hit, Index
from shared.search.looking import Snapshot, forget_snapshots, look
from shared.search.shapes import KIND_NAMES, SHAPES, Shape, texts_of
from shared.search.shards import SEARCH

__all__ = [
    "KIND_NAMES",
    "SEARCH",
    "SHAPES",
    "Document",
    "Entry",
    "Filters",
    "Hit",
    "Index",
    "Shape",
    "Snapshot",
    "follow",
    "forget_snapshots",
    "key_of_skill",
    "look",
    "texts_of",
]
