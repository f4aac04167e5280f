"""What is wrong in a document, and where."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Severity(StrEnum):
    """How much a diagnostic matters."""

    #: The document cannot be used.
    ERROR = "error"

    #: The document can be used, but probably does not say what its author meant.
    WARNING = "warning"

    #: Worth knowing.
    INFO = "info"


@dataclass(frozen=True, slots=True, kw_only=True, order=True)
class Location:
    """A place in a document."""

    #: The file as the caller named it; ``<document>`` when there is no file.
    file: str = "<document>"

    #: The line, counted from 1; 0 when the source has no lines (a mapping).
    line: int = 0

    #: The column, counted from 1; 0 when the source has no lines.
    column: int = 0

    #: A JSON pointer (RFC 6901) from the root of the file; empty for all of it.
    pointer: str = ""

    def __str__(self) -> str:
        if self.line:
            return f"{self.file}:{self.line}:{self.column}"
        return f"{self.file}#{self.pointer}" if self.pointer else self.file


@dataclass(frozen=True, slots=True, kw_only=True)
class Diagnostic:
    """One thing wrong in a document, with its place."""

    #: A stable name for this kind of fault, such as ``unknown-field``.
    code: str

    #: What is wrong, as one sentence without a full stop.
    message: str

    #: How to put it right; empty when the message says it already.
    hint: str = ""

    #: How much it matters.
    severity: Severity = Severity.ERROR

    #: Where it is.
    location: Location = Location()

    @property
    def file(self) -> str:
        """The file, as the caller named it."""
        return self.location.file

    @property
    def line(self) -> int:
        """The line, counted from 1; 0 when the source has no lines."""
        return self.location.line

    @property
    def column(self) -> int:
        """The column, counted from 1; 0 when the source has no lines."""
        return self.location.column

    @property
    def pointer(self) -> str:
        """The JSON pointer from the root of the file."""
        return self.location.pointer

    def __str__(self) -> str:
        sentence = f"{self.location}: {self.severity} {self.code}: {self.message}"
        return f"{sentence}; {self.hint}" if self.hint else sentence
