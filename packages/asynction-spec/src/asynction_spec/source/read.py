"""From what a caller has – a path, a mapping, an open file – to a source."""

from __future__ import annotations

import codecs
import os
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path
from typing import IO, TYPE_CHECKING, Any

from asynction_spec.diagnostics import Diagnostic, Location
from asynction_spec.errors import InvalidDocument
from asynction_spec.source.json_reader import NotJSON, read_json
from asynction_spec.source.limits import Limits
from asynction_spec.source.mapping_reader import read_mapping
from asynction_spec.source.yaml_reader import read_yaml

if TYPE_CHECKING:
    from asynction_spec.source.source import Source

#: What can be read: a path to a YAML or JSON file, a mapping, or an open file.
Readable = str | os.PathLike[str] | Mapping[str, Any] | IO[str] | IO[bytes]


def read_source(readable: Readable, *, limits: Limits | None = None) -> Source:
    """Read a document into a tree with positions.

    Raises:
        InvalidDocument: There is no such file, or it is neither YAML nor JSON.

    """
    limits = limits or Limits()
    if isinstance(readable, Mapping):
        return read_mapping(readable, limits=limits)
    if isinstance(readable, str | os.PathLike):
        path = os.fspath(readable)
        return _read_content(_content_of(path), path, limits)
    name = getattr(readable, "name", None)  # an int for a file opened by its descriptor
    return _read_content(readable.read(), name if isinstance(name, str) else "<document>", limits)


def _content_of(name: str) -> bytes:
    try:
        return Path(name).read_bytes()
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or str(error)
        hint = "" if len(name.splitlines()) < 2 else "to load text, pass io.StringIO(text)"
        shown = name if len(name) < 200 else name[:200] + "…"
        raise _refusal(shown, "unreadable", f"cannot be read: {reason}", hint) from None


def _read_content(content: str | bytes, name: str, limits: Limits) -> Source:
    if len(content) > limits.size:
        raise _refusal(name, "too-large", f"is larger than {limits.size} bytes")
    text = content if isinstance(content, str) else _decode(content, name)
    text = text.removeprefix("\ufeff")
    if not text.strip():
        raise _refusal(name, "empty", "holds nothing", "begin it with 'asyncapi: 3.0.0'")
    if name.endswith(".json"):
        return read_json(text, name=name, limits=limits)
    if text.lstrip().startswith("{"):
        # Either JSON or a YAML flow mapping; libyaml cannot read all of JSON (surrogate pairs).
        with suppress(NotJSON):
            return read_json(text, name=name, limits=limits)
    return read_yaml(text, name=name, limits=limits)


def _decode(content: bytes, name: str) -> str:
    """Decode UTF-8, or UTF-16 with a byte order mark (YAML 1.2, section 5.2)."""
    is_utf16 = content.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE))
    encoding = "utf-16" if is_utf16 else "utf-8"
    try:
        return content.decode(encoding)
    except UnicodeDecodeError as error:
        message = f"is not {encoding.upper()} text: byte {error.start} cannot be read"
        raise _refusal(name, "encoding", message, "save it as UTF-8") from None


def _refusal(name: str, code: str, message: str, hint: str = "") -> InvalidDocument:
    location = Location(file=name)
    return InvalidDocument([Diagnostic(code=code, message=message, hint=hint, location=location)])
