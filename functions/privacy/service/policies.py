"""The policies in force: data here, their texts in Markdown in the folder `policies`, one per language.

A text that changes in what it says gets a new version, its date; what somebody agreed to stays on record
with the version that they saw.
"""

from dataclasses import dataclass
from functools import cache
from pathlib import Path

from functions.privacy.schemas.consents import (
    Policies,
    PolicyAnswer,
    PolicyText,
    RetentionRule,
    RetentionRules,
)
from shared.errors import NotFound
from shared.records.consents import OUTSIDE_AI
from shared.retention import RULES

_TEXTS = Path(__file__).parents[1] / "policies"
_USUAL = "en"


class PolicyNotFound(NotFound):
    code = "POLICY_NOT_FOUND"
    message = "There is no such policy."


@dataclass(frozen=True)
class Policy:
    """One policy. `required` ones come with the account and end with it."""

    name: str
    version: str
    title: str
    summary: str
    required: bool


POLICIES = {
    one.name: one
    for one in (
        Policy(
            "privacy",
            "2026-11-21",
            "Privacy",
            "What is kept about you, why, for how long, and how you get it out or have it erased.",
            required=True,
        ),
        Policy(
            "terms",
            "2026-11-21",
            "Terms of use",
            "What you may expect of Pathfinder, and Pathfinder of you.",
            required=True,
        ),
        Policy(
            "product-mails",
            "2026-11-21",
            "Mails about the product",
            "Now and then a mail about what is new. Mails about your account come in any case.",
            required=False,
        ),
        Policy(
            OUTSIDE_AI,
            "2026-11-21",
            "Analysis by an outside AI provider",
            "Lets the words of your experiences go to a provider of AI models to be analysed.",
            required=False,
        ),
    )
}


def list_policies() -> Policies:
    """All policies in their present versions."""
    return Policies(data=[_answer(one) for one in POLICIES.values()])


def read_policy(name: str, locale: str) -> PolicyText:
    """A policy with its text, in English where there is none in that language. Raises PolicyNotFound."""
    if name not in POLICIES:
        raise PolicyNotFound()
    language = locale.split("-")[0].lower()
    found = language if (name, language) in _texts() else _USUAL
    return PolicyText(**_answer(POLICIES[name]).model_dump(), locale=found, text=_texts()[name, found])


def retention_rules() -> RetentionRules:
    """How long what is kept, as the code and the infrastructure have it."""
    return RetentionRules(
        data=[
            RetentionRule(
                name=one.name,
                what=one.what,
                days=one.kept.days,
                counted_from=one.counted_from,
                then=one.then,
            )
            for one in RULES
        ]
    )


@cache
def _texts() -> dict[tuple[str, str], str]:
    """All texts by policy and language; the files are called `<name>.<language>.md`."""
    found: dict[tuple[str, str], str] = {}
    for path in _TEXTS.glob("*.md"):
        name, language = path.stem.split(".")
        found[name, language] = path.read_text(encoding="utf-8")
    return found


def _answer(policy: Policy) -> PolicyAnswer:
    return PolicyAnswer(
        name=policy.name,
        version=policy.version,
        title=policy.title,
        summary=policy.summary,
        required=policy.required,
    )
