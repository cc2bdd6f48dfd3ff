"""Usernames for those who never chose one are of the form that everybody's have."""

import itertools

import pytest
from pydantic import TypeAdapter

from functions.auth.schemas.fields import Username
from functions.auth.service.usernames import usernames_like

_FORM: TypeAdapter[str] = TypeAdapter(Username)


@pytest.mark.parametrize(
    ("wanted", "first"),
    [
        ("ana.n", "ana.n"), ("Ána Nováková", "Ana-Novakova"), ("..ana..", "ana"), ("a" * 99, "a" * 40),
        ("ana+news", "ana-news"),
    ],
)  # fmt: skip
def test_the_first_is_the_nearest_to_what_was_wanted(wanted: str, first: str) -> None:
    assert next(usernames_like(wanted)) == first


@pytest.mark.parametrize("wanted", ["ana", "", "李小龍", "a", "-", "_" * 60, "ab", "\n", "x" * 39 + "..yy"])
def test_all_of_them_are_allowed_and_there_are_several(wanted: str) -> None:
    names = list(usernames_like(wanted))
    assert all(_FORM.validate_python(name) == name for name in names)
    assert len(names) >= 5


def test_nobody_gets_the_same_last_resort() -> None:
    assert len({next(itertools.islice(usernames_like(""), 4, None)) for _ in range(50)}) == 50
