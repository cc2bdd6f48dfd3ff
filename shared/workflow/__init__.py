"""Step Functions: starting a workflow once under a name, and its steps."""

from shared.workflow.starting import start_once
from shared.workflow.steps import Step, run

__all__ = ["Step", "run", "start_once"]
