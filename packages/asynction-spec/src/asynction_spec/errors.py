"""What this package raises.

::

    AsynctionException          everything that asynction raises on purpose
    └── InvalidDocument         a document cannot be read, or breaks AsyncAPI
"""

from __future__ import annotations

from typing import TYPE_CHECKING

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
        #: Every fault of the document, warnings included, in document order.
        self.diagnostics = tuple(diagnostics)

    def __str__(self) -> str:
        return "\n".join(str(diagnostic) for diagnostic in self.diagnostics)
