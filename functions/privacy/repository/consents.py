"""What somebody agreed to, in their own partition: only ever added."""

from shared.records.consents import CONSENTS, ConsentContent
from shared.records.writing import create_once
from shared.table import Stored, UserPartition


def add(
    partition: UserPartition, content: ConsentContent, *, request_key: str | None
) -> Stored[ConsentContent]:
    """Writes down what was said."""
    return create_once(partition, CONSENTS, content, request_key=request_key)


def everything(partition: UserPartition) -> list[Stored[ConsentContent]]:
    """All that was said, the latest first."""
    return list(partition.all(CONSENTS))[::-1]
