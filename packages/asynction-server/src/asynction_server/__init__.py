"""Flask-SocketIO servers driven by an AsyncAPI document."""

from asynction_server.errors import (
    BindingsValidationException,
    HandlerNotFound,
    MessageAckValidationException,
    PayloadValidationException,
    SecurityException,
    ServerNotChosen,
    UndeclaredEvent,
    UnknownServer,
    ValidationException,
)
from asynction_server.server import AsynctionSocketIO
from asynction_spec import AsynctionException

__all__ = [
    "AsynctionException",
    "AsynctionSocketIO",
    "BindingsValidationException",
    "HandlerNotFound",
    "MessageAckValidationException",
    "PayloadValidationException",
    "SecurityException",
    "ServerNotChosen",
    "UndeclaredEvent",
    "UnknownServer",
    "ValidationException",
]
