"""The verbs of the profile domain."""

from functions.profile.service.entries import (
    RecordNotFound,
    change_entry,
    create_entries,
    delete_entry,
    list_entries,
    read_entry,
    shown,
)
from functions.profile.service.photo import PhotoNotFound, PhotoRefused, delete_photo, put_photo, read_photo
from functions.profile.service.profile import change_profile, read_completeness, read_profile
from functions.profile.service.rendering import read_rendering
from functions.profile.service.visibility import SlugTaken

__all__ = [
    "PhotoNotFound",
    "PhotoRefused",
    "RecordNotFound",
    "SlugTaken",
    "change_entry",
    "change_profile",
    "create_entries",
    "delete_entry",
    "delete_photo",
    "list_entries",
    "put_photo",
    "read_completeness",
    "read_entry",
    "read_photo",
    "read_profile",
    "read_rendering",
    "shown",
]
