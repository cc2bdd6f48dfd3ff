"""Mail of the template: what becomes of it is told by a tag, and SES keeps no list of its own."""

from tests.infra.conftest import Synthesized


def test_ses_drops_nothing_by_itself(on_aws: Synthesized) -> None:
    (mails,) = on_aws.resources("AWS::SES::ConfigurationSet").values()
    assert mails["Properties"]["SuppressionOptions"] == {"SuppressedReasons": []}


def test_only_trouble_with_mails_to_a_users_own_address_is_told(on_aws: Synthesized) -> None:
    patterns = [
        rule["Properties"]["EventPattern"]
        for rule in on_aws.resources("AWS::Events::Rule").values()
        if rule["Properties"]["EventPattern"].get("source") == ["aws.ses"]
    ]
    assert len(patterns) == 2
    assert all(one["detail"]["mail"]["tags"]["user"] == [{"exists": True}] for one in patterns)
