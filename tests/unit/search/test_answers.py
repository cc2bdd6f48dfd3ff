"""Facets, excerpts, offsets, filters and completions."""

import typing
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from functions.search import repository
from functions.search.schemas import FieldSpan, KindName
from functions.search.service import completing, finding
from functions.search.service.excerpts import excerpt_of
from shared.errors import InvalidInput
from shared.records import kinds
from shared.records.profile import CertificationContent, EducationContent, ProjectContent, SkillContent
from shared.search import KIND_NAMES, Filters, Snapshot
from shared.table import UserPartition
from tests.unit.search.records import experience, found_in, snapshot_of, stored

ME = UserPartition("01ARZ3NDEKTSV4RRFFQ69G5FAV")
_LETTERS = st.text(st.sampled_from("ab é𝒳👩🏽‍⚕️ zinc.,\n東 "), max_size=400)


class Record:
    """Somebody's record, searched as the API searches it."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch, *records: Any) -> None:
        alone = [one[0] if isinstance(one, tuple) else one for one in records]
        contents = {one.kind.sort_key(one.id): one.content.open() for one in alone}
        snapshot = snapshot_of(*records)
        for module in (finding, completing):
            monkeypatch.setattr(module, "look", lambda *_, **__: snapshot)
        monkeypatch.setattr(
            repository, "contents", lambda _, page: {one: contents[one] for one in page if one in contents}
        )
        self.snapshot: Snapshot = snapshot
        self.contents = contents

    def find(self, query: str = "", sort: str | None = None, **filters: Any) -> finding.Found:
        return finding.search(ME, query=query, filters=Filters(**filters), sort=sort, start=0, size=50)

    def titles(self, query: str = "", sort: str | None = None, **filters: Any) -> list[str]:
        return [hit.title for hit in self.find(query, sort, **filters).hits]


@pytest.fixture
def record(monkeypatch: pytest.MonkeyPatch) -> Record:
    nurse = experience("Nurse", "Ward work in Ulm.", organization="Klinik", start_date="2019", end_date=None,
                       is_current=True, industry="Health")  # fmt: skip
    clerk = experience("Clerk", "Kept files in Ulm.", organization="KLINIK", start_date="2010",
                       end_date="2012-03", industry="Health")  # fmt: skip
    return Record(
        monkeypatch,
        (nurse, found_in(nurse, "Nursing")),
        (clerk, found_in(clerk, "Nursing", "Filing")),
        experience("Roofer", "Slate in Ulm.", organization="Dach", start_date="2012-05", end_date="2014"),
        stored(kinds.SKILLS, SkillContent(name="Krankenpflege")),
        stored(kinds.CERTIFICATIONS, CertificationContent(name="Ulm rescuer", issuer="DLRG", issued="2013")),
    )


def counted(values: Any) -> dict[str, int]:
    return {one.value: one.count for one in values}


def test_the_api_names_every_kind_that_is_searched() -> None:
    assert typing.get_args(KindName) == KIND_NAMES


def test_facets_count_all_hits_of_the_words(record: Record) -> None:
    facets = record.find("ulm").facets
    assert counted(facets.kind) == {"experience": 3, "certification": 1}
    assert counted(facets.skill) == {"Nursing": 2, "Filing": 1}
    assert counted(facets.organization) == {"Klinik": 2, "Dach": 1, "DLRG": 1}
    assert counted(facets.year)["2012"] == 2
    assert counted(facets.year)["2013"] == 2
    assert "2015" not in counted(facets.year)


def test_a_facet_ignores_its_own_filter_and_no_other(record: Record) -> None:
    found = record.find("ulm", organizations=("klinik",), from_="2015")
    assert [hit.title for hit in found.hits] == ["Nurse"]
    assert counted(found.facets.organization) == {"Klinik": 1}
    assert "2011" in counted(found.facets.year)
    assert counted(found.facets.kind) == {"experience": 1}


@pytest.mark.parametrize("facet", ["kind", "skill", "organization", "industry"])
def test_choosing_a_value_leaves_as_many_as_it_says(record: Record, facet: str) -> None:
    names = {"kind": "kinds", "skill": "skills", "organization": "organizations", "industry": "industries"}
    for one in getattr(record.find("").facets, facet):
        assert record.find("", **{names[facet]: (one.value,)}).total == one.count


def test_a_skill_filter_knows_every_name_of_the_skill(record: Record) -> None:
    assert set(record.titles(skills=("Krankenpflege",))) == {"Nurse", "Clerk", "Krankenpflege"}
    assert record.titles(skills=("FILING",)) == ["Clerk"]


def test_what_has_no_date_passes_no_filter_of_time_and_comes_last(record: Record) -> None:
    assert "Krankenpflege" not in record.titles(from_="1900")
    assert record.titles()[-1] == "Krankenpflege"
    assert record.titles(sort="start:asc")[-1] == "Krankenpflege"
    assert record.titles(to="2012-04") == ["Clerk"]
    assert record.titles(from_="2014-12-31", to="2015") == ["Roofer"]


def test_a_skill_that_its_owner_hides_is_neither_found_nor_offered(monkeypatch: pytest.MonkeyPatch) -> None:
    clerk = experience("Clerk", "Kept files.")
    record = Record(
        monkeypatch,
        (clerk, found_in(clerk, "Nursing", "Filing")),
        stored(kinds.SKILLS, SkillContent(name="Krankenpflege", hidden=True)),
    )
    assert counted(record.find().facets.skill) == {"Filing": 1}
    assert counted(record.find().facets.kind) == {"experience": 1}
    assert record.titles(skills=("Nursing",)) == []
    assert record.titles("krankenpfl") == []
    assert completions("kranken") == []


def test_hits_can_be_ordered_and_nonsense_is_refused(record: Record) -> None:
    assert record.titles("ulm", "title:asc") == ["Clerk", "Nurse", "Roofer", "Ulm rescuer"]
    assert record.titles("ulm", "start:desc") == ["Nurse", "Ulm rescuer", "Roofer", "Clerk"]
    with pytest.raises(InvalidInput):
        record.find("ulm", "salary:up")


def test_the_same_query_gives_the_same_order(record: Record) -> None:
    assert record.find("ulm") == record.find("ulm")
    assert [record.find("").hits] == [record.find("").hits]


def test_an_empty_record_has_no_hits_and_empty_facets(monkeypatch: pytest.MonkeyPatch) -> None:
    found = Record(monkeypatch).find("anything")
    assert (found.hits, found.total, found.facets.skill, found.facets.year) == ([], 0, [], [])


def test_matches_stand_at_code_points_of_their_own_field(monkeypatch: pytest.MonkeyPatch) -> None:
    text = "👩🏽‍⚕️ 𝒳 née: " + "filler words 💊 " * 60 + "cut médication érrors by half"
    record = Record(monkeypatch, experience("💊 Errors", text, achievements=["none", "𝒳 errors"]))
    hit = record.find("errors").hits[0]
    content = record.contents[next(iter(record.contents))]
    for match in hit.matches:
        assert whole(content, match.field)[match.start : match.end].casefold() in ("errors", "érrors")
    assert {match.field for match in hit.matches} == {"title", "description", "achievements[1]"}
    assert [hit.title[one.start : one.end] for one in hit.title_matches] == ["Errors"]
    assert hit.excerpt is not None
    assert whole(content, hit.excerpt.field)[hit.excerpt.start : hit.excerpt.end] == hit.excerpt.text


def whole(content: Any, field: str) -> str:
    name, _, at = field.partition("[")
    value = getattr(content, name)
    return str(value[int(at.rstrip("]"))] if at else value)


def test_an_excerpt_shows_where_most_of_the_words_stand() -> None:
    text = "zinc " + "far away " * 60 + "zinc and slate and zinc again " + "more " * 80
    spans = [
        FieldSpan(field="d", start=at, end=at + 4) for at in range(len(text)) if text[at : at + 4] == "zinc"
    ]
    excerpt = excerpt_of([("t", "zinc"), ("d", text)], spans, without={"t"})
    assert excerpt is not None
    assert "zinc and slate and zinc" in excerpt.text
    assert len(excerpt.text) <= 220


def test_without_a_match_in_a_text_its_first_words_are_shown() -> None:
    excerpt = excerpt_of([("title", "zinc"), ("a", "short"), ("b", "longer text")], [], without={"title"})
    assert excerpt is not None
    assert (excerpt.field, excerpt.text) == ("b", "longer text")
    assert excerpt_of([("title", "zinc")], [], without={"title"}) is None


@settings(max_examples=150, deadline=None)
@given(_LETTERS, st.lists(st.integers(0, 399), max_size=5))
def test_an_excerpt_is_always_what_stands_there(text: str, starts: list[int]) -> None:
    spans = [FieldSpan(field="d", start=one, end=one + 1) for one in sorted(starts) if one < len(text)]
    excerpt = excerpt_of([("d", text)], spans, without=set())
    if excerpt is not None:
        assert text[excerpt.start : excerpt.end] == excerpt.text
        assert 0 < len(excerpt.text) <= 220


def completions(query: str) -> list[tuple[str, str]]:
    return [(one.text, one.kind) for one in completing.complete(ME, query)]


def test_completions_are_names_and_words_of_the_record(record: Record) -> None:
    assert ("Roofer", "title") in completions("roo")
    assert ("Klinik", "organization") in completions("kli")
    assert ("slate", "word") in completions("sla")
    assert completions("nothing of the sort") == []
    assert completions("") == completions("roofer ") == []


def test_a_skill_is_completed_by_any_of_its_names(monkeypatch: pytest.MonkeyPatch) -> None:
    Record(monkeypatch, stored(kinds.PROJECTS, ProjectContent(name="Move", technologies=["Kubernetes"])))
    assert ("Kubernetes", "skill") in completions("k8")
    assert ("Kubernetes", "skill") in completions("kub")
    assert completions("postg") == [], "the record does not show it"


def test_the_words_before_stay_and_say_which_words_may_follow(monkeypatch: pytest.MonkeyPatch) -> None:
    Record(monkeypatch, experience("Nurse", "moved wards"), experience("Cook", "wrote menus"),
           stored(kinds.EDUCATION, EducationContent(institution="École Molière")))  # fmt: skip
    assert completions("wrote me") == [("wrote menus", "word")]
    assert completions("nurse men") == []
    assert completions("ecole mol") == [("École Molière", "title")]
    assert ("molière", "word") in completions("mol")


def test_completions_are_ten_at_most(monkeypatch: pytest.MonkeyPatch) -> None:
    Record(monkeypatch, *(experience(f"Post {n}", f"word{n} wording{n}") for n in range(30)))
    assert len(completions("wor")) == 10
    assert len(completions("po")) == 10


def test_a_project_is_found_by_whom_it_was_for_and_with(monkeypatch: pytest.MonkeyPatch) -> None:
    """The record is its owner's: names that others are not to read are found, too."""
    project = ProjectContent(name="A roof", client="Brauerei Huber", people=["Anna Weiss"], anonymized=True)
    record = Record(monkeypatch, stored(kinds.PROJECTS, project), experience("Roofer", "Slate."))
    assert record.titles("huber") == record.titles("weiss") == ["A roof"]
    assert record.titles(organizations=("brauerei huber",)) == ["A roof"]
    assert record.find("weiss").hits[0].matches == [FieldSpan(field="people[0]", start=5, end=10)]
