"""Names of public pages."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from shared.publishing import SlugRefused, check_slug, slug_of
from shared.publishing.slugs import skeleton


@pytest.mark.parametrize(
    "slug",
    ["ana-lima", "o-brien", "li-wei", "zoe-muller", "kofi-annan-jr", "r2d2", "steamfitter-sam", "adminah-k",
     "paige-turner", "staffan-berg", "teamster-joe"],
)  # fmt: skip
def test_names_of_people_are_free(slug: str) -> None:
    check_slug(slug)


@pytest.mark.parametrize(
    "slug",
    ["admin", "adm1n", "ad-min", "admin2", "support", "support-team", "the-admin", "pathfinder", "pathf1nder",
     "official-ana", "ana-official", "security", "api", "www", "login", "postmaster", "root", "p4thfinder",
     "moderator-7", "helpdesk24", "null", "undefined", "verified-ana"],
)  # fmt: skip
def test_reserved_names_and_those_that_pass_for_ours_are_refused(slug: str) -> None:
    with pytest.raises(SlugRefused):
        check_slug(slug)


@pytest.mark.parametrize(
    "slug", ["", "ab", "-ana", "ana-", "a--b", "Ana", "ana lima", "ana/lima", "../x", "аna", "xn--80a", "123",
             "a" * 51, "ana.lima", "ana%2f"]
)  # fmt: skip
def test_what_is_no_name_is_refused(slug: str) -> None:
    with pytest.raises(SlugRefused):
        check_slug(slug)


@pytest.mark.parametrize(
    ("one", "other"), [("ana-lima", "analima"), ("anna-lee", "anna-1ee"), ("bob", "b0b"), ("marnie", "mamie")]
)
def test_names_that_look_alike_are_one(one: str, other: str) -> None:
    assert skeleton(one) == skeleton(other)


@pytest.mark.parametrize(
    ("name", "slug"),
    [("Zoë Müller-Sørensen", "zoe-muller-sorensen"), ("Nguyễn Văn An", "nguyen-van-an"), ("山田太郎", ""),
     ("  Łukasz  Żak ", "lukasz-zak"), ("O'Brien", "o-brien")],
)  # fmt: skip
def test_a_page_is_called_after_its_owner(name: str, slug: str) -> None:
    assert slug_of(name) == slug


@given(st.text(max_size=120))
def test_whatever_a_name_is_what_is_made_of_it_is_well_formed_or_refused(name: str) -> None:
    made = slug_of(name)
    try:
        check_slug(made)
    except SlugRefused:
        return
    assert 3 <= len(made) <= 50
    assert made == made.strip("-")
