"""A document of the record on paper (PDF) or as plain text."""

from shared.typesetting.pdf import pdf, warm
from shared.typesetting.templates import Template, TemplateNotFound, template, templates
from shared.typesetting.text import txt
from shared.typesetting.theme import Density, Page, Theme

__all__ = [
    "Density",
    "Page",
    "Template",
    "TemplateNotFound",
    "Theme",
    "pdf",
    "template",
    "templates",
    "txt",
    "warm",
]
