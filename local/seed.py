"""`python -m local.seed OUTPUTS`: a demo account with an example record, made through the API."""

import json
import sys
from pathlib import Path

from tools.api_client import Account, ApiClient, RequestRefused, example_resume, mailed_token

ACCOUNT = Account("demo", "demo@pathfinder.example", "a walk in the record")


def seed(outputs: dict[str, str]) -> bool:
    """Makes the account unless it is there. Says whether it was made."""
    api = ApiClient(outputs["api_url"])
    try:
        api.sign_in(ACCOUNT)
        return False
    except RequestRefused:
        api.register(ACCOUNT)
    token = mailed_token(outputs["aws_endpoint_url"], ACCOUNT.email)
    api.call("POST", "/auth/verify-email", json={"token": token})
    api.sign_in(ACCOUNT)
    api.import_json_resume(example_resume().name, example_resume().read_bytes(), lambda *_: None)
    return True


if __name__ == "__main__":
    seed(json.loads(Path(sys.argv[1]).read_text(encoding="utf-8")))
