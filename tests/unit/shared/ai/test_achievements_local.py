"""Achievements and highlights by rule: which sentences, in which words, in which order."""

import pytest

from shared.ai.local.achievements import mine_achievements
from shared.ai.port import AchievementsFound, Source


def mine(description: str = "", **fields: object) -> AchievementsFound:
    return mine_achievements(Source.of("rec", 1, {"title": "Nurse", "description": description, **fields}))


def achieved(description: str = "", **fields: object) -> list[str]:
    return [quote.text for quote in mine(description, **fields).achievements]


@pytest.mark.parametrize(
    "sentence",
    [
        "Reduced medication errors by 40%.",
        "Won the regional Apprentice of the Year award.",
        "Promoted to sous chef after eight months.",
        "Saved the practice $40,000 a year.",
        "Launched the first night clinic in the county.",
        "Grew revenue from £1.2m to £3m.",
        "Named employee of the month; awarded a medal for bravery.",
        "Delivered the bridge three weeks early and 8% under budget.",
        "Published two papers on wound healing.",
        "Drove 400,000 km without a single accident.",
        "Verkürzte die Wartezeit von 45 auf 12 Minuten.",
    ],
)
def test_a_result_or_a_recognition_is_an_achievement_in_its_own_words(sentence: str) -> None:
    assert achieved(f"Worked on the ward. {sentence} Reported to the matron.") == [sentence]


@pytest.mark.parametrize(
    "sentence",
    [
        "Responsible for the wards on the second floor.",
        "Failed to reduce costs by 12%.",
        "Aimed to double revenue.",
        "Tried to win the contract.",
        "Would have saved $40,000.",
        "Worked with award-hungry managers who never won anything.",
        "Prepared meals for guests.",
        "A hard-working team player.",
    ],
)
def test_a_duty_a_hope_or_a_failure_is_none(sentence: str) -> None:
    assert achieved(sentence) == []


def test_measured_results_come_first() -> None:
    text = "Launched a newsletter. Won the cooking prize. Cut waste from 12% to 4%."
    assert achieved(text)[0] == "Cut waste from 12% to 4%."
    assert set(achieved(text)) == {
        "Cut waste from 12% to 4%.",
        "Won the cooking prize.",
        "Launched a newsletter.",
    }


def test_ten_are_kept_at_most() -> None:
    assert len(achieved("\n".join(f"- Cut costs of site {chr(65 + n)} by {n + 5}%" for n in range(15)))) == 10


def test_what_the_user_listed_and_is_a_result_belongs() -> None:
    listed = [
        "Passed the hygiene inspection",
        "Trained all new starters",
        "Completed the roof before the winter",
    ]
    assert set(achieved(achievements=listed)) >= {listed[0], listed[2]}


def test_the_same_words_told_twice_are_quoted_once() -> None:
    [quote] = mine("Cut costs by 12%.", achievements=["Cut costs by 12%"]).achievements
    assert quote.evidence[0].field == "achievements[0]"


def test_of_a_long_sentence_the_clause_with_the_result_is_quoted() -> None:
    text = (
        "Working closely with the finance team, the head of estates, two outside consultants and the parish"
        " council over "
        "many months of meetings, visits, drawings and calculations of every kind, and cut heating costs by"
        " 31%; "
        "this pleased everybody who had to sit in the hall during the long and very cold winters of that"
        " county."
    )
    assert achieved(text) == ["cut heating costs by 31%"]


def test_a_sentence_without_a_seam_is_cut_between_words() -> None:
    text = "Won " + "the great prize of the hall " * 12
    [quote] = achieved(text)
    assert len(quote) <= 200
    assert text.startswith(quote)
    assert text[len(quote)] == " "


def test_highlights_are_scope_and_no_achievement() -> None:
    found = mine(
        "Led a team of 12 nurses on a 28-bed ward. Managed a budget of £1.1m. Cut falls by 38%. "
        "Made tea. Supervised 4 students. Coordinated discharges."
    )
    highlights = [quote.text for quote in found.highlights]
    assert len(highlights) == 3
    assert "Led a team of 12 nurses on a 28-bed ward." in highlights
    assert not set(highlights) & {quote.text for quote in found.achievements}


def test_a_quote_is_its_evidence() -> None:
    for quote in mine("• Won the cup\n• Led 7 people").achievements:
        assert quote.text == quote.evidence[0].text


def test_an_empty_record_has_neither() -> None:
    assert mine() == AchievementsFound()
