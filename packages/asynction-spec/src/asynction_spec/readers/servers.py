"""Reads where the application listens, with variables filled in."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from asynction_spec.model.servers import Server, ServerVariable
from asynction_spec.readers.bindings import read_bindings
from asynction_spec.readers.info import read_external_docs, read_tags

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from asynction_spec.readers.reader import Reader
    from asynction_spec.readers.security import SecurityReader
    from asynction_spec.structure.nodes import Node

_VARIABLE = re.compile(r"\{([^{}]+)\}")
# A scheme is optional ("chat.example.com/socket.io"), and so is a host ("/socket.io").
_URL = re.compile(r"(?:(?:[A-Za-z][A-Za-z0-9+.-]*:)?//)?(?P<host>[^/?#]*)(?P<path>[^?#]*)")


def read_servers(
    reader: Reader, security: SecurityReader, *, address: Callable[..., tuple[str, str]]
) -> Mapping[str, Server]:
    """Read all servers of a document.

    Args:
        reader: Follows references.
        security: Reads the requirements.
        address: Gives host and path of a Server Object: :func:`url_address` in 2.x,
            :func:`host_address` in 3.x. It is called with the node and a function
            that fills in variables.

    """
    servers = {}
    for entry in reader.unfollowed(reader.root, "servers"):
        server_id, node = str(entry.key), reader.follow(entry)
        variables = _read_variables(reader, node)
        host, pathname = address(node, lambda text, known=variables: fill(text, known))
        servers[server_id] = Server(
            id=server_id,
            host=host,
            pathname=pathname,
            protocol=node.value["protocol"].lower(),
            protocol_version=reader.text(node, "protocolVersion"),
            title=reader.text(node, "title"),
            summary=reader.text(node, "summary"),
            description=reader.text(node, "description"),
            variables=variables,
            security=security.requirements(node),
            tags=read_tags(reader, node),
            external_docs=read_external_docs(reader, node),
            bindings=read_bindings(reader, node),
            **reader.common(node),
        )
    return servers


def url_address(node: Node, fill_in: Callable[[str], str]) -> tuple[str, str]:
    """Give host and path of a 2.x ``url``, which may have a scheme and a query."""
    match = _URL.match(fill_in(node.value["url"]))
    return (match["host"], match["path"]) if match else ("", "")


def host_address(node: Node, fill_in: Callable[[str], str]) -> tuple[str, str]:
    """Give host and path of a 3.x server."""
    return fill_in(node.value["host"]), fill_in(node.value.get("pathname", ""))


def fill(text: str, variables: Mapping[str, ServerVariable]) -> str:
    """Fill in the variables that have a value; the others stay as they are."""

    def value_of(match: re.Match[str]) -> str:
        variable = variables.get(match[1])
        return match[0] if variable is None or variable.value is None else variable.value

    return _VARIABLE.sub(value_of, text)


def _read_variables(reader: Reader, node: Node) -> Mapping[str, ServerVariable]:
    variables = {}
    for entry in reader.unfollowed(node, "variables"):
        variable = reader.follow(entry)
        enum = reader.texts(variable, "enum")
        variables[str(entry.key)] = ServerVariable(
            value=variable.value.get("default", enum[0] if enum else None),
            enum=enum,
            description=reader.text(variable, "description"),
            examples=reader.texts(variable, "examples"),
            **reader.common(variable),
        )
    return variables
