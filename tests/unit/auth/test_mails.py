"""Every mail that is asked for can be written, in every language alike."""

import re
from pathlib import Path
from string import Template

import pytest

from functions.auth.service.devices import device_of
from functions.auth.service.mailing import _WRITERS
from shared.mail.send import _TEMPLATES, _as_html, _as_text

_PROJECT = Path(__file__).parents[3]
_BY_NAME = {path.stem: path for path in (_TEMPLATES / "en").glob("*.txt")}
_LANGUAGES = sorted(path.name for path in _TEMPLATES.iterdir() if path.is_dir())
_ASKED = re.compile(r'ask_for_mail\(\s*"(\w+)"(?:[^)]*change="(\w+)")?')


def variables(path: Path) -> set[str]:
    return set(Template(path.read_text(encoding="utf-8")).get_identifiers())


@pytest.mark.parametrize("name", _BY_NAME)
def test_every_language_has_every_mail_with_the_same_values(name: str) -> None:
    assert {"en", "fr"} <= set(_LANGUAGES)
    for language in _LANGUAGES:
        there = _TEMPLATES / language / f"{name}.txt"
        assert variables(there) == variables(_BY_NAME[name]), language
        subject, _, body = there.read_text(encoding="utf-8").partition("\n")
        assert 10 < len(subject) < 90
        assert body.strip()


def test_every_mail_that_the_code_asks_for_can_be_written() -> None:
    asked = [
        match
        for path in (_PROJECT / "functions").rglob("*.py")
        for match in _ASKED.findall(path.read_text(encoding="utf-8"))
    ]
    assert {kind for kind, _ in asked} == set(_WRITERS)
    changes = {f"factor_changed.{change}" for kind, change in asked if kind == "factor_changed"}
    assert "factor_changed.totp_added" in changes
    assert changes <= set(_BY_NAME)


def test_a_link_is_a_button_in_html_and_a_line_of_its_own_in_text() -> None:
    body = "Hello <you>.\n\n[Open it](https://x.example/a?b=1&c=2)\n\nBye."
    assert _as_text(body) == "Hello <you>.\n\nOpen it:\nhttps://x.example/a?b=1&c=2\n\nBye."
    page = _as_html(body, "fr")
    assert '<html lang="fr">' in page
    assert 'href="https://x.example/a?b=1&amp;c=2"' in page
    assert "Hello &lt;you&gt;." in page


@pytest.mark.parametrize(
    ("user_agent", "device"),
    [
        (
            "Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:140.0) Gecko/20100101 Firefox/140.0",
            "Firefox on Windows",
        ),
        (
            "Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) Version/18.0 Mobile/15E148 Safari/604.1",
            "Safari on an iPhone",
        ),
        (
            "Mozilla/5.0 (Windows NT 10.0) AppleWebKit/537.36 Chrome/140.0 Safari/537.36 Edg/140.0",
            "Edge on Windows",
        ),
        ("Mozilla/5.0 (Linux; Android 15; Pixel 9) Chrome/140.0 Mobile Safari/537.36", "Chrome on Android"),
        ("Mozilla/5.0 (X11; CrOS x86_64 1.0) Chrome/140.0 Safari/537.36", "Chrome on ChromeOS"),
        ("Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) Version/18.0 Safari/605.1.15", "Safari on a Mac"),
        ("python-httpx/0.28", "A Python program"),
        ("curl/8.9", "Curl"),
        ("", "Unknown device"),
        ("<script>alert(1)</script>", "Unknown device"),
    ],
)
def test_a_browsers_own_words_become_words_for_people(user_agent: str, device: str) -> None:
    assert device_of(user_agent) == device
