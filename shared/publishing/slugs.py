"""Names of public pages: which are ours, which would pass for ours, and which look alike."""

import re
import unicodedata
from functools import cache
from pathlib import Path

_SHORTEST, _LONGEST = 3, 50
_FORM = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
_RESERVED = Path(__file__).parent / "reserved_names.txt"
_NOT_WITHIN = ("pathfinder", "administrator", "webmaster", "postmaster", "moderator", "customersupport")
"""Nobody else speaks in these names, whatever stands before or after them."""
_SPEAKS_FOR_US = "admin official support helpdesk security staff team verified moderator".split()  # noqa: SIM905
_ALIKE = str.maketrans({"0": "o", "1": "l", "3": "e", "4": "a", "5": "s", "7": "t", "i": "l"})
_SPELLED = str.maketrans("ßøØłŁđĐıæÆœŒ", "soOlLdDiaAoO")


class SlugRefused(ValueError):
    """A name that nobody may have. Its message says why, to whoever wanted it."""


def check_slug(slug: str) -> None:
    """Raises SlugRefused for a name that is reserved, or that passes for somebody who speaks for us."""
    if not _SHORTEST <= len(slug) <= _LONGEST or not _FORM.fullmatch(slug):
        raise SlugRefused("Use 3 to 50 small letters and digits, with single hyphens between them.")
    if slug.startswith("xn--") or slug.replace("-", "").isdigit():
        raise SlugRefused("Choose a name with letters, as people read it.")
    if _looks(slug) & _reserved():
        raise SlugRefused("This name is reserved. Choose another.")
    speaking = {skeleton(word) for word in _SPEAKS_FOR_US}
    parts = set().union(*(_looks(part) for part in slug.split("-")))
    if parts & speaking or any(skeleton(word) in skeleton(slug) for word in _NOT_WITHIN):
        raise SlugRefused("This name would pass for one of ours. Choose another.")


def skeleton(slug: str) -> str:
    """What a name looks like at a glance: two names with one skeleton are not told apart.

    After the idea of Unicode's confusables (UTS 39, section 4), for small letters and digits only.
    """
    plain = slug.replace("-", "").translate(_ALIKE)
    return plain.replace("rn", "m").replace("vv", "w").replace("cl", "d")


def slug_of(name: str) -> str:
    """A name for the page of somebody called so: `Zoë Müller-Sørensen` -> `zoe-muller-sorensen`."""
    plain = unicodedata.normalize("NFKD", name.translate(_SPELLED)).encode("ascii", "ignore").decode().lower()
    return re.sub(r"[^a-z0-9]+", "-", plain).strip("-")[:_LONGEST].strip("-")


def _looks(name: str) -> set[str]:
    """The name at a glance, with and without a number after it."""
    return {skeleton(name), skeleton(name.rstrip("0123456789").rstrip("-"))}


@cache
def _reserved() -> frozenset[str]:
    lines = _RESERVED.read_text(encoding="utf-8").splitlines()
    return frozenset(skeleton(word) for line in lines if not line.startswith("#") for word in line.split())
