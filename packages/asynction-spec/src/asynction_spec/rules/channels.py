"""Rules about channels: their addresses, and who uses them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from asynction_spec.diagnostics import Severity
from asynction_spec.rules.check import TreeCheck
from asynction_spec.rules.fault import fault
from asynction_spec.rules.scope import items
from asynction_spec.rules.servers import PLACEHOLDER, empty_placeholder
from asynction_spec.spelling import did_you_mean

if TYPE_CHECKING:
    from collections.abc import Iterator

    from asynction_spec.rules.fault import Faults
    from asynction_spec.rules.scope import Scope
    from asynction_spec.structure.nodes import Node

_QUERY = re.compile(r"[?#]")


@dataclass(frozen=True, slots=True, kw_only=True)
class _Addressed:
    """A channel with its address."""

    address: str
    place: Node
    channel: Node


def _addressed(scope: Scope) -> Iterator[_Addressed]:
    """Give the channels that have an address: in 2.x it is their key, in 3.x a field."""
    if scope.family > 2:
        for channel in scope.of("channel"):
            if isinstance(channel.value.get("address"), str):
                place = channel.child("address")
                yield _Addressed(address=place.value, place=place, channel=channel)
        return
    sound = {id(node.value) for node in scope.of("channel")}
    for entry in scope.entries("channels"):
        target = scope.follow(entry)
        if target is not None and id(target.value) in sound:
            yield _Addressed(address=str(entry.key), place=entry, channel=target)


def _addresses_are_paths(scope: Scope) -> Faults:
    for one in _addressed(scope):
        rest = PLACEHOLDER.sub("", one.address)
        if _QUERY.search(rest):
            message = f"the address {one.address!r} has a query or a fragment"
            hint = "describe the query in 'bindings.ws.query'"
            yield fault("address-with-query", message, one.place, hint)
        if "{}" in one.address:
            yield empty_placeholder(one.place)


def _parameters_are_defined_and_used(scope: Scope) -> Faults:
    # 2.x asks only that tools take notice; 3.x says MUST.
    severity = Severity.ERROR if scope.family > 2 else Severity.WARNING
    for one in _addressed(scope):
        defined = one.channel.value.get("parameters") or {}
        used = dict.fromkeys(PLACEHOLDER.findall(one.address))
        for name in used:
            if name and name not in defined:
                message = f"the parameter {name!r} is not defined"
                hint = did_you_mean(name, defined, "add it to 'parameters'")
                yield fault("parameter-undefined", message, one.place, hint, severity=severity)
        for parameter in items(one.channel, "parameters"):
            if parameter.key not in used:
                message = f"the parameter {parameter.key!r} does not stand in the address"
                hint = did_you_mean(str(parameter.key), filter(None, used), "remove it")
                yield fault("parameter-unused", message, parameter, hint, severity=severity)


def _addresses_belong_to_one_channel(scope: Scope) -> Faults:
    first: dict[str, _Addressed] = {}
    for one in sorted(_addressed(scope), key=lambda one: one.place.location):
        if scope.is_entry(one.channel, "channels"):
            seen = first.setdefault(one.address, one)
            if seen is not one:
                message = f"channel {seen.channel.key!r} has the address {one.address!r} too"
                yield fault("shared-address", message, one.place, "Socket.IO sees one namespace")


def _channels_are_used(scope: Scope) -> Faults:
    used = set()
    for node, kind in scope.references:
        target = scope.step(node) if kind == "channel" else None
        if target is not None:
            used.add(target.place)
    for entry in scope.entries("channels"):
        if entry.place not in used:
            message = f"no operation uses channel {entry.key!r}"
            yield fault("unused-channel", message, entry, "add one, or remove the channel")


#: Checks of channels.
CHECKS = (
    TreeCheck(codes=("address-with-query", "empty-placeholder"), check=_addresses_are_paths),
    TreeCheck(
        codes=("parameter-undefined", "parameter-unused"), check=_parameters_are_defined_and_used
    ),
    TreeCheck(codes=("shared-address",), check=_addresses_belong_to_one_channel, family=3),
    TreeCheck(codes=("unused-channel",), check=_channels_are_used, family=3),
)
