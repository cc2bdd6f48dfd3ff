"""Writing what was found into the record, once, after its owner has seen it."""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

from pydantic import BaseModel

from functions.imports import repository
from functions.imports.schemas import ApplyInput, Conflict, Decision, ImportAnswer, ImportContent
from functions.imports.service.conflicts import COLLECTIONS
from functions.imports.service.profile import Change, changed_profile, check_profile
from functions.imports.service.reviewing import findings, import_of, read_import
from functions.imports.service.skills import skill_of
from shared.bus import ask_to_apply_import
from shared.documents.found import Entry, Found
from shared.documents.skill_identity import keys_of
from shared.errors import AppError, FieldProblem, InvalidInput, StaleVersion, Unavailable
from shared.ids import derived_id
from shared.records.kinds import PROFILE, SKILLS
from shared.records.profile import SkillContent
from shared.records.validation import validated
from shared.table import Kind, Stored, Transaction, UserPartition

_A_TRANSACTION = 20
_ATTEMPTS = 4


class NotReadyToApply(AppError):
    status, code = 409, "IMPORT_NOT_READY"
    message = "Only an import that is ready can be applied."


@dataclass(frozen=True)
class Write:
    """One entry to write: as a new record, or in place of `replaces`."""

    collection: str
    kind: Kind[Any]
    record_id: str
    content: BaseModel
    replaces: str | None


def ask_to_apply(partition: UserPartition, import_id: str, wanted: ApplyInput) -> ImportAnswer:
    """Checks and keeps the decisions, and lets a worker apply them. Asking twice applies once.

    While it is applying, asking again calls the worker again: the first call may have been lost.
    Raises ImportNotFound, NotReadyToApply, InvalidInput.
    """
    stored = import_of(partition, import_id)
    status = stored.clear["status"]
    if status == "ready":
        _keep_decisions(partition, stored, wanted)
    elif status not in ("applying", "applied"):
        raise NotReadyToApply()
    if status != "applied":
        ask_to_apply_import(partition.user_id, import_id)
    return read_import(partition, import_id)


def _keep_decisions(partition: UserPartition, stored: Stored[ImportContent], wanted: ApplyInput) -> None:
    """Checked first, so that what the worker will do is known to be possible."""
    import_id = stored.id
    found, content = findings(partition, stored), stored.content.open()
    list(_writes(found, content.conflicts, wanted.decisions, import_id))
    if found.profile is not None:
        with _naming(found.profile):
            check_profile(found.profile, wanted.decisions.get(found.profile.key))
    decided = wanted.model_dump_json()
    parts = repository.save_pieces(partition, import_id, "decisions", decided)
    content = content.model_copy(update={"decision_parts": parts})
    if repository.move(partition, stored, "applying", content) is None:
        raise StaleVersion()


def apply(partition: UserPartition, import_id: str) -> None:
    """Writes every entry that its owner did not skip. Repeated after a fault, it writes what is missing."""
    stored = repository.get(partition, import_id)
    if stored is not None and stored.clear["status"] == "applying":
        _apply(partition, stored)
    elif stored is not None and stored.clear["status"] == "applied":
        _clear_away(partition, stored)


def _apply(partition: UserPartition, stored: Stored[ImportContent]) -> None:
    import_id = stored.id
    content = stored.content.open()
    found = findings(partition, stored)
    decided = repository.read_pieces(partition, import_id, "decisions", content.decision_parts)
    decisions = ApplyInput.model_validate_json(decided).decisions
    writes = list(_each_skill_once(partition, _writes(found, content.conflicts, decisions, import_id)))
    for start in range(0, len(writes), _A_TRANSACTION):
        _write(partition, writes[start : start + _A_TRANSACTION])
    applied = {name: sum(one.collection == name for one in writes) for name in COLLECTIONS}
    profile = found.profile
    changed = changed_profile(partition, profile, decisions.get(profile.key)) if profile else None
    applied["profile"] = int(changed is not None)
    _finish(partition, stored, {name: count for name, count in applied.items() if count}, changed)
    _clear_away(partition, stored)


def _writes(
    found: Found, conflicts: list[Conflict], decisions: dict[str, Decision], import_id: str
) -> Iterator[Write]:
    """What is to be written. Raises InvalidInput for decisions that do not fit what was found."""
    known = {conflict.key: conflict for conflict in conflicts}
    keys = {entry.key for name in COLLECTIONS for entry in getattr(found, name)}
    strangers = set(decisions) - keys - ({found.profile.key} if found.profile else set())
    if strangers:
        raise InvalidInput(details=(FieldProblem("decisions", "A key names nothing in this import."),))
    for name, kind in COLLECTIONS.items():
        for position, entry in enumerate(getattr(found, name)):
            decision = decisions.get(entry.key) or _default(entry, known.get(entry.key))
            if decision.action != "skip":
                record_id = derived_id(import_id, entry.key, position)
                yield _write_of(name, kind, entry, decision, known.get(entry.key), record_id)


def _default(entry: Entry, conflict: Conflict | None) -> Decision:
    """What is in the record stays; what has problems waits for its owner; the rest is added."""
    return Decision(action="skip" if conflict or entry.problems else "add")


def _write_of(
    name: str, kind: Kind[Any], entry: Entry, decision: Decision, conflict: Conflict | None, record_id: str
) -> Write:
    if conflict and decision.action not in conflict.choices:
        message = f"Choose one of {', '.join(conflict.choices)}."
        raise InvalidInput(details=(FieldProblem(f"decisions.{entry.key}.action", message),))
    said = decision.content or entry.content
    with _naming(entry):
        content = skill_of(said) if name == "skills" else validated(kind.content, said)
    replaces = conflict.existing_id if conflict and decision.action == "replace" else None
    return Write(name, kind, record_id, content, replaces)


@contextmanager
def _naming(entry: Entry) -> Iterator[None]:
    """Problems with a field say in which entry it stands."""
    try:
        yield
    except InvalidInput as refusal:
        where = f"decisions.{entry.key}.content"
        details = [FieldProblem(f"{where}.{one.field}", one.message) for one in refusal.details]
        raise InvalidInput(details=tuple(details)) from None


def _each_skill_once(partition: UserPartition, writes: Iterable[Write]) -> Iterator[Write]:
    """Without skills that are kept by now, or that its owner corrected to be one: each is kept once."""
    met: dict[str, str] = {}
    for stored in partition.all(SKILLS):
        kept = stored.content.open()
        met |= dict.fromkeys(keys_of(kept.name, kept.catalogue_id), stored.id)
    for one in writes:
        if isinstance(one.content, SkillContent):
            keys = keys_of(one.content.name, one.content.catalogue_id)
            if any(met.get(key) not in (None, one.record_id, one.replaces) for key in keys):
                continue
            met |= dict.fromkeys(keys, one.record_id)
        yield one


def _write(partition: UserPartition, writes: list[Write]) -> None:
    """All at once; where some are there already from an earlier try, one by one."""
    try:
        transaction = partition.transaction()
        for one in writes:
            _add(partition, transaction, one)
        transaction.commit()
    except StaleVersion:
        for one in writes:
            _write_alone(partition, one)


def _write_alone(partition: UserPartition, one: Write) -> None:
    """A new record that is there was written before; one to be replaced is read again."""
    for _ in range(_ATTEMPTS):
        transaction = partition.transaction()
        _add(partition, transaction, one)
        try:
            return transaction.commit()
        except StaleVersion:
            if one.replaces is None:
                return None
    raise Unavailable()


def _add(partition: UserPartition, transaction: Transaction, one: Write) -> None:
    existing = partition.get(one.kind, one.replaces) if one.replaces else None
    if existing is None:
        transaction.create(one.kind, one.content, record_id=one.record_id)
    elif existing.content.open() != one.content:
        transaction.replace(existing, one.content)


def _finish(
    partition: UserPartition,
    stored: Stored[ImportContent],
    applied: dict[str, int],
    changed: Change | None,
) -> None:
    """The profile and the mark that all is applied, in one: so a repeated try counts alike."""
    transaction = partition.transaction()
    done = stored.content.open().model_copy(update={"applied": applied})
    transaction.replace(stored, done, status="applied")
    if changed is not None:
        old, new = changed
        transaction.replace(old, new) if old else transaction.create(PROFILE, new)
    transaction.commit()


def _clear_away(partition: UserPartition, stored: Stored[ImportContent]) -> None:
    content = stored.content.open()
    repository.delete_pieces(partition, stored.id, "found", content.parts)
    repository.delete_pieces(partition, stored.id, "decisions", content.decision_parts)
