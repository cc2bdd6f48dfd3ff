"""A document of the record on paper (PDF), as plain text or as Markdown."""

from shared.typesetting.markdown import md
from shared.typesetting.pdf import pdf
from shared.typesetting.templates import Template, TemplateNotFound, template, templates
from shared.typesetting.text import txt
from shared.typesetting.theme import Density, Page, Theme

__all__ = [
    "Density",
    "Page",
    "Template",
    "TemplateNotFound",
    "Theme",
    "md",
    "pdf",
    "template",
    "templates",
    "txt",
]
