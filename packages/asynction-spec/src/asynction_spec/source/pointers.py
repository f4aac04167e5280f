"""JSON pointers (RFC 6901) and the fragments of references that hold them."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import unquote

if TYPE_CHECKING:
    from collections.abc import Iterable


def to_pointer(tokens: Iterable[str | int]) -> str:
    """Join reference tokens, such as ``["channels", "/", "publish"]``, into a pointer."""
    return "".join("/" + str(token).replace("~", "~0").replace("/", "~1") for token in tokens)


def to_tokens(pointer: str) -> list[str]:
    """Split a pointer into its reference tokens.

    Raises:
        ValueError: It is neither empty nor does it begin with a slash.

    """
    if not pointer:
        return []
    if not pointer.startswith("/"):
        raise ValueError(pointer)
    return [token.replace("~1", "/").replace("~0", "~") for token in pointer[1:].split("/")]


def fragment_tokens(fragment: str) -> list[str]:
    """Split the fragment of a URI reference: a percent-encoded pointer (RFC 6901, 6)."""
    return to_tokens(unquote(fragment))
