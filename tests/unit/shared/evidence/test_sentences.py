"""Sentences and list items, where abbreviations and bullets make it hard."""

import pytest

from shared.evidence import split_sentences


def pieces(text: str) -> list[str]:
    return [text[start:end] for start, end in split_sentences(text)]


@pytest.mark.parametrize(
    "text",
    [
        "Nursed at St. Mary's in approx. 12 beds, e.g. on Ward No. 3, for Smith Inc. and Dr. Jones.",
        "Grew revenue to $4.2M vs. 3.5 the year before.",
        "Worked with J. Smith at U.S. Steel, i.e. the mill.",
        "Verwaltete z. B. 3,5 Mio. Euro, inkl. Lager.",
    ],
)
def test_an_abbreviation_ends_no_sentence(text: str) -> None:
    assert pieces(text) == [text]


def test_sentences_end_where_people_end_them() -> None:
    assert pieces("Led a team. Cut costs by 12%! Really? Yes.") == [
        "Led a team.",
        "Cut costs by 12%!",
        "Really?",
        "Yes.",
    ]
    assert pieces("Joined Smith Inc. The team was small.") == ["Joined Smith Inc.", "The team was small."]


def test_bullets_and_numbers_are_no_part_of_an_item() -> None:
    text = (
        "Duties:\n• Led 7 people\n- Cut costs\n* Won a prize\n– Sold $2M\n1. Built it\n2) Ran it\n(3) Kept it"
    )
    assert pieces(text) == [
        "Duties:", "Led 7 people", "Cut costs", "Won a prize", "Sold $2M", "Built it", "Ran it", "Kept it",
    ]  # fmt: skip


def test_bullets_within_a_line_are_taken_apart() -> None:
    assert pieces("• Led a team • Cut costs • Won") == ["Led a team", "Cut costs", "Won"]


def test_a_wrapped_line_goes_on() -> None:
    text = "Managed the renovation of the church in the old town,\nwhich took two years. Then left."
    assert pieces(text) == [
        "Managed the renovation of the church in the old town,\nwhich took two years.",
        "Then left.",
    ]


def test_a_leading_minus_or_figure_is_kept() -> None:
    assert pieces("12 apprentices trained. 3.5 tonnes moved.") == [
        "12 apprentices trained.",
        "3.5 tonnes moved.",
    ]


def test_what_holds_no_word_is_no_sentence() -> None:
    assert pieces(" … \n--- \n • \n🎉") == []
