"""Handlers made safe: what they are given, and what becomes of what they give back."""

from __future__ import annotations

import inspect
from functools import wraps
from typing import TYPE_CHECKING, NoReturn, TypeAlias

from socketio import exceptions

from asynction_server.answers import INTERNAL, INVALID_ACK, invalid_handshake, invalid_payload
from asynction_server.errors import (
    BindingsValidationException,
    MessageAckValidationException,
    PayloadValidationException,
)
from asynction_spec import AsynctionException

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from asynction_server.answers import Answer, Answering
    from asynction_server.resolver import Handler, Slot
    from asynction_spec import Violation

    #: Gives the first thing wrong with arguments.
    Judge: TypeAlias = Callable[[Sequence[object]], Violation | None]

    #: Gives the first thing wrong with the handshake of the client that connects,
    #: whose ``auth`` payload it is given.
    HandshakeJudge: TypeAlias = Callable[[object], Violation | None]

    #: Logs an exception: the exception, the answer to it, the namespace, the event.
    Recording: TypeAlias = Callable[[BaseException, Answer, str, str], None]


def checked_event(
    slot: Slot, handler: Handler, *, arguments: Judge, ack: Judge, answering: Answering
) -> Handler:
    """Give the handler of an event, which checks and always has an answer.

    Its arguments are checked before it runs; what it returns, before that becomes
    the ack: a tuple is several arguments, ``None`` an empty ack that needs no check.
    """
    namespace, event = slot.namespace.address, slot.event

    @wraps(handler)
    def handle(*args: object) -> object:
        answer = INTERNAL
        try:
            violation = arguments(args)
            if violation is not None:
                answer = invalid_payload(violation)
                raise PayloadValidationException(violation, namespace, event)
            value = handler(*args)
            if value is not None:
                violation = ack(value if isinstance(value, tuple) else (value,))
                if violation is not None:
                    answer = INVALID_ACK
                    raise MessageAckValidationException(violation, namespace, event)
        except Exception as error:
            return answering(error, answer, namespace, event)
        return value

    return handle


def checked_connect(
    slot: Slot, handler: Handler | None, *, handshake: HandshakeJudge, recording: Recording
) -> Callable[[object], object]:
    """Give the connect handler of a namespace, which fails closed.

    Whatever goes wrong refuses the connection, by python-socketio's own
    ``ConnectionRefusedError``: Flask-SocketIO would offer any other exception to
    an error handler, and let the client in if that returns; both call a handler
    that raises ``TypeError`` again. The user's handler is called once.
    """
    namespace = slot.namespace.address
    call = _with_optional_argument(handler) if handler is not None else None

    def connect(auth: object = None) -> object:
        try:
            violation = handshake(auth)
            if violation is not None:
                error = BindingsValidationException(violation, namespace, slot.event)
                recording(error, invalid_handshake(violation), namespace, slot.event)
                _refuse("Invalid handshake", invalid_handshake(violation))
            return call(auth) if call is not None else None
        except (exceptions.ConnectionRefusedError, KeyboardInterrupt):
            raise
        except BaseException as error:  # gevent.Timeout, for one, is not an Exception
            if isinstance(error, ConnectionRefusedError) and error.errno is None:
                # Raised to refuse: a socket that failed has an errno.
                raise exceptions.ConnectionRefusedError("Connection refused by server") from error
            recording(error, INTERNAL, namespace, slot.event)
            _refuse("Internal error", INTERNAL)

    return connect


def checked_disconnect(slot: Slot, handler: Handler, *, answering: Answering) -> Handler:
    """Give the disconnect handler of a namespace, called once, with the reason if it takes one."""
    namespace = slot.namespace.address
    call = _with_optional_argument(handler)

    @wraps(handler)
    def disconnect(reason: object = None) -> None:
        try:
            call(reason)
        except Exception as error:
            try:
                answering(error, INTERNAL, namespace, slot.event)
            except TypeError as propagated:
                # python-socketio calls a disconnect handler that raises TypeError again.
                raise AsynctionException(f"{slot}: it raised {propagated!r}") from propagated

    return disconnect


def _refuse(message: str, answer: Answer) -> NoReturn:
    raise exceptions.ConnectionRefusedError(message, answer.to_dict())


def _with_optional_argument(handler: Handler) -> Callable[[object], object]:
    try:
        signature = inspect.signature(handler)
    except ValueError:  # written in C, and says nothing
        return handler
    try:
        signature.bind(None)
    except TypeError:
        return lambda _: handler()
    return handler
