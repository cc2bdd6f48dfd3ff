"""The journey of the record besides experiences: six collections that behave alike, and a profile."""

import io

import pytest
from PIL import Image

from tests.e2e.people import Json, Person, expect, refused

_ENTRIES: dict[str, Json] = {
    "education": {"institution": "Univerzita Karlova", "degree": "MSc", "start": "2001", "courses": ["Law"]},
    "certifications": {"name": "First aid", "issuer": "Red Cross", "issued": "2020-02"},
    "languages": {"language": "Čeština", "fluency": "native"},
    "projects": {"name": "Roof garden", "highlights": ["40 m²"], "technologies": ["Zinc"]},
    "accomplishments": {"kind": "award", "title": "Best pie 🥧", "date": "2018"},
    "recommendations": {"from": "J. Novák", "text": "She never left a roof open overnight."},
}

_CHANGES: dict[str, Json] = {
    "education": {"degree": None},
    "certifications": {"expires": "2026"},
    "languages": {"fluency": "C2"},
    "projects": {"highlights": ["40 m²", "12 kinds of herbs"]},
    "accomplishments": {"kind": "course"},
    "recommendations": {"from": None},
}


@pytest.mark.parametrize("collection", _ENTRIES)
def test_an_entry_lives_its_life_and_only_its_owner_sees_it(
    ana: Person, ben: Person, collection: str
) -> None:
    entry = _ENTRIES[collection]
    answer = ana.api.post(f"/{collection}", json=entry, headers={"Idempotency-Key": "one"})
    created = expect(answer, 201)
    assert {name: created[name] for name in entry} == entry
    where = f"/{collection}/{created['id']}"
    assert answer.headers["location"] == f"/api/v1{where}"
    again = ana.api.post(f"/{collection}", json=entry, headers={"Idempotency-Key": "one"})
    assert expect(again, 201)["id"] == created["id"]
    for stranger in (ben.api.get(where), ben.api.patch(where, json={}), ben.api.delete(where)):
        refused(stranger, 404, "RECORD_NOT_FOUND")
    assert expect(ben.api.get(f"/{collection}"), 200)["data"] == []
    refused(ana.api.patch(where, json={"shoe_size": 1}), 422, "INVALID_INPUT")
    assert expect(ana.api.patch(where, json=entry), 200)["version"] == 1, "nothing changed"
    assert expect(ana.api.patch(where, json=_CHANGES[collection]), 200)["version"] == 2
    stale = ana.api.patch(where, json=entry, headers={"If-Match": '"1"'})
    refused(stale, 412, "STALE_VERSION")
    assert expect(ana.api.get(f"/{collection}"), 200)["pagination"]["total"] == 1
    expect(ana.api.delete(where), 204)
    refused(ana.api.get(where), 404, "RECORD_NOT_FOUND")


def test_a_profile_is_empty_until_it_is_written_and_null_clears_a_field(ana: Person, ben: Person) -> None:
    empty = ana.api.get("/profile")
    assert (expect(empty, 200)["version"], empty.json()["full_name"]) == (0, None)
    first = ana.api.patch("/profile", json={"full_name": "Ana", "bio": "Roofs."}, headers={"If-Match": '"0"'})
    assert expect(first, 200)["version"] == 1
    late = ana.api.patch("/profile", json={"bio": "x"}, headers={"If-Match": '"0"'})
    refused(late, 412, "STALE_VERSION")
    cleared = expect(ana.api.patch("/profile", json={"bio": None}), 200)
    assert (cleared["full_name"], cleared["bio"]) == ("Ana", None)
    wrong = ana.api.patch("/profile", json={"email": "nobody", "website_url": "javascript:alert(1)"})
    fields = {one["field"] for one in refused(wrong, 422, "INVALID_INPUT")["details"]}
    assert fields == {"email", "website_url"}
    assert expect(ben.api.get("/profile"), 200)["version"] == 0


def test_the_telephone_number_is_kept_as_written_and_as_it_is_dialled(ana: Person) -> None:
    changed = expect(ana.api.patch("/profile", json={"phone": "+49 (0)170 1234567"}), 200)
    assert (changed["phone"], changed["phone_e164"]) == ("+49 (0)170 1234567", "+491701234567")
    assert expect(ana.api.patch("/profile", json={"phone": "ask my mum"}), 200)["phone_e164"] is None


def test_preferences_are_kept_and_checked(ana: Person) -> None:
    wanted = {
        "desired_titles": ["Zdravotní sestra"],
        "work_modes": ["onsite"],
        "salary": {"minimum": "48000", "currency": "EUR", "per": "year"},
    }
    kept = expect(ana.api.patch("/profile", json={"preferences": wanted}), 200)["preferences"]
    assert {name: kept[name] for name in wanted} == wanted
    wrong = ana.api.patch("/profile", json={"preferences": {"salary": {"minimum": "-1", "currency": "euro"}}})
    fields = {one["field"] for one in refused(wrong, 422, "INVALID_INPUT")["details"]}
    assert fields == {"preferences.salary.minimum", "preferences.salary.currency"}


def test_completeness_grows_and_names_the_next_step(ana: Person, ben: Person) -> None:
    empty = expect(ben.api.get("/profile/completeness"), 200)
    assert (empty["percent"], empty["next_step"]["part"]) == (0, "experiences")
    assert sum(part["weight"] for part in empty["parts"]) == 100
    before = expect(ana.api.get("/profile/completeness"), 200)["percent"]
    expect(ana.api.post("/education", json={"institution": "Univerzita Karlova"}), 201)
    assert expect(ana.api.get("/profile/completeness"), 200)["percent"] == before + 10


def _picture(kind: str, size: tuple[int, int] = (800, 1000)) -> bytes:
    target = io.BytesIO()
    exif = Image.Exif()
    exif[0x010E] = "Musterstrasse 7"
    Image.new("RGB", size, (30, 90, 120)).save(target, kind, exif=exif)
    return target.getvalue()


def test_a_photo_is_kept_small_and_tells_nothing_but_the_picture(ana: Person, ben: Person) -> None:
    refused(ana.api.get("/profile/photo"), 404, "PHOTO_NOT_FOUND")
    sent = _picture("JPEG")
    assert b"Musterstrasse" in sent
    put = ana.api.put("/profile/photo", content=sent, headers={"Content-Type": "image/jpeg"})
    assert (expect(put, 200)["width"], put.json()["height"]) == (410, 512)
    shown = ana.api.get("/profile/photo")
    assert (shown.status_code, shown.headers["content-type"]) == (200, "image/jpeg")
    assert b"Musterstrasse" not in shown.content
    assert Image.open(io.BytesIO(shown.content)).size == (410, 512)
    again = ana.api.put("/profile/photo", content=_picture("PNG"), headers={"Content-Type": "image/png"})
    assert expect(again, 200)["version"] == 2
    assert expect(ana.api.get("/profile"), 200)["photo"] == {"version": 2, "width": 410, "height": 512}
    refused(ben.api.get("/profile/photo"), 404, "PHOTO_NOT_FOUND")
    expect(ana.api.delete("/profile/photo"), 204)
    refused(ana.api.get("/profile/photo"), 404, "PHOTO_NOT_FOUND")


@pytest.mark.parametrize(
    ("content", "media_type", "status", "code"),
    [
        (b"<svg xmlns='http://www.w3.org/2000/svg'><script>1</script></svg>", "image/svg+xml", 415, None),
        (b"<svg xmlns='http://www.w3.org/2000/svg'><script>1</script></svg>", "image/png", 422, None),
        (b"no picture", "image/jpeg", 422, None),
        (b"", "image/jpeg", 422, None),
        (b"\xff" * (4 * 1024 * 1024 + 1), "image/jpeg", 413, "TOO_LARGE"),
    ],
)
def test_what_is_no_photo_is_refused(
    ana: Person, content: bytes, media_type: str, status: int, code: str | None
) -> None:
    answer = ana.api.put("/profile/photo", content=content, headers={"Content-Type": media_type})
    names = {415: "UNSUPPORTED_TYPE", 422: "PHOTO_REFUSED"}
    refused(answer, status, code or names[status])


def test_a_picture_of_a_hundred_million_pixels_is_refused(ana: Person) -> None:
    target = io.BytesIO()
    Image.new("1", (10_000, 10_000)).save(target, "PNG")
    answer = ana.api.put("/profile/photo", content=target.getvalue(), headers={"Content-Type": "image/png"})
    refused(answer, 413, "TOO_LARGE")


@pytest.mark.parametrize(
    "link", ["javascript:alert(1)", "data:text/html,x", "JaVaScRiPt:x", "ftp://x", " //x"]
)
def test_links_that_are_no_links_are_refused_everywhere(ana: Person, link: str) -> None:
    for where, body in (
        ("/certifications", {"name": "x", "url": link}),
        ("/projects", {"name": "x", "url": link}),
        ("/accomplishments", {"kind": "award", "title": "x", "url": link}),
    ):
        refused(ana.api.post(where, json=body), 422, "INVALID_INPUT")
    for name in ("avatar", "linkedin_url", "github_url", "website_url"):
        refused(ana.api.patch("/profile", json={name: link}), 422, "INVALID_INPUT")


def test_an_anonymized_project_is_told_without_its_names_and_kept_with_them(ana: Person, ben: Person) -> None:
    project = {
        "name": "Roof of Brauerei Huber",
        "client": "Brauerei Huber",
        "people": ["Anna Weiss"],
        "description": "For Brauerei Huber GmbH, with Anna Weiss and Mr. Krall; plans at https://huber.example",
        "anonymized": True,
    }
    created = expect(ana.api.post("/projects", json=project), 201)
    assert created["client"] == "Brauerei Huber"
    where = f"/projects/{created['id']}/rendering"
    shown = expect(ana.api.get(where), 200)
    assert shown["name"] == "Roof of Client A"
    assert shown["description"] == "For Client A, with Person A and Person B; plans at […]"
    assert (shown["client"], shown["people"]) == (None, [])
    refused(ben.api.get(where), 404, "RECORD_NOT_FOUND")
    resume = expect(ana.api.post("/resumes", json={"title": "r"}), 201)
    text = ana.api.get(f"/resumes/{resume['id']}/export?format=txt").text
    assert "Roof of Client A" in text
    assert "Huber" not in text
    assert "Weiss" not in text
