"""Whatever JSON a file holds, reading it gives an answer or a refusal, and loses no value."""

import json
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from shared.documents import DocumentRefused, assemble, json_resume
from shared.documents.json_resume.node import leaves
from tests.unit.shared.documents.people import without_problems

KEYS = st.sampled_from(
    (
        *(
            "name",
            "company",
            "position",
            "title",
            "startDate",
            "endDate",
            "summary",
            "highlights",
            "keywords",
        ),
        *("location", "city", "url", "profiles", "network", "username", "institution", "studyType", "level"),
        *("reference", "x-pathfinder", "years", "responsibilities", "odd"),
    )
)
TEXTS = st.one_of(
    st.text(max_size=20), st.sampled_from(["2019", "2019-03", "Present", "03/04/2019", "https://a.example"])
)
LEAVES = st.one_of(
    st.none(), st.booleans(), st.integers(), st.floats(allow_nan=False, allow_infinity=False), TEXTS
)
VALUES = st.recursive(
    LEAVES,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(KEYS, inner, max_size=6),
    max_leaves=12,
)
SECTIONS = st.sampled_from(
    (
        *("work", "volunteer", "education", "certificates", "languages", "projects", "skills", "awards"),
        *("publications", "interests", "references"),
    )
)
FILES = st.dictionaries(SECTIONS, st.lists(st.dictionaries(KEYS, VALUES, max_size=8), max_size=3), max_size=4)


@settings(max_examples=60, deadline=None)
@given(FILES, st.dictionaries(KEYS, VALUES, max_size=8))
def test_any_json_is_read_or_refused_and_what_is_valid_becomes_a_resume(
    file: dict[str, Any], basics: dict[str, Any]
) -> None:
    try:
        found = json_resume.read(json.dumps({**file, "basics": basics}).encode())
    except DocumentRefused:
        return
    found.model_dump_json()
    assemble(without_problems(found))


@settings(max_examples=60, deadline=None)
@given(FILES)
def test_any_text_is_in_a_draft_or_unplaced(file: dict[str, Any]) -> None:
    try:
        found = json_resume.read({**file, "basics": {"name": "Ana"}})
    except DocumentRefused:
        return
    kept = json.dumps(found.model_dump(mode="json"), ensure_ascii=False)
    for leaf in leaves(file, ""):
        translated = leaf.path.rsplit(".", 1)[-1] in (
            "level",
            "startDate",
            "endDate",
            "network",
            "username",
            "years",
        )
        if isinstance(leaf.value, str) and not translated:
            word = max(leaf.value.split(), key=len)
            assert json.dumps(word, ensure_ascii=False)[1:-1] in kept
