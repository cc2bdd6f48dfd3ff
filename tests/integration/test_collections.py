"""The collections of a record come in the order that is asked for."""

import pytest
from pydantic import TypeAdapter

from functions.profile import service
from functions.profile.schemas import EducationAnswer
from shared.errors import InvalidInput
from shared.records.kinds import EDUCATION, RECOMMENDATIONS
from shared.records.profile import EducationContent, RecommendationContent
from shared.table import Stored, UserPartition
from shared.web import Page, page_of
from shared.web.answers import PageWanted


def test_entries_are_ordered_by_a_field_and_what_lacks_it_comes_last(partition: UserPartition) -> None:
    transaction = partition.transaction()
    for name, start in (("b", "2019-03"), ("C", None), ("a", "2021"), ("d", "2019")):
        transaction.create(EDUCATION, EducationContent(institution=name, start=start))
    transaction.commit()

    def order(sort: str | None) -> str:
        entries = service.list_entries(partition, EDUCATION, sort=sort, by=("institution", "start"))
        return "".join(one.content.open().institution for one in entries)

    assert order("institution") == order("institution:asc") == "abCd"
    assert order("institution:desc") == "dCba"
    assert order("start:asc") == "dbaC"
    assert order("start:desc") == "abdC"
    assert sorted(order(None)) == sorted(order("created_at:desc")) == ["C", "a", "b", "d"]
    for wrong in ("score", "institution:up", ":asc", "id"):
        with pytest.raises(InvalidInput):
            order(wrong)


def test_a_field_is_named_as_the_api_names_it(partition: UserPartition) -> None:
    transaction = partition.transaction()
    for name in ("Zoë", "Ana"):
        transaction.create(RECOMMENDATIONS, RecommendationContent.model_validate({"from": name, "text": "x"}))
    transaction.commit()
    found = service.list_entries(partition, RECOMMENDATIONS, sort="from", by=("from",))
    assert [one.content.open().from_ for one in found] == ["Ana", "Zoë"]


def test_of_many_each_is_kept_or_refused_by_itself(partition: UserPartition) -> None:
    items = [{"institution": "TU Wien", "start": "2019"}, {"start": "2019"}, {"institution": "HTL", "gpa": 1}]
    outcomes = service.create_entries(partition, EDUCATION, items, request_key=None)
    assert [isinstance(one, InvalidInput) for one in outcomes] == [False, True, True]
    kept = service.list_entries(partition, EDUCATION, sort=None, by=())
    assert [one.content.open().institution for one in kept] == ["TU Wien"]


def test_many_that_are_asked_for_again_under_one_key_are_the_same(partition: UserPartition) -> None:
    items = [{"institution": "TU Wien"}, {"institution": "HTL Steyr"}]
    first, again = (
        service.create_entries(partition, EDUCATION, items, request_key="a key") for _ in range(2)
    )
    assert [one.id for one in again if isinstance(one, Stored)] == [
        one.id for one in first if isinstance(one, Stored)
    ]
    assert len(service.list_entries(partition, EDUCATION, sort=None, by=())) == 2


def test_an_entry_that_was_accepted_before_a_rule_is_still_answered(
    partition: UserPartition,
) -> None:
    transaction = partition.transaction()
    before = EDUCATION.content.model_construct(institution="Univerzita Karlova", start="2020", end="2019")
    stored = transaction.create(EDUCATION, before)
    transaction.commit()
    shown = service.shown(service.read_entry(partition, EDUCATION, stored.id), EducationAnswer)
    page = TypeAdapter(Page[EducationAnswer]).validate_python(
        page_of([shown], 1, PageWanted(page=1, size=20)), from_attributes=True
    )
    assert (page.data[0].start, page.data[0].end) == ("2020", "2019")
