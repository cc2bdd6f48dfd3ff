"""Limits tighten by themselves while many are refused, and relax once fewer are.

Refusals of all callers together are counted by limit and minute. Past a limit's threshold its quota is
half, past four times the threshold a quarter. What counts is the greater of this minute and the last, so
a limit tightens at once and relaxes one quiet minute later.

Nobody can tighten a limit for the others: of each address or user only the first few requests past its
quota count. And a limit cannot keep itself tight: what only the tightening refused does not count.
"""

from collections.abc import Callable

from shared import aws, clock
from shared.limits.counters import add_one, counts_of
from shared.limits.policies import Policy
from shared.observability import error_seen
from shared.table import hash_of

SHARDS = 8
MOST_OF_ONE = 10
FLOOR = 5
"""No quota is tightened below this, except one that is smaller by itself."""
_KEPT_SECONDS = 5
_REMEMBERED_SECONDS = 600
_A_MINUTE = 60
_known: dict[str, tuple[float, int]] = {}


def tightened(policy: Policy, quota: int, refusals: int) -> int:
    """The quota that is in force after so many refusals in a minute."""
    if refusals <= policy.tightens_past:
        return quota
    part = 4 if refusals > 4 * policy.tightens_past else 2
    return max(quota // part, min(quota, FLOOR))


def counts(quota: int, count: int) -> bool:
    """Whether a refusal counts: that of its subject's `count`th request, where `quota` is the full one."""
    return quota < count <= quota + MOST_OF_ONE


def refused(policy: Policy, subject: str) -> None:
    """Counts one refusal. One call; a subject always counts in the same of several items."""
    now = int(clock.now().timestamp())
    shard = int(hash_of(subject)[:8], 16) % SHARDS
    add_one(_key(policy.name, now // _A_MINUTE, shard), expires=now + _REMEMBERED_SECONDS)


def recent(policy: Policy) -> Callable[[], int]:
    """How many were refused lately; looked up beside other work, unless that was done in the last seconds."""
    until, refusals = _known.get(policy.name, (0.0, 0))
    if clock.now().timestamp() < until:
        return lambda: refusals
    return aws.beside(lambda: _looked_up(policy.name, refusals)).result


def forget_pressure() -> None:
    """As in a new process."""
    _known.clear()


def _looked_up(name: str, known: int) -> int:
    """Where looking fails, what was known goes on to be believed: the quota itself holds all the same."""
    now = clock.now().timestamp()
    try:
        known = _refusals(name, int(now) // _A_MINUTE)
    except Exception as error:
        error_seen(error, request_id=name)
    _known[name] = (now + _KEPT_SECONDS, known)
    return known


def _refusals(name: str, minute: int) -> int:
    """The greater of this minute's and the last one's. One call."""
    minutes = [[_key(name, one, shard) for shard in range(SHARDS)] for one in (minute, minute - 1)]
    found = counts_of([key for keys in minutes for key in keys])
    return max(sum(found.get(key, 0) for key in keys) for keys in minutes)


def _key(name: str, minute: int, shard: int) -> str:
    return f"REFUSED#{name}#{minute}#{shard}"
