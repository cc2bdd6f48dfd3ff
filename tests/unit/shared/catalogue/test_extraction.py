"""What a text names, asks for or shows, whoever wrote it; and the command that runs over many texts."""

import json
import string
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from shared.catalogue import find_skills, resolve
from shared.catalogue.deeds import find_deeds
from shared.catalogue.extraction import extract
from shared.catalogue.topics import find_topics
from tools import extract as command
from tools.json_lines import answered


def ids(text: str) -> set[str]:
    return {one.skill.id for one in extract(text) if one.skill}


def words(text: str) -> list[str]:
    return [text[one.start : one.end] for one in extract(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("You are a motivated team player.", {"self-motivation", "collaboration"}),
        ("Excellent communication skills, also in writing", {"communication"}),
        ("Experience with Python, Docker and Kubernetes", {"python", "docker", "kubernetes"}),
        ("Wound care and IV therapy on a surgical ward", {"wound-care", "iv-therapy"}),
        ("Attention to detail and customer service", {"attention-to-detail", "customer-service"}),
        ("Sie sind teamfähig und belastbar.", {"collaboration", "stress-tolerance"}),
        ("Führerschein Klasse B", {"driving-licence"}),
        ("Fluent in Polish and German", {"language-polish", "language-german"}),
    ],
)
def test_skills_are_found_that_are_asked_for(text: str, expected: set[str]) -> None:
    assert expected <= ids(text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Ability to work in a team of cooks", "work in a team of cooks"),
        ("You will be responsible for planning deliveries and training new drivers.", "planning deliveries"),
        ("You will be responsible for planning deliveries and training new drivers.", "training new drivers"),
        ("Install shingles, slate and tiles on pitched roofs", "Install shingles"),
        ("Plan, order and cook meals for 200 guests", "Plan, order and cook meals for 200 guests"),
        ("She should be able to calm anxious patients who arrive at night", "calm anxious patients"),
    ],
)
def test_a_deed_is_its_verb_and_what_it_is_done_to(text: str, expected: str) -> None:
    assert expected in [text[start:end] for start, end in find_deeds(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Good knowledge of food safety law and allergens", ["food safety law", "allergens"]),
        ("A degree in chemistry, biology or pharmacy is required", ["chemistry", "biology", "pharmacy"]),
        ("Experience with combi ovens.", ["combi ovens"]),
        ("A bachelor's degree is an advantage", ["bachelor's degree"]),
    ],
)
def test_topics_are_told_one_by_one(text: str, expected: list[str]) -> None:
    assert [text[start:end] for start, end in find_topics(text)] == expected


@pytest.mark.parametrize(
    "text",
    [
        "We are passionate about roofing and innovation.",
        "We offer flexible hours, a pension and language courses in German.",
        "All qualified applicants are considered regardless of their driving licence.",
        "Stock Purchase Plan",
        "Our mission is to build better schools.",
    ],
)
def test_what_the_writers_say_of_themselves_is_nobodys_skill(text: str) -> None:
    assert words(text) == []


def test_a_record_still_needs_to_show_what_it_claims() -> None:
    text = "You are motivated, reliable and communicate effectively."
    assert ids(text) >= {"self-motivation", "reliability", "communication"}
    assert find_skills(text) == []
    assert resolve("motivated") is None


@given(st.text(alphabet=string.printable + "éß—•\u0301😀’", max_size=300))
def test_whatever_the_text_places_are_within_it_and_in_order(text: str) -> None:
    found = extract(text)
    assert [(one.start, one.end) for one in found] == sorted({(one.start, one.end) for one in found})
    assert all(0 <= one.start < one.end <= len(text) for one in found)


def test_the_command_answers_line_by_line_in_code_points(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    source, target = tmp_path / "in.jsonl", tmp_path / "out.jsonl"
    text = "😀 Knowledge of HACCP-free ovens; wound care"
    lines = [json.dumps({"id": 7, "text": text}), "{", "", '{"id": "x"}', json.dumps({"id": "e", "text": ""})]
    source.write_text("\n".join(lines) + "\n", encoding="utf-8")
    assert command.main(arguments=[str(source), str(target)]) == 1
    assert capsys.readouterr().err == "line 2: not valid JSON\nline 4: no text\n"
    first, empty = [json.loads(line) for line in target.read_text("utf-8").splitlines()]
    assert (first["id"], empty) == (7, {"id": "e", "skills": []})
    assert all(text[one["start"] : one["end"]] == one["text"] for one in first["skills"])
    care = next(one for one in first["skills"] if one["text"] == "wound care")
    assert (care["name"], care["catalogue_id"], care["category"]) == ("Wound care", "wound-care", "technical")
    assert command.main(arguments=[str(tmp_path / "absent"), str(target)]) == 1


def test_a_text_that_is_too_long_is_told_and_left_out() -> None:
    long = json.dumps({"id": 1, "text": "x" * 100_001})
    (result,) = answered([long], command.extract_from, things="texts")
    assert result == "line 1: a text of more than 100000 characters"


def test_half_a_character_is_told_of_and_stops_nothing(tmp_path: Path) -> None:
    """JSON can name half of a surrogate pair, which no file in UTF-8 can hold."""
    source, target = tmp_path / "in.jsonl", tmp_path / "out.jsonl"
    lines = ['{"id": "\\ud83d", "text": "Java"}', '{"id": 2, "text": "Java \\ud83d\\ude00"}']
    source.write_text("\n".join(lines), encoding="utf-8")
    assert command.main(arguments=[str(source), str(target)]) == 1
    (kept,) = [json.loads(line) for line in target.read_text("utf-8").splitlines()]
    assert kept["id"] == 2
