"""The table of limits, and the one setting that overrides it."""

import os

import pytest

from cdk.naming import Names
from cdk.operator_settings import operator_settings
from cdk.target import Target
from shared.auth import Role
from shared.limits import POLICIES, CountedBy, LimitsNotValid, hidden_address, policy
from shared.limits.policies import overridden
from shared.manifest import EntryPoint


def test_sign_in_and_registration_are_limited_as_promised() -> None:
    assert (policy("register").quota, policy("register").window_seconds) == (30, 60)
    assert (policy("sign-in").quota, policy("sign-in").window_seconds) == (60, 60)
    assert policy("register").counted_by is policy("sign-in").counted_by is CountedBy.ADDRESS


def test_a_tier_multiplies_the_quota_and_is_a_role_that_there_is() -> None:
    for one in POLICIES.values():
        assert set(one.times) <= set(Role)
        assert one.quota_of("") == one.quota_of(Role.USER) == one.quota
    assert policy("enrich").quota_of(Role.PREMIUM) == 4 * policy("enrich").quota


def test_a_setting_overrides_what_it_names_and_nothing_else(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LIMITS", " sign-in=5/10 , enrich=7/86400/9,")
    assert (policy("sign-in").quota, policy("sign-in").window_seconds) == (5, 10)
    assert policy("sign-in").tightens_past == POLICIES["sign-in"].tightens_past
    assert (policy("enrich").quota_of(Role.PREMIUM), policy("enrich").tightens_past) == (28, 9)
    assert policy("enrich").counted_by is CountedBy.USER
    assert policy("register") == POLICIES["register"]


@pytest.mark.parametrize(
    ("setting", "says"),
    [
        ("sign-in", "'sign-in' is not name=requests/seconds"),
        ("sign-in=60", "'sign-in=60' is not name=requests/seconds"),
        ("sign-in=-1/60", "not name=requests/seconds"),
        ("sign-in=٣/60", "not name=requests/seconds"),
        ("sign-in=1/60/2/3", "not name=requests/seconds"),
        ("login=60/60", "knows no 'login', only register, sign-in"),
        ("sign-in=0/60", "must allow 1 request or more"),
        ("sign-in=1/0", "in 1 to 86400 seconds"),
        ("sign-in=1/86401", "in 1 to 86400 seconds"),
        ("sign-in=1/60,sign-in=2/60", "names sign-in twice"),
    ],
)
def test_a_setting_that_cannot_be_understood_says_why(setting: str, says: str) -> None:
    with pytest.raises(LimitsNotValid, match="LIMITS") as refused:
        overridden(setting)
    assert says in str(refused.value)


def test_a_deployment_with_such_a_setting_does_not_begin(monkeypatch: pytest.MonkeyPatch) -> None:
    taking, names = EntryPoint(module="app", configurable=("LIMITS",)), Names(Target.local(port=4799))
    monkeypatch.setitem(os.environ, "LIMITS", "enrich=9/60")
    assert operator_settings(taking, names) == {"LIMITS": "enrich=9/60"}
    monkeypatch.setitem(os.environ, "LIMITS", "enrich=many")
    with pytest.raises(LimitsNotValid):
        operator_settings(taking, names)


def test_an_address_is_counted_by_household_under_a_name_that_hides_it(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("ORIGIN_SECRET", "a")
    first = hidden_address("198.51.100.9")
    assert "198" not in first
    assert len(first) == 32
    assert hidden_address("198.51.100.8") != first == hidden_address("::ffff:198.51.100.9")
    assert hidden_address("2001:db8:1:2::1") == hidden_address("2001:db8:1:2:ffff::9%eth0")
    assert hidden_address("2001:db8:1:2::1") != hidden_address("2001:db8:1:3::1")
    assert hidden_address("no address at all") != hidden_address("")
    monkeypatch.setenv("ORIGIN_SECRET", "b")
    assert hidden_address("198.51.100.9") != first
