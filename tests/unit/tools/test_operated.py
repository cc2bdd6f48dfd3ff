"""The way from a tool to the stack that it works on."""

import argparse
import json
from pathlib import Path
from typing import Any

import pytest
from botocore.config import Config

from local import emulator
from local.instance import Instance
from tools import demo, grant_role, operated, replay_erasures, verify_audit
from tools.operated import NotReached, Operated, outputs_here, target_arguments
from tools.operator_calls import named_function

_ACCOUNT = "111122223333"
_OUTPUTS = {
    "api_url": "http://localhost:4999/_aws/execute-api/abc/api/v1",
    "aws_endpoint_url": "http://localhost:4999",
    "resources": {"table/audit": "an-audit-table", "function/auth-steps": "a-function"},
}


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An instance of its own, and a working directory that is another one's."""
    elsewhere = tmp_path / "elsewhere"
    (elsewhere / ".local").mkdir(parents=True)
    (elsewhere / ".local" / "outputs.json").write_text('{"api_url": "of another stack"}')
    monkeypatch.chdir(elsewhere)
    monkeypatch.setenv("PATHFINDER_HOME", str(tmp_path))
    return tmp_path


@pytest.fixture
def asked(monkeypatch: pytest.MonkeyPatch) -> list[Instance]:
    """The instances about which somebody asked whether they run. They do."""
    instances: list[Instance] = []
    monkeypatch.setattr(emulator, "is_running", lambda instance: not instances.append(instance))
    return instances


@pytest.fixture
def running(home: Path, asked: list[Instance]) -> Path:
    (home / "outputs.json").write_text(json.dumps(_OUTPUTS))
    return home


def arguments(*given: str) -> argparse.Namespace:
    parser = argparse.ArgumentParser()
    target_arguments(parser)
    return parser.parse_args(given)


def test_the_home_that_the_environment_names_is_meant_and_not_the_working_directorys(
    running: Path, asked: list[Instance]
) -> None:
    assert outputs_here()["api_url"] == _OUTPUTS["api_url"]
    assert asked == [Instance(home=running, port=4999)], "the port that it was deployed to"


def test_a_client_is_the_emulator_owners(running: Path) -> None:
    here = Operated.of(arguments())
    client = here.client("s3", Config(read_timeout=7))
    assert client.meta.endpoint_url == _OUTPUTS["aws_endpoint_url"]
    assert client.meta.config.s3["addressing_style"] == "path"
    assert client.meta.config.read_timeout == 7
    assert here.name("table/audit") == "an-audit-table"


def test_a_function_is_named_as_the_deployment_says(running: Path) -> None:
    client, name = named_function(arguments(), "auth-steps")
    assert (client.meta.service_model.service_name, name) == ("lambda", "a-function")


def test_before_the_first_start_the_message_says_what_to_do(home: Path) -> None:
    with pytest.raises(NotReached, match=f"No stack was started in {home}: start it with make run"):
        Operated.on_this_machine()


def test_a_stack_that_was_stopped_is_told_from_one_that_was_never_there(
    running: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(emulator, "is_running", lambda _: False)
    with pytest.raises(NotReached, match="does not run: start it with make run"):
        outputs_here()


@pytest.fixture
def known_to_aws(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(operated, "_account", lambda _: _ACCOUNT)


def test_on_aws_names_are_those_that_the_cdk_gave(known_to_aws: None) -> None:
    there = Operated.of(arguments("--target", "aws", "--stage", "prod", "--region", "eu-central-1"))
    assert there.name("table/reference") == "pathfinder-prod-reference"
    assert there.name("bucket/audit-log") == f"pathfinder-prod-audit-log-{_ACCOUNT}-eu-central-1"
    arn = f"arn:aws:states:eu-central-1:{_ACCOUNT}:stateMachine:pathfinder-prod-erase"
    assert there.name("workflow/erase") == arn


def test_on_aws_a_function_is_invoked_by_its_published_version(known_to_aws: None) -> None:
    client, name = named_function(arguments("--target", "aws"), "auth-schedule")
    assert name == f"arn:aws:lambda:us-east-1:{_ACCOUNT}:function:pathfinder-dev-auth-schedule:live"
    assert client.meta.endpoint_url == "https://lambda.us-east-1.amazonaws.com"


def test_without_credentials_the_message_says_how_to_get_some(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for variable in ("AWS_SHARED_CREDENTIALS_FILE", "AWS_CONFIG_FILE"):
        monkeypatch.setenv(variable, str(tmp_path / "none"))
    with pytest.raises(NotReached, match="AWS_PROFILE"):
        Operated.on_aws(stage="dev", region="us-east-1")


@pytest.mark.parametrize(
    ("tool", "given"),
    [
        (demo, []),
        (grant_role, ["01ARZ3NDEKTSV4RRFFQ69G5FAV", "admin"]),
        (replay_erasures, ["2026-10"]),
        (verify_audit, []),
    ],
)
def test_a_tool_ends_with_the_sentence_where_nothing_runs(
    home: Path,
    monkeypatch: pytest.MonkeyPatch,
    capfd: pytest.CaptureFixture[str],
    tool: Any,
    given: list[str],
) -> None:
    monkeypatch.setattr("sys.argv", ["a tool", *given])
    assert tool.main() == 1
    said = "".join(capfd.readouterr())
    assert "start it with make run" in said
    assert "Traceback" not in said
