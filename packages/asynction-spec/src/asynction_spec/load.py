"""From a source to a document: the whole way, in order."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from asynction_spec.diagnostics import Diagnostic, Location, Severity
from asynction_spec.errors import InvalidDocument
from asynction_spec.model.document import Document
from asynction_spec.readers.document2 import read_parts2
from asynction_spec.readers.document3 import read_parts3
from asynction_spec.readers.embedding import Embedding
from asynction_spec.readers.formats import note_formats
from asynction_spec.readers.namespaces import to_namespaces
from asynction_spec.readers.reader import Reader
from asynction_spec.rules.policy import Policy, Setting
from asynction_spec.rules.run import check_model, check_tree
from asynction_spec.rules.scope import Scope
from asynction_spec.source.files import Files, Loader
from asynction_spec.source.read import Readable, read_source
from asynction_spec.structure.nodes import Node, value_type
from asynction_spec.structure.references import References
from asynction_spec.structure.table2 import TABLE2
from asynction_spec.structure.table3 import TABLE3
from asynction_spec.structure.walk import Walk

if TYPE_CHECKING:
    import os
    from collections.abc import Callable, Mapping

    from asynction_spec.readers.parts import Parts
    from asynction_spec.structure.shapes import Table


@dataclass(frozen=True, slots=True, kw_only=True)
class _Family:
    """A major version: what its documents look like, and who reads them."""

    major: int
    table: Table
    read: Callable[[Reader], Parts]


_FAMILIES = {
    2: _Family(major=2, table=TABLE2, read=read_parts2),
    3: _Family(major=3, table=TABLE3, read=read_parts3),
}
# Tools take no notice of the patch version, which may have a suffix ("AsyncAPI Version String").
_VERSION = re.compile(r"(\d{1,9})\.(\d{1,9})\.\d+(?:-.+)?", re.ASCII)


def load(
    source: Readable,
    *,
    profile: str = "socketio",
    rules: Mapping[str, Setting] | None = None,
    root: str | os.PathLike[str] | None = None,
    loader: Loader | None = None,
) -> Document:
    """Read an AsyncAPI document, version 2.0 to 2.6, 3.0 or 3.1.

    Both version families are read into the same model, so nothing above this
    package needs to know which one a document was written for. Handlers are not
    looked for: a document without any is a document.

    Args:
        source: A path to a YAML or JSON file, a mapping (it is copied), or an open file.
        profile: The rules that apply: ``core`` those of AsyncAPI, ``socketio`` also those
            of Socket.IO APIs, ``server`` also those about handlers and about functions
            that verify credentials.
        rules: Severities for single rules by their codes (see ``RULES``): ``error``,
            ``warning`` or ``info``, also for rules that are not of the profile; ``off``
            leaves a rule out. Faults that keep a document from being read stay errors
            whatever is said here.
        root: The folder out of which references may not lead. By default the working
            directory if it contains the document, else the document's own folder.
        loader: Gives the content behind an ``http:`` or ``https:`` URL that a reference
            names. Without one nothing is ever fetched.

    Raises:
        InvalidDocument: The source cannot be read, or breaks the specification.
            It lists every fault.
        UnknownOption: There is no such profile, rule or severity.

    """
    policy = Policy(profile=profile, rules=rules)
    try:
        return _load(Files(read_source(source), root=root, loader=loader), policy)
    except InvalidDocument as error:
        raise InvalidDocument(policy.judge(error.diagnostics)) from None


def validate(
    source: Readable,
    *,
    profile: str = "socketio",
    rules: Mapping[str, Setting] | None = None,
    root: str | os.PathLike[str] | None = None,
    loader: Loader | None = None,
) -> list[Diagnostic]:
    """List what is wrong, or worth knowing, about an AsyncAPI document.

    A fault of the document never raises. An empty list means that nothing was found.

    Args:
        source: As for :func:`load`.
        profile: As for :func:`load`.
        rules: As for :func:`load`.
        root: As for :func:`load`.
        loader: As for :func:`load`.

    """
    try:
        return list(
            load(source, profile=profile, rules=rules, root=root, loader=loader).diagnostics
        )
    except InvalidDocument as error:
        return list(error.diagnostics)


def _load(files: Files, policy: Policy) -> Document:
    references = References(files)
    root = references.root(files.sources[0])
    family, minor = _find_family(root)
    walk = Walk(family.table, references, minor=minor)
    walk.run(root)
    unreadable = [fault for source in files.sources for fault in source.diagnostics]
    scope = Scope(root, references, walk, family=family.major, minor=minor)
    diagnostics = [
        *unreadable,
        *_note_minor(root, family, minor),
        *walk.diagnostics,
        *note_formats(walk.objects, references, walk.traits),
        *check_tree(scope, policy),
    ]
    if not walk.readable:
        raise InvalidDocument(diagnostics)
    reader = Reader(root, references, walk.traits, unknown=walk.unknown)
    embedding = Embedding(
        root=root, references=references, table=family.table, found=walk.references
    )
    document = _to_document(reader, family.read(reader), files.locate, embedding.to_dict)
    diagnostics += [*reader.diagnostics, *check_model(document, policy)]
    judged = policy.judge(diagnostics)
    if any(diagnostic.severity is Severity.ERROR for diagnostic in judged):
        raise InvalidDocument(diagnostics)
    return replace(document, diagnostics=tuple(judged))


def _to_document(
    reader: Reader,
    parts: Parts,
    locator: Callable[[str], Location],
    writer: Callable[..., dict[str, Any]],
) -> Document:
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
        locator=locator,
        writer=writer,
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
