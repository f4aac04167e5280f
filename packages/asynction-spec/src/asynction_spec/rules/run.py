"""Runs the checks of the rules that apply to a document."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias

from asynction_spec.rules import (
    channels,
    handlers,
    identity,
    messages,
    recommended,
    references,
    schemas,
    security,
    servers,
    socketio,
)
from asynction_spec.rules.catalogue import RULES
from asynction_spec.rules.check import ModelCheck, ObjectCheck, TreeCheck

if TYPE_CHECKING:
    from asynction_spec.model.document import Document
    from asynction_spec.rules.fault import Faults
    from asynction_spec.rules.policy import Policy
    from asynction_spec.rules.scope import Scope

Check: TypeAlias = ModelCheck | ObjectCheck | TreeCheck

#: Every check.
CHECKS: tuple[Check, ...] = (
    *identity.CHECKS,
    *servers.CHECKS,
    *channels.CHECKS,
    *references.CHECKS,
    *security.CHECKS,
    *messages.CHECKS,
    *schemas.CHECKS,
    *socketio.CHECKS,
    *handlers.CHECKS,
    *recommended.CHECKS,
)


def check_tree(scope: Scope, policy: Policy) -> Faults:
    """Check the objects of a document, whatever else is wrong in it."""
    for one in CHECKS:
        if isinstance(one, ModelCheck) or one.family not in (0, scope.family):
            continue
        if not _applies(one, policy):
            continue
        if isinstance(one, TreeCheck):
            yield from one.check(scope)
        else:
            for node in scope.of(*one.kinds):
                yield from one.check(node, scope)


def check_model(document: Document, policy: Policy) -> Faults:
    """Check a document that has been read."""
    for one in CHECKS:
        if isinstance(one, ModelCheck) and _applies(one, policy):
            yield from one.check(document)


def _applies(check: Check, policy: Policy) -> bool:
    return any(policy.applies(RULES[code]) for code in check.codes)
