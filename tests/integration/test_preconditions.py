"""What routes say of where something new lies, and that a version a client means is honoured."""

from collections.abc import Callable
from typing import Any

import pytest

from functions.profile import app as profile
from functions.profile import repository as profile_repository
from functions.skills import app as skills
from shared.auth import ALL_SCOPES, Caller, Role
from shared.aws import Vended
from shared.ids import new_id
from shared.records.kinds import ENDORSEMENTS, SKILLS
from shared.records.profile import SkillContent
from shared.records.skills import EndorsementContent
from shared.table import UserPartition
from tests.gateway_events import gateway_event

SESSION = "01BX5ZZKBKACTAV9WEVGEMMVRZ"
Call = Callable[..., tuple[int, dict[str, str]]]
PHOTO = {"width": 1, "height": 1, "data": "aaaa"}


@pytest.fixture
def call(partition: UserPartition) -> Call:
    """The status and the headers that a request of the partition's owner is answered with."""
    user_id = partition.user_id
    caller = Caller(
        user_id,
        SESSION,
        "pseudonym",
        Role.USER,
        ALL_SCOPES,
        1,
        2**40,
        Vended(user_id, "c", "c", "c"),
        address_confirmed=True,
    )

    def ask(app: Any, method: str, path: str, body: Any = None, **headers: str) -> tuple[int, dict[str, str]]:
        spelled = {name.replace("_", "-"): value for name, value in headers.items()}
        answer = app.handler(gateway_event(method, f"/v1{path}", body, caller, headers=spelled), None)
        said = {name.lower(): values[0] for name, values in answer["multiValueHeaders"].items()}
        return answer["statusCode"], said

    return ask


@pytest.fixture
def skill_id(partition: UserPartition) -> str:
    transaction = partition.transaction()
    stored = transaction.create(SKILLS, SkillContent(name="Wound care"))
    transaction.commit()
    return stored.id


@pytest.mark.parametrize(
    ("what", "body", "where"),
    [
        ("invitations", {"email": "ward@example.org"}, "/skills/invitations"),
        ("assessments", {"score": 70}, "/skills/{skill_id}/assessments"),
    ],
)
def test_what_is_new_of_a_skill_is_where_the_answer_says(
    call: Call, skill_id: str, what: str, body: dict[str, Any], where: str
) -> None:
    status, headers = call(skills, "POST", f"/skills/{skill_id}/{what}", body)
    assert status == 201
    location = headers["location"].removeprefix("/api/v1")
    assert location.startswith(where.format(skill_id=skill_id))
    assert call(skills, "DELETE", location)[0] == 204


def test_a_photo_is_replaced_and_removed_in_the_version_that_is_meant(
    call: Call, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(profile_repository, "remake_picture", lambda _: {"picture": PHOTO})

    def put(**headers: str) -> int:
        return call(profile, "PUT", "/profile/photo", b"x", Content_Type="image/png", **headers)[0]

    assert put(If_Match='"1"') == 412
    assert [put(If_Match=version) for version in ('"0"', '"0"', '"1"')] == [200, 412, 200]
    assert call(profile, "GET", "/profile/photo")[1]["etag"] == '"2"'
    assert put() == 200
    deleted = [call(profile, "DELETE", "/profile/photo", If_Match=version)[0] for version in ('"2"', '"3"')]
    assert deleted == [412, 204]
    assert call(profile, "DELETE", "/profile/photo", If_Match='"3"')[0] == 404


def test_an_endorsement_is_removed_in_the_version_that_is_meant(
    partition: UserPartition, call: Call, skill_id: str
) -> None:
    said = EndorsementContent(
        skill_id=skill_id, skill="Wound care", kind="endorsement", invitation_id=new_id(), name="Ines"
    )
    transaction = partition.transaction()
    where = f"/skills/endorsements/{transaction.create(ENDORSEMENTS, said, status='pending').id}"
    transaction.commit()
    assert call(skills, "DELETE", where, If_Match='"7"')[0] == 412
    assert call(skills, "PATCH", where, {"status": "accepted"})[1]["etag"] == '"2"'
    assert [call(skills, "DELETE", where, If_Match=version)[0] for version in ('"1"', '"2"')] == [412, 204]
