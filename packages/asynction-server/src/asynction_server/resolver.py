"""What finds the callable for a place in a document."""

from __future__ import annotations

import pkgutil
import sys
from dataclasses import dataclass
from enum import StrEnum
from importlib import import_module
from typing import TYPE_CHECKING, Protocol, TypeAlias

from asynction_spec.spelling import did_you_mean

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from types import ModuleType

    from asynction_spec.model.document import Namespace
    from asynction_spec.model.messages import Message

    Handler: TypeAlias = Callable[..., object]


class Role(StrEnum):
    """What a handler is called for."""

    #: A client has emitted an event.
    EVENT = "event"

    #: A client connects.
    CONNECT = "connect"

    #: A client has disconnected.
    DISCONNECT = "disconnect"

    #: Another handler has raised an exception.
    ERROR = "error"


@dataclass(frozen=True, slots=True, kw_only=True)
class Slot:
    """A place in a document that wants a handler."""

    #: What the handler is called for.
    role: Role

    #: The namespace that it belongs to.
    namespace: Namespace

    #: The message that it handles; only for events.
    message: Message | None = None

    #: The dotted path that the document names; ``None`` when it names none.
    path: str | None = None

    #: Where the path stands; a JSON pointer (RFC 6901) from the document's root.
    pointer: str = ""

    @property
    def event(self) -> str:
        """The Socket.IO event: the message's, else the name of the role."""
        return self.message.event if self.message is not None else str(self.role)

    def __str__(self) -> str:
        if self.role is Role.EVENT:
            return f"event {self.event!r} of namespace {self.namespace.address!r}"
        return f"{self.role} handler of namespace {self.namespace.address!r}"


class Unresolved(Exception):  # noqa: N818 - never leaves the package: HandlerNotFound does
    """A resolver has no handler for a slot; ``__cause__`` is what an import raised."""

    def __init__(self, problem: str, hint: str) -> None:
        super().__init__(problem, hint)
        #: What is wrong, as a clause.
        self.problem = problem
        #: How to put it right.
        self.hint = hint


class Resolver(Protocol):
    """Finds handlers."""

    def resolve(self, slot: Slot) -> Handler | None:
        """Give the handler for a slot; ``None`` leaves it empty.

        Raises:
            Unresolved: The slot cannot stay empty, and there is no handler for it.
        """


class ImportResolver:
    """Imports what the document names as ``package.module.attribute``."""

    def __init__(self) -> None:
        # A module that fails is imported once, however many handlers it holds.
        self._failures: dict[str, Unresolved] = {}

    def resolve(self, slot: Slot) -> Handler | None:
        """Import the handler of a slot; only an event cannot do without."""
        if slot.path is not None:
            return self._attribute(slot.path)
        if slot.role is Role.EVENT:
            raise Unresolved(
                "the document names no handler", "add 'x-handler: package.module.function'"
            )
        return None

    def _attribute(self, path: str) -> Handler:
        module_name, _, name = path.rpartition(".")
        if not module_name or not all(part.isidentifier() for part in path.split(".")):
            raise Unresolved("this is not a dotted path", "write it as 'package.module.function'")
        module = self._module(module_name)
        if not hasattr(module, name):
            raise Unresolved(
                f"module {module_name!r} has no {name!r}",
                did_you_mean(name, _callables(module)) or "check the spelling, or define it there",
            )
        handler: object = getattr(module, name)
        if not callable(handler):
            raise Unresolved(
                f"{name!r} of module {module_name!r} is of type {type(handler).__name__!r}, "
                "which cannot be called",
                "name a function",
            )
        return handler

    def _module(self, name: str) -> ModuleType:
        if name not in self._failures:
            try:
                return import_module(name)
            except Exception as error:
                self._failures[name] = _import_failure(name, error)
                self._failures[name].__cause__ = error
        raise self._failures[name]


def _callables(module: ModuleType) -> list[str]:
    return [name for name, value in vars(module).items() if callable(value)]


def _import_failure(name: str, error: Exception) -> Unresolved:
    missing = error.name if isinstance(error, ModuleNotFoundError) else None
    if missing is None or not f"{name}.".startswith(f"{missing}."):
        return Unresolved(
            f"importing module {name!r} raised {type(error).__name__}: {error}",
            "put that module right; the traceback above shows where it failed",
        )
    parent, _, last = missing.rpartition(".")
    hint = did_you_mean(last, _modules_in(parent))
    if not parent:
        return Unresolved(
            f"there is no module {missing!r}",
            hint or "check the spelling, and that its folder is on sys.path (see PYTHONPATH)",
        )
    if not hasattr(sys.modules.get(parent), "__path__"):
        return Unresolved(
            f"{parent!r} is a module, not a package, so there is no {missing!r}",
            "name a function of the module: 'package.module.function'",
        )
    return Unresolved(f"package {parent!r} has no module {last!r}", hint or "check the spelling")


def _modules_in(package: str) -> Iterable[str]:
    path = getattr(sys.modules.get(package), "__path__", []) if package else None
    return [each.name for each in pkgutil.iter_modules(path)]
