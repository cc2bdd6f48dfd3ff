"""The lines by which a person is reached, short enough to read and exact enough to click."""

import re

from shared.documents.resume import Contact
from shared.records.profile import ProfileContent


def contacts(profile: ProfileContent) -> list[Contact]:
    """Location, phone, e-mail and links of the profile, in the order in which a recruiter looks."""
    made = [
        Contact(kind="location", text=profile.location or ""),
        Contact(kind="phone", text=profile.phone or "", url=_call(profile.phone or "")),
        Contact(kind="email", text=profile.email or "", url=f"mailto:{profile.email}"),
        Contact(kind="website", text=_short(profile.website_url), url=profile.website_url or ""),
        Contact(kind="linkedin", text=_short(profile.linkedin_url), url=profile.linkedin_url or ""),
        Contact(kind="github", text=_short(profile.github_url), url=profile.github_url or ""),
    ]
    return [contact for contact in made if contact.text]


def _short(url: str | None) -> str:
    return re.sub(r"^https?://(www\.)?|/+$", "", url or "")


def _call(phone: str) -> str:
    """A `tel:` link where the number is international and nothing but a number."""
    digits = re.sub(r"[\s().\-/]", "", phone)
    return f"tel:{digits}" if re.fullmatch(r"\+\d{7,15}", digits) else ""
