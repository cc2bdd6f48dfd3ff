"""The verbs of the imports domain."""

from functions.imports.service.applying import apply, ask_to_apply
from functions.imports.service.reviewing import ImportNotFound, read_import
from functions.imports.service.starting import start_import
from functions.imports.service.taking import take_upload

__all__ = ["ImportNotFound", "apply", "ask_to_apply", "read_import", "start_import", "take_upload"]
