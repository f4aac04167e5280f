"""How much a document may ask for before it is refused.

Generous for documents that people write, small enough that no file can exhaust
the machine that reads it.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """The bounds of one file, and of the number of files."""

    #: Its size in bytes.
    size: int = 16 * 1024 * 1024

    #: How deep containers may nest.
    depth: int = 100

    #: How many values it may hold once every YAML alias is written out.
    values: int = 2_000_000

    #: How many characters a number may have: Python's own bound on ``int`` from text.
    digits: int = 4_300

    #: How many files a document may be made of.
    files: int = 500
