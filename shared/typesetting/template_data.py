"""The document as the data a template reads: plain texts only, cleaned of what cannot be printed."""

import json
import re
from typing import Any

from shared.documents.resume import Contact, Item, ResumeDocument
from shared.typesetting.theme import PAPER, SCALE, Page, Theme

LONGEST_WORD = 36
LONGEST_NAME = 18
"""Characters that surely fit on a line, in the text and in the large type of the name."""

_SPACE = re.compile(r"\s+")
# Control characters, unpaired surrogates and non-characters have no glyph and no meaning on paper.
_UNPRINTABLE = re.compile("[\x00-\x08\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")
_BREAK = "\u200b"


def template_data(document: ResumeDocument, *, page: Page, theme: Theme) -> str:
    """JSON for the template's `sys.inputs.document`."""
    size, spacing = SCALE[theme.density]
    header, name = document.header, one_line(document.header.name)
    data = {
        "metadata": {"title": name, "author": name},
        "lang": document.locale,
        "page": PAPER[page],
        "theme": {"accent": theme.accent, "size": size, "spacing": spacing},
        "header": {
            "name": fitting(name, LONGEST_NAME),
            "headline": _text(header.headline),
            "contacts": [_contact(contact) for contact in header.contacts],
        },
        "sections": [
            {
                "kind": section.kind,
                "title": _text(section.title),
                "items": [_item(item) for item in section.items],
            }
            for section in document.sections
        ],
    }
    return json.dumps(data, ensure_ascii=False)


def one_line(text: str) -> str:
    """The text on one line, without what cannot be printed."""
    if text.isprintable() and "  " not in text:  # Nearly all texts, so worth the look.
        return text.strip()
    return _SPACE.sub(" ", _UNPRINTABLE.sub("", text)).strip()


def fitting(text: str, longest: int = LONGEST_WORD) -> str:
    """The text with places to break in words longer than `longest` characters.

    They lie after the marks of an address where there are some, else at full length.
    """
    if len(text) <= longest or max(map(len, text.split(" "))) <= longest:
        return text
    piece = re.compile(rf".{{1,{longest - 1}}}[/?&=_.,;:@-]|.{{1,{longest}}}")
    return re.sub(rf"\S{{{longest + 1},}}", lambda word: _BREAK.join(piece.findall(word[0])), text)


def _text(text: str) -> str:
    return fitting(one_line(text))


def _contact(contact: Contact) -> dict[str, str]:
    return {"text": _text(contact.text), "url": one_line(contact.url)}


def _item(item: Item) -> dict[str, Any]:
    return {
        "title": _text(item.title),
        "subtitle": _text(item.subtitle),
        "organization": _text(item.organization),
        "location": _text(item.location),
        "dates": _text(item.dates),
        "url": one_line(item.url),
        "paragraphs": [_text(said.text) for said in item.paragraphs],
        "bullets": [_text(said.text) for said in item.bullets],
        "terms": [_text(term) for term in item.terms],
        "terms_label": _text(item.terms_label),
    }
