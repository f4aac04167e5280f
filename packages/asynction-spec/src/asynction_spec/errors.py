"""What this package raises.

::

    AsynctionException          everything that asynction raises on purpose
    ├── InvalidDocument         a document cannot be read, or breaks AsyncAPI
    └── UnknownOption           a profile, rule or severity that does not exist (ValueError)
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from asynction_spec.diagnostics import Severity
from asynction_spec.spelling import nearest

if TYPE_CHECKING:
    from collections.abc import Sequence

    from asynction_spec.diagnostics import Diagnostic


class AsynctionException(RuntimeError):  # noqa: N818 - users of asynction 0.8 know this name
    """The root of every error that the asynction packages raise on purpose."""


class InvalidDocument(AsynctionException):
    """A document cannot be read, or breaks the AsyncAPI specification.

    All of its faults are listed at once, so that one run shows them all.
    """

    def __init__(self, diagnostics: Sequence[Diagnostic]) -> None:
        super().__init__(diagnostics)
        #: Everything that was found, warnings and infos included, in document order.
        self.diagnostics = tuple(diagnostics)

    def __str__(self) -> str:
        told = (one for one in self.diagnostics if one.severity is not Severity.INFO)
        return "\n".join(str(diagnostic) for diagnostic in told)


class UnknownOption(AsynctionException, ValueError):  # noqa: N818 - as the others
    """A caller named a profile, a rule or a severity that does not exist."""

    def __init__(self, noun: str, name: object, known: Sequence[str]) -> None:
        super().__init__(noun, name, known)
        #: What was named: ``profile``, ``rule`` or ``severity``.
        self.noun = noun
        #: How it was named.
        self.name = name
        #: The names that exist.
        self.known = tuple(known)

    def __str__(self) -> str:
        close = nearest(str(self.name), self.known)
        few = len(self.known) < 10
        known = f"use one of: {', '.join(self.known)}" if few else "asynction_spec.RULES has all"
        hint = f"did you mean {close!r}?" if close else known
        return f"there is no {self.noun} {self.name!r}; {hint}"
