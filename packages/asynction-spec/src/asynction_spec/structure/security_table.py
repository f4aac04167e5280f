"""Security schemes, whose fields depend on their type, and what asks for them."""

from __future__ import annotations

from typing import Any

from asynction_spec.structure.shapes import Choice, Kind, ListOf, MapOf, Object, Ref, Shape, Text
from asynction_spec.structure.text_checks import check_uri

_TEXT = Text()
_URI = Text(check=check_uri)

_SECURITY_FIELDS: dict[str, tuple[str, ...]] = {
    "userPassword": (),
    "apiKey": ("in",),
    "X509": (),
    "symmetricEncryption": (),
    "asymmetricEncryption": (),
    "httpApiKey": ("name", "in"),
    "http": ("scheme",),
    "oauth2": ("flows",),
    "openIdConnect": ("openIdConnectUrl",),
    "plain": (),
    "scramSha256": (),
    "scramSha512": (),
    "gssapi": (),
}
_KEY_PLACES = {"apiKey": ("user", "password"), "httpApiKey": ("query", "header", "cookie")}

#: Extensions of a security scheme: dotted paths of the functions that verify credentials.
SECURITY_FUNCTIONS = (
    "x-basicInfoFunc",
    "x-bearerInfoFunc",
    "x-apiKeyInfoFunc",
    "x-tokenInfoFunc",
    "x-scopeValidateFunc",
)


def _pick_scheme(value: Any, _holder: Any) -> Shape:
    scheme_type = value.get("type") if isinstance(value, dict) else None
    known = isinstance(scheme_type, str) and scheme_type in _SECURITY_FIELDS
    return Object(kind=f"securityScheme {scheme_type}" if known else "securityScheme unknown")


#: A Security Scheme Object, whose fields depend on its ``type``.
SECURITY_SCHEME = Choice(pick=_pick_scheme, ref=Ref.ALLOWED, kind="securityScheme")


def _security_kind(required: tuple[str, ...], places: tuple[str, ...], fields: Any) -> Kind:
    return Kind(
        title="Security Scheme Object",
        required=("type", *required),
        fields={
            "type": Text(choices=tuple(_SECURITY_FIELDS)),
            "description": _TEXT,
            **dict.fromkeys(required, _TEXT),
            **({"in": Text(choices=places)} if places else {}),
            **dict.fromkeys(SECURITY_FUNCTIONS, _TEXT),
            **fields,
        },
    )


def security_kinds(fields: dict[str, Shape]) -> dict[str, Kind]:
    """Give one kind for each type of security scheme.

    Args:
        fields: Further fields that the version family allows in each of them.

    """
    of_type: dict[str, dict[str, Shape]] = {
        "http": {"bearerFormat": _TEXT},
        "oauth2": {"flows": Object(kind="oauthFlows")},
        "openIdConnect": {"openIdConnectUrl": _URI},
    }
    kinds = {
        f"securityScheme {name}": _security_kind(
            required, _KEY_PLACES.get(name, ()), fields | of_type.get(name, {})
        )
        for name, required in _SECURITY_FIELDS.items()
    }
    return kinds | {"securityScheme unknown": _security_kind((), (), fields)}


#: The OAuth flows, with the addresses that each of them needs.
FLOWS: dict[str, tuple[str, ...]] = {
    "implicit": ("authorizationUrl",),
    "password": ("tokenUrl",),
    "clientCredentials": ("tokenUrl",),
    "authorizationCode": ("authorizationUrl", "tokenUrl"),
}


def flow_kinds(scopes: str) -> dict[str, Kind]:
    """Give the kinds of OAuth flows.

    Args:
        scopes: The field that holds the scopes: its name differs between the families.

    """
    known = ("authorizationUrl", "tokenUrl", "refreshUrl")
    kinds = {
        f"oauthFlow {name}": Kind(
            title="OAuth Flow Object",
            required=(*required, scopes),
            fields={**dict.fromkeys(known, _URI), scopes: MapOf(value=_TEXT)},
        )
        for name, required in FLOWS.items()
    }
    flows: dict[str, Shape] = {name: Object(kind=f"oauthFlow {name}") for name in FLOWS}
    return kinds | {"oauthFlows": Kind(title="OAuth Flows Object", fields=flows)}


def _pick_security(value: Any, _holder: Any) -> Shape:
    # 2.x lists names with scopes, 3.x schemes; x-security takes either, in either.
    is_scheme = isinstance(value, dict) and ("$ref" in value or isinstance(value.get("type"), str))
    return SECURITY_SCHEME if is_scheme else MapOf(value=ListOf(item=_TEXT))


#: ``x-security`` of a channel.
SECURITY = ListOf(item=Choice(pick=_pick_security))
