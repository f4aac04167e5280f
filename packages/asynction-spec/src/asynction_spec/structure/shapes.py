"""The vocabulary of the structure tables.

A *shape* says what may stand in a slot; a *kind* names an object of the standard
and gives a shape for each of its fields.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import Enum
from typing import TYPE_CHECKING, Any, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping


#: Says what is wrong with a string; empty when nothing is.
TextCheck: TypeAlias = "Callable[[str], str]"


class Ref(Enum):
    """Whether a slot takes a Reference Object (``$ref``)."""

    #: The object itself has to stand here.
    NEVER = "never"

    #: Either the object or a reference to it.
    ALLOWED = "allowed"

    #: Only a reference.
    REQUIRED = "required"


@dataclass(frozen=True, slots=True, kw_only=True)
class Anything:
    """Data that the standard does not look into: an example, a default."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Text:
    """A string."""

    #: The strings allowed; empty allows any.
    choices: tuple[str, ...] = ()

    #: Whether ``null`` is allowed too.
    nullable: bool = False

    #: A further condition; ``None`` for none.
    check: TextCheck | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Flag:
    """A boolean."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Number:
    """A number."""

    #: Whether it counts something: an integer from zero up.
    count: bool = False

    #: Whether it is more than zero.
    positive: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class ListOf:
    """A list."""

    #: What each item is.
    item: Shape

    #: Whether it holds at least one.
    filled: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class MapOf:
    """A mapping from names, which the author chooses, to values."""

    #: What each value is.
    value: Shape

    #: A condition for the names; ``None`` for none.
    check_name: TextCheck | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Object:
    """An object of the standard."""

    #: The key of its kind in the table.
    kind: str

    #: Whether a reference may, or must, stand in its place.
    ref: Ref = Ref.NEVER


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """A slot whose shape shows only once its value is seen."""

    #: Gives the shape for a value; the second argument is the object that holds the slot.
    pick: Callable[[Any, Any], Shape]

    #: Whether a reference may stand here; the shape is picked for what it leads to.
    ref: Ref = Ref.NEVER

    #: The kind that all its objects count as, where a reference names one; empty for any.
    kind: str = ""


Shape: TypeAlias = Anything | Text | Flag | Number | ListOf | MapOf | Object | Choice


@dataclass(frozen=True, slots=True, kw_only=True)
class Kind:
    """An object of the standard."""

    #: How the standard calls it: ``Message Object``.
    title: str

    #: The shape of each field.
    fields: Mapping[str, Shape]

    #: The fields that may not be missing.
    required: tuple[str, ...] = ()

    #: The minor version that brought a field, for those that came later than x.0.
    since: Mapping[str, int] = field(default_factory=dict)

    #: Whether other fields may stand beside these. ``x-`` fields always may.
    open: bool = False

    #: Whether ``true`` and ``false`` may stand in its place (schemas).
    boolean: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """The structure of one AsyncAPI version family."""

    #: The kind of the whole document.
    root: str

    #: All kinds by key.
    kinds: Mapping[str, Kind]

    #: The newest minor version that the table knows.
    newest_minor: int

    #: The kind of the traits of each kind that may have some.
    traits: Mapping[str, str] = field(default_factory=dict)

    #: Whether a trait overrides the object that has it, not the other way round.
    traits_win: bool = False
