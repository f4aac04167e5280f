"""From a source to a document: the whole way, in order."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from asynction_spec.diagnostics import Diagnostic, Severity
from asynction_spec.errors import InvalidDocument
from asynction_spec.model.document import Document
from asynction_spec.readers.document2 import read_parts2
from asynction_spec.readers.document3 import read_parts3
from asynction_spec.readers.namespaces import to_namespaces
from asynction_spec.readers.reader import Reader
from asynction_spec.rules import check_rules
from asynction_spec.source.read import Readable, read_source
from asynction_spec.structure.nodes import Node, value_type
from asynction_spec.structure.references import References
from asynction_spec.structure.table2 import TABLE2
from asynction_spec.structure.table3 import TABLE3
from asynction_spec.structure.walk import Walk

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from asynction_spec.readers.parts import Parts
    from asynction_spec.source.source import Source
    from asynction_spec.structure.shapes import Table


@dataclass(frozen=True, slots=True, kw_only=True)
class _Family:
    """A major version: what its documents look like, and who reads them."""

    table: Table
    read: Callable[[Reader], Parts]


_FAMILIES = {
    2: _Family(table=TABLE2, read=read_parts2),
    3: _Family(table=TABLE3, read=read_parts3),
}
# Tools take no notice of the patch version, which may have a suffix ("AsyncAPI Version String").
_VERSION = re.compile(r"(\d{1,9})\.(\d{1,9})\.\d+(?:-.+)?", re.ASCII)


def load(source: Readable) -> Document:
    """Read an AsyncAPI document, version 2.0 to 2.6, 3.0 or 3.1.

    Both version families are read into the same model, so nothing above this
    package needs to know which one a document was written for. Handlers are not
    looked for: a document without any is a document.

    Args:
        source: A path to a YAML or JSON file, a mapping (it is copied), or an open file.

    Raises:
        InvalidDocument: The source cannot be read, or breaks the specification.
            It lists every fault.

    """
    return _load(read_source(source))


def validate(source: Readable) -> list[Diagnostic]:
    """List what is wrong, or worth knowing, about an AsyncAPI document.

    A fault of the document never raises. An empty list means that nothing was found.

    Args:
        source: As for :func:`load`.

    """
    try:
        return list(load(source).diagnostics)
    except InvalidDocument as error:
        return list(error.diagnostics)


def _load(source: Source) -> Document:
    root = Node(source.data, source)
    family, minor = _find_family(root)
    references = References(root)
    walk = Walk(family.table, references, minor=minor)
    walk.run(root)
    diagnostics = [*source.diagnostics, *_note_minor(root, family, minor), *walk.diagnostics]
    if not walk.readable:
        raise InvalidDocument(_in_order(diagnostics))
    reader = Reader(root, references)
    document = _to_document(reader, family.read(reader))
    diagnostics = _in_order([*diagnostics, *reader.diagnostics, *check_rules(document)])
    if any(diagnostic.severity is Severity.ERROR for diagnostic in diagnostics):
        raise InvalidDocument(diagnostics)
    return replace(document, diagnostics=tuple(diagnostics))


def _to_document(reader: Reader, parts: Parts) -> Document:
    root = reader.root
    return Document(
        version=root.value["asyncapi"],
        source=root.source.name,
        id=reader.text(root, "id"),
        info=parts.info,
        default_content_type=reader.text(root, "defaultContentType"),
        servers=parts.servers,
        channels=parts.channels,
        operations=parts.operations,
        security_schemes=parts.security_schemes,
        namespaces=to_namespaces(parts.channels.values(), parts.operations),
        locator=root.source.locate_pointer,
        **reader.common(root),
    )


def _find_family(root: Node) -> tuple[_Family, int]:
    """Tell which family a document belongs to, and which minor version it is written for."""
    if not isinstance(root.value, dict):
        message = f"this is {value_type(root.value)}, not an AsyncAPI document"
        raise _refusal(root, "not-asyncapi", message, "a document begins with 'asyncapi: 3.0.0'")
    if "asyncapi" not in root.value:
        message = "'asyncapi', the version of the specification, is missing"
        raise _refusal(root, "not-asyncapi", message, "begin with 'asyncapi: 3.0.0'")
    version, place = root.value["asyncapi"], root.child("asyncapi")
    if not isinstance(version, str):
        message = f"'asyncapi' must be a string, not {value_type(version)}"
        raise _refusal(place, "wrong-type", message, "write all three numbers: 'asyncapi: 3.0.0'")
    match = _VERSION.fullmatch(version)
    family = _FAMILIES.get(int(match[1])) if match else None
    if match is None or family is None:
        message = f"AsyncAPI {version!r} is not supported"
        raise _refusal(place, "unsupported-version", message, "use 2.0.0 to 2.6.0, 3.0.0 or 3.1.0")
    return family, int(match[2])


def _note_minor(root: Node, family: _Family, minor: int) -> list[Diagnostic]:
    if minor <= family.table.newest_minor:
        return []
    version = root.value["asyncapi"]
    known = f"{version.partition('.')[0]}.{family.table.newest_minor}"
    message = f"AsyncAPI {version} is newer than this parser"
    hint = f"it is read as {known}"
    place = root.child("asyncapi")
    return [_diagnostic(place, "newer-version", message, hint, severity=Severity.WARNING)]


def _refusal(node: Node, code: str, message: str, hint: str) -> InvalidDocument:
    fault = _diagnostic(node, code, message, hint)
    return InvalidDocument([*node.source.diagnostics, fault])


def _diagnostic(
    node: Node, code: str, message: str, hint: str, *, severity: Severity = Severity.ERROR
) -> Diagnostic:
    location = node.location
    return Diagnostic(code=code, message=message, hint=hint, severity=severity, location=location)


def _in_order(diagnostics: Sequence[Diagnostic]) -> list[Diagnostic]:
    return sorted(diagnostics, key=lambda diagnostic: diagnostic.location)
