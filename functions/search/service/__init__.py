"""The verbs of search. Those of the worker need no web framework, so each is imported by its own name."""
