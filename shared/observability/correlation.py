"""What one request led to, under one id: in the queues, workflows and functions after it."""

import re

from shared import config

_ROOT = re.compile(r"(?:^|;)Root=(1-[0-9a-f]{8}-[0-9a-f]{24})(?:;|$)")
_OF_THIS_INVOCATION = "_X_AMZN_TRACE_ID"
"""Lambda sets it, sends it along with every call of AWS, and so do the services that are called."""


def correlation_of(trace: str | None = None) -> str | None:
    """The id that a trace header (without one, this invocation) names; None where it names none.

    Whoever calls may choose it, so that nothing is believed but its digits: no words get into a log.
    """
    found = _ROOT.search(config.read(_OF_THIS_INVOCATION, "") if trace is None else trace)
    return found[1] if found else None
