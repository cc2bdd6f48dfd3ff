"""A KMS key that is disabled, about to be deleted, gone or out of reach: 503, and nothing is lost."""

import json
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from types import SimpleNamespace
from typing import Any

import pytest
from botocore.client import BaseClient

from functions.auth.service.signing_keys import rotate_signing_key
from functions.authorizer import app as authorizer
from functions.experiences.app import handler
from functions.keys import consumer, service
from shared import aws, config
from shared.auth import ALL_SCOPES, Caller, Role, tokens
from shared.auth.signing_keys import believed_key, forget_ring, public_half
from shared.aws import Vended
from shared.errors import KeyUnavailable
from shared.records.kinds import EXPERIENCES
from shared.table import UserPartition
from shared.vault import Purpose, UserIsErased, current_key, forget_keys
from tests.gateway_events import Json, gateway_event
from tests.integration.conftest import Items, acting, user_with_keys
from tests.unit.shared.auth.signing import decoded

SESSION = "01BX5ZZKBKACTAV9WEVGEMMVRZ"
WAYS = ["DisabledException", "KMSInvalidStateException", "NotFoundException", "AccessDeniedException"]
_BODY = {"title": "Cook", "organization": "o", "description": "d", "start_date": "2020", "is_current": True}
lost_in_any_way = pytest.mark.parametrize("code", WAYS)


@contextmanager
def lost(setting: str, code: str) -> Iterator[None]:
    """In this block KMS answers every use of this key as AWS does; the AWS in memory would use it."""
    real, key = BaseClient._make_request, config.read(setting)

    def request(client: BaseClient, model: Any, sent: Json, context: Any) -> Any:
        if model.service_model.service_name == "kms" and json.loads(sent["body"]).get("KeyId") == key:
            return _refusal(code, f"{key} is not usable.")
        return real(client, model, sent, context)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(BaseClient, "_make_request", request)
        yield


@contextmanager
def tables_key_lost() -> Iterator[None]:
    """In this block no table can be read or written."""
    real = BaseClient._make_request

    def request(client: BaseClient, model: Any, sent: Json, context: Any) -> Any:
        if model.service_model.service_name == "dynamodb":
            return _refusal("AccessDeniedException", "The KMS key is disabled or not accessible.")
        return real(client, model, sent, context)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(BaseClient, "_make_request", request)
        yield


def _refusal(code: str, message: str) -> tuple[Any, Json]:
    error = {"Code": code, "Message": message}
    return SimpleNamespace(status_code=400, headers={}), {
        "Error": error, "ResponseMetadata": {"HTTPStatusCode": 400},
    }  # fmt: skip


@pytest.fixture
def call(cloud: None) -> Callable[..., Json]:
    """A request of one signed-in user, answered by the real handler."""
    user_id = user_with_keys()
    caller = Caller(
        user_id, SESSION, "pseudonym", Role.USER, ALL_SCOPES, 1, 2**40, Vended(user_id, "c", "c", "c")
    )

    def ask(method: str, path: str, body: Json | None = None) -> Json:
        answer = handler(gateway_event(method, path, body, caller), None)
        return {
            "user_id": user_id,
            "status": answer["statusCode"],
            "body": json.loads(answer["body"]) if answer["body"] else None,
            "retry_after": answer["multiValueHeaders"].get("retry-after"),
        }

    return ask


def is_503(answer: Json) -> bool:
    assert answer["status"] == 503, answer
    assert answer["body"]["error"]["code"] == "UNAVAILABLE"
    assert int(answer["retry_after"][0]) > 0
    return True


@lost_in_any_way
def test_without_the_key_of_user_data_a_record_is_unavailable_and_afterwards_all_there(
    call: Callable[..., Json], code: str
) -> None:
    made = call("POST", "/v1/experiences", _BODY)
    place = f"/v1/experiences/{made['body']['id']}"
    with lost("KEY_USER_DATA", code):
        assert call("GET", place)["status"] == 200, "a key in memory serves for its five minutes"
        forget_keys()
        for method, path, body in (
            ("GET", place, None),
            ("PATCH", place, {"title": "Chef"}),
            ("DELETE", place, None),
            ("GET", "/v1/experiences", None),
            ("POST", "/v1/experiences", _BODY),
        ):
            assert is_503(call(method, path, body))
    listed = call("GET", "/v1/experiences")["body"]["data"]
    assert [(one["id"], one["title"], one["version"]) for one in listed] == [(made["body"]["id"], "Cook", 1)]


def test_without_the_key_of_tables_nothing_answers_and_nothing_is_written(
    call: Callable[..., Json], items: Items
) -> None:
    made = call("POST", "/v1/experiences", _BODY)
    before = items("records")
    with tables_key_lost():
        assert is_503(call("GET", f"/v1/experiences/{made['body']['id']}"))
        assert is_503(call("POST", "/v1/experiences", _BODY))
    assert items("records") == before
    assert call("GET", f"/v1/experiences/{made['body']['id']}")["status"] == 200


def test_a_destroyed_data_key_is_not_there_any_more_instead(call: Callable[..., Json]) -> None:
    made = call("POST", "/v1/experiences", _BODY)
    key = {"pk": {"S": f"USER#{made['user_id']}"}, "sk": {"S": "KEY#record#0001"}}
    aws.own("dynamodb").delete_item(TableName="keys", Key=key)
    forget_keys()
    assert call("GET", f"/v1/experiences/{made['body']['id']}")["status"] == 404


def issued() -> str:
    return tokens.issue(user_id=SESSION, session_id=SESSION, scopes=ALL_SCOPES, signed_in_at=1)


def is_believed(token: str) -> bool:
    """Whether its key is; the AWS in memory signs something else than it is given."""
    return believed_key(decoded(token)[0]["kid"]) is not None


@lost_in_any_way
def test_without_the_signing_key_nobody_gets_a_token_and_tokens_go_on(cloud: None, code: str) -> None:
    token = issued()
    with lost("KEY_TOKENS", code):
        with pytest.raises(KeyUnavailable) as trouble:
            issued()
        assert trouble.value.retry_after
        assert is_believed(token)
    assert is_believed(issued())


@lost_in_any_way
def test_a_process_that_never_saw_the_templates_key_raises_trouble_and_refuses_nobody(
    cloud: None, code: str
) -> None:
    """Only before the first rotation: afterwards the ring holds the public keys."""
    token = issued()
    public_half.cache_clear()
    forget_ring()
    arn = "arn:aws:execute-api:r:1:a/api/GET/x"
    event = {"methodArn": arn, "headers": {"authorization": f"Bearer {token}"}}
    with lost("KEY_TOKENS", code), pytest.raises(KeyUnavailable):
        authorizer.handler(event, None)


@lost_in_any_way
def test_once_the_key_was_rotated_its_public_half_needs_no_kms(
    cloud: None, code: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SIGNING_KEYS", "test")
    token = issued()
    rotate_signing_key(forced=True)
    public_half.cache_clear()
    with lost("KEY_TOKENS", code):
        assert is_believed(token)


@lost_in_any_way
def test_without_the_key_of_identities_an_account_is_unavailable(cloud: None, code: str) -> None:
    user_id = user_with_keys()
    with lost("KEY_IDENTITY", code), pytest.raises(KeyUnavailable):
        current_key(user_id, Purpose.IDENTITY)
    assert current_key(user_id, Purpose.IDENTITY).version == 1
    with pytest.raises(UserIsErased):
        current_key(SESSION, Purpose.IDENTITY)


@lost_in_any_way
def test_without_the_key_of_look_ups_no_name_is_found_or_missing(cloud: None, code: str) -> None:
    with lost("KEY_LOOKUP", code), pytest.raises(KeyUnavailable) as trouble:
        aws.own("kms").generate_mac(
            KeyId=config.read("KEY_LOOKUP"), MacAlgorithm="HMAC_SHA_256", Message=b"email:ana@example.org"
        )
    assert (trouble.value.status, trouble.value.aws_code) == (503, code)


@lost_in_any_way
def test_a_workers_message_comes_again_and_a_rotation_goes_on_where_it_was(
    cloud: None, code: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    user_id = user_with_keys()
    with acting(user_id) as partition:
        transaction = partition.transaction()
        transaction.put(EXPERIENCES, EXPERIENCES.content.model_validate(_BODY), record_id=SESSION)
        transaction.commit()
    monkeypatch.setattr(consumer, "acting_for", acting)
    body = json.dumps({"user_id": user_id, "purpose": "record", "wanted": 2})
    event = {"Records": [{"messageId": "m", "body": body}]}
    forget_keys()
    with lost("KEY_USER_DATA", code):
        assert consumer.handler(event, None) == {"batchItemFailures": [{"itemIdentifier": "m"}]}
    assert consumer.handler(event, None) == {"batchItemFailures": []}
    with acting(user_id):
        assert service.list_keys(user_id).data[0].version == 2
        stored = UserPartition(user_id).get(EXPERIENCES, SESSION)
        assert stored is not None
        assert stored.content.open().title == "Cook"
