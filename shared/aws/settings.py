"""What the deployment wrote down for functions to read: one parameter a setting, read once a process."""

from functools import cache

from shared import config
from shared.aws.clients import own


@cache
def setting(name: str) -> str:
    """The value of `setting/<name>`, which the function's manifest grants."""
    parameter = config.read(f"SETTING_{name.upper().replace('-', '_')}")
    return str(own("ssm").get_parameter(Name=parameter)["Parameter"]["Value"])
