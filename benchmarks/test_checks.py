import jsonschema
import pytest

from asynction_spec import Checks, load
from benchmarks.documents import MEDIUM, MEDIUM_SCHEMA, SMALL, SMALL_SCHEMA

CASES = {"75 bytes": (SMALL, SMALL_SCHEMA), "2 kB": (MEDIUM, MEDIUM_SCHEMA)}


def arguments_check(schema):
    document = load(
        {
            "asyncapi": "2.6.0",
            "info": {"title": "t", "version": "1"},
            "channels": {"/": {"publish": {"message": {"name": "e", "payload": schema}}}},
        }
    )
    return Checks().arguments(document.namespaces["/"].receives["e"].payload).violation


def candidates(value, schema):
    check = arguments_check(schema)
    return {
        "ours": lambda: check((value,)),
        "jsonschema.validate": lambda: jsonschema.validate(value, schema),
    }


def is_refused(check, value):
    try:
        return check((value,)) is not None
    except jsonschema.ValidationError:
        return True


@pytest.mark.parametrize("candidate", ["ours", "jsonschema.validate"])
@pytest.mark.parametrize("size", CASES)
def test_valid_arguments(benchmark, size, candidate):
    benchmark.group = f"valid arguments of {size}"
    value, schema = CASES[size]
    check = candidates(value, schema)[candidate]

    assert benchmark(check) is None


@pytest.mark.parametrize("candidate", ["ours", "jsonschema.validate"])
@pytest.mark.parametrize("size", CASES)
def test_invalid_arguments(benchmark, size, candidate):
    benchmark.group = f"invalid arguments of {size}, with the reason"
    value, schema = CASES[size]
    invalid = {**value, next(iter(value)): None}
    ours = arguments_check(schema)

    def explain():
        if candidate == "ours":
            return ours((invalid,))
        with pytest.raises(jsonschema.ValidationError) as caught:
            jsonschema.validate(invalid, schema)
        return caught.value

    assert benchmark(explain) is not None
