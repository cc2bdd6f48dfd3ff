"""Documents about a person: what was found in one, and the ones made of the record."""

from shared.documents import json_resume
from shared.documents.assembly import assemble
from shared.documents.found import CONTENT_OF, Entry, Found, Problem, Unplaced
from shared.documents.refused import DocumentRefused
from shared.documents.resume import (
    Header,
    Item,
    ResumeDocument,
    Section,
    SectionChoice,
    SectionKind,
    Statement,
)
from shared.documents.whole_record import Sourced, WholeRecord

__all__ = [
    "CONTENT_OF",
    "DocumentRefused",
    "Entry",
    "Found",
    "Header",
    "Item",
    "Problem",
    "ResumeDocument",
    "Section",
    "SectionChoice",
    "SectionKind",
    "Sourced",
    "Statement",
    "Unplaced",
    "WholeRecord",
    "assemble",
    "json_resume",
]
