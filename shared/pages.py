"""Pages of HTML for people, from templates of the domain that shows them. Needs the layer `pages`."""

from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined


def templates_in(folder: Path) -> Environment:
    """The templates in this folder.

    What people wrote is escaped, always; an unknown name is a fault and no empty text.
    """
    return Environment(
        loader=FileSystemLoader(folder),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
