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
    if isinstance(readable, str | os.PathLike):
        path = os.fspath(readable)
        source = read_content(file_content(path, path, limits), path, limits)
        source.base = str(Path(path).resolve())
        return source
    if isinstance(readable, Mapping) or not hasattr(readable, "read"):
        return read_mapping(readable, limits=limits)
    name = getattr(readable, "name", None)  # an int for a file opened by its descriptor
    shown = name if isinstance(name, str) else "<document>"
    try:
        content = readable.read()
    except UnicodeDecodeError as error:
        raise _not_text(error, shown) from None
    source = read_content(content, shown, limits)
    source.base = (
        str(Path(shown).resolve()) if isinstance(name, str) and Path(name).exists() else ""
    )
    return source


def file_content(path: str, name: str, limits: Limits) -> bytes:
    """Give the bytes of a file.

    Args:
        path: Where it is.
        name: How people know it.
        limits: How large it may be.

    Raises:
        InvalidDocument: There is no such file, or it cannot be read.
    """
    try:
        with Path(path).open("rb") as file:
            return file.read(limits.size + 1)  # no more, even of a device that never ends
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or str(error)
        lines = name.splitlines()
        hint = "" if len(lines) < 2 else "to load text, pass io.StringIO(text)"
        shown = name if len(lines) < 2 and len(name) < 200 else (lines or [name])[0][:200] + "…"
        raise _refusal(shown, "unreadable", f"cannot be read: {reason}", hint) from None


def read_content(content: str | bytes, name: str, limits: Limits) -> Source:
    """Read the content of a file: JSON by its name or its first character, else YAML.

    Raises:
        InvalidDocument: It is neither, or asks for more than the limits.
    """
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
        raise _not_text(error, name) from None


def _not_text(error: UnicodeDecodeError, name: str) -> InvalidDocument:
    message = f"is not {error.encoding.upper()} text: byte {error.start} cannot be read"
    return _refusal(name, "encoding", message, "save it as UTF-8")


def _refusal(name: str, code: str, message: str, hint: str = "") -> InvalidDocument:
    location = Location(file=name)
    return InvalidDocument([Diagnostic(code=code, message=message, hint=hint, location=location)])
