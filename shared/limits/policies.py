"""What may be asked how often: a table of named limits, whose figures are configuration.

An operator overrides them by one setting, `LIMITS="sign-in=60/60,enrich=30/3600"`: requests, a stroke,
seconds; and, after another stroke, the refusals a minute past which the limit tightens by itself.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from enum import StrEnum
from functools import cache

from shared import config

SETTING = "LIMITS"
_FORM = re.compile(r"([a-z-]+)=([0-9]{1,9})/([0-9]{1,9})(?:/([0-9]{1,9}))?")
_LONGEST_WINDOW = 86_400


class CountedBy(StrEnum):
    """Whose requests are counted together. Only a service knows the account that a name stands for."""

    ADDRESS = "address"
    ACCOUNT = "account"
    USER = "user"


class LimitsNotValid(ValueError):
    """The setting LIMITS cannot be understood; the message says what is wrong with which part."""


@dataclass(frozen=True)
class Policy:
    """At most `quota` requests in a window, for each of what they are counted by.

    `times` multiplies the quota for a role. Past `tightens_past` refusals a minute, of all together,
    the quota becomes smaller for a while.
    """

    name: str
    quota: int
    window_seconds: int
    counted_by: CountedBy
    times: Mapping[str, int] = field(default_factory=dict)
    tightens_past: int = 100

    def quota_of(self, role: str) -> int:
        """The quota of a caller with this role."""
        return self.quota * self.times.get(role, 1)


_PREMIUM = {"premium": 4}
POLICIES: Mapping[str, Policy] = {
    one.name: one
    for one in (
        Policy("register", 30, 60, CountedBy.ADDRESS),
        Policy("sign-in", 60, 60, CountedBy.ADDRESS, tightens_past=300),
        Policy("mail-link", 60, 60, CountedBy.ADDRESS),
        Policy("mail-to-account", 5, 3600, CountedBy.ACCOUNT),
        Policy("notice-to-account", 5, 3600, CountedBy.ACCOUNT),
        Policy("news-to-account", 30, 3600, CountedBy.ACCOUNT),
        Policy("change-account", 120, 3600, CountedBy.USER),
        Policy("enrich", 30, 3600, CountedBy.USER, _PREMIUM),
        Policy("regenerate", 20, 3600, CountedBy.USER, _PREMIUM),
        Policy("import", 60, 3600, CountedBy.USER, _PREMIUM),
        Policy("export", 60, 60, CountedBy.USER, _PREMIUM),
        Policy("invite", 20, 86_400, CountedBy.USER, _PREMIUM),
        Policy("answer-invitation", 30, 60, CountedBy.ADDRESS),
        Policy("photo", 30, 3600, CountedBy.USER),
        Policy("rotate-keys", 10, 3600, CountedBy.USER),
        Policy("takeout", 10, 86_400, CountedBy.USER),
        Policy("batch", 20, 3600, CountedBy.USER, _PREMIUM),
    )
}


def policy(name: str) -> Policy:
    """The limit of this name with the figures in force. Raises LimitsNotValid."""
    return _in_force(config.read(SETTING, ""))[name]


def overridden(setting: str) -> dict[str, Policy]:
    """The limits that the setting changes. Raises LimitsNotValid."""
    changed: dict[str, Policy] = {}
    for part in filter(None, (part.strip() for part in setting.split(","))):
        one = _changed(part)
        if one.name in changed:
            raise LimitsNotValid(f"{SETTING} names {one.name} twice.")
        changed[one.name] = one
    return changed


@cache
def _in_force(setting: str) -> Mapping[str, Policy]:
    return {**POLICIES, **overridden(setting)}


def _changed(part: str) -> Policy:
    said = _FORM.fullmatch(part)
    if said is None:
        raise LimitsNotValid(f"{SETTING}: {part!r} is not name=requests/seconds, e.g. sign-in=60/60.")
    name, (quota, window, past) = said[1], (int(said[n]) if said[n] else None for n in (2, 3, 4))
    if name not in POLICIES:
        raise LimitsNotValid(f"{SETTING} knows no {name!r}, only {', '.join(POLICIES)}.")
    if not quota or not window or window > _LONGEST_WINDOW:
        problem = f"{part!r} must allow 1 request or more in 1 to {_LONGEST_WINDOW} seconds."
        raise LimitsNotValid(f"{SETTING}: {problem}")
    known = POLICIES[name]
    past = known.tightens_past if past is None else past
    return replace(known, quota=quota, window_seconds=window, tightens_past=past)
