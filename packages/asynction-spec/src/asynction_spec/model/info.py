"""What the API is, and what every object of a document has.

Sections named here are sections of the AsyncAPI 3.0 specification.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Mapping


@dataclass(frozen=True, slots=True, kw_only=True)
class Element:
    """What every object of a document has."""

    #: Where the object stands: a JSON pointer (RFC 6901) from the document's root.
    pointer: str = field(default="", compare=False)

    #: The object as it was written, references unfollowed.
    raw: Mapping[str, Any] = field(default_factory=dict, repr=False, compare=False)

    #: Its ``x-`` fields ("Specification Extensions"), as they were written.
    extensions: Mapping[str, Any] = field(default_factory=dict, hash=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class ExternalDocs(Element):
    """More to read elsewhere ("External Documentation Object")."""

    #: Where.
    url: str

    #: What is found there (CommonMark).
    description: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Tag(Element):
    """A label ("Tag Object")."""

    #: The label.
    name: str

    #: What it means (CommonMark).
    description: str = ""

    #: More to read about it.
    external_docs: ExternalDocs | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Contact(Element):
    """Who to ask ("Contact Object")."""

    #: A person or a team.
    name: str = ""

    #: Where they can be found.
    url: str = ""

    #: Their e-mail address.
    email: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class License(Element):
    """Under which terms the API may be used ("License Object")."""

    #: Its name.
    name: str

    #: Its text.
    url: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Info(Element):
    """What the API is ("Info Object")."""

    #: Its title.
    title: str

    #: Its own version, not AsyncAPI's.
    version: str

    #: What it is for (CommonMark).
    description: str = ""

    #: The address of its terms of service.
    terms_of_service: str = ""

    #: Who to ask.
    contact: Contact | None = None

    #: Under which terms it may be used.
    license: License | None = None

    #: Labels of the whole API (at the document's root in 2.x).
    tags: tuple[Tag, ...] = ()

    #: More to read (at the document's root in 2.x).
    external_docs: ExternalDocs | None = None
