"""Which answers of AWS mean a key that cannot be used: such a request is 503, never 404 and never 500."""

import importlib
from types import SimpleNamespace
from typing import Any

import pytest
from botocore.client import BaseClient

from shared import aws, observability
from shared.aws.lost_keys import raise_where_lost
from shared.errors import KeyUnavailable, Unavailable
from shared.observability import metrics
from shared.web.refusals import as_refusal

_NOT_ALLOWED = "User: arn:aws:sts::1:assumed-role/x is not authorized to perform: "


def answered(service: str, code: str, message: str = "") -> None:
    model = SimpleNamespace(name="Any", service_model=SimpleNamespace(service_name=service))
    parsed: dict[str, Any] = {"Error": {"Code": code, "Message": message}} if code else {}
    raise_where_lost(parsed=parsed, model=model, http_response=None)


@pytest.mark.parametrize(
    ("service", "code", "message"),
    [
        ("kms", "DisabledException", ""),
        ("kms", "KMSInvalidStateException", ""),
        ("kms", "NotFoundException", ""),
        ("kms", "AccessDeniedException", ""),
        ("dynamodb", "AccessDeniedException", _NOT_ALLOWED + "kms:Decrypt on this resource"),
        ("dynamodb", "ValidationException", "The KMS key is disabled"),
        ("s3", "KMS.DisabledException", ""),
        ("s3", "AccessDenied", _NOT_ALLOWED + "kms:GenerateDataKey on this resource"),
    ],
)
def test_a_key_that_cannot_be_used_is_named_whatever_needed_it(service: str, code: str, message: str) -> None:
    with pytest.raises(KeyUnavailable) as lost:
        answered(service, code, message)
    assert (lost.value.status, lost.value.code) == (503, Unavailable.code)
    assert lost.value.retry_after
    assert lost.value.message == Unavailable.message, "what happened inside is not told"


@pytest.mark.parametrize(
    ("service", "code", "message"),
    [
        ("kms", "", ""),
        ("kms", "InvalidCiphertextException", ""),
        ("kms", "ThrottlingException", ""),
        ("dynamodb", "AccessDeniedException", _NOT_ALLOWED + "dynamodb:GetItem on this resource"),
        ("dynamodb", "ResourceNotFoundException", ""),
        ("s3", "NoSuchKey", ""),
        ("dynamodb", "ConditionalCheckFailedException", ""),
    ],
)
def test_other_failures_are_not_about_keys(service: str, code: str, message: str) -> None:
    answered(service, code, message)


def test_every_client_knows_the_hook(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("AWS_ACCESS_KEY_ID", "test")
    monkeypatch.setenv("AWS_SECRET_ACCESS_KEY", "test")
    answer = SimpleNamespace(status_code=400), {"Error": {"Code": "DisabledException", "Message": "arn"}}
    monkeypatch.setattr(BaseClient, "_make_request", lambda *_: answer)
    with pytest.raises(KeyUnavailable) as lost:
        aws.own("kms").generate_mac(KeyId="k", Message=b"m", MacAlgorithm="HMAC_SHA_256")
    assert (lost.value.operation, lost.value.aws_code) == ("GenerateMac", "DisabledException")


def test_it_is_counted_for_the_alarm(monkeypatch: pytest.MonkeyPatch) -> None:
    counted: list[str] = []
    module = importlib.import_module("shared.observability.log")
    monkeypatch.setattr(module, "count", counted.append)
    assert isinstance(as_refusal(KeyUnavailable("Sign", "DisabledException"), "r"), KeyUnavailable)
    observability.error_seen(ValueError(), request_id="r")
    assert counted == ["KeyUnavailable"]
    assert metrics.NAMESPACE == "Pathfinder"
