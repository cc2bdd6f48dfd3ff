"""Mail through SES: a template by name, in the reader's language."""

from shared.mail.send import Mail, send, web_url

__all__ = ["Mail", "send", "web_url"]
