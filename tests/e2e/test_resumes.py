"""The journey of a resume: made, changed, exported as files that hold the record's own words."""

import io
import json

import pytest
from pypdf import PdfReader

from tests.e2e.people import Person, expect, refused
from tests.e2e.records import NURSE, ROOFER, add


@pytest.fixture(scope="module")
def resume_id(ana: Person) -> str:
    empty = expect(ana.api.post("/resumes", json={"title": "Too early"}), 201)
    refused(ana.api.get(f"/resumes/{empty['id']}/export"), 409, "NOTHING_TO_EXPORT")
    expect(ana.api.delete(f"/resumes/{empty['id']}"), 204)
    expect(ana.api.patch("/profile", json={"full_name": "Ana Nováková", "email": "ana@example.cz"}), 200)
    for one in (NURSE, ROOFER):
        add(ana, one)
    created = expect(ana.api.post("/resumes", json={"title": "Head nurse, Brno"}), 201)
    return str(created["id"])


def test_a_pdf_begins_like_one_and_holds_the_persons_words(ana: Person, resume_id: str) -> None:
    answer = ana.api.get(f"/resumes/{resume_id}/export")
    assert answer.headers["content-type"] == "application/pdf"
    assert answer.content.startswith(b"%PDF")
    text = "".join(page.extract_text() for page in PdfReader(io.BytesIO(answer.content)).pages)
    assert "Ana Nováková" in text
    assert "Charge nurse" in text
    disposition = answer.headers["content-disposition"]
    assert 'filename="Ana-Novakova---Head-nurse-Brno.pdf"' in disposition
    assert "filename*=UTF-8''Ana%20Nov%C3%A1kov%C3%A1" in disposition


def test_text_and_json_resume_hold_the_same_record(ana: Person, resume_id: str) -> None:
    text = ana.api.get(f"/resumes/{resume_id}/export", params={"format": "txt"})
    assert text.headers["content-type"].startswith("text/plain")
    assert "Hôpital Sainte-Justine" in text.text
    exported = json.loads(ana.api.get(f"/resumes/{resume_id}/export", params={"format": "json"}).content)
    assert exported["basics"]["name"] == "Ana Nováková"
    assert {one["name"] for one in exported["work"]} == {"Hôpital Sainte-Justine", "Dach & Fach GmbH"}
    not_yet = ana.api.get(f"/resumes/{resume_id}/export", params={"format": "docx"})
    assert refused(not_yet, 422, "INVALID_INPUT")["details"][0]["field"] == "format"


def test_every_template_makes_a_pdf(ana: Person, resume_id: str) -> None:
    templates = expect(ana.api.get("/resumes/templates"), 200)["data"]
    assert templates
    for template in templates:
        changed = ana.api.patch(f"/resumes/{resume_id}", json={"template": template["id"], "page": "letter"})
        assert expect(changed, 200)["template"] == template["id"]
        assert ana.api.get(f"/resumes/{resume_id}/export").content.startswith(b"%PDF")
    wrong = ana.api.patch(f"/resumes/{resume_id}", json={"template": "../../etc/passwd"})
    assert refused(wrong, 422, "INVALID_INPUT")["details"][0]["field"] == "template"


def test_a_resume_is_listed_and_changed_by_its_owner_only(ana: Person, ben: Person, resume_id: str) -> None:
    where = f"/resumes/{resume_id}"
    read = ana.api.get(where)
    assert [one["id"] for one in expect(ana.api.get("/resumes"), 200)["data"]] == [resume_id]
    assert expect(ben.api.get("/resumes"), 200)["data"] == []
    for answer in (
        ben.api.get(where),
        ben.api.patch(where, json={"title": "Mine"}),
        ben.api.delete(where),
        ben.api.get(f"{where}/export"),
    ):
        refused(answer, 404, "RESUME_NOT_FOUND")
    stale = ana.api.patch(where, json={"title": "x"}, headers={"If-Match": '"0"'})
    refused(stale, 412, "STALE_VERSION")
    assert ana.api.get(where).content == read.content
