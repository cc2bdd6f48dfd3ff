"""PDF by Typst. What a person wrote goes in as data, never as markup, so it comes out as written.

Fonts are the layer's own and system fonts are off: the same document gives the same bytes everywhere.
A compiler is kept for each template, since its fonts and parsed sources are most of the work.
"""

from functools import lru_cache
from pathlib import Path
from threading import Lock

import typst

from shared.config import read
from shared.documents.resume import ResumeDocument
from shared.typesetting.template_data import template_data
from shared.typesetting.templates import DEFAULT, template
from shared.typesetting.theme import Page, Theme

_REPOSITORY_FONTS = Path(__file__).parents[2] / "layers" / "typesetting" / "fonts"
_LAYER_FONTS = Path("/opt/fonts")
_ONE_AT_A_TIME = Lock()


def pdf(
    document: ResumeDocument,
    *,
    template_id: str = DEFAULT,
    page: Page = "a4",
    theme: Theme | None = None,
) -> bytes:
    """The document as tagged PDF. Raises TemplateNotFound for an unknown template."""
    inputs = {"document": template_data(document, page=page, theme=theme or Theme())}
    compiler = _compiler(template(template_id).folder)
    with _ONE_AT_A_TIME:  # A compiler holds its inputs; two threads must not share them.
        made = compiler.compile(format="pdf", sys_inputs=inputs, timestamp=0)
    if not isinstance(made, bytes):
        raise TypeError("Typst gave pages instead of one PDF.")
    return made


@lru_cache
def _compiler(folder: Path) -> typst.Compiler:
    return typst.Compiler(
        input=folder / "template.typ", root=folder, font_paths=_fonts(), ignore_system_fonts=True
    )


@lru_cache
def _fonts() -> typst.Fonts:
    beside = _REPOSITORY_FONTS if _REPOSITORY_FONTS.is_dir() else _LAYER_FONTS
    folder = read("TYPESETTING_FONTS", str(beside))
    return typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=[folder])
