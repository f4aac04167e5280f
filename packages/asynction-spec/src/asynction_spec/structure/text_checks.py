"""Conditions on strings that a table can name: each says what is wrong, or nothing."""

from __future__ import annotations

import re
import warnings

_NAME = re.compile(r"[A-Za-z0-9_\-]+")
_COMPONENT_NAME = re.compile(r"[A-Za-z0-9.\-_]+")

_URI = re.compile(r"[A-Za-z][A-Za-z0-9+.\-]*:[^\s<>\"{}|\\^`]+")  # RFC 3986, roughly
_EMAIL = re.compile(r"[^\s@]+@[^\s@]+")
_POINTER = r"(?:/(?:[^/~]|~[01])*)*"
# ABNF in "Runtime Expression"; the fragment is a JSON pointer.
_EXPRESSION = re.compile(rf"\$message\.(?:header|payload)(?:#{_POINTER})?")

# What ECMA-262 writes differently from Python, in patterns that mean the same.
_ECMA = (
    (re.compile(r"\(\?<(?![=!])"), "(?P<"),  # a named group
    (re.compile(r"\\k<"), "(?P="),  # a reference to one, closed by the next line
    (re.compile(r"\(\?P=(\w+)>"), r"(?P=\1)"),
    (re.compile(r"\\[pP]\{[^}]*\}"), r"\\w"),  # a Unicode property
    (re.compile(r"\\u\{[^}]*\}|\\c[A-Za-z]"), r"\\x01"),  # a code point, a control character
)


def check_name(text: str) -> str:
    """Names of servers, variables and parameters."""
    return "" if _NAME.fullmatch(text) else "may hold only letters, digits, '-' and '_'"


def check_component_name(text: str) -> str:
    """Names under ``components``."""
    is_name = _COMPONENT_NAME.fullmatch(text)
    return "" if is_name else "may hold only letters, digits, '.', '-' and '_'"


def check_uri(text: str) -> str:
    """Absolute URIs and URLs: what begins with a scheme."""
    return "" if _URI.fullmatch(text) else "is no absolute URL, such as 'https://example.com'"


def check_email(text: str) -> str:
    """E-mail addresses."""
    return "" if _EMAIL.fullmatch(text) else "is no e-mail address"


def check_expression(text: str) -> str:
    """Runtime expressions: where in a message a value is found."""
    is_expression = _EXPRESSION.fullmatch(text)
    return "" if is_expression else "is no runtime expression, such as '$message.header#/id'"


def check_pattern(text: str) -> str:
    """Regular expressions, ECMA-262 as JSON Schema says or Python's."""
    for ecma, python in _ECMA:
        text = ecma.sub(python, text)
    try:
        with warnings.catch_warnings(action="ignore"):  # of what Python may read otherwise one day
            re.compile(text)
    except (re.error, OverflowError, RecursionError) as error:
        return f"is no regular expression: {error}"
    return ""
