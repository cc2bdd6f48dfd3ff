"""The verbs of the audit log: to chain it, and to tell it to whom it is about."""
