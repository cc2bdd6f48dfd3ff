"""The steps of a takeout. Each makes some files of the ZIP, sealed, and says how far it is.

Between them travel references only. Each may end anywhere and be done again: what it keeps replaces what
it kept before. What is no longer wanted goes on until the next step, which finds nothing to go on with.
"""

import io
import zipfile
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from functions.privacy.repository import files, identity, takeouts
from functions.privacy.schemas.takeouts import TakeoutContent
from functions.privacy.service.files_of_audit import audit_files
from functions.privacy.service.files_of_identity import identity_files
from functions.privacy.service.files_of_record import record_files
from functions.privacy.service.files_of_resumes import resume_files
from functions.privacy.service.page import page_files
from functions.privacy.service.progress import EXPIRY, PIECE_BYTES, STEPS, TOTAL_STEPS, piece_name
from shared import bus, clock, retention
from shared.auth import acting_for
from shared.ids import first_id_at
from shared.table import Stored, UserPartition, make_due

_AUDIT_PART = "audit-{:04}"
_A_MINUTE = timedelta(minutes=1)
"""What is due stands there to the minute, and must not come before the files are over."""


@dataclass(frozen=True)
class Made:
    """Files of the ZIP by name, and in words what could not be made."""

    files: dict[str, bytes] = field(repr=False)
    left_out: tuple[str, ...] = ()


def begin(partition: UserPartition, takeout_id: str) -> bool:
    """Says that it is being made. False where it is not wanted any more.

    Whatever becomes of it, its files are looked at when those of a ready one would expire.
    """
    stored = _wanted(partition, takeout_id)
    if stored is None:
        return False
    make_due(EXPIRY, stored.created_at + retention.TAKEOUTS.kept, partition.user_id)
    return _move(partition, takeout_id, "record")


def take_record(partition: UserPartition, takeout_id: str) -> bool:
    """Everything in the record, in every form that it comes in."""

    def make(stored: Stored[TakeoutContent]) -> Made:
        return Made(*record_files(partition, stored.created_at))

    return _step(partition, takeout_id, "record", make)


def take_identity(partition: UserPartition, takeout_id: str) -> bool:
    """What auth keeps, asked for and sealed at once."""
    return _step(
        partition,
        takeout_id,
        "identity",
        lambda _: Made(identity_files(identity.take_out(partition.user_id))),
    )


def take_audit(partition: UserPartition, takeout_id: str, page: int, below: str) -> tuple[bool, str]:
    """A stretch of one's own log. Gives whether to go on, and below which entry; "" at the end."""
    stored = _wanted(partition, takeout_id)
    if stored is None:
        return False, ""
    pseudonym = str(identity.take_out(partition.user_id)["account"]["pseudonym"])
    with acting_for(partition.user_id, pseudonym=pseudonym):
        made, further = audit_files(
            partition.user_id, pseudonym, below or first_id_at(stored.created_at), page
        )
    files.put(partition, takeout_id, _AUDIT_PART.format(page), _zipped(made, stored.created_at))
    return further != "" or _move(partition, takeout_id, "resumes"), further


def take_resumes(partition: UserPartition, takeout_id: str) -> bool:
    """The resumes as PDF, as far as they can be set."""
    return _step(partition, takeout_id, "resumes", lambda _: Made(*resume_files(partition)))


def take_page(partition: UserPartition, takeout_id: str, audit_pages: int) -> bool:
    """A page for people, made of the files for programs."""

    def make(stored: Stored[TakeoutContent]) -> Made:
        known = _kept(partition, takeout_id, _parts(audit_pages, but="page"))
        return Made(page_files(known, stored.created_at, stored.content.open().left_out))

    return _step(partition, takeout_id, "page", make)


def pack(partition: UserPartition, takeout_id: str, audit_pages: int) -> bool:
    """The one ZIP, in sealed pieces; then it is ready, and its owner is told."""
    stored = _wanted(partition, takeout_id)
    if stored is None:
        return False
    content = stored.content.open()
    if stored.clear["status"] != "ready":
        known = _kept(partition, takeout_id, _parts(audit_pages))
        data = _zipped(known, stored.created_at)
        pieces = [data[at : at + PIECE_BYTES] for at in range(0, len(data), PIECE_BYTES)]
        for number, piece in enumerate(pieces, 1):
            files.put(partition, takeout_id, piece_name(number, len(pieces)), piece)
        ends = clock.now() + retention.TAKEOUTS.kept
        make_due(EXPIRY, ends + _A_MINUTE, partition.user_id)
        done = content.model_copy(
            update={
                "step": "done",
                "done": TOTAL_STEPS,
                "size": len(data),
                "parts": len(pieces),
                "files": len(known),
                "expires_at": ends,
            }
        )
        if not takeouts.move(partition, stored, "ready", done):
            takeouts.ask_to_clear_away(partition.user_id)
            return False
    bus.ask_for_mail("takeout_ready", user_id=partition.user_id)
    takeouts.ask_to_clear_away(partition.user_id)
    return True


def give_up(partition: UserPartition, takeout_id: str) -> bool:
    """Says that it failed; another one may be asked for."""
    stored = takeouts.get(partition, takeout_id)
    if stored is None or stored.clear["status"] == "ready":
        return False
    takeouts.ask_to_clear_away(partition.user_id)
    return takeouts.move(partition, stored, "failed", stored.content.open())


def _step(
    partition: UserPartition,
    takeout_id: str,
    name: str,
    make: Callable[[Stored[TakeoutContent]], Made],
) -> bool:
    stored = _wanted(partition, takeout_id)
    if stored is None:
        return False
    made = make(stored)
    files.put(partition, takeout_id, name, _zipped(made.files, stored.created_at))
    return _move(partition, takeout_id, _after(name), left_out=made.left_out)


def _wanted(partition: UserPartition, takeout_id: str) -> Stored[TakeoutContent] | None:
    """The takeout. Where it is gone, files that a step put since are to go, too."""
    stored = takeouts.get(partition, takeout_id)
    if stored is None:
        takeouts.ask_to_clear_away(partition.user_id)
    return stored


def _move(partition: UserPartition, takeout_id: str, step: str, left_out: tuple[str, ...] = ()) -> bool:
    """Says which step comes now. False where the takeout is gone, or done by another worker."""
    stored = _wanted(partition, takeout_id)
    if stored is None or stored.clear["status"] not in ("pending", "running"):
        return False
    content = stored.content.open()
    done = list(STEPS).index(step)
    known = tuple(dict.fromkeys((*content.left_out, *left_out)))
    changed = content.model_copy(update={"step": STEPS[step], "done": done, "left_out": list(known)})
    return takeouts.move(partition, stored, "running", changed)


def _after(name: str) -> str:
    names = list(STEPS)
    return names[names.index(name) + 1]


def _parts(audit_pages: int, *, but: str = "") -> list[str]:
    audit = [_AUDIT_PART.format(page) for page in range(1, audit_pages + 1)]
    return [one for one in ("page", "record", "identity", *audit, "resumes") if one != but]


def _kept(partition: UserPartition, takeout_id: str, parts: list[str]) -> dict[str, bytes]:
    """The files of these parts, by name."""
    found: dict[str, bytes] = {}
    for part in parts:
        with zipfile.ZipFile(io.BytesIO(files.get(partition, takeout_id, part))) as archive:
            found |= {name: archive.read(name) for name in archive.namelist()}
    return found


def _zipped(made: dict[str, bytes], at: datetime) -> bytes:
    """A ZIP of these files, the same bytes for the same files."""
    folder = io.BytesIO()
    with zipfile.ZipFile(folder, "w", zipfile.ZIP_DEFLATED, compresslevel=6) as archive:
        for name, data in made.items():
            entry = zipfile.ZipInfo(name, at.timetuple()[:6])
            entry.external_attr = 0o644 << 16
            entry.compress_type = zipfile.ZIP_DEFLATED
            archive.writestr(entry, data)
    return folder.getvalue()
