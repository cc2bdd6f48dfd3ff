"""`python -m cdk.deploy`: to an AWS account, after saying what that takes.

Without credentials it says so, and still synthesizes everything for AWS, rule packs included.
"""

import argparse
import subprocess
import sys

import boto3
from botocore.exceptions import BotoCoreError, ClientError

from cdk.system import PROJECT

_CDK = PROJECT / ".local" / "node" / "node_modules" / ".bin" / "cdk"
_QUOTAS = """\
Quotas that a new account has too low, and where to raise them (Service Quotas, in the region):
  Lambda      concurrent executions               10 in new accounts -> 1,000
  Lambda      function and layer storage          75 GB, enough; SnapStart versions count
  STS         AssumeRole requests per second      600, shared with everything else in the account
  KMS         cryptographic requests per second   10,000 (20,000 in us-east-1), shared as well
  API Gateway requests per second in the region   10,000; the stage is limited to 500
  SES         the sandbox                         ask for production access, and verify the domain
  CloudFront  distributions, web ACL capacity     enough as they are
"""
_WITHOUT_CREDENTIALS = """\
No AWS credentials were found, so nothing is deployed. What is needed:
  1. an AWS account, and credentials for it: `aws configure sso`, a profile in AWS_PROFILE, or the
     AWS_ACCESS_KEY_ID / AWS_SECRET_ACCESS_KEY variables, with the right to deploy CloudFormation;
  2. once for each account and region: `cdk bootstrap aws://<account>/<region>`, and for us-east-1;
  3. for mail and an address of your own: a domain that SES knows, with a certificate in us-east-1:
     CONTEXT="-c domain=example.org -c certificate=<arn>".
The templates are in cdk.out: everything was synthesized for AWS, and passed the rule packs.
"""


def main() -> int:
    arguments, context = _arguments()
    print(_QUOTAS)
    settings = ["-c", "target=aws", "-c", f"stage={arguments.stage}", "-c", f"region={arguments.region}"]
    account = _account(arguments.region)
    if account is None:
        synthesized = _cdk("synth", "--quiet", *settings, *context)
        print(_WITHOUT_CREDENTIALS if synthesized == 0 else "Synthesis failed.")
        return 2
    settings += ["-c", f"account={account}"]
    return _cdk("deploy", "--all", "--strict", "--require-approval", "broadening", *settings, *context)


def _arguments() -> tuple[argparse.Namespace, list[str]]:
    parser = argparse.ArgumentParser(prog="python -m cdk.deploy")
    parser.add_argument("--stage", default="dev")
    parser.add_argument("--region", default="us-east-1")
    known, context = parser.parse_known_args()
    return known, [argument for argument in context if argument != "--"]


def _account(region: str) -> str | None:
    """The account that the credentials at hand belong to."""
    try:
        return str(boto3.client("sts", region_name=region).get_caller_identity()["Account"])
    except (BotoCoreError, ClientError):
        return None


def _cdk(*arguments: str) -> int:
    return subprocess.run([str(_CDK), "--no-notices", *arguments], cwd=PROJECT, check=False).returncode


if __name__ == "__main__":
    sys.exit(main())
