"""`make rotate-signing-key [NOW=1]`: a new key for access tokens, and nobody is signed out.

Invokes the function that the calendar invokes.
"""

import argparse
import sys
from datetime import UTC, datetime
from typing import Any

from botocore.exceptions import BotoCoreError, ClientError

from tools.operated import NotReached, target_arguments
from tools.operator_calls import CallRefused, call, named_function


def main() -> int:
    """Ends with 1 and a sentence where it does not work."""
    arguments = _arguments()
    try:
        print(_told(rotate(*named_function(arguments, "auth-schedule"), hasty=arguments.now)))
    except (NotReached, CallRefused, BotoCoreError, ClientError, OSError) as error:
        print(error)
        return 1
    return 0


def rotate(client: Any, function: str, *, hasty: bool) -> dict[str, Any]:
    """Invokes the function once. Raises CallRefused."""
    return call(client, function, {"verb": "rotate_signing_key", "forced": True, "hasty": hasty})


def _told(rotation: dict[str, Any]) -> str:
    begins = datetime.fromtimestamp(rotation["signs_from"], UTC)
    return (
        f"The newest key is {rotation['newest']}; it signs from {begins:%Y-%m-%d %H:%M:%S} UTC on.\n"
        f"Published: {', '.join(rotation['published'])}."
    )


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m tools.rotate_signing_key", description=__doc__)
    parser.add_argument("--now", action="store_true", help="do not wait until others have read the new key")
    target_arguments(parser)
    return parser.parse_args()


if __name__ == "__main__":
    sys.exit(main())
