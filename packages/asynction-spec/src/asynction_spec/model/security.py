"""How callers prove who they are."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from asynction_spec.model.info import Element

if TYPE_CHECKING:
    from collections.abc import Mapping


@dataclass(frozen=True, slots=True, kw_only=True)
class OAuthFlow(Element):
    """One way to get a token ("OAuth Flow Object")."""

    #: ``implicit``, ``password``, ``clientCredentials`` or ``authorizationCode``.
    kind: str

    #: Where the user gives consent.
    authorization_url: str = ""

    #: Where a token is fetched.
    token_url: str = ""

    #: Where a token is renewed.
    refresh_url: str = ""

    #: Scope name to its description (``availableScopes``; ``scopes`` in 2.x).
    available_scopes: Mapping[str, str] = field(default_factory=dict, hash=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class SecurityScheme(Element):
    """One way to prove who is calling ("Security Scheme Object")."""

    #: Its key under ``components.securitySchemes``; empty when it stands in place.
    id: str

    #: ``http``, ``httpApiKey``, ``oauth2``, ``userPassword``, …
    type: str

    #: What a reader should know about it (CommonMark).
    description: str = ""

    #: The header, query parameter or cookie that carries the key (``httpApiKey``).
    name: str = ""

    #: Where the key is (``in``): ``header``, ``query``, ``cookie``, ``user``, ``password``.
    location: str = ""

    #: The HTTP authentication scheme in lower case: ``basic``, ``bearer``, …
    scheme: str = ""

    #: How a bearer token is made, a hint for people: ``JWT``.
    bearer_format: str = ""

    #: Where the OpenID Connect configuration is.
    open_id_connect_url: str = ""

    #: OAuth flows by kind.
    flows: Mapping[str, OAuthFlow] = field(default_factory=dict, hash=False)

    #: Scopes needed wherever this scheme is required (3.x).
    scopes: tuple[str, ...] = ()

    #: Dotted paths of the functions that verify credentials, by extension name:
    #: ``x-basicInfoFunc``, ``x-bearerInfoFunc``, ``x-apiKeyInfoFunc``,
    #: ``x-tokenInfoFunc``, ``x-scopeValidateFunc``.
    functions: Mapping[str, str] = field(default_factory=dict, hash=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class RequiredScheme:
    """A scheme that must hold, with the scopes that it must give."""

    #: The scheme.
    scheme: SecurityScheme

    #: The scopes, none of which may be missing.
    scopes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class SecurityRequirement:
    """One alternative of a ``security`` list; one alternative is enough."""

    #: All of these must hold. Empty (``{}`` in 2.x): anonymous callers are welcome.
    schemes: tuple[RequiredScheme, ...] = ()
