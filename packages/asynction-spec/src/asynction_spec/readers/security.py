"""Reads how callers prove who they are."""

from __future__ import annotations

from typing import TYPE_CHECKING

from asynction_spec.model.security import (
    OAuthFlow,
    RequiredScheme,
    SecurityRequirement,
    SecurityScheme,
)
from asynction_spec.structure.security_table import FLOWS, SECURITY_FUNCTIONS

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

    from asynction_spec.readers.reader import Reader
    from asynction_spec.structure.nodes import Node


class SecurityReader:
    """Reads schemes once, and the requirements that name them."""

    def __init__(self, reader: Reader) -> None:
        self._reader = reader
        self._schemes: dict[str, SecurityScheme] = {}
        self._components = reader.get(reader.root, "components")

    def schemes(self) -> Mapping[str, SecurityScheme]:
        """Read all schemes of ``components``."""
        if self._components is None:
            return {}
        return {
            str(node.key): self._scheme(node)
            for node in self._reader.unfollowed(self._components, "securitySchemes")
        }

    def requirements(
        self, node: Node, field: str = "security"
    ) -> tuple[SecurityRequirement, ...] | None:
        """Read a list of alternatives; ``None`` when the object has none."""
        if field not in node.value:
            return None
        return tuple(self._requirement(item) for item in self._reader.unfollowed(node, field))

    def _requirement(self, node: Node) -> SecurityRequirement:
        if _is_scheme(node):
            scheme = self._scheme(node)
            self._check_scopes(scheme, scheme.scopes, node)
            return SecurityRequirement(
                schemes=(RequiredScheme(scheme=scheme, scopes=scheme.scopes),)
            )
        named = [(self._named(name), name) for name in node.children()]
        return SecurityRequirement(
            schemes=tuple(
                self._required(self._scheme(scheme), name)
                for scheme, name in named
                if scheme is not None
            )
        )

    def _required(self, scheme: SecurityScheme, name: Node) -> RequiredScheme:
        self._check_scopes(scheme, name.value, name)
        return RequiredScheme(scheme=scheme, scopes=tuple(name.value))

    def _check_scopes(self, scheme: SecurityScheme, scopes: Collection[str], node: Node) -> None:
        """Compare scopes with what the flows offer; other types than these two have none."""
        if scopes and scheme.type not in ("oauth2", "openIdConnect"):
            message = f"a scheme of type {scheme.type!r} has no scopes"
            self._reader.report("scopes-not-allowed", message, node, "write []")
        if scheme.type == "oauth2":
            offered = {scope for flow in scheme.flows.values() for scope in flow.available_scopes}
            for scope in sorted(set(scopes) - offered):
                message = f"{scope!r} is a scope of no flow of this scheme"
                hint = f"the flows have {', '.join(map(repr, sorted(offered))) or 'none'}"
                self._reader.report("unknown-scope", message, node, hint)

    def _named(self, name: Node) -> Node | None:
        """Give the scheme that a 2.x requirement names."""
        section = self._components and self._reader.get(self._components, "securitySchemes")
        if section and name.key in section.value:
            return section.child(name.key)
        known = ", ".join(repr(key) for key in section.value) if section else "none"
        message = f"{name.key!r} is no security scheme of this document"
        hint = f"'components.securitySchemes' has {known}"
        self._reader.report("unknown-security-scheme", message, name, hint)
        return None

    def _scheme(self, node: Node) -> SecurityScheme:
        target = self._reader.follow(node)
        if target.place not in self._schemes:
            self._schemes[target.place] = self._read(target)
        return self._schemes[target.place]

    def _read(self, node: Node) -> SecurityScheme:
        text = self._reader.text
        in_components = node.parent is not None and node.parent.key == "securitySchemes"
        return SecurityScheme(
            id=str(node.key) if in_components else "",
            type=node.value["type"],
            description=text(node, "description"),
            name=text(node, "name"),
            location=text(node, "in"),
            scheme=text(node, "scheme").lower(),
            bearer_format=text(node, "bearerFormat"),
            open_id_connect_url=text(node, "openIdConnectUrl"),
            flows=self._flows(node),
            scopes=self._reader.texts(node, "scopes"),
            functions={key: node.value[key] for key in SECURITY_FUNCTIONS if key in node.value},
            **self._reader.common(node, *SECURITY_FUNCTIONS),
        )

    def _flows(self, node: Node) -> Mapping[str, OAuthFlow]:
        return {
            str(flow.key): OAuthFlow(
                kind=str(flow.key),
                authorization_url=self._reader.text(flow, "authorizationUrl"),
                token_url=self._reader.text(flow, "tokenUrl"),
                refresh_url=self._reader.text(flow, "refreshUrl"),
                available_scopes=flow.value.get("availableScopes", flow.value.get("scopes", {})),
                **self._reader.common(flow),
            )
            for flow in self._reader.unfollowed(node, "flows")
            if flow.key in FLOWS
        }


def _is_scheme(node: Node) -> bool:
    return isinstance(node.value.get("$ref", node.value.get("type")), str)
