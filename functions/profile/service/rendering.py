"""A project as others read it."""

from functions.profile.service.entries import RecordNotFound
from shared.documents import Sourced, WholeRecord, for_others
from shared.records.kinds import PROJECTS
from shared.records.profile import ProjectContent
from shared.table import UserPartition


def read_rendering(partition: UserPartition, entry_id: str) -> ProjectContent:
    """With the letters that its names have in the whole record. Raises RecordNotFound."""
    kept = tuple(Sourced(one.id, one.content.open(), one.version) for one in partition.all(PROJECTS))
    shown, _ = for_others(WholeRecord(projects=kept), None)
    found = next((one.content for one in shown.projects if one.id == entry_id), None)
    if found is None:
        raise RecordNotFound()
    return found
