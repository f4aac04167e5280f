from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from asynction_spec.checks.violations import Violation
from asynction_spec.model.messages import Ack

if TYPE_CHECKING:
    from collections.abc import Callable

    from asynction_spec.checks.checks import Checks
    from asynction_spec.model.schemas import Schema

    MakeSchema = Callable[[Any], Schema]

STRING = {"type": "string"}
INTEGER = {"type": "integer"}
PAIR = {"type": "array", "items": [STRING, INTEGER]}


def miscounted(message: str) -> Violation:
    return Violation(pointer="", keyword="arguments", message=message)


@pytest.mark.parametrize(
    ("payload", "args"),
    [
        pytest.param(STRING, ["x"], id="one argument"),
        pytest.param({"type": "array", "items": STRING}, [["x", "y"]], id="one list"),
        pytest.param({"type": "array"}, [()], id="one tuple"),
        pytest.param({"type": ["string", "null"]}, [], id="no argument as null"),
        pytest.param({}, [], id="no argument as anything"),
        pytest.param(PAIR, ["x", 1], id="two arguments"),
        pytest.param(PAIR, ("x", 1), id="two arguments as a tuple"),
        pytest.param(PAIR | {"minItems": 1}, ["x"], id="the last one left out"),
        pytest.param(PAIR | {"minItems": 0}, [], id="all left out"),
        pytest.param(PAIR | {"additionalItems": True}, ["x", 1, 2, 3], id="more of any kind"),
        pytest.param(PAIR | {"additionalItems": INTEGER}, ["x", 1, 2], id="more of one kind"),
        pytest.param({"items": [STRING]}, ["x"], id="a tuple of one"),
        pytest.param({"items": [{"type": "null"}]}, [], id="a lone null of a tuple"),
        pytest.param({"items": []}, [], id="no arguments at all"),
        pytest.param(
            {
                "$ref": "#/definitions/A",
                "definitions": {"A": {"$ref": "#/definitions/B"}, "B": PAIR},
            },
            ["x", 1],
            id="a tuple behind references",
        ),
        pytest.param({"type": "string", "format": "binary"}, [b"x"], id="binary data"),
        pytest.param({"items": [STRING, {}]}, ["x", b"x"], id="binary data beside text"),
    ],
)
def test_arguments_that_fit(
    checks: Checks, schema: MakeSchema, payload: Any, args: list[object]
) -> None:
    assert checks.arguments(schema(payload)).violation(args) is None


ONE_LIST = "; send them as separate arguments, not as one list"


@pytest.mark.parametrize(
    ("payload", "args", "message"),
    [
        pytest.param(STRING, [], "expected 1 argument, got 0", id="none"),
        pytest.param(STRING, ["x", "y"], "expected 1 argument, got 2", id="two"),
        pytest.param(
            {"type": "array", "items": STRING},
            ["x", "y"],
            "expected 1 argument, got 2",
            id="a list",
        ),
        pytest.param(PAIR, ["x"], "expected 2 arguments, got 1", id="one of two"),
        pytest.param(PAIR, [], "expected 2 arguments, got 0", id="none of two"),
        pytest.param(PAIR, ["x", 1, 2], "expected 2 arguments, got 3", id="three of two"),
        pytest.param(PAIR, [["x", 1]], "expected 2 arguments, got 1" + ONE_LIST, id="one list"),
        pytest.param(PAIR, [("x", 1)], "expected 2 arguments, got 1" + ONE_LIST, id="one tuple"),
        pytest.param(
            PAIR | {"additionalItems": False},
            ["x", 1, 2],
            "expected 2 arguments, got 3",
            id="closed",
        ),
        pytest.param(
            PAIR | {"minItems": 1}, [], "expected 1 to 2 arguments, got 0", id="too few of some"
        ),
        pytest.param(
            PAIR | {"minItems": 1}, ["x", 1, 2], "expected 1 to 2 arguments, got 3", id="too many"
        ),
        pytest.param(
            PAIR | {"additionalItems": True},
            ["x"],
            "expected at least 2 arguments, got 1",
            id="too few of any number",
        ),
        pytest.param(
            PAIR | {"additionalItems": True, "maxItems": 3},
            ["x", 1, 2, 3],
            "expected 2 to 3 arguments, got 4",
            id="more than maxItems",
        ),
        pytest.param({"items": []}, ["x"], "expected 0 arguments, got 1", id="one of none"),
        pytest.param({"items": [STRING]}, [], "expected 1 argument, got 0", id="none of one"),
    ],
)
def test_the_schema_decides_how_many_arguments_there_are(
    checks: Checks, schema: MakeSchema, payload: Any, args: list[object], message: str
) -> None:
    assert checks.arguments(schema(payload)).violation(args) == miscounted(message)


@pytest.mark.parametrize(
    ("payload", "args", "expected"),
    [
        pytest.param(STRING, [1], "/0: must be a string, not an integer", id="one"),
        pytest.param(STRING, [None], "/0: must be a string, not null", id="null"),
        pytest.param({"required": ["name"]}, [{}], "/0/name: is missing", id="inside one"),
        pytest.param(PAIR, ["x", "y"], "/1: must be an integer, not a string", id="the second"),
        pytest.param(
            PAIR | {"additionalItems": STRING},
            ["x", 1, 2],
            "/2: must be a string, not an integer",
            id="more",
        ),
    ],
)
def test_a_pointer_begins_with_the_argument(
    checks: Checks, schema: MakeSchema, payload: Any, args: list[object], expected: str
) -> None:
    assert str(checks.arguments(schema(payload)).violation(args)) == expected


@pytest.mark.parametrize("args", [[], ["x"], [1, object()]], ids=["none", "one", "two"])
def test_without_a_payload_any_arguments_are_right(checks: Checks, args: list[object]) -> None:
    assert checks.arguments(None).violation(args) is None


@pytest.mark.parametrize("args", [[], ["x"], [1, 2]], ids=["none", "one", "two"])
def test_without_an_ack_in_the_document_any_ack_is_right(
    checks: Checks, args: list[object]
) -> None:
    assert checks.ack(None).violation(args) is None


def test_an_ack_of_one_alternative_tells_its_fault(checks: Checks, schema: MakeSchema) -> None:
    check = checks.ack(Ack(alternatives=(schema(STRING),)))
    assert check.violation(["x"]) is None
    assert check.violation([1]) == Violation(
        pointer="/0", keyword="type", message="must be a string, not an integer"
    )


def test_an_ack_fits_when_one_alternative_does(checks: Checks, schema: MakeSchema) -> None:
    check = checks.ack(Ack(alternatives=(schema(STRING), schema(PAIR))))
    assert check.violation(["x"]) is None
    assert check.violation(["x", 1]) is None


def test_an_ack_that_fits_no_alternative_tells_the_fault_of_the_first(
    checks: Checks, schema: MakeSchema
) -> None:
    check = checks.ack(Ack(alternatives=(schema(STRING), schema(PAIR))))
    assert check.violation([1]) == Violation(
        pointer="",
        keyword="anyOf",
        message="fits none of the 2 alternatives of the ack; "
        "of the first, /0: must be a string, not an integer",
    )


def test_an_alternative_without_a_schema_allows_any_ack(checks: Checks, schema: MakeSchema) -> None:
    assert checks.ack(Ack(alternatives=(schema(STRING), None))).violation([1, 2]) is None
