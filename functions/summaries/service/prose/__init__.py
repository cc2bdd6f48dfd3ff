"""Sentences about a career, by its shape and by what is notable in it."""
