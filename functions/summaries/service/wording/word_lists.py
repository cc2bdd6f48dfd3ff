"""The word lists beside the code, read once."""

from functools import lru_cache
from pathlib import Path


@lru_cache(maxsize=8)
def word_list(name: str) -> frozenset[str]:
    """The words of `<name>.txt`."""
    return frozenset((Path(__file__).parent / f"{name}.txt").read_text(encoding="utf-8").split())
