"""How a fault is shown to people."""

from __future__ import annotations

import pytest

from asynction_spec import AsynctionException, Diagnostic, InvalidDocument, Location, Severity


@pytest.mark.parametrize(
    ("location", "expected"),
    [
        pytest.param(Location(), "<document>", id="nothing known"),
        pytest.param(Location(pointer="/info"), "<document>#/info", id="a mapping"),
        pytest.param(
            Location(file="a.yml", line=3, column=7, pointer="/info"), "a.yml:3:7", id="a file"
        ),
    ],
)
def test_a_place_is_shown_as_compilers_do(location: Location, expected: str) -> None:
    assert str(location) == expected


def test_a_diagnostic_is_one_line() -> None:
    location = Location(file="a.yml", line=3, column=7)
    fault = Diagnostic(code="too-long", message="this is long", location=location)
    assert str(fault) == "a.yml:3:7: error too-long: this is long"
    hinted = Diagnostic(
        code="too-long",
        message="this is long",
        hint="cut it",
        severity=Severity.WARNING,
        location=location,
    )
    assert str(hinted) == "a.yml:3:7: warning too-long: this is long; cut it"


def test_an_invalid_document_holds_its_diagnostics() -> None:
    faults = [Diagnostic(code="a", message="one"), Diagnostic(code="b", message="two")]
    error = InvalidDocument(faults)
    assert error.diagnostics == tuple(faults)
    assert str(error) == "<document>: error a: one\n<document>: error b: two"
    assert isinstance(error, AsynctionException)
    assert isinstance(error, RuntimeError)
