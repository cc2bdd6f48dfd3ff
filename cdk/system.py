"""The system as its manifests describe it: which domains there are and what they refer to."""

import importlib
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from shared.manifest import EntryPoint, MailTrouble, Manifest, Queue, Route, Upload

PROJECT = Path(__file__).resolve().parent.parent


@dataclass(frozen=True)
class System:
    """All domains. Raises ValueError where two of them claim the same name or path."""

    manifests: tuple[Manifest, ...]

    def __post_init__(self) -> None:
        for kind, names in (
            ("queue", [queue.name for queue in self.queues()]),
            ("workflow", [workflow.name for manifest in self.manifests for workflow in manifest.workflows]),
            ("path", [route.path for _, _, route in self.routes()]),
        ):
            if twice := [name for name, count in Counter(names).items() if count > 1]:
                raise ValueError(f"More than one {kind} is called {', '.join(twice)}.")

    @classmethod
    def discover(
        cls, functions: Path = PROJECT / "functions", only: frozenset[str] = frozenset()
    ) -> "System":
        """Import `functions/<domain>/manifest.py` of every domain that has one, or of those in `only`."""
        domains = sorted(path.parent.name for path in functions.glob("*/manifest.py"))
        domains = [domain for domain in domains if not only or domain in only]
        return cls(
            tuple(
                importlib.import_module(f"{functions.name}.{domain}.manifest").MANIFEST for domain in domains
            )
        )

    def entry_points(self) -> Iterator[tuple[Manifest, EntryPoint]]:
        for manifest in self.manifests:
            for entry_point in manifest.entry_points:
                yield manifest, entry_point

    def routes(self) -> Iterator[tuple[Manifest, EntryPoint, Route]]:
        for manifest, entry_point in self.entry_points():
            for route in entry_point.routes:
                yield manifest, entry_point, route

    def queues(self) -> Iterator[Queue]:
        for _, entry_point in self.entry_points():
            yield from (trigger for trigger in entry_point.triggers if isinstance(trigger, Queue))

    def queue_name(self, logical: str) -> str:
        """The queue's name with the ending that SQS asks of FIFO queues. KeyError when nobody consumes it."""
        fifo = {queue.name: queue.fifo for queue in self.queues()}
        return f"{logical}.fifo" if fifo[logical] else logical

    def has_domain(self, name: str) -> bool:
        return any(manifest.domain == name for manifest in self.manifests)

    def invoked_function(self, logical: str) -> str:
        """The function that `<domain>-<module>` names, or the first one of `<domain>`."""
        for manifest, entry_point in self.entry_points():
            name = function_name(manifest, entry_point)
            if logical in (manifest.domain, name):
                return name
        raise KeyError(logical)

    def roles_that_act_for_users(self) -> tuple[str, ...]:
        """The functions that may assume the role of a user."""
        return tuple(
            function_name(manifest, entry_point)
            for manifest, entry_point in self.entry_points()
            if any(grant.resource == "role/user-data" and grant.actions for grant in entry_point.grants)
        )


def function_name(manifest: Manifest, entry_point: EntryPoint) -> str:
    """The logical name of an entry point's function and role."""
    return f"{manifest.domain}-{entry_point.module}"


def trouble_queue(trigger: MailTrouble) -> Queue:
    """The queue in which mails that came back wait for their consumer."""
    return Queue(name=trigger.queue)


def upload_queue(manifest: Manifest, upload: Upload) -> Queue:
    """The queue in which announcements of new objects wait for their consumer."""
    return Queue(name=f"{manifest.domain}-{upload.bucket}", batch_size=1)
