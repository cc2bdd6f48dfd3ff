"""The one place that reads the environment. Each shared package names its own variables."""

import os


class ConfigMissing(RuntimeError):
    """A variable that the deployment must set is not there."""


def read(name: str, default: str | None = None) -> str:
    """The variable's value, or the default. Raises ConfigMissing where there is neither."""
    value = os.environ.get(name, default)  # noqa: TID251
    if value is None:
        raise ConfigMissing(f"The variable {name} is not set.")
    return value


def forget_all() -> None:
    """Leaves this process and its children without any variable. Only for one that reads none from now on."""
    os.environ.clear()  # noqa: TID251
