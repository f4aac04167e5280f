"""Which rules apply to a document, and how much a breach of each matters."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, TypeAlias

from asynction_spec.diagnostics import Severity
from asynction_spec.errors import UnknownOption
from asynction_spec.rules.catalogue import RULES
from asynction_spec.rules.rule import Profile

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from asynction_spec.diagnostics import Diagnostic
    from asynction_spec.rules.rule import Rule

#: What a caller may say about a rule: how much it matters, or ``off``.
Setting: TypeAlias = "Severity | str"

_OFF = "off"
_RANKS = {Severity.ERROR: 2, Severity.WARNING: 1, Severity.INFO: 0}


class Policy:
    """What the caller of ``load`` wants to hear about.

    Every diagnostic passes here, and nowhere else is a severity decided. A fault that
    keeps a document from being read stays an error whatever the caller says.

    Args:
        profile: The rules to apply.
        rules: Severities for single rules by code; ``off`` leaves a rule out.

    Raises:
        UnknownOption: There is no such profile, rule or severity.
    """

    def __init__(self, *, profile: str = "socketio", rules: Mapping[str, Setting] | None = None):
        self._profile = Profile(_known("profile", profile, list(Profile)))
        self._settings = {
            _known("rule", code, RULES): _known("severity", setting, [*Severity, _OFF])
            for code, setting in (rules or {}).items()
        }

    def applies(self, rule: Rule) -> bool:
        """Whether a rule is looked at."""
        if rule.blocking:
            return True
        if rule.code in self._settings:
            return self._settings[rule.code] != _OFF
        if not rule.default or not self._profile.includes(rule.profile):
            return False
        return not rule.replaced_by or not self.applies(RULES[rule.replaced_by])

    def judge(self, diagnostics: Iterable[Diagnostic]) -> list[Diagnostic]:
        """Give the diagnostics of rules that apply, with their severities, in document order."""
        judged = (self._judge(diagnostic) for diagnostic in diagnostics)
        kept = dict.fromkeys(diagnostic for diagnostic in judged if diagnostic is not None)
        return sorted(kept, key=lambda diagnostic: diagnostic.location)

    def _judge(self, diagnostic: Diagnostic) -> Diagnostic | None:
        rule = RULES.get(diagnostic.code)
        if rule is None:
            return diagnostic
        if not self.applies(rule):
            return None
        return replace(diagnostic, severity=self._severity(rule, diagnostic.severity))

    def _severity(self, rule: Rule, found: Severity) -> Severity:
        if rule.blocking:
            return Severity.ERROR
        if rule.code in self._settings:
            return Severity(self._settings[rule.code])
        # Who finds a fault may know that it matters less here than elsewhere, never more.
        return min(rule.severity, found, key=lambda severity: _RANKS[severity])


def _known(noun: str, name: str, known: Iterable[str]) -> str:
    names = [str(one) for one in known]
    if name not in names:
        raise UnknownOption(noun, name, names)
    return str(name)
