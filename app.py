"""The whole system as CloudFormation, for AWS or for the emulator: `-c target=aws|local`.

`-c domains=health,auth` describes a part of it, to try that part faster. Beside the templates lies
`resources.json`: what each resource is called.
"""

import json
from pathlib import Path

from aws_cdk import App

from cdk.assembly import assemble
from cdk.inventory import FILE_NAME, inventory
from cdk.naming import Names
from cdk.system import System
from cdk.target import Target

app = App()
target = Target.of(app)
part = frozenset(filter(None, (app.node.try_get_context("domains") or "").split(",")))
system = System.discover(only=part)
assemble(app, target, system)
assembly = app.synth()
Path(assembly.directory, FILE_NAME).write_text(json.dumps(inventory(Names(target), system), indent=2))
