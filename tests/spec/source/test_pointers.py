"""JSON pointers, there and back."""

from __future__ import annotations

import pytest

from asynction_spec.source.pointers import fragment_tokens, to_pointer, to_tokens


@pytest.mark.parametrize(
    ("tokens", "pointer"),
    [
        pytest.param([], "", id="the whole document"),
        pytest.param([""], "/", id="an empty key"),
        pytest.param(["channels", "/", "publish"], "/channels/~1/publish", id="a slash"),
        pytest.param(["a~b", "~1"], "/a~0b/~01", id="tildes"),
    ],
)
def test_a_pointer_is_made_and_split(tokens: list[str], pointer: str) -> None:
    assert to_pointer(tokens) == pointer
    assert to_tokens(pointer) == tokens


def test_indexes_are_written_as_numbers() -> None:
    assert to_pointer(["oneOf", 0]) == "/oneOf/0"


def test_a_fragment_may_be_percent_encoded() -> None:
    assert fragment_tokens("/a%20b/%C3%A9") == ["a b", "é"]


def test_a_pointer_begins_with_a_slash() -> None:
    with pytest.raises(ValueError, match="a/b"):
        to_tokens("a/b")
