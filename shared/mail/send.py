"""Sending one mail. Addresses and texts appear in no log and no queue."""

import html
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from string import Template

from shared import aws, config

_TEMPLATES = Path(__file__).parent / "templates"


@dataclass(frozen=True)
class Mail:
    """A template with what it needs. Each template's first line is the subject."""

    template: str
    to: str = field(repr=False)
    values: dict[str, str] = field(default_factory=dict, repr=False)
    locale: str = "en"


def send(mail: Mail) -> None:
    """Hands the mail to SES, as text and as HTML of the same words."""
    subject, text = _rendered(mail)
    aws.own("ses").send_email(
        Source=config.read("MAIL_FROM", "Pathfinder <no-reply@pathfinder.example>"),
        Destination={"ToAddresses": [mail.to]},
        Message={
            "Subject": {"Data": subject, "Charset": "UTF-8"},
            "Body": {
                "Text": {"Data": text, "Charset": "UTF-8"},
                "Html": {"Data": _as_html(text), "Charset": "UTF-8"},
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


def _as_html(text: str) -> str:
    paragraphs = (_paragraph(part) for part in text.strip().split("\n\n"))
    return (
        '<!doctype html><html><body style="font:16px/1.5 system-ui,sans-serif;color:#1c2b33;max-width:36em">'
        f"{''.join(paragraphs)}</body></html>"
    )


def _paragraph(part: str) -> str:
    words = html.escape(part.strip())
    if part.startswith(("http://", "https://")):
        return f'<p><a href="{words}">{words}</a></p>'
    return f"<p>{words}</p>"


@cache
def web_url() -> str:
    """The address of the web app, as the edge wrote it down when it was deployed."""
    name = config.read("SETTING_WEB_URL")
    return str(aws.own("ssm").get_parameter(Name=name)["Parameter"]["Value"])
