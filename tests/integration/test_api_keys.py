"""API keys: what they may be asked to be."""

from datetime import UTC, datetime, timedelta, timezone

import pytest

from functions.auth import service
from functions.auth.schemas.api_keys import ApiKeyInput
from shared import clock
from shared.auth import Scope
from shared.errors import InvalidInput
from tests.integration.accounts import new_account

LAST_MOMENT = datetime(9999, 12, 31, 23, 59, 59, tzinfo=timezone(-timedelta(hours=12)))


def wanted(expires_at: datetime | None) -> ApiKeyInput:
    return ApiKeyInput(name="A program", scopes=[Scope.RECORDS_READ], expires_at=expires_at)


def test_a_key_lives_as_long_as_was_asked(cloud: None) -> None:
    account, ends = new_account(), (clock.now() + timedelta(days=90)).replace(microsecond=0)
    made = service.create_api_key(account.id, wanted(ends))
    forever = service.create_api_key(account.id, wanted(None))
    assert [one.expires_at for one in service.list_api_keys(account.id)] == [None, ends]
    assert (made.expires_at, forever.expires_at) == (ends, None)


@pytest.mark.parametrize(
    "ends", [LAST_MOMENT, datetime(2200, 1, 1, tzinfo=UTC), datetime(1, 1, 1, tzinfo=UTC)]
)
def test_an_end_that_has_passed_or_that_no_calendar_holds_is_refused_and_leaves_nothing(
    cloud: None, ends: datetime
) -> None:
    account = new_account()
    with pytest.raises(InvalidInput):
        service.create_api_key(account.id, wanted(ends))
    assert service.list_api_keys(account.id) == []
