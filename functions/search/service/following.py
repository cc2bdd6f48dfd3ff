"""Keeping the index up with the record."""

from collections.abc import Mapping
from contextlib import suppress
from typing import Any

from shared import search
from shared.table import UserPartition
from shared.vault import UserIsErased

_ENRICHMENT = "ENRICHMENT"


def concerns_search(told: Mapping[str, Any]) -> bool:
    """Whether what was told is about something that can be searched; summaries, for one, cannot."""
    return "kind" not in told or told["kind"] in search.SHAPES or told["kind"] == _ENRICHMENT


def follow(partition: UserPartition, *, check: bool) -> None:
    """Brings the index up to the record. Raises Unavailable where it should be tried again.

    Of somebody whose key is gone there is nothing left to follow.
    """
    with suppress(UserIsErased):
        search.follow(partition, check=check)
