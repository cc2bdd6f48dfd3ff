"""`make grant-role ACCOUNT=<id> ROLE=admin`: the first administrator, whom nobody can appoint over HTTP.

The id is what `GET /users/me` says. The change stands in the account's audit log.
"""

import argparse
import sys
import uuid
from typing import Any

from botocore.exceptions import BotoCoreError, ClientError

from shared.auth import Role
from shared.ids import is_id
from tools.operated import NotReached, target_arguments
from tools.operator_calls import CallRefused, call, named_function


def main() -> int:
    """Ends with 1 and a sentence where it does not work."""
    arguments = _arguments()
    try:
        account = grant(*named_function(arguments, "auth-steps"), arguments.user, Role(arguments.role))
    except (NotReached, CallRefused, BotoCoreError, ClientError, OSError) as error:
        print(error)
        return 1
    print(f"{account['user_id']} is {account['role']} now. It holds within half a minute.")
    return 0


def grant(client: Any, function: str, user_id: str, role: Role) -> dict[str, Any]:
    """The account with its new role. Raises CallRefused."""
    if not is_id(user_id):
        raise CallRefused(f"{user_id!r} is no account's id. `GET /users/me` says what it is.")
    found = call(client, function, {"step": "read_account", "user_id": user_id})["account"]
    if found is None:
        raise CallRefused("There is no account with this id.")
    asked = {
        "step": "change_account",
        "user_id": user_id,
        "role": role,
        "expected_role": found["role"],
        "expected_status": found["status"],
        "request_id": str(uuid.uuid4()),
    }
    changed: dict[str, Any] | None = call(client, function, asked)["account"]
    if changed is None:
        raise CallRefused("The account changed in the meantime. Try again.")
    return changed


def _arguments() -> argparse.Namespace:
    roles = [str(role) for role in Role]
    usage = f"make grant-role ACCOUNT=<id> ROLE={'|'.join(roles)} [TARGET=aws STAGE=dev]"
    parser = argparse.ArgumentParser(prog="make grant-role", usage=usage, description=__doc__)
    parser.add_argument("user", metavar="ACCOUNT", help="the account's id")
    parser.add_argument("role", metavar="ROLE", choices=roles)
    target_arguments(parser)
    return parser.parse_args()


if __name__ == "__main__":
    sys.exit(main())
