"""Plain scalars mean what YAML 1.2 says."""

from __future__ import annotations

import pytest

from asynction_spec.source.scalars import resolve_plain


@pytest.mark.parametrize(
    ("text", "value"),
    [
        *[(text, None) for text in ("", "~", "null", "Null", "NULL")],
        *[(text, True) for text in ("true", "True", "TRUE")],
        *[(text, False) for text in ("false", "False", "FALSE")],
        ("0", 0),
        ("-12", -12),
        ("+5", 5),
        ("0123", 123),
        ("0o17", 15),
        ("0x1F", 31),
        ("1.5", 1.5),
        ("-.5", -0.5),
        ("1e3", 1000.0),
        ("1.0e+6", 1_000_000.0),
    ],
    ids=str,
)
def test_what_json_has_is_read_as_such(text: str, value: object) -> None:
    found = resolve_plain(text, digits=100)
    assert found == value
    assert type(found) is type(value)


@pytest.mark.parametrize(
    "text",
    ["yes", "no", "on", "off", "y", "2020-01-01", "1:30", "1_000", "0b11", "1.2.3", "-", ".", "+x"],
)
def test_what_only_yaml_1_1_reads_otherwise_is_text(text: str) -> None:
    """D-04: a date, or a key `on`, was no text for upstream."""
    assert resolve_plain(text, digits=100) == text


@pytest.mark.parametrize("text", [".nan", ".inf", "-.Inf", "1e999", "-1e999"])
def test_a_number_that_is_not_finite_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match="is no number that JSON can carry"):
        resolve_plain(text, digits=100)


def test_a_number_of_too_many_digits_is_refused_and_shown_in_short() -> None:
    with pytest.raises(ValueError, match=r"^7{20}… \(101 characters\) is no number that JSON can"):
        resolve_plain("7" * 101, digits=100)
    assert resolve_plain("7" * 100, digits=100) == int("7" * 100)


def test_long_text_that_begins_with_a_digit_is_text() -> None:
    text = "30 things " + "and more " * 1000
    assert resolve_plain(text, digits=100) == text
