"""Rules about servers and their variables."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from asynction_spec.rules.check import ObjectCheck
from asynction_spec.rules.fault import fault, listed
from asynction_spec.rules.scope import items
from asynction_spec.spelling import did_you_mean

if TYPE_CHECKING:
    from asynction_spec.diagnostics import Diagnostic
    from asynction_spec.rules.fault import Faults
    from asynction_spec.rules.scope import Scope
    from asynction_spec.structure.nodes import Node

#: A placeholder in an address.
PLACEHOLDER = re.compile(r"\{([^{}]*)\}")

# The fields that make up an address, by major version.
_ADDRESS = {2: ("url",), 3: ("host", "pathname")}


def _variables_are_defined_and_used(node: Node, scope: Scope) -> Faults:
    defined = node.value.get("variables") or {}
    used: set[str] = set()
    for field in (*_ADDRESS[scope.family], "protocol"):
        names = PLACEHOLDER.findall(node.value.get(field) or "")
        used |= set(names)
        for name in dict.fromkeys(names):
            if name and name not in defined:
                hint = did_you_mean(name, defined, "add it to 'variables'")
                message = f"the variable {name!r} is not defined"
                yield fault("server-variable-undefined", message, node.child(field), hint)
    for variable in items(node, "variables"):
        if variable.key not in used:
            message = f"the variable {variable.key!r} does not stand in the address"
            yield fault("server-variable-unused", message, variable, "use it, or remove it")


def _addresses_are_plain(node: Node, scope: Scope) -> Faults:
    for field in _ADDRESS[scope.family]:
        text = node.value.get(field) or ""
        if "{}" in text:
            yield empty_placeholder(node.child(field))
    place = _ADDRESS[scope.family][-1]
    text = node.value.get(place, "")
    if len(text) > 1 and text.endswith("/"):
        message = f"{place!r} ends in a slash"
        yield fault("trailing-slash", message, node.child(place), "remove it")


def empty_placeholder(node: Node) -> Diagnostic:
    """Say that an address has a placeholder without a name."""
    return fault("empty-placeholder", "'{}' has no name", node, "write a name between the braces")


def _hosts_are_hosts(node: Node, _scope: Scope) -> Faults:
    host = PLACEHOLDER.sub("", node.value["host"])
    if "/" in host:
        what = "a scheme" if "://" in host else "a path"
        message = f"{node.value['host']!r} holds {what}"
        hint = "a scheme belongs in 'protocol', a path in 'pathname'"
        yield fault("host-with-scheme", message, node.child("host"), hint)


def _values_are_of_the_enum(node: Node, _scope: Scope) -> Faults:
    enum = node.value.get("enum")
    if not enum:
        return
    hint = f"'enum' has {listed(enum)}"
    default = node.value.get("default")
    if default is not None and default not in enum:
        message = f"the default {default!r} is no value of 'enum'"
        yield fault("default-not-in-enum", message, node.child("default"), hint)
    for example in items(node, "examples"):
        if example.value not in enum:
            message = f"the example {example.value!r} is no value of 'enum'"
            yield fault("example-not-in-enum", message, example, hint)


#: Checks of servers.
CHECKS = (
    ObjectCheck(
        codes=("server-variable-undefined", "server-variable-unused"),
        kinds=("server",),
        check=_variables_are_defined_and_used,
    ),
    ObjectCheck(
        codes=("empty-placeholder", "trailing-slash"),
        kinds=("server",),
        check=_addresses_are_plain,
    ),
    ObjectCheck(codes=("host-with-scheme",), kinds=("server",), check=_hosts_are_hosts, family=3),
    ObjectCheck(
        codes=("default-not-in-enum", "example-not-in-enum"),
        kinds=("serverVariable",),
        check=_values_are_of_the_enum,
    ),
    ObjectCheck(
        codes=("default-not-in-enum", "example-not-in-enum"),
        kinds=("parameter",),
        check=_values_are_of_the_enum,
        family=3,
    ),
)
