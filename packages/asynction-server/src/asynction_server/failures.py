"""Where the exceptions of handlers go."""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING, Protocol

from flask import current_app, has_app_context, has_request_context, request
from flask.logging import default_handler

from asynction_server.answers import INTERNAL

if TYPE_CHECKING:
    from flask import Flask

    from asynction_server.answers import Answer
    from asynction_server.resolver import Handler

#: Says what failed: where, and the first thing wrong; never a value.
logger = logging.getLogger("asynction.server")
logger.addHandler(logging.NullHandler())


def ensure_logged() -> None:
    """See to it that failures are printed when the application configures no logging.

    Flask does the same for ``app.logger``. A handler's exception is caught, so
    that its client can be answered: unlogged, nobody would ever see it.
    """
    chain: logging.Logger | None = logger
    while chain is not None:
        if any(not isinstance(each, logging.NullHandler) for each in chain.handlers):
            return
        chain = chain.parent if chain.propagate else None
    logger.addHandler(default_handler)


class ErrorHandlers(Protocol):
    """What is read of a Flask-SocketIO server when a handler has failed."""

    #: Error handlers by namespace.
    exception_handlers: dict[str, Handler]

    #: The error handler of all other namespaces.
    default_exception_handler: Handler | None

    #: The app, for what happens outside of a request.
    app: Flask | None


class Failures:
    """Where the exceptions of one server's handlers go.

    In this order: the namespace's error handler; the default error handler; with
    neither, the log. Flask's way of testing comes before the log: under
    ``app.testing`` or ``PROPAGATE_EXCEPTIONS`` the exception goes on its way.
    """

    def __init__(self, socketio: ErrorHandlers) -> None:
        self._socketio = socketio

    def answer(self, error: Exception, answer: Answer, namespace: str, event: str) -> object:
        """Give what the client is told about an exception; call it while handling that one.

        An error handler's return value is the ack, as in Flask-SocketIO. An error
        handler that returns ``None`` has not said what to answer, and an empty ack
        would look like success: ``answer`` is sent.
        """
        handler = self._error_handler(namespace)
        if handler is None:
            return self._unhandled(error, answer, namespace, event)
        try:
            told = handler(error)
        except Exception as another:
            return self._unhandled(another, INTERNAL, namespace, event)
        return answer.to_dict() if told is None else told

    def record(self, error: BaseException, answer: Answer, namespace: str, event: str) -> None:
        """Log an exception, with its traceback when it is none that a check of ours raised."""
        where = {"namespace": namespace, "event": event, "sid": _sid()}
        if answer is INTERNAL:
            text = "event %r of namespace %r, client %s: the application raised %s"
            name = type(error).__name__
            logger.error(text, event, namespace, _sid(), name, exc_info=error, extra=where)
        else:
            level = logging.WARNING if answer.violations else logging.ERROR
            logger.log(level, "client %s: %s", _sid(), _printable(str(error)), extra=where)

    def _error_handler(self, namespace: str) -> Handler | None:
        default = self._socketio.default_exception_handler
        return self._socketio.exception_handlers.get(namespace, default)

    def _unhandled(self, error: Exception, answer: Answer, namespace: str, event: str) -> object:
        if _propagates(self._socketio.app):
            raise error
        self.record(error, answer, namespace, event)
        return answer.to_dict()


def _propagates(app: Flask | None) -> bool:
    serving = current_app if has_app_context() else app
    if serving is None:
        return False
    explicit: bool | None = serving.config["PROPAGATE_EXCEPTIONS"]
    return serving.testing if explicit is None else explicit


def _sid() -> str | None:
    return getattr(request, "sid", None) if has_request_context() else None


def _printable(sentence: str) -> str:
    # A pointer may hold property names that the client chose: no forged log lines.
    return "".join(each if each.isprintable() else repr(each)[1:-1] for each in sentence)
