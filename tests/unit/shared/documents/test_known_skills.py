"""One list of skills from what somebody says and what their experiences show."""

from shared.documents import Sourced
from shared.documents.known_skills import known_skills, told_skills
from shared.ids import new_id
from shared.records.evidence import Evidence
from shared.records.profile import SkillContent
from shared.records.skills import SkillUse

_WORDS = Evidence(record_id=new_id(), record_version=1, field="title", start=0, end=5, text="Slate")


def use(name: str, years: float, catalogue_id: str | None = None) -> SkillUse:
    return SkillUse(
        id=new_id(),
        name=name,
        catalogue_id=catalogue_id,
        category="technical",
        years=years,
        last_used="2024",
        sources=[new_id()],
        evidence=[_WORDS],
    )


def own(name: str, **fields: object) -> Sourced[SkillContent]:
    return Sourced(new_id(), SkillContent.model_validate({"name": name, **fields}), 3)


def test_what_is_kept_and_what_is_shown_are_one_skill_under_any_of_its_names() -> None:
    shown = use("Kubernetes", 4.0, "kubernetes")
    kept = own("k8s", proficiency="expert")
    (skill,) = known_skills([kept], [shown])
    assert (skill.id, skill.name, skill.years, skill.source) == (kept.id, "k8s", 4.0, "own")
    assert skill.sources == tuple(shown.sources)


def test_years_that_somebody_gives_stand_over_those_that_are_computed() -> None:
    (skill,) = known_skills([own("Slating", years=20)], [use("Slating", 4.0)])
    assert skill.years == 20


def test_primary_skills_lead_then_the_longest_used() -> None:
    known = known_skills([own("Zinc", primary=True)], [use("Slating", 4.0), use("Lead", 9.0)])
    assert [one.name for one in known] == ["Zinc", "Lead", "Slating"]


def test_documents_tell_ones_own_list_and_fill_up_a_short_one_by_what_work_shows() -> None:
    uses = [use("Slating", 4.0), use("Never at work", 0.0)]
    short = told_skills(known_skills([own("Zinc"), own("Secret", hidden=True)], uses))
    assert [one.content.name for one in short] == ["Zinc", "Slating"], "one's own lead"
    five = [own(f"Skill {at}") for at in range(5)]
    assert {one.content.name for one in told_skills(known_skills(five, uses))} == {
        f"Skill {at}" for at in range(5)
    }


def test_what_work_shows_is_told_with_its_words() -> None:
    (told,) = told_skills(known_skills([], [use("Slating", 4.0)]))
    assert told.content.evidence == [_WORDS]
    assert told.content.years == 4.0


def test_what_is_hidden_is_told_nowhere_although_work_shows_it() -> None:
    assert told_skills(known_skills([own("Slating", hidden=True)], [use("Slating", 4.0)])) == ()


def test_a_skill_that_its_owner_calls_otherwise_stays_one() -> None:
    shown = use("Slating", 4.0)
    kept = Sourced(shown.id, SkillContent(name="Roofing with slate"), 1)
    (skill,) = known_skills([kept], [shown])
    assert (skill.id, skill.name, skill.years) == (shown.id, "Roofing with slate", 4.0)
    other = use("Roofing with slate", 9.0)
    (skill,) = known_skills([kept], [shown, other])
    assert (skill.id, skill.years) == (shown.id, 9.0)
