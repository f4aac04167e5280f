"""Which rules apply, and how much a breach of each matters."""

from __future__ import annotations

import io

import pytest

from asynction_spec import (
    RULES,
    AsynctionException,
    InvalidDocument,
    Profile,
    Severity,
    UnknownOption,
    load,
    validate,
)

KAFKA = """\
asyncapi: 3.0.0
info: {title: Orders, version: 1.0.0}
channels:
  orders: {address: orders.created, messages: {created: {name: connect}}}
operations:
  hear: {action: receive, channel: {$ref: '#/channels/orders'}}
"""
BROKEN = "asyncapi: 3.0.0\ninfo: {title: 5, version: '1', titel: T}\n"


def codes(text: str, **options: object) -> list[str]:
    found = validate(io.StringIO(text), **options)  # type: ignore[arg-type]  # as a caller would
    return [f"{one.severity} {one.code}" for one in found]


@pytest.mark.parametrize(
    ("profile", "expected"),
    [
        pytest.param("core", [], id="any API"),
        pytest.param(
            "socketio", ["error bad-namespace", "error reserved-event"], id="a Socket.IO API"
        ),
        pytest.param(
            "server",
            ["error bad-namespace", "error reserved-event", "error no-handler"],
            id="one that drives a server",
        ),
    ],
)
def test_a_profile_has_the_rules_of_those_before_it(profile: str, expected: list[str]) -> None:
    assert codes(KAFKA, profile=profile) == expected
    assert codes(KAFKA, profile=Profile(profile)) == expected


def test_socketio_is_the_default() -> None:
    assert codes(KAFKA) == codes(KAFKA, profile="socketio")


def test_a_rule_can_be_switched_off() -> None:
    off = {"bad-namespace": "off", "reserved-event": "off"}
    assert codes(KAFKA, rules=off) == []
    assert load(io.StringIO(KAFKA), rules=off).diagnostics == ()


@pytest.mark.parametrize("severity", ["warning", Severity.INFO])
def test_a_severity_can_be_changed(severity: str) -> None:
    changed = {"bad-namespace": severity, "reserved-event": severity}
    assert codes(KAFKA, rules=changed) == [
        f"{severity} bad-namespace",
        f"{severity} reserved-event",
    ]
    assert len(load(io.StringIO(KAFKA), rules=changed).diagnostics) == 2


def test_a_warning_can_be_made_an_error() -> None:
    text = KAFKA + "defaultContentType: json\n"
    assert codes(text, profile="core") == ["warning bad-content-type"]
    with pytest.raises(InvalidDocument, match="error bad-content-type"):
        load(io.StringIO(text), profile="core", rules={"bad-content-type": "error"})


def test_a_rule_of_another_profile_can_be_asked_for() -> None:
    asked = {"no-handler": "warning", "no-id": "info"}
    assert codes(KAFKA, profile="core", rules=asked) == ["info no-id", "warning no-handler"]


def test_a_narrower_rule_replaces_a_wider_one() -> None:
    text = KAFKA.replace("{created: {name: connect}}", "{a: {name: say}, b: {name: say}}")
    assert codes(text, profile="core") == ["warning ambiguous-messages"]
    assert codes(text, rules={"bad-namespace": "off"}) == ["error duplicate-event"]
    off = {"bad-namespace": "off", "duplicate-event": "off"}
    assert codes(text, rules=off) == ["warning ambiguous-messages"]


@pytest.mark.parametrize("setting", ["off", "info"])
def test_what_cannot_be_read_stays_an_error(setting: str) -> None:
    off = dict.fromkeys(RULES, setting)
    assert "error wrong-type" in codes(BROKEN, rules=off)
    with pytest.raises(InvalidDocument):
        load(io.StringIO(BROKEN), rules=off)
    assert codes("- 1\n", rules=off) == ["error not-asyncapi"]
    assert codes("[", rules=off) == ["error yaml-syntax"]


def test_where_a_fault_matters_less_its_severity_is_lower() -> None:
    """A newer minor may have fields that are not known here; whoever insists has the last word."""
    text = "asyncapi: 3.9.0\ninfo: {title: T, version: '1', mood: good}\n"
    newer = "warning newer-version"
    assert codes(text) == [newer, "warning unknown-field"]
    assert codes(text, rules={"unknown-field": "error"}) == [newer, "error unknown-field"]


@pytest.mark.parametrize(
    ("options", "expected"),
    [
        pytest.param(
            {"rules": {"bad-namspace": "off"}},
            "there is no rule 'bad-namspace'; did you mean 'bad-namespace'?",
            id="rule",
        ),
        pytest.param(
            {"rules": {"xyz": "off"}},
            "there is no rule 'xyz'; asynction_spec.RULES has all",
            id="rule like no other",
        ),
        pytest.param(
            {"rules": {"no-id": "none"}},
            "there is no severity 'none'; use one of: error, warning, info, off",
            id="severity",
        ),
        pytest.param(
            {"profile": "sockets"},
            "there is no profile 'sockets'; did you mean 'socketio'?",
            id="profile",
        ),
    ],
)
def test_what_does_not_exist_is_said_at_once(options: dict[str, object], expected: str) -> None:
    for read in (load, validate):
        with pytest.raises(UnknownOption) as caught:
            read("absent.yaml", **options)  # type: ignore[arg-type]  # that is the point
        assert str(caught.value) == expected
    assert isinstance(caught.value, AsynctionException)
    assert isinstance(caught.value, ValueError)


def test_rules_look_at_what_is_sound_of_a_broken_document() -> None:
    text = BROKEN + "servers: {s: {host: a/b, protocol: kafka}}\nchannels: {a: {address: '/?'}}\n"
    assert codes(text) == [
        "error wrong-type",
        "error unknown-field",
        "warning host-with-scheme",
        "warning protocol-not-socketio",
        "info unused-channel",
        "error address-with-query",
    ]
