"""Making the files of a resume from the record as it is now."""

import json
import re
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass, field

from functions.resumes.schemas import Format, ResumeContent
from functions.resumes.service.keeping import read_resume
from shared.documents import (
    ResumeDocument,
    WholeRecord,
    assemble,
    for_others,
    json_resume,
    names_hidden_in,
    statements_of,
)
from shared.documents.reading import read_whole_record
from shared.errors import AppError, FieldProblem, InvalidInput
from shared.records.summaries import QuickSummary
from shared.table import UserPartition
from shared.typesetting import md, pdf, txt

_UNNAMED = "resume"


class NothingToExport(AppError):
    status, code = 409, "NOTHING_TO_EXPORT"
    message = "Your record is still empty. Add an experience or import a file first."


@dataclass(frozen=True)
class File:
    """A file ready to be sent. `name` is plain ASCII, `title` the same in full."""

    name: str = field(repr=False)
    title: str = field(repr=False)
    media_type: str
    data: bytes = field(repr=False)


def export_resume(partition: UserPartition, resume_id: str, wanted: Format) -> File:
    """The resume as a file. Raises ResumeNotFound, NothingToExport, InvalidInput."""
    if wanted not in _MAKERS:
        message = f"This format is not offered yet. Ask for one of: {', '.join(_MAKERS)}."
        raise InvalidInput(details=(FieldProblem("format", message),))
    resume = read_resume(partition, resume_id).content.open()
    kept, told = read_whole_record(partition)
    record, summary = for_others(kept, told, locale_tag=resume.locale)
    if record == WholeRecord(profile_version=record.profile_version):
        raise NothingToExport()
    media_type, make = _MAKERS[wanted]
    data = make(resume, record, summary)
    title = _title(record, names_hidden_in(kept, locale_tag=resume.locale).replaced(resume.title))
    return File(f"{_ascii(title)}.{wanted}", f"{title}.{wanted}", media_type, data)


def _pdf(resume: ResumeContent, record: WholeRecord, summary: QuickSummary | None) -> bytes:
    document = _document(resume, record, summary)
    return pdf(document, template_id=resume.template, page=resume.page, theme=resume.theme)


def _txt(resume: ResumeContent, record: WholeRecord, summary: QuickSummary | None) -> bytes:
    return txt(_document(resume, record, summary)).encode()


def _md(resume: ResumeContent, record: WholeRecord, summary: QuickSummary | None) -> bytes:
    return md(_document(resume, record, summary)).encode()


def _json(_: ResumeContent, record: WholeRecord, __: QuickSummary | None) -> bytes:
    return json.dumps(json_resume.write(record), ensure_ascii=False, indent=2).encode()


Maker = Callable[[ResumeContent, WholeRecord, QuickSummary | None], bytes]
_MAKERS: dict[str, tuple[str, Maker]] = {
    "pdf": ("application/pdf", _pdf),
    "txt": ("text/plain; charset=utf-8", _txt),
    "md": ("text/markdown; charset=utf-8", _md),
    "json": ("application/json", _json),
}


def _document(resume: ResumeContent, record: WholeRecord, summary: QuickSummary | None) -> ResumeDocument:
    statements, headline = statements_of(record, summary)
    return assemble(
        record, summary=statements, sections=resume.sections, headline=headline, locale_tag=resume.locale
    )


def _title(record: WholeRecord, title: str) -> str:
    return " - ".join(part for part in (record.profile.full_name, title) if part)


def _ascii(text: str) -> str:
    plain = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode()
    return re.sub(r"[^A-Za-z0-9._-]+", "-", plain).strip("-.")[:80] or _UNNAMED
