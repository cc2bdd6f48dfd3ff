"""A provider with the local engine behind it, so that its trouble never becomes the user's."""

from collections.abc import Callable
from typing import TypeVar

from shared.ai.breaker import CircuitBreaker
from shared.ai.port import AchievementsFound, CategoryFound, Engine, ImpactsFound, SkillsFound, Source

Answer = TypeVar("Answer")


class EngineTrouble(Exception):
    """The provider did not answer, or not with a valid answer, after its retries."""


class WithFallback:
    """Asks the first engine, and the second where the first has trouble or its circuit is open.

    Made anew for each piece of work: `name` says who answered it.
    """

    def __init__(self, first: Engine, second: Engine, breaker: CircuitBreaker) -> None:
        self._first, self._second, self._breaker = first, second, breaker
        self._answered: list[str] = []

    @property
    def name(self) -> str:
        """The engines that answered so far, or the one that will be asked first."""
        return ", ".join(self._answered) or self._first.name

    def extract_skills(self, source: Source) -> SkillsFound:
        return self._ask(lambda engine: engine.extract_skills(source))

    def quantify_impacts(self, source: Source) -> ImpactsFound:
        return self._ask(lambda engine: engine.quantify_impacts(source))

    def mine_achievements(self, source: Source) -> AchievementsFound:
        return self._ask(lambda engine: engine.mine_achievements(source))

    def categorize(self, source: Source) -> CategoryFound:
        return self._ask(lambda engine: engine.categorize(source))

    def _ask(self, question: Callable[[Engine], Answer]) -> Answer:
        if self._breaker.allows():
            try:
                answer = question(self._first)
            except EngineTrouble:
                self._breaker.failed()
            else:
                self._breaker.succeeded()
                self._note(self._first)
                return answer
        self._note(self._second)
        return question(self._second)

    def _note(self, engine: Engine) -> None:
        if engine.name not in self._answered:
            self._answered.append(engine.name)
