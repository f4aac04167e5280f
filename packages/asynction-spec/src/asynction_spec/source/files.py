"""The other files that a document refers to, and which of them may be read."""

from __future__ import annotations

import os
import re
from pathlib import Path
from typing import TYPE_CHECKING, TypeAlias
from urllib.parse import unquote, urljoin

from asynction_spec.errors import InvalidDocument
from asynction_spec.source.limits import Limits
from asynction_spec.source.read import file_content, read_content
from asynction_spec.source.source import Source

if TYPE_CHECKING:
    from collections.abc import Callable

    from asynction_spec.diagnostics import Location

#: Gives the content behind an ``http:`` or ``https:`` URL; whatever it raises is reported.
Loader: TypeAlias = "Callable[[str], str | bytes]"

_SCHEME = re.compile(r"[A-Za-z][A-Za-z0-9+.-]+:")  # two letters at least: C: is a drive
_REMOTE = re.compile(r"https?://", re.IGNORECASE)

# Of a foreign schema format, whose text is not looked into.
_OPAQUE = frozenset([".proto", ".xsd", ".graphql", ".gql", ".txt", ".md"])


class UnreadableFile(Exception):  # noqa: N818 - the condition, not a mishap of ours
    """A file that a reference names may not, or cannot, be read."""

    def __init__(self, code: str, message: str, hint: str = "") -> None:
        super().__init__(code, message, hint)
        self.code = code
        self.message = message
        self.hint = hint


class Files:
    """The files of one document; each is read once."""

    def __init__(
        self,
        main: Source,
        *,
        root: str | os.PathLike[str] | None = None,
        loader: Loader | None = None,
        limits: Limits | None = None,
    ) -> None:
        #: The files that were read, the document's own first.
        self.sources: list[Source] = [main]

        self._root = _root_of(main) if root is None else Path(root).resolve()
        self._loader = loader
        self._limits = limits or Limits()
        self._read: dict[str, Source | UnreadableFile] = {main.base: main}

    def beside(self, source: Source, file: str) -> Source:
        """Give the file that a reference in another one names.

        Args:
            source: The file that holds the reference.
            file: The reference up to its ``#``.

        Raises:
            UnreadableFile: It may not be read, or cannot be.
        """
        address = self._address(source, file)
        if address not in self._read:
            self._read[address] = self._open(address, _shown(source, file))
        found = self._read[address]
        if isinstance(found, UnreadableFile):
            raise found
        return found

    def locate(self, place: str) -> Location:
        """Give the line and column of a JSON pointer, after the name of a file if it has one."""
        for source in self.sources[1:]:
            if place.startswith(f"{source.name}#"):
                return source.locate_pointer(place.removeprefix(f"{source.name}#"))
        return self.sources[0].locate_pointer(place)

    def _address(self, source: Source, file: str) -> str:
        """Give the URL or the absolute path that a reference leads to."""
        if _REMOTE.match(file) or _REMOTE.match(source.base):
            return self._url(source, file)
        if _SCHEME.match(file) or file.startswith(("/", "\\")) or Path(unquote(file)).is_absolute():
            raise UnreadableFile(
                "ref-outside-root",
                f"{file!r} is an absolute address",
                "write where the file is from here: '../common/messages.yaml'",
            )
        if not source.base:
            raise UnreadableFile(
                "ref-without-base",
                f"{file!r} cannot be found: this document has no place of its own",
                "load it from a path, or keep references within it",
            )
        return self._inside(Path(source.base).parent / unquote(file), file)

    def _inside(self, path: Path, file: str) -> str:
        resolved = path.resolve()  # follows links: what counts is where the file really is
        if not resolved.is_relative_to(self._root):
            raise UnreadableFile(
                "ref-outside-root",
                f"{file!r} leads out of {self._root.name or self._root}, the folder to read from",
                "pass root= with a folder that holds all files",
            )
        return str(resolved)

    def _url(self, source: Source, file: str) -> str:
        url = urljoin(source.base, file) if _REMOTE.match(source.base) else file
        if self._loader is None or not _REMOTE.match(url):
            raise UnreadableFile(
                "ref-remote",
                f"{url!r} is not fetched",
                "copy it into a file, or pass loader= to fetch it",
            )
        return url

    def _open(self, address: str, name: str) -> Source | UnreadableFile:
        if len(self.sources) >= self._limits.files:
            hint = "bundle the document into fewer files"
            message = f"the document refers to more than {self._limits.files} files"
            return UnreadableFile("too-large", message, hint)
        try:
            source = self._parse(address, name)
        except InvalidDocument as error:
            first = error.diagnostics[0]
            return UnreadableFile("ref-unreadable", f"{first.location} {first.message}", first.hint)
        source.base, source.is_main = address, False
        self.sources.append(source)
        return source

    def _parse(self, address: str, name: str) -> Source:
        content: str | bytes
        if self._loader is not None and _REMOTE.match(address):
            content = _fetch(self._loader, address)
        else:
            content = file_content(address, name, self._limits)
        if Path(name).suffix.lower() in _OPAQUE:
            return Source(name=name, data=content if isinstance(content, str) else content.decode())
        return read_content(content, name, self._limits)


def _fetch(loader: Loader, url: str) -> str | bytes:
    try:
        return loader(url)
    except Exception as error:
        message = f"could not be fetched: {type(error).__name__}: {error}"
        raise UnreadableFile("ref-unreadable", f"{url!r} {message}") from error


def _root_of(main: Source) -> Path:
    """Give the folder to read from: the working directory if it contains the document."""
    here = Path.cwd().resolve()
    folder = Path(main.base).resolve().parent if main.base else here
    return here if folder.is_relative_to(here) else folder


def _shown(source: Source, file: str) -> str:
    """Give the name of a file as people see it: from where they named the document."""
    if _REMOTE.match(file):
        return file
    if _REMOTE.match(source.base):
        return urljoin(source.base, file)
    return os.path.normpath(Path(source.name).parent / unquote(file))
