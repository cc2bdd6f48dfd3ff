"""How often something may be asked: counters that are exact, and the policies that they serve."""

from shared.limits.addresses import hidden_address
from shared.limits.counters import count_up, prolong, start_over, take_back
from shared.limits.policies import POLICIES, CountedBy, LimitsNotValid, Policy, policy
from shared.limits.pressure import forget_pressure
from shared.limits.standing import Standing, Taking, forget, take

__all__ = [
    "POLICIES",
    "CountedBy",
    "LimitsNotValid",
    "Policy",
    "Standing",
    "Taking",
    "count_up",
    "forget",
    "forget_pressure",
    "hidden_address",
    "policy",
    "prolong",
    "start_over",
    "take",
    "take_back",
]
