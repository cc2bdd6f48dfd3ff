"""Readers of public catalogues of skills and occupations, as their publishers hand them out."""
