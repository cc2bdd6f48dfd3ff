"""The journey of a public page: shown, changed, unlisted, taken back, and nobody else's."""

import io
import json
import re
import time
from collections.abc import Callable, Iterator

import httpx
import pytest
from PIL import Image

from tests.e2e.people import Person, confirm_address, eventually, expect, new_user, refused
from tests.e2e.records import NURSE, add
from tests.looking_inside import owner
from tests.running_stack import Stack

_PERSON = re.compile(r'<script type="application/ld\+json">(.*?)</script>')


@pytest.fixture(scope="module")
def eva(stack: Stack) -> Iterator[Person]:
    """Somebody whose address is confirmed."""
    person = new_user(stack)
    confirm_address(stack, person.api, person.email)
    expect(
        person.api.patch("/profile", json={"full_name": "Éva Kovács", "email": "eva@private.example"}), 200
    )
    add(person, NURSE)
    yield person
    person.api.close()


def _reached(stack: Stack, url: str) -> httpx.Response:
    """The edge of the emulator has a name that only browsers resolve."""
    address = httpx.URL(url)
    return httpx.get(
        f"{stack.endpoint()}{address.raw_path.decode()}",
        headers={"Host": address.netloc.decode()},
        timeout=30,
    )


def _comes_to(stack: Stack, url: str, fits: Callable[[httpx.Response], bool]) -> httpx.Response:
    def look() -> httpx.Response | None:
        try:
            answer = _reached(stack, url)
        except httpx.RemoteProtocolError:
            return None  # the emulator had sent the head when the file changed: the next look tells
        return answer if fits(answer) else None

    return eventually(look, seconds=60)


def _shown(stack: Stack, url: str, words: str) -> str:
    return _comes_to(stack, url, lambda answer: answer.status_code == 200 and words in answer.text).text


def _gone(stack: Stack, url: str) -> float:
    began = time.monotonic()
    _comes_to(stack, url, lambda answer: answer.status_code in (403, 404))
    return time.monotonic() - began


def test_nobody_is_public_before_their_address_is_confirmed(ben: Person) -> None:
    refused(ben.api.patch("/profile", json={"visibility": "public"}), 403, "ADDRESS_NOT_CONFIRMED")
    refused(ben.api.patch("/profile", json={"slug": "ben-free"}), 403, "ADDRESS_NOT_CONFIRMED")
    assert expect(ben.api.get("/profile"), 200)["visibility"] == "private"


def test_a_page_shows_what_its_owner_chose_and_goes_when_it_is_taken_back(stack: Stack, eva: Person) -> None:
    published = expect(eva.api.patch("/profile", json={"visibility": "public"}), 200)
    assert published["slug"].startswith("eva-kovacs")
    url = published["public_url"]
    assert url == f"{stack.web_url}/p/{published['slug']}"
    html = _shown(stack, url, "Charge nurse")
    assert "Éva Kovács" in html
    assert "eva@private.example" not in html
    person = json.loads(_PERSON.search(html).group(1))  # type: ignore[union-attr]
    assert (person["@type"], person["name"], person["jobTitle"]) == ("Person", "Éva Kovács", "Charge nurse")
    headers = _reached(stack, url).headers
    assert headers["content-type"].startswith("text/html")
    assert "s-maxage=3600" in headers["cache-control"]
    assert "default-src 'none'" in headers["content-security-policy"]

    expect(eva.api.patch("/profile", json={"headline": "Nurse of the night"}), 200)
    _shown(stack, url, "Nurse of the night")
    expect(eva.api.patch("/profile", json={"shown": ["bio", "email"]}), 200)
    html = _shown(stack, url, "eva@private.example")
    assert "Charge nurse" not in html

    taken_back = expect(eva.api.patch("/profile", json={"visibility": "private"}), 200)
    assert taken_back["public_url"] is None
    assert _gone(stack, url) < 60


def test_the_edge_is_told_to_forget_what_changed(stack: Stack, eva: Person) -> None:
    cloudfront = owner(stack, "cloudfront")
    (distribution,) = cloudfront.list_distributions()["DistributionList"]["Items"]
    slug = expect(eva.api.get("/profile"), 200)["slug"]
    told = [
        path
        for one in cloudfront.list_invalidations(DistributionId=distribution["Id"])["InvalidationList"][
            "Items"
        ]
        for path in cloudfront.get_invalidation(DistributionId=distribution["Id"], Id=one["Id"])[
            "Invalidation"
        ]["InvalidationBatch"]["Paths"]["Items"]
    ]
    assert f"/p/{slug}" in told


def test_an_unlisted_page_has_an_address_that_nobody_guesses_and_a_new_one_each_time(
    stack: Stack, eva: Person
) -> None:
    first = expect(eva.api.patch("/profile", json={"visibility": "unlisted"}), 200)["public_url"]
    assert "noindex" in _shown(stack, first, "Éva")
    assert len(first.rpartition("/")[2]) >= 20
    expect(eva.api.patch("/profile", json={"visibility": "private"}), 200)
    _gone(stack, first)
    second = expect(eva.api.patch("/profile", json={"visibility": "unlisted"}), 200)["public_url"]
    assert second != first
    _shown(stack, second, "Éva")
    expect(eva.api.patch("/profile", json={"visibility": "private"}), 200)
    _gone(stack, second)


def test_the_photo_is_shown_beside_and_goes_with_the_page(stack: Stack, eva: Person) -> None:
    target = io.BytesIO()
    Image.new("RGB", (90, 120), (9, 9, 99)).save(target, "PNG")
    expect(
        eva.api.put("/profile/photo", content=target.getvalue(), headers={"Content-Type": "image/png"}), 200
    )
    url = expect(eva.api.patch("/profile", json={"visibility": "public", "shown": ["photo"]}), 200)[
        "public_url"
    ]
    _shown(stack, url, "photo.jpg")
    picture = _reached(stack, f"{url}/photo.jpg")
    assert (picture.status_code, picture.headers["content-type"]) == (200, "image/jpeg")
    expect(eva.api.patch("/profile", json={"visibility": "private"}), 200)
    _gone(stack, url)
    assert _reached(stack, f"{url}/photo.jpg").status_code in (403, 404)


def test_a_name_belongs_to_one_and_so_does_what_looks_like_it(stack: Stack, eva: Person) -> None:
    mine = expect(eva.api.patch("/profile", json={"slug": "eva-the-nurse"}), 200)
    assert mine["slug"] == "eva-the-nurse"
    other = new_user(stack)
    confirm_address(stack, other.api, other.email)
    for taken in ("eva-the-nurse", "evathenurse", "eva-the-nur5e"):
        refused(other.api.patch("/profile", json={"slug": taken}), 409, "SLUG_TAKEN")
    for ours in ("admin", "pathf1nder", "support-team", "a", "Eva", "../eva", "javascript:x"):
        answer = refused(other.api.patch("/profile", json={"slug": ours}), 422, "INVALID_INPUT")
        assert answer["details"][0]["field"] == "slug"


def test_a_preview_shows_the_page_to_its_owner_only(eva: Person, ben: Person) -> None:
    html = expect(eva.api.get("/profile/public-preview"), 200)["html"]
    assert "Éva Kovács" in html
    assert "Éva" not in expect(ben.api.get("/profile/public-preview"), 200)["html"]


def test_whoever_leaves_is_no_longer_public_and_whoever_comes_back_is_again(stack: Stack) -> None:
    person = new_user(stack)
    confirm_address(stack, person.api, person.email)
    expect(person.api.patch("/profile", json={"full_name": "Gone Tomorrow"}), 200)
    url = expect(person.api.patch("/profile", json={"visibility": "public"}), 200)["public_url"]
    _shown(stack, url, "Gone Tomorrow")
    assert person.api.request(
        "DELETE", "/users/me", json={"password": "a long walk along the river"}
    ).is_success
    _gone(stack, url)
