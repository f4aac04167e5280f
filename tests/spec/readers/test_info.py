"""What an API is, and what only extensions say of it."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

from asynction_spec import load

if TYPE_CHECKING:
    from collections.abc import Callable

    from asynction_spec import Document

INFO = """\
info:
  title: Chat
  version: 1.0.0
  description: At length
  termsOfService: https://example.com/terms
  contact: {name: Us, url: 'https://example.com', email: us@example.com, x-own: 1}
  license: {name: MIT, url: 'https://example.com/mit'}
  x-own: 2
"""


def test_info_says_what_an_api_is() -> None:
    for head in ("asyncapi: 2.0.0\nchannels: {}\n", "asyncapi: 3.1.0\n"):
        info = load(io.StringIO(head + INFO)).info
        assert (info.title, info.version, info.description) == ("Chat", "1.0.0", "At length")
        assert info.terms_of_service == "https://example.com/terms"
        assert info.contact is not None
        assert (info.contact.name, info.contact.email) == ("Us", "us@example.com")
        assert info.contact.extensions == {"x-own": 1}
        assert info.license is not None
        assert (info.license.name, info.license.url) == ("MIT", "https://example.com/mit")
        assert (info.extensions, info.pointer) == ({"x-own": 2}, "/info")


def test_what_is_not_said_is_empty(load2: Callable[[str], Document]) -> None:
    document = load2("channels: {}")
    assert (document.info.contact, document.info.license) == (None, None)
    assert (document.info.tags, document.info.external_docs) == ((), None)
    assert (document.id, document.default_content_type) == ("", "")
    assert (dict(document.servers), dict(document.security_schemes)) == ({}, {})


def test_everything_is_kept_as_it_was_written(load2: Callable[[str], Document]) -> None:
    """1.1, 10."""
    document = load2("""
        id: urn:chat
        defaultContentType: application/json
        channels:
          /: {x-own: {a: [1, null]}, publish: {message: {$ref: '#/components/messages/m'}}}
        components: {messages: {m: {name: m, x-own: 5}}, x-own: true}
        x-own: hello
        """)
    assert (document.id, document.default_content_type) == ("urn:chat", "application/json")
    assert document.extensions == {"x-own": "hello"}
    assert document.channels["/"].extensions == {"x-own": {"a": [1, None]}}
    assert document.channels["/"].raw["publish"]["message"] == {"$ref": "#/components/messages/m"}
    assert document.raw["components"] == {
        "messages": {"m": {"name": "m", "x-own": 5}},
        "x-own": True,
    }
    assert document.version == "2.6.0"
