"""The catalogue over HTTP, built in and loaded; and the loader, over catalogues that we invented."""

import json
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import boto3
import pytest

from functions.reference.app import handler
from shared.auth import ALL_SCOPES, Caller, Scope
from shared.catalogue import normalized
from shared.table import reference
from shared.table.reference import item_row
from tests.gateway_events import Json, gateway_event
from tests.integration.conftest import Items, user_with_keys
from tests.integration.test_audit import a_caller
from tests.request_recorder import unrecorded
from tools import reference as loader
from tools.reference_files.esco import read_esco
from tools.reference_files.onet import read_onet
from tools.reference_files.reading import Downloaded

_FIXTURES = Path(__file__).parents[1] / "fixtures"
Call = Callable[..., Json]


@pytest.fixture
def call(cloud: None, monkeypatch: pytest.MonkeyPatch) -> Call:
    monkeypatch.setenv("ORIGIN_SECRET", "the edge")
    somebody = a_caller(user_with_keys())

    def ask(method: str, path: str, body: Any = None, *, caller: Caller | None = somebody) -> Json:
        where, _, query = path.partition("?")
        event = gateway_event(method, f"/v1{where}", body, caller)
        event["queryStringParameters"] = dict(pair.split("=") for pair in query.split("&") if pair) or None
        answer = handler(event, None)
        return {"status": answer["statusCode"], **json.loads(answer["body"] or "{}")}

    return ask


@pytest.fixture
def dynamodb(cloud: None) -> Any:
    return boto3.client("dynamodb", region_name="us-east-1")


@pytest.fixture
def loaded(dynamodb: Any) -> Any:
    for downloaded in (read_onet(_FIXTURES / "onet"), read_esco(_FIXTURES / "esco")):
        loader.load(dynamodb, "reference", downloaded)
    return dynamodb


def ids(answer: Json) -> list[str]:
    return [one["id"] for one in answer["data"]]


@pytest.mark.parametrize(
    ("query", "first"),
    [("q=weld", "welding"), ("q=custmer", "customer-service"), ("q=Pflasterarbeiten", "paving")],
)
def test_a_skill_is_found_by_a_beginning_a_typing_error_or_another_language(
    call: Call, query: str, first: str
) -> None:
    answer = call("GET", f"/reference/skills?{query}")
    assert answer["status"] == 200
    assert first in ids(answer)[:5]
    assert {one["source"] for one in answer["data"]} == {"builtin"}


def test_skills_come_in_pages_and_by_category(call: Call) -> None:
    answer = call("GET", "/reference/skills?category=language&page=2&size=10")
    assert len(answer["data"]) == 10
    assert {one["category"] for one in answer["data"]} == {"language"}
    assert answer["pagination"]["total"] > 70
    assert call("GET", "/reference/skills?size=101")["status"] == 422
    assert call("GET", "/reference/skills?category=colour")["status"] == 422
    assert call("GET", f"/reference/skills?q={'x' * 101}")["status"] == 422


def test_a_search_for_punctuation_finds_nothing_and_does_no_harm(call: Call) -> None:
    answer = call("GET", f"/reference/skills?q={'.;!' * 33}")
    assert (answer["status"], answer["data"]) == (200, [])


def test_a_skill_tells_its_occupations_and_an_occupation_its_skills(call: Call) -> None:
    skill = call("GET", "/reference/skills/shingle-installation")
    assert "asphalt shingles" in skill["aliases"]
    assert [one["id"] for one in skill["occupations"]] == ["roofer"]
    roofer = call("GET", "/reference/occupations/roofer")
    assert "Dachdecker" in roofer["aliases"]
    assert "shingle-installation" in [one["id"] for one in roofer["usual_skills"]]
    assert roofer["related_occupations"]
    found = call("GET", "/reference/occupations?q=roof")
    assert "roofer" in ids(found)[:3]


def test_what_the_catalogue_does_not_know_is_not_found(call: Call) -> None:
    for path, code in (
        ("skills/no-such-thing", "REFERENCE_SKILL_NOT_FOUND"),
        ("skills/esco:aaaa-1", "REFERENCE_SKILL_NOT_FOUND"),
        ("occupations/welding", "REFERENCE_OCCUPATION_NOT_FOUND"),
    ):
        answer = call("GET", f"/reference/{path}")
        assert (answer["status"], answer["error"]["code"]) == (404, code)


def test_names_are_normalized_in_the_order_given(call: Call) -> None:
    names = {"titles": ["Küchenchef", "Quibbler", "HGV driver"], "skills": ["golang", "no such skill"]}
    answer = call("POST", "/reference/normalize", names)
    assert answer["status"] == 200
    found = [(one["given"], (one["entry"] or {}).get("id")) for one in answer["titles"]]
    assert found == [("Küchenchef", "head-chef"), ("Quibbler", None), ("HGV driver", "truck-driver")]
    assert [(one["entry"] or {}).get("id") for one in answer["skills"]] == ["go", None]


@pytest.mark.parametrize(
    "names", [{"titles": ["x"] * 101}, {"skills": ["x" * 201]}, {"skills": [""]}, {"jobs": []}, {"titles": 3}]
)
def test_names_that_are_too_many_too_long_or_none_are_refused(call: Call, names: Json) -> None:
    answer = call("POST", "/reference/normalize", names)
    assert (answer["status"], answer["error"]["code"]) == (422, "INVALID_INPUT")


@pytest.mark.parametrize(
    ("method", "path"),
    [
        ("GET", "/reference/skills"),
        ("GET", "/reference/skills/welding"),
        ("GET", "/reference/occupations"),
        ("GET", "/reference/occupations/welder"),
        ("POST", "/reference/normalize"),
        ("GET", "/reference/sources"),
    ],
)
def test_only_who_is_signed_in_and_may_read_is_answered(call: Call, method: str, path: str) -> None:
    assert call(method, path, {}, caller=None)["status"] == 401
    unable = replace(a_caller(user_with_keys()), scopes=ALL_SCOPES - {Scope.RECORDS_READ})
    assert call(method, path, {}, caller=unable)["status"] == 403


def test_a_request_is_audited(call: Call, items: Items) -> None:
    call("GET", "/reference/skills/welding")
    assert [one["action"]["S"] for one in items("audit")] == ["read_reference_skill"]


def test_loaded_entries_come_after_the_built_in_ones_and_name_their_source(call: Call, loaded: Any) -> None:
    found = call("GET", "/reference/occupations?q=barn thatcher")
    mine = [one for one in found["data"] if one["source"] != "builtin"]
    assert [one["id"] for one in mine] == ["onet:47-2181.99", "onet:35-1011.99"]
    assert all("O*NET 99.1" in one["attribution"] for one in mine)
    thatcher = call("GET", "/reference/occupations/onet:47-2181.99")
    assert "Straw Roofing Expert (SRE)" in thatcher["aliases"]
    assert [one["name"] for one in thatcher["usual_skills"]] == ["KettleWorks", "StrawPlan 3000"]
    assert [one["name"] for one in thatcher["related_occupations"]] == ["Porridge Chefs"]
    kettle = call("GET", "/reference/skills/onet:kettleworks")
    assert [one["name"] for one in kettle["occupations"]] == ["Thatchers of Barns", "Porridge Chefs"]


def test_esco_is_found_by_its_preferred_labels(call: Call, loaded: Any) -> None:
    assert "esco:aaaa-1" in ids(call("GET", "/reference/skills?q=stir porr"))
    stirring = call("GET", "/reference/skills/esco:aaaa-1")
    assert stirring["name"] == "stir porridge"
    assert stirring["description"].startswith("Move a spoon")
    taster = call(
        "POST", "/reference/normalize", {"titles": ["Porridge Taster"], "skills": ["Polish kettles"]}
    )
    assert taster["titles"][0]["entry"]["id"] == "esco:bbbb-1"
    assert "ESCO" in taster["skills"][0]["entry"]["attribution"]


def test_the_sources_say_under_which_terms_they_may_be_used(call: Call, loaded: Any) -> None:
    sources = {one["id"]: one for one in call("GET", "/reference/sources")["data"]}
    assert list(sources) == ["builtin", "esco", "onet"]
    assert sources["onet"]["licence"] == "CC BY 4.0"
    assert (sources["onet"]["occupations"], sources["onet"]["skills"]) == (2, 2)
    assert sources["builtin"]["skills"] >= 1500


def test_loading_again_changes_nothing(loaded: Any, items: Items) -> None:
    before = items("reference")
    said = loader.load(loaded, "reference", read_onet(_FIXTURES / "onet"))
    assert said == "O*NET Database 99.1 is loaded already."
    assert items("reference") == before


def test_a_newer_version_replaces_the_older_one(call: Call, loaded: Any, items: Items) -> None:
    newer = _newer(read_onet(_FIXTURES / "onet"))
    rows = len(list(loader.rows_of(newer)))
    said = loader.load(loaded, "reference", newer)
    assert said == f"O*NET Database 100: 1 occupations, 2 skills, {rows} rows."
    assert call("GET", "/reference/occupations/onet:35-1011.99")["status"] == 404
    of_onet = [one for one in items("reference") if "onet" in one["pk"]["S"]]
    assert len(of_onet) == rows
    assert all(one["sk"]["S"].startswith("newer#") for one in of_onet)


@pytest.mark.parametrize("after", [1, 2, 3, 4, 5, 8, 40, 66, 67, 68, 69, 70])
def test_a_load_that_is_interrupted_is_completed_by_the_next(
    call: Call, loaded: Any, items: Items, after: int
) -> None:
    newer = _newer(read_onet(_FIXTURES / "onet"))
    with pytest.raises(_Interrupted):
        loader.load(_Ending(loaded, after), "reference", newer)
    assert call("GET", "/reference/occupations/onet:47-2181.99")["status"] == 200
    loader.load(loaded, "reference", newer)
    of_onet = [one for one in items("reference") if "onet" in one["pk"]["S"]]
    assert {one["sk"]["S"].partition("#")[0] for one in of_onet} == {"newer"}
    assert len(of_onet) == len(list(loader.rows_of(newer)))
    (source,) = [one for one in items("reference") if one["sk"]["S"] == "onet"]
    assert "loading" not in source


def test_an_item_fits_into_a_row() -> None:
    for item in read_onet(_FIXTURES / "onet").items:
        assert len(json.dumps(item_row(item, "load"))) < 100_000


def _newer(downloaded: Downloaded) -> Downloaded:
    """The same catalogue in a later version that lacks an occupation."""
    kept = tuple(one for one in downloaded.items if one.id != "onet:35-1011.99")
    source = replace(downloaded.source, version="100", loading="newer", occupations=1)
    return Downloaded(source, kept)


class _Interrupted(RuntimeError):
    """Somebody pulled the plug."""


class _Ending:
    """A client that works for so many calls."""

    def __init__(self, client: Any, calls: int) -> None:
        self._client, self._left = client, calls

    def __getattr__(self, name: str) -> Any:
        def call(*arguments: Any, **named: Any) -> Any:
            self._left -= 1
            if self._left < 0:
                raise _Interrupted
            with unrecorded():
                return getattr(self._client, name)(*arguments, **named)

        return call


def test_names_and_ids_beyond_what_a_key_may_have_are_unknown_and_no_fault(call: Call, loaded: Any) -> None:
    """A name of two hundred letters may be longer once it is spelled as catalogues compare it."""
    long = "esco:" + "x" * 3000
    for path in ("skills", "occupations"):
        assert call("GET", f"/reference/{path}/{long}")["status"] == 404
    letters = ["\ufb03" * 200, "\ufb03" * 199, "\U00020000" * 200]
    answer = call("POST", "/reference/normalize", {"titles": letters, "skills": letters})
    assert answer["status"] == 200
    assert [one["entry"] for one in answer["skills"] + answer["titles"]] == [None] * 6


def test_every_key_of_the_table_is_one_that_it_takes() -> None:
    """1,024 bytes for a sort key, whatever the letters."""
    label = normalized("\ufb03" * 200) + "\U00020000" * 200
    key = reference.label_key("esco", "2026-11-21T22:00:00.000000", "skill", label)
    assert len(key["sk"]["S"].encode()) <= 1024
