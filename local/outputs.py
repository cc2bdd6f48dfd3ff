"""What was deployed, for people and programs: addresses, and the physical name of every resource."""

import json
import re

from local.deploy import stack_outputs
from local.instance import REGION, Instance

_RESOURCES = "resources.json"


def write_outputs(instance: Instance) -> dict[str, object]:
    """Write `outputs.json` of the instance and return its content."""
    stacks = stack_outputs(instance)
    content: dict[str, object] = {
        "web_url": stacks["WebUrl"],
        "api_url": f"{instance.endpoint_url}/_aws/execute-api/{stacks['ApiId']}/api/v1",
        "aws_endpoint_url": instance.endpoint_url,
        "region": REGION,
        "distribution_id": stacks["DistributionId"],
        "resources": _resources(instance, stacks),
    }
    instance.outputs.write_text(json.dumps(content, indent=2) + "\n")
    return content


def read_outputs(instance: Instance) -> dict[str, object]:
    """The content of `outputs.json`. FileNotFoundError before the first deployment."""
    content: dict[str, object] = json.loads(instance.outputs.read_text())
    return content


def resource(instance: Instance, name: str) -> str:
    """The physical name of `<kind>/<name>`. KeyError when the deployment has none."""
    resources = read_outputs(instance)["resources"]
    assert isinstance(resources, dict)
    return str(resources[name])


def _resources(instance: Instance, stacks: dict[str, str]) -> dict[str, str]:
    """The names that synthesis computed, and the keys, whose ids the deployment gave."""
    resources: dict[str, str] = json.loads((instance.assembly / _RESOURCES).read_text())
    keys = {f"key/{_dashed(name[3:])}": arn for name, arn in stacks.items() if name.startswith("Key")}
    return resources | keys


def _dashed(pascal: str) -> str:
    return re.sub(r"(?<!^)(?=[A-Z])", "-", pascal).lower()
