"""The rule packs that every synthesis for AWS must pass, and the form in which an exception is stated.

An exception stands on the resource that it is for, and its reason names the control that answers
the rule instead.
"""

from aws_cdk import Acknowledgment, App, Validations
from aws_cdk import aws_iam as iam
from cdk_nag import AwsSolutionsChecks, HIPAASecurityChecks, ServerlessChecks
from constructs import IConstruct

ONE_POLICY_EACH = (
    "One role for each function, its only policy beside it: tests/infra/snapshots holds every one."
)


def check_rules(app: App) -> None:
    """Make synthesis fail on any finding that nobody answered for."""
    Validations.of(app).add_plugins(AwsSolutionsChecks(app), HIPAASecurityChecks(app), ServerlessChecks(app))


def answer(construct: IConstruct, *rules: str, by: str) -> None:
    """State what answers these rules on the one resource that a construct stands for."""
    resource = construct.node.default_child or construct
    for rule in rules:
        Validations.of(resource).acknowledge(Acknowledgment(id=f"{_pack(rule)}::{rule}", reason=by))


def answer_warning(construct: IConstruct, warning: str, *, by: str) -> None:
    """State what answers a warning of the CDK itself; a deployment is strict about them."""
    Validations.of(construct).acknowledge(Acknowledgment(id=f"Annotation::{warning}", reason=by))


def answer_policy(role: iam.Role, *rules: str, by: str) -> None:
    """The same for the policy of a role."""
    answer(role.node.find_child("DefaultPolicy"), *rules, by=by)


def _pack(rule: str) -> str:
    return rule.partition("-")[0]
