"""What one rule says of a document."""

from __future__ import annotations

import io
from textwrap import dedent
from typing import TYPE_CHECKING

import pytest

from asynction_spec import RULES, validate

if TYPE_CHECKING:
    from collections.abc import Callable

_INFO = "info: {title: Chat, version: 1.0.0}\n"


@pytest.fixture
def told2() -> Callable[[str, str], list[str]]:
    """Gives what a rule says of a 2.6 document, of which the test writes line 3 and on."""
    return lambda code, body: _told(code, f"asyncapi: 2.6.0\n{_INFO}{dedent(body)}\n")


@pytest.fixture
def told3() -> Callable[[str, str], list[str]]:
    """Gives what a rule says of a 3.0 document, of which the test writes line 3 and on."""
    return lambda code, body: _told(code, f"asyncapi: 3.0.0\n{_INFO}{dedent(body)}\n")


def _told(code: str, text: str) -> list[str]:
    rule = RULES[code]
    asked = {} if rule.default else {code: rule.severity}
    found = validate(io.StringIO(text), profile=rule.profile, rules=asked)
    return [str(one) for one in found if one.code == code]
