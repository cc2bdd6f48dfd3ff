"""Variables that whoever deploys may set in their own environment, for entry points that take them."""

import os
from collections.abc import Mapping
from fnmatch import fnmatchcase

from cdk.naming import Names
from shared.manifest import EntryPoint

_SECRET_ENDINGS = ("_KEY", "_SECRET")


def operator_settings(entry_point: EntryPoint, names: Names) -> dict[str, str]:
    """Those that are set. On AWS the template names a secret, and whoever deploys need not have its value.

    `AI_API_KEY` stands in Secrets Manager as `pathfinder-<stage>-ai-api-key`. It is read when the stack is
    deployed, and from then on stands in the function's settings, which are encrypted at rest: after a change
    of the secret, deploy again.
    """
    given = {name: value for name, value in sorted(os.environ.items()) if value and _takes(entry_point, name)}
    _must_be_understood(given)
    if names.target.emulated:
        return given
    return {
        name: _secret(name, names) if name.endswith(_SECRET_ENDINGS) else value
        for name, value in given.items()
    }


def _takes(entry_point: EntryPoint, name: str) -> bool:
    return any(fnmatchcase(name, pattern) for pattern in entry_point.configurable)


def _must_be_understood(given: Mapping[str, str]) -> None:
    """What a function could not read when it starts is refused here, while the old one still runs."""
    if "LIMITS" in given:
        from shared.limits.policies import overridden  # brings the AWS client along, for this alone

        overridden(given["LIMITS"])


def _secret(name: str, names: Names) -> str:
    secret = names.of(name.lower().replace("_", "-"))
    return f"{{{{resolve:secretsmanager:{secret}:SecretString}}}}"
