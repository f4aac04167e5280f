"""Where we differ from the official schemas on purpose, as changes to these schemas.

Nothing else may differ, but for two things that no schema can say: a field that came
with a later minor version is only a warning of ours, and any patch of a version is read.
Codes that are compared at all are listed in ``test_oracle``.
"""

from __future__ import annotations

from typing import Any

Definitions = dict[str, Any]

_EXTENSIONS = {"^x-": {}}
_STRING = {"type": "string"}
_DATA = ("examples", "enum")


def amend(schema: dict[str, Any]) -> dict[str, Any]:
    """Change the schema of a version to what we mean to accept, in place."""
    _restrict_names(schema["properties"], "servers", r"^[A-Za-z0-9_\-]+$")
    for change in AMENDMENTS:
        change(schema["definitions"])
    return schema


def _other_bindings_are_tolerated(definitions: Definitions) -> None:
    """Ours is a parser for Socket.IO: of bindings, only those of WebSockets are looked into.

    In 3.x the schemas list the protocols, and miss mercure and mqtt5, which the text has.
    """
    for name in definitions:
        if name.lower().endswith("bindingsobject"):
            known = definitions[name]["properties"]
            is_reference = _STRING if name == "bindingsObject" else False
            ws = {"ws": known["ws"]} if name == "channelBindingsObject" else {}
            definitions[name] = {"type": "object", "properties": {"$ref": is_reference} | ws}


def _foreign_schemas_are_opaque(definitions: Definitions) -> None:
    """What another schema format says is not structure: rules of ours look into it."""
    for name in ("avroSchema_v1", "openapiSchema_3_0"):
        definitions[name] = True


def _only_fields_of_the_text_are_fields(definitions: Definitions) -> None:
    """No version's text knows ``deprecated`` outside of the Schema Object."""
    for name, definition in definitions.items():
        if name != "schema":
            for each in _objects(definition):
                each.get("properties", {}).pop("deprecated", None)


def _extensions_hold_anything(definitions: Definitions) -> None:
    """``x-linkedin`` and ``x-x`` come from a catalogue of extensions, not from the text."""
    definitions["infoExtensions"] = True


def _extensions_may_stand_everywhere(definitions: Definitions) -> None:
    """The texts allow them in examples and flows, whose schemas forgot them.

    In maps of messages (2.x ``oneOf``) we take them too.
    """
    for definition in definitions.values():
        for each in _objects(definition):
            if each.get("additionalProperties") is False:
                each.setdefault("patternProperties", {}).update(_EXTENSIONS)


def _listed_fields_are_all(definitions: Definitions) -> None:
    """The texts list all fields of these two, whose schemas forgot to say so."""
    definitions["oauth2Flows"]["additionalProperties"] = False
    if "multiFormatSchema" in definitions:
        definitions["multiFormatSchema"] |= {
            "properties": {"schema": {}, "schemaFormat": _STRING},
            "patternProperties": _EXTENSIONS,
            "additionalProperties": False,
        }


def _a_schema_format_tells_the_two_kinds_of_schemas_apart(definitions: Definitions) -> None:
    """3.x: ``schemaFormat`` is required, while ``schema`` may be any keyword of a schema.

    The official schema goes by ``schema``, and so refuses ``true`` and ``false``.
    """
    if "anySchema" in definitions:
        definitions["anySchema"]["if"] = {"type": "object", "required": ["schemaFormat"]}
        definitions["multiFormatSchema"]["required"] = ["schemaFormat", "schema"]


def _traits_are_no_pairs(definitions: Definitions) -> None:
    """``[trait, {…}]`` is left over from AsyncAPI 1; the text of 3.x knows it no more."""
    if "messageObject" in definitions:
        traits = definitions["messageObject"]["properties"]["traits"]["items"]
        traits["oneOf"] = traits["oneOf"][:2]


def _messages_are_chosen_once(definitions: Definitions) -> None:
    """2.x: ``oneOf`` lists messages; the schema takes further lists there."""
    if "message" in definitions:
        reference, (choice, message) = (
            definitions["message"]["oneOf"][0],
            definitions["message"]["oneOf"][1]["oneOf"],
        )
        choice["properties"]["oneOf"]["items"] = {"oneOf": [reference, message]}


def _rules_of_ours_say_these(definitions: Definitions) -> None:
    """Conditions that have rules, with codes of their own, beyond the structure.

    Headers are objects (``headers-not-object``), examples hold something
    (``example-empty``), only bearers have a format (``bearer-format-misplaced``),
    nothing stands twice (``duplicate-tag``, ``enum-duplicate``).
    """
    for definition in definitions.values():
        for each in _objects(definition):
            if each.get("uniqueItems") is True:
                del each["uniqueItems"]
            if each.get("anyOf") == [{"required": ["payload"]}, {"required": ["headers"]}]:
                del each["anyOf"]
            if each.get("properties") == {"type": {"const": "object"}}:
                del each["properties"]
    basic, bearer = (definitions[f"{kind}HTTPSecurityScheme"] for kind in ("NonBearer", "Bearer"))
    basic["properties"]["bearerFormat"] = bearer["properties"]["bearerFormat"]


def _tuples_may_be_prefix_items(definitions: Definitions) -> None:
    """Our dialect reads the ``prefixItems`` of 2020-12, and so looks into them."""
    schema = {"$ref": "#/definitions/schema"}
    schemas = {"type": "array", "minItems": 1, "items": schema}
    definitions["schema"]["allOf"][1]["properties"]["prefixItems"] = schemas


def _names_follow_the_text(definitions: Definitions) -> None:
    """The texts say MUST; the schemas take other names without a look at what they name."""
    sections = definitions["components"]["properties"]
    for name in sections:
        _restrict_names(sections, name, r"^[A-Za-z0-9_.\-]+$")
    holders = {"server": "variables", "channelItem": "parameters", "channel": "parameters"}
    for kind, name in holders.items():
        if kind in definitions:
            _restrict_names(definitions[kind]["properties"], name, r"^[A-Za-z0-9_\-]+$")


def _restrict_names(fields: dict[str, Any], name: str, pattern: str) -> None:
    fields[name] = {"allOf": [fields[name]], "propertyNames": {"pattern": pattern}}


def _references_may_stand_where_the_text_takes_them(definitions: Definitions) -> None:
    """2.x lacks them in sections for traits; to 3.x, those in ``ws`` are schemas as well.

    We follow one that leads to the whole of ``ws``, too.
    """
    reference = {"$ref": "#/definitions/Reference"}
    for name, section in definitions["components"]["properties"].items():
        trait = section.get("additionalProperties", {})
        if name.endswith("Traits") and "$ref" in trait:
            section["additionalProperties"] = {"oneOf": [reference, trait]}
    schema = {"$ref": "#/definitions/schema"}
    ws = definitions.get("bindings-websockets-0.1.0-channel")
    if ws:
        ws["properties"] |= dict.fromkeys(("query", "headers"), schema)
        known = definitions["channelBindingsObject"]["properties"]
        known["ws"] = {"oneOf": [reference, known["ws"]]}


def _schemas_are_schemas_everywhere(definitions: Definitions) -> None:
    """Some keywords of draft-07 are left to its meta-schema, which lacks our vocabulary."""
    schema = {"$ref": "#/definitions/schema"}
    named = {"type": "object", "additionalProperties": schema}
    either = {"anyOf": [schema, {"type": "array", "items": _STRING}]}
    definitions["schema"]["allOf"][1]["properties"] |= {
        **dict.fromkeys(["additionalItems", "if", "then", "else"], schema),
        "definitions": named,
        "dependencies": named | {"additionalProperties": either},
    }


def _parameters_are_objects(definitions: Definitions) -> None:
    """The schemas forgot to say so."""
    definitions["parameter"]["type"] = "object"


def _an_enumeration_may_be_empty(definitions: Definitions) -> None:
    """Draft-07 (validation, 6.1.2) says SHOULD, and so does its own meta-schema."""
    definitions["json-schema-draft-07-schema"]["properties"]["enum"].pop("minItems", None)


def _references_need_no_escapes(definitions: Definitions) -> None:
    """A space in a reference, or in an ``$id``, leads where its author meant it to."""
    for definition in definitions.values():
        for each in _objects(definition):
            if each.get("format") == "uri-reference":
                del each["format"]


def _expressions_follow_the_text(definitions: Definitions) -> None:
    """The ABNF of runtime expressions: the fragment is optional, and a whole JSON pointer."""
    for definition in definitions.values():
        for each in _objects(definition):
            if str(each.get("pattern")).startswith(r"^\$message"):
                each["pattern"] = r"^\$message\.(header|payload)(#(/([^/~]|~[01])*)*)?$"


def _objects(value: Any) -> list[dict[str, Any]]:
    """Find every schema inside a schema, and itself."""
    if isinstance(value, list):
        return [each for item in value for each in _objects(item)]
    if not isinstance(value, dict):
        return []
    members = value.items()
    data = [key for key, member in members if key in _DATA and isinstance(member, list)]
    return [value, *_objects([member for key, member in members if key not in data])]


AMENDMENTS = (
    _other_bindings_are_tolerated,
    _foreign_schemas_are_opaque,
    _only_fields_of_the_text_are_fields,
    _extensions_hold_anything,
    _extensions_may_stand_everywhere,
    _listed_fields_are_all,
    _a_schema_format_tells_the_two_kinds_of_schemas_apart,
    _traits_are_no_pairs,
    _messages_are_chosen_once,
    _rules_of_ours_say_these,
    _tuples_may_be_prefix_items,
    _references_may_stand_where_the_text_takes_them,
    _schemas_are_schemas_everywhere,
    _parameters_are_objects,
    _names_follow_the_text,
    _an_enumeration_may_be_empty,
    _references_need_no_escapes,
    _expressions_follow_the_text,
)
