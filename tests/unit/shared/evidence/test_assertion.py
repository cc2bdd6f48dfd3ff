"""What was done is told apart from what was failed, hoped for or planned."""

import pytest

from shared.evidence import is_asserted


def asserted(text: str, words: str) -> bool:
    start = text.index(words)
    return is_asserted(text, start, start + len(words))


@pytest.mark.parametrize(
    "text",
    [
        "Failed to *reduce costs by 12%*.", "Aimed to *double revenue*.", "Tried to *cut errors by half*.",
        "We were unable to *increase sales by 5%*.", "Did not *reduce waiting time by 12%*.",
        "The plan was to hire, with a goal of *20% growth*.", "Never *managed 12 people*.",
        "Hoped to *save $4M*.", "Would have *saved $40,000*.", "Expected to *reduce waste by 10%*.",
        "Sought to *raise £2m* for the roof.", "No *experience in Java*.", "Couldn't *cut 10 minutes*.",
        "Planned to *open 5 stores* but left.", "Without *managing 7 engineers*.",
        "A project that should *save 12%*.",
        "Target: hired with the aim of *doubling output*.", "Ziel war nicht *12 % mehr*.",
    ],
)  # fmt: skip
def test_what_was_not_done_is_not_asserted(text: str) -> None:
    start, end = text.index("*"), text.rindex("*") - 1
    plain = text.replace("*", "")
    assert not is_asserted(plain, start, end)


@pytest.mark.parametrize(
    "text",
    [
        "*Reduced costs by 12%*.", "Failed at first, but *cut errors by half*.",
        "Not only *doubled revenue* but also cut costs.", "Served *no fewer than 300 guests*.",
        "Could not swim. *Saved $40,000*.", "Never missed a deadline in *12 years*.",
        "Worked without incident for *4 years*.", "Aimed to double revenue; *tripled it*.",
        "Tried to save 5%, and *achieved 9%*.", "Planned the move of *40 families*.",
        "*Cut costs by 12%* without losing staff.",
    ],
)  # fmt: skip
def test_what_was_done_is_asserted(text: str) -> None:
    start, end = text.index("*"), text.rindex("*") - 1
    plain = text.replace("*", "")
    assert is_asserted(plain, start, end)
