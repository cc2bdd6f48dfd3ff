"""The verbs of the publication domain."""

from functions.publication.service.following import come_back, follow, preview, withdraw

__all__ = ["come_back", "follow", "preview", "withdraw"]
