"""Every code has a rule, and every rule an example that breaks it and one that keeps it."""

from __future__ import annotations

import io
import re
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
import yaml

import asynction_spec
from asynction_spec import RULES, Profile, Rule, Severity, validate
from asynction_spec.rules.run import CHECKS

if TYPE_CHECKING:
    from collections.abc import Callable

IN_WORDS = sorted(code for code, rule in RULES.items() if rule.in_words)
WITH_TEXT = sorted(RULES.keys() - set(IN_WORDS))


def codes_of(rule: Rule, example: str) -> set[str]:
    """Give the codes found in an example, with the rule switched on."""
    severity = rule.severity
    text = rule.document(example)
    found = validate(io.StringIO(text), profile=rule.profile, rules={rule.code: severity})
    return {one.code for one in found}


@pytest.mark.parametrize("code", WITH_TEXT)
def test_the_bad_example_breaks_the_rule(code: str) -> None:
    if code == "bad-avro-schema":
        pytest.importorskip("fastavro", reason="only the extra avro knows what is one")
    rule = RULES[code]
    found = validate(io.StringIO(rule.document(rule.bad)), profile=rule.profile)
    severities = {one.severity for one in found if one.code == code}
    assert severities == ({rule.severity} if rule.default else set())
    assert code in codes_of(rule, rule.bad)


@pytest.mark.parametrize("code", WITH_TEXT)
def test_the_good_example_keeps_the_rule(code: str) -> None:
    """Nor does it break another one so that the document could not be used."""
    rule = RULES[code]
    assert code not in codes_of(rule, rule.good)
    found = validate(io.StringIO(rule.document(rule.good)), profile=rule.profile)
    assert [str(one) for one in found if one.severity is Severity.ERROR] == []


@pytest.mark.parametrize("code", WITH_TEXT)
def test_the_good_example_is_yaml(code: str) -> None:
    rule = RULES[code]
    assert isinstance(yaml.safe_load(rule.document(rule.good)), dict)


def latin1(folder: Path) -> Path:
    path = folder / "chat.yaml"
    path.write_bytes("asyncapi: 3.0.0\ninfo: {title: é, version: '1'}\n".encode("latin-1"))
    return path


def text(content: str, name: str = "chat.yaml") -> Callable[[Path], Path]:
    def write(folder: Path) -> Path:
        path = folder / name
        path.write_text(content, encoding="utf-8")
        return path

    return write


SHOWN: dict[str, Callable[[Path], Any]] = {
    "empty": text(""),
    "encoding": latin1,
    "json-syntax": text('{"asyncapi": "3.0.0",}', "chat.json"),
    "not-asyncapi": text("openapi: 3.0.0\n"),
    "ref-unreadable": text(
        "asyncapi: 3.0.0\ninfo: {title: T, version: '1'}\nchannels: {a: {$ref: 'absent.yaml'}}\n"
    ),
    "too-large": text("#" * (16 * 1024 * 1024 + 1)),
    "unreadable": lambda folder: folder / "absent.yaml",
}


@pytest.mark.parametrize("code", IN_WORDS)
def test_what_is_said_in_words_is_so(code: str, tmp_path: Path) -> None:
    found = validate(SHOWN[code](tmp_path))
    assert [one.code for one in found if one.severity is Severity.ERROR] == [code]


def test_every_code_of_the_package_has_a_rule() -> None:
    folder = Path(asynction_spec.__file__).parent
    reported = set()
    for path in folder.rglob("*.py"):
        if not path.name.startswith("catalogue"):
            reported |= set(_CODE.findall(path.read_text(encoding="utf-8")))
    assert reported - _NO_CODES <= RULES.keys()
    assert RULES.keys() <= reported


# A string that looks like a code: lower-case words, and the few codes of one word.
_CODE = re.compile(r'"([a-z0-9]+(?:-[a-z0-9]+)+|empty|encoding|unreadable)"')
_NO_CODES = {"utf-8", "utf-16", "x-ack", "x-handler", "x-handlers", "x-security", "x-socketio"}


@pytest.mark.parametrize("code", RULES)
def test_a_rule_says_what_it_asks_for(code: str) -> None:
    rule = RULES[code]
    assert rule.code == code
    assert re.fullmatch(r"[A-Z0-9'].*[^.]", rule.summary)
    assert rule.good
    assert rule.bad
    assert not rule.blocking or rule.severity is Severity.ERROR
    assert not rule.replaced_by or rule.replaced_by in RULES


def test_checks_and_rules_name_each_other() -> None:
    named = {code for one in CHECKS for code in one.codes}
    assert named <= RULES.keys()
    assert {code for code, rule in RULES.items() if rule.profile != Profile.CORE} <= named


@pytest.mark.parametrize("code", sorted(code for code, rule in RULES.items() if not rule.default))
def test_advice_is_given_only_to_those_who_ask(code: str) -> None:
    rule = RULES[code]
    text = io.StringIO(rule.document(rule.bad))
    assert code not in {one.code for one in validate(text, profile="server")}
