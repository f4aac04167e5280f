"""AsyncAPI 2 and 3 documents as one typed model, with compiled payload checks."""

from asynction_spec.checks.checks import Checks
from asynction_spec.checks.violations import Violation
from asynction_spec.diagnostics import Diagnostic, Location, Severity
from asynction_spec.errors import AsynctionException, InvalidDocument
from asynction_spec.load import load, validate
from asynction_spec.model.document import Document

__all__ = [
    "AsynctionException",
    "Checks",
    "Diagnostic",
    "Document",
    "InvalidDocument",
    "Location",
    "Severity",
    "Violation",
    "load",
    "validate",
]
