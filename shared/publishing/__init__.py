"""What is public is a copy: names of pages, and the copies in the public store that the edge serves."""

from shared.publishing.addresses import FOLDER, address_of, public_url
from shared.publishing.copies import Copy, publish, resume, suspend, take_back
from shared.publishing.names import claim, owner_of, release_but
from shared.publishing.slugs import SlugRefused, check_slug, slug_of

__all__ = [
    "FOLDER",
    "Copy",
    "SlugRefused",
    "address_of",
    "check_slug",
    "claim",
    "owner_of",
    "public_url",
    "publish",
    "release_but",
    "resume",
    "slug_of",
    "suspend",
    "take_back",
]
