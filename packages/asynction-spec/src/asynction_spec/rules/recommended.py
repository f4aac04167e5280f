"""What a document might say too."""

from __future__ import annotations

from typing import TYPE_CHECKING

from asynction_spec.rules.check import ObjectCheck, TreeCheck
from asynction_spec.rules.fault import fault

if TYPE_CHECKING:
    from asynction_spec.rules.fault import Faults
    from asynction_spec.rules.scope import Scope
    from asynction_spec.structure.nodes import Node

_LATEST = (3, 1)

# What the document, and its 'info', might have: field, code, what to write.
_OF_DOCUMENT = (
    ("id", "no-id", "add an identifier, such as 'id: urn:example:chat'"),
    ("defaultContentType", "no-default-content-type", "add one, such as 'application/json'"),
    ("servers", "no-servers", "say where the application listens"),
)
_OF_INFO = (
    ("description", "no-description", "say what the API is for"),
    ("contact", "no-contact", "say who can be asked"),
    ("license", "no-license", "say under which terms it may be used"),
)


def _documents_tell_more(scope: Scope) -> Faults:
    for field, code, hint in _OF_DOCUMENT:
        if not scope.root.value.get(field):
            yield fault(code, f"the document has no {field!r}", scope.root, hint)
    info = scope.root.value.get("info")
    for field, code, hint in _OF_INFO if isinstance(info, dict) else ():
        if not scope.root.value["info"].get(field):
            yield fault(code, f"'info' has no {field!r}", scope.root.child("info"), hint)


def _versions_are_the_latest(scope: Scope) -> Faults:
    if (scope.family, scope.minor) < _LATEST:
        message = "there is a newer version of AsyncAPI: 3.1.0"
        yield fault("not-latest-version", message, scope.root.child("asyncapi"))
    version = scope.root.value["asyncapi"]
    release, _, suffix = version.partition("-")
    if suffix:
        message = f"AsyncAPI {version} is no release"
        place = scope.root.child("asyncapi")
        yield fault("version-suffix", message, place, f"write {release}")


def _operations_have_ids(node: Node, _scope: Scope) -> Faults:
    yield from _without(node, "operationId", "no-operation-id")


def _messages_have_ids(node: Node, scope: Scope) -> Faults:
    if scope.minor >= 4:  # 2.4 brought them
        yield from _without(node, "messageId", "no-message-id")


def _without(node: Node, field: str, code: str) -> Faults:
    if field not in node.value:
        yield fault(code, f"there is no {field!r} here", node, "add one, unique in the document")


#: Checks of what is recommended.
CHECKS = (
    TreeCheck(
        codes=tuple(code for _, code, _ in (*_OF_DOCUMENT, *_OF_INFO)), check=_documents_tell_more
    ),
    TreeCheck(codes=("not-latest-version", "version-suffix"), check=_versions_are_the_latest),
    ObjectCheck(
        codes=("no-operation-id",), kinds=("operation",), check=_operations_have_ids, family=2
    ),
    ObjectCheck(codes=("no-message-id",), kinds=("message",), check=_messages_have_ids, family=2),
)
