"""What finds breaches of rules: a function, with the codes that it can report.

There are three kinds. The first two look at the tree, and run even when other places of
the document are broken; the third looks at the model, so only at documents that can be read.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

    from asynction_spec.model.document import Document
    from asynction_spec.rules.fault import Faults
    from asynction_spec.rules.scope import Scope
    from asynction_spec.structure.nodes import Node


@dataclass(frozen=True, slots=True, kw_only=True)
class ObjectCheck:
    """Looks at one object of the standard at a time."""

    #: The codes that it can report.
    codes: tuple[str, ...]

    #: The kinds of objects that it is for: keys of the structure tables.
    kinds: tuple[str, ...]

    #: Looks at an object in which nothing needed is missing or of a wrong type.
    check: Callable[[Node, Scope], Faults]

    #: The major version that it is for; 0 for all.
    family: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class TreeCheck:
    """Looks at several objects together."""

    #: The codes that it can report.
    codes: tuple[str, ...]

    #: Looks at the whole tree, parts of which may be broken.
    check: Callable[[Scope], Faults]

    #: The major version that it is for; 0 for all.
    family: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class ModelCheck:
    """Looks at a document that has been read."""

    #: The codes that it can report.
    codes: tuple[str, ...]

    #: Looks at the document.
    check: Callable[[Document], Faults]
