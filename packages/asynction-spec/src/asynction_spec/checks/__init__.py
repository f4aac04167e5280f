"""Checks of what travels, compiled from the schemas of a document: see ``Checks``."""
