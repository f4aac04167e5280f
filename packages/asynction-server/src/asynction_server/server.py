"""The Flask extension."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Self

import flask_socketio

from asynction_server.binder import Binder
from asynction_server.endpoint import chosen_server, served_namespaces, socketio_path
from asynction_server.failures import Failures, ensure_logged
from asynction_server.outgoing import Sendables
from asynction_server.registrations import registrations
from asynction_server.resolver import ImportResolver, Role
from asynction_server.security import refuse_security
from asynction_spec import Checks, Document, load

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path
    from typing import IO

    from flask import Flask

    from asynction_server.outgoing import Sendable
    from asynction_server.resolver import Handler, Resolver, Slot


class AsynctionSocketIO(flask_socketio.SocketIO):
    """A Flask-SocketIO server driven by an AsyncAPI document.

    Make one with :meth:`from_spec`. Everything that Flask-SocketIO's ``SocketIO``
    can do works as before; ``emit``, ``send`` and ``call`` send only what the
    document says.
    """

    # What Flask-SocketIO has and its type stubs leave out.
    server: Any
    server_options: dict[str, Any]
    exception_handlers: dict[str, Handler]
    default_exception_handler: Handler | None

    def __init__(
        self,
        document: Document,
        *,
        validation: bool = True,
        server_name: str | None = None,
        docs: bool = True,
        default_error_handler: Handler | None = None,
        app: Flask | None = None,
        resolver: Resolver | None = None,
        **kwargs: Any,
    ) -> None:
        #: The document that drives this server.
        self.document = document
        #: Whether what travels is checked.
        self.validation = validation
        #: Whether to serve the document as a page (takes effect with asynction-docs).
        self.docs = docs
        #: The app that was attached last.
        self.app: Flask | None = None
        #: The document's server that is served; ``None`` when there is none, or several.
        self.spec_server = chosen_server(document, server_name)
        #: The namespaces that are served, by address.
        self.namespaces = served_namespaces(document, self.spec_server)
        self._default_error_handler = default_error_handler
        self._resolver = resolver
        self._failures = Failures(self)
        self._checks = Checks()
        self._sendables = Sendables(self.namespaces, self._checks)
        self._options = _with_path(kwargs, socketio_path(self.spec_server))
        super().__init__(app, **self._options)

    @classmethod
    def from_spec(
        cls,
        spec_path: str | Path | Mapping[str, Any] | IO[str] | IO[bytes] | Document,
        validation: bool = True,
        server_name: str | None = None,
        docs: bool = True,
        default_error_handler: Handler | None = None,
        app: Flask | None = None,
        **kwargs: Any,
    ) -> Self:
        """Make a server from an AsyncAPI document.

        Handlers are imported when an app is attached, here or by :meth:`init_app`.
        Without an app, and with a ``message_queue``, the server only emits: that
        is how another process sends events.

        Args:
            spec_path: A path of a YAML or JSON file, an open file, a mapping, or a
                document that ``asynction_spec.load`` has returned.
            validation: Whether events, acks, handshakes and emits are checked.
            server_name: Which of the document's servers this is: it gives the
                Socket.IO path and the security, and its channels are served. Not
                needed when the document has one server.
            docs: Whether to serve the document as a page, once asynction-docs exists.
            default_error_handler: Called with the exceptions of handlers in
                namespaces that have no error handler of their own.
            app: The Flask app to attach to.
            **kwargs: What Flask-SocketIO's ``SocketIO`` takes. ``path`` (or
                ``resource``) overrides the path of the document's server.

        Raises:
            InvalidDocument: The document has faults; all of them are listed.
            UnknownServer: The document has no server ``server_name``.
            HandlerNotFound: Handlers are missing, or cannot be imported.
            SecurityNotSupported: The document demands security.
            ServerNotChosen: It has several servers, one demands security, and
                there is no ``server_name``.
        """
        return cls(
            spec_path if isinstance(spec_path, Document) else load(spec_path),
            validation=validation,
            server_name=server_name,
            docs=docs,
            default_error_handler=default_error_handler,
            app=app,
            **kwargs,
        )

    def init_app(self, app: Flask | None, **kwargs: Any) -> None:
        """Attach to an app: import the handlers, register them, serve Socket.IO.

        If anything fails, the app is as it was before. Attaching once more to the
        same app changes nothing, unless there are new options: then, as for
        another app, Flask-SocketIO makes a new server.

        Args:
            app: The Flask app; ``None`` in a process that only emits.
            **kwargs: What Flask-SocketIO's ``init_app`` takes, instead of or in
                addition to what :meth:`from_spec` was given.

        Raises:
            HandlerNotFound: Handlers are missing, or cannot be imported.
            SecurityNotSupported: The document demands security.
            ServerNotChosen: The document has several servers, one demands security,
                and none is chosen.
        """
        options = self._options | _with_path(kwargs, None)
        if app is None:
            super().init_app(None, **options)  # type: ignore[arg-type]  # the stubs forget None
        elif kwargs or app is not self.app:
            self._attach(app, options)

    def emit(self, event: str, *args: Any, **kwargs: Any) -> None:
        """Send an event, as Flask-SocketIO's ``emit``, if the document lets it travel.

        Data that is a tuple is several arguments; no data, or ``None``, is none.
        A ``callback`` is called only with an ack that the document allows.

        Raises:
            UndeclaredEvent: The document does not say that the application sends it.
            PayloadValidationException: The document does not allow the data.
        """
        if self.validation:
            sendable = self._checked(event, args, kwargs)
            callback = kwargs.get("callback")
            if callable(callback):
                kwargs["callback"] = sendable.checked_callback(callback, self._failures.answer)
        super().emit(event, *args, **kwargs)

    def call(self, event: str, *args: Any, **kwargs: Any) -> Any:
        """Send an event and wait for the ack, as Flask-SocketIO's ``call``; both are checked.

        Raises:
            UndeclaredEvent: The document does not say that the application sends it.
            PayloadValidationException: The document does not allow the data.
            MessageAckValidationException: The document does not allow what the client
                answered.
        """
        sendable = self._checked(event, args, kwargs) if self.validation else None
        answer = super().call(event, *args, **kwargs)
        if sendable is not None:
            sendable.check_answer(answer)
        return answer

    def _checked(self, event: str, args: tuple[Any, ...], kwargs: dict[str, Any]) -> Sendable:
        sendable = self._sendables.find(kwargs.get("namespace") or "/", event)
        sendable.check_data(args[0] if args else kwargs.get("data"))
        return sendable

    def _attach(self, app: Flask, options: dict[str, Any]) -> None:
        refuse_security(self.document, self.spec_server, self.namespaces)
        resolver = self._resolver or ImportResolver()
        found = registrations(self.document, self.namespaces, resolver)
        binder = Binder(
            self._checks,
            self._failures,
            validation=self.validation,
            is_connected=lambda sid, address: self.server.manager.is_connected(sid, address),
        )
        ready = [(each.slot, binder.handler(each)) for each in found]
        if self._default_error_handler is not None:
            self.on_error_default(self._default_error_handler)
        self._serve(app, options)
        for slot, handler in ready:
            self._register(slot, handler)
        ensure_logged()

    def _serve(self, app: Flask, options: dict[str, Any]) -> None:
        previous = app.extensions.get("socketio"), dict(self.server_options)
        # Without a list of namespaces, python-socketio lets anybody into "/".
        options = {"namespaces": list(self.namespaces)} | options
        try:
            super().init_app(app, **options)
        except BaseException:
            extension, self.server_options = previous
            _restore_extension(app, extension)
            raise
        self.app = app

    def _register(self, slot: Slot, handler: Handler | None) -> None:
        if handler is None:
            return
        if slot.role is Role.ERROR:
            self.on_error(slot.namespace.address)(handler)
        else:
            self.on_event(slot.event, handler, namespace=slot.namespace.address)


def _with_path(options: Mapping[str, Any], default: str | None) -> dict[str, Any]:
    explicit = [options[name] for name in ("path", "resource") if options.get(name) is not None]
    rest = {name: value for name, value in options.items() if name not in {"path", "resource"}}
    path = explicit[0] if explicit else default
    return rest if path is None else rest | {"path": path}


def _restore_extension(app: Flask, extension: object) -> None:
    if extension is None:
        app.extensions.pop("socketio", None)
    else:
        app.extensions["socketio"] = extension
