"""JSON Resume, in and out: `read` any generation of it, `write` version 1.0.0."""

from shared.documents.json_resume.read import looks_like, read
from shared.documents.json_resume.write import write

__all__ = ["looks_like", "read", "write"]
