"""What a client is told when something fails.

An event that fails is answered, if the client asked for an ack, with one
argument::

    {"error": {
        "code": "invalid_payload",
        "message": "/0/name does not satisfy 'type'",
        "violations": [{"pointer": "/0/name", "message": "does not satisfy 'type'"}]
    }}

``code`` is one of:

``invalid_payload``
    The event's arguments are not what the document says; ``violations`` says where.
``invalid_ack``
    The application's ack is not what the document says. Not the client's fault,
    so there is nothing more to know.
``internal``
    The application failed.
``invalid_handshake``
    The connection's query, headers or ``auth`` are not what the document says.

A connection that is refused ends in CONNECT_ERROR, whose ``message`` is a short
sentence and whose ``data`` is the same object as above.

A client is never told values, schemas, names of classes, paths or the text of
exceptions: sentences are made of JSON pointers and JSON Schema keywords.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from asynction_spec import Violation

    #: Deals with an exception, while it is being handled, and says what the client is
    #: told: the exception, the answer proposed, the namespace, the event.
    Answering: TypeAlias = "Callable[[Exception, Answer, str, str], object]"


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """What a client is told about one failure."""

    #: A stable name for this kind of failure.
    code: str

    #: One sentence for people.
    message: str

    #: What is wrong in what the client sent.
    violations: tuple[Violation, ...] = ()

    def to_dict(self) -> dict[str, object]:
        """Give the object that travels, as this module's docstring shows it."""
        violations = [
            {"pointer": each.pointer, "message": _sentence(each)} for each in self.violations
        ]
        error = {"code": self.code, "message": self.message, "violations": violations}
        return {"error": error}


# What no JSON Schema keyword stands for.
_WORDS: Mapping[str, str] = {
    "arguments": "has the wrong number of arguments",
    "depth": "is nested too deeply",
    "method": "has the wrong HTTP method",
}

#: The application failed.
INTERNAL = Answer(code="internal", message="Internal error")

#: The application's ack is not what the document says.
INVALID_ACK = Answer(code="invalid_ack", message="The answer does not match the API description")


def invalid_payload(violation: Violation) -> Answer:
    """Give the answer to arguments that are not what the document says."""
    return _blame(violation, "invalid_payload", "The payload")


def invalid_handshake(violation: Violation) -> Answer:
    """Give the answer to a handshake that is not what the document says."""
    return _blame(violation, "invalid_handshake", "The handshake")


def _blame(violation: Violation, code: str, whole: str) -> Answer:
    message = f"{violation.pointer or whole} {_sentence(violation)}"
    return Answer(code=code, message=message, violations=(violation,))


def _sentence(violation: Violation) -> str:
    return _WORDS.get(violation.keyword, f"does not satisfy {violation.keyword!r}")
