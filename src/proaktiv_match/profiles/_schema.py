"""JSON Schema of the contract's input, so that a case system can check before it sends."""

import inspect
import math
import re
from collections.abc import Iterator, Mapping
from typing import Any, Literal, get_args

from pydantic import BaseModel

from proaktiv_match.profiles._amount import Side
from proaktiv_match.profiles._arrangement import AccommodationState, Arrangement
from proaktiv_match.profiles._field_walk import field_names
from proaktiv_match.profiles._measured import VALUE_FIELDS
from proaktiv_match.profiles._offer import Demand, Offer
from proaktiv_match.profiles._participant import Limit, Participant
from proaktiv_match.vocabulary import Measure, vocabulary

__all__ = ["json_schema"]

Schema = dict[str, Any]

_DIALECT = "https://json-schema.org/draft/2020-12/schema"
_INTERVAL = r"^\s*[\[(]\s*-?\d+(\.\d+)?\s*,\s*(-?\d+(\.\d+)?|inf|∞)\s*[\])]\s*$"
_ATTRIBUTE = re.compile(r"    (?P<name>\w+): (?P<text>.+)")
_NO_NAME = re.compile(r"[^A-Za-z0-9]+")
_MEASURED: tuple[tuple[type[BaseModel], Side], ...] = ((Limit, "limit"), (Demand, "demand"))
_NAMES_OF_DIMENSIONS = ("dimension", "covers", "no_restriction", "acts_on")


def json_schema(name: Literal["participant", "offer"]) -> Schema:
    """JSON Schema (2020-12) of a participant or an offer of contract 1.

    Dimensions, measures, options, ranges, instruments and accommodations are listed, so that most wrong input is found
    without this package. What a schema cannot say (days of the calendar, empty intervals, words of a lexicon, R6,
    diagnoses) is found when the file is read. Whatever is read without a fault is valid by the schema.

    Args:
        name: `participant` or `offer`.
    """
    model: type[BaseModel] = Participant if name == "participant" else Offer
    made = model.model_json_schema()
    parts: dict[str, Schema] = made["$defs"]
    for part in _models(model):
        _describe(made if part is model else parts[part.__name__], part)
    _say_bounds(made)
    _list_names(parts)
    for part, side in _MEASURED:
        if part.__name__ in parts:
            parts[part.__name__]["allOf"] = list(_conditions(side, parts))
    head = {
        "$schema": _DIALECT,
        "$id": f"urn:proaktiv-match:contract:1:{name}",
        "title": f"proaktiv-match {name}, contract 1",
    }
    return {**head, **{key: value for key, value in made.items() if key not in head}}


def _models(model: type[BaseModel]) -> list[type[BaseModel]]:
    """`model` and all models inside it."""
    found = [model]
    for part in found:
        for info in part.model_fields.values():
            found += [inner for inner in _inner_models(info.annotation) if inner not in found]
    return found


def _inner_models(annotation: Any) -> Iterator[type[BaseModel]]:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        yield annotation
    for inner in get_args(annotation):
        yield from _inner_models(inner)


def _describe(schema: Schema, model: type[BaseModel]) -> None:
    """Put the docstring's sentences where they belong: on the object, and on each field."""
    text, _, attributes = (inspect.getdoc(model) or "").partition("\n\nAttributes:\n")
    schema["description"] = text
    names = {info.alias or name: name for name, info in model.model_fields.items()}
    # A line that goes on is indented deeper than the attribute it belongs to.
    lines = re.sub(r"\n {8,}", " ", attributes).splitlines()
    told = {found["name"]: found["text"] for found in map(_ATTRIBUTE.fullmatch, lines) if found}
    for name in field_names(model):
        # The titles that pydantic makes say the name once more.
        schema["properties"][name].pop("title", None)
        if names[name] in told:
            schema["properties"][name]["description"] = told[names[name]]


def _say_bounds(schema: Any) -> None:
    """Pydantic leaves the bounds of `int | float` in its own words."""
    if isinstance(schema, dict):
        for own, said in (("ge", "minimum"), ("le", "maximum")):
            if own in schema:
                schema[said] = schema.pop(own)
    for inner in schema.values() if isinstance(schema, dict) else schema if isinstance(schema, list) else ():
        _say_bounds(inner)


def _strings(schema: Schema) -> Iterator[Schema]:
    """The places inside the schema of a field that take a text."""
    if schema.get("type") == "string":
        yield schema
    for inner in (*schema.get("anyOf", ()), schema.get("items")):
        if isinstance(inner, dict):
            yield from _strings(inner)


def _list_names(parts: Mapping[str, Schema]) -> None:
    """Closed lists for the names of the vocabulary."""
    words = vocabulary()
    for part in parts.values():
        for name in _NAMES_OF_DIMENSIONS:
            for place in _strings(part.get("properties", {}).get(name, {})):
                place["enum"] = list(words.dimensions)
    for model in (AccommodationState, Arrangement):
        if model.__name__ in parts:
            parts[model.__name__]["properties"]["id"]["enum"] = list(words.accommodations)


def _conditions(side: Side, parts: dict[str, Schema]) -> Iterator[Schema]:
    """One condition for each dimension and each measure; the values that they take are added to `parts`."""
    for dimension in vocabulary().dimensions.values():
        names = [measure.name for measure in dimension.measures]
        yield {
            "if": {"properties": {"dimension": {"const": dimension.id}}},
            "then": {"properties": {"measure": {"enum": names, "description": dimension.label_en}}},
        }
        for measure in dimension.measures:
            key = _NO_NAME.sub("_", f"{side}_{measure.kind}_{_scale(measure)}")
            parts.setdefault(key, _values(measure, side))
            yield {
                "if": {"properties": {"dimension": {"const": dimension.id}, "measure": {"const": measure.name}}},
                "then": {"$ref": f"#/$defs/{key}"},
            }


def _scale(measure: Measure) -> str:
    if measure.unit is None:
        return "_".join(measure.key)
    return "percent" if measure.unit.id == "%" else measure.unit.id


def _values(measure: Measure, side: Side) -> Schema:
    """Which fields carry the value of a measure, and what they take."""
    takes = VALUE_FIELDS[side][measure.kind]
    others = {name for names in VALUE_FIELDS[side].values() for name in names} - set(takes)
    value = _options(measure) if measure.is_set else _amount(measure)
    return {
        "properties": {
            **{name: {"anyOf": [value, {"type": "null"}]} for name in takes},
            **{name: {"type": "null"} for name in sorted(others)},
        },
        "anyOf": [{"required": [name], "properties": {name: {"not": {"type": "null"}}}} for name in takes],
    }


def _options(measure: Measure) -> Schema:
    item: Schema = {"type": "string"}
    if not measure.open_list:
        item["enum"] = list(measure.options)
    return {"type": "array", "items": item}


def _amount(measure: Measure) -> Schema:
    unit = measure.unit
    if unit is None:
        return {}
    number: Schema = {"type": "number", "minimum": float(unit.range.lo), "description": unit.label_en}
    if unit.range.hi != math.inf:
        number["maximum"] = float(unit.range.hi)
    interval = {"type": "string", "pattern": _INTERVAL, "examples": ["[3,6)", "(5,33]"]}
    if not measure.allows_words:
        return {"anyOf": [number, interval]}
    word = {
        "type": "object",
        "properties": {"word": {"type": "string"}, "lexicon": {"enum": list(vocabulary().lexicons)}},
        "required": ["word", "lexicon"],
        "additionalProperties": False,
    }
    return {"anyOf": [number, interval, word]}
