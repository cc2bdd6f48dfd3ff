"""HTTP for whoever was asked: the mailed link is all they need."""

from fastapi import status

from functions.skills import service
from functions.skills.schemas import Question, Reply
from functions.skills.service import QuestionNotFound
from shared.web import limited, refusals, router_of

router = router_of("endorsements")


@router.get("/endorsements/{token}", responses=refusals(QuestionNotFound))
@limited("answer-invitation")
def read_question(token: str) -> Question:
    """Who asks what of whoever has this link."""
    return service.read_question(token)


@router.post(
    "/endorsements/{token}",
    status_code=status.HTTP_204_NO_CONTENT,
    responses=refusals(QuestionNotFound),
)
@limited("answer-invitation")
def answer_question(token: str, reply: Reply) -> None:
    """Answers, once. The answer counts when its owner accepts it."""
    service.answer(token, reply)
