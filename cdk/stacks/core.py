"""What all domains share and none owns: the bus, the alarms' topic, the role for one user's data."""

from typing import Any

from aws_cdk import Stack
from aws_cdk import aws_events as events
from aws_cdk import aws_kms as kms
from aws_cdk import aws_ses as ses
from aws_cdk import aws_sns as sns
from constructs import Construct

from cdk.constructs.origin_secret import OriginSecret
from cdk.constructs.user_data_role import UserDataRole
from cdk.grants import Grants
from cdk.naming import Names

BUS = "main"


class CoreStack(Stack):
    """Deployed before the domains, which refer to it by name."""

    def __init__(
        self,
        scope: Construct,
        construct_id: str,
        *,
        names: Names,
        grants: Grants,
        operations_key: kms.IKey,
        **settings: Any,
    ) -> None:
        super().__init__(scope, construct_id, **settings)
        events.EventBus(self, "Bus", event_bus_name=names.of(BUS), description="What happened, ids only.")
        sns.Topic(
            self,
            "Alarms",
            topic_name=names.of("alarms"),
            master_key=operations_key,
            enforce_ssl=names.target.enforces_tls,
        )
        sender = names.target.mail_sender.partition("@")[2]
        ses.EmailIdentity(self, "Sender", identity=ses.Identity.domain(sender))
        self._tell_of_mail_trouble(names)
        UserDataRole(
            self,
            "UserData",
            names=names,
            grants=grants,
            assumed_by=grants.system.roles_that_act_for_users(),
        )
        OriginSecret(self, "OriginSecret", names=names, key=operations_key)

    def _tell_of_mail_trouble(self, names: Names) -> None:
        """Bounces and complaints become events of the account's default bus.

        SES keeps no list of its own: it would drop the very mails that bring a silent address back.
        """
        mails = ses.ConfigurationSet(
            self,
            "Mails",
            configuration_set_name=names.of("mail"),
            tls_policy=ses.ConfigurationSetTlsPolicy.REQUIRE,
            reputation_metrics=True,
        )
        resource = mails.node.default_child
        assert isinstance(resource, ses.CfnConfigurationSet)
        resource.suppression_options = ses.CfnConfigurationSet.SuppressionOptionsProperty(
            suppressed_reasons=[]
        )
        default_bus = events.EventBus.from_event_bus_name(self, "DefaultBus", "default")
        mails.add_event_destination(
            "Trouble",
            destination=ses.EventDestination.event_bus(default_bus),
            events=[ses.EmailSendingEvent.BOUNCE, ses.EmailSendingEvent.COMPLAINT],
        )
