"""A file that cannot be read, and a sentence that helps its owner."""

from shared.errors import AppError


class DocumentRefused(AppError):
    """Says what is wrong and what to do, and never repeats what the file holds."""

    status, code = 422, "DOCUMENT_REFUSED"
    message = "This file could not be read."
