"""What a domain says of itself as data: entry points, routes, triggers and grants.

Read by the CDK to make functions, roles, queues and routes, and by tests that hold the code
against it. It imports nothing, so that synthesis stays light.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum


class Access(StrEnum):
    """Who may reach a path: anybody, or callers with a valid token."""

    PUBLIC = "public"
    SIGNED_IN = "signed_in"


@dataclass(frozen=True)
class Route:
    """A path below `/api/v1` and everything beneath it, e.g. `/experiences`.

    `exact` leaves out what lies beneath it.
    """

    path: str
    access: Access = Access.SIGNED_IN
    exact: bool = False


@dataclass(frozen=True)
class Grant:
    """A right on one resource: sets the IAM actions and the variable that names the resource.

    `resource` is `<kind>/<name>`, e.g. `table/audit`, and becomes the variable `TABLE_AUDIT`.
    Without actions only the variable is set: the right itself comes with the caller's credentials.
    """

    resource: str
    actions: tuple[str, ...] = ()

    @property
    def variable(self) -> str:
        return self.resource.upper().replace("/", "_").replace("-", "_")


@dataclass(frozen=True)
class Queue:
    """An SQS trigger. `events` are the types the bus routes to it; a FIFO queue is filled by code."""

    name: str
    events: tuple[str, ...] = ()
    fifo: bool = False
    batch_size: int = 10
    max_batching_seconds: int = 0
    delay_seconds: int = 0


@dataclass(frozen=True)
class Stream:
    """A DynamoDB stream trigger; `kinds` are the record kinds that pass the filter."""

    table: str
    kinds: tuple[str, ...] = ()


@dataclass(frozen=True)
class Upload:
    """An object-created trigger of a bucket."""

    bucket: str
    prefix: str


@dataclass(frozen=True)
class Every:
    """An EventBridge Scheduler trigger: a schedule expression and the verb it asks for."""

    verb: str
    expression: str


Trigger = Queue | Stream | Upload | Every


@dataclass(frozen=True, kw_only=True)
class EntryPoint:
    """One Lambda function with a role of its own. `module` is app, consumer, steps or schedule.

    `settings` are plain variables of its own, beside those that grants and the platform set;
    `configurable` names those that whoever deploys may set.
    """

    module: str
    grants: tuple[Grant, ...] = ()
    layers: tuple[str, ...] = ()
    routes: tuple[Route, ...] = ()
    triggers: tuple[Trigger, ...] = ()
    memory_mb: int = 1024
    timeout_seconds: int = 10
    settings: Mapping[str, str] = field(default_factory=dict)
    configurable: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Workflow:
    """A Step Functions state machine, described in `definition` beside the code."""

    name: str
    definition: str = "workflow.asl.json"
    steps: str = "steps"


@dataclass(frozen=True, kw_only=True)
class Manifest:
    """One domain."""

    domain: str
    entry_points: tuple[EntryPoint, ...]
    workflows: tuple[Workflow, ...] = ()
    publishes: tuple[str, ...] = field(default=())


INSERT_AUDIT = Grant("table/audit", ("dynamodb:PartiQLInsert",))
"""Append to the audit log, and nothing else."""

CALLERS_RECORD = (Grant("table/records"), Grant("table/keys"), Grant("key/user-data"))
"""Names what the caller's own credentials reach; gives the function itself no right."""

ACT_FOR_A_USER = Grant("role/user-data", ("sts:AssumeRole", "sts:TagSession"))
"""Assume the role that is narrowed to one user. For the authorizer and for workers."""

USER_DATA_NAMES = (
    Grant("key/tables"),
    Grant("key/files"),
    Grant("bucket/uploads"),
    Grant("bucket/files"),
)
"""Names what the vended credentials are narrowed to, beside `CALLERS_RECORD`. For whoever vends."""
