"""What a deployment holds, by the names that manifests use: for programs that look at it from outside."""

from cdk.constructs.tables import SHAPES
from cdk.naming import Names
from cdk.system import System, function_name

BUCKETS = ("uploads", "files", "web", "audit-log")
FILE_NAME = "resources.json"


def inventory(names: Names, system: System) -> dict[str, str]:
    """`<kind>/<name>` to what a program calls it by; without keys, whose ARNs are outputs of a stack."""
    found = {f"table/{name}": names.of(name) for name in SHAPES}
    found |= {f"bucket/{name}": names.everywhere(name) for name in BUCKETS}
    found |= {
        f"queue/{queue.name}": names.queue_url(system.queue_name(queue.name)) for queue in system.queues()
    }
    found |= {"bus/main": names.of("main"), "role/user-data": names.role_arn("user-data")}
    for manifest in system.manifests:
        found |= {f"workflow/{flow.name}": names.workflow_arn(flow.name) for flow in manifest.workflows}
    for manifest, entry_point in system.entry_points():
        name = function_name(manifest, entry_point)
        found[f"function/{name}"] = names.of(name)
        found[f"role/{name}"] = names.role_arn(name)
    return found
