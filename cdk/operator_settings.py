"""Variables that whoever deploys may set in their own environment, for entry points that take them."""

import os

from cdk.naming import Names
from shared.manifest import EntryPoint


def operator_settings(entry_point: EntryPoint, names: Names) -> dict[str, str]:
    """Those that are set. On AWS a key is never a plain value: it is read from the secret of its name.

    `AI_API_KEY` stands in Secrets Manager as `pathfinder-<stage>-ai-api-key`.
    """
    given = {name: os.environ[name] for name in entry_point.configurable if os.environ.get(name)}
    if names.target.emulated:
        return given
    return {name: _secret(name, names) if name.endswith("_KEY") else value for name, value in given.items()}


def _secret(name: str, names: Names) -> str:
    secret = names.of(name.lower().replace("_", "-"))
    return f"{{{{resolve:secretsmanager:{secret}:SecretString}}}}"
