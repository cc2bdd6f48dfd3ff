"""What the vended credentials reach: hundreds of (caller, action, key) cases over the real policy."""

import itertools
import json
from collections.abc import Iterator

import pytest

from shared.auth import ALL_SCOPES, Scope
from shared.auth.session_policy import LONGEST_POLICY, Dialect, UserResources, session_policy
from tests.unit.shared.auth.policy_evaluation import Request, allows

ME, MY_PSEUDONYM = "01ARZ3NDEKTSV4RRFFQ69G5FAV", "01CZ3NDEKTSV4RRFFQ69G5FAVX"
_BEGINS_ALIKE = [ME + "0", ME + "/", ME[:-1], ME[:-1] + "W", ME.lower(), "", "*", ME + "/../" + "X"]
_ANOTHER = "01BX5ZZKBKACTAV9WEVGEMMVRZ"
_ACCOUNT = "arn:aws:{}:ca-central-1:111122223333:{}"
RESOURCES = UserResources(
    records=_ACCOUNT.format("dynamodb", "table/pathfinder-production-records"),
    keys=_ACCOUNT.format("dynamodb", "table/pathfinder-production-keys"),
    audit=_ACCOUNT.format("dynamodb", "table/pathfinder-production-audit"),
    user_data_key=_ACCOUNT.format("kms", "key/mrk-0123456789abcdef0123456789abcdef"),
    tables_key=_ACCOUNT.format("kms", "key/mrk-1123456789abcdef0123456789abcdef"),
    files_key=_ACCOUNT.format("kms", "key/mrk-2123456789abcdef0123456789abcdef"),
    uploads="pathfinder-production-111122223333-ca-central-1-uploads",
    files="pathfinder-production-111122223333-ca-central-1-files",
)
_READS = ["GetItem", "BatchGetItem", "Query"]
_WRITES = ["PutItem", "UpdateItem", "DeleteItem", "ConditionCheckItem"]
_NEVER = ["Scan", "PartiQLSelect", "PartiQLInsert", "DeleteTable", "DescribeTable", "BatchWriteItem",
          "CreateBackup", "GetRecords", "UpdateTable", "ExportTableToPointInTime"]  # fmt: skip
_READER = frozenset({Scope.RECORDS_READ})
_WRITER = frozenset({Scope.RECORDS_READ, Scope.RECORDS_WRITE})
_NOBODY: frozenset[Scope] = frozenset({Scope.ACCOUNT})
_BY_SCOPES = {"reader": _READER, "writer": _WRITER, "all": ALL_SCOPES, "account only": _NOBODY}


def item(action: str, user_id: str, table: str = RESOURCES.records) -> Request:
    return Request(f"dynamodb:{action}", table, {"dynamodb:LeadingKeys": [f"USER#{user_id}"]})


def s3_object(action: str, bucket: str, key: str) -> Request:
    return Request(f"s3:{action}", f"arn:aws:s3:::{bucket}/{key}")


def cases(scopes: frozenset[Scope]) -> Iterator[tuple[Request, bool]]:
    """Requests on AWS and whether a caller with these scopes may make them."""
    reads = bool(scopes & {Scope.RECORDS_READ, Scope.RESUMES_READ})
    writes = bool(scopes & {Scope.RECORDS_WRITE, Scope.RESUMES_WRITE})
    for action in _READS:
        yield item(action, ME), reads or writes
    for action in _WRITES:
        yield item(action, ME), writes
    for action, other in itertools.product([*_READS, *_WRITES], [*_BEGINS_ALIKE, _ANOTHER]):
        yield item(action, other), False
    for action in [*_READS, *_WRITES]:
        yield Request(f"dynamodb:{action}", RESOURCES.records), False
        both = {"dynamodb:LeadingKeys": [f"USER#{ME}", f"USER#{_ANOTHER}"]}
        yield Request(f"dynamodb:{action}", RESOURCES.records, both), False
        yield item(action, ME, RESOURCES.records.replace("records", "identity")), False
        yield item(action, ME, RESOURCES.records + "/index/any"), False
        yield item(action, ME, RESOURCES.keys), action == "Query"
        yield item(action, _ANOTHER, RESOURCES.keys), False
    for action in _NEVER:
        yield item(action, ME), False
    yield from _audit(Scope.ACCOUNT in scopes)
    yield from _keys()
    yield from _files(reads, writes)


def log(action: str, partition: str, table: str = RESOURCES.audit) -> Request:
    return Request(f"dynamodb:{action}", table, {"dynamodb:LeadingKeys": [partition]})


def _audit(account: bool) -> Iterator[tuple[Request, bool]]:
    """One's own entries can be asked for, and nothing else be done with them, nor with another's."""
    mine = f"AUDIT#{MY_PSEUDONYM}"
    yield log("Query", mine), account
    for action in [*_READS, *_WRITES, *_NEVER]:
        if action != "Query":
            yield log(action, mine), False
        for other in (mine + "0", mine[:-1], mine.lower(), "AUDIT#", f"AUDIT#{ME}", f"AUDIT#{_ANOTHER}",
                      "AUDIT#anonymous", "*"):  # fmt: skip
            yield log(action, other), False
        yield log(action, mine, RESOURCES.audit + "/index/by-day"), False
        yield log(action, "DAY#2026-11-21#0", RESOURCES.audit + "/index/by-day"), False
        yield log(action, mine, RESOURCES.records), False
        yield Request(f"dynamodb:{action}", RESOURCES.audit), False
    both = {"dynamodb:LeadingKeys": [mine, f"AUDIT#{_ANOTHER}"]}
    yield Request("dynamodb:Query", RESOURCES.audit, both), False


def _keys() -> Iterator[tuple[Request, bool]]:
    mine = {"kms:EncryptionContext:user_id": [ME]}
    yield Request("kms:Decrypt", RESOURCES.user_data_key, mine), True
    yield Request("kms:Decrypt", RESOURCES.user_data_key), False
    for action in ("Encrypt", "GenerateDataKey", "ReEncryptFrom", "CreateGrant", "ScheduleKeyDeletion"):
        yield Request(f"kms:{action}", RESOURCES.user_data_key, mine), False
    for other in [*_BEGINS_ALIKE, _ANOTHER]:
        context = {"kms:EncryptionContext:user_id": [other]}
        yield Request("kms:Decrypt", RESOURCES.user_data_key, context), False
    for key, service in ((RESOURCES.tables_key, "dynamodb"), (RESOURCES.files_key, "s3")):
        through = {"kms:ViaService": [f"{service}.ca-central-1.amazonaws.com"]}
        yield Request("kms:Decrypt", key, through), True
        yield Request("kms:Decrypt", key, mine), False
        yield Request("kms:Decrypt", key, {"kms:ViaService": ["lambda.ca-central-1.amazonaws.com"]}), False


def _files(reads: bool, writes: bool) -> Iterator[tuple[Request, bool]]:
    for bucket in (RESOURCES.uploads, RESOURCES.files):
        for action in ("GetObject", "GetObjectVersion"):
            yield s3_object(action, bucket, f"users/{ME}/imports/x"), reads
        for action in ("PutObject", "DeleteObject", "DeleteObjectVersion"):
            yield s3_object(action, bucket, f"users/{ME}/imports/x"), writes
        for action, other in itertools.product(("GetObject", "PutObject", "DeleteObject"), _BEGINS_ALIKE[:6]):
            if other != ME + "/":
                yield s3_object(action, bucket, f"users/{other}/imports/x"), False
        for action in ("GetObject", "PutObject"):
            yield s3_object(action, bucket, f"users/{_ANOTHER}/a"), False
            yield s3_object(action, bucket, f"users/{ME}"), False
            yield s3_object(action, bucket, f"a/users/{ME}/b"), False
            yield s3_object(action, bucket + "-other", f"users/{ME}/b"), False
        yield Request("s3:ListBucket", f"arn:aws:s3:::{bucket}"), False
        yield s3_object("PutObjectAcl", bucket, f"users/{ME}/a"), False


@pytest.mark.parametrize("who", _BY_SCOPES)
def test_a_caller_reaches_their_own_data_within_their_scopes_and_nothing_else(who: str) -> None:
    policy = session_policy(ME, _BY_SCOPES[who], RESOURCES, pseudonym=MY_PSEUDONYM, dialect="aws")
    judged = list(cases(_BY_SCOPES[who]))
    assert len(judged) >= 200
    wrong = [(request, wanted) for request, wanted in judged if allows(policy, request) != wanted]
    assert not wrong


@pytest.mark.parametrize("who", _BY_SCOPES)
def test_the_emulators_dialect_is_the_same_where_it_can_be_judged(who: str) -> None:
    """It knows neither leading keys nor contexts; of what it knows, nothing is wider."""
    policy = session_policy(ME, _BY_SCOPES[who], RESOURCES, pseudonym=MY_PSEUDONYM, dialect="emulator")
    for request, wanted in cases(_BY_SCOPES[who]):
        carried = bool(request.keys) or request.action.startswith(("s3:", "dynamodb:Scan"))
        if carried and "ViaService" not in str(request.keys) and not wanted:
            assert not allows(policy, request), request


@pytest.mark.parametrize("dialect", ["aws", "emulator"])
def test_the_policy_is_never_longer_than_aws_takes(dialect: Dialect) -> None:
    for count in range(len(ALL_SCOPES) + 1):
        for scopes in itertools.combinations(sorted(ALL_SCOPES), count):
            assert (
                len(session_policy(ME, scopes, RESOURCES, pseudonym=MY_PSEUDONYM, dialect=dialect))
                <= LONGEST_POLICY
            )


@pytest.mark.parametrize("dialect", ["aws", "emulator"])
def test_no_action_is_a_wildcard_and_no_statement_is_empty(dialect: Dialect) -> None:
    policy = session_policy(ME, ALL_SCOPES, RESOURCES, pseudonym=MY_PSEUDONYM, dialect=dialect)
    for statement in json.loads(policy)["Statement"]:
        assert statement["Action"]
        assert "*" not in str(statement["Action"])
        assert statement["Resource"] != "*"


@pytest.mark.parametrize("dialect", ["aws", "emulator"])
def test_without_a_pseudonym_the_audit_log_is_not_named(dialect: Dialect) -> None:
    policy = session_policy(ME, ALL_SCOPES, RESOURCES, dialect=dialect)
    assert "audit" not in policy.lower()
    assert not allows(policy, log("Query", f"AUDIT#{MY_PSEUDONYM}"))


def test_only_asking_for_ones_own_entries_is_worded_for_two_tables() -> None:
    """Both tables stand in one statement; the partitions of one have no name in the other."""
    policy = session_policy(ME, ALL_SCOPES, RESOURCES, pseudonym=MY_PSEUDONYM)
    (asking,) = [one for one in json.loads(policy)["Statement"] if RESOURCES.audit in str(one["Resource"])]
    assert asking["Action"] == "dynamodb:Query"
    assert asking["Resource"] == [RESOURCES.keys, RESOURCES.audit]
