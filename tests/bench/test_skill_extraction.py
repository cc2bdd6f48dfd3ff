"""Extraction of skills against plain dictionaries, on sentences that others have labelled.

Extraction was made by looking at SkillSpan's training sentences; these here were used to measure only.
"""

import time
from collections.abc import Callable

import pytest

from shared.catalogue import all_skills
from shared.catalogue.extraction import extract
from shared.catalogue.reader import entries
from tests.bench.report import Report
from tests.bench.skill_spans import Finder, PlainDictionary, Sentence, Span, esco_labelled, scored, skillspan
from tests.shared_data import shared_data

_SETS: dict[str, Callable[[], list[Sentence]]] = {
    "SkillSpan dev": lambda: skillspan(shared_data("skills-eval/dev.json")),
    "ESCO house": lambda: esco_labelled(shared_data("skills-eval/house_validation_annotations.csv")),
    "ESCO tech": lambda: esco_labelled(shared_data("skills-eval/tech_validation_annotations.csv")),
}
_WHAT = {
    "exact": "spans, character for character",
    "overlap": "spans that share a character",
    "sentence": "shows some skill",
}


@pytest.mark.parametrize("name", _SETS)
def test_extraction_beside_plain_dictionaries(name: str, report: Report) -> None:
    sentences = _SETS[name]()
    ways: dict[str, Finder] = {
        "extraction": _extracted,
        "plain dictionary of the catalogue": PlainDictionary(_names()),
        "plain dictionary of ESCO's labels": PlainDictionary(_esco_labels()),
    }
    f1: dict[tuple[str, str], float] = {}
    for way, find in ways.items():
        for question, scores in scored(sentences, find).items():
            f1[way, question] = scores.f1
            report.add(
                f"{name}, {question}: {way}",
                target="better than plain" if way == "extraction" else "",
                measured=str(scores),
                n=len(sentences),
                kind="handler",
                note=_WHAT[question],
            )
    plain = list(ways)[1]
    assert all(f1["extraction", question] > f1[plain, question] for question in _WHAT)


def test_how_many_texts_a_second(report: Report) -> None:
    sentences = skillspan(shared_data("skills-eval/dev.json"))
    extract("The first text makes the lexicon.")
    began = time.perf_counter()
    for one in sentences:
        extract(one.text)
    rate = len(sentences) / (time.perf_counter() - began)
    report.add("texts a second", target="hundreds", measured=f"{rate:.0f}", n=len(sentences), kind="handler")


def _extracted(text: str) -> list[Span]:
    return [(one.start, one.end) for one in extract(text)]


def _names() -> list[str]:
    """The names and aliases of every skill; phrases with a gap in them cannot stand in a dictionary."""
    fixed = [wording for entry in entries() for wording in entry.wordings]
    written = [one.text for one in fixed if not one.inflected and not one.asked]
    return [*written, *(name for skill in all_skills() for name in (skill.name, *skill.aliases))]


def _esco_labels() -> list[str]:
    return shared_data("reference/esco/skills_en_label.txt").read_text("utf-8").splitlines()
