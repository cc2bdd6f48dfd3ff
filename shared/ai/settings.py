"""The variables of this package: which engine reads records, and where it is."""

from dataclasses import dataclass
from typing import Literal, cast, get_args
from urllib.parse import urlsplit

from shared import config

Provider = Literal["local", "openai"]


class UnknownProvider(ValueError):
    """AI_PROVIDER names no engine that there is."""


class ProviderUnreachableInTests(RuntimeError):
    """A test tried to reach a model provider. Tests use the local engine or a server on this machine."""


@dataclass(frozen=True)
class AiSettings:
    """What AI_PROVIDER, AI_BASE_URL, AI_API_KEY, AI_MODEL and AI_TIMEOUT_SECONDS say."""

    provider: Provider
    base_url: str
    api_key: str
    model: str
    timeout_seconds: float

    @property
    def on_this_machine(self) -> bool:
        """Whether the base URL stays on 127.0.0.1 or localhost."""
        return urlsplit(self.base_url).hostname in ("127.0.0.1", "localhost", "::1")


def read_settings() -> AiSettings:
    """The settings as the environment stands. Raises UnknownProvider, or ConfigMissing for a missing key."""
    provider = config.read("AI_PROVIDER", "local")
    if provider not in get_args(Provider):
        raise UnknownProvider("AI_PROVIDER is neither local nor openai.")
    remote = provider == "openai"
    return AiSettings(
        provider=cast(Provider, provider),
        base_url=config.read("AI_BASE_URL", "https://api.openai.com/v1"),
        api_key=config.read("AI_API_KEY", None if remote else ""),
        model=config.read("AI_MODEL", "gpt-4o-mini"),
        timeout_seconds=float(config.read("AI_TIMEOUT_SECONDS", "30")),
    )


def refuse_in_tests(settings: AiSettings) -> None:
    """Raises ProviderUnreachableInTests under pytest, unless the provider is on this machine."""
    if config.read("PYTEST_CURRENT_TEST", "") and not settings.on_this_machine:
        raise ProviderUnreachableInTests("No test reaches a model provider.")
