"""One request counted against its limit: how many are left, and until when."""

from dataclasses import dataclass

from shared import aws
from shared.limits import pressure
from shared.limits.counters import count_in_window, recent_windows, start_over
from shared.limits.policies import POLICIES, CountedBy, Policy, policy


@dataclass(frozen=True)
class Standing:
    """How things stand after a request was counted.

    `quota` is the one in force, `full_quota` what it is while nothing tightens it.
    """

    policy: Policy
    full_quota: int
    quota: int
    count: int
    resets_in: int

    @property
    def exceeded(self) -> bool:
        """Whether the request must be refused."""
        return self.count > self.quota

    @property
    def left(self) -> int:
        return max(self.quota - self.count, 0)


class Taking:
    """A request that is being counted, beside whatever else its caller does meanwhile."""

    def __init__(self, limit: Policy, subject: str, role: str) -> None:
        self._policy, self._subject, self._full_quota = limit, subject, limit.quota_of(role)
        key = _key(limit, subject)
        self._counting = aws.beside(lambda: count_in_window(key, window_seconds=limit.window_seconds))
        self._refusals = pressure.recent(limit)

    def standing(self) -> Standing:
        """Waits for the count."""
        count, resets_in = self._counting.result()
        quota = pressure.tightened(self._policy, self._full_quota, self._refusals())
        return Standing(self._policy, self._full_quota, quota, count, resets_in)

    def refused(self, standing: Standing) -> None:
        """Says that the request was refused, for whatever reason: many refusals tighten the limit."""
        if not standing.exceeded or pressure.counts(self._full_quota, standing.count):
            pressure.refused(self._policy, self._subject)


def take(name: str, *, of: str, role: str = "") -> Taking:
    """Counts one request against the limit of this name. `of` is whose it is: no personal text.

    One call, begun beside the caller's own work, and another one every few seconds. Ask `standing()`
    before anything is done that a refused request must not do.
    """
    return Taking(policy(name), of, role)


def forget(user_id: str) -> None:
    """Removes what was counted of a user. What counted them together with an address ends within minutes."""
    of_people = [policy(name) for name, one in POLICIES.items() if one.counted_by is not CountedBy.ADDRESS]
    start_over(
        *(
            name
            for limit in of_people
            for name in recent_windows(_key(limit, user_id), window_seconds=limit.window_seconds)
        )
    )


def _key(limit: Policy, subject: str) -> str:
    return f"LIMIT#{limit.name}#{subject}"
