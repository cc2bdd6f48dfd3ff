"""What an operator may set reaches the functions that take it, secrets only by the name of their secret."""

import pytest

from cdk.naming import Names
from cdk.operator_settings import operator_settings
from cdk.target import Target
from shared.manifest import EntryPoint

_ENTRY_POINT = EntryPoint(module="app", configurable=("SIGN_IN_*", "AI_API_KEY"))


@pytest.fixture(autouse=True)
def _given(monkeypatch: pytest.MonkeyPatch) -> None:
    for name, value in {
        "SIGN_IN_PROVIDERS": "google", "SIGN_IN_GOOGLE_CLIENT_ID": "id", "SIGN_IN_GOOGLE_CLIENT_SECRET": "s",
        "SIGN_IN_GITHUB_CLIENT_ID": "", "AI_API_KEY": "k", "AI_MODEL": "m", "MY_SIGN_IN_X": "x",
    }.items():  # fmt: skip
        monkeypatch.setenv(name, value)


def test_a_secret_is_never_in_a_template() -> None:
    assert operator_settings(_ENTRY_POINT, Names(Target.aws())) == {
        "AI_API_KEY": "{{resolve:secretsmanager:pathfinder-dev-ai-api-key:SecretString}}",
        "SIGN_IN_GOOGLE_CLIENT_ID": "id",
        "SIGN_IN_GOOGLE_CLIENT_SECRET": "{{resolve:secretsmanager:pathfinder-dev-sign-in-google-client-secret"
        ":SecretString}}",
        "SIGN_IN_PROVIDERS": "google",
    }


def test_on_one_machine_settings_are_what_was_given() -> None:
    found = operator_settings(_ENTRY_POINT, Names(Target.local()))
    assert found["SIGN_IN_GOOGLE_CLIENT_SECRET"] == "s"
    assert set(found) == {
        "SIGN_IN_PROVIDERS",
        "SIGN_IN_GOOGLE_CLIENT_ID",
        "SIGN_IN_GOOGLE_CLIENT_SECRET",
        "AI_API_KEY",
    }
