"""What somebody agrees to is only ever added; the latest counts; what an account needs stays."""

import pytest

from functions.privacy.schemas.consents import ConsentInput
from functions.privacy.service import consents, policies
from functions.privacy.service.consents import ConsentRequired
from functions.privacy.service.policies import POLICIES, PolicyNotFound
from shared import retention
from shared.ai.engines import engine
from shared.ai.local import LocalEngine
from shared.ai.settings import ProviderUnreachableInTests
from shared.errors import InvalidInput
from shared.records.consents import OUTSIDE_AI, has_agreed
from shared.table import UserPartition
from tests.integration.conftest import Items

MAILS = POLICIES["product-mails"]


def say(
    partition: UserPartition, given: bool, *, policy: str = "product-mails", key: str | None = None
) -> str:
    said = ConsentInput(policy=policy, version=POLICIES[policy].version, given=given)
    return consents.say(partition, said, request_key=key).id


def test_nobody_was_asked_before_they_were(partition: UserPartition) -> None:
    found = consents.list_consents(partition)
    assert found.data == []
    assert [one.policy for one in found.standing] == list(POLICIES)
    assert all(one.to_be_asked and one.given is None for one in found.standing)


def test_the_latest_word_counts_and_none_is_lost(partition: UserPartition, items: Items) -> None:
    ids = [say(partition, given) for given in (True, False, True, False)]
    found = consents.list_consents(partition)
    (mails,) = [one for one in found.standing if one.policy == MAILS.name]
    assert (mails.given, mails.given_version, mails.to_be_asked) == (False, MAILS.version, False)
    assert [one.id for one in found.data] == ids[::-1]
    assert len([one for one in items("records") if one["sk"]["S"].startswith("CONSENT#")]) == 4


def test_the_same_word_sent_again_is_one(partition: UserPartition) -> None:
    assert say(partition, True, key="k") == say(partition, True, key="k")
    assert len(consents.list_consents(partition).data) == 1


def test_what_an_account_needs_cannot_be_withdrawn_alone(partition: UserPartition) -> None:
    say(partition, True, policy="terms")
    with pytest.raises(ConsentRequired):
        say(partition, False, policy="terms")


@pytest.mark.parametrize(
    ("policy", "version", "field"),
    [
        ("nothing", MAILS.version, "policy"),
        (MAILS.name, "2020-01-01", "version"),
        (MAILS.name, "", "version"),
    ],
)
def test_only_what_is_in_force_is_agreed_to(
    partition: UserPartition, policy: str, version: str, field: str
) -> None:
    said = ConsentInput(policy=policy, version=version, given=True)
    with pytest.raises(InvalidInput) as refused:
        consents.say(partition, said, request_key=None)
    assert [one.field for one in refused.value.details] == [field]


def test_a_new_version_asks_again_and_keeps_what_was_said(
    partition: UserPartition, monkeypatch: pytest.MonkeyPatch
) -> None:
    from dataclasses import replace

    say(partition, True)
    monkeypatch.setitem(POLICIES, MAILS.name, replace(MAILS, version="2099-01-01"))
    (mails,) = [one for one in consents.list_consents(partition).standing if one.policy == MAILS.name]
    assert (mails.given, mails.given_version, mails.version) == (True, MAILS.version, "2099-01-01")
    assert mails.to_be_asked


@pytest.mark.parametrize("language", ["en", "fr"])
@pytest.mark.parametrize("name", POLICIES)
def test_every_policy_has_its_text_in_every_language(name: str, language: str) -> None:
    found = policies.read_policy(name, language)
    assert found.locale == language
    assert found.text.startswith("# ")
    assert len(found.text) > 300


def test_a_language_without_a_text_gets_english_and_an_unknown_policy_is_not_found() -> None:
    assert policies.read_policy("terms", "de-AT").locale == "en"
    with pytest.raises(PolicyNotFound):
        policies.read_policy("../terms", "en")


def test_the_rules_are_shown_as_they_are_kept() -> None:
    shown = {one.name: one.days for one in policies.retention_rules().data}
    assert shown == {one.name: one.kept.days for one in retention.RULES}
    assert (shown["audit"], shown["logs"], shown["deleted_account"], shown["takeouts"]) == (2557, 90, 30, 7)


@pytest.mark.parametrize(("words", "reader"), [((), "local"), ((True,), "outside"), ((True, False), "local")])
def test_no_word_leaves_without_consent_and_none_after_it_is_withdrawn(
    partition: UserPartition, monkeypatch: pytest.MonkeyPatch, words: tuple[bool, ...], reader: str
) -> None:
    for name, value in (
        ("AI_PROVIDER", "openai"),
        ("AI_API_KEY", "k"),
        ("AI_BASE_URL", "https://ai.example"),
    ):
        monkeypatch.setenv(name, value)
    for given in words:
        say(partition, given, policy=OUTSIDE_AI)
    if reader == "local":
        assert isinstance(engine(agreed=lambda: has_agreed(partition, OUTSIDE_AI)), LocalEngine)
    else:
        with pytest.raises(ProviderUnreachableInTests):
            engine(agreed=lambda: has_agreed(partition, OUTSIDE_AI))
