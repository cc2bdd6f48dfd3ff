"""Documents about a person: the ones made of the record, and what was found in others.

Some of it stands apart from this face. What reads the record itself (`shared.documents.reading`,
`known_skills`, `skill_identity`), so that the parser of hostile files has no client, no key and no catalogue
in its memory; and what is found in files (`found`, `json_resume`), which few functions need and takes long
to import.
"""

from shared.documents.anonymity import for_others, names_hidden_in
from shared.documents.assembly import assemble, statements_of
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
    "DocumentRefused",
    "Header",
    "Item",
    "ResumeDocument",
    "Section",
    "SectionChoice",
    "SectionKind",
    "Sourced",
    "Statement",
    "WholeRecord",
    "assemble",
    "for_others",
    "names_hidden_in",
    "statements_of",
]
