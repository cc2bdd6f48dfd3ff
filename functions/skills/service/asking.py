"""Asking others by mail to say something about a skill."""

import secrets
from datetime import datetime
from typing import Any

from functions.skills.schemas import InvitationAnswer, InvitationInput, Question, Reply
from functions.skills.service.keeping import find_skill
from shared import bus, clock, retention
from shared.errors import AddressNotConfirmed, NotFound, StaleVersion
from shared.ids import is_id
from shared.mail import Mail, send, web_url
from shared.records.kinds import ENDORSEMENTS, INVITATIONS, PROFILE
from shared.records.skills import EndorsementContent, InvitationContent
from shared.records.writing import create_once
from shared.table import Stored, UserPartition
from shared.table import invitations as questions
from shared.table.invitations import Asked, Link

_SOMEBODY = {"en": "Somebody", "fr": "Quelqu’un"}
"""Who asks, where the profile has no name."""


class InvitationNotFound(NotFound):
    code = "INVITATION_NOT_FOUND"
    message = "There is no such invitation in your record."


def invite(
    partition: UserPartition,
    skill_id: str,
    given: InvitationInput,
    *,
    address_confirmed: bool,
    request_key: str | None = None,
) -> InvitationAnswer:
    """Keeps the invitation; a worker mails it.

    Raises SkillNotFound, AddressNotConfirmed, RequestKeyReused.
    """
    skill = find_skill(partition, skill_id)
    if not address_confirmed:
        raise AddressNotConfirmed()
    content = InvitationContent(
        skill_id=skill_id, skill=skill.name, secret=secrets.token_urlsafe(32), **given.model_dump()
    )
    stored = create_once(
        partition,
        INVITATIONS,
        content,
        request_key=request_key,
        asked=f"{skill_id} {given.model_dump_json()}",
        status="waiting",
        expires_at=(clock.now() + retention.INVITATIONS.kept).isoformat(timespec="seconds"),
    )
    bus.follow_invitation(partition.user_id, stored.id)
    return _answer(stored)


def list_invitations(partition: UserPartition) -> list[InvitationAnswer]:
    """All invitations, newest first."""
    return [_answer(one) for one in partition.all(INVITATIONS)][::-1]


def withdraw(partition: UserPartition, invitation_id: str) -> None:
    """Takes an invitation back: its link leads nowhere from now on. Raises InvitationNotFound."""
    stored = _found(partition, invitation_id)
    if stored is None:
        raise InvitationNotFound()
    questions.settle(_link(partition, stored.content.open()))
    transaction = partition.transaction()
    transaction.delete(INVITATIONS, invitation_id)
    transaction.commit()


def carry_on(partition: UserPartition, invitation_id: str) -> None:
    """Mails an invitation that waits; brings home the answer of one that was mailed.

    One that waits may be answered: its mail went, and whoever sent it was interrupted before saying so.
    """
    stored = _found(partition, invitation_id)
    if stored is None or stored.clear["status"] not in ("waiting", "sent"):
        return
    content = stored.content.open()
    asked = questions.asked(_link(partition, content))
    if asked is not None and asked.answer is not None:
        _bring_home(partition, stored, content, asked)
    elif stored.clear["status"] == "waiting":
        _mail(partition, stored, content)


def _mail(partition: UserPartition, stored: Stored[InvitationContent], content: InvitationContent) -> None:
    link, expires_at = _link(partition, content), _expires_at(stored)
    profile = partition.get(PROFILE)
    owner = (profile.content.open().full_name if profile else None) or _SOMEBODY[content.locale]
    question = Question(
        owner=owner,
        skill=content.skill,
        kind=content.kind,
        name=content.name,
        message=content.message,
        expires_at=expires_at,
    )
    asked = question.model_dump_json().encode()
    questions.ask(link, stored.id, asked, expires=int(expires_at.timestamp()))
    address = f"{web_url()}/endorse?token={link.text}"
    words = _words(question) | {"link": address}
    send(Mail(f"invitation_{content.kind}", content.email, words, locale=content.locale))
    _say_that_it_went(partition, stored, content)


def _bring_home(
    partition: UserPartition, stored: Stored[InvitationContent], content: InvitationContent, asked: Asked
) -> None:
    """The answer becomes part of the record together with the invitation's end; the row goes after."""
    assert asked.answer is not None
    reply = Reply.model_validate_json(asked.answer)
    transaction = partition.transaction()
    if reply.confirms:
        endorsement = EndorsementContent(
            skill_id=content.skill_id,
            skill=content.skill,
            kind=content.kind,
            invitation_id=stored.id,
            name=reply.name or content.name or "Unnamed",
            relation=reply.relation,
            statement=reply.statement or None,
        )
        transaction.create(ENDORSEMENTS, endorsement, record_id=stored.id, status="pending")
    transaction.replace(stored, content, status="answered" if reply.confirms else "declined")
    try:
        transaction.commit()
    except StaleVersion:
        return  # another delivery of the same message was quicker
    questions.settle(_link(partition, content))


def _say_that_it_went(
    partition: UserPartition, stored: Stored[InvitationContent], content: InvitationContent
) -> None:
    """Where the invitation was taken back while its mail was written, the link leads nowhere either."""
    transaction = partition.transaction()
    transaction.replace(stored, content, status="sent")
    try:
        transaction.commit()
    except StaleVersion:
        if _found(partition, stored.id) is None:
            questions.settle(_link(partition, content))


def _words(question: Question) -> dict[str, str]:
    """What the mail says. Nobody's words begin a line, a link or a header of ours."""

    def plain(text: str | None, most: int = 1000) -> str:
        return " ".join((text or "").replace("[", "(").replace("]", ")").split())[:most]

    name, message = plain(question.name), plain(question.message)
    return {
        "owner": plain(question.owner, 60),
        "skill": plain(question.skill),
        "name": f" {name}" if name else "",
        "message": f"“{message}”" if message else "",
    }


def _found(partition: UserPartition, invitation_id: str) -> Stored[InvitationContent] | None:
    return partition.get(INVITATIONS, invitation_id) if is_id(invitation_id) else None


def _link(partition: UserPartition, content: InvitationContent) -> Link:
    return Link(partition.user_id, content.secret)


def _expires_at(stored: Stored[Any]) -> datetime:
    return datetime.fromisoformat(str(stored.clear["expires_at"]))


def _answer(stored: Stored[InvitationContent]) -> InvitationAnswer:
    content, expires_at = stored.content.open(), _expires_at(stored)
    status = str(stored.clear["status"])
    is_over = status in ("waiting", "sent") and expires_at <= clock.now()
    return InvitationAnswer(
        id=stored.id,
        status="expired" if is_over else status,
        created_at=stored.created_at,
        expires_at=expires_at,
        **content.model_dump(exclude={"secret"}),
    )
