"""The page: HTML without a script, and the same facts for machines (schema.org)."""

import json
from functools import cache
from pathlib import Path
from typing import Any

from jinja2 import Template

from functions.publication.service.person import person_of
from functions.publication.service.selection import Shown
from shared.pages import templates_in

_TEMPLATES = Path(__file__).resolve().parent.parent / "templates"
_UNSAFE_IN_HTML = {ord("<"): "\\u003c", ord(">"): "\\u003e", ord("&"): "\\u0026"}


def page_of(shown: Shown, *, address: str | None, photo: str | None) -> str:
    """The page at this address, None for a preview. `photo` is where the picture lies."""
    document = shown.document
    return _template().render(
        document=document,
        name=document.header.name or "Unnamed",
        contacts=document.header.contacts,
        photo=photo,
        address=address,
        is_listed=shown.is_listed and address is not None,
        description=_description(shown),
        person=_as_script(person_of(shown, address=address, photo=photo)),
    )


def _description(shown: Shown) -> str:
    header = shown.document.header
    return ": ".join(filter(None, (header.name, header.headline)))[:160]


def _as_script(data: dict[str, Any]) -> str:
    """JSON that cannot end the element it stands in."""
    return json.dumps(data, ensure_ascii=False).translate(_UNSAFE_IN_HTML)


@cache
def _template() -> Template:
    return templates_in(_TEMPLATES).get_template("page.html")
