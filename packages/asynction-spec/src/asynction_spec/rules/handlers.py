"""Rules about the functions that a document names: handlers, and what verifies credentials."""

from __future__ import annotations

import re
from difflib import get_close_matches
from typing import TYPE_CHECKING

from asynction_spec.model.channels import Action
from asynction_spec.rules.check import ModelCheck, ObjectCheck
from asynction_spec.rules.fault import fault, fault_at
from asynction_spec.spelling import did_you_mean
from asynction_spec.structure.security_table import SECURITY_FUNCTIONS

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from asynction_spec.model.document import Document
    from asynction_spec.model.security import SecurityRequirement, SecurityScheme
    from asynction_spec.rules.fault import Faults
    from asynction_spec.rules.scope import Scope
    from asynction_spec.structure.nodes import Node

# The fields that name functions, and the further extensions, of each kind of object.
_FUNCTIONS: Mapping[str, tuple[str, ...]] = {
    "message": ("x-handler",),
    "operation": ("x-handler",),
    "handlers": ("connect", "disconnect", "error"),
    "securityScheme": SECURITY_FUNCTIONS,
}
_EXTENSIONS: Mapping[str, tuple[str, ...]] = {
    "message": ("x-handler", "x-ack"),
    "operation": ("x-handler",),
    "channel": ("x-handlers", "x-security"),
    "handlers": ("connect", "disconnect", "error"),
    "securityScheme": SECURITY_FUNCTIONS,
    "components": ("x-messageAcks",),
    "channelBindings": ("x-socketio",),
}
_FUNCTION = re.compile(r"x-\w*func", re.IGNORECASE)

#: What verifies the credentials of each kind of scheme, by type and HTTP scheme.
_VERIFIERS: Mapping[tuple[str, str], str] = {
    ("http", "basic"): "x-basicInfoFunc",
    ("http", "bearer"): "x-bearerInfoFunc",
    ("httpApiKey", ""): "x-apiKeyInfoFunc",
    ("oauth2", ""): "x-tokenInfoFunc",
}


def _paths_are_dotted(kind: str, node: Node) -> Faults:
    for field in _FUNCTIONS[kind]:
        path = node.value.get(field)
        if isinstance(path, str) and not _is_dotted(path):
            message = f"{path!r} is not the path of a function"
            hint = "write it as 'package.module.function'"
            yield fault("bad-handler-path", message, node.child(field), hint)


def _is_dotted(path: str) -> bool:
    parts = path.split(".")
    return len(parts) > 1 and all(part.isidentifier() for part in parts)


def _extensions_are_spelled_right(kind: str, node: Node) -> Faults:
    known = _EXTENSIONS[kind]
    for name in node.value:
        if name in known or not (name.startswith("x-") or kind == "handlers"):
            continue
        hint = did_you_mean(name, known)
        is_near = hint and (kind == "handlers" or _is_near(name, known))
        if is_near or (kind == "securityScheme" and _FUNCTION.fullmatch(name)):
            message = f"the extension {name!r} is not one that asynction knows"
            hint = hint or f"asynction knows {', '.join(known)}"
            yield fault("extension-typo", message, node.child(name), hint)


def _is_near(name: str, known: tuple[str, ...]) -> bool:
    """Whether a name is all but one of ours: other tools have extensions too."""
    plain = {re.sub(r"[^a-z]", "", one.lower()) for one in known}
    return bool(get_close_matches(re.sub(r"[^a-z]", "", name.lower()), plain, n=1, cutoff=0.85))


def _received_messages_have_handlers(document: Document) -> Faults:
    for operation in document.operations:
        if operation.action is Action.SEND or operation.channel.address is None:
            continue
        for message in operation.messages:
            if message.handler is None:
                text = f"event {message.event!r} has no handler"
                hint = "add 'x-handler: package.module.function'"
                yield fault_at(document, "no-handler", text, hint, message.pointer)


def _schemes_can_be_verified(document: Document) -> Faults:
    for scheme in _schemes_asked_for(document):
        wanted = _VERIFIERS.get((scheme.type, scheme.scheme if scheme.type == "http" else ""))
        if wanted and wanted not in scheme.functions:
            text = f"nothing verifies the credentials of security scheme {scheme.id!r}"
            hint = f"add '{wanted}: package.module.function'"
            yield fault_at(document, "no-info-function", text, hint, scheme.pointer)


def _schemes_asked_for(document: Document) -> Iterator[SecurityScheme]:
    seen: set[str] = set()
    for requirement in _requirements(document):
        for required in requirement.schemes:
            if required.scheme.pointer not in seen:
                seen.add(required.scheme.pointer)
                yield required.scheme


def _requirements(document: Document) -> Iterator[SecurityRequirement]:
    for server in document.servers.values():
        yield from server.security or ()
    for channel in document.channels.values():
        yield from channel.security or ()
    for operation in document.operations:
        yield from operation.security or ()


def _paths_of(kind: str) -> Callable[[Node, Scope], Faults]:
    return lambda node, _scope: _paths_are_dotted(kind, node)


def _extensions_of(kind: str) -> Callable[[Node, Scope], Faults]:
    return lambda node, _scope: _extensions_are_spelled_right(kind, node)


#: Checks of the functions that a document names.
CHECKS: tuple[ModelCheck | ObjectCheck, ...] = (
    *(
        ObjectCheck(codes=("bad-handler-path",), kinds=(kind,), check=_paths_of(kind))
        for kind in _FUNCTIONS
    ),
    *(
        ObjectCheck(codes=("extension-typo",), kinds=(kind,), check=_extensions_of(kind))
        for kind in _EXTENSIONS
    ),
    ModelCheck(codes=("no-handler",), check=_received_messages_have_handlers),
    ModelCheck(codes=("no-info-function",), check=_schemes_can_be_verified),
)
