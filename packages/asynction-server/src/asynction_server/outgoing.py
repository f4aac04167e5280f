"""What the document lets the application send."""

from __future__ import annotations

from dataclasses import dataclass
from functools import wraps
from typing import TYPE_CHECKING

from asynction_server.answers import INTERNAL, invalid_payload
from asynction_server.errors import (
    MessageAckValidationException,
    PayloadValidationException,
    UndeclaredEvent,
)

if TYPE_CHECKING:
    from collections.abc import Mapping

    from asynction_server.answers import Answering
    from asynction_server.incoming import Judge
    from asynction_server.resolver import Handler
    from asynction_spec import Checks
    from asynction_spec.model.document import Namespace


@dataclass(frozen=True, slots=True, kw_only=True)
class Sendable:
    """An event that the application may send."""

    #: The namespace to send it in.
    namespace: str

    #: Its name.
    event: str

    #: Judges its arguments.
    arguments: Judge

    #: Judges what the client answers.
    ack: Judge

    def check_data(self, data: object) -> None:
        """Check what is to be sent: a tuple is several arguments, ``None`` is none.

        Raises:
            PayloadValidationException: The document does not allow it.
        """
        violation = self.arguments(_arguments(data))
        if violation is not None:
            raise PayloadValidationException(violation, self.namespace, self.event)

    def check_answer(self, answer: object) -> None:
        """Check what python-socketio's ``call`` has returned.

        Raises:
            MessageAckValidationException: The document does not allow it.
        """
        violation = self.ack(_arguments(answer))
        # ``call`` returns None for an empty ack and for an ack of one null.
        if violation is not None and (answer is not None or self.ack((None,)) is not None):
            raise MessageAckValidationException(violation, self.namespace, self.event)

    def checked_callback(self, callback: Handler, answering: Answering) -> Handler:
        """Give a callback that is called only with an ack that the document allows."""

        @wraps(callback)
        def acknowledged(*args: object) -> object:
            answer = INTERNAL
            try:
                violation = self.ack(args)
                if violation is not None:
                    answer = invalid_payload(violation)
                    raise MessageAckValidationException(violation, self.namespace, self.event)
                return callback(*args)
            except Exception as error:
                return answering(error, answer, self.namespace, self.event)

        return acknowledged


class Sendables:
    """All the events that the application may send."""

    def __init__(self, namespaces: Mapping[str, Namespace], checks: Checks) -> None:
        self._events = {address: tuple(each.sends) for address, each in namespaces.items()}
        self._sendables = {
            (address, event): Sendable(
                namespace=address,
                event=event,
                arguments=checks.arguments(message.payload).violation,
                ack=checks.ack(message.ack).violation,
            )
            for address, namespace in namespaces.items()
            for event, message in namespace.sends.items()
        }

    def find(self, namespace: str, event: str) -> Sendable:
        """Give the event of a namespace.

        Raises:
            UndeclaredEvent: The document does not say that the application sends it.
        """
        try:
            return self._sendables[namespace, event]
        except KeyError:
            raise UndeclaredEvent(namespace, event, self._events.get(namespace)) from None


def _arguments(data: object) -> tuple[object, ...]:
    if isinstance(data, tuple):
        return data
    return () if data is None else (data,)
