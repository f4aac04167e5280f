"""What this package raises.

::

    AsynctionException                        everything that asynction raises on purpose
    ├── HandlerNotFound                       at start: handlers that a document lacks or misspells
    ├── UnknownServer                         at start: the document has no server of that name
    ├── ServerNotChosen                       at start: several servers, and security on one of them
    ├── SecurityNotSupported                  at start: the document demands security
    ├── ValidationException                   at run time: what travels is not as the document says
    │   ├── PayloadValidationException        the arguments of an event
    │   ├── MessageAckValidationException     the ack of an event
    │   ├── BindingsValidationException       the handshake of a connection
    │   └── UndeclaredEvent                   an event that the document does not let us send
    └── SecurityException                     a caller who may not connect; raise it to refuse
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from socketio import exceptions

from asynction_spec import AsynctionException
from asynction_spec.spelling import did_you_mean

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from asynction_spec import Location, Violation


def listed(names: Iterable[str]) -> str:
    """Give names as people read them: ``'a', 'b'``; ``none`` without any."""
    return ", ".join(repr(name) for name in names) or "none"


@dataclass(frozen=True, slots=True, kw_only=True)
class HandlerFault:
    """One handler that cannot be had."""

    #: Where the document names it, or should.
    location: Location

    #: What it is for: ``event 'message' of namespace '/'``.
    role: str

    #: Its dotted path; ``None`` when the document names no handler.
    path: str | None

    #: What is wrong, as a clause.
    problem: str

    #: How to put it right.
    hint: str

    def __str__(self) -> str:
        named = f" (handler {self.path!r})" if self.path is not None else ""
        return f"{self.location}: {self.role}{named}: {self.problem}; {self.hint}"


class HandlerNotFound(AsynctionException):
    """Handlers that a document lacks or misspells; all of them, one on each line.

    What a module raised while it was imported is the error's ``__cause__``.
    """

    def __init__(self, faults: Sequence[HandlerFault]) -> None:
        super().__init__(faults)
        #: Every handler that cannot be had, in document order.
        self.faults = tuple(faults)

    def __str__(self) -> str:
        return "\n".join(str(fault) for fault in self.faults)


class UnknownServer(AsynctionException):
    """The document has no server of the name asked for."""

    def __init__(self, server_name: str, known: Sequence[str], location: Location) -> None:
        super().__init__(server_name, known, location)
        #: The name asked for.
        self.server_name = server_name
        #: The names in the document.
        self.known = tuple(known)
        #: Where the document lists its servers.
        self.location = location

    def __str__(self) -> str:
        hint = did_you_mean(self.server_name, self.known)
        return (
            f"{self.location}: there is no server {self.server_name!r}; "
            f"{hint or f'the servers are: {listed(self.known)}'}"
        )


class ServerNotChosen(AsynctionException):
    """Which security applies is open: several servers, and no ``server_name``."""

    def __init__(self, known: Sequence[str], location: Location) -> None:
        super().__init__(known, location)
        #: The names in the document.
        self.known = tuple(known)
        #: Where the document demands security.
        self.location = location

    def __str__(self) -> str:
        return (
            f"{self.location}: a server demands security, and the document has several servers; "
            f"pass server_name, one of: {listed(self.known)}"
        )


class SecurityNotSupported(AsynctionException):
    """The document demands security, which this version does not enforce."""

    def __init__(self, demands: Sequence[tuple[Location, str]]) -> None:
        super().__init__(demands)
        #: Every place that demands security, and what it is: ``server 'production'``.
        self.demands = tuple(demands)

    def __str__(self) -> str:
        return "\n".join(
            f"{location}: {what} demands security, which this version of asynction-server "
            "cannot enforce, so it does not start; remove the requirement, "
            "or open each namespace with 'x-security: []'"
            for location, what in self.demands
        )


class ValidationException(AsynctionException):
    """What travels is not what the document says."""

    #: What is wrong in it, for ``str.format``.
    _subject: ClassVar[str] = "event {event!r} of namespace {namespace!r}"

    def __init__(self, violation: Violation | None, namespace: str, event: str) -> None:
        super().__init__(violation, namespace, event)
        #: The first thing wrong; ``None`` when the event itself is.
        self.violation = violation
        #: The namespace, such as ``/``.
        self.namespace = namespace
        #: The event; ``connect`` for a handshake.
        self.event = event

    @property
    def message(self) -> str:
        """What is wrong, without the place: the violation's own sentence."""
        return str(self.violation.message if self.violation else self)

    def __str__(self) -> str:
        subject = self._subject.format(event=self.event, namespace=self.namespace)
        return f"{subject}: {self.violation}"


class PayloadValidationException(ValidationException):
    """The arguments of an event are not what the document says."""

    _subject = "arguments of event {event!r} of namespace {namespace!r}"


class MessageAckValidationException(ValidationException):
    """The ack of an event is not what the document says."""

    _subject = "ack of event {event!r} of namespace {namespace!r}"


class BindingsValidationException(ValidationException):
    """The handshake of a connection is not what the document's bindings say."""

    _subject = "handshake of namespace {namespace!r}"


class UndeclaredEvent(ValidationException):
    """The document does not let the application send this event."""

    def __init__(self, namespace: str, event: str, declared: Sequence[str] | None) -> None:
        super().__init__(None, namespace, event)
        self.args = (namespace, event, declared)
        #: The events that the namespace sends; ``None`` when the document has no such namespace.
        self.declared = None if declared is None else tuple(declared)

    def __str__(self) -> str:
        where = f"event {self.event!r} of namespace {self.namespace!r}"
        if self.declared is None:
            return (
                f"{where}: the document has no such namespace; add a channel, "
                "or pass one that it has"
            )
        hint = did_you_mean(self.event, self.declared)
        return (
            f"{where}: the document does not say that the application sends it; "
            f"{hint or f'the namespace sends: {listed(self.declared)}'}"
        )


class SecurityException(
    exceptions.ConnectionRefusedError,  # type: ignore[misc]  # python-socketio publishes no types
    AsynctionException,
):
    """A caller who may not connect: raise it in a connect handler to refuse the connection.

    The first argument becomes the ``message`` that the client is told, a second
    one its ``data``, as with Flask-SocketIO's ``ConnectionRefusedError``.
    """
