"""What is wrong in a payload."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Violation:
    """One thing wrong in what travelled, or was about to travel, over the wire.

    It never holds the offending value: it may go into logs.
    """

    #: A JSON pointer (RFC 6901) into what was checked; empty for the whole of it.
    #: For arguments the first token is the argument's position: ``/0/name``.
    #: For a handshake it is the part: ``/query/token``.
    pointer: str

    #: The JSON Schema keyword that is not satisfied, such as ``required``, or
    #: ``arguments`` (wrong number of them), ``method`` (of a handshake), ``depth``.
    keyword: str

    #: What would satisfy it, for developers: it may name parts of the schema.
    message: str

    def __str__(self) -> str:
        return f"{self.pointer or '/'}: {self.message}"
