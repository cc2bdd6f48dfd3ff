"""Markdown (CommonMark) of the document: what a person wrote is text in it, never markup."""

import re
from collections.abc import Iterable

from shared.documents.resume import Contact, Item, ResumeDocument, Section
from shared.typesetting.template_data import one_line

_MARKUP = re.compile(r"[\\`*_\[\]~$]|(?:^|(?<=\s))#")
_BEGINS_A_LIST = re.compile(r"^([-+]|\d{1,9}[.)])(?=[\s-]|$)")
_ENTITY = re.compile(r"&(?=#?\w+;)")
_TAGS = str.maketrans({"<": "&lt;", ">": "&gt;"})
"""As entities, since some readers of Markdown take a tag for one even after a backslash."""
_ENDS_AN_ADDRESS = re.compile(r"[\s<>\\]")


def md(document: ResumeDocument) -> str:
    """The document as Markdown, in the order of the plain text. Every block is a line of its own."""
    header = document.header
    blocks = _filled(
        _headed("# ", header.name),
        _text(header.headline),
        " | ".join(map(_contact, header.contacts)),
        *(_section(section) for section in document.sections),
    )
    return "\n\n".join(blocks) + "\n"


def _section(section: Section) -> str:
    entries = [_line(item) for item in section.items]
    if all(entries):
        return f"{_headed('## ', section.title)}\n\n" + "\n".join(f"- {entry}" for entry in entries)
    return "\n\n".join(_filled(_headed("## ", section.title), *map(_entry, section.items)))


def _line(item: Item) -> str:
    """An item that has no more than one line to it; empty for another."""
    if item.terms and not item.terms_label:
        name = f"{item.title} ({item.subtitle})" if item.subtitle else item.title
        return ": ".join(_filled(_text(name), _text(", ".join(item.terms))))
    longer = (item.organization, item.location, item.dates, item.url, *item.paragraphs, *item.bullets)
    return "" if any(longer) or item.terms else _text(", ".join(_filled(item.title, item.subtitle)))


def _entry(item: Item) -> str:
    bullets = "\n".join(f"- {_text(bullet.text)}" for bullet in item.bullets)
    terms = f"{item.terms_label} {', '.join(item.terms)}" if item.terms_label and item.terms else ""
    blocks = _filled(
        _headed("### ", ", ".join(_filled(item.title, item.subtitle))),
        _text(" | ".join(_filled(item.organization, item.location, item.dates))),
        _link(item.url, item.url),
        *(_text(paragraph.text) for paragraph in item.paragraphs),
        bullets,
        _text(terms),
    )
    return "\n\n".join(blocks)


def _contact(contact: Contact) -> str:
    return _link(contact.text, contact.url)


def _link(text: str, url: str) -> str:
    if not url:
        return _text(text)
    address = _ENDS_AN_ADDRESS.sub(lambda found: f"%{ord(found[0]):02X}", one_line(url))
    return f"[{_text(text)}](<{_ENTITY.sub('&amp;', address)}>)"


def _headed(mark: str, text: str) -> str:
    said = _text(text)
    return f"{mark}{said}" if said else ""


def _text(text: str) -> str:
    """The words on one line, so that they come out as written wherever they stand."""
    marked = _MARKUP.sub(r"\\\g<0>", one_line(text))
    listed = _BEGINS_A_LIST.sub(lambda found: f"{found[1][:-1]}\\{found[1][-1]}", marked)
    return _ENTITY.sub("&amp;", listed).translate(_TAGS)


def _filled(*texts: str) -> Iterable[str]:
    return filter(None, texts)
