"""Both targets come from one description, and differ only where `cdk/target.py` says so."""

import json

import pytest

from cdk.inventory import inventory
from cdk.naming import Names
from cdk.system import System, function_name
from shared.manifest import EntryPoint, Manifest, Queue, Route
from tests.infra.conftest import Synthesized

_BOTH = pytest.mark.parametrize("target", ["on_aws", "on_one_machine"])
_CLOUDFORMATION_RESOURCES = 500
_CLOUDFORMATION_BYTES = 1_000_000


@_BOTH
def test_no_stack_nears_the_limits_of_cloudformation(target: str, request: pytest.FixtureRequest) -> None:
    synthesized: Synthesized = request.getfixturevalue(target)
    for name, template in synthesized.templates.items():
        assert len(template["Resources"]) < 0.6 * _CLOUDFORMATION_RESOURCES, name
        assert len(json.dumps(template)) < 0.6 * _CLOUDFORMATION_BYTES, name


@_BOTH
def test_every_domain_has_a_stack_of_its_own(target: str, request: pytest.FixtureRequest) -> None:
    synthesized: Synthesized = request.getfixturevalue(target)
    prefix = f"pathfinder-{synthesized.target.stage}-"
    stacks = {name.removeprefix(prefix) for name in synthesized.templates}
    assert {manifest.domain for manifest in synthesized.system.manifests} <= stacks
    assert {"data", "core", "api", "edge", "operations"} <= stacks


def test_functions_on_aws_are_snapshots_behind_an_alias_on_arm(on_aws: Synthesized) -> None:
    functions = on_aws.resources("AWS::Lambda::Function")
    ours = [one for one in functions.values() if "handler" in one["Properties"].get("Handler", "")]
    assert len(ours) == len(list(on_aws.system.entry_points()))
    assert len(on_aws.resources("AWS::Lambda::Alias")) == len(ours)
    for function in ours:
        assert function["Properties"]["SnapStart"] == {"ApplyOn": "PublishedVersions"}
        assert function["Properties"]["Architectures"] == ["arm64"]
        assert function["Properties"]["Runtime"] == "python3.13"


def test_functions_on_one_machine_use_its_libraries(on_one_machine: Synthesized) -> None:
    assert not on_one_machine.resources("AWS::Lambda::LayerVersion")
    assert not on_one_machine.resources("AWS::Lambda::Alias")


def test_web_traffic_is_screened_on_aws_only(on_aws: Synthesized, on_one_machine: Synthesized) -> None:
    scopes = {acl["Properties"]["Scope"] for acl in on_aws.resources("AWS::WAFv2::WebACL").values()}
    assert scopes == {"CLOUDFRONT", "REGIONAL"}
    assert not on_one_machine.resources("AWS::WAFv2::WebACL")


def test_the_origin_secret_is_in_no_template_on_aws(on_aws: Synthesized) -> None:
    for function in on_aws.resources("AWS::Lambda::Function").values():
        secret = function["Properties"].get("Environment", {}).get("Variables", {}).get("ORIGIN_SECRET", "")
        assert secret in ("", "{{resolve:secretsmanager:pathfinder-dev-origin:SecretString}}")


@_BOTH
def test_only_who_answers_requests_knows_the_origin_secret(
    target: str, request: pytest.FixtureRequest
) -> None:
    synthesized: Synthesized = request.getfixturevalue(target)
    functions = synthesized.resources("AWS::Lambda::Function").values()
    knowing = {
        function["Properties"]["FunctionName"]
        for function in functions
        if "ORIGIN_SECRET" in json.dumps(function)
    }
    assert knowing == {
        Names(synthesized.target).of(function_name(manifest, entry_point))
        for manifest, entry_point in synthesized.system.entry_points()
        if entry_point.routes
    }


@_BOTH
def test_queues_give_up_after_five_receives_and_wait_six_timeouts(
    target: str, request: pytest.FixtureRequest
) -> None:
    synthesized: Synthesized = request.getfixturevalue(target)
    names = Names(synthesized.target)
    found = {
        queue["Properties"]["QueueName"]: queue["Properties"]
        for queue in synthesized.resources("AWS::SQS::Queue").values()
    }
    for _, entry_point in synthesized.system.entry_points():
        for trigger in entry_point.triggers:
            if isinstance(trigger, Queue):
                queue = found[names.of(synthesized.system.queue_name(trigger.name))]
                assert queue["RedrivePolicy"]["maxReceiveCount"] == 5
                assert queue["VisibilityTimeout"] == 6 * entry_point.timeout_seconds


@_BOTH
def test_every_wanted_event_reaches_the_queue_that_wants_it(
    target: str, request: pytest.FixtureRequest
) -> None:
    synthesized: Synthesized = request.getfixturevalue(target)
    rules = {
        rule["Properties"]["Name"]: rule["Properties"]
        for rule in synthesized.resources("AWS::Events::Rule").values()
    }
    wanted = [queue for queue in synthesized.system.queues() if queue.events]
    assert wanted
    for queue in wanted:
        rule = rules[Names(synthesized.target).of(queue.name)]
        assert rule["EventPattern"]["detail-type"] == list(queue.events)
        (destination,) = rule["Targets"]
        assert destination["DeadLetterConfig"]["Arn"]


@_BOTH
def test_every_wanted_event_is_published_by_somebody(target: str, request: pytest.FixtureRequest) -> None:
    system = request.getfixturevalue(target).system
    published = {event for manifest in system.manifests for event in manifest.publishes}
    assert {event for queue in system.queues() for event in queue.events} <= published


def test_the_inventory_names_what_the_templates_hold(on_one_machine: Synthesized) -> None:
    found = inventory(Names(on_one_machine.target), on_one_machine.system)
    text = json.dumps(on_one_machine.templates)
    for name, physical in found.items():
        assert physical.rpartition("/")[2].rpartition(":")[2] in text, name


def test_two_domains_cannot_claim_one_path() -> None:
    entry_point = EntryPoint(module="app", routes=(Route("/experiences"),))
    with pytest.raises(ValueError, match="More than one path is called /experiences"):
        System(tuple(Manifest(domain=name, entry_points=(entry_point,)) for name in ("a", "b")))
