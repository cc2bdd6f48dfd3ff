"""Articles, cases, numbers and verbs."""

from decimal import Decimal

import pytest

from functions.summaries.service.wording.articles import article
from functions.summaries.service.wording.figures import money, number
from functions.summaries.service.wording.phrase import Phrase, listed, sentence
from functions.summaries.service.wording.times import month, span_of_days, span_of_years
from functions.summaries.service.wording.titles import in_a_sentence, with_article
from functions.summaries.service.wording.verbs import has_a_second_verb, is_past, to_gerund


@pytest.mark.parametrize(
    ("title", "spoken"),
    [
        ("Registered Nurse", "a registered nurse"),
        ("ICU Nurse", "an ICU nurse"),
        ("HGV Driver", "an HGV driver"),
        ("CPA", "a CPA"),
        ("Küchenchef", "a Küchenchef"),
        ("Avocat", "an Avocat"),
        ("MRI Technician", "an MRI technician"),
        ("Union Organizer", "a union organizer"),
        ("European Patent Attorney", "a European patent attorney"),
        ("UX Designer", "a UX designer"),
        ("Hourly Worker", "an hourly worker"),
        ("X-ray Technician", "an X-ray technician"),
        ("Urologist", "a urologist"),
        ("Œnologue", "an Œnologue"),
        ("M&A Associate", "an M&A associate"),
        ("8th Grade Teacher", "an 8th grade teacher"),
        ("REGISTERED NURSE", "a registered nurse"),
        ("Lecturer in Glaciology at Night", "a lecturer in glaciology at night"),
        ("Software Engineer II", "a software engineer II"),
        ("Chief Executive Officer", "chief executive officer"),
        ("Head of Department", "head of department"),
        ("Bar Staff", "bar staff"),
        ("看護師", "看護師"),
        ("مهندس", "مهندس"),
    ],
)
def test_a_title_has_its_case_and_its_article(title, spoken):
    assert with_article(title) == spoken


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("hour", "an"),
        ("honest", "an"),
        ("house", "a"),
        ("union", "a"),
        ("uncle", "an"),
        ("European", "a"),
        ("one-to-one", "a"),
        ("NATO officer", "a"),
        ("RAF pilot", "an"),
        ("11-year", "an"),
        ("180", "a"),
        ("18", "an"),
        ("Ébéniste", "an"),
        ("urban planner", "an"),
        ("university", "a"),
        ("SAP consultant", "an"),
        ("US judge", "a"),
    ],
)
def test_the_article_follows_the_sound(words, expected):
    assert article(words) == expected


def test_foreign_titles_keep_their_capitals():
    assert in_a_sentence("Leitender Oberarzt") == "Leitender Oberarzt"
    assert in_a_sentence("Senior Consultant at Accenture") == "senior consultant at Accenture"


@pytest.mark.parametrize(
    ("value", "currency", "written"),
    [
        ("1200000", "CAD", "CA$1.2 million"),
        ("4250000000", "EUR", "€4.25 billion"),
        ("1234567", "GBP", "£1,234,567"),
        ("450000", "USD", "$450,000"),
        ("12000", "CHF", "CHF 12,000"),
        ("1999.50", "EUR", "€1,999.50"),
        ("0.125", "EUR", "€0.125"),
        ("2000000", None, "2 million"),
    ],
)
def test_money_is_readable_and_never_rounded(value, currency, written):
    assert money(Decimal(value), currency) == written


def test_numbers_and_spans_are_written_out_below_ten():
    assert [number(n) for n in (1, 9, 10, 1200)] == ["one", "nine", "10", "1,200"]
    assert [span_of_years(y) for y in (1.0, 1.5, 2.2, 6.0, 10.9)] == [
        "a year",
        "a year and a half",
        "just over two years",
        "six years",
        "nearly 11 years",
    ]
    assert [span_of_days(d) for d in (7, 20, 31, 92, 366, 1461)] == [
        "a week",
        "three weeks",
        "a month",
        "three months",
        "a year",
        "four years",
    ]
    assert month("2021-03-15") == "March 2021"


@pytest.mark.parametrize(
    ("past", "gerund"),
    [
        ("reduced", "reducing"),
        ("Planned", "planning"),
        ("carried", "carrying"),
        ("led", "leading"),
        ("Cut", "cutting"),
        ("agreed", "agreeing"),
        ("ran", "running"),
        ("exceeded", "exceeding"),
        ("re-opened", "re-opening"),
    ],
)
def test_a_past_tense_verb_becomes_its_gerund(past, gerund):
    assert is_past(past)
    assert to_gerund(past) == gerund


@pytest.mark.parametrize(
    "word", ["Bed", "Hundred", "Dedicated", "Gesenkt", "Employee", "Ignore", "Ahmed", "need"]
)
def test_what_only_looks_like_a_verb_is_none(word):
    assert not is_past(word)


def test_a_second_verb_is_seen():
    assert has_a_second_verb("supplier contracts and saved $310,000")
    assert not has_a_second_verb("waits from 45 to 12 minutes and errors by half")


def test_a_sentence_ends_once_and_begins_with_a_capital():
    assert sentence("works at Acme Ltd.").text == "Works at Acme Ltd."
    assert sentence("iOS work").text == "iOS work."
    assert listed([Phrase("a"), Phrase("b"), Phrase("c")]).text == "a, b and c"
