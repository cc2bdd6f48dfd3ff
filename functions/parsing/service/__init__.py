"""Reading a file that somebody uploaded. Runs where there are no rights, and calls nothing."""

from functions.parsing.service.parse import parse

__all__ = ["parse"]
