"""What one's own log answers."""

from shared.audit import LoggedRequest


class OwnLoggedRequest(LoggedRequest):
    """A request of one's own; address and user agent are null where they were not known."""

    ip: str | None
    user_agent: str | None
