"""What somebody without an account reads and answers by a mailed link, and nothing beyond it."""

from functions.skills.schemas import Question, Reply
from shared import bus
from shared.errors import FieldProblem, InvalidInput, NotFound
from shared.table import invitations as questions
from shared.table.invitations import Asked, Link
from shared.vault import SealBroken


class QuestionNotFound(NotFound):
    code = "INVITATION_NOT_FOUND"
    message = "This link leads nowhere any more: it was answered, taken back, or is older than thirty days."


def read_question(token: str) -> Question:
    """What is asked. Raises QuestionNotFound."""
    _, asked = _open(token)
    if asked.answer is not None:
        raise QuestionNotFound()
    return Question.model_validate_json(asked.question)


def answer(token: str, reply: Reply) -> None:
    """Keeps the answer until a worker brings it home. The first one counts. Raises QuestionNotFound."""
    link, asked = _open(token)
    if reply.confirms and not reply.name:
        raise InvalidInput(details=(FieldProblem("name", "Say who you are."),))
    kept = reply if reply.confirms else Reply(confirms=False)
    if asked.answer is None:
        questions.answer(link, kept.model_dump_json().encode())
    elif asked.answer != kept.model_dump_json().encode():
        raise QuestionNotFound()
    bus.follow_invitation(link.user_id, asked.invitation_id)


def _open(token: str) -> tuple[Link, Asked]:
    link = Link.of(token)
    try:
        asked = questions.asked(link) if link else None
    except SealBroken:
        asked = None
    if link is None or asked is None:
        raise QuestionNotFound()
    return link, asked
