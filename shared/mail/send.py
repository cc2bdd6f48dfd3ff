"""Sending one mail. Addresses and texts appear in no log and no queue."""

import html
import re
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from string import Template

from shared import aws, config

_TEMPLATES = Path(__file__).parent / "templates"
_LAYOUT = Template((_TEMPLATES / "layout.html").read_text(encoding="utf-8"))
_LINK = re.compile(r"\[([^\]]+)\]\((\S+)\)")
_BUTTON = (
    "display:inline-block;padding:12px 20px;border-radius:8px;background:#1f5c7a;color:#ffffff;"
    "text-decoration:none;font-weight:600"
)


@dataclass(frozen=True)
class Mail:
    """A template with what it needs. Each template's first line is the subject.

    `user_id` goes with the mail as a tag, so that what becomes of it can be told without an address.
    """

    template: str
    to: str = field(repr=False)
    values: dict[str, str] = field(default_factory=dict, repr=False)
    locale: str = "en"
    user_id: str = ""


def send(mail: Mail) -> None:
    """Hands the mail to SES, as text and as HTML of the same words."""
    subject, text = _rendered(mail)
    aws.own("ses").send_email(
        Tags=[{"Name": "user", "Value": mail.user_id}] if mail.user_id else [],
        ConfigurationSetName=config.read("MAIL_SET", "pathfinder"),
        Source=config.read("MAIL_FROM", "Pathfinder <no-reply@pathfinder.example>"),
        Destination={"ToAddresses": [mail.to]},
        Message={
            "Subject": {"Data": subject, "Charset": "UTF-8"},
            "Body": {
                "Text": {"Data": _as_text(text), "Charset": "UTF-8"},
                "Html": {"Data": _as_html(text, mail.locale.split("-")[0]), "Charset": "UTF-8"},
            },
        },
    )


def _rendered(mail: Mail) -> tuple[str, str]:
    filled = Template(_template(mail.locale, mail.template)).substitute(mail.values)
    subject, _, text = filled.partition("\n")
    return subject, text.strip() + "\n"


@cache
def _template(locale: str, name: str) -> str:
    asked = _TEMPLATES / locale.split("-")[0] / f"{name}.txt"
    path = asked if asked.is_file() else _TEMPLATES / "en" / f"{name}.txt"
    return path.read_text(encoding="utf-8")


def _as_text(body: str) -> str:
    """A link stands alone on its line, so that every reader finds its end."""
    return _LINK.sub(r"\1:\n\2", body)


def _as_html(body: str, language: str) -> str:
    paragraphs = "".join(_paragraph(part) for part in re.split(r"\n{2,}", body.strip()))
    return _LAYOUT.substitute(paragraphs=paragraphs, language=language)


def _paragraph(part: str) -> str:
    link = _LINK.fullmatch(part.strip())
    if link is None:
        return f'<p style="margin:0 0 18px">{html.escape(part.strip())}</p>'
    words, address = map(html.escape, link.groups())
    return (
        f'<p style="margin:26px 0"><a href="{address}" style="{_BUTTON}">{words}</a></p>'
        f'<p style="margin:0 0 18px;font-size:13px;color:#5b6b73;word-break:break-all">{address}</p>'
    )


def web_url() -> str:
    """The address of the web app, as the edge wrote it down when it was deployed."""
    return aws.setting("web-url")
