"""The rule packs: nothing unanswered, and able to object at all."""

import json
from pathlib import Path

import pytest
from aws_cdk import App, Stack
from aws_cdk import aws_s3 as s3

from cdk.rules import check_rules
from tests.infra.conftest import Synthesized

_PACKS = {"AwsSolutions", "HIPAA.Security", "Serverless"}


@pytest.mark.parametrize("target", ["on_aws", "in_production"])
def test_no_finding_is_unanswered(target: str, request: pytest.FixtureRequest) -> None:
    synthesized: Synthesized = request.getfixturevalue(target)
    assert synthesized.report is not None
    conclusions = {pack["pluginName"]: pack["conclusion"] for pack in synthesized.report["pluginReports"]}
    assert conclusions == dict.fromkeys(_PACKS, "success")


def test_a_careless_bucket_does_not_pass(tmp_path: Path) -> None:
    app = App(outdir=str(tmp_path))
    s3.Bucket(Stack(app, "Careless"), "Bucket")
    check_rules(app)
    with pytest.raises(RuntimeError, match="ValidationFailed"):
        app.synth()
    report = json.loads((tmp_path / "validation-report.json").read_text())
    found = {violation["ruleName"] for pack in report["pluginReports"] for violation in pack["violations"]}
    assert {"AwsSolutions-S10", "HIPAA.Security-S3BucketSSLRequestsOnly"} <= found
