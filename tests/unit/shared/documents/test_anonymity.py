"""Names that a person promised to keep, in everything that others read."""

import json
import unicodedata
from typing import Any

import pytest

from shared.documents import Sourced, WholeRecord, assemble, for_others, json_resume
from shared.records.evidence import Evidence
from shared.records.experience import ExperienceContent
from shared.records.profile import ProfileContent, ProjectContent
from shared.records.summaries import QuickSummary


def shown(*projects: ProjectContent, tag: str = "en", **others: Any) -> str:
    kept = tuple(Sourced(f"p{at}", project) for at, project in enumerate(projects))
    record, _ = for_others(WholeRecord(projects=kept, **others), None, locale_tag=tag)
    return json.dumps(json_resume.write(record), ensure_ascii=False) + assemble(record).model_dump_json()


def project(**fields: Any) -> ProjectContent:
    return ProjectContent(**{"name": "A roof", "anonymized": True, **fields})


def test_client_and_people_get_the_same_letter_everywhere() -> None:
    stay = ExperienceContent(
        title="Roofer",
        organization="Dach & Co",
        start_date="2019",
        is_current=True,
        achievements=["Slated the hall of Brauerei Huber", "Praised by Anna Weiss"],
    )
    text = shown(
        project(
            client="Brauerei Huber", people=["Anna Weiss"], description="For BRAUEREI HUBER, with Weiss."
        ),
        project(name="B", client="Möbel Kraft", highlights=["After Brauerei Huber told Möbel  Kraft of us"]),
        experiences=(Sourced("e", stay),),
    )
    for name in ("Huber", "HUBER", "Weiss", "Kraft"):
        assert name not in text
    assert "Slated the hall of Client A" in text
    assert "Praised by Person A" in text
    assert "After Client A told Client B of us" in text
    assert "Dach & Co" in text


def test_a_project_that_is_not_anonymized_keeps_its_names() -> None:
    text = shown(project(client="Acme", anonymized=False, description="For Acme Ltd and Dr. Diallo."))
    assert "For Acme Ltd and Dr. Diallo." in text


@pytest.mark.parametrize(
    ("words", "name"),
    [
        ("Defended Northwind Traders Ltd in court.", "Northwind"),
        ("Küche für die Seeblick GmbH geplant.", "Seeblick"),
        ("Audit de Lumière Durable SARL.", "Lumière"),
        ("Nursed Mrs. Okonkwo at home.", "Okonkwo"),
        ("Zusammen mit Herrn Yılmaz gebaut.", "Yılmaz"),
        ("Avec Mme Nguyen.", "Nguyen"),
        ("See https://portal.acme.example/plans or ask jo@acme.example.", "acme"),
    ],
)
def test_names_that_the_words_show_beyond_doubt_are_replaced_too(words: str, name: str) -> None:
    assert name not in shown(project(description=words))


def test_the_legal_form_goes_with_the_name() -> None:
    text = shown(
        project(client="Brauerei Huber", description="For Brauerei Huber GmbH and Huber & Sons, Ltd.")
    )
    assert "For Client A and Client B" in text


def test_the_address_of_the_project_goes_with_its_name() -> None:
    assert (
        "acme"
        not in shown(project(client="Acme", url="https://acme.example/x", description="acme.com")).lower()
    )


def test_a_name_that_is_a_word_is_replaced_only_as_it_is_written() -> None:
    text = shown(project(client="Shell", description="For Shell: shell scripts and nutshells."))
    assert "For Client A: shell scripts and nutshells." in text


def test_a_family_name_alone_is_a_name_only_within_the_project() -> None:
    text = shown(
        project(people=["Theresa May"], description="May signed it."),
        project(name="Other", anonymized=False, description="Opened in May."),
    )
    assert "Person A signed it." in text
    assert "Opened in May." in text


def test_placeholders_speak_the_language_of_the_document() -> None:
    assert "Für Kunde A" in shown(project(client="Acme", description="Für Acme"), tag="de")


def test_the_summary_and_its_evidence_are_replaced_alike() -> None:
    words = "Wired Acme's plant"
    summary = QuickSummary.model_construct(
        headline="Electrician",
        executive_summary=words,
        evidence=[
            Evidence(record_id="p0", record_version=1, field="description", start=0, end=18, text=words)
        ],
    )
    record = WholeRecord(
        profile=ProfileContent(bio="Trusted by Acme."),
        projects=(Sourced("p0", project(client="Acme", description=words)),),
    )
    others, told = for_others(record, summary)
    assert told is not None
    assert told.executive_summary == told.evidence[0].text == "Wired Client A's plant"
    assert told.evidence[0].record_id == "p0"
    assert others.profile.bio == "Trusted by Client A."
    assert record.profile.bio == "Trusted by Acme."


def test_more_than_twenty_six_clients_stay_apart() -> None:
    many = [project(name=f"P{at}", client=f"Firma{at:02}x", description=f"Firma{at:02}x") for at in range(30)]
    text = shown(*many)
    assert "Client Z" in text
    assert "Client A1" in text
    assert "Firma" not in text


@pytest.mark.parametrize(
    ("given", "words"),
    [
        ({"client": "Société Générale"}, unicodedata.normalize("NFD", "Pour Société Générale.")),
        ({"client": unicodedata.normalize("NFD", "Ångström")}, "Für Ångström."),
        ({"client": "ACME"}, "For Acme."),
        ({"client": "acme"}, "For Acme."),
        ({"client": "トヨタ自動車"}, "トヨタ自動車の案件を担当"),
        ({"client": "삼성전자"}, "삼성전자는 고객"),
        ({"client": "أرامكو"}, "عملت لأرامكو وأرامكو"),
        ({"people": ["Dr. Amina Diallo"]}, "Amina Diallo asked."),
        ({"people": ["Amina Diallo"]}, "DIALLO Amina; Diallo, Amina; A. Diallo; Amina\u00a0Diallo"),
    ],
)
def test_a_name_is_kept_however_others_spell_it(given: dict[str, Any], words: str) -> None:
    """In another part of the record, where only the name as such counts."""
    text = shown(project(**given), profile=ProfileContent(bio=words))
    plain = unicodedata.normalize("NFC", text).casefold()
    for name in ("générale", "ångström", "acme", "トヨタ", "삼성", "أرامكو", "diallo", "amina"):
        assert name not in plain


def test_within_the_project_every_part_of_a_name_is_kept() -> None:
    text = shown(project(people=["María García López"], description="With García. María said yes."))
    assert "With Person A. Person A said yes." in text


def test_a_person_who_is_addressed_has_the_letter_of_the_whole_name() -> None:
    stay = ExperienceContent(
        title="Baker", organization="Bread", start_date="2019", is_current=True, description="For Dr. Diallo."
    )
    text = shown(
        project(people=["Amina Diallo"], description="Mrs Diallo and Mr Baker; Frau Dr. Diallo."),
        experiences=(Sourced("e", stay),),
    )
    assert "Person A and Person B; Person A." in text
    assert "For Person A." in text
    assert "Baker" in text


def test_a_client_that_is_called_like_a_word_of_ours_changes_no_such_word() -> None:
    stay = ExperienceContent(title="Cook", organization="Inn", start_date="2019", is_current=True)
    record, _ = for_others(
        WholeRecord(
            profile=ProfileContent(visibility="public"),
            experiences=(Sourced("e", stay),),
            projects=(Sourced("p", project(client="public")), Sourced("q", project(client="work"))),
        ),
        None,
    )
    assert record.profile.visibility == "public"
    assert record.experiences[0].content.experience_type == "work"


def test_addresses_in_a_projects_name_and_role_are_left_out() -> None:
    text = shown(project(name="Portal www.northwind.example", role="Owner of shop@northwind.example"))
    assert "northwind" not in text


@pytest.mark.parametrize(
    ("client", "words"),
    [
        ("O'Neill Ltd", "For O’Neill."),
        ("O’Neill", "For O'NEILL."),
        ("Crédit Agricole", "For CREDIT AGRICOLE."),
        ("Crédit Agricole", "For Credit Agricole."),
        ("Credit Agricole", "For Crédit  Agricole."),
        ("Hôpital Saint-Luc", "For HOPITAL SAINT-LUC."),
        ("Hôpital Saint-Luc", "For Hôpital Saint\u2011Luc."),
        ("Hôpital Saint-Luc", "For Ho\u0302pital\u202fSaint Luc."),
        ("Coca-Cola", "For Coca Cola."),
        ("Mærsk Øst", "For Mærsk Ost."),
        ("Yılmaz", "For Yilmaz."),
        ("Northwind", "For North\u00adwind."),
        ("ÖBB", "For OBB."),
    ],
)
def test_accents_apostrophes_and_hyphens_hide_no_name(client: str, words: str) -> None:
    text = shown(project(client=client), profile=ProfileContent(bio=f"Élan 💊 {words} Après."))
    assert "Élan 💊 For Client A. Après." in text


@pytest.mark.parametrize(
    ("client", "words"),
    [("Où", "Ou bien, Ou."), ("Shell", "A shéll, nutshell."), ("Élan", "With elan."), ("-", "A - b - c.")],
)
def test_a_short_or_common_word_is_not_taken_for_a_name(client: str, words: str) -> None:
    assert words in shown(project(client=client), profile=ProfileContent(bio=words))


@pytest.mark.parametrize("organization", ["volvo", "VOLVO", "Volvo AB", "vOLVO ", "Vólvo"])
def test_a_field_that_is_nothing_but_the_name_is_replaced_in_any_case(organization: str) -> None:
    stay = ExperienceContent(title="Cook", organization=organization, start_date="2019", is_current=True)
    record, _ = for_others(
        WholeRecord(experiences=(Sourced("e", stay),), projects=(Sourced("p", project(client="Volvo")),)),
        None,
    )
    assert record.experiences[0].content.organization == "Client A"


def test_two_spellings_of_one_client_have_one_letter() -> None:
    text = shown(
        project(client="Crédit Agricole", description="For Crédit Agricole."),
        project(name="B", client="CREDIT AGRICOLE SA", description="For Credit Agricole and others."),
    )
    assert "For Client A and others." in text
    assert "Client B" not in text
