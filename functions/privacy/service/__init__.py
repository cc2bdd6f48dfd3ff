"""The verbs of the privacy domain."""
