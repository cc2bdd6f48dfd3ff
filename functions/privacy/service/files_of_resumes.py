"""The resumes as PDF, as they would be exported today."""

import re
import time
import unicodedata
from typing import Any

from shared.documents import SectionChoice, assemble, for_others, names_hidden_in, statements_of
from shared.documents.reading import read_whole_record
from shared.table import UserPartition
from shared.table.whole_partition import everything
from shared.typesetting import Theme, pdf

_KIND = "RESUME"
_SECONDS = 35
"""After so long no other resume is begun, so that the step ends in time."""


def resume_files(partition: UserPartition) -> tuple[dict[str, bytes], tuple[str, ...]]:
    """The files by name, and in words which resumes could not be set."""
    resumes = [one for one in everything(partition) if one.kind == _KIND and isinstance(one.content, dict)]
    ends, made, left_out = time.monotonic() + _SECONDS, dict[str, bytes](), list[str]()
    for number, one in enumerate(resumes, 1):
        title = str(one.content.get("title", "resume"))
        if time.monotonic() > ends:
            left_out.append(f"The resume “{title}” as PDF: there are too many to set at once.")
            continue
        try:
            name, data = _set(partition, one.content, title)
            made[f"files/resumes/{number:02}-{_plain(name)}.pdf"] = data
        except Exception:  # whatever it is: the words themselves are in the record
            left_out.append(f"The resume “{title}” as PDF: it could not be set.")
    return made, tuple(left_out)


def _set(partition: UserPartition, resume: dict[str, Any], title: str) -> tuple[str, bytes]:
    """Its title and its PDF, both as others may read them."""
    locale = str(resume.get("locale", "en"))
    kept, told = read_whole_record(partition)
    record, summary = for_others(kept, told, locale_tag=locale)
    statements, headline = statements_of(record, summary)
    chosen = resume.get("sections")
    document = assemble(
        record,
        summary=statements,
        sections=None if chosen is None else [SectionChoice.model_validate(one) for one in chosen],
        headline=headline,
        locale_tag=locale,
    )
    data = pdf(
        document,
        template_id=str(resume.get("template", "quiet")),
        page=resume.get("page", "a4"),
        theme=Theme.model_validate(resume.get("theme") or {}),
    )
    return names_hidden_in(kept, locale_tag=locale).replaced(title), data


def _plain(title: str) -> str:
    plain = unicodedata.normalize("NFKD", title).encode("ascii", "ignore").decode()
    return re.sub(r"[^A-Za-z0-9._-]+", "-", plain).strip("-.")[:60] or "resume"
