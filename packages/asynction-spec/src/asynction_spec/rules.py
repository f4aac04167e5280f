"""What a sound document may still get wrong: rules on the model."""

from __future__ import annotations

from typing import TYPE_CHECKING

from asynction_spec.diagnostics import Diagnostic
from asynction_spec.model.channels import Action

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from asynction_spec.model.channels import Operation
    from asynction_spec.model.document import Document, Namespace
    from asynction_spec.model.messages import Message

# A client could run the application's own handlers by emitting them (Socket.IO
# protocol, "Event names"; the first two are those of python-socketio).
_RESERVED = frozenset(
    ["connect", "disconnect", "connect_error", "disconnecting", "newListener", "removeListener"]
)


def check_rules(document: Document) -> Iterator[Diagnostic]:
    """Apply every rule to a document whose structure is sound."""
    for rule in _RULES:
        yield from rule(document)


def _namespaces_begin_with_a_slash(document: Document) -> Iterator[Diagnostic]:
    for channel in document.channels.values():
        if channel.address is not None and not channel.address.startswith("/"):
            message = f"{channel.address!r} is no Socket.IO namespace"
            hint = f"a namespace begins with a slash: '/{channel.address}'"
            yield _fault(document, "bad-namespace", message, hint, channel.pointer)


def _events_have_usable_names(document: Document) -> Iterator[Diagnostic]:
    for operation in document.operations:
        if operation.channel.address is None:
            continue
        for message in operation.messages:
            if not message.event:
                hint = "give it a 'name'"
                text = "this message has no event name"
                yield _fault(document, "no-event-name", text, hint, message.pointer)
            elif message.event in _RESERVED:
                text = f"{message.event!r} is reserved by Socket.IO"
                hint = "choose another 'name'; 'x-handlers' has handlers of connections"
                yield _fault(document, "reserved-event", text, hint, message.pointer)


def _events_are_declared_once(document: Document) -> Iterator[Diagnostic]:
    seen: dict[tuple[str | None, Action, str], Message] = {}
    for operation in document.operations:
        for message in filter(lambda message: message.event, operation.messages):
            key = (operation.channel.address, operation.action, message.event)
            first = seen.setdefault(key, message)
            if _differ(first, message):
                yield _duplicate(document, operation, message, first)


def _differ(first: Message, second: Message) -> bool:
    return first.pointer != second.pointer or (first.handler, first.ack) != (
        second.handler,
        second.ack,
    )


def _duplicate(
    document: Document, operation: Operation, message: Message, first: Message
) -> Diagnostic:
    verb = "received" if operation.action is Action.RECEIVE else "sent"
    text = f"{message.event!r} is {verb} twice in namespace {operation.channel.address!r}"
    hint = f"the first is at {document.locate(first.pointer)}; make them one, or rename one"
    return _fault(document, "duplicate-event", text, hint, message.pointer)


def _channels_of_a_namespace_agree(document: Document) -> Iterator[Diagnostic]:
    for namespace in document.namespaces.values():
        if len(namespace.channels) > 1:
            yield from _disagreements(document, namespace)


def _disagreements(document: Document, namespace: Namespace) -> Iterator[Diagnostic]:
    for field in ("connect", "disconnect", "error"):
        named = {getattr(channel.handlers, field) for channel in namespace.channels} - {None}
        if len(named) > 1:
            paths = ", ".join(sorted(named))
            text = f"namespace {namespace.address!r} has several {field} handlers: {paths}"
            hint = "keep one of them"
            yield _fault(
                document, "conflicting-handlers", text, hint, namespace.channels[1].pointer
            )
    secured = [channel for channel in namespace.channels if channel.security is not None]
    if any(channel.security != secured[0].security for channel in secured[1:]):
        text = f"namespace {namespace.address!r} has several lists of 'x-security'"
        hint = "keep one of them"
        yield _fault(document, "conflicting-security", text, hint, secured[1].pointer)


def _messages_belong_to_the_channel(document: Document) -> Iterator[Diagnostic]:
    """3.x: "every message MUST be … from the channel referenced in this operation"."""
    for operation in document.operations:
        ids = operation.channel.messages
        for message in operation.messages:
            if message.id and message.id not in ids:
                text = f"{message.id!r} is no message of channel {operation.channel.id!r}"
                hint = f"the channel has {', '.join(map(repr, ids)) or 'none'}"
                yield _fault(document, "message-not-in-channel", text, hint, operation.pointer)


def _fault(document: Document, code: str, message: str, hint: str, pointer: str) -> Diagnostic:
    location = document.locate(pointer)
    return Diagnostic(code=code, message=message, hint=hint, location=location)


_RULES: tuple[Callable[[Document], Iterator[Diagnostic]], ...] = (
    _namespaces_begin_with_a_slash,
    _events_have_usable_names,
    _events_are_declared_once,
    _channels_of_a_namespace_agree,
    _messages_belong_to_the_channel,
)
