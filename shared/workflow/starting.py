"""Starting an execution whose name says what it works on."""

import json

from shared import aws, config


def start_once(workflow: str, name: str, references: dict[str, str | int]) -> bool:
    """Starts an execution under this name. False where one was started before, which is as good.

    The input is made of the same references as the name, so that both attempts would be equal.
    """
    client = aws.own("stepfunctions")
    try:
        client.start_execution(
            stateMachineArn=config.read(f"WORKFLOW_{workflow.upper().replace('-', '_')}"),
            name=name,
            input=json.dumps(references, sort_keys=True),
        )
    except client.exceptions.ExecutionAlreadyExists:
        return False
    return True
