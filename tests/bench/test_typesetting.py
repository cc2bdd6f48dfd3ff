"""Resumes as PDF, a new document each time."""

import io
import json
from pathlib import Path

import pytest
from pypdf import PdfReader

from shared.documents import ResumeDocument, assemble, json_resume
from shared.typesetting import pdf
from tests.bench.conftest import QUICK
from tests.bench.report import Report, timed
from tests.unit.shared.documents.people import without_problems

_FOLDER = Path(__file__).parents[1] / "fixtures" / "json-resume"
_N = 20 if QUICK else 200


@pytest.mark.parametrize(("who", "pages", "target"), [("roofer", 1, "<= 12 ms"), ("engineer", 3, "<= 25 ms")])
def test_resume_pdf(report: Report, who: str, pages: int, target: str) -> None:
    documents = [_document(who, number) for number in range(_N + 1)]
    first = timed(lambda: pdf(documents[0]))
    seconds = [timed(lambda one=one: pdf(one)) for one in documents[1:]]  # type: ignore[misc]
    assert len(PdfReader(io.BytesIO(pdf(documents[-1]))).pages) == pages
    report.add_timings(
        f"resume PDF, {pages} page{'s' if pages > 1 else ''}",
        target=target,
        seconds=seconds,
        kind="library",
        first=first,
    )


def _document(who: str, number: int) -> ResumeDocument:
    """The same career in other words: a number in every line."""
    whole = json.loads((_FOLDER / f"{who}.json").read_text())
    for work in whole["work"]:
        work["highlights"] = [f"{line} ({number})" for line in work.get("highlights", [])]
        work["position"] = f"{work.get('position')} {number}"
    whole["basics"]["label"] = f"{whole['basics'].get('label', '')} {number}"
    return assemble(without_problems(json_resume.read(json.dumps(whole).encode())))
