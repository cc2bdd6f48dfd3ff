"""Impacts by rule, over a whole record."""

from hypothesis import given, settings
from hypothesis import strategies as st

from shared.ai.local.achievements import mine_achievements
from shared.ai.local.impacts import quantify_impacts
from shared.ai.port import Source
from shared.evidence import is_supported, keep_supported


def record(**fields: object) -> Source:
    return Source.of("rec", 1, {"title": "Cook", "organization": "Rosa’s", **fields})


def test_every_field_a_person_tells_of_is_read_and_names_are_not() -> None:
    source = record(
        organization="7 Stars Catering",
        location="12 High Street, Leeds",
        department="Kitchen 3 with 9 cooks",
        technologies=["Combi oven 61 with 6 trays"],
        description="Cooked 300 covers a night.",
        responsibilities=["Supervised seven cooks"],
        achievements=["Cut food cost from 34% to 27%"],
    )
    found = quantify_impacts(source).impacts
    assert [(impact.metric, impact.value) for impact in found] == [
        ("covers a night", 300),
        ("cooks", 7),
        ("food cost", 27),
    ]
    assert [impact.evidence[0].field for impact in found] == [
        "description",
        "responsibilities[0]",
        "achievements[0]",
    ]


def test_structured_figures_give_no_impact() -> None:
    assert quantify_impacts(record(team_size=12, budget_managed="500000", description="")).impacts == []


def test_the_same_claim_told_twice_is_one_impact_with_both_places() -> None:
    [impact] = quantify_impacts(record(description="Led 7 cooks.", responsibilities=["Led 7 cooks"])).impacts
    assert [evidence.field for evidence in impact.evidence] == ["description", "responsibilities[0]"]


def test_what_was_failed_hoped_or_planned_is_no_impact() -> None:
    text = "Failed to reduce waste by 12%. Aimed to double sales. Was going to hire 5 cooks."
    assert quantify_impacts(record(description=text)).impacts == []


def test_a_bare_dollar_follows_the_place_and_the_stated_currency() -> None:
    [impact] = quantify_impacts(record(location="Toronto, ON", description="Ran a $2M budget.")).impacts
    assert impact.currency == "CAD"
    [impact] = quantify_impacts(
        record(location="Toronto, ON", currency="USD", description="Ran a $2M budget.")
    ).impacts
    assert impact.currency == "USD"


def test_an_impact_goes_out_with_from_and_to_in_base_units() -> None:
    [impact] = quantify_impacts(record(description="Grew revenue from $1.5M to $4M.")).impacts
    told = impact.model_dump(mode="json", by_alias=True)
    assert (told["from"], told["to"], told["value"]) == (1_500_000, 4_000_000, 4_000_000)
    assert (told["kind"], told["direction"], told["currency"]) == ("money", "up", "USD")


WORDS = st.text(
    st.one_of(st.characters(exclude_categories=("Cs",)), st.sampled_from("0123456789 $€%.,\n•é🎉")),
    max_size=120,
)
PHRASES = st.sampled_from(
    [
        "Cut waiting time from 45 to 12 minutes. ",
        "🎉 Led 7 cooks\n",
        "Won a prize! ",
        "e\u0301tat 12 % ",
        "\u202e$4M\u202c ",
        "- Saved €40k a year\n",
    ]
)
TEXTS = st.lists(st.one_of(WORDS, PHRASES), max_size=5).map("".join)


@settings(max_examples=120, deadline=None)
@given(TEXTS, st.lists(TEXTS, max_size=3))
def test_evidence_holds_its_words_in_any_text_and_passes_the_check(
    description: str, achievements: list[str]
) -> None:
    source = record(description=description, achievements=achievements)
    for found in (quantify_impacts(source), mine_achievements(source)):
        for findings in dict(found).values():
            for finding in findings:
                for evidence in finding.evidence:
                    assert source.by_address[evidence.field][evidence.start : evidence.end] == evidence.text
                    assert len(evidence.text) <= 200
                    assert is_supported(evidence, source)
        assert keep_supported(found, source) == (found, 0)
