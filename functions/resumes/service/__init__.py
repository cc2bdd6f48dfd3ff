"""The verbs of the resumes domain."""

from functions.resumes.service.exporting import File, NothingToExport, export_resume
from functions.resumes.service.keeping import (
    ResumeNotFound,
    change_resume,
    create_resume,
    delete_resume,
    list_resumes,
    list_templates,
    read_resume,
    shown,
)

__all__ = [
    "File",
    "NothingToExport",
    "ResumeNotFound",
    "change_resume",
    "create_resume",
    "delete_resume",
    "export_resume",
    "list_resumes",
    "list_templates",
    "read_resume",
    "shown",
]
