"""How a rule says what it found."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, TypeAlias

from asynction_spec.diagnostics import Diagnostic, Severity

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from asynction_spec.model.document import Document
    from asynction_spec.structure.nodes import Node

_MOST_SHOWN = 40

#: What a rule gives: everything that it found.
Faults: TypeAlias = "Iterator[Diagnostic]"


def fault(
    code: str, message: str, node: Node, hint: str = "", *, severity: Severity = Severity.ERROR
) -> Diagnostic:
    """Say what is wrong at a node.

    Args:
        code: The rule's code.
        message: What is wrong: one sentence without a full stop.
        node: Where.
        hint: How to put it right.
        severity: The most that it can matter here; the rule has its own severity.
    """
    return Diagnostic(
        code=code, message=message, hint=hint, severity=severity, location=node.location
    )


def fault_at(document: Document, code: str, message: str, hint: str, pointer: str) -> Diagnostic:
    """Say what is wrong at a pointer of a document that has been read."""
    return Diagnostic(code=code, message=message, hint=hint, location=document.locate(pointer))


def shown(value: object) -> str:
    """Write a value as JSON does, the beginning of a long one."""
    text = json.dumps(value, ensure_ascii=False)
    return text if len(text) <= _MOST_SHOWN else f"{text[:_MOST_SHOWN]}…"


def listed(names: Iterable[object]) -> str:
    """Write names one after another, the first few of many; ``none`` without any."""
    shown = [repr(name) for name in names]
    return ", ".join(shown[:8] + (["…"] if len(shown) > 8 else [])) or "none"
