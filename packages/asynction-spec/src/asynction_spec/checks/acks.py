"""What the receiver of an event answers."""

from __future__ import annotations

from typing import TYPE_CHECKING

from asynction_spec.checks.violations import Violation

if TYPE_CHECKING:
    from collections.abc import Sequence

    from asynction_spec.checks.arguments import ArgumentsCheck


class AckCheck:
    """The alternatives of an ack, one of which must fit; none at all allows anything."""

    def __init__(self, alternatives: Sequence[ArgumentsCheck]) -> None:
        self._alternatives = tuple(alternatives)

    def violation(self, args: Sequence[object]) -> Violation | None:
        """Give the fault of an ack's arguments, or ``None`` when they fit an alternative."""
        first: Violation | None = None
        for alternative in self._alternatives:
            fault = alternative.violation(args)
            if fault is None:
                return None
            first = first or fault
        number = len(self._alternatives)
        if first is None or number == 1:
            return first
        message = f"fits none of the {number} alternatives of the ack; of the first, {first}"
        return Violation(pointer="", keyword="anyOf", message=message)
