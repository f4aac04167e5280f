"""Every code that this package can report."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING

from asynction_spec.rules.catalogue_channels import CHANNEL_RULES
from asynction_spec.rules.catalogue_messages import MESSAGE_RULES
from asynction_spec.rules.catalogue_recommended import RECOMMENDED_RULES
from asynction_spec.rules.catalogue_references import REFERENCE_RULES
from asynction_spec.rules.catalogue_schemas import SCHEMA_RULES
from asynction_spec.rules.catalogue_security import SECURITY_RULES
from asynction_spec.rules.catalogue_servers import SERVER_RULES
from asynction_spec.rules.catalogue_socketio import SOCKETIO_RULES
from asynction_spec.rules.catalogue_source import SOURCE_RULES
from asynction_spec.rules.catalogue_structure import STRUCTURE_RULES

if TYPE_CHECKING:
    from collections.abc import Mapping

    from asynction_spec.rules.rule import Rule

#: Every rule by its code: what a document may get wrong, from the bytes to the last handler.
RULES: Mapping[str, Rule] = MappingProxyType(
    {
        rule.code: rule
        for group in (
            SOURCE_RULES,
            STRUCTURE_RULES,
            REFERENCE_RULES,
            SERVER_RULES,
            CHANNEL_RULES,
            SECURITY_RULES,
            MESSAGE_RULES,
            SCHEMA_RULES,
            RECOMMENDED_RULES,
            SOCKETIO_RULES,
        )
        for rule in group
    }
)
