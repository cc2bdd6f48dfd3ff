"""What the publication domain answers."""

from pydantic import BaseModel


class PreviewAnswer(BaseModel):
    """A whole page of HTML, as others would see it now. Nothing in it is run."""

    html: str
