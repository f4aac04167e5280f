"""Rules of Socket.IO: namespaces, events, acks, and what carries them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from asynction_spec.model.channels import Action
from asynction_spec.rules.check import ModelCheck, ObjectCheck, TreeCheck
from asynction_spec.rules.fault import fault, fault_at
from asynction_spec.structure.schema_table import SCHEMA_KIND

if TYPE_CHECKING:
    from asynction_spec.diagnostics import Diagnostic
    from asynction_spec.model.channels import Operation
    from asynction_spec.model.document import Document
    from asynction_spec.model.messages import Message
    from asynction_spec.rules.fault import Faults
    from asynction_spec.rules.scope import Scope
    from asynction_spec.structure.nodes import Node

# A client could run the application's own handlers by emitting them (Socket.IO
# protocol, "Event names"; the first two are those of python-socketio).
_RESERVED = frozenset(
    ["connect", "disconnect", "connect_error", "disconnecting", "newListener", "removeListener"]
)
_PROTOCOLS = frozenset(["ws", "wss", "http", "https", "socketio", "socket.io"])


def _namespaces_begin_with_a_slash(document: Document) -> Faults:
    for channel in document.channels.values():
        if channel.address is not None and not channel.address.startswith("/"):
            message = f"{channel.address!r} is no Socket.IO namespace"
            hint = f"a namespace begins with a slash: '/{channel.address}'"
            yield fault_at(document, "bad-namespace", message, hint, channel.pointer)


def _events_have_usable_names(document: Document) -> Faults:
    for operation in document.operations:
        if operation.channel.address is None:
            continue
        for message in operation.messages:
            if not message.event:
                hint = "give it a 'name'"
                text = "this message has no event name"
                yield fault_at(document, "no-event-name", text, hint, message.pointer)
            elif message.event in _RESERVED:
                text = f"{message.event!r} is reserved by Socket.IO"
                hint = "choose another 'name'; 'x-handlers' has handlers of connections"
                yield fault_at(document, "reserved-event", text, hint, message.pointer)


def _events_are_declared_once(document: Document) -> Faults:
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
    return fault_at(document, "duplicate-event", text, hint, message.pointer)


def _channels_of_a_namespace_agree(document: Document) -> Faults:
    for namespace in document.namespaces.values():
        for field in ("connect", "disconnect", "error"):
            named = {getattr(channel.handlers, field) for channel in namespace.channels} - {None}
            if len(named) > 1:
                paths = ", ".join(sorted(named))
                text = f"namespace {namespace.address!r} has several {field} handlers: {paths}"
                hint, place = "keep one of them", namespace.channels[1].pointer
                yield fault_at(document, "conflicting-handlers", text, hint, place)


def _servers_carry_socketio(node: Node, _scope: Scope) -> Faults:
    protocol = node.value["protocol"]
    if protocol.lower() not in _PROTOCOLS:
        message = f"the protocol {protocol!r} does not carry Socket.IO"
        hint = "write ws, wss, http or https"
        yield fault("protocol-not-socketio", message, node.child("protocol"), hint)


def _handshakes_are_get_requests(node: Node, _scope: Scope) -> Faults:
    if node.value.get("method") == "POST":
        message = "no Socket.IO client opens a connection with POST"
        yield fault("ws-method-post", message, node.child("method"), "write GET, or remove it")


def _bindings_are_of_socketio(node: Node, _scope: Scope) -> Faults:
    for name in node.value:
        if name != "ws" and not name.startswith("x-"):
            message = f"the binding {name!r} means nothing to Socket.IO"
            hint = "'ws' and 'x-socketio' do"
            yield fault("binding-ignored", message, node.child(name), hint)


def _replies_have_no_address(node: Node, _scope: Scope) -> Faults:
    if "address" in node.value:
        message = "an ack goes back where the event came from: this address has no effect"
        yield fault("reply-address-ignored", message, node.child("address"), "remove it")


def _acks_are_described_once(document: Document) -> Faults:
    for operation in document.operations:
        if operation.reply is None or not operation.reply.messages:
            continue
        for message in operation.messages:
            if "x-ack" in message.raw:
                text = f"the ack of {message.event!r} is described by 'reply' too, which counts"
                place = f"{message.pointer}/x-ack"
                yield fault_at(document, "ack-and-reply", text, "remove one of them", place)


def _acks_have_args(node: Node, scope: Scope) -> Faults:
    yield from _ack(node, scope) if "x-ack" in node.value else ()


def _named_acks_have_args(scope: Scope) -> Faults:
    for entry in scope.entries("components", "x-messageAcks"):
        yield from _arguments(entry)


def _ack(message: Node, scope: Scope) -> Faults:
    place = message.child("x-ack")
    if scope.follow(place) is place:  # a named one is looked at where it stands
        yield from _arguments(place)


def _arguments(ack: Node) -> Faults:
    fields = SCHEMA_KIND.fields.keys() | {"args", "$ref"}
    if isinstance(ack.value, dict) and ack.value and fields.isdisjoint(ack.value):
        message = "this ack does not say what the answer looks like"
        yield fault("ack-without-args", message, ack, "write 'args' with a schema")


#: Checks of what makes sense to Socket.IO.
CHECKS = (
    ModelCheck(codes=("bad-namespace",), check=_namespaces_begin_with_a_slash),
    ModelCheck(codes=("no-event-name", "reserved-event"), check=_events_have_usable_names),
    ModelCheck(codes=("duplicate-event",), check=_events_are_declared_once),
    ModelCheck(codes=("conflicting-handlers",), check=_channels_of_a_namespace_agree),
    ObjectCheck(codes=("protocol-not-socketio",), kinds=("server",), check=_servers_carry_socketio),
    ObjectCheck(
        codes=("ws-method-post",), kinds=("wsBinding",), check=_handshakes_are_get_requests
    ),
    ObjectCheck(
        codes=("binding-ignored",),
        kinds=("bindings", "channelBindings"),
        check=_bindings_are_of_socketio,
    ),
    ObjectCheck(codes=("reply-address-ignored",), kinds=("reply",), check=_replies_have_no_address),
    ModelCheck(codes=("ack-and-reply",), check=_acks_are_described_once),
    ObjectCheck(codes=("ack-without-args",), kinds=("message",), check=_acks_have_args),
    TreeCheck(codes=("ack-without-args",), check=_named_acks_have_args),
)
