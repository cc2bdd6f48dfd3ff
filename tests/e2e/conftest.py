"""Two people on a running stack: every journey asks what one can see of the other."""

from collections.abc import Iterator

import pytest

from tests.e2e.people import Person, new_user
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
