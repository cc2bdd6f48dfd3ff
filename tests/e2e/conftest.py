"""Two people on a running stack: every journey asks what one can see of the other."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser

from tests.e2e.browser import browser
from tests.e2e.people import Person, new_user
from tests.e2e.visitors import Visitor, visiting
from tests.running_stack import Stack


@pytest.fixture(scope="module")
def ana(stack: Stack) -> Iterator[Person]:
    """The one whose journey it is."""
    person = new_user(stack, first_name="Ana", last_name="Nováková")
    yield person
    person.api.close()


@pytest.fixture(scope="module")
def ben(stack: Stack) -> Iterator[Person]:
    """Somebody else, signed in as well."""
    person = new_user(stack)
    yield person
    person.api.close()


@pytest.fixture(scope="module")
def chromium() -> Iterator[Browser]:
    """One browser a module: while it runs, no other test of its process can have an event loop."""
    with browser() as running:
        yield running


@pytest.fixture
def visitor(stack: Stack, chromium: Browser) -> Iterator[Visitor]:
    """Somebody in the browser with an empty record, whose address is not confirmed."""
    with visiting(stack, chromium) as somebody:
        yield somebody
