"""What an operator sees: one structured line a request or step, and metrics. Never personal text."""

from shared.observability.correlation import correlation_of
from shared.observability.log import Line, error_seen, log
from shared.observability.metrics import count, flush

__all__ = ["Line", "correlation_of", "count", "error_seen", "flush", "log"]
