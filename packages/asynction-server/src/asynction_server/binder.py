"""Registrations made ready for Flask-SocketIO."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, TypeAlias

from flask import request

from asynction_server.incoming import checked_connect, checked_disconnect, checked_event
from asynction_server.resolver import Role

if TYPE_CHECKING:
    from collections.abc import Callable

    from asynction_server.failures import Failures
    from asynction_server.incoming import HandshakeJudge
    from asynction_server.registrations import Registration
    from asynction_server.resolver import Handler, Slot
    from asynction_spec import Checks, Violation
    from asynction_spec.model.document import Namespace

    #: Says whether a client, by its ``sid``, is connected to a namespace.
    IsConnected: TypeAlias = Callable[[str, str], bool]


class Binder:
    """Gives handlers what they need of Flask: the request, and where exceptions go."""

    def __init__(
        self, checks: Checks, failures: Failures, *, validation: bool, is_connected: IsConnected
    ) -> None:
        self._checks = checks
        self._failures = failures
        self._validation = validation
        self._is_connected = is_connected

    def handler(self, registration: Registration) -> Handler | None:
        """Give the callable to register; ``None`` when nothing is to be called."""
        slot, handler = registration.slot, registration.handler
        if slot.role is Role.CONNECT:
            return self._connect(slot, handler)
        if handler is None or slot.role is Role.ERROR:
            return handler
        return (
            self._disconnect(slot, handler) if slot.message is None else self._event(slot, handler)
        )

    def _event(self, slot: Slot, handler: Handler) -> Handler:
        message = slot.message if self._validation else None
        return checked_event(
            slot,
            handler,
            arguments=self._checks.arguments(message.payload if message else None).violation,
            ack=self._checks.ack(message.ack if message else None).violation,
            answering=self._failures.answer,
        )

    def _connect(self, slot: Slot, handler: Handler | None) -> Handler:
        judge = self._handshake_judge(slot.namespace)
        connect = checked_connect(slot, handler, handshake=judge, recording=self._failures.record)

        def on_connect(auth: object = None) -> object:
            # A client can emit an event named "connect". False answers that, and
            # would refuse a connection.
            return connect(auth) if _is_connecting() else False

        return on_connect

    def _disconnect(self, slot: Slot, handler: Handler) -> Handler:
        disconnect = checked_disconnect(slot, handler, answering=self._failures.answer)
        namespace = slot.namespace.address

        def on_disconnect(reason: object = None) -> object:
            # A client can emit an event named "disconnect", and is connected then.
            still_connected = self._is_connected(_request().sid, namespace)
            return False if still_connected else disconnect(reason)

        return on_disconnect

    def _handshake_judge(self, namespace: Namespace) -> HandshakeJudge:
        bindings = namespace.bindings if self._validation else ()
        check = self._checks.handshake(bindings)

        def judge(auth: object) -> Violation | None:
            return check.violation(
                method=request.method,
                query=request.args.to_dict(flat=False),
                headers=dict(request.headers),
                auth=auth,
            )

        return judge


def _is_connecting() -> bool:
    # Only python-socketio can pass the WSGI environment itself.
    args = _request().event["args"]
    return bool(args) and args[0] is request.environ


def _request() -> Any:
    return request  # with what Flask-SocketIO sets on it: sid, namespace and event
