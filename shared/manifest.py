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
    `attributes` narrows rights on a table to these attributes of its items, beside their keys.
    """

    resource: str
    actions: tuple[str, ...] = ()
    attributes: tuple[str, ...] = ()

    @property
    def variable(self) -> str:
        return self.resource.upper().replace("/", "_").replace("-", "_")


@dataclass(frozen=True)
class Queue:
    """An SQS trigger. `events` are the types the bus routes to it; a FIFO queue is filled by code.

    With `kinds`, of the events that name a kind of record only those of these kinds come.
    """

    name: str
    events: tuple[str, ...] = ()
    kinds: tuple[str, ...] = ()
    fifo: bool = False
    batch_size: int = 10
    max_batching_seconds: int = 0
    delay_seconds: int = 0


@dataclass(frozen=True)
class Stream:
    """A DynamoDB stream trigger; `kinds` are the record kinds that pass the filter.

    What expired is not told unless `with_expiries`. A batch that fails comes again `retries` times; with
    None until its records leave the stream, after a day.
    """

    table: str
    kinds: tuple[str, ...] = ()
    with_expiries: bool = False
    max_batching_seconds: int = 0
    retries: int | None = 10


@dataclass(frozen=True)
class Upload:
    """An object-created trigger of a bucket."""

    bucket: str
    prefix: str


@dataclass(frozen=True)
class MailTrouble:
    """Mails that came back for good or were complained of. The queue's messages name the user only."""

    queue: str


@dataclass(frozen=True)
class Every:
    """An EventBridge Scheduler trigger: a schedule expression and the verb it asks for."""

    verb: str
    expression: str


Trigger = Queue | Stream | Upload | MailTrouble | Every


@dataclass(frozen=True)
class Alarm:
    """An alarm on the first count of a metric of this domain; `description` says what to look at."""

    metric: str
    description: str


@dataclass(frozen=True, kw_only=True)
class EntryPoint:
    """One Lambda function with a role of its own.

    `module` is app, consumer, steps or schedule, by who calls it; or rights or erasing, which may do
    what nothing else may.

    `settings` are plain variables of its own, beside those that grants and the platform set;
    `configurable` names those that whoever deploys may set; `SIGN_IN_*` names all that begin so.
    """

    module: str
    grants: tuple[Grant, ...] = ()
    layers: tuple[str, ...] = ()
    routes: tuple[Route, ...] = ()
    triggers: tuple[Trigger, ...] = ()
    alarms: tuple[Alarm, ...] = ()
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

COUNT_REQUESTS = Grant("table/limits", ("dynamodb:BatchGetItem", "dynamodb:UpdateItem"))
"""Count requests against limits. Whoever has it is `configurable` by `LIMITS`."""

CALLERS_RECORD = (Grant("table/records"), Grant("table/keys"), Grant("key/user-data"))
"""Names what the caller's own credentials reach; gives the function itself no right."""

ACT_FOR_A_USER = Grant("role/user-data", ("sts:AssumeRole", "sts:TagSession"))
"""Assume the role that is narrowed to one user. For the authorizer and for workers."""

USER_DATA_NAMES = (
    Grant("key/tables"),
    Grant("key/files"),
    Grant("table/audit"),
    Grant("bucket/uploads"),
    Grant("bucket/files"),
)
"""Names what the vended credentials are narrowed to, beside `CALLERS_RECORD`. For whoever vends."""
