import pytest

from shared.documents import ResumeDocument, SectionChoice, Sourced, Statement, WholeRecord, assemble
from shared.documents.locale import locale
from shared.records.experience import ExperienceContent
from shared.records.profile import LanguageContent, ProfileContent, SkillContent
from tests.unit.shared.documents.people import NAMES, record_of


def stay(id_: str, start: str, end: str | None = None, **fields: object) -> Sourced[ExperienceContent]:
    values = {
        "title": id_,
        "organization": "Inn",
        "start_date": start,
        "end_date": end,
        "is_current": end is None,
    }
    return Sourced(id_, ExperienceContent.model_validate({**values, **fields}), version=3)


def titles(document: ResumeDocument, kind: str) -> list[str]:
    return [item.title for section in document.sections if section.kind == kind for item in section.items]


def test_a_career_stands_newest_first_and_what_is_current_before_it() -> None:
    stays = [
        stay("old", "2001", "2005"),
        stay("now", "1999"),
        stay("late", "2006", "2020-05"),
        stay("new", "2019"),
    ]
    assert titles(assemble(WholeRecord(experiences=stays)), "experience") == ["new", "now", "late", "old"]


def test_everything_in_the_record_is_shown_by_default() -> None:
    kinds = [section.kind for section in assemble(record_of("lawyer")).sections]
    assert kinds == [
        "summary",
        "experience",
        "education",
        "certifications",
        "skills",
        "languages",
        "volunteering",
        "accomplishments",
        "interests",
        "recommendations",
    ]


def test_an_empty_record_has_no_sections() -> None:
    assert assemble(WholeRecord()).sections == []


def test_chosen_sections_and_items_stand_in_the_users_order() -> None:
    record = WholeRecord(
        experiences=[stay("a", "2001", "2002"), stay("b", "2003")],
        languages=[Sourced("l", LanguageContent(language="Thai"))],
    )
    choices = [
        SectionChoice(kind="languages"),
        SectionChoice(kind="experience", items=["a", "b", "gone"]),
        SectionChoice(kind="summary", visible=False),
    ]
    document = assemble(record, sections=choices)
    assert [section.kind for section in document.sections] == ["languages", "experience"]
    assert titles(document, "experience") == ["a", "b"]


@pytest.mark.parametrize("name", NAMES)
def test_every_statement_names_its_source_and_quotes_it_at_the_right_place(name: str) -> None:
    record = record_of(name)
    for section in assemble(record).sections:
        for item in section.items:
            assert item.sources
            for said in item.paragraphs + item.bullets:
                (evidence,) = said.evidence
                assert said.sources == [evidence.record_id]
                assert said.text.startswith(evidence.text)
                assert (
                    _field(record, evidence.record_id, evidence.field)[evidence.start : evidence.end]
                    == evidence.text
                )


def _field(record: WholeRecord, id_: str, field: str) -> str:
    kept = [
        *record.experiences,
        *record.projects,
        *record.education,
        *record.accomplishments,
        *record.recommendations,
    ]
    contents = {one.id: one.content for one in kept} | {record.profile_id: record.profile}
    name, _, place = field.rstrip("]").partition("[")
    value = getattr(contents[id_], name)
    return str(value[int(place)] if place else value)


def test_marked_lines_of_a_description_are_bullets_and_the_rest_paragraphs() -> None:
    text = "I ran the kitchen.\n\n- 40 covers\n  • two cooks\n1. fish\n2019 was hard."
    (item,) = assemble(WholeRecord(experiences=[stay("x", "2019", description=text)])).sections[0].items
    assert [said.text for said in item.paragraphs] == ["I ran the kitchen.", "2019 was hard."]
    assert [said.text for said in item.bullets] == ["40 covers", "two cooks", "fish"]
    assert all(text[e.start : e.end] == e.text for said in item.bullets for e in said.evidence)
    assert item.bullets[0].evidence[0].record_version == 3


def test_a_given_summary_stands_in_for_the_profiles_own() -> None:
    record = WholeRecord(profile=ProfileContent(bio="Old words."))
    document = assemble(record, summary=[Statement(text="New words.", sources=["e1"])])
    assert [said.text for said in document.sections[0].items[0].paragraphs] == ["New words."]


def test_skills_are_grouped_and_the_strongest_come_first() -> None:
    skills = [
        SkillContent(name="Soup", category="technical", proficiency="beginner"),
        SkillContent(name="Fish", category="technical", proficiency="expert"),
        SkillContent(name="Calm", category="soft"),
        SkillContent(name="Sauces", keywords=["béarnaise", "dashi"], proficiency="advanced"),
    ]
    record = WholeRecord(skills=[Sourced(skill.name, skill) for skill in skills])
    items = assemble(record).sections[0].items
    assert [(item.title, item.subtitle, item.terms) for item in items] == [
        ("Sauces", "advanced", ["béarnaise", "dashi"]),
        ("Technical", "", ["Fish", "Soup"]),
        ("Personal", "", ["Calm"]),
    ]


def test_a_single_group_of_skills_needs_no_label() -> None:
    record = WholeRecord(skills=[Sourced("s", SkillContent(name="Soup"))])
    assert assemble(record).sections[0].items[0].title == ""


def test_only_a_number_that_can_be_dialled_is_a_link() -> None:
    for phone, url in (("+81 (6) 5550-1278", "tel:+81655501278"), ("0171 555", ""), ("+49 171 ext. 5", "")):
        (contact,) = assemble(WholeRecord(profile=ProfileContent(phone=phone))).header.contacts
        assert (contact.text, contact.url) == (phone, url)


@pytest.mark.parametrize(
    ("tag", "expected"),
    [
        ("en", "Mar 2019 – present"),
        ("de-AT", "März 2019 – heute"),
        ("fr_CA", "mars 2019 – aujourd’hui"),
        ("es", "mar. 2019 – actualidad"),
        ("xx", "Mar 2019 – present"),
    ],
)
def test_dates_speak_the_documents_language(tag: str, expected: str) -> None:
    assert locale(tag).period("2019-03-01", None, is_current=True) == expected


def test_a_period_says_only_what_is_known() -> None:
    words = locale("en")
    assert words.period("2019", "2021") == "2019 – 2021"
    assert words.period("2019", "2019") == "2019"
    assert words.period(None, "2014-06") == "Jun 2014"
    assert words.period(None, None) == ""


def test_all_locales_have_the_same_words() -> None:
    english = locale("en")
    for tag in ("de", "fr", "es"):
        other = locale(tag)
        assert other.tag == tag
        assert len(other.months) == 12
        assert other.sections.keys() == english.sections.keys()
        assert other.labels.keys() == english.labels.keys()
