"""Plain text that a form on a web page takes: wrapped, in sections, with nothing but line breaks."""

import textwrap
from collections.abc import Iterable

from shared.documents.resume import Item, ResumeDocument

WIDTH = 78


def txt(document: ResumeDocument) -> str:
    """The document as plain text of at most 78 columns (longer words, such as links, stay whole)."""
    header = document.header
    top = [*_wrapped(header.name.upper()), *_wrapped(header.headline)]
    top += _wrapped(" | ".join(contact.text for contact in header.contacts))
    blocks = ["\n".join(top)] if top else []
    for section in document.sections:
        entries = [_item(item) for item in section.items]
        one_liners = all("\n" not in entry for entry in entries)
        blocks.append(section.title.upper() + "\n" + ("\n" if one_liners else "\n\n").join(entries))
    return "\n\n".join(blocks) + "\n"


def _item(item: Item) -> str:
    # A list of terms reads as one line: "Tools: welding torch, level".
    if item.terms and not item.terms_label:
        name = f"{item.title} ({item.subtitle})" if item.subtitle else item.title
        return "\n".join(_wrapped(": ".join(_filled(name, ", ".join(item.terms)))))
    lines = _wrapped(", ".join(_filled(item.title, item.subtitle)))
    lines += _wrapped(" | ".join(_filled(item.organization, item.location, item.dates)))
    lines += _wrapped(item.url)
    for paragraph in item.paragraphs:
        lines += _wrapped(paragraph.text)
    for bullet in item.bullets:
        lines += _wrapped(bullet.text, first="- ", rest="  ")
    if item.terms:
        lines += _wrapped(f"{item.terms_label} {', '.join(item.terms)}")
    return "\n".join(lines)


def _filled(*texts: str) -> Iterable[str]:
    return filter(None, texts)


def _wrapped(text: str, first: str = "", rest: str = "") -> list[str]:
    return textwrap.wrap(
        " ".join(text.split()),
        WIDTH,
        initial_indent=first,
        subsequent_indent=rest,
        break_long_words=False,
        break_on_hyphens=False,
    )
