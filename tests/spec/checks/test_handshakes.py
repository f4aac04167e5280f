from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from asynction_spec.checks.violations import Violation
from asynction_spec.errors import AsynctionException
from asynction_spec.model.bindings import Bindings, SocketIOBinding, WebSocketBinding

if TYPE_CHECKING:
    from collections.abc import Callable

    from asynction_spec.checks.checks import Checks
    from asynction_spec.model.schemas import Schema

    MakeSchema = Callable[[Any], Schema]

REQUEST: dict[str, Any] = {"method": "GET", "query": {}, "headers": {}, "auth": None}


@pytest.fixture
def query(checks: Checks, schema: MakeSchema) -> Callable[..., str]:
    def found(raw: Any, **values: list[str]) -> str:
        check = checks.handshake([Bindings(ws=WebSocketBinding(query=schema(raw)))])
        return str(check.violation(**REQUEST | {"query": values}))

    return found


@pytest.fixture
def headers(checks: Checks, schema: MakeSchema) -> Callable[..., str]:
    def found(raw: Any, values: dict[str, str]) -> str:
        check = checks.handshake([Bindings(ws=WebSocketBinding(headers=schema(raw)))])
        return str(check.violation(**REQUEST | {"headers": values}))

    return found


def properties(**schemas: Any) -> dict[str, Any]:
    return {"type": "object", "properties": schemas}


def test_without_bindings_any_handshake_is_right(checks: Checks) -> None:
    assert checks.handshake([]).violation(**REQUEST) is None
    assert checks.handshake([Bindings(ws=WebSocketBinding())]).violation(**REQUEST) is None


@pytest.mark.parametrize("method", ["GET", "get"])
def test_methods_are_compared_in_any_case(checks: Checks, method: str) -> None:
    check = checks.handshake([Bindings(ws=WebSocketBinding(method=method))])
    assert check.violation(**REQUEST) is None
    assert check.violation(**REQUEST | {"method": "post"}) == Violation(
        pointer="/method", keyword="method", message="must be GET"
    )


def test_all_bindings_must_hold(checks: Checks, schema: MakeSchema) -> None:
    needs = [schema({"required": [name]}) for name in ("a", "b")]
    check = checks.handshake([Bindings(ws=WebSocketBinding(query=one)) for one in needs])
    assert str(check.violation(**REQUEST | {"query": {"a": ["1"]}})) == "/query/b: is missing"
    assert check.violation(**REQUEST | {"query": {"a": ["1"], "b": ["1"]}}) is None


def test_auth_is_checked_as_it_came(checks: Checks, schema: MakeSchema) -> None:
    auth = schema({"type": "object", "required": ["token"]})
    check = checks.handshake([Bindings(socketio=SocketIOBinding(auth=auth))])
    assert check.violation(**REQUEST | {"auth": {"token": "x"}}) is None
    assert str(check.violation(**REQUEST | {"auth": {}})) == "/auth/token: is missing"
    assert str(check.violation(**REQUEST)) == "/auth: must be an object, not null"


COERCED = {
    "an integer": ({"type": "integer", "minimum": 7}, ["7"]),
    "a negative integer": ({"const": -7, "type": "integer"}, ["-7"]),
    "a large integer": ({"const": 10**20, "type": "integer"}, [str(10**20)]),
    "a number": ({"const": 2500.0, "type": "number"}, ["2.5e3"]),
    "true": ({"const": True, "type": "boolean"}, ["true"]),
    "false": ({"const": False, "type": "boolean"}, ["false"]),
    "1 as true": ({"const": True, "type": "boolean"}, ["1"]),
    "0 as false": ({"const": False, "type": "boolean"}, ["0"]),
    "text": ({"const": "7", "type": "string"}, ["7"]),
    "text without a type": ({"const": "7"}, ["7"]),
    "one of two types": ({"const": 7, "type": ["integer", "null"]}, ["7"]),
    "not null": ({"const": "null", "type": ["string", "null"]}, ["null"]),
    "one value of an array": ({"const": ["7"], "type": "array"}, ["7"]),
    "values of an array": (
        {"const": [7, 8], "type": "array", "items": {"type": "integer"}},
        ["7", "8"],
    ),
    "values of a tuple": (
        {
            "const": [7, "8", True],
            "type": "array",
            "items": [{"type": "integer"}, {}],
            "additionalItems": {"type": "boolean"},
        },
        ["7", "8", "true"],
    ),
    "one value of an array or a string": ({"const": "7", "type": ["array", "string"]}, ["7"]),
    "the first value where no array is wanted": ({"const": 7, "type": "integer"}, ["7", "8"]),
    "through allOf": ({"allOf": [{"type": "integer"}, {"minimum": 3}]}, ["7"]),
    "through anyOf": ({"anyOf": [{"type": "boolean"}, {"type": "integer"}]}, ["7"]),
    "through oneOf": ({"oneOf": [{"enum": ["all"]}, {"type": "integer"}]}, ["7"]),
    "beside another alternative": ({"oneOf": [{"enum": ["all"]}, {"type": "integer"}]}, ["all"]),
}


@pytest.mark.parametrize(("raw", "values"), COERCED.values(), ids=COERCED)
def test_query_strings_become_what_the_schema_wants(
    query: Callable[..., str], raw: Any, values: list[str]
) -> None:
    assert query(properties(a=raw), a=values) == "None"


def test_types_are_found_through_references(query: Callable[..., str]) -> None:
    raw = {
        "allOf": [{"$ref": "#/definitions/Query"}],
        "definitions": {
            "Query": properties(page={"$ref": "#/definitions/Page"}),
            "Page": {"allOf": [{"$ref": "#/definitions/Count"}, {"minimum": 1}]},
            "Count": {"type": "integer"},
        },
    }
    assert query(raw, page=["1"]) == "None"
    assert query(raw, page=["0"]) == "/query/page: must be at least 1"


def test_types_are_found_in_a_recursive_schema(query: Callable[..., str]) -> None:
    raw = {
        "properties": {"a": {"$ref": "#/definitions/Tree"}},
        "definitions": {
            "Tree": {
                "anyOf": [{"type": "integer"}, {"type": "array"}],
                "items": [{"$ref": "#/definitions/Tree"}],
            }
        },
    }
    assert query(raw, a=["1"]) == "None"
    assert query(raw, a=["x"]) == "/query/a: fits none of the 2 alternatives"


def test_parameters_of_any_name_become_what_the_schema_wants(query: Callable[..., str]) -> None:
    assert query({"additionalProperties": {"type": "integer"}}, a=["1"]) == "None"


@pytest.mark.parametrize("string", ["", "x", "1.5", " 1", "1_0", "٣", "+1", "9" * 5000])
def test_what_is_no_integer_stays_a_string(query: Callable[..., str], string: str) -> None:
    found = query(properties(a={"type": "integer"}), a=[string])
    assert found == "/query/a: must be an integer, not a string"


@pytest.mark.parametrize(
    "string", ["", "nan", "inf", "1e999", "1_0", " 1", "0x1", ".5", "٣", "9" * 5000, "1\n"]
)
def test_what_is_no_number_stays_a_string(query: Callable[..., str], string: str) -> None:
    found = query(properties(a={"type": "number"}), a=[string])
    assert found == "/query/a: must be a number, not a string"


@pytest.mark.parametrize("string", ["", "True", "yes", "on", "2"])
def test_what_is_no_boolean_stays_a_string(query: Callable[..., str], string: str) -> None:
    found = query(properties(a={"type": "boolean"}), a=[string])
    assert found == "/query/a: must be a boolean, not a string"


def test_the_parameters_of_engine_io_never_count(query: Callable[..., str]) -> None:
    own = {name: ["1"] for name in ("EIO", "transport", "t", "sid", "b64", "j")}
    closed = properties(token={}) | {"additionalProperties": False}
    assert query(closed, token=["x"], **own) == "None"
    assert query({"required": ["sid"]}, **own) == "/query/sid: is missing"
    assert query(closed, other=["x"]) == "/query/other: is not an expected property"


@pytest.mark.parametrize("spelling", ["X-Token", "x-token", "X-TOKEN"])
@pytest.mark.parametrize("sent", ["X-Token", "x-token", "X-TOKEN"])
def test_header_names_have_no_case(headers: Callable[..., str], spelling: str, sent: str) -> None:
    raw = {"properties": {spelling: {"maxLength": 3}}, "required": [spelling]}
    assert headers(raw, {sent: "abc"}) == "None"
    assert headers(raw, {sent: "abcd"}) == f"/headers/{spelling}: must have at most 3 characters"
    assert headers(raw, {}) == f"/headers/{spelling}: is missing"


def test_the_spelling_of_headers_is_found_through_references(headers: Callable[..., str]) -> None:
    raw = {
        "allOf": [{"$ref": "#/definitions/A"}, {"required": ["X-Other"]}],
        "definitions": {"A": {"required": ["X-Token"]}},
    }
    assert headers(raw, {"x-token": "1", "x-other": "1"}) == "None"


def test_other_headers_are_in_lower_case(headers: Callable[..., str]) -> None:
    assert headers({"propertyNames": {"pattern": "^[a-z-]+$"}}, {"User-Agent": "x"}) == "None"


def test_headers_become_what_the_schema_wants(headers: Callable[..., str]) -> None:
    raw = {"properties": {"X-Page": {"type": "integer", "minimum": 3}}}
    assert headers(raw, {"x-page": "3"}) == "None"
    assert headers(raw, {"x-page": "2"}) == "/headers/X-Page: must be at least 3"


def test_a_header_is_split_at_commas_only_where_an_array_is_wanted(
    headers: Callable[..., str],
) -> None:
    array = {"type": "array", "const": [1, 2], "items": {"type": "integer"}}
    assert headers({"properties": {"X-Ids": array}}, {"X-Ids": "1, 2"}) == "None"
    assert headers({"properties": {"X-Ids": {"const": "1, 2"}}}, {"X-Ids": "1, 2"}) == "None"


def test_a_closed_schema_of_headers_leaves_undeclared_ones_out(
    headers: Callable[..., str],
) -> None:
    closed = {
        "properties": {"X-Token": {"maxLength": 1}},
        "patternProperties": {"^x-my-": {"maxLength": 1}},
        "additionalProperties": False,
    }
    sent = {"Host": "localhost", "User-Agent": "x", "X-Token": "1", "X-My-A": "1"}
    assert headers(closed, sent) == "None"
    assert headers(closed, sent | {"X-My-A": "12"}) == (
        "/headers/x-my-a: must have at most 1 character"
    )


def test_a_pattern_of_header_names_must_be_one_that_python_knows(
    headers: Callable[..., str],
) -> None:
    closed = {"patternProperties": {r"^\p{L}": {}}, "additionalProperties": False}
    with pytest.raises(AsynctionException):
        headers(closed, {"Host": "x"})
