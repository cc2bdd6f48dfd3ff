"""An engine behind any endpoint that speaks OpenAI's chat completions with structured outputs."""

import json
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from pydantic import BaseModel, ValidationError

from shared.ai.answers import AchievementsAnswer, CategoryAnswer, ImpactsAnswer, SkillsAnswer
from shared.ai.fallback import EngineTrouble
from shared.ai.port import AchievementsFound, CategoryFound, ImpactsFound, SkillsFound, Source
from shared.ai.settings import AiSettings

if TYPE_CHECKING:
    from openai import OpenAI

# The client waits between attempts with jitter, longer each time, and as long as Retry-After says.
RETRIES = 2
ATTEMPTS_AT_A_VALID_ANSWER = 2
MOST_TOKENS = 4000
_PROMPTS = Path(__file__).parent / "prompts"

Answer = TypeVar("Answer", bound=BaseModel)


class OpenAiEngine:
    """Asks a model, one prompt a task. Raises EngineTrouble where no valid answer comes."""

    def __init__(self, settings: AiSettings) -> None:
        self._settings = settings
        self._client = _client(settings)

    @property
    def name(self) -> str:
        return self._settings.model

    def extract_skills(self, source: Source) -> SkillsFound:
        return self._ask("extract_skills", SkillsAnswer, source).found(source)

    def quantify_impacts(self, source: Source) -> ImpactsFound:
        return self._ask("quantify_impacts", ImpactsAnswer, source).found(source)

    def mine_achievements(self, source: Source) -> AchievementsFound:
        return self._ask("mine_achievements", AchievementsAnswer, source).found(source)

    def categorize(self, source: Source) -> CategoryFound:
        return self._ask("categorize", CategoryAnswer, source).found(source)

    def _ask(self, task: str, shape: type[Answer], source: Source) -> Answer:
        for _ in range(ATTEMPTS_AT_A_VALID_ANSWER):
            answer = self._attempt(task, shape, source)
            if answer is not None:
                return answer
        raise EngineTrouble("The provider's answers are not of the form asked for.")

    def _attempt(self, task: str, shape: type[Answer], source: Source) -> Answer | None:
        """One answer; None where it is not of the form asked for, cut short or refused."""
        import openai

        try:
            completion = self._client.chat.completions.parse(
                model=self._settings.model,
                messages=[
                    {"role": "system", "content": _prompt(task)},
                    {"role": "user", "content": _as_data(source)},
                ],
                response_format=shape,
                temperature=0,
                max_tokens=MOST_TOKENS,
            )
        except (ValidationError, openai.LengthFinishReasonError, openai.ContentFilterFinishReasonError):
            return None
        except (openai.APIError, json.JSONDecodeError) as trouble:
            # The message could repeat what was sent: only its kind goes on.
            raise EngineTrouble(type(trouble).__name__) from None
        return completion.choices[0].message.parsed if completion.choices else None


def _client(settings: AiSettings) -> "OpenAI":
    from openai import OpenAI

    return OpenAI(
        base_url=settings.base_url,
        api_key=settings.api_key,
        timeout=settings.timeout_seconds,
        max_retries=RETRIES,
    )


@cache
def _prompt(task: str) -> str:
    return "\n\n".join((_PROMPTS / f"{name}.md").read_text("utf-8").strip() for name in ("rules", task))


def _as_data(source: Source) -> str:
    """The record as JSON between marks that its own text cannot close, since `<` is escaped in it."""
    record = json.dumps(source.by_address, ensure_ascii=False, indent=1).replace("<", "\\u003c")
    return f"<record>\n{record}\n</record>"
