"""Making the summaries again, once for a burst of changes."""

from dataclasses import replace

from functions.summaries import repository
from functions.summaries.repository import Materials
from functions.summaries.service.profile import compose_profile
from functions.summaries.service.quick import compose_quick
from functions.summaries.service.skill_uses import compose_skill_uses
from functions.summaries.service.sources import NothingToSummarize, RecordedExperience
from shared import clock
from shared.bus import ask_for_regeneration, ask_for_run
from shared.errors import NotFound, StaleVersion
from shared.ids import is_id
from shared.records.enrichment import Enrichment
from shared.table import Stored, UserPartition


class RunNotFound(NotFound):
    code = "RUN_NOT_FOUND"
    message = "There is no such run."


def regenerate(partition: UserPartition) -> None:
    """Makes both summaries from the record as it is; removes them where it holds no experience."""
    materials = repository.read_materials(partition)
    now, version = clock.now(), materials.changes
    experiences = _experiences(materials)
    shown = [replace(one, hides=materials.hidden.hides) for one in experiences]
    profile = materials.profile.content.open() if materials.profile else None
    try:
        summary = compose_profile(shown, profile, today=now.date(), source_version=version, now=now)
        quick = compose_quick(shown, profile, summary, today=now.date(), source_version=version, now=now)
        skills = compose_skill_uses(
            experiences, partition.user_id, today=now.date(), source_version=version, now=now
        )
        repository.save(partition, summary, quick, skills)
    except NothingToSummarize:
        repository.remove(partition)
    except StaleVersion:
        return  # another worker was quicker with a newer record


def regenerate_if_stale(partition: UserPartition, *, since: int | None) -> None:
    """Makes them where the record changed since they were made.

    `since` is the count of changes at which this was asked for. Where more followed, so did another
    asking, and a burst is summarized once, by its last one.
    """
    made_from, changes = repository.read_versions(partition)
    overtaken = since is not None and changes > since
    if made_from < changes and not overtaken:
        regenerate(partition)


def carry_out_run(partition: UserPartition, run_id: str) -> None:
    """Makes them because somebody asked, whether or not anything changed."""
    regenerate(partition)
    repository.finish_run(partition, run_id, "done")


def ask_for_run_of(partition: UserPartition) -> str:
    """Writes down that its owner asked, and asks the worker. Gives the id of the run."""
    run_id = repository.create_run(partition)
    ask_for_run(partition.user_id, run_id)
    return run_id


def read_run(partition: UserPartition, run_id: str) -> str:
    """The status of a run. Raises RunNotFound."""
    status = repository.read_run(partition, run_id) if is_id(run_id) else None
    if status is None:
        raise RunNotFound()
    return status


def follow_change(partition: UserPartition) -> None:
    """Asks for summaries that know of the latest change."""
    ask_for_regeneration(partition.user_id, partition.changes())


def _experiences(materials: Materials) -> list[RecordedExperience]:
    return [
        RecordedExperience(one.id, one.version, one.content.open(), _found(one.version, materials, one.id))
        for one in materials.experiences
    ]


def _found(version: int, materials: Materials, experience_id: str) -> Enrichment | None:
    """The findings for this very version; those of an older one speak of other words."""
    stored: Stored[Enrichment] | None = materials.enrichments.get(experience_id)
    if stored is None or stored.clear.get("of_version") != version or stored.clear.get("status") != "done":
        return None
    return stored.content.open()
