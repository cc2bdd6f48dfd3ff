"""`python -m tools.enrich IN OUT`."""

import json
from pathlib import Path
from typing import Any

import pytest

from shared.records.enrichment import Enrichment
from tools import enrich

GOOD = {
    "id": "a-1",
    "title": "Roofer",
    "organization": "Top Roofs",
    "description": "Replaced over 50 roofs in 6 weeks.",
}


def run(tmp_path: Path, *lines: str) -> tuple[int, list[dict[str, Any]]]:
    source, target = tmp_path / "in.jsonl", tmp_path / "out.jsonl"
    source.write_text("\n".join(lines), encoding="utf-8")
    code = enrich.main(arguments=[str(source), str(target)])
    return code, [json.loads(line) for line in target.read_text("utf-8").splitlines()]


def test_each_line_is_answered_in_order_with_evidence_of_version_1(tmp_path: Path) -> None:
    code, out = run(tmp_path, json.dumps(GOOD), json.dumps(GOOD | {"id": 7, "location": None, "extra": [1]}))
    assert code == 0
    assert [line["id"] for line in out] == ["a-1", 7]
    for line, record_id in zip(out, ("a-1", "7"), strict=True):
        enrichment = Enrichment.model_validate(line["enrichment"])
        assert enrichment.status == "done"
        assert [(impact.metric, impact.value) for impact in enrichment.impacts] == [
            ("roofs", 50),
            ("duration", 6),
        ]
        assert {(e.record_id, e.record_version) for i in enrichment.impacts for e in i.evidence} == {
            (record_id, 1)
        }
        assert [quote.text for quote in (*enrichment.achievements, *enrichment.highlights)] == [
            GOOD["description"]
        ]


def test_a_bad_line_is_told_with_its_number_and_the_others_are_written(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    secret = '{"id": 3, "title": ["Secret Agent"]}'
    code, out = run(
        tmp_path, json.dumps(GOOD), "{ not json", "", "[1]", '{"title": "x"}', secret, json.dumps(GOOD)
    )
    assert code == 1
    assert len(out) == 2
    told = capsys.readouterr().err
    assert [line.split(":")[0] for line in told.splitlines()] == ["line 2", "line 4", "line 5", "line 6"]
    assert "Secret" not in told


def test_a_line_separator_within_a_text_ends_no_line(tmp_path: Path) -> None:
    line = json.dumps(GOOD | {"description": "Led 7 cooks.\u2028Won a prize.\u0085"}, ensure_ascii=False)
    code, out = run(tmp_path, line)
    assert (code, len(out)) == (0, 1)


def test_windows_line_ends_and_a_byte_order_mark_are_taken(tmp_path: Path) -> None:
    source, target = tmp_path / "in.jsonl", tmp_path / "out.jsonl"
    source.write_bytes(b"\xef\xbb\xbf" + json.dumps(GOOD).encode() + b"\r\n")
    assert enrich.main(arguments=[str(source), str(target)]) == 0
    assert len(target.read_text("utf-8").splitlines()) == 1
