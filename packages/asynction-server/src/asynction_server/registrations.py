"""What a document wants handled, and by what: pure data."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from asynction_server.errors import HandlerFault, HandlerNotFound
from asynction_server.resolver import Role, Slot, Unresolved

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from asynction_server.resolver import Handler, Resolver
    from asynction_spec import Document
    from asynction_spec.model.document import Namespace


@dataclass(frozen=True, slots=True, kw_only=True)
class Registration:
    """A handler, bound to its place in a document."""

    #: The place.
    slot: Slot

    #: The callable; ``None`` when nothing is to be called there.
    handler: Handler | None


def slots(namespaces: Mapping[str, Namespace]) -> Iterator[Slot]:
    """Give every place that wants a handler, in document order.

    Every namespace wants a connect handler, so that clients can connect to it.
    """
    for namespace in namespaces.values():
        for role in (Role.CONNECT, Role.DISCONNECT, Role.ERROR):
            slot = _lifecycle_slot(namespace, role)
            if role is Role.CONNECT or slot.path is not None:
                yield slot
        for message in namespace.receives.values():
            yield Slot(
                role=Role.EVENT,
                namespace=namespace,
                message=message,
                path=message.handler,
                pointer=message.handler_pointer or message.pointer,
            )


def _lifecycle_slot(namespace: Namespace, role: Role) -> Slot:
    path: str | None = getattr(namespace.handlers, role)
    for channel in namespace.channels:
        if path is not None and getattr(channel.handlers, role) == path:
            pointer = f"{channel.handlers.pointer}/{role}"
            return Slot(role=role, namespace=namespace, path=path, pointer=pointer)
    return Slot(role=role, namespace=namespace, path=path, pointer=namespace.channels[0].pointer)


def registrations(
    document: Document, namespaces: Mapping[str, Namespace], resolver: Resolver
) -> list[Registration]:
    """Find the handler for every place that wants one.

    Raises:
        HandlerNotFound: Some cannot be found; it lists all of them.
    """
    found, failed = [], []
    for slot in slots(namespaces):
        try:
            found.append(Registration(slot=slot, handler=resolver.resolve(slot)))
        except Unresolved as error:
            failed.append((slot, error))
    if failed:
        faults = [_fault(document, slot, error) for slot, error in failed]
        cause = next((error.__cause__ for _, error in failed if error.__cause__), None)
        raise HandlerNotFound(faults) from cause
    return found


def _fault(document: Document, slot: Slot, error: Unresolved) -> HandlerFault:
    return HandlerFault(
        location=document.locate(slot.pointer),
        role=str(slot),
        path=slot.path,
        problem=error.problem,
        hint=error.hint,
    )
