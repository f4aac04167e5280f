"""Rules about where references of a kind may lead, and about what nothing refers to."""

from __future__ import annotations

from typing import TYPE_CHECKING

from asynction_spec.rules.check import ModelCheck, ObjectCheck, TreeCheck
from asynction_spec.rules.fault import fault, fault_at, listed
from asynction_spec.rules.scope import items
from asynction_spec.structure.nodes import Node, is_reference

if TYPE_CHECKING:
    from asynction_spec.model.document import Document
    from asynction_spec.rules.fault import Faults
    from asynction_spec.rules.scope import Scope

_FIRST_DEPRECATED = 3  # 2.3, "Channel Item Object"


def _channels_are_no_references(scope: Scope) -> Faults:
    if scope.minor < _FIRST_DEPRECATED:
        return
    for entry in scope.entries("channels"):
        if is_reference(entry.value):
            message = "'$ref' of a channel is deprecated since 2.3"
            yield fault("channel-ref-deprecated", message, entry, "write the channel in place")


def _root_channels_have_root_servers(node: Node, scope: Scope) -> Faults:
    if scope.is_entry(node, "channels"):
        for item in items(node, "servers"):
            yield from _root_only(item, "servers", "server-not-in-root", scope)


def _root_operations_have_root_channels(node: Node, scope: Scope) -> Faults:
    if not scope.is_entry(node, "operations"):
        return
    yield from _root_only(node.child("channel"), "channels", "channel-not-in-root", scope)
    reply = scope.get(node, "reply")
    if reply is not None and "channel" in reply.value and reply.parent is node:
        yield from _root_only(reply.child("channel"), "channels", "channel-not-in-root", scope)


def _root_only(reference: Node, section: str, code: str, scope: Scope) -> Faults:
    target = scope.step(reference)
    if target is not None and not scope.is_entry(target, section):
        message = f"{reference.value['$ref']!r} is not one of '#/{section}'"
        known = listed(entry.key for entry in scope.entries(section))
        hint = f"refer to one of them: '{section}' has {known}"
        yield fault(code, message, reference.child("$ref"), hint)


def _reply_messages_are_of_its_channel(node: Node, scope: Scope) -> Faults:
    if not node.value.get("messages"):
        return
    if "channel" not in node.value:
        message = "a reply with messages needs the channel that has them"
        hint = "add 'channel'"
        yield fault("reply-messages-without-channel", message, node.child("messages"), hint)
        return
    channel = scope.get(node, "channel")
    if channel is None:
        return
    own = items(channel, "messages")
    known = {id(entry.value) for entry in own}
    known |= {id(target.value) for entry in own if (target := scope.follow(entry)) is not None}
    for item in items(node, "messages"):
        target = scope.follow(item)
        if target is not None and id(target.value) not in known:
            message = f"{item.value['$ref']!r} is no message of the reply's channel"
            hint = f"the channel has {listed(entry.key for entry in own)}"
            yield fault("reply-message-not-in-channel", message, item, hint)


def _replies_have_one_address(node: Node, scope: Scope) -> Faults:
    channel = scope.get(node, "channel")
    if "address" in node.value and channel is not None and channel.value.get("address"):
        message = f"the reply's channel has an address too: {channel.value['address']!r}"
        hint = "remove one; 'address: null' in the channel leaves it to the reply"
        place = node.child("address")
        yield fault("reply-address-and-channel-address", message, place, hint)


def _messages_belong_to_the_channel(document: Document) -> Faults:
    """3.x: "every message MUST be … from the channel referenced in this operation"."""
    for operation in document.operations:
        ids = operation.channel.messages
        for message in operation.messages:
            if message.id and message.id not in ids:
                text = f"{message.id!r} is no message of channel {operation.channel.id!r}"
                hint = f"the channel has {', '.join(map(repr, ids)) or 'none'}"
                yield fault_at(document, "message-not-in-channel", text, hint, operation.pointer)


# Security schemes have a rule of their own, for 2.x refers to them by name.
_NAMED_OTHERWISE = "securitySchemes"


def _components_are_used(scope: Scope) -> Faults:
    used = set()
    for node, _ in scope.references:
        target = scope.step(node)
        if target is not None and target.source.is_main:
            component = tuple(target.tokens[:3])
            if not node.source.is_main or tuple(node.tokens[:3]) != component:
                used.add(component)
    for section in scope.entries("components"):
        if not isinstance(section.value, dict) or section.key == _NAMED_OTHERWISE:
            continue
        for entry in section.children():
            if ("components", section.key, entry.key) not in used:
                message = f"nothing refers to {entry.key!r}"
                yield fault("unused-component", message, entry, "remove it, or refer to it")


#: Checks of references.
CHECKS = (
    TreeCheck(codes=("channel-ref-deprecated",), check=_channels_are_no_references, family=2),
    ObjectCheck(
        codes=("server-not-in-root",),
        kinds=("channel",),
        check=_root_channels_have_root_servers,
        family=3,
    ),
    ObjectCheck(
        codes=("channel-not-in-root",),
        kinds=("operation",),
        check=_root_operations_have_root_channels,
        family=3,
    ),
    ObjectCheck(
        codes=("reply-messages-without-channel", "reply-message-not-in-channel"),
        kinds=("reply",),
        check=_reply_messages_are_of_its_channel,
    ),
    ObjectCheck(
        codes=("reply-address-and-channel-address",),
        kinds=("reply",),
        check=_replies_have_one_address,
    ),
    ModelCheck(codes=("message-not-in-channel",), check=_messages_belong_to_the_channel),
    TreeCheck(codes=("unused-component",), check=_components_are_used),
)
