"""The check between an answer and the record, tried with made-up answers of every kind."""

from decimal import Decimal
from typing import Any

import pytest

from shared.ai.port import AchievementsFound, CategoryFound, ImpactsFound, SkillsFound
from shared.evidence import Source, is_supported, keep_supported, locate, locate_anywhere, locate_span
from shared.records.enrichment import Category, Impact, Quote, SkillFound, TechnologyFound
from shared.records.evidence import Evidence

TEXT = (
    "🎉 Led a team of 7 engineers. Cut waiting time from 45 to 12 minutes and saved $11.5M. "
    "Failed to reduce falls by 20%. No experience in Java. Wrote tools in Python."
)
SOURCE = Source.of(
    "rec",
    2,
    {
        "title": "Engineering Manager",
        "organization": "Java Coffee House",
        "description": TEXT,
        "achievements": ["Won the “Best in Show” prize", "Managed 120 people"],
        "technologies": ["Terraform"],
    },
)


def at(words: str, field: str = "description", **changes: Any) -> Evidence:
    start = SOURCE.by_address[field].index(words)
    place = {
        "record_id": "rec",
        "record_version": 2,
        "field": field,
        "start": start,
        "end": start + len(words),
    }
    return Evidence(**{**place, "text": words, **changes})


def impact(words: str, **changes: Any) -> Impact:
    given = {"kind": "count", "metric": "engineers", "value": Decimal(7), "evidence": [at(words)], **changes}
    return Impact(**given)


def kept(*impacts: Impact) -> list[Impact]:
    return keep_supported(ImpactsFound(impacts=list(impacts)), SOURCE)[0].impacts


def test_true_evidence_is_supported() -> None:
    assert is_supported(at("7 engineers"), SOURCE)
    assert is_supported(at("Managed 120 people", "achievements[1]"), SOURCE)


@pytest.mark.parametrize(
    "changes",
    [
        {"record_id": "other"}, {"record_version": 1}, {"record_version": 3}, {"field": "achievements[2]"},
        {"field": "achievements"}, {"field": "summary"}, {"field": "title"}, {"start": 0}, {"end": 10_000},
        {"text": "9 engineers"}, {"start": 20, "end": 20}, {"start": 30, "end": 20},
    ],
)  # fmt: skip
def test_evidence_that_is_off_by_anything_is_not(changes: dict[str, Any]) -> None:
    true = at("7 engineers")
    assert not is_supported(true.model_copy(update=changes), SOURCE)


@pytest.mark.parametrize("words", ["1.5M", "$1", "11.5", "ngineers", "aiting time", "4", "0 people"])
def test_half_a_word_or_a_part_of_a_number_is_no_evidence(words: str) -> None:
    field = "achievements[1]" if "people" in words else "description"
    assert not is_supported(at(words, field), SOURCE)


def test_an_emoji_counts_as_one_code_point() -> None:
    evidence = locate(SOURCE, "description", "Led a team of 7 engineers")
    assert evidence is not None
    assert evidence.start == 2
    assert is_supported(evidence, SOURCE)


def test_words_are_found_whatever_quotes_and_case_the_answer_used() -> None:
    evidence = locate(SOURCE, "achievements[0]", 'won the "best in show" prize')
    assert evidence is not None
    assert evidence.text == "Won the “Best in Show” prize"
    assert locate_anywhere(SOURCE, "terraform", preferred="description") == at("Terraform", "technologies[0]")


@pytest.mark.parametrize("words", ["", "  ", "1.5M", "7 engineer", "eight engineers", "x" * 300])
def test_words_that_do_not_stand_there_have_no_place(words: str) -> None:
    assert locate(SOURCE, "description", words) is None
    assert locate(SOURCE, "no_such_field", "Terraform") is None


def test_a_span_longer_than_evidence_may_be_is_refused() -> None:
    long = Source.of("r", 1, {"description": "word " * 100})
    with pytest.raises(ValueError, match="fit"):
        locate_span(long, "description", 0, 201)


def test_true_impacts_stay_and_nothing_is_changed_in_them() -> None:
    true = [
        impact("7 engineers"),
        impact("a team of 7 engineers", metric="team of engineers"),
        impact(
            "Cut waiting time from 45 to 12 minutes", kind="time", metric="waiting time", value=Decimal(12),
            from_=Decimal(45), to=Decimal(12), unit="minutes", direction="down",
        ),
        impact("saved $11.5M", kind="money", metric="cost savings", value=Decimal("11.5e6"), currency="USD"),
    ]  # fmt: skip
    found = ImpactsFound(impacts=true)
    assert keep_supported(found, SOURCE) == (found, 0)


@pytest.mark.parametrize(
    ("words", "changes"),
    [
        ("7 engineers", {"value": Decimal(8)}),
        ("7 engineers", {"value": Decimal("70")}),
        ("7 engineers", {"kind": "percent", "unit": "%"}),
        ("7 engineers", {"metric": "patents"}),
        ("7 engineers", {"metric": "engineers dismissed"}),
        ("7 engineers", {"metric": " "}),
        ("7 engineers", {"direction": "up"}),
        ("7 engineers", {"unit": "kg"}),
        ("7 engineers", {"from_": Decimal(3), "to": Decimal(7)}),
        ("team of", {}),
        ("Led", {}),
        (
            "saved $11.5M",
            {"kind": "money", "metric": "savings", "value": Decimal("1500000"), "currency": "USD"},
        ),
        (
            "saved $11.5M",
            {"kind": "money", "metric": "savings", "value": Decimal("11500000"), "currency": "EUR"},
        ),
        ("reduce falls by 20%", {"kind": "percent", "metric": "falls", "value": Decimal(20), "unit": "%"}),
        ("falls by 20%", {"kind": "percent", "metric": "falls", "value": Decimal(20), "unit": "%"}),
        ("20%", {"kind": "percent", "metric": "falls", "value": Decimal(20), "unit": "%"}),
    ],
)
def test_a_made_up_impact_is_dropped(words: str, changes: dict[str, Any]) -> None:
    assert kept(impact(words, **changes)) == []


def test_one_false_evidence_among_true_ones_drops_the_finding() -> None:
    doubtful = impact("7 engineers", evidence=[at("7 engineers"), at("7 engineers", record_version=1)])
    assert kept(doubtful) == []


def test_a_turned_direction_or_turned_states_are_dropped() -> None:
    words = "Cut waiting time from 45 to 12 minutes"
    time = {"kind": "time", "metric": "waiting time", "unit": "minutes", "value": Decimal(12)}
    assert kept(impact(words, **time, direction="up")) == []
    assert kept(impact(words, **time, from_=Decimal(12), to=Decimal(45))) == []
    assert len(kept(impact(words, **time, direction="down"))) == 1


def quotes(*pairs: tuple[str, str, str]) -> AchievementsFound:
    return AchievementsFound(
        achievements=[Quote(text=text, evidence=[at(words, field)]) for text, words, field in pairs]
    )


def test_a_quote_stays_only_where_its_text_stands_in_its_evidence() -> None:
    found = quotes(
        ("Managed 120 people", "Managed 120 people", "achievements[1]"),
        ("Managed 1200 people", "Managed 120 people", "achievements[1]"),
        ("Successfully managed 120 people", "Managed 120 people", "achievements[1]"),
        ("reduce falls by 20%", "reduce falls by 20%", "description"),
        (" ", "Managed 120 people", "achievements[1]"),
    )
    sifted, dropped = keep_supported(found, SOURCE)
    assert [quote.text for quote in sifted.achievements] == ["Managed 120 people"]
    assert dropped == 4


def skill(name: str, words: str, field: str = "description", **changes: Any) -> SkillFound:
    return SkillFound(**{"name": name, "category": "technical", "evidence": [at(words, field)], **changes})


def skills_kept(*skills: SkillFound) -> list[str]:
    return [one.name for one in keep_supported(SkillsFound(skills=list(skills)), SOURCE)[0].skills]


def test_a_skill_that_its_words_name_stays() -> None:
    assert skills_kept(skill("Python", "Python"), skill("Terraform", "Terraform", "technologies[0]")) == [
        "Python",
        "Terraform",
    ]


@pytest.mark.parametrize(
    ("name", "words", "field"),
    [
        ("Surgery", "Led a team of 7 engineers", "description"),
        ("Kubernetes", "Terraform", "technologies[0]"),
        ("Java", "Java", "description"),
        ("Java", "Java", "organization"),
        ("Coffee", "Coffee", "organization"),
        ("Astrophysics of falls", "falls", "description"),
        ("", "Python", "description"),
    ],
)
def test_a_skill_that_its_words_do_not_show_is_dropped(name: str, words: str, field: str) -> None:
    assert skills_kept(skill(name, words, field)) == []


def test_a_level_that_no_words_state_is_made_up() -> None:
    assert skills_kept(skill("Python", "Python", proficiency="expert")) == []
    source = Source.of("rec", 2, {"description": "Expert in Python."})
    evidence = locate_span(source, "description", 10, 16)
    stated = SkillFound(name="Python", category="technical", proficiency="expert", evidence=[evidence])
    assert keep_supported(SkillsFound(skills=[stated]), source)[1] == 0


def test_a_post_that_was_held_shows_its_trade_and_a_colleague_does_not() -> None:
    source = Source.of(
        "rec", 2, {"description": "Worked as a bricklayer before. Reported to the bricklayer."}
    )
    text = source.by_address["description"]
    for start, count in ((text.index("bricklayer"), 0), (text.rindex("bricklayer"), 1)):
        evidence = locate_span(source, "description", start, start + len("bricklayer"))
        found = SkillsFound(
            skills=[SkillFound(name="Bricklaying", category="technical", evidence=[evidence])]
        )
        assert keep_supported(found, source)[1] == count


def test_a_catalogue_id_of_another_skill_is_dropped() -> None:
    assert skills_kept(skill("Python", "Python", catalogue_id="surgery")) == []


def test_a_technology_must_be_named_by_its_words() -> None:
    found = SkillsFound(
        technologies=[
            TechnologyFound(name="Terraform", evidence=[at("Terraform", "technologies[0]")]),
            TechnologyFound(name="Ansible", evidence=[at("Terraform", "technologies[0]")]),
        ]
    )
    sifted, dropped = keep_supported(found, SOURCE)
    assert [one.name for one in sifted.technologies] == ["Terraform"]
    assert dropped == 1


def test_a_category_passes_as_it_is() -> None:
    found = CategoryFound(category=Category(industry="Hospitality"))
    assert keep_supported(found, SOURCE) == (found, 0)


def test_a_source_takes_whatever_an_experience_holds() -> None:
    source = Source.of(
        "r", 1, {"title": "Cook", "achievements": [None, "Won"], "salary": 3, "description": None}
    )
    assert source.texts() == [("title", "Cook"), ("achievements[1]", "Won")]
    with pytest.raises(ValueError, match="title is not text"):
        Source.of("r", 1, {"title": 3})
    with pytest.raises(ValueError, match="achievements is not a list"):
        Source.of("r", 1, {"achievements": "Won"})
