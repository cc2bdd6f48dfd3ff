"""Which engine reads records here, as the settings say."""

from collections.abc import Callable
from functools import lru_cache

from shared.ai.breaker import CircuitBreaker
from shared.ai.fallback import WithFallback
from shared.ai.local import LocalEngine
from shared.ai.port import Engine
from shared.ai.settings import AiSettings, read_settings, refuse_in_tests


def engine(*, agreed: Callable[[], bool] | None = None) -> Engine:
    """The configured engine, for one piece of work. Its `name` afterwards says who answered.

    `agreed` is asked before words leave this machine: without the consent of whose they are, the local
    engine reads them. Without it the words are the asker's own.

    Raises UnknownProvider or ConfigMissing where the settings are wrong, and in tests
    ProviderUnreachableInTests unless the provider is on this machine.
    """
    settings = read_settings()
    if settings.provider == "local":
        return LocalEngine()
    if agreed is not None and not settings.on_this_machine and not agreed():
        return LocalEngine()
    refuse_in_tests(settings)
    return WithFallback(_provider(settings), LocalEngine(), _breaker(settings.base_url))


@lru_cache(maxsize=4)
def _provider(settings: AiSettings) -> Engine:
    """One client for all work: making one takes tens of milliseconds."""
    from shared.ai.openai_engine import OpenAiEngine

    return OpenAiEngine(settings)


@lru_cache(maxsize=4)
def _breaker(base_url: str) -> CircuitBreaker:  # noqa: ARG001 (the key: one circuit for each provider)
    return CircuitBreaker()
