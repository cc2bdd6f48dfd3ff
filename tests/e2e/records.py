"""What people put into their record in these journeys."""

from typing import Any

from tests.e2e.people import Json, Person, eventually, expect

NURSE: Json = {
    "title": "Charge nurse",
    "organization": "Hôpital Sainte-Justine",
    "location": "Montréal",
    "description": "Led a team of 12 nurses on a 28-bed surgical ward. 🩺 Cut medication errors by 38% "
    "within one year by introducing barcode scanning. Trained 45 colleagues in wound care.",
    "start_date": "2019-03",
    "is_current": True,
    "achievements": ["Reduced the average stay from 6.2 to 4.8 days", "Réduit de moitié les chutes 👵🏽"],
    "technologies": ["Epic"],
    "team_size": 12,
    "currency": "CAD",
    "budget_managed": "250000.50",
}
ROOFER: Json = {
    "title": "Roofer",
    "organization": "Dach & Fach GmbH",
    "description": "Re-roofed 140 houses with slate and zinc. Drew the plans in AutoCAD.",
    "start_date": "2012",
    "end_date": "2016-08",
    "responsibilities": ["Planned the crews of 3 sites", "Ordered material for 1.2 million euros a year"],
}
COOK: Json = {
    "title": "Sous-chef",
    "organization": "Trattoria del Porto",
    "description": "Cooked for 180 guests a night, saved 15 % of food cost, wrote the menus.",
    "start_date": "2016-09",
    "end_date": "2019-02",
    "employment_type": "full_time",
}


def add(person: Person, experience: Json, **more: Any) -> Json:
    """The experience as it was answered."""
    created: Json = expect(person.api.post("/experiences", json=experience | more), 201)
    return created


def enriched(person: Person, experience_id: str, *, version: int | None = None) -> Json:
    """The experience once its enrichment is done."""

    def look() -> Json | None:
        seen: Json = expect(person.api.get(f"/experiences/{experience_id}"), 200)
        wanted = version is None or seen["version"] == version
        return seen if wanted and seen["enrichment"]["status"] in ("done", "failed") else None

    seen = eventually(look)
    assert seen["enrichment"]["status"] == "done", seen["enrichment"]
    return seen


def text_of(record: Json, field: str) -> str:
    """The source text that a piece of evidence points into; `achievements[2]` is an item of a list."""
    name, bracket, index = field.partition("[")
    value = record[name]
    return str(value[int(index.rstrip("]"))] if bracket else value)


def assert_evidence_holds(record: Json, finding: Json) -> None:
    """Every piece of evidence stands word for word where it says, in this version of the record."""
    assert finding["evidence"], finding
    for one in finding["evidence"]:
        assert (one["record_id"], one["record_version"]) == (record["id"], record["version"])
        assert text_of(record, one["field"])[one["start"] : one["end"]] == one["text"]
        assert 0 < len(one["text"]) <= 200
