"""The code is what its manifest says: routes and steps. Entry points and their layers: `test_layers.py`."""

import importlib
import json
from collections.abc import Iterator
from typing import Any

import pytest

from cdk.constructs.routes import gateway_paths
from cdk.system import PROJECT, System
from shared.manifest import EntryPoint, Manifest, Workflow
from tests.infra.conftest import Synthesized

_SYSTEM = System.discover()
_WITH_ROUTES = [
    pytest.param(manifest, entry_point, id=f"{manifest.domain}.{entry_point.module}")
    for manifest, entry_point in _SYSTEM.entry_points()
    if entry_point.routes
]
_WORKFLOWS = [
    pytest.param(manifest, workflow, id=workflow.name)
    for manifest in _SYSTEM.manifests
    for workflow in manifest.workflows
]


@pytest.mark.parametrize(("manifest", "entry_point"), _WITH_ROUTES)
def test_every_route_of_the_code_lies_within_its_manifest(
    manifest: Manifest, entry_point: EntryPoint
) -> None:
    api = importlib.import_module(f"functions.{manifest.domain}.{entry_point.module}").api
    paths = list(api.openapi()["paths"])
    assert paths
    for path in paths:
        assert any(
            _covers(gateway, path) for route in entry_point.routes for gateway in gateway_paths(route)
        ), path


@pytest.mark.parametrize(("manifest", "entry_point"), _WITH_ROUTES)
def test_every_route_of_the_manifest_is_answered(manifest: Manifest, entry_point: EntryPoint) -> None:
    api = importlib.import_module(f"functions.{manifest.domain}.{entry_point.module}").api
    for route in entry_point.routes:
        paths = list(gateway_paths(route))
        assert any(_covers(gateway, path) for gateway in paths for path in api.openapi()["paths"]), route.path


def test_the_gateway_knows_exactly_the_routes_of_the_manifests(on_one_machine: Synthesized) -> None:
    wanted = {path for _, _, route in on_one_machine.system.routes() for path in gateway_paths(route)}
    assert set(_gateway_methods(on_one_machine)) == wanted


@pytest.mark.parametrize(("manifest", "workflow"), _WORKFLOWS)
def test_the_states_of_a_workflow_are_its_steps(manifest: Manifest, workflow: Workflow) -> None:
    definition = json.loads((PROJECT / "functions" / manifest.domain / workflow.definition).read_text())
    steps = importlib.import_module(f"functions.{manifest.domain}.{workflow.steps}")._STEPS
    assert {task["Parameters"]["step"] for task in _tasks(definition)} == set(steps)


@pytest.mark.parametrize(("manifest", "workflow"), _WORKFLOWS)
def test_every_task_ends_in_time_and_is_tried_again(manifest: Manifest, workflow: Workflow) -> None:
    definition = json.loads((PROJECT / "functions" / manifest.domain / workflow.definition).read_text())
    for task in _tasks(definition):
        assert task["Resource"] == "${steps}"
        assert task["TimeoutSeconds"] > 0
        assert task["Retry"][0]["JitterStrategy"] == "FULL"
        assert task["Retry"][0]["MaxDelaySeconds"] > 0


def _covers(gateway: str, path: str) -> bool:
    if gateway.endswith("/{proxy+}"):
        return path.startswith(gateway.removesuffix("{proxy+}")) and path != gateway
    return path == gateway


def _tasks(definition: dict[str, Any]) -> Iterator[dict[str, Any]]:
    for state in definition["States"].values():
        if state["Type"] == "Task":
            yield state
        for inner in state.get("Branches", []):
            yield from _tasks(inner)
        if "ItemProcessor" in state:
            yield from _tasks(state["ItemProcessor"])


def _gateway_methods(synthesized: Synthesized) -> Iterator[str]:
    """The full path of every method, from the tree of resources that the template holds."""
    template = synthesized.templates["pathfinder-local-api"]["Resources"]

    def path(logical_id: str) -> str:
        properties = template[logical_id]["Properties"]
        parent = properties["ParentId"].get("Ref")
        return f"{path(parent) if parent else ''}/{properties['PathPart']}"

    for resource in template.values():
        if resource["Type"] == "AWS::ApiGateway::Method":
            yield path(resource["Properties"]["ResourceId"]["Ref"])
