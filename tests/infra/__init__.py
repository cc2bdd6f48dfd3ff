"""Tests of the templates. The node that the CDK starts is this environment's, set before its import."""

import os
import sys
from pathlib import Path

os.environ.setdefault("JSII_NODE", str(Path(sys.executable).with_name("node")))
