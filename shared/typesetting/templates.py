"""The templates there are: one folder each in `designs`, for whoever sets a resume."""

import tomllib
from functools import lru_cache
from pathlib import Path

from pydantic import BaseModel, ConfigDict

from shared.errors import NotFound

FOLDER = Path(__file__).parent / "designs"
DEFAULT = "quiet"


class TemplateNotFound(NotFound):
    """No template has this id."""

    code = "TEMPLATE_NOT_FOUND"
    message = "There is no template of this name."


class Template(BaseModel):
    """A template as the picker shows it. `folder` holds `template.typ` and `preview.png`."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    id: str
    name: str
    description: str
    folder: Path


@lru_cache
def templates() -> tuple[Template, ...]:
    """All templates, by id."""
    found = []
    for path in sorted(FOLDER.glob("*/template.toml")):
        about = tomllib.loads(path.read_text(encoding="utf-8"))
        found.append(Template(**about, folder=path.parent))
    return tuple(found)


def template(template_id: str) -> Template:
    """The template of this id. Raises TemplateNotFound."""
    for one in templates():
        if one.id == template_id:
            return one
    raise TemplateNotFound
