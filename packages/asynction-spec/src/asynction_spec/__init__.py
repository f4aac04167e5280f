"""AsyncAPI 2 and 3 documents as one typed model, with compiled payload checks."""

from asynction_spec.checks.checks import Checks
from asynction_spec.checks.violations import Violation
from asynction_spec.diagnostics import Diagnostic, Location, Severity
from asynction_spec.errors import AsynctionException, InvalidDocument, UnknownOption
from asynction_spec.load import load, validate
from asynction_spec.model.document import Document
from asynction_spec.rules.catalogue import RULES
from asynction_spec.rules.rule import Profile, Rule

__all__ = [
    "RULES",
    "AsynctionException",
    "Checks",
    "Diagnostic",
    "Document",
    "InvalidDocument",
    "Location",
    "Profile",
    "Rule",
    "Severity",
    "UnknownOption",
    "Violation",
    "load",
    "validate",
]
